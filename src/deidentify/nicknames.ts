import { Word } from './lexicon.js';
import type { Verdicts } from './name-words.js';
import type { Token } from './tokens.js';

const pronouns = /^(?:him|her|me|them|he|she|everyone|everybody|guys|squad|shift|partner)$/;

/** How many tokens before `index` announce a nickname: 0 for none. */
function cueBefore(tokens: readonly Token[], index: number): boolean {
  const at = (back: number): string => tokens[index - back]?.fold ?? '';
  const one = at(1);
  if (/^(?:aka|alias|nicknamed|apodado|apodada|nickname|apodo|mote|moniker)$/.test(one)) return true;
  if (one === 'a' && at(2) === 'k') return true;
  if (one === 'name' && /^(?:street|gang|nick|code|pet|stage|road)$/.test(at(2))) return true;
  if (tokens[index - 1]?.text === '.' && at(2) === 'a' && at(4) === 'k') return true;
  if ((pronouns.test(one) || anyNameLike(tokens[index - 1])) && /^(?:call|calls|called|nicknamed|calling|dubbed)$/.test(at(2)) && /^(?:we|they|everyone|everybody|i|shift|squad|guys|all|who|that|people|who|us|gets|was|is)$/.test(at(3))) return true;
  if (/^(?:guy|man|kid|woman|girl|dude|one)$/.test(one) && /^(?:the|this|that|our)$/.test(at(2)) && /^(?:call|calls|called)$/.test(at(3))) return true;
  if (/^(?:by|as)$/.test(one) && /^(?:goes|known|went|go)$/.test(at(2))) return true;
  if (/^(?:dicen|decimos|llaman|llamamos|dicen|dice)$/.test(one) && /^(?:le|lo|la|les|todos|me)$/.test(at(2))) return true;
  if (/^(?:is|was|es|era)$/.test(one) && /^(?:nickname|apodo|moniker|callsign|handle|mote)$/.test(at(2))) return true;
  if (/^(?:conocido|conocida)$/.test(at(2)) && one === 'como') return true;
  return false;
}

const anyNameLike = (token: Token | undefined): boolean => token !== undefined && token.capital && !token.first && (token.marks & Word.english) === 0;

const lastCueWords = /^(?:aka|alias|nicknamed|apodado|apodada|nickname|name|apodo|mote|moniker|k|call|calls|called|calling|dubbed|him|her|me|them|he|she|everyone|everybody|guys|guy|man|kid|woman|girl|dude|one|squad|shift|partner|by|as|dicen|decimos|llaman|llamamos|dice|is|was|es|era|como)$/;

/** "We call him Bear", "aka Tiny", "le dicen El Chapo". */
export function markNicknames(tokens: readonly Token[], verdicts: Verdicts): void {
  const verdict = { kind: 'nickname', tier: 'redact', reason: 'nickname-cue' } as const;
  for (let index = 1; index < tokens.length; index++) {
    const before = tokens[index - 1] as Token;
    if (before.shape === 'word' ? !lastCueWords.test(before.fold) && !anyNameLike(before) : before.text !== '.') continue;
    const token = tokens[index] as Token;
    if (token.fold === 'what' && /^(?:is|was)$/.test(before.fold) && /^(?:we|they|everyone|everybody|people|i)$/.test(tokens[index + 1]?.fold ?? '') && /^(?:call|calls|called)$/.test(tokens[index + 2]?.fold ?? '')) {
      const named = tokens[index - 2];
      if (named?.shape === 'word' && named.capital && (named.marks & Word.stop) === 0) verdicts[index - 2] = verdict;
    }
    if ((token.shape === 'word' || isQuote(token)) && cueBefore(tokens, index)) markRun(tokens, isQuote(token) ? index + 1 : index, verdicts, verdict);
  }
}

/** Mike "Tiny" Jones: a quoted word beside a name. */
export function markQuotedNicknames(tokens: readonly Token[], verdicts: Verdicts): void {
  const verdict = { kind: 'nickname', tier: 'redact', reason: 'nickname-cue' } as const;
  for (let index = 0; index < tokens.length; index++) if (isQuote(tokens[index])) markQuoted(tokens, index, verdicts, verdict);
}

const isQuote = (token: Token | undefined): boolean => token !== undefined && (token.text === '"' || token.text === "'" || token.text === '(');

function markRun(tokens: readonly Token[], from: number, verdicts: Verdicts, verdict: { kind: 'nickname'; tier: 'redact'; reason: string }): void {
  let at = from;
  if (/^(?:the|el|la|big|little|lil|old)$/.test(tokens[at]?.fold ?? '') && tokens[at + 1]?.shape === 'word') {
    const next = tokens[at + 1] as Token;
    if (next.capital || /^(?:el|la|big|little|lil|old)$/.test(tokens[at]?.fold ?? '')) {
      verdicts[at] = verdict;
      at++;
    }
  }
  const first = tokens[at];
  if (first === undefined || first.newLine || (first.shape !== 'word' && first.shape !== 'mix')) return;
  if ((first.marks & Word.stop) !== 0 && verdicts[at - 1] !== verdict) return;
  if (/^(?:lot|out|off|back|in|on|over|over|it|contact|cover|about|away|well|having)$/.test(first.fold)) return;
  if ((first.marks & Word.report) !== 0 && !first.capital) return;
  verdicts[at] = verdict;
  const second = tokens[at + 1];
  if (second !== undefined && second.shape === 'word' && second.capital && first.capital && !first.caseless && !second.newLine && (second.marks & Word.stop) === 0) verdicts[at + 1] = verdict;
}

/** A single quoted word beside a name. */
function markQuoted(tokens: readonly Token[], index: number, verdicts: Verdicts, verdict: { kind: 'nickname'; tier: 'redact'; reason: string }): void {
  const open = tokens[index] as Token;
  const word = tokens[index + 1];
  if (word === undefined || word.shape !== 'word' || (word.marks & Word.stop) !== 0) return;
  const two = tokens[index + 2];
  let close = index + 2;
  if (two?.shape === 'word' && word.capital && two.capital) close = index + 3;
  const end = tokens[close];
  const wanted = open.text === '(' ? ')' : open.text;
  if (end?.text !== wanted) return;
  const named = verdicts[index - 1]?.kind === 'name' || verdicts[close + 1]?.kind === 'name';
  if (!named || (open.text === '(' && (!word.capital || word.upper || (word.marks & Word.report) !== 0))) return;
  for (let at = index + 1; at < close; at++) verdicts[at] = verdict;
}
