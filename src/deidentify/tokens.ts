import { fold } from './fold.js';
import { hashOf, lookUp, Word } from './lexicon.js';
import { opener, openersOf } from './openers.js';
import type { Prepared } from './prepare.js';
import { markSentences } from './sentences.js';
import { wordSet } from './word-set.js';

export interface Token {
  start: number;
  /** Before a possessive: of "Rivera's" the token ends after the a. */
  end: number;
  /** Where the next token may begin, after a possessive. */
  after: number;
  text: string;
  /** List form, '' for numbers and signs. */
  fold: string;
  /** 'mix' has letters and digits, as call signs and models do. */
  shape: 'word' | 'number' | 'mix' | 'sign';
  marks: number;
  /** Which finders may begin at this word (see openers.ts). */
  opens: number;
  capital: boolean;
  /** Two or more letters, all capitals. */
  upper: boolean;
  possessive: boolean;
  /** A capital here says nothing: the sentence begins. */
  first: boolean;
  /** Capitals here say nothing: the sentence is written in capitals, or is a title. */
  caseless: boolean;
  /** A line break lies between this token and the one before. */
  newLine: boolean;
}

/** A word that begins with a capital where that says something. */
export const cased = (token: Token | undefined): boolean => token !== undefined && token.shape === 'word' && token.capital && !token.caseless;

const tokenPattern = /[\p{L}\p{N}\p{M}]+(?:'[\p{L}\p{M}]+)*|\u0002+|[^\s]/gu;
const small = 1;
const large = 2;
const digit = 4;
const blank = 8;
/** What each character below U+0080 is; 0 for signs. */
const classes = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return /[a-z]/.test(character) ? small : /[A-Z]/.test(character) ? large : /\d/.test(character) ? digit : /\s/.test(character) ? blank : 0;
});
const classOf = (plain: string, at: number): number => classes[plain.charCodeAt(at)] ?? 0;

/** Splits the text in one pass, looks every word up once, and marks where capitals carry no meaning. */
export function tokenize(prepared: Prepared): Token[] {
  const tokens: Token[] = [];
  const { plain } = prepared;
  let previousEnd = 0;
  for (let token = tokenFrom(0, prepared); token !== undefined; token = tokenFrom(previousEnd, prepared)) {
    for (let at = previousEnd; at < token.start; at++) {
      const unit = plain.charCodeAt(at);
      if (unit === 10 || unit === 13) token.newLine = true;
    }
    previousEnd = token.after;
    // "Wells' holster".
    if (token.text === "'" && /\s/.test(plain.charAt(token.after))) {
      const owner = tokens.at(-1);
      if (owner !== undefined && owner.after === token.start && owner.capital && owner.fold.endsWith('s')) owner.possessive = true;
    }
    tokens.push(token);
  }
  // In a text of two languages a small Spanish word is a word; a capital one may be a name in either.
  const spanish = isSpanish(tokens);
  const mixed = !spanish && isMixed(tokens);
  if (!spanish) for (const token of tokens) if (!mixed || token.capital && token.fold !== 'dios') token.marks &= ~Word.spanish;
  markSentences(tokens);
  return tokens;
}

function isMixed(tokens: readonly Token[]): boolean {
  let count = 0;
  for (const token of tokens) if (token.shape === 'word' && !token.capital && (token.opens & spanishOnly) !== 0 && ++count === 2) return true;
  return false;
}

/** The next token. Nearly all are runs of plain letters or one sign, which is quickly seen; the expression reads the others. */
function tokenFrom(from: number, prepared: Prepared): Token | undefined {
  const { plain } = prepared;
  let start = from;
  while (classOf(plain, start) === blank) start++;
  if (start >= plain.length) return undefined;
  const first = plain.charCodeAt(start);
  const sign = classes[first];
  if (sign === 0 && first !== 2) return tokenOf(plain.charAt(start), start, start + 1, 'sign', '');
  if (sign !== undefined && sign !== 0) {
    let kinds = sign;
    let end = start + 1;
    for (let kind = classOf(plain, end); kind !== 0 && kind !== blank; kind = classOf(plain, ++end)) kinds |= kind;
    const next = plain.charCodeAt(end);
    if (!(next >= 128) && next !== 39) return kinds === digit ? tokenOf(plain.slice(start, end), start, end, 'number', '') : (kinds & digit) !== 0 ? tokenOf(plain.slice(start, end), start, end, 'mix', '') : plainWord(plain.slice(start, end), start, kinds, prepared);
  }
  tokenPattern.lastIndex = start;
  const match = tokenPattern.exec(plain);
  return match === null ? undefined : tokenAt(match[0], match.index, prepared);
}

function tokenOf(text: string, start: number, end: number, shape: Token['shape'], folded: string): Token {
  const hash = folded === '' ? 0 : hashOf(folded);
  const marks = folded === '' ? 0 : lookUp(folded, hash);
  const opens = folded === '' ? 0 : openersOf(folded, hash);
  return { start, end, after: end, text, fold: folded, shape, marks, opens, capital: false, upper: false, possessive: false, first: false, caseless: false, newLine: false };
}

/** A word of the letters a to z alone. */
function plainWord(text: string, start: number, kinds: number, prepared: Prepared): Token {
  const end = start + text.length;
  const low = kinds === small ? text : prepared.low.slice(start, end);
  const folded = low.length > 40 ? low.slice(0, 40) : low;
  const token = tokenOf(text, start, end, 'word', folded);
  if (low.endsWith('ron') && (token.marks & Word.first) === 0 && pastTense.test(kinds === large ? low : text)) token.marks = Word.verb | Word.english;
  token.capital = (classOf(text, 0) & large) !== 0;
  token.upper = kinds === large && text.length > 1;
  return token;
}

const spanishGlue = opener(wordSet('el la los las de que con por una del para se mi un su en y al lo le es fue estaba nos no sin cuando pero'));
const onlySpanish = wordSet('el los las que con por una del para se mi su en al cuando pero estaba nos un unos dos nuestro nuestra muy desde hasta');

const spanishOnly = opener(wordSet('que con por para una los las cuando pero estaba muy desde porque del nos vengas ya si esta este aqui otra otro sin'));

const judged = new WeakMap<readonly Token[], boolean>();

/** Whether the text is in Spanish; in English text a Spanish word such as "nina" or "leal" is more likely a name. */
export function isSpanish(tokens: readonly Token[]): boolean {
  const known = judged.get(tokens);
  if (known !== undefined) return known;
  const spanish = readsSpanish(tokens);
  judged.set(tokens, spanish);
  return spanish;
}

function readsSpanish(tokens: readonly Token[]): boolean {
  let words = 0;
  let glue = 0;
  for (const token of tokens) {
    if (token.shape !== 'word') continue;
    words++;
    if ((token.opens & spanishGlue) !== 0) glue++;
  }
  if (glue < words * 0.12) return false;
  return tokens.some((token) => token.shape === 'word' && (!token.capital || token.upper) && (onlySpanish.has(token.fold) || /[áéíóúñ]/i.test(token.text)));
}

/** "pidió", "llegó", "gritaron": in lower case a verb, whatever surname it looks like. */
const pastTense = /^[a-zñáéíóú]{2,14}(?:ó|íó|aron|ieron)$/;
const plainLetters = /^[a-z]+$/;
const anyLetter = /\p{L}/u;
const anyDigit = /\p{N}/u;

function shapeOf(text: string): Token['shape'] {
  const letters = anyLetter.test(text);
  const digits = anyDigit.test(text);
  return letters ? (digits ? 'mix' : 'word') : digits ? 'number' : 'sign';
}

function tokenAt(raw: string, start: number, prepared: Prepared): Token {
  // "Rivera's", "Rivera'd called", "he'll": the word before the apostrophe is what the lists know.
  const short = raw.length > 2 && raw.includes("'") ? /'(?:s|d|m|ll|re|ve)$/i.exec(raw) : null;
  const possessive = short !== null;
  const text = short === null ? raw : raw.slice(0, short.index);
  const end = start + text.length;
  const low = prepared.low.slice(start, end);
  const simple = plainLetters.test(low);
  const shape = simple ? 'word' : shapeOf(text);
  const folded = shape !== 'word' ? '' : simple ? low.slice(0, 40) : fold(text.slice(0, 40));
  const word = shape === 'word';
  const token = tokenOf(text, start, end, shape, folded);
  token.after = start + raw.length;
  token.possessive = possessive;
  if (!word) return token;
  if ((!simple || low.endsWith('ron')) && pastTense.test(text === text.toUpperCase() ? low : text) && (token.marks & Word.first) === 0) token.marks = Word.verb | Word.english;
  token.capital = text.charCodeAt(0) !== low.charCodeAt(0);
  token.upper = text.length > 1 && text !== low && text === text.toUpperCase();
  return token;
}

/** Whether a capital on this token means a proper name. */
export function speaks(token: Token): boolean {
  return token.capital && !token.caseless && !token.first;
}
