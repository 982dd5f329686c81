import { blankedOut } from './prepare.js';

/**
 * The expressions of the patterns as one graph of signs, coarser than they are: of what looks around only the end is kept, and how often something
 * is repeated is counted no further than a few times. So a walk through it never loses a match; it only says where an attempt is in vain.
 *
 * A sign is a class of characters: letters are 1 to 26 in both cases, any digit is 27, then some single characters; 0 is every other.
 */
export const signs = 64;
const digitSign = 27;
/** Half of a character of two units. */
const halfSign = 62;
const lettersMask = 0x07fffffe;

const signOfCode = new Uint8Array(128);
for (let code = 97; code <= 122; code++) signOfCode[code] = code - 96;
for (let code = 48; code <= 57; code++) signOfCode[code] = digitSign;
for (let code = 32; code < 48; code++) signOfCode[code] = code - 4;
[...`:@\n_[]${blankedOut}`].forEach((character, index) => (signOfCode[character.charCodeAt(0)] = 44 + index));

/** The sign of a character in lower case; of no character, behind the end of the text, 0. */
export const signNumber = (code: number): number => (code < 128 ? (signOfCode[code] as number) : code >= 0xd800 && code <= 0xdfff ? halfSign : 0);

/** Signs as bits, 32 in each number. */
interface Signs {
  low: number;
  high: number;
}
const noSigns: Signs = { low: 0, high: 0 };
const allSigns: Signs = { low: -1, high: -1 };
/** What stands for every other character: letters with accents, and characters of two units. */
const beyond: Signs = { low: 1, high: 1 << (halfSign - 32) };

const one = (sign: number): Signs => (sign < 32 ? { low: 1 << sign, high: 0 } : { low: 0, high: 1 << (sign - 32) });
const both = (left: Signs, right: Signs): Signs => ({ low: left.low | right.low, high: left.high | right.high });
const ofCharacter = (character: string): Signs => one(signNumber((character.toLowerCase()).charCodeAt(0)));

/** Builds a part of an expression in front of what follows it, and says where it begins. */
type Part = (next: number) => number;
const nothing: Part = (next) => next;

interface Cursor {
  source: string;
  at: number;
}

export class ExpressionGraph {
  /** The signs of each place; a place that only leads on has none. */
  readonly low: number[] = [];
  readonly high: number[] = [];
  /** Where each place leads. */
  readonly next: number[][] = [];
  /** The pattern that is done at a place, or -1. */
  readonly done: number[] = [];

  /** Adds an expression; says where it begins. */
  add(source: string, rule: number): number {
    return this.alternatives({ source, at: 0 })(this.place(noSigns, [], rule));
  }

  private place({ low, high }: Signs, next: number[], done = -1): number {
    this.low.push(low);
    this.high.push(high);
    this.done.push(done);
    return this.next.push(next) - 1;
  }

  private alternatives(cursor: Cursor): Part {
    const parts = [this.sequence(cursor)];
    while (cursor.source[cursor.at] === '|') {
      cursor.at++;
      parts.push(this.sequence(cursor));
    }
    return parts.length === 1 ? (parts[0] as Part) : (next) => this.place(noSigns, parts.map((part) => part(next)));
  }

  private sequence(cursor: Cursor): Part {
    const parts: Part[] = [];
    while (cursor.at < cursor.source.length && !/[|)]/.test(cursor.source.charAt(cursor.at))) parts.push(this.repeated(cursor));
    return (next) => parts.reduceRight((after, part) => part(after), next);
  }

  private repeated(cursor: Cursor): Part {
    const counted = cursor.source[cursor.at] === '(' ? 3 : 8;
    const part = this.atom(cursor);
    const quantifier = /^(?:([?*+])|\{(\d+)(?:(,)(\d*))?\})\??/.exec(cursor.source.slice(cursor.at, cursor.at + 10));
    if (quantifier === null) return part;
    cursor.at += quantifier[0].length;
    const [, sign, from, comma, to] = quantifier;
    const least = Number(from ?? (sign === '+' ? 1 : 0));
    const most = sign === '?' ? 1 : from !== undefined && comma === undefined ? least : to === undefined || to === '' ? Infinity : Number(to);
    return (next) => {
      let begin = most === least && least <= counted ? next : most === least + 1 && least <= counted ? this.optional(part, next) : this.loop(part, next);
      for (let count = Math.min(least, counted); count > 0; count--) begin = part(begin);
      return begin;
    };
  }

  private optional(part: Part, next: number): number {
    return this.place(noSigns, [part(next), next]);
  }

  private loop(part: Part, next: number): number {
    const targets = [next];
    const begin = this.place(noSigns, targets);
    targets.push(part(begin));
    return begin;
  }

  private atom(cursor: Cursor): Part {
    const character = cursor.source.charAt(cursor.at);
    if (character === '(') return this.group(cursor);
    if (character === '[') return this.some(characterClass(cursor));
    cursor.at++;
    if (character === '^' || character === '$') return nothing;
    if (character === '.') return this.some(allSigns);
    if (character !== '\\') return this.some(ofCharacter(character));
    return /[bB]/.test(cursor.source.charAt(cursor.at)) ? (cursor.at++, nothing) : this.some(escaped(cursor));
  }

  /** One character of these signs; one of two units may have both halves. */
  private some(set: Signs): Part {
    return (next) => {
      const targets = [next];
      const begin = this.place(set, targets);
      if ((set.high & beyond.high) !== 0) targets.push(this.place(one(halfSign), [next]));
      return begin;
    };
  }

  private group(cursor: Cursor): Part {
    const opening = /^\((?:\?(?:[:=!]|<[=!]|<\w+>))?/.exec(cursor.source.slice(cursor.at, cursor.at + 14))?.[0] ?? '(';
    cursor.at += opening.length;
    const refused = opening === '(?!' ? refusedBy(cursor.source.slice(cursor.at)) : undefined;
    const part = this.alternatives(cursor);
    cursor.at++;
    if (opening === '(?=') return (next) => (this.ends(next) ? part(next) : next);
    if (refused !== undefined) return (next) => (this.ends(next) ? this.place({ low: ~refused.low, high: ~refused.high }, [next]) : next);
    return /[=!]$/.test(opening) ? nothing : part;
  }

  private ends(place: number): boolean {
    return (this.done[place] as number) >= 0;
  }
}

/** What certainly must not follow by a look ahead that begins with one class. */
function refusedBy(source: string): Signs | undefined {
  const first = /^(\[(?!\^)(?:\\.|[^\]\\])*\]|\\p\{L\}|\\d)[|)]/.exec(source)?.[1];
  if (first === undefined) return undefined;
  const letters = first.includes('\\p{L}') ? { low: lettersMask, high: 0 } : noSigns;
  return first.includes('\\d') ? both(letters, one(digitSign)) : letters;
}

function characterClass(cursor: Cursor): Signs {
  const { source } = cursor;
  const negated = source[++cursor.at] === '^';
  let set = noSigns;
  while (source[cursor.at] !== ']') {
    const character = source.charAt(cursor.at);
    if (character === '\\') {
      cursor.at++;
      set = both(set, escaped(cursor));
    } else if (source[cursor.at + 1] === '-' && source[cursor.at + 2] !== ']') {
      for (let code = character.charCodeAt(0); code <= source.charCodeAt(cursor.at + 2); code++) set = both(set, ofCharacter(String.fromCharCode(code)));
      cursor.at += 3;
    } else {
      set = both(set, ofCharacter(character));
      cursor.at++;
    }
  }
  cursor.at++;
  return negated ? allSigns : set;
}

/** What stands after a backslash. */
function escaped(cursor: Cursor): Signs {
  const letter = cursor.source.charAt(cursor.at++);
  if (letter === 'd') return one(digitSign);
  if (letter === 's') return both(beyond, both(one(signNumber(32)), one(signNumber(10))));
  if (letter === 'n') return one(signNumber(10));
  if (letter === 'p') {
    const end = cursor.source.indexOf('}', cursor.at);
    const property = cursor.source.charAt(cursor.at + 1);
    cursor.at = end + 1;
    return property === 'L' ? both(beyond, { low: lettersMask, high: 0 }) : property === 'N' ? both(beyond, one(digitSign)) : property === 'M' ? beyond : allSigns;
  }
  if (letter === 'u') {
    cursor.at += 4;
    return ofCharacter(String.fromCharCode(parseInt(cursor.source.slice(cursor.at - 4, cursor.at), 16)));
  }
  return /[a-zA-Z]/.test(letter) ? allSigns : ofCharacter(letter);
}
