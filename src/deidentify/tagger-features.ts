import { isFrequent } from './frequent.js';
import { isRank, particles, roles } from './cues.js';
import { landHeads } from './landmarks.js';
import { Word } from './lexicon.js';
import { streetTypes } from './scan-words.js';
import { capitalFeatures } from './capital-features.js';
import { Cap, capitalsOf, type Capitals } from './tagger-capitals.js';
import { hashed, slot, span } from './tagger-slots.js';
import type { Token } from './tokens.js';
import { wordSet } from './word-set.js';

/** What the tagger knows of the tokens of a text; numbers only, so that nothing is built while it runs. Three empty places on each side. */
export interface Described {
  /** The place of each token on the list of common words, -1 for every other word. */
  word: Int32Array;
  key: Int32Array;
  /** The class of each token, coarse enough to be counted in threes. */
  sort: Int32Array;
  /** A bit for each thing a list or the form says. */
  bits: Int32Array;
  /** Three numbers of its letters; 0 for what is no word or is a common word. */
  ending: Int32Array;
  /** What the rules found at each token: a kind of finding, 0 for nothing. */
  found: Int32Array;
  /** The same with the weak kinds of findings told apart. */
  exact: Uint8Array;
  capitals: Capitals;
}

const bitCount = 31;
/** Kinds of findings that the features tell apart, with none; the last, weak ones, count as none. */
const foundKinds = 8;
/** How many features there are with a list of so many common words. */
export const featureCount = (words: number): number => words * (2 * span + 1) + 5 * bitCount + 5 * foundKinds + hashed;

const bearings = wordSet('north south east west northern southern eastern western upper lower new old lake mount mt fort ft camp port san santa st saint el la los las');
const english = Word.english;

/** The coarse class of a word: the first that fits. */
function sortOf(tokens: readonly Token[], index: number): number {
  const { shape, marks, text, fold } = tokens[index] as Token;
  if (shape === 'sign') return text === '.' || text === '!' || text === '?' ? 1 : text === ',' || text === ';' ? 2 : text.charCodeAt(0) === 2 ? 5 : 3;
  if (shape === 'number') return text.length <= 2 ? 4 : text.length === 3 ? 28 : 29;
  if (shape === 'mix') return 6;
  if (isRank(tokens, index)) return 9;
  if (roles.has(fold)) return 10;
  if (text.length === 1) return 25;
  if ((marks & Word.stop) !== 0) return 7;
  if (streetTypes.has(fold)) return 11;
  if ((marks & Word.verb) !== 0) return 8;
  if (landHeads.has(fold)) return 12;
  if ((marks & Word.report) !== 0) return 13;
  if ((marks & Word.brand) !== 0) return 24;
  if ((marks & english) === 0) {
    if ((marks & Word.spanish) !== 0) return (marks & (Word.first | Word.surname | Word.city)) === 0 ? 21 : 27;
    if ((marks & Word.first) !== 0) return 14;
    if ((marks & Word.surname) !== 0) return 15;
    if ((marks & (Word.firstRare | Word.surnameRare)) !== 0) return 16;
    if ((marks & (Word.city | Word.street | Word.townFirst)) !== 0) return 17;
    return text.length < 4 ? 23 : 22;
  }
  if ((marks & Word.given) !== 0) return 18;
  if ((marks & (Word.nameable | Word.wordName)) !== 0) return 19;
  if ((marks & (Word.city | Word.street)) !== 0) return 26;
  if ((marks & (Word.first | Word.firstRare | Word.surname | Word.surnameRare)) !== 0) return 30;
  return isFrequent(fold) ? 20 : 31;
}

function bitsOf(token: Token, before: Token | undefined, sort: number, allowed: boolean): number {
  let bits = token.marks & 0xffff;
  if (token.possessive) bits |= 1 << 16;
  if (token.first) bits |= 1 << 17;
  if (token.newLine || before === undefined) bits |= 1 << 18;
  if (allowed) bits |= 1 << 19;
  if (before !== undefined && before.after === token.start) bits |= 1 << 20;
  const length = token.text.length;
  bits |= 1 << (length <= 3 ? 21 : length <= 5 ? 22 : length <= 8 ? 23 : 24);
  if (sort === 9) bits |= 1 << 25;
  if (sort === 10) bits |= 1 << 26;
  if (token.fold !== '' && particles.has(token.fold)) bits |= 1 << 27;
  if (token.fold !== '' && bearings.has(token.fold)) bits |= 1 << 28;
  if (sort === 22 || sort === 23) bits |= 1 << 29;
  if (isFrequent(token.fold)) bits |= 1 << 30;
  return bits;
}

/** The first two and the last two and three letters of a word, each as one number that is not 0. */
function spell(fold: string, into: Int32Array, at: number): void {
  const end = fold.length;
  const last = Math.imul((fold.charCodeAt(end - 1) << 8) ^ (fold.charCodeAt(end - 2) || 0), 0x2c1b3c6d);
  into[at] = last | 1;
  into[at + 1] = Math.imul(last ^ (fold.charCodeAt(end - 3) || 0), 0x297a2d39) | 1;
  into[at + 2] = Math.imul((fold.charCodeAt(0) << 8) ^ (fold.charCodeAt(1) || 0), 0x5bd1e995) | 1;
}

/** What each kind of finding counts as: a weak one as another of its kind, or as none. */
const plain = [0, 1, 2, 3, 4, 5, 6, 0, 2, 2, 3, 2];

/** Describes what is judged and three tokens on each side of it. */
export function describe(tokens: readonly Token[], allowed: Uint8Array, words: ReadonlyMap<string, number>, found: Uint8Array): Described {
  const size = tokens.length + 2 * span;
  const capitals = capitalsOf(tokens, found);
  const described: Described = { word: new Int32Array(size).fill(-1), key: new Int32Array(size), sort: new Int32Array(size), bits: new Int32Array(size), ending: new Int32Array(size * 3), found: new Int32Array(size), exact: found, capitals };
  const { judged } = capitals;
  let until = -1;
  for (let index = 0; index < span; index++) if (judged[index] === 1) until = index + span;
  for (let index = 0; index < tokens.length; index++) {
    if (judged[index + span] === 1) until = index + 2 * span;
    if (index > until) continue;
    const token = tokens[index] as Token;
    const at = index + span;
    const sort = sortOf(tokens, index);
    const word = token.fold !== '' ? (words.get(token.fold) ?? -1) : token.shape === 'sign' ? (words.get(token.text) ?? -1) : -1;
    setWord(described, at, sort, word);
    described.bits[at] = bitsOf(token, tokens[index - 1], sort, allowed[index] === 1);
    described.found[at] = plain[found[index] as number] as number;
    if (token.shape === 'word' && word === -1) spell(token.fold, described.ending, at * 3);
  }
  return described;
}

/** What stands for a token in pairs and threes: itself if it is common, or else its class. */
export function setWord(described: Described, at: number, sort: number, word: number): void {
  described.sort[at] = sort;
  described.word[at] = word;
  described.key[at] = word === -1 ? sort : word + 64;
}

/** Writes the features of one token; says how many there are. */
export function featuresAt(described: Described, index: number, words: number, out: Int32Array): number {
  const { word, key, sort, bits, ending, found } = described;
  const at = index + span;
  let count = 0;
  for (let away = -span; away <= span; away++) {
    const known = word[at + away] as number;
    if (known !== -1) out[count++] = (away + span) * words + known;
  }
  let base = words * (2 * span + 1);
  for (let away = -2; away <= 2; away++, base += bitCount) for (let left = bits[at + away] as number; left !== 0; left &= left - 1) out[count++] = base + 31 - Math.clz32(left & -left);
  for (let away = -2; away <= 2; away++, base += foundKinds) out[count++] = base + (found[at + away] as number);
  const here = sort[at] as number;
  const one = sort[at - 1] as number;
  const next = sort[at + 1] as number;
  const keyOne = key[at - 1] as number;
  const keyNext = key[at + 1] as number;
  const keyTwo = key[at - 2] as number;
  const keyThen = key[at + 2] as number;
  const mine = found[at] as number;
  out[count++] = base + slot(1, one, here, 0);
  out[count++] = base + slot(2, here, next, 0);
  out[count++] = base + slot(3, one, here, next);
  out[count++] = base + slot(4, sort[at - 2] as number, one, here);
  out[count++] = base + slot(5, here, next, sort[at + 2] as number);
  out[count++] = base + slot(6, keyOne, here, 0);
  out[count++] = base + slot(7, keyNext, here, 0);
  out[count++] = base + slot(8, keyTwo, keyOne, here);
  out[count++] = base + slot(9, keyNext, keyThen, here);
  out[count++] = base + slot(10, keyOne, keyNext, here);
  out[count++] = base + slot(16, keyTwo, here, one);
  out[count++] = base + slot(17, keyThen, here, next);
  out[count++] = base + slot(18, mine, here, 0);
  out[count++] = base + slot(19, found[at - 1] as number, here, mine);
  out[count++] = base + slot(20, found[at + 1] as number, here, mine);
  out[count++] = base + slot(21, mine, keyOne, 0);
  out[count++] = base + slot(22, mine, keyNext, 0);
  for (let part = 0; part < 3; part++) {
    const value = ending[at * 3 + part] as number;
    if (value !== 0) out[count++] = base + slot(11 + part, value, 0, 0);
  }
  const before = ending[at * 3 - 3] as number;
  const after = ending[at * 3 + 3] as number;
  if (before !== 0) out[count++] = base + slot(14, before, here, 0);
  if (after !== 0) out[count++] = base + slot(15, after, here, 0);
  return described.capitals.cap[index] === Cap.none ? count : capitalFeatures(key, sort, described.exact, described.capitals, index, base, out, count);
}
