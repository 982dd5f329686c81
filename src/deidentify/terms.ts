import { fold } from './fold.js';
import { kinds, type Candidate, type Kind } from './types.js';
import type { Token } from './tokens.js';

interface Term {
  words: readonly string[];
  kind: Kind;
}
/** An agency's own words, ready to be matched. Opaque: made by agencyTerms, passed to detect. */
export interface Terms {
  readonly byFirst: ReadonlyMap<string, readonly Term[]>;
  readonly count: number;
}

const kindSet: ReadonlySet<string> = new Set(kinds);
const wordPattern = /[\p{L}\p{N}\p{M}]+(?:'[\p{L}\p{M}]+)*/gu;
/** A file longer than this is cut: 200,000 lines of 12 characters, far beyond any roster. */
const longest = 2_400_000;

const keyOf = (word: string): string => (/\p{N}/u.test(word) ? word.toLowerCase() : fold(word.replace(/'s$/i, '')));

/**
 * Reads an agency's own words: one per line, optionally `kind: value` with a kind of this room ("name: Okonkwo",
 * "unit: 4-Baker"). Without a kind a term is a place. Blank lines and lines that begin with # are skipped.
 */
export function agencyTerms(fileText: string): Terms {
  const byFirst = new Map<string, Term[]>();
  let count = 0;
  for (const line of fileText.slice(0, longest).split(/\r\n|[\n\r]/)) {
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith('#')) continue;
    const colon = trimmed.indexOf(':');
    const head = colon === -1 ? '' : trimmed.slice(0, colon).trim().toLowerCase();
    const kind = kindSet.has(head) ? (head as Kind) : 'place';
    const value = kindSet.has(head) ? trimmed.slice(colon + 1) : trimmed;
    const words = [...value.replace(/[\u2018\u2019]/g, "'").matchAll(wordPattern)].map((match) => keyOf(match[0])).filter((word) => word !== '').slice(0, 12);
    const [first] = words;
    if (first === undefined || (words.length === 1 && first.length < 2)) continue;
    const list = byFirst.get(first) ?? [];
    list.push({ words, kind });
    byFirst.set(first, list);
    count++;
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length);
  return { byFirst, count };
}

/** Matches terms word by word, whatever the case and the signs between the words. */
export function findTerms(terms: Terms, tokens: readonly Token[], low: string, out: Candidate[]): void {
  const words = tokens.filter((token) => token.shape !== 'sign');
  for (let index = 0; index < words.length; index++) {
    const first = words[index] as Token;
    const list = terms.byFirst.get(tokenKey(first));
    if (list === undefined) continue;
    for (const term of list) {
      const last = matchEnd(words, index, term, low);
      if (last === undefined) continue;
      out.push({ start: first.start, end: last.end, kind: term.kind, tier: 'redact', reason: 'agency-term', weight: 97 });
      break;
    }
  }
}

const tokenKey = (token: Token): string => (token.fold !== '' ? token.fold : token.text.toLowerCase());

function matchEnd(words: readonly Token[], index: number, term: Term, low: string): Token | undefined {
  for (let offset = 0; offset < term.words.length; offset++) {
    const token = words[index + offset];
    if (token === undefined || tokenKey(token) !== term.words[offset]) return undefined;
    const before = offset === 0 ? undefined : words[index + offset - 1];
    if (before !== undefined && token.start - before.after > 3) return undefined;
    if (before !== undefined && low.slice(before.after, token.start).includes('\n')) return undefined;
  }
  return words[index + term.words.length - 1];
}
