import { Word } from './lexicon.js';
import { chainNames, chainWords } from './lists/chains.js';
import { has } from './name-words.js';
import { opener } from './openers.js';
import { cased, type Token } from './tokens.js';
import type { Candidate } from './types.js';

interface Chain { rest: readonly string[]; everyday: boolean }

const parts = (name: string): string[] => name.replace(/'/g, '').replace(/&/g, ' & ').split(' ').filter(Boolean).map((part) => (part === 'n' || part === 'and' ? '&' : part));

function table(): Map<string, Chain[]> {
  const made = new Map<string, Chain[]>();
  for (const [names, everyday] of [[chainNames, false], [chainWords, true]] as const) {
    for (const name of names.trim().split(/[|\n]/)) {
      const [first = '', ...rest] = parts(name);
      made.set(first, [...(made.get(first) ?? []), { rest, everyday }]);
    }
  }
  for (const list of made.values()) list.sort((a, b) => b.rest.length - a.rest.length);
  return made;
}

/** By the first word, the longest first. */
const byFirst = table();
/** As texts write the words of the lists: "&" is also "and" and "n". */
const typed = (words: string[]): string[] => words.flatMap((word) => (word === '&' ? ['and', 'n'] : [word]));
const lists = [...byFirst];
const aloneWord = opener(typed(lists.filter(([, list]) => list.some(({ rest }) => rest.length === 0)).map(([first]) => first)));
const firstWord = opener(typed([...byFirst.keys()]));
const secondWord = opener(typed(lists.flatMap(([, list]) => list.flatMap(({ rest }) => rest.slice(0, 1)))));

/** A token as the lists write it: "Casey's" is "caseys", "and" and "n" are "&". */
function keyOf(token: Token): string {
  if (token.shape === 'word') return token.fold === 'and' || token.fold === 'n' ? '&' : token.possessive && token.after - token.end === 2 ? `${token.fold}s` : token.fold;
  return token.text.toLowerCase();
}

/** Whether a chain may begin with a word; "the" and "in" begin some, but few words follow them there. */
export function mayBeChain(token: Token, next: Token | undefined): boolean {
  if (token.possessive || (token.opens & aloneWord) !== 0) return true;
  return (token.opens & firstWord) !== 0 && next !== undefined && (next.shape !== 'word' || next.possessive || (next.opens & secondWord) !== 0);
}

/** Where a chain's other words end, or -1. Hyphens and the marks of 'n' may stand between them. */
function endOf(tokens: readonly Token[], index: number, rest: readonly string[]): number {
  let at = index;
  for (const word of rest) {
    let next = at + 1;
    while (next < at + 3 && (tokens[next]?.text === '-' || tokens[next]?.text === "'")) next++;
    const token = tokens[next];
    if (token === undefined || token.newLine || keyOf(token) !== word) return -1;
    at = next;
  }
  return at;
}

const leads = /^(?:at|by|near|behind|outside|inside|from|to|across|past|in|of|off|the|a|that|our|old|leaving|toward|towards|el|la|del|al|en|un|una|frente)$/;
const follows = /^(?:on|off|parking|lot|store|stores|station|drive|thru|pumps|bathroom|restroom|restrooms|clerk|employee|loss|when|and|with|for|over|across|down|by|near|at|in|again|last|around|about|before|after|de|del|y|con|cuando|que)$/;
const spot = /^(?:on|off|parking|lot|store|station|drive|pumps|bathroom|restroom|clerk|loss|across|last|de)$/;

/** Who rents or drives trucks. */
const carriers = /^(?:u|uhaul|ryder|penske|hertz|avis|brinks|loomis|garda|fedex|ups)$/;
/** Whether a chain called by everyday words is meant and not the words. */
function isMeant(tokens: readonly Token[], index: number, last: number): boolean {
  const token = tokens[index] as Token;
  const next = tokens[last + 1];
  const lead = leads.test(tokens[index - 1]?.fold ?? '') && !token.newLine;
  if (last > index && cased(token) && [...tokens.slice(index, last + 1)].every((each) => each.shape !== 'word' || each.capital || /^(?:and|n|the|in)$/.test(each.fold))) return true;
  const ends = next === undefined || next.newLine || /^[.,;)]$/.test(next.text);
  if (last > index) return lead && (ends || next.shape === 'word' && (has(next, Word.stop | Word.verb) || follows.test(next.fold)));
  if (cased(token)) return lead && !token.first && (ends || follows.test(next.fold));
  return /^(?:the|at|behind|outside|by)$/.test(tokens[index - 1]?.fold ?? '') && next !== undefined && spot.test(next.fold) && /^(?:target|subway|shell|sonic|mobil|sunoco|sinclair|speedway|staples|goodwill)$/.test(token.fold) && !has(token, Word.report);
}

/** "Walmart", "kum and go", "Dick's Sporting Goods"; "target" and "shell" only where a shop can stand. */
export function findChains(tokens: readonly Token[], index: number, out: Candidate[]): void {
  const token = tokens[index] as Token;
  const list = byFirst.get(keyOf(token));
  if (list === undefined) return;
  for (const { rest, everyday } of list) {
    const last = endOf(tokens, index, rest);
    if (last === -1) continue;
    // "the stolen U-Haul", "a FedEx truck": a vehicle and no place.
    if (carriers.test(token.fold) && !/^(?:at|by|near|behind|outside|inside|from|past|lot|yard)$/.test(tokens[index - 1]?.fold ?? '') && !/^(?:on|lot|store|office|yard|center|facility|hub|location|counter|rental|dealer)$/.test(tokens[last + 1]?.fold ?? '') && !/^(?:at|by|near|behind|outside|inside|from|past)$/.test(tokens[index - 2]?.fold ?? '')) return;
    const alone = rest.length === 0;
    if (everyday || alone && (has(token, Word.english | Word.spanish | Word.report | Word.verb) && !token.possessive)) {
      if (!isMeant(tokens, index, last) && !(alone && !everyday && cased(token) && !token.first)) continue;
    }
    const end = tokens[last] as Token;
    out.push({ start: token.start, end: end.possessive ? end.after : end.end, kind: 'place', tier: 'check', reason: 'listed-place', weight: alone && !token.possessive ? 45 : 57 });
    return;
  }
}
