import { Word } from './lexicon.js';
import type { Token } from './tokens.js';
import type { Kind, Tier } from './types.js';

/** What the name rules decided about one token. */
export interface Verdict {
  kind: Kind;
  tier: Tier;
  reason: string;
}
export type Verdicts = (Verdict | undefined)[];

export const has = (token: Token | undefined, flag: number): boolean => token !== undefined && (token.marks & flag) !== 0;
export const ordinary = (token: Token): boolean => (token.marks & (Word.english | Word.report | Word.stop | Word.brand)) !== 0;
/** A word of no list at all, long enough to be a name. */
export const unknown = (token: Token): boolean => token.shape === 'word' && token.text.length >= 3 && (token.marks & (Word.english | Word.spanish | Word.report | Word.stop | Word.brand)) === 0;
export const isInitial = (token: Token | undefined): boolean => token !== undefined && token.shape === 'word' && token.text.length === 1 && token.capital;

/** Whether what follows shows that the token before it is somebody who acts. */
export function acts(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] as Token;
  if (token.possessive) return true;
  const next = tokens[index + 1];
  if (next === undefined || next.newLine) return false;
  if (has(next, Word.verb)) return true;
  if (/^(?:and|y|who|also|then|just|immediately|quickly|never|already|later|both|hasn't|didn't|wasn't|couldn't|hadn't|would|could|did|does|se|le|me)$/.test(next.text)) return true;
  return /ed$/.test(next.fold) && has(next, Word.english);
}

export const acronym = (token: Token): boolean => token.upper && !token.caseless && token.text.length <= 5;

const person = 'driver|friend|foreman|judge|shepherd|guy|king|chief|major|guard|marshal|ranger|medic|hunter|farmer|carpenter|cook|singer|parent|elder|minor|bishop|pope|prince|queen|knight|rider|hacker|monk|priest|nurse|skipper|shooter|master|angel|angels|peoples|butcher|painter|workman|granger|glover|stoner';
export const onlyPerson = new RegExp(`^(?:${person})$`);
export const personNoun = new RegExp(`^(?:${person}|law|day|night|north|south|east|west|hall|lane|park|field|high|low|point|left|right|light|lights|side|watch|command|court|jail|range|water|weather|first|second|third|front|rear|dispatch|post|center|district|zone|safe|safety|head|best|book|house|main|base|close)$`);
