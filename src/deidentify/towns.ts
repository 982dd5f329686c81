import { Word } from './lexicon.js';
import { townPairs } from './lists/more-places.js';
import { opener } from './openers.js';
import { isSpanish, type Token } from './tokens.js';
import type { Candidate } from './types.js';

const pairs: ReadonlySet<string> = new Set(townPairs.split('|'));
const secondWord = opener([...pairs].map((pair) => pair.slice(pair.indexOf(' ') + 1)));

/** After these a pair of everyday words is a town even without capitals: "in red wing", "assist oak park". */
const leads = /^(?:in|from|near|outside|at|to|for|by|toward|towards|via|through|assist|assisted|assisting|leaving|with|of|downtown|north|south|east|west)$/;

/** "Oak Park", "Red Wing", "Fort Worth": towns of two words. */
export function findTownPair(tokens: readonly Token[], index: number, out: Candidate[]): void {
  const first = tokens[index] as Token;
  if ((first.marks & Word.townFirst) === 0) return;
  let at = index + 1;
  if ((tokens[at]?.text === '.' || tokens[at]?.text === '-') && tokens[at]?.start === first.after) at++;
  const second = tokens[at];
  if (second === undefined || (second.opens & secondWord) === 0 || second.newLine || first.possessive || second.shape !== 'word' || !pairs.has(`${first.fold} ${second.fold}`)) return;
  const everyday = (token: Token): boolean => (token.marks & (Word.english | Word.spanish | Word.report | Word.stop)) !== 0;
  const cased = first.capital && second.capital && !first.caseless;
  // "el centro de la madera": in a Spanish text an article and a noun.
  if (/^(?:el|la|los|las)$/.test(first.fold) && !(cased && !first.first) && isSpanish(tokens)) return;
  if (!cased && first.capital && !first.caseless && !first.first) return;
  const service = tokens[at + 1] !== undefined && tokens[at + 1]?.newLine === false && /^(?:pd|fd|ems|police|so|dispatch)$/.test(tokens[at + 1]?.fold ?? '');
  if (!cased && everyday(first) && everyday(second) && !service && !leads.test(tokens[index - 1]?.fold ?? '')) return;
  out.push({ start: first.start, end: service ? (tokens[at + 1] as Token).end : second.end, kind: 'place', tier: 'check', reason: 'listed-place', weight: 50 });
}
