import { isRank } from './cues.js';
import { anyName, Word } from './lexicon.js';
import { has } from './name-words.js';
import { gearPhrases } from './lists/gear.js';
import { jargonPhrases } from './lists/jargon.js';
import { allowedPhrases } from './lists/phrases.js';
import { opener } from './openers.js';
import type { Token } from './tokens.js';

/** The words after the first one, by the first word and the second, since "the" and "a" begin many; `#` is one token with a digit. */
const byFirst = new Map<string, Map<string, string[][]>>();
for (const phrase of `${allowedPhrases}\n${gearPhrases}\n${jargonPhrases}`.split(/[|\n]/)) {
  const words = phrase.trim().split(' ').filter(Boolean);
  const [first, second] = words;
  if (first === undefined || second === undefined) continue;
  const bySecond = byFirst.get(first) ?? new Map<string, string[][]>();
  byFirst.set(first, bySecond.set(second, [...(bySecond.get(second) ?? []), words.slice(1)]));
}
const firstWord = opener(byFirst.keys());
const secondWord = opener([...byFirst.values()].flatMap((bySecond) => [...bySecond.keys()]));

const keyOf = (token: Token): string => (token.fold !== '' ? token.fold : token.text.toLowerCase());
const hasDigit = (token: Token): boolean => token.shape === 'number' || token.shape === 'mix';

function matches(token: Token | undefined, word: string): boolean {
  if (token === undefined) return false;
  return word === '#' ? hasDigit(token) : keyOf(token) === word;
}

/** Where a phrase whose first word stands at `index` ends, or -1; hyphens may stand between its words. */
function endOf(tokens: readonly Token[], index: number, words: readonly string[]): number {
  let at = index + 1;
  for (const word of words) {
    if (tokens[at]?.text === '-' && word !== '-') at++;
    if (!matches(tokens[at], word) || tokens[at]?.newLine === true) return -1;
    at++;
  }
  return at;
}

/** The end of the longest of some phrases that stands at `index`, at least `end`. */
function longest(tokens: readonly Token[], index: number, phrases: readonly string[][] | undefined, end: number): number {
  if (phrases !== undefined) for (const words of phrases) end = Math.max(end, endOf(tokens, index, words));
  return end;
}

/** For each token the number of tokens of the longest allowed phrase that begins there, 0 for none. */
function allowedAt(tokens: readonly Token[], index: number): number {
  const token = tokens[index] as Token;
  if (token.shape === 'sign' || token.shape === 'word' && (token.opens & firstWord) === 0) return 0;
  const next = tokens[index + 1];
  if (next === undefined || next.shape === 'word' && (next.opens & secondWord) === 0) return 0;
  const bySecond = byFirst.get(keyOf(token)) ?? (hasDigit(token) ? byFirst.get('#') : undefined);
  if (bySecond === undefined) return 0;
  let end = longest(tokens, index, bySecond.get(keyOf(next)), index);
  const second = next.text === '-' ? tokens[index + 2] : next;
  if (second === undefined) return end - index;
  if (second !== next) end = longest(tokens, index, bySecond.get(keyOf(second)), end);
  return (hasDigit(second) ? longest(tokens, index, bySecond.get('#'), end) : end) - index;
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
