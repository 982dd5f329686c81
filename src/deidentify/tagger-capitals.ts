import { Word } from './lexicon.js';
import { isCasual } from './casual.js';
import type { Token } from './tokens.js';

/** What the capitals of a text say about each of its tokens; numbers only. */
export interface Capitals {
  /** 0 where capitals say nothing in the whole text; else small, a name's capital, the first of its sentence, all capitals, a sentence in capitals, no word. */
  cap: Uint8Array;
  /** First and last token of the run of capital words that the token stands in; itself for any other. */
  from: Int32Array;
  to: Int32Array;
  /** Which tokens are judged at all; the others are nobody's. */
  judged: Uint8Array;
}

export const Cap = { none: 0, small: 1, capital: 2, first: 3, upper: 4, caseless: 5, mix: 6, sign: 7 } as const;

function capOf(token: Token): number {
  if (token.shape === 'mix') return Cap.mix;
  if (token.shape !== 'word') return Cap.sign;
  if (!token.capital) return Cap.small;
  if (token.caseless) return Cap.caseless;
  if (token.first) return (token.marks & Word.stop) !== 0 ? Cap.small : Cap.first;
  return token.upper ? Cap.upper : Cap.capital;
}

const inRun = (cap: number): boolean => cap >= Cap.capital && cap <= Cap.upper;

/** Two capital words belong together when no more than a blank parts them. */
function together(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1] as Token;
  const token = tokens[index] as Token;
  return !token.newLine && before.end === before.after && token.start - before.after <= 1;
}

/** In a text without capitals every token is judged; in any other only what is written with a capital, and its neighbours. */
export function capitalsOf(tokens: readonly Token[], found: Uint8Array): Capitals {
  const size = tokens.length;
  const cap = new Uint8Array(size);
  const from = new Int32Array(size);
  const to = new Int32Array(size);
  const judged = new Uint8Array(size);
  if (isCasual(tokens)) {
    for (let index = 0; index < size; index++) from[index] = to[index] = index;
    return { cap, from, to, judged: judged.fill(1) };
  }
  for (let index = 0; index < size; index++) {
    cap[index] = capOf(tokens[index] as Token);
    from[index] = index > 0 && inRun(cap[index] as number) && inRun(cap[index - 1] as number) && together(tokens, index) ? (from[index - 1] as number) : index;
  }
  for (let index = size - 1; index >= 0; index--) to[index] = index + 1 < size && from[index + 1] === from[index] ? (to[index + 1] as number) : index;
  for (let index = 0; index < size; index++) {
    if (inRun(cap[index] as number) || found[index] !== 0 && found[index] !== 5 && found[index] !== 6) {
      judged[index] = 1;
      if (cap[index] === Cap.first && to[index] === index) continue;
      if (index > 0 && cap[index - 1] === Cap.small && (cap[index - 2] ?? 0) >= Cap.capital) judged[index - 1] = 1;
      if (cap[index + 1] === Cap.small && together(tokens, index + 1)) judged[index + 1] = 1;
    }
  }
  return { cap, from, to, judged };
}
