import { hashOf } from './lexicon.js';

const slots = 1 << 14;
/** An open table by the hash of the lexicon: the texts' words are new strings, which the engine's own maps would first have to hash. */
const words = new Array<string>(slots).fill('');
const masks = new Int32Array(slots);
let bit = 1;

function slotOf(word: string, hash = hashOf(word)): number {
  let slot = (hash ^ (hash >>> 15)) & (slots - 1);
  while (words[slot] !== '' && words[slot] !== word) slot = (slot + 1) & (slots - 1);
  return slot;
}

/** A bit that no finder has yet. */
export function freeBit(): number {
  if (bit === 0) throw new Error('too many finders for one mask');
  const own = bit;
  bit <<= 1;
  return own;
}

/**
 * Gives a finder a bit and notes the words it may begin at; finders that are called together share one. Some forty finders ask about every word of a
 * text, and nearly all of them fail at once: one look-up of the word says which of them need to be called at all.
 */
export function opener(list: Iterable<string>, own = freeBit()): number {
  for (const word of list) {
    const slot = slotOf(word);
    words[slot] = word;
    masks[slot] = (masks[slot] as number) | own;
  }
  return own;
}

/** The bits of all finders that may begin at a word, whose hash is known. */
export const openersOf = (fold: string, hash: number): number => masks[slotOf(fold, hash)] as number;
