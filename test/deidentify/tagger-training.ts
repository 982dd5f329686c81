import { describe, featureCount, featuresAt, setWord, span, type Described } from '../../src/deidentify/tagger-features.js';
import type { Token } from '../../src/deidentify/tokens.js';
import { lookByRules } from '../../src/deidentify/detect.js';
import { foundAt } from '../../src/deidentify/tagger.js';
import { landHeads } from '../../src/deidentify/landmarks.js';
import { lookUp, Word } from '../../src/deidentify/lexicon.js';
import { streetTypes } from '../../src/deidentify/scan-words.js';
import { cities, givenWords, nameableWords, streetNames } from '../../src/deidentify/lists/by-hand.js';
import { firstNames } from '../../src/deidentify/lists/first-names.js';
import { surnames } from '../../src/deidentify/lists/surnames.js';
import { surnamesRare } from '../../src/deidentify/lists/surnames-rare.js';
import { moreFirst, moreSurnames, moreSurnamesRare } from '../../src/deidentify/lists/more-names.js';
import { townWords } from '../../src/deidentify/lists/more-places.js';
import { wordNames } from '../../src/deidentify/lists/word-names.js';
import { mapKind, type Labelled } from './scoring.js';

export interface Example { tokens: Token[]; allowed: Uint8Array; labels: Uint8Array; weight: number; found: Uint8Array }
export const labelCount = 4;

const labelOf = (kind: string): number => {
  if (kind === 'name' || kind === 'nickname') return 1;
  if (/^(?:place|address|intersection|agency)$/.test(kind)) return 2;
  return 3;
};

export function example(item: Labelled, weight = 1): Example {
  const { tokens, allowed, findings } = lookByRules(item.text, undefined, false);
  const labels = new Uint8Array(tokens.length);
  tokens.forEach((token, index) => {
    const span = item.spans.find((each) => token.start < each.end && token.end > each.start);
    if (span !== undefined) labels[index] = labelOf(mapKind(span.type));
  });
  return { tokens, allowed, labels, weight, found: foundAt(tokens, findings) };
}

/** Common words of the training texts: known to a list, and used outside of what identifies somebody. */
export function commonWords(examples: readonly Example[], least: number, most: number): string[] {
  const counts = new Map<string, number>();
  for (const { tokens, labels } of examples) {
    tokens.forEach((token, index) => {
      if (labels[index] !== 0 && (labels[index] === 1 || token.shape !== 'word')) return;
      const known = token.shape === 'sign' || token.shape === 'word' && (token.marks & (Word.english | Word.spanish | Word.stop | Word.report | Word.verb | Word.brand)) !== 0;
      if (!known) return;
      const key = token.fold === '' ? token.text : token.fold;
      if (/^[!-~]+$/.test(key)) counts.set(key, (counts.get(key) ?? 0) + 1);
    });
  }
  return [...counts].filter(([, count]) => count >= least).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, most).map(([word]) => word).sort();
}

let seed = 12345;
export const chance = (): number => {
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
  return (seed >>> 8) / 16777216;
};
export const reseed = (): void => { seed = 12345; };

const names = Word.first | Word.firstRare | Word.surname | Word.surnameRare | Word.city | Word.street | Word.townFirst;
function decode(code: string): string[] {
  const out: string[] = [];
  let last = '';
  for (const match of code.matchAll(/([A-Z])([a-z]*)/g)) out.push((last = last.slice(0, (match[1] as string).charCodeAt(0) - 65) + (match[2] as string)));
  return out;
}
const split = (text: string): string[] => text.trim().split(/\s+/);
const pools = {
  person: [decode(firstNames), decode(surnames), decode(surnamesRare), decode(moreSurnames), decode(moreFirst), decode(wordNames), split(nameableWords), split(givenWords)],
  place: [decode(townWords), split(cities), split(streetNames), decode(surnames), decode(wordNames), split(nameableWords), decode(moreSurnamesRare)],
};
const draw = (pool: readonly string[][], shares: readonly number[]): string => {
  let left = chance();
  let at = 0;
  while (at < shares.length - 1 && left >= (shares[at] as number)) left -= shares[at++] as number;
  const words = pool[at] as string[];
  return words[Math.floor(chance() * words.length)] as string;
};
export const shares = { person: [0.25, 0.25, 0.1, 0.1, 0.08, 0.12, 0.06, 0.04], place: [0.2, 0.1, 0.2, 0.2, 0.15, 0.1, 0.05] };

/** A copy in which the lists forget some names and other names stand for some, as in texts of somebody else. */
function forget(item: Example, share: number, swap: number): Example {
  const swapped = new Map<string, string>();
  const tokens = item.tokens.map((token, index) => {
    const label = item.labels[index] as number;
    if (label === 0 || label === 3 || token.shape !== 'word') return token;
    let { fold, marks } = token;
    const plain = (marks & (Word.stop | Word.report)) !== 0 || landHeads.has(fold) || streetTypes.has(fold) || fold.length < 3;
    if (!plain) {
      let other = swapped.get(fold);
      if (other === undefined) swapped.set(fold, (other = chance() < swap ? label === 1 ? draw(pools.person, shares.person) : draw(pools.place, shares.place) : fold));
      if (other !== fold) { fold = other; marks = lookUp(other); }
    }
    if ((marks & Word.english) === 0 && chance() < share) marks &= ~names;
    return marks === token.marks && fold === token.fold ? token : { ...token, marks, fold, text: fold };
  });
  return { ...item, tokens };
}
function dropWords(described: Described, item: Example, inside: number, outside: number): void {
  for (let index = 0; index < item.tokens.length; index++) if (chance() < (item.labels[index] !== 0 ? inside : outside)) setWord(described, index + span, described.sort[index + span] as number, -1);
}

/** The rules were drawn from these texts; elsewhere they find less, and more that is wrong. */
function unfind(item: Example, share: number, falsely: number): Uint8Array {
  const found = item.found.slice();
  let drop = false;
  for (let index = 0; index < found.length; index++) {
    const label = item.labels[index] as number;
    if (index === 0 || label !== item.labels[index - 1]) drop = chance() < share;
    if (label !== 0 && drop && label !== 3) found[index] = 0;
    if (label === 0 && chance() < falsely && item.tokens[index]?.shape === 'word' && ((item.tokens[index] as Token).marks & Word.stop) === 0) found[index] = 1 + Math.floor(chance() * 3);
  }
  return found;
}

export interface Model { words: string[]; weights: Float64Array; moves: Float64Array }

const L = labelCount;
const logSum = (values: Float64Array): number => {
  let top = -Infinity;
  for (const value of values) if (value > top) top = value;
  let sum = 0;
  for (const value of values) sum += Math.exp(value - top);
  return top + Math.log(sum);
};

/** Posterior of each label of each token, by sums over all ways through the text. */
export function posteriors(scores: Float64Array, size: number, moves: Float64Array, pair?: Float64Array): Float64Array {
  const alpha = new Float64Array(size * L);
  const beta = new Float64Array(size * L);
  const buffer = new Float64Array(L);
  for (let i = 0; i < size; i++) {
    for (let y = 0; y < L; y++) {
      if (i === 0) { alpha[y] = scores[y] as number; continue; }
      for (let x = 0; x < L; x++) buffer[x] = (alpha[(i - 1) * L + x] as number) + (moves[x * L + y] as number);
      alpha[i * L + y] = logSum(buffer) + (scores[i * L + y] as number);
    }
  }
  for (let i = size - 2; i >= 0; i--) {
    for (let x = 0; x < L; x++) {
      for (let y = 0; y < L; y++) buffer[y] = (moves[x * L + y] as number) + (scores[(i + 1) * L + y] as number) + (beta[(i + 1) * L + y] as number);
      beta[i * L + x] = logSum(buffer);
    }
  }
  const total = size === 0 ? 0 : logSum(alpha.slice((size - 1) * L, size * L));
  const out = new Float64Array(size * L);
  for (let i = 0; i < size * L; i++) out[i] = Math.exp((alpha[i] as number) + (beta[i] as number) - total);
  if (pair !== undefined) {
    for (let i = 1; i < size; i++) for (let x = 0; x < L; x++) for (let y = 0; y < L; y++) pair[x * L + y] = (pair[x * L + y] as number) + Math.exp((alpha[(i - 1) * L + x] as number) + (moves[x * L + y] as number) + (scores[i * L + y] as number) + (beta[i * L + y] as number) - total);
  }
  return out;
}

export function scoresOf(described: Described, model: Model, features = new Int32Array(256)): Float64Array {
  const size = described.word.length - 2 * span;
  const scores = new Float64Array(size * L);
  for (let i = 0; i < size; i++) {
    const count = featuresAt(described, i, model.words.length, features);
    for (let k = 0; k < count; k++) {
      const at = (features[k] as number) * (L - 1);
      for (let y = 1; y < L; y++) scores[i * L + y] = (scores[i * L + y] as number) + (model.weights[at + y - 1] as number);
    }
  }
  return scores;
}

export interface Settings { rounds: number; rate: number; decay: number; forgetShare: number; inside: number; outside: number; least: number; most: number; unfound: number; falsely: number; swap: number }
export const settings: Settings = { rounds: 16, rate: 0.08, decay: 2e-5, forgetShare: 0.3, inside: 0.3, outside: 0.08, least: 3, most: 2600, unfound: 0.4, falsely: 0.02, swap: 0.5 };

export function train(examples: readonly Example[], set: Settings = settings): Model {
  reseed();
  const words = commonWords(examples, set.least, set.most);
  const map = new Map(words.map((word, index) => [word, index]));
  const size = featureCount(words.length) * (L - 1);
  const weights = new Float64Array(size);
  const sum = new Float64Array(size);
  const squares = new Float64Array(size).fill(1e-2);
  const moves = new Float64Array(L * L);
  const moveSquares = new Float64Array(L * L).fill(1e-2);
  const model = { words, weights, moves };
  const features = new Int32Array(256);
  const order = examples.map((_, index) => index);
  let taken = 0;
  for (let round = 0; round < set.rounds; round++) {
    for (let i = order.length - 1; i > 0; i--) { const j = Math.floor(chance() * (i + 1)); [order[i], order[j]] = [order[j] as number, order[i] as number]; }
    for (const at of order) {
      const item = forget(examples[at] as Example, set.forgetShare, set.swap);
      const length = item.tokens.length;
      if (length === 0) continue;
      const described = describe(item.tokens, item.allowed, map, set.unfound > 0 ? unfind(item, set.unfound, set.falsely) : new Uint8Array(length));
      dropWords(described, item, set.inside, set.outside);
      const scores = scoresOf(described, model, features);
      const pair = new Float64Array(L * L);
      const post = posteriors(scores, length, moves, pair);
      for (let i = 0; i < length; i++) {
        const truth = item.labels[i] as number;
        const count = featuresAt(described, i, words.length, features);
        for (let y = 1; y < L; y++) {
          const slope = ((truth === y ? 1 : 0) - (post[i * L + y] as number)) * item.weight;
          if (Math.abs(slope) < 1e-4) continue;
          for (let k = 0; k < count; k++) {
            const w = (features[k] as number) * (L - 1) + y - 1;
            const g = slope - set.decay * 50 * (weights[w] as number);
            squares[w] = (squares[w] as number) + g * g;
            weights[w] = (weights[w] as number) + (set.rate * g) / Math.sqrt(squares[w]);
          }
        }
        if (i > 0) pair[(item.labels[i - 1] as number) * L + truth] = (pair[(item.labels[i - 1] as number) * L + truth] as number) - 1;
      }
      for (let m = 0; m < L * L; m++) {
        const g = -(pair[m] as number) * item.weight;
        moveSquares[m] = (moveSquares[m] as number) + g * g;
        moves[m] = (moves[m] as number) + (set.rate * g) / Math.sqrt(moveSquares[m] as number);
      }
    }
    if (round >= set.rounds / 2) { taken++; for (let w = 0; w < size; w++) sum[w] = (sum[w] as number) + (weights[w] as number); }
  }
  for (let w = 0; w < size; w++) weights[w] = (sum[w] as number) / taken;
  return model;
}
