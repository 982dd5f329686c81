/**
 * Scores the detectors on labelled texts.
 *
 *   npx tsx test/deidentify/score.ts FILE.jsonl|FILE.txt [--kinds] [--errors N] [--json] [--quick] [--lower|--upper]
 *
 * JSON lines hold `{text, spans: [{start, end, kind}]}`; the format of text files is in labelled/README.md.
 */
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { readLines, readMarkup, recased } from './markup.js';
import { score, timeOf, type Failure, type Labelled } from './scoring.js';

const file = process.argv[2];
if (file === undefined) throw new Error('usage: score.ts FILE [--kinds] [--errors N] [--json] [--quick] [--lower|--upper]');
const option = (name: string): boolean => process.argv.includes(name);
const content = readFileSync(file, 'utf8');
const read: Labelled[] = file.endsWith('.jsonl') ? readLines(content) : readMarkup(content);
const texts = option('--lower') ? recased(read, 'lower') : option('--upper') ? recased(read, 'upper') : read;
const some = option('--quick') ? texts.filter((_, index) => index % 10 === 0) : texts;

const failures: Failure[] = [];
const result = score(some, failures);
// The first texts pay for compiling; the time is that of the best of several rounds, when the engine has settled.
for (let round = 0; round < 10; round++) result.microsPer1000 = Math.min(result.microsPer1000, timeOf(some));
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

if (!option('--json')) {
  console.table({
    'spans covered whole': percent(result.spanRecall), 'structural spans covered whole': percent(result.structuralRecall), 'characters found': percent(result.charRecall),
    'flagged characters right': percent(result.precision), F2: percent(result.f2), 'texts without a leak': percent(result.leakFree),
    'clean texts alarmed (redact)': `${result.cleanAlarmedRedact} of ${result.cleanTexts}`, 'clean texts alarmed (any tier)': `${result.cleanAlarmedAny} of ${result.cleanTexts}`,
    'microseconds per 1,000 characters': Math.round(result.microsPer1000),
  });
  if (option('--kinds')) console.table(Object.fromEntries(Object.entries(result.kinds).sort().map(([kind, each]) => [kind, { spans: each.spans, covered: each.covered, share: percent(each.covered / each.spans) }])));
}
const wanted = process.argv.indexOf('--errors');
if (wanted !== -1) {
  for (const failure of failures.slice(0, Number(process.argv[wanted + 1]))) {
    const { text, start, end } = failure;
    console.log(`${failure.what}: ${text.slice(Math.max(0, start - 40), start)}<<${text.slice(start, end)}>>${text.slice(end, end + 30)}`.replace(/\n/g, '\\n'));
  }
}
const ok = result.spanRecall >= 0.97 && result.structuralRecall >= 0.99 && result.precision >= 0.97 && result.cleanAlarmedRedact <= Math.ceil((result.cleanTexts * 2) / 56) && result.microsPer1000 <= 2000;
console.log(JSON.stringify({ ok, ...result, node: process.version, machine: cpus()[0]?.model ?? 'unknown' }));
