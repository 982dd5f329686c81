/**
 * Front-codes words: sorted, each written as one capital letter (how many leading letters it shares with the
 * word before, A = none) and the rest. The reader is src/deidentify/lexicon.ts.
 */
export function encodeWords(words: Iterable<string>): string {
  const sorted = [...new Set(words)].filter((word) => /^[a-z]+$/.test(word)).sort();
  let previous = '';
  let code = '';
  for (const word of sorted) {
    let shared = 0;
    while (shared < 25 && shared < word.length - 1 && previous[shared] === word[shared]) shared++;
    code += String.fromCharCode(65 + shared) + word.slice(shared);
    previous = word;
  }
  return code;
}
