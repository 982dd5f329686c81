import { fold } from './fold.js';
import { lookUp, Word } from './lexicon.js';
import { opener, openersOf } from './openers.js';
import type { Prepared } from './prepare.js';
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
const abbreviations = new Set(
  `mr mrs ms dr st sgt lt cpl capt cpt det dep ofc ofcr tpr agt insp cmdr cdr maj col gen sra srta sr jr dra lic tte cap sgto insp
   no num nbr approx apt ave blvd rd hwy mt ft vs etc inc dept ofcs dets deps sgts hon rev prof ptl ptlm pfc inv supt lieut ofl u.s`.split(/\s+/),
);
const openers = new Set(['"', "'", '(', '[', '*', '-', '•', '·', '>', '¿', '¡', '—', '#']);

/** Splits the text in one pass, looks every word up once, and marks where capitals carry no meaning. */
export function tokenize(prepared: Prepared): Token[] {
  const tokens: Token[] = [];
  const { plain } = prepared;
  let previousEnd = 0;
  tokenPattern.lastIndex = 0;
  for (let match = tokenPattern.exec(plain); match !== null; match = tokenPattern.exec(plain)) {
    const token = tokenAt(match[0], match.index, prepared);
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
  const mixed = !spanish && tokens.filter((token) => token.shape === 'word' && !token.capital && (token.opens & spanishOnly) !== 0).length >= 2;
  if (!spanish) for (const token of tokens) if (!mixed || token.capital && token.fold !== 'dios') token.marks &= ~Word.spanish;
  markSentences(tokens);
  return tokens;
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
const plainWord = /^[a-z]+$/;
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
  const simple = plainWord.test(low);
  const shape = simple ? 'word' : shapeOf(text);
  const folded = shape !== 'word' ? '' : simple ? low.slice(0, 40) : fold(text.slice(0, 40));
  const word = shape === 'word';
  const marks = folded === '' ? 0 : lookUp(folded);
  return {
    start,
    end,
    after: start + raw.length,
    text,
    fold: folded,
    shape,
    marks: word && (!simple || low.endsWith('ron')) && pastTense.test(text === text.toUpperCase() ? low : text) && (marks & Word.first) === 0 ? Word.verb | Word.english : marks,
    opens: folded === '' ? 0 : openersOf(folded),
    capital: word && text.charCodeAt(0) !== low.charCodeAt(0),
    upper: word && text.length > 1 && text !== low && text === text.toUpperCase(),
    possessive,
    first: false,
    caseless: false,
    newLine: false,
  };
}

function endsSentence(tokens: readonly Token[], index: number): boolean {
  const sign = tokens[index]?.text;
  if (sign === '!' || sign === '?' || sign === ':' || sign?.charCodeAt(0) === 2) return true;
  if (sign !== '.') return false;
  const before = tokens[index - 1];
  if (before === undefined || before.after !== tokens[index]?.start) return true;
  return !(before.shape === 'word' && (before.text.length === 1 || abbreviations.has(before.fold)));
}

function markSentences(tokens: Token[]): void {
  let begin = 0;
  let fresh = true;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if (token.newLine || (index > 0 && endsSentence(tokens, index - 1))) {
      markCaseless(tokens, begin, index);
      begin = index;
      fresh = true;
    }
    if (token.text === '"' || (openers.has(token.text) && fresh)) {
      fresh = true;
      continue;
    }
    token.first = fresh;
    fresh = false;
  }
  markCaseless(tokens, begin, tokens.length);
  spreadCapitals(tokens);
}

/** A sentence mostly in capitals is read as if it had no case. */
function markCaseless(tokens: Token[], begin: number, end: number): void {
  let words = 0;
  let upper = 0;
  for (let index = begin; index < end; index++) {
    const token = tokens[index] as Token;
    if (token.shape !== 'word' || token.text.length < 2) continue;
    words++;
    if (token.upper) upper++;
  }
  const caseless = words >= 3 && upper >= words * 0.7;
  if (caseless) for (let index = begin; index < end; index++) (tokens[index] as Token).caseless = true;
}

/** A short line between lines in capitals is in capitals too. */
function spreadCapitals(tokens: Token[]): void {
  let upper = 0;
  let words = 0;
  for (const token of tokens) {
    if (token.shape !== 'word' || token.text.length < 2) continue;
    words++;
    if (token.upper) upper++;
  }
  if (words >= 3 && upper >= words * 0.7) for (const token of tokens) if (token.upper || token.shape !== 'word') token.caseless = true;
}

/** Whether a capital on this token means a proper name. */
export function speaks(token: Token): boolean {
  return token.capital && !token.caseless && !token.first;
}
