import { frequentWords } from './lists/frequent-words.js';

/** 2^17 bits; a word sets three of them. About one word in a hundred that is not frequent passes for it, which only weighs a little. */
const size = 1 << 17;
let bits: Uint8Array | undefined;

/** The three bits of a word, one after the other from `round` 0. */
export function bitOf(word: string, round: number): number {
  let hash = 0x811c9dc5 + Math.imul(round, 0x9e3779b9);
  for (let index = 0; index < word.length; index++) hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193);
  return ((hash ^ (hash >>> 15)) >>> 0) & (size - 1);
}

/** Six bits to a character, written by test/deidentify/build-tagger.ts. */
function fill(): Uint8Array {
  const out = new Uint8Array(size);
  for (let index = 0; index < frequentWords.length; index++) {
    const code = frequentWords.charCodeAt(index);
    const six = (code === 126 ? 92 : code) - 40;
    for (let bit = 0; bit < 6; bit++) if ((six & (1 << bit)) !== 0) out[index * 6 + bit] = 1;
  }
  return out;
}

/** Whether everybody uses this English word; a rarer one may well be a name. */
export function isFrequent(word: string): boolean {
  bits ??= fill();
  return word !== '' && bits[bitOf(word, 0)] === 1 && bits[bitOf(word, 1)] === 1 && bits[bitOf(word, 2)] === 1;
}
