import { Openings } from './openings.js';
import type { Pattern } from './pattern.js';
import type { Prepared } from './prepare.js';
import { joins, offices, streetTypes } from './scan-words.js';
import { digitsAhead, hasRoad, nearMarkers, startsOf, type Start } from './starts.js';
import type { Candidate } from './types.js';

/** The sign of each gate, and how far after the beginning of a match it may stand. */
const gates: Readonly<Record<NonNullable<Pattern['gate']>, { expression: RegExp; reach: number }>> = {
  '@': { expression: /@|[ (]dot[ )]|[([]at[)\]]|\[dot\]/g, reach: 84 },
  '.x': { expression: /\.[a-z]/g, reach: 44 },
  '.0': { expression: /[^\s\d]\.\d/g, reach: 22 },
  '#': { expression: /[a-z0-9_.]#\d/g, reach: 34 },
  _: { expression: /_/g, reach: 32 },
  $: { expression: /\$/g, reach: 1 },
  '*': { expression: /\*/g, reach: 8 },
  '&': { expression: /[&/@+]/g, reach: 66 },
  n: { expression: / [nx] /g, reach: 26 },
};

const opensType = 1;
const opensOffice = 2;
const opensJoin = 4;
/** All words near which patterns are tried, so that each word of a text is looked up once. */
const opening = new Map<string, number>();
for (const [words, bit] of [[streetTypes, opensType], [offices, opensOffice], [joins, opensJoin]] as const) for (const word of words) opening.set(word, (opening.get(word) ?? 0) | bit);

/** The starts from which a gate's sign lies within reach; most texts have no such sign at all. */
function startsBefore({ expression, reach }: { expression: RegExp; reach: number }, starts: readonly Start[], low: string): readonly Start[] {
  const found: Start[] = [];
  let next = 0;
  expression.lastIndex = 0;
  for (let match = expression.exec(low); match !== null; match = expression.exec(low)) {
    const sign = match.index;
    while (next < starts.length && sign - (starts[next] as Start).at > reach) next++;
    while (next < starts.length && (starts[next] as Start).at <= sign + 1) found.push(starts[next++] as Start);
  }
  return found;
}

/** Tries every pattern only at the beginning of a word, number or sign, and only where its first characters may stand there (see openings.ts). */
export class Scanner {
  /** Made when a text has a place to begin at: a bot at rest has no use for its graph. */
  private openings: Openings | undefined;
  private readonly anywhere: (readonly [number, string])[] = [];
  private readonly nearType: number[] = [];
  private readonly nearJoin: number[] = [];
  private readonly nearOffice: number[] = [];
  private readonly gated: number[] = [];
  /** For each position of the text at hand the next digit. */
  private nextDigit: Int32Array = new Int32Array(0);

  private readonly needs: readonly { expression: RegExp; rules: readonly number[] }[];

  /** What a match needs, in arrays of numbers: most attempts end at one of these, and objects are slower to ask. */
  private readonly digitWithin: Int16Array;
  private readonly capital: Uint8Array;

  constructor(private readonly patterns: readonly Pattern[]) {
    this.digitWithin = Int16Array.from(patterns, (rule) => rule.digitWithin ?? -1);
    this.capital = Uint8Array.from(patterns, (rule) => (rule.capital === true ? 1 : 0));
    const byNeed = new Map<RegExp, number[]>();
    patterns.forEach(({ needs }, index) => {
      if (needs !== undefined) byNeed.set(needs, [...(byNeed.get(needs) ?? []), index]);
    });
    this.needs = Array.from(byNeed, ([expression, rules]) => ({ expression, rules }));
    patterns.forEach((rule, index) => {
      if (rule.near === 'type') this.nearType.push(index);
      else if (rule.near === 'join') this.nearJoin.push(index);
      else if (rule.near === 'office') this.nearOffice.push(index);
      else if (rule.near === 'gate') this.gated.push(index);
      else this.anywhere.push([index, rule.expression.source]);
    });
  }

  /** `onlyNear` limits the search to the neighbourhood of redaction markers, where a second look can differ. */
  run(prepared: Prepared, out: Candidate[], onlyNear = false): void {
    const all = startsOf(prepared.low);
    const near = onlyNear ? nearMarkers(prepared.plain) : undefined;
    const starts = near === undefined ? all : all.filter((start) => near[start.at] === 1);
    const ends = new Int32Array(this.patterns.length);
    this.nextDigit = digitsAhead(prepared.low);
    const { low } = prepared;
    for (const { expression, rules } of this.needs) if (!expression.test(low)) for (const rule of rules) ends[rule] = low.length;
    this.openings ??= starts.length > 0 ? new Openings(this.anywhere, this.digitWithin) : undefined;
    for (const { at } of starts) {
      const { free, digit } = (this.openings as Openings).at(low, at);
      for (let index = 0; index < free.length; index++) this.attempt(free[index] as number, at, prepared, ends, out);
      const distance = (this.nextDigit[at] as number) - at;
      for (let index = 0; index < digit.length && (this.digitWithin[digit[index] as number] as number) >= distance; index++) this.attempt(digit[index] as number, at, prepared, ends, out);
    }
    this.runNear(all, near, prepared, ends, out);
    this.runGated(starts, prepared, ends, out);
  }

  /** The words that open these patterns may lie beyond the neighbourhood of a marker, so all of them are looked at. */
  private runNear(starts: readonly Start[], near: Uint8Array | undefined, prepared: Prepared, ends: Int32Array, out: Candidate[]): void {
    const forType = new Uint8Array(starts.length);
    const forJoin = new Uint8Array(starts.length);
    const forOffice = new Uint8Array(starts.length);
    const roads = new Uint8Array(starts.length);
    for (let index = 0; index < starts.length; index++) {
      const { word } = starts[index] as Start;
      const opens = opening.get(word);
      if (opens === undefined) continue;
      if ((opens & opensType) !== 0) forType.fill(1, Math.max(0, index - 5), index);
      if ((opens & opensOffice) !== 0) forOffice.fill(1, Math.max(0, index - 7), index);
      if ((opens & opensJoin) !== 0 && (word === 'x' || word === 'esquina' || word === 'meets' || hasRoad(starts, roads, index))) forJoin.fill(1, Math.max(0, index - 5), index);
    }
    for (let index = 0; index < starts.length; index++) {
      const { at } = starts[index] as Start;
      if (near !== undefined && near[at] !== 1) continue;
      if (forType[index] === 1) for (const rule of this.nearType) this.attempt(rule, at, prepared, ends, out);
      if (forOffice[index] === 1) for (const rule of this.nearOffice) this.attempt(rule, at, prepared, ends, out);
      if (forJoin[index] === 1) for (const rule of this.nearJoin) this.attempt(rule, at, prepared, ends, out);
    }
  }

  /** Patterns that begin with any word are tried only where their sign stands a little further on. */
  private runGated(starts: readonly Start[], prepared: Prepared, ends: Int32Array, out: Candidate[]): void {
    const open = new Map<string, readonly Start[]>();
    for (const index of this.gated) {
      const gate = this.patterns[index]?.gate ?? '.x';
      let before = open.get(gate);
      if (before === undefined) open.set(gate, (before = startsBefore(gates[gate], starts, prepared.low)));
      for (const start of before) this.attempt(index, start.at, prepared, ends, out);
    }
  }

  private attempt(index: number, at: number, prepared: Prepared, ends: Int32Array, out: Candidate[]): void {
    if (at < (ends[index] as number)) return;
    const reach = this.digitWithin[index] as number;
    if (reach >= 0 && (this.nextDigit[at] as number) - at > reach) return;
    if (this.capital[index] === 1 && prepared.plain.charCodeAt(at) === prepared.low.charCodeAt(at) && this.nextDigit[at] !== at) return;
    const rule = this.patterns[index] as Pattern;
    const { expression } = rule;
    expression.lastIndex = at;
    const match = expression.exec(rule.on === 'plain' ? prepared.plain : prepared.low);
    if (match === null) return;
    const value = match.groups?.['v'] ?? match[0];
    const end = at + match[0].length;
    const start = end - value.length;
    ends[index] = end;
    if (end <= start || (rule.accept !== undefined && !rule.accept(value, prepared.low, start, end, prepared.plain))) {
      ends[index] = at + 1;
      return;
    }
    out.push({ start, end, kind: rule.kind, tier: rule.tier, reason: rule.reason, weight: rule.weight });
  }
}
