import { performance } from 'node:perf_hooks';
import { detect, type Finding } from '../../src/deidentify/index.js';

export interface Span { start: number; end: number; type: string }
export interface Labelled { id?: string; text: string; spans: Span[]; ignore?: Span[] }

/** Kinds found by their form or a cue, on which the bar is higher. */
export const structural = new Set([
  'badge', 'unit', 'case', 'phone', 'email', 'url', 'handle', 'ip', 'gps', 'address', 'intersection', 'plate', 'vin', 'licence', 'serial', 'ssn', 'birth-date', 'date', 'time', 'account',
]);
const kindOf: Readonly<Record<string, string>> = { PLACE: 'place', RELDATE: 'relative-date', ROAD: 'address', ACCT: 'account', DL: 'licence', DOB: 'birth-date', LICENSE: 'licence' };
export const mapKind = (type: string): string => kindOf[type] ?? type.toLowerCase().replace(/_/g, '-');

export interface KindScore { spans: number; covered: number }
export interface Score {
  texts: number; spans: number; coveredSpans: number; spanRecall: number; charRecall: number; precision: number; f2: number;
  structuralRecall: number; cleanTexts: number; cleanAlarmedRedact: number; cleanAlarmedAny: number; leakFree: number; microsPer1000: number;
  kinds: Record<string, KindScore>;
}
export interface Failure { text: string; start: number; end: number; what: string }

function cover(length: number, spans: readonly { start: number; end: number }[]): Uint8Array {
  const map = new Uint8Array(length);
  for (const span of spans) map.fill(1, span.start, span.end);
  return map;
}

/** Counts only letters and digits: whether a blank or a comma is flagged matters to nobody. */
const counts = (text: string, at: number): boolean => /[\p{L}\p{N}]/u.test(text.charAt(at));

export function score(texts: readonly Labelled[], failures: Failure[] = []): Score {
  const kinds: Record<string, KindScore> = {};
  let spans = 0, covered = 0, labelled = 0, hit = 0, flagged = 0, right = 0, leakFree = 0, clean = 0, alarmedRedact = 0, alarmedAny = 0, time = 0, characters = 0;
  for (const item of texts) {
    const begin = performance.now();
    const findings = detect(item.text);
    time += performance.now() - begin;
    characters += item.text.length;
    const found = cover(item.text.length, findings);
    const truth = cover(item.text.length, item.spans);
    const ignored = cover(item.text.length, item.ignore ?? []);
    for (let at = 0; at < item.text.length; at++) {
      if (!counts(item.text, at)) continue;
      if (truth[at] === 1) {
        labelled++;
        if (found[at] === 1) hit++;
      }
      if (found[at] === 1 && (truth[at] === 1 || ignored[at] !== 1)) {
        flagged++;
        if (truth[at] === 1) right++;
      }
    }
    let missed = 0;
    for (const span of item.spans) {
      const kind = (kinds[mapKind(span.type)] ??= { spans: 0, covered: 0 });
      kind.spans++;
      spans++;
      let whole = true;
      for (let at = span.start; at < span.end; at++) if (found[at] !== 1 && counts(item.text, at)) whole = false;
      if (whole) {
        kind.covered++;
        covered++;
      } else {
        missed++;
        failures.push({ text: item.text, start: span.start, end: span.end, what: `missed ${mapKind(span.type)}` });
      }
    }
    if (missed === 0 && item.spans.length > 0) leakFree++;
    for (const finding of findings) if (wrong(item, finding, truth, ignored)) failures.push({ text: item.text, start: finding.start, end: finding.end, what: `wrong ${finding.kind} ${finding.tier} ${finding.reason}` });
    if (item.spans.length === 0) {
      clean++;
      const heard = findings.filter((finding) => wrong(item, finding, truth, ignored));
      if (heard.length > 0) alarmedAny++;
      if (heard.some((finding) => finding.tier === 'redact')) alarmedRedact++;
    }
  }
  const charRecall = labelled === 0 ? 1 : hit / labelled;
  const precision = flagged === 0 ? 1 : right / flagged;
  const inStructure = Object.entries(kinds).filter(([kind]) => structural.has(kind)).map(([, each]) => each);
  const sum = (list: KindScore[], key: keyof KindScore): number => list.reduce((total, each) => total + each[key], 0);
  return {
    texts: texts.length, spans, coveredSpans: covered, spanRecall: spans === 0 ? 1 : covered / spans, charRecall, precision, f2: (5 * precision * charRecall) / (4 * precision + charRecall || 1),
    structuralRecall: inStructure.length === 0 ? 1 : sum(inStructure, 'covered') / sum(inStructure, 'spans'),
    cleanTexts: clean, cleanAlarmedRedact: alarmedRedact, cleanAlarmedAny: alarmedAny, leakFree: texts.length - clean === 0 ? 1 : leakFree / (texts.length - clean),
    microsPer1000: characters === 0 ? 0 : (time * 1000) / (characters / 1000), kinds,
  };
}

/** Microseconds per 1,000 characters for one pass over the texts. */
export function timeOf(texts: readonly Labelled[]): number {
  const characters = texts.reduce((sum, item) => sum + item.text.length, 0);
  const begin = performance.now();
  for (const item of texts) detect(item.text);
  return characters === 0 ? 0 : ((performance.now() - begin) * 1e6) / characters;
}

function wrong(item: Labelled, finding: Finding, truth: Uint8Array, ignored: Uint8Array): boolean {
  let outside = 0;
  for (let at = finding.start; at < finding.end; at++) if (truth[at] !== 1 && ignored[at] !== 1 && counts(item.text, at)) outside++;
  return outside > 0;
}
