import { readFileSync } from 'node:fs';
import { readLines, readMarkup } from './markup.js';
import { score, type Failure } from './scoring.js';
import { detect } from '../../src/deidentify/index.js';
for (const f of ['test/deidentify/labelled/second-writer-closed.jsonl','/tmp/detw/a.txt','/tmp/detw/c.txt','/tmp/detw/d.txt']) {
 const t=(f.endsWith('jsonl')?readLines:readMarkup)(readFileSync(f,'utf8'));
 const low=(x:string)=>{const l=x.toLowerCase(); return l.length===x.length?l:x;};
 const a: Failure[]=[], b: Failure[]=[]; score(t,a); score(t.map(i=>({...i,text:low(i.text)})),b);
 const had=new Set(a.map(x=>low(x.text)+x.start+x.what.slice(0,3)));
 for (const x of b) if(!had.has(x.text+x.start+x.what.slice(0,3))) console.log(f.split('/').pop()!.slice(0,8), x.what.padEnd(14), x.text.slice(Math.max(0,x.start-32),x.start).replace(/\n/g,' ')+'<<'+x.text.slice(x.start,x.end)+'>>'+x.text.slice(x.end,x.end+24).replace(/\n/g,' '));
}
