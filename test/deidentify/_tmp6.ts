import { readFileSync } from 'node:fs';
import { readLines, readMarkup } from './markup.js';
import { score } from './scoring.js';
for (const f of ['test/deidentify/labelled/second-writer-closed.jsonl','test/deidentify/labelled/second-writer-open.jsonl','/tmp/detw/a.txt','/tmp/detw/b.txt','/tmp/detw/c.txt','/tmp/detw/d.txt']) {
 const t=(f.endsWith('jsonl')?readLines:readMarkup)(readFileSync(f,'utf8'));
 const low=(x:string)=>{const l=x.toLowerCase(); return l.length===x.length?l:x;}; const up=(x:string)=>{const l=x.toUpperCase(); return l.length===x.length?l:x;};
 for (const [n,fn] of [['as is',(x:string)=>x],['lower',low],['upper',up]] as const){ const r=score(t.map(i=>({...i,text:fn(i.text)}))); console.log(f.split('/').pop(),n,(r.spanRecall*100).toFixed(1),(r.structuralRecall*100).toFixed(1),(r.precision*100).toFixed(1),r.cleanAlarmedRedact+'/'+r.cleanTexts);} }
