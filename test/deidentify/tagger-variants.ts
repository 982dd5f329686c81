import { isCasual } from '../../src/deidentify/casual.js';
import { landHeads } from '../../src/deidentify/landmarks.js';
import { lookUp, Word } from '../../src/deidentify/lexicon.js';
import { cities, givenWords, nameableWords, streetNames } from '../../src/deidentify/lists/by-hand.js';
import { firstNames } from '../../src/deidentify/lists/first-names.js';
import { moreFirst, moreSurnames, moreSurnamesRare } from '../../src/deidentify/lists/more-names.js';
import { townWords } from '../../src/deidentify/lists/more-places.js';
import { surnames } from '../../src/deidentify/lists/surnames.js';
import { surnamesRare } from '../../src/deidentify/lists/surnames-rare.js';
import { wordNames } from '../../src/deidentify/lists/word-names.js';
import { streetTypes } from '../../src/deidentify/scan-words.js';
import { setWord, type Described } from '../../src/deidentify/tagger-features.js';
import { span } from '../../src/deidentify/tagger-slots.js';
import type { Token } from '../../src/deidentify/tokens.js';
import type { Example } from './tagger-training.js';

export interface Settings { rounds: number; rate: number; decay: number; forgetShare: number; inside: number; outside: number; least: number; most: number; unfound: number; falsely: number; falseCapital: number; swap: number; ordinary: number; capitalised: number }
export const settings: Settings = { rounds: 16, rate: 0.08, decay: 2e-5, forgetShare: 0.3, inside: 0.3, outside: 0.08, least: 3, most: 2600, unfound: 0.4, falsely: 0.02, falseCapital: 0.05, swap: 0.5, ordinary: 0, capitalised: 0 };

/** For texts as they are written: some names are made of everyday words, and some everyday words are written with a capital. */
export const capitalSettings: Settings = { ...settings, rate: 0.04, decay: 6e-5, ordinary: 0.2, capitalised: 0.01 };

let seed = 12345;
export const chance = (): number => {
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
  return (seed >>> 8) / 16777216;
};
export const reseed = (): void => { seed = 12345; };

const names = Word.first | Word.firstRare | Word.surname | Word.surnameRare | Word.city | Word.street | Word.townFirst;
function decode(code: string): string[] {
  const out: string[] = [];
  let last = '';
  for (const match of code.matchAll(/([A-Z])([a-z]*)/g)) out.push((last = last.slice(0, (match[1] as string).charCodeAt(0) - 65) + (match[2] as string)));
  return out;
}
const split = (text: string): string[] => text.trim().split(/\s+/);
const pools = {
  person: [decode(firstNames), decode(surnames), decode(surnamesRare), decode(moreSurnames), decode(moreFirst), decode(wordNames), split(nameableWords), split(givenWords)],
  place: [decode(townWords), split(cities), split(streetNames), decode(surnames), decode(wordNames), split(nameableWords), decode(moreSurnamesRare)],
};
const draw = (pool: readonly string[][], shares: readonly number[]): string => {
  let left = chance();
  let at = 0;
  while (at < shares.length - 1 && left >= (shares[at] as number)) left -= shares[at++] as number;
  const words = pool[at] as string[];
  return words[Math.floor(chance() * words.length)] as string;
};
export const shares = { person: [0.25, 0.25, 0.1, 0.1, 0.08, 0.12, 0.06, 0.04], place: [0.2, 0.1, 0.2, 0.2, 0.15, 0.1, 0.05] };

/** A copy in which the lists forget some names and other names stand for some, as in texts of somebody else. */
export function forget(item: Example, { forgetShare: share, swap, ordinary, capitalised }: Settings, words: readonly string[]): Example {
  const small = isCasual(item.tokens);
  const swapped = new Map<string, string>();
  const tokens = item.tokens.map((token, index) => {
    const label = item.labels[index] as number;
    if (label === 0 && !small && token.shape === 'word' && !token.capital && (token.marks & Word.stop) === 0 && chance() < capitalised) return { ...token, capital: true };
    if (label === 0 || label === 3 || token.shape !== 'word') return token;
    let { fold, marks } = token;
    const plain = (marks & (Word.stop | Word.report)) !== 0 || landHeads.has(fold) || streetTypes.has(fold) || fold.length < 3;
    if (!plain) {
      let other = swapped.get(fold);
      if (other === undefined) {
        if (chance() >= swap) other = fold;
        else if (!small && chance() < (label === 2 ? ordinary : ordinary / 8)) other = words[Math.floor(chance() * words.length)] ?? fold;
        else other = label === 1 ? draw(pools.person, shares.person) : draw(pools.place, shares.place);
        swapped.set(fold, other);
      }
      if (other !== fold) { fold = other; marks = lookUp(other); }
    }
    if ((marks & Word.english) === 0 && chance() < share) marks &= ~names;
    return marks === token.marks && fold === token.fold ? token : { ...token, marks, fold, text: fold };
  });
  return { ...item, tokens };
}
export function dropWords(described: Described, item: Example, inside: number, outside: number): void {
  for (let index = 0; index < item.tokens.length; index++) if (chance() < (item.labels[index] !== 0 ? inside : outside)) setWord(described, index + span, described.sort[index + span] as number, -1);
}

const falseKinds = [2, 3, 8, 8, 9, 9, 10, 11];

/** The rules were drawn from these texts; elsewhere they find less, and more that is wrong. */
export function unfind(item: Example, share: number, falsely: number, falseCapital: number): Uint8Array {
  const small = isCasual(item.tokens);
  const found = item.found.slice();
  let drop = false;
  for (let index = 0; index < found.length; index++) {
    const label = item.labels[index] as number;
    if (index === 0 || label !== item.labels[index - 1]) drop = chance() < share;
    if (label !== 0 && drop && label !== 3) found[index] = 0;
    if (!small && label === 0) {
      const token = item.tokens[index] as Token;
      if (token.capital && !token.caseless && (token.marks & Word.stop) === 0 && chance() < falseCapital) found[index] = falseKinds[Math.floor(chance() * falseKinds.length)] as number;
    } else if (label === 0 && chance() < falsely && item.tokens[index]?.shape === 'word' && ((item.tokens[index] as Token).marks & Word.stop) === 0) found[index] = 1 + Math.floor(chance() * 3);
  }
  return found;
}
