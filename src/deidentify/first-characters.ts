/**
 * The characters with which a match of an expression can begin, so that it is tried only where it may succeed.
 * Reads the small part of the expression language that the patterns of this room use; `any` when it cannot tell.
 */
export interface Beginning {
  characters: Set<string>;
  any: boolean;
}

interface Part extends Beginning {
  /** The part may match nothing, so the next part may begin the match too. */
  empty: boolean;
}

const digits = '0123456789';
const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

export function firstCharacters(source: string): Beginning {
  return alternatives({ source, at: 0 });
}

interface Cursor {
  source: string;
  at: number;
}

function alternatives(cursor: Cursor): Part {
  const all: Part = { characters: new Set(), any: false, empty: false };
  for (;;) {
    const one = sequence(cursor);
    one.characters.forEach((character) => all.characters.add(character));
    all.any ||= one.any;
    all.empty ||= one.empty;
    if (cursor.source[cursor.at] !== '|') return all;
    cursor.at++;
  }
}

function sequence(cursor: Cursor): Part {
  const all: Part = { characters: new Set(), any: false, empty: true };
  while (cursor.at < cursor.source.length && cursor.source[cursor.at] !== '|' && cursor.source[cursor.at] !== ')') {
    const one = element(cursor);
    if (!all.empty) continue;
    one.characters.forEach((character) => all.characters.add(character));
    all.any ||= one.any;
    all.empty = one.empty;
  }
  return all;
}

function element(cursor: Cursor): Part {
  const part = atom(cursor);
  const quantifier = /^(?:\?|\{(\d+)(?:,\d*)?\})\??/.exec(cursor.source.slice(cursor.at, cursor.at + 10));
  if (quantifier !== null) {
    cursor.at += quantifier[0].length;
    if (quantifier[1] === undefined || quantifier[1] === '0') part.empty = true;
  }
  return part;
}

function atom(cursor: Cursor): Part {
  const { source } = cursor;
  const character = source[cursor.at] ?? '';
  if (character === '(') return group(cursor);
  if (character === '[') return characterClass(cursor);
  cursor.at++;
  if (character !== '\\') return character === '^' || character === '$' ? nothing() : one(character);
  return escape(cursor);
}

function group(cursor: Cursor): Part {
  const opening = /^\((?:\?(?:[:=!]|<[=!]|<\w+>))?/.exec(cursor.source.slice(cursor.at, cursor.at + 14))?.[0] ?? '(';
  cursor.at += opening.length;
  const part = alternatives(cursor);
  cursor.at++;
  return /[=!]$/.test(opening) ? nothing() : part;
}

function characterClass(cursor: Cursor): Part {
  cursor.at++;
  const part: Part = { characters: new Set(), any: false, empty: false };
  if (cursor.source[cursor.at] === '^') part.any = true;
  let previous = '';
  while (cursor.source[cursor.at] !== ']') {
    if (cursor.source[cursor.at] === '-' && previous !== '' && cursor.source[cursor.at + 1] !== ']') {
      const last = cursor.source[cursor.at + 1] ?? '';
      for (let code = previous.charCodeAt(0); code <= last.charCodeAt(0); code++) part.characters.add(String.fromCharCode(code));
      cursor.at += 2;
      previous = '';
      continue;
    }
    previous = cursor.source[cursor.at] ?? '';
    cursor.at++;
    if (previous === '\\') {
      const inner = escape(cursor);
      inner.characters.forEach((each) => part.characters.add(each));
      part.any ||= inner.any;
      previous = '';
    } else part.characters.add(previous);
  }
  cursor.at++;
  return part;
}

function escape(cursor: Cursor): Part {
  const letter = cursor.source[cursor.at] ?? '';
  cursor.at++;
  if (letter === 'b') return nothing();
  if (letter === 'd') return { characters: new Set(digits), any: false, empty: false };
  if (letter === 'w') return { characters: new Set(`${letters}${digits}_`), any: false, empty: false };
  if (letter === 'p') {
    const end = cursor.source.indexOf('}', cursor.at);
    const name = cursor.source.slice(cursor.at + 1, end);
    cursor.at = end + 1;
    return { characters: new Set(name === 'N' ? digits : letters), any: true, empty: false };
  }
  if (letter === 'u') {
    const code = cursor.source.slice(cursor.at, cursor.at + 4);
    cursor.at += 4;
    return one(String.fromCharCode(parseInt(code, 16)));
  }
  return letter === 'D' || letter === 'S' || letter === 's' ? { characters: new Set(), any: true, empty: false } : one(letter);
}

const one = (character: string): Part => ({ characters: new Set([character]), any: false, empty: false });
const nothing = (): Part => ({ characters: new Set(), any: false, empty: true });
