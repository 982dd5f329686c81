import { detect } from '../../src/deidentify/index.js';
import { lookUp, Word } from '../../src/deidentify/lexicon.js';
for (const t of process.argv.slice(2)) { if (t.startsWith('?')) { const m=lookUp(t.slice(1)); console.log(t, Object.entries(Word).filter(([,v])=>m&v).map(([k])=>k).join(' ')); continue; }
 console.log(t,'\n  ',detect(t).map(f=>`${f.kind}/${f.tier}/${f.reason}:${t.slice(f.start,f.end)}`).join(' | ')); }
