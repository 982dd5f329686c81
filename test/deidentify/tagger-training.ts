import { lookByRules } from '../../src/deidentify/detect.js';
import { Word } from '../../src/deidentify/lexicon.js';
import { foundAt } from '../../src/deidentify/tagger.js';
import { describe, featureCount, featuresAt, type Described } from '../../src/deidentify/tagger-features.js';
import { span } from '../../src/deidentify/tagger-slots.js';
import type { Token } from '../../src/deidentify/tokens.js';
import { mapKind, type Labelled } from './scoring.js';
import { chance, dropWords, forget, reseed, settings, unfind, type Settings } from './tagger-variants.js';

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
    if (described.capitals.judged[i] === 0) {
      scores.fill(-30, i * L + 1, i * L + L);
      continue;
    }
    const count = featuresAt(described, i, model.words.length, features);
    for (let k = 0; k < count; k++) {
      const at = (features[k] as number) * (L - 1);
      for (let y = 1; y < L; y++) scores[i * L + y] = (scores[i * L + y] as number) + (model.weights[at + y - 1] as number);
    }
  }
  return scores;
}

export function train(examples: readonly Example[], set: Settings = settings, chosen?: string[]): Model {
  reseed();
  const words = chosen ?? commonWords(examples, set.least, set.most);
  const map = new Map(words.map((word, index) => [word, index]));
  const plainWords = words.filter((word) => word.length > 3);
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
      const item = forget(examples[at] as Example, set, plainWords);
      const length = item.tokens.length;
      if (length === 0) continue;
      const described = describe(item.tokens, item.allowed, map, set.unfound > 0 ? unfind(item, set.unfound, set.falsely, set.falseCapital) : new Uint8Array(length));
      dropWords(described, item, set.inside, set.outside);
      const scores = scoresOf(described, model, features);
      const pair = new Float64Array(L * L);
      const post = posteriors(scores, length, moves, pair);
      for (let i = 0; i < length; i++) {
        const judged = described.capitals.judged[i] === 1;
        const truth = judged ? (item.labels[i] as number) : 0;
        if (i > 0) {
          const last = described.capitals.judged[i - 1] === 1 ? (item.labels[i - 1] as number) : 0;
          pair[last * L + truth] = (pair[last * L + truth] as number) - 1;
        }
        if (!judged) continue;
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
