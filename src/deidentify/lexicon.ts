import { englishWords } from './lists/english-words.js';
import { gearWords } from './lists/gear.js';
import { jargonBrands, jargonWords } from './lists/jargon.js';
import { firstNames } from './lists/first-names.js';
import { firstNamesRare } from './lists/first-names-rare.js';
import { spanishForms } from './lists/spanish-forms.js';
import { spanishWords } from './lists/spanish-words.js';
import { surnames } from './lists/surnames.js';
import { surnamesRare } from './lists/surnames-rare.js';
import { moreFirst, moreFirstRare, moreSpanish, moreSurnames, moreSurnamesRare } from './lists/more-names.js';
import { townPairs, townWords } from './lists/more-places.js';
import { wordNames } from './lists/word-names.js';
import { bigStreets } from './lists/streets.js';
import { cities, streetNames, reportWords, nameableWords, spanishCommon, brandNames, verbWords, stopWords, givenWords } from './lists/by-hand.js';

/** What the lists know about a word; a word may carry several. */
export const Word = {
  english: 1,
  spanish: 2,
  /** Given name that is no common word: safe to find in lower case. */
  first: 4,
  /** Given name that is short, rare or also a word: counts only with a capital. */
  firstRare: 8,
  surname: 16,
  surnameRare: 32,
  /** Dictionary word that many people bear as a name ("Brown", "Grant"). */
  wordName: 64,
  /** Words that reports capitalise for no reason ("Patrol", "Subject", "Taser"). */
  report: 128,
  street: 256,
  city: 512,
  brand: 1024,
  /** What people do, in the past tense: says that the word before may be a person. */
  verb: 2048,
  /** Function words: never part of a name. */
  stop: 4096,
  /** Dictionary words that are given names ("Will", "Hope"). */
  given: 8192,
  /** Words that are likely surnames after a rank or a role. */
  nameable: 16384,
  /** First words of towns of two words ("Oak Park"). */
  townFirst: 32768,
} as const;

export const anyName = Word.first | Word.firstRare | Word.surname | Word.surnameRare;
export const listedName = Word.first | Word.surname;

const slots = 1 << 20;
const keys = new Uint32Array(slots);
const marks = new Uint16Array(slots);
const basis = 0x811c9dc5;
const prime = 0x01000193;

/**
 * One open table of 32-bit FNV-1a hashes holds every list: 6 MB and no strings. Some 450,000 entries in 2^32
 * make a wrong hit about 1 in 9,500 for a word on no list; such a hit costs at most a wrong tier.
 */
function slotOf(hash: number): number {
  let slot = (hash ^ (hash >>> 15)) & (slots - 1);
  while (keys[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & (slots - 1);
  return slot;
}

function mark(hash: number, flag: number): void {
  const slot = slotOf(hash);
  keys[slot] = hash;
  marks[slot] = (marks[slot] as number) | flag;
}

/** Reads the front coding of test/deidentify/encode-words.ts without making a string. */
function addCoded(code: string, flag: number): void {
  const hashes = new Int32Array(64);
  hashes[0] = basis;
  let depth = 0;
  let hash = basis | 0;
  for (let index = 0; index < code.length; index++) {
    const unit = code.charCodeAt(index);
    if (unit < 91) {
      if (index > 0) mark(hash >>> 0, flag);
      depth = unit - 65;
      hash = hashes[depth] as number;
    } else {
      hash = Math.imul(hash ^ unit, prime);
      hashes[++depth] = hash;
    }
  }
  mark(hash >>> 0, flag);
}

export function hashOf(word: string): number {
  let hash = basis;
  for (let index = 0; index < word.length; index++) hash = Math.imul(hash ^ word.charCodeAt(index), prime) >>> 0;
  return hash;
}

function addPlain(text: string, flag: number): void {
  for (const word of text.split(/\s+/)) if (word !== '') mark(hashOf(word), flag);
}

/** Only words that are no name, no street and no town. */
function addUnnamed(text: string, flag: number, also = 0): void {
  for (const word of text.split(/\s+/)) {
    if (word === '') continue;
    const hash = hashOf(word);
    const slot = slotOf(hash);
    if (((keys[slot] === hash ? (marks[slot] as number) : 0) & (Word.first | Word.surname | Word.given | Word.nameable | Word.wordName | Word.street | Word.city | also)) === 0) mark(hash, flag);
  }
}

let filled = false;
/** Fills the table when the first word is looked up. */
function fill(): void {
  filled = true;
  addCoded(englishWords, Word.english);
  addCoded(spanishWords, Word.spanish);
  addCoded(spanishForms, Word.spanish);
  addCoded(firstNames, Word.first);
  addCoded(firstNamesRare, Word.firstRare);
  addCoded(surnames, Word.surname);
  addCoded(surnamesRare, Word.surnameRare);
  addCoded(moreFirst, Word.first);
  addCoded(moreSurnames, Word.surname);
  addCoded(moreFirstRare, Word.firstRare);
  addCoded(moreSurnamesRare, Word.surnameRare);
  addCoded(moreSpanish, Word.spanish);
  addCoded(wordNames, Word.wordName);
  addPlain(spanishCommon, Word.spanish);
  addPlain(nameableWords, Word.nameable | Word.wordName);
  addPlain(givenWords, Word.given | Word.wordName);
  addPlain(reportWords, Word.report);
  addPlain(streetNames, Word.street);
  addPlain(cities, Word.city);
  addCoded(townWords, Word.city);
  for (const pair of townPairs.split('|')) mark(hashOf(pair.slice(0, pair.indexOf(' '))), Word.townFirst);
  addPlain(bigStreets, Word.street);
  addPlain(brandNames, Word.brand);
  // Models and breeds only where no list has a name, a word or a place of that kind.
  for (const word of gearWords.split(/\s+/)) if (word !== '' && ((marks[slotOf(hashOf(word))] ?? 0) & ~(Word.spanish | Word.firstRare | Word.surnameRare)) === 0) mark(hashOf(word), Word.brand);
  addUnnamed(jargonWords, Word.report, Word.firstRare | Word.surnameRare);
  addUnnamed(jargonBrands, Word.brand, Word.english);
  addPlain(verbWords, Word.verb);
  addPlain(stopWords, Word.stop);
}

/** The marks of a folded word, 0 when no list has it. `hash` where it is known already. */
export function lookUp(word: string, hash = hashOf(word)): number {
  if (!filled) fill();
  const slot = slotOf(hash);
  return keys[slot] === hash ? (marks[slot] ?? 0) : 0;
}
