const masks = new Map<string, number>();
let bit = 1;

/**
 * Gives a finder a bit of its own and notes the words it may begin at. Some forty finders ask about every word of a
 * text, and nearly all of them fail at once: one look-up of the word says which of them need to be called at all.
 */
export function opener(words: Iterable<string>): number {
  if (bit === 1 << 30) throw new Error('too many finders for one mask');
  const own = bit;
  bit <<= 1;
  for (const word of words) masks.set(word, (masks.get(word) ?? 0) | own);
  return own;
}

/** The bits of all finders that may begin at a word; `''`, a number's or a sign's form, begins none. */
export const openersOf = (fold: string): number => masks.get(fold) ?? 0;
