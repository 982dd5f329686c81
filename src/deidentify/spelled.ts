import type { Token } from './tokens.js';
import { opener } from './openers.js';
import { radioLetters } from './pattern.js';

/** The words of the alphabets that are spoken on the radio. */
const spoken: ReadonlySet<string> = new Set([...radioLetters.split('|'), 'thomas']);
const spokenWord = opener(spoken);
/** Of them nobody is called so. */
const onlySpoken = /^(?:boy|ocean|queen|union|zebra|alpha|alfa|bravo|delta|echo|foxtrot|golf|hotel|kilo|tango|uniform|whiskey|yankee|zulu|quebec|xray)$/;
const between = /^(?:,|"|'|\/|-|;|\.|and|or|not|versus|vs|then)$/;
/** "Boy, David. Bravo, Delta.", 'heard "David" as "Baker"', "D as in David": letters that were spelled, and nobody's names. Returns the words that it allowed. */
export function markSpelled(tokens: readonly Token[], allowed: Uint8Array): number[] {
  const spelled: number[] = [];
  const spell = (index: number): void => {
    spelled.push(index);
    allowed[index] = 1;
  };
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if ((token.opens & spokenWord) === 0) continue;
    // "D as in David", "M like Mary".
    const letter = /^(?:in|like|for)$/.test(tokens[index - 1]?.fold ?? '') ? tokens[index - 1]?.fold === 'in' ? tokens[index - 3] : tokens[index - 2] : undefined;
    if (letter?.text.length === 1 && letter.text.toLowerCase() === token.fold[0] && (tokens[index - 1]?.fold !== 'in' || tokens[index - 2]?.fold === 'as')) spell(index);
    let last = index;
    let sure = onlySpoken.test(token.fold) && token.fold !== 'boy';
    let count = 1;
    let spelledAs = false;
    for (let at = index + 1; at < last + 5 && at < index + 60; at++) {
      const next = tokens[at];
      if (next === undefined) break;
      if (next.shape === 'word' && spoken.has(next.fold) && !next.possessive && at > last + 1) {
        last = at;
        count++;
        if (onlySpoken.test(next.fold)) sure = true;
      } else if (next.fold === 'as' && tokens[at - 1]?.text === '"' && tokens[at + 1]?.text === '"') spelledAs = true;
      else if (!between.test(next.text.toLowerCase())) break;
    }
    if (count > 1 && (sure || token.fold === 'boy' && tokens[index + 1]?.text === ',' || spelledAs && count === 2)) for (let at = index; at <= last; at++) if (spoken.has(tokens[at]?.fold ?? '')) spell(at);
    index = last;
  }
  return spelled;
}
