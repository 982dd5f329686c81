import { isRank, roles } from './cues.js';
import { landHeads } from './landmarks.js';
import { anyName, Word } from './lexicon.js';
import { has } from './name-words.js';
import { cased, type Token } from './tokens.js';
import type { Finding } from './types.js';

const located = /^(?:place|agency|address|intersection)$/;
const articles = /^(?:el|la|los|las|the)$/;
const apart = /^(?:sunday|monday|tuesday|wednesday|thursday|friday|saturday|january|february|march|april|may|june|july|august|september|october|november|december|dispatch|county|code|signal|priority)$/;

/**
 * Rules find parts of names: "Prairie Bank" of "First Prairie Bank", "Northgate" and "Precinct" side by side. Capitals that touch a place or an agency
 * belong to its name, so it is found as a whole.
 */
export function wholeNames(findings: readonly Finding[], tokens: readonly Token[], allowed: Uint8Array): Finding[] {
  if (!findings.some(({ kind }) => located.test(kind))) return [...findings];
  const owner = ownersOf(findings, tokens);
  const extents = extentsOf(owner, findings.length);
  const free = (index: number): boolean => owner[index] === -1 && allowed[index] === 0;
  const widened = findings.map((finding, which): Finding => {
    if (!located.test(finding.kind)) return finding;
    const extent = extents[which];
    if (extent === undefined) return finding;
    const { begin, end } = extent;
    let first = begin;
    let last = end;
    while (free(last + 1) && continues(tokens, last + 1)) owner[++last] = which;
    if (finding.kind === 'place' && cased(tokens[last]) && free(last + 1) && free(last + 2) && pairedHead(tokens, last + 1)) for (const next of [last + 1, last + 2]) owner[(last = next)] = which;
    while (first > 0 && free(first - 1) && leads(tokens, first - 1)) owner[--first] = which;
    if (finding.kind === 'address' && finding.reason === 'street-address') for (const next of townAfter(tokens, last, free)) owner[(last = next)] = which;
    // A finding may begin inside its first word; what stands before it there is another's.
    const { kind, tier, reason } = finding;
    return { start: first < begin ? (tokens[first] as Token).start : finding.start, end: last > end ? (tokens[last] as Token).end : finding.end, kind, tier, reason };
  });
  return joined(widened, tokens);
}

/** Which finding each token belongs to, -1 for none. */
function ownersOf(findings: readonly Finding[], tokens: readonly Token[]): Int32Array {
  const owner = new Int32Array(tokens.length + 1).fill(-1);
  let at = 0;
  findings.forEach((finding, which) => {
    while (at < tokens.length && (tokens[at] as Token).end <= finding.start) at++;
    for (let index = at; index < tokens.length && (tokens[index] as Token).start < finding.end; index++) owner[index] = which;
  });
  return owner;
}

/** The first and the last token of each finding, while none has grown; a finding whose words all belong to later ones has none. */
function extentsOf(owner: Int32Array, count: number): ({ begin: number; end: number } | undefined)[] {
  const extents: ({ begin: number; end: number } | undefined)[] = new Array<undefined>(count).fill(undefined);
  owner.forEach((which, index) => {
    const extent = extents[which];
    if (extent !== undefined) extent.end = index;
    else if (which !== -1) extents[which] = { begin: index, end: index };
  });
  return extents;
}

/** A capital right after another, inside its sentence, that is no rank, role or day. */
function belongs(token: Token | undefined, tokens: readonly Token[], index: number): token is Token {
  return token !== undefined && cased(token) && !token.first && !isRank(tokens, index) && !roles.has(token.fold) && !apart.test(token.fold) && !has(token, Word.verb | Word.brand);
}

const touching = (one: Token | undefined, next: Token | undefined): boolean => one !== undefined && next !== undefined && !next.newLine && next.start === one.after + 1 && one.after === one.end;

/** "Elks Lodge", "Cedar Court Apartments": what kind of place it is. */
function continues(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  return belongs(token, tokens, index) && touching(tokens[index - 1], token) && !token.upper && landHeads.has(token.fold);
}

/** "boat ramp" after "Boggy Bottom": two small words that end the name of a place and never stand for another. */
function pairedHead(tokens: readonly Token[], index: number): boolean {
  const one = tokens[index];
  return touching(tokens[index - 1], one) && touching(one, tokens[index + 1]) && /^(?:boat (?:ramp|launch|landing|dock)|truck stop|rest (?:area|stop)|trailer park|fishing pier|picnic area|weigh station|tank farm|rail yard|grain elevator)$/.test(`${one?.fold} ${tokens[index + 1]?.fold}`);
}

/** "1418 Belmont Street, Unit B, Larkspur": the town after an address, in one or two words, though they are everyday ones. */
function townAfter(tokens: readonly Token[], last: number, free: (index: number) => boolean): number[] {
  const comma = tokens[last + 1];
  const one = tokens[last + 2];
  const two = tokens[last + 3];
  if (comma?.text !== ',' || one === undefined || one.newLine || !cased(one) || one.upper || one.text.length < 4 || !free(last + 2) || has(one, Word.stop | Word.report | Word.brand | Word.verb) || isRank(tokens, last + 2) || roles.has(one.fold) || apart.test(one.fold) || /(?:ing|ed|ly)$/.test(one.fold) && has(one, Word.english)) return [];
  const more = two !== undefined && cased(two) && !two.newLine && !two.upper && two.start === one.after + 1;
  if (more && (!free(last + 3) || has(two, Word.stop | Word.report | Word.brand | Word.verb) || has(one, anyName) && has(two, anyName))) return [];
  return more ? [last + 1, last + 2, last + 3] : [last + 1, last + 2];
}

/** "First" of "First Prairie Bank", "El" of "El Rancho Mercado", "BIA" of "BIA Route 6". */
function leads(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  const next = tokens[index + 1];
  if (!belongs(token, tokens, index) || next === undefined || !touching(token, next) || !cased(next)) return false;
  if (token.upper) return token.text.length <= 4 && /^(?:route|road|rte|rd)$/.test(next.fold);
  if (articles.test(token.fold)) return token.text !== 'The';
  return !has(token, Word.stop) || /^(?:first|second|third|north|south|east|west|old|new|big|little|upper|lower|great|grand)$/.test(token.fold);
}

/** "Northgate" and "Precinct", "Rocky" and "Ford": pieces of one name that only a blank parts. */
function joined(findings: readonly Finding[], tokens: readonly Token[]): Finding[] {
  const out: Finding[] = [];
  let index = 0;
  for (const finding of findings) {
    const last = out.at(-1);
    while (index < tokens.length && (tokens[index] as Token).start < finding.start) index++;
    const token = tokens[index];
    if (last !== undefined && token !== undefined && token.start === finding.start && finding.start === last.end + 1 && oneName(last, finding) && cased(token) && cased(tokens[index - 1]) && touching(tokens[index - 1], token) && !token.first) {
      last.kind = located.test(finding.kind) && finding.kind !== 'address' ? finding.kind : located.test(last.kind) && last.kind !== 'address' ? last.kind : 'place';
      if (finding.tier === 'redact') last.tier = 'redact';
      last.end = finding.end;
    } else out.push({ ...finding });
  }
  return out;
}

const weakName = (finding: Finding): boolean => (finding.kind === 'name' || finding.kind === 'nickname') && finding.tier === 'check';
function oneName(one: Finding, next: Finding): boolean {
  const places = (located.test(one.kind) ? 1 : 0) + (located.test(next.kind) ? 1 : 0);
  return places === 2 ? one.kind !== 'intersection' && next.kind !== 'intersection' : places === 1 && (weakName(one) || weakName(next));
}
