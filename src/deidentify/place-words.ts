import { Word } from './lexicon.js';
import { has } from './name-words.js';
import { freeBit } from './openers.js';
import type { Token } from './tokens.js';
import type { Candidate, Kind } from './types.js';

/** Shared by the finders that begin at a noun of place: most words are none of theirs. */
export const placeWord = freeBit();

/** A word that names something: no function word, no word that any report capitalises. */
export function naming(token: Token): boolean {
  if (has(token, Word.stop | Word.report)) return false;
  return !token.first || !has(token, Word.english) || has(token, Word.city | Word.street | Word.nameable);
}

/** "Helped Clark County", "Officers Springfield PD": the first word of a sentence is no part of the name. */
export const opensSentence = (token: Token): boolean => token.first && (has(token, Word.report | Word.verb) || (has(token, Word.english) && !has(token, Word.nameable | Word.street | Word.city) && /(?:ed|ing)$/.test(token.fold)));

/** Words of direction and age begin the names of places. */
export const bearing = /^(?:north|south|east|west|northern|southern|eastern|western|central|upper|lower|new|old|greater|metro|mid|downtown|inner|outer)$/;

/** Places are for a person to check. */
export function push(out: Candidate[], tokens: readonly Token[], from: number, to: number, kind: Kind, reason: string, weight: number): void {
  const first = tokens[from] as Token;
  const last = tokens[to] as Token;
  out.push({ start: first.start, end: last.possessive && to === from ? last.end : last.possessive ? last.after : last.end, kind, tier: 'check', reason, weight });
}
