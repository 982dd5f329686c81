import { isRank } from './cues.js';
import { anyName, Word } from './lexicon.js';
import { has } from './name-words.js';
import { gearPhrases } from './lists/gear.js';
import { jargonPhrases } from './lists/jargon.js';
import { allowedPhrases } from './lists/phrases.js';
import type { Token } from './tokens.js';

/** The words after the first one, by the first word; `#` is one token with a digit. */
const byFirst = new Map<string, string[][]>();
for (const phrase of `${allowedPhrases}\n${gearPhrases}\n${jargonPhrases}`.split(/[|\n]/)) {
  const words = phrase.trim().split(' ').filter(Boolean);
  const first = words[0];
  if (first === undefined || words.length < 2) continue;
  const rest = byFirst.get(first) ?? [];
  rest.push(words.slice(1));
  byFirst.set(first, rest);
}
for (const rest of byFirst.values()) rest.sort((a, b) => b.length - a.length);

function matches(token: Token | undefined, word: string): boolean {
  if (token === undefined) return false;
  if (word === '#') return token.shape === 'number' || token.shape === 'mix';
  return token.fold !== '' ? token.fold === word : token.text.toLowerCase() === word;
}

/** For each token the number of tokens of the longest allowed phrase that begins there, 0 for none. */
function allowedAt(tokens: readonly Token[], index: number): number {
  const token = tokens[index] as Token;
  if (token.shape === 'sign') return 0;
  const rest = byFirst.get(token.fold !== '' ? token.fold : token.text.toLowerCase()) ?? (token.shape === 'number' || token.shape === 'mix' ? byFirst.get('#') : undefined);
  if (rest === undefined) return 0;
  for (const words of rest) {
    let at = index + 1;
    let whole = true;
    for (const word of words) {
      if (tokens[at]?.text === '-' && word !== '-') at++;
      if (!matches(tokens[at], word) || tokens[at]?.newLine === true) {
        whole = false;
        break;
      }
      at++;
    }
    if (whole) return at - index;
  }
  return 0;
}

/** Marks the tokens that lie in an allowed phrase. */
export function markAllowed(tokens: readonly Token[]): Uint8Array {
  const allowed = new Uint8Array(tokens.length);
  for (let index = 0; index < tokens.length; index++) {
    // "Officer Bell 407": after a rank no name is part of a phrase.
    if (has(tokens[index], anyName | Word.nameable | Word.given) && (isRank(tokens, index - 1) || tokens[index - 1]?.text === '.' && isRank(tokens, index - 2))) continue;
    const length = allowedAt(tokens, index);
    for (let at = index; at < index + length; at++) allowed[at] = 1;
  }
  return allowed;
}
