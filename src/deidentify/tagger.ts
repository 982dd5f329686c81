import { capitalMoves, capitalScale, capitalWeights } from './lists/capital-weights.js';
import { taggerMoves, taggerScale, taggerWeights, taggerWords } from './lists/tagger-weights.js';
import { isCasual } from './casual.js';
import { isMonth } from './coined.js';
import { Word } from './lexicon.js';
import { isDroppable, withCapitals } from './tagged-capitals.js';
import { describe, featureCount, featuresAt, type Described } from './tagger-features.js';
import type { Token } from './tokens.js';
import { type Candidate, type Finding, weighed } from './types.js';

/** Nobody, a person, a place or an agency, a number of something. */
const labels = 4;
const others = labels - 1;

interface Learned { words: ReadonlyMap<string, number>; weights: Int8Array; scale: number; moves: Float64Array }
let words: ReadonlyMap<string, number> | undefined;
let small: Learned | undefined;
let capitals: Learned | undefined;

/** A character from `(` on is a weight from -31 on, a later one a run of zeros; `~` stands for the backslash. */
function readWeights(code: string, size: number): Int8Array {
  const weights = new Int8Array(size);
  let at = 0;
  for (let index = 0; index < code.length; index++) {
    const unit = code.charCodeAt(index);
    const value = unit === 126 ? 92 : unit;
    if (value > 102) at += value - 101;
    else weights[at++] = value - 71;
  }
  return weights;
}

function learn(code: string, scale: number, moves: readonly number[]): Learned {
  words ??= new Map(taggerWords.split(' ').map((word, index) => [word, index]));
  return { words, weights: readWeights(code, featureCount(words.size) * others), scale, moves: Float64Array.from(moves, Math.exp) };
}

/** Findings of one word that the lists alone, or a cue that also says other things, speak for: the tagger judges them as if nobody had found them. */
const weak = 7;
const weakReasons = new Set(['listed-name', 'nickname-cue', 'dog-cue']);
const codes: Readonly<Record<string, number>> = { nickname: 1, name: 1, place: 3, agency: 3, address: 4, intersection: 4, time: 5, date: 5, 'relative-date': 5, 'birth-date': 5 };

/** Findings to be checked that rest on a capital or a list alone. */
const slight: Readonly<Record<string, number>> = { 'unknown-capital': 8, 'lone-capital': 8, 'unknown-owner': 8, 'listed-surname': 9, 'word-name': 9, 'beside-speaker': 9, 'nickname-form': 11 };
const slightPlaces: Readonly<Record<string, number>> = { 'unknown-place': 10, 'lone-capital': 10, 'capital-pair': 10, 'capital-run': 10, 'listed-place': 10 };

function codeOf({ kind, tier, reason }: Finding): number {
  const code = codes[kind] ?? 6;
  if (tier !== 'check') return code;
  return code === 1 ? (slight[reason] ?? 2) : code === 3 ? (slightPlaces[reason] ?? 3) : code;
}

/** What the rules found at each token, in the numbers the tagger has learned with. */
export function foundAt(tokens: readonly Token[], findings: readonly Finding[]): Uint8Array {
  const found = new Uint8Array(tokens.length);
  let from = 0;
  for (const finding of findings) {
    while (from < tokens.length && (tokens[from] as Token).end <= finding.start) from++;
    const code = weakReasons.has(finding.reason) && (tokens[from]?.end ?? 0) >= finding.end ? weak : codeOf(finding);
    for (let at = from; at < tokens.length && (tokens[at] as Token).start < finding.end; at++) found[at] = code;
  }
  return found;
}

/** For each label of each token how much speaks for it, multiplied up so that the sums below stay in range. */
function evidence(described: Described, { words, weights, scale }: Learned): Float64Array {
  const features = new Int32Array(128);
  const size = described.capitals.judged.length;
  const out = new Float64Array(size * labels);
  for (let index = 0; index < size; index++) {
    const base = index * labels;
    out[base] = 1;
    if (described.capitals.judged[index] === 0) continue;
    const count = featuresAt(described, index, words.size, features);
    let one = 0, two = 0, three = 0;
    for (let each = 0; each < count; each++) {
      const at = (features[each] as number) * others;
      one += weights[at] as number;
      two += weights[at + 1] as number;
      three += weights[at + 2] as number;
    }
    out[base + 1] = Math.exp(Math.min(60, one * scale));
    out[base + 2] = Math.exp(Math.min(60, two * scale));
    out[base + 3] = Math.exp(Math.min(60, three * scale));
  }
  return out;
}

/**
 * How likely each label of each token is, over all ways to label the text: once forward, once back. A token that is not judged is nobody's for certain,
 * so what stands before it says nothing about what stands behind it.
 */
function likelihoods(evidence: Float64Array, judged: Uint8Array, moves: Float64Array): Float64Array {
  const size = judged.length;
  const forward = new Float64Array(size * labels);
  for (let index = 0; index < size; index++) {
    const base = index * labels;
    if (judged[index] === 0) {
      forward[base] = 1;
      continue;
    }
    let sum = 0;
    for (let to = 0; to < labels; to++) {
      let reached = index === 0 ? 1 : 0;
      if (index > 0 && judged[index - 1] === 0) reached = moves[to] as number;
      else if (index > 0) for (let from = 0; from < labels; from++) reached += (forward[base - labels + from] as number) * (moves[from * labels + to] as number);
      const value = reached * (evidence[base + to] as number);
      forward[base + to] = value;
      sum += value;
    }
    for (let to = 0; to < labels; to++) forward[base + to] = (forward[base + to] as number) / sum;
  }
  const back = new Float64Array(labels).fill(1);
  const ahead = new Float64Array(labels);
  for (let index = size - 1; index >= 0; index--) {
    const base = index * labels;
    if (judged[index] === 0) {
      // Only what is judged right before it has to know.
      if (index > 0 && judged[index - 1] === 1) for (let from = 0; from < labels; from++) back[from] = moves[from * labels] as number;
      continue;
    }
    let sum = 0;
    for (let label = 0; label < labels; label++) sum += forward[base + label] = (forward[base + label] as number) * (back[label] as number);
    for (let label = 0; label < labels; label++) forward[base + label] = (forward[base + label] as number) / sum;
    let total = 0;
    for (let label = 0; label < labels; label++) ahead[label] = (back[label] as number) * (evidence[base + label] as number);
    for (let from = 0; from < labels; from++) {
      let value = 0;
      for (let to = 0; to < labels; to++) value += (moves[from * labels + to] as number) * (ahead[to] as number);
      back[from] = value;
      total += value;
    }
    for (let from = 0; from < labels; from++) back[from] = (back[from] as number) / total;
  }
  return forward;
}

/**
 * From `person` and `place` on a word is shown to the person who reports; a weak finding that is nobody's by more than `nobody` is still shown, but not
 * preselected. Measured on writers whose texts the weights had not seen.
 */
const bar = { person: 0.45, place: 0.55, nobody: 0.6 };

/** Nothing was learned of words without Latin letters, nor of endless ones. */
const foreign = (token: Token): boolean => token.shape === 'word' && (token.fold === '' || token.text.length > 40);

/** "sfsts", "pfds": several of a thing that is called by letters; nobody's name goes without a vowel. */
const vowelless = (token: Token): boolean => token.shape === 'word' && /^[b-df-hj-np-tv-xz]{2,6}s$/.test(token.fold);

/**
 * Names and places in a text whose capitals say nothing, by weights that were learned from labelled texts: where no
 * list knows a word, all that stands around it decides. Only ever for a person to check. What the rules found stays,
 * but "grant money" is not preselected.
 */
function withoutCapitals(tokens: readonly Token[], allowed: Uint8Array, findings: readonly Finding[]): Candidate[] {
  small ??= learn(taggerWeights, taggerScale, taggerMoves);
  const found = foundAt(tokens, findings);
  const described = describe(tokens, allowed, small.words, found);
  const likely = likelihoods(evidence(described, small), described.capitals.judged, small.moves);
  const names = new Set<string>();
  const doubtful = new Set<number>();
  for (let index = 0; index < tokens.length; index++) if (found[index] === weak && (likely[index * labels] as number) > bar.nobody) doubtful.add((tokens[index] as Token).start);
  const out = findings.map((finding) => weighed(finding, doubtful.has(finding.start)));
  const add = (token: Token, kind: 'name' | 'place'): void => void out.push({ start: token.start, end: token.end, kind, tier: 'check', reason: 'learned', weight: 15 });
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if (token.shape === 'sign' || found[index] !== 0 || foreign(token)) continue;
    const person = likely[index * labels + 1] as number;
    const place = likely[index * labels + 2] as number;
    const any = 1 - (likely[index * labels] as number);
    if (person >= place ? any < bar.person : any < bar.place) continue;
    if (person >= place && vowelless(token) || isMonth(tokens, index)) continue;
    if (person < place) add(token, 'place');
    else {
      add(token, 'name');
      if ((token.marks & (Word.english | Word.spanish | Word.stop)) === 0) names.add(token.fold);
    }
  }
  if (names.size > 0) for (let index = 0; index < tokens.length; index++) if (found[index] === 0 && names.has((tokens[index] as Token).fold) && !isMonth(tokens, index)) add(tokens[index] as Token, 'name');
  return out;
}

/**
 * What the weights add to the findings of the rules, and take from them. In a text that was redacted before, what remains was weighed then, beside the
 * names that are gone now: there nothing is added, and what was taken away before is mostly taken away again.
 */
export function withTagged(tokens: readonly Token[], allowed: Uint8Array, findings: readonly Finding[], again: boolean): Candidate[] | undefined {
  if (isCasual(tokens)) return again ? undefined : withoutCapitals(tokens, allowed, findings);
  if (again && !findings.some(isDroppable)) return undefined;
  capitals ??= learn(capitalWeights, capitalScale, capitalMoves);
  const found = foundAt(tokens, findings);
  const described = describe(tokens, allowed, capitals.words, found);
  const likely = likelihoods(evidence(described, capitals), described.capitals.judged, capitals.moves);
  return withCapitals(tokens, findings, likely, described, again);
}
