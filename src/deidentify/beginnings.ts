/**
 * The first three characters with which a match of an expression can begin, so that it is tried only where it may
 * succeed. Reads the small part of the expression language that the patterns of this room use.
 *
 * A head is a string of at most three signs: a lower-case letter, '0' for any digit, `any` for anything, else the sign itself.
 */
export type Heads = ReadonlySet<string>;

interface Cursor {
  source: string;
  at: number;
}

/** Stands for any sign. */
export const any = '\u0001';
const depth = 3;
/** From so many heads on the last sign is not worth telling apart. */
const many = 24;
const nothing: Heads = new Set(['']);
const anything: Heads = new Set([any]);

export function beginnings(source: string): Heads {
  return alternatives({ source, at: 0 });
}

/** The sign that stands for a character in heads. */
function signOf(character: string): string {
  if (character >= '0' && character <= '9') return '0';
  const lower = character.toLowerCase();
  return lower >= '\u0080' ? any : lower;
}

function join(left: Heads, right: Heads): Heads {
  if (left.size === 1 && left.has('')) return right;
  if (right.size === 1 && right.has('')) return left;
  const cut = [right, shortened(right, 2), shortened(right, 1)];
  const out = new Set<string>();
  for (const head of left) {
    if (head.length >= depth) out.add(head);
    else for (const next of cut[head.length] as Heads) out.add(head + next);
  }
  return out;
}

/** Heads cut to a length; where they are many, the last sign is any. A head that ends earlier stays open. */
function shortened(heads: Heads, length: number): Heads {
  const out = new Set<string>();
  for (const head of heads) out.add(head.slice(0, length));
  if (out.size <= many) return out;
  const coarse = new Set<string>();
  for (const head of out) coarse.add(head.length < length ? head : head.slice(0, length - 1) + any);
  return coarse;
}

function whole(heads: Heads): boolean {
  for (const head of heads) if (head.length < depth) return false;
  return true;
}

/** Goes to the end of a sequence whose heads are known: what follows cannot change them. */
function skip(cursor: Cursor): void {
  const { source } = cursor;
  let depth = 0;
  for (; cursor.at < source.length; cursor.at++) {
    const character = source[cursor.at];
    if (character === '\\') cursor.at++;
    else if (character === '[') while (source[cursor.at] !== ']') cursor.at += source[cursor.at] === '\\' ? 2 : 1;
    else if (character === '(') depth++;
    else if (character === ')' && depth-- === 0) return;
    else if (character === '|' && depth === 0) return;
  }
}

function alternatives(cursor: Cursor): Heads {
  const all = new Set<string>();
  for (;;) {
    for (const head of sequence(cursor)) all.add(head);
    if (cursor.source[cursor.at] !== '|') return all;
    cursor.at++;
  }
}

function sequence(cursor: Cursor): Heads {
  let all = nothing;
  while (cursor.at < cursor.source.length && cursor.source[cursor.at] !== '|' && cursor.source[cursor.at] !== ')') {
    all = join(all, element(cursor));
    if (whole(all)) {
      skip(cursor);
      break;
    }
  }
  return all;
}

function element(cursor: Cursor): Heads {
  const once = atom(cursor);
  const quantifier = /^(?:\?|\{(\d+)(,\d*)?\})\??/.exec(cursor.source.slice(cursor.at, cursor.at + 10));
  if (quantifier === null) return once;
  cursor.at += quantifier[0].length;
  const least = Number(quantifier[1] ?? 0);
  const most = quantifier[1] === undefined ? 1 : quantifier[2] === undefined ? least : quantifier[2] === ',' ? depth : Number(quantifier[2].slice(1));
  const all = new Set<string>();
  let repeated = nothing;
  for (let count = 0; count <= Math.min(most, depth); count++) {
    if (count > 0) repeated = join(repeated, once);
    if (count >= Math.min(least, depth)) for (const head of repeated) all.add(head);
  }
  return all;
}

function atom(cursor: Cursor): Heads {
  const character = cursor.source[cursor.at] ?? '';
  if (character === '(') return group(cursor);
  if (character === '[') return characterClass(cursor);
  cursor.at++;
  if (character === '^' || character === '$') return nothing;
  return character === '\\' ? escape(cursor) : new Set([signOf(character)]);
}

function group(cursor: Cursor): Heads {
  const opening = /^\((?:\?(?:[:=!]|<[=!]|<\w+>))?/.exec(cursor.source.slice(cursor.at, cursor.at + 14))?.[0] ?? '(';
  cursor.at += opening.length;
  if (/[=!]$/.test(opening)) {
    for (skip(cursor); cursor.source[cursor.at] === '|'; skip(cursor)) cursor.at++;
    cursor.at++;
    return nothing;
  }
  const heads = alternatives(cursor);
  cursor.at++;
  return heads;
}

function characterClass(cursor: Cursor): Heads {
  cursor.at++;
  const heads = new Set<string>();
  if (cursor.source[cursor.at] === '^') heads.add(any);
  let previous = '';
  while (cursor.source[cursor.at] !== ']') {
    const character = cursor.source[cursor.at] ?? '';
    if (character === '-' && previous !== '' && cursor.source[cursor.at + 1] !== ']') {
      const last = (cursor.source[cursor.at + 1] ?? '').charCodeAt(0);
      for (let code = previous.charCodeAt(0); code <= last; code++) heads.add(signOf(String.fromCharCode(code)));
      cursor.at += 2;
      previous = '';
      continue;
    }
    cursor.at++;
    previous = character;
    if (character === '\\') {
      for (const head of escape(cursor)) heads.add(head);
      previous = '';
    } else heads.add(signOf(character));
  }
  cursor.at++;
  return heads;
}

function escape(cursor: Cursor): Heads {
  const letter = cursor.source[cursor.at] ?? '';
  cursor.at++;
  if (letter === 'b') return nothing;
  if (letter === 'd') return new Set(['0']);
  if (letter === 'p') {
    const end = cursor.source.indexOf('}', cursor.at);
    cursor.at = end + 1;
    return anything;
  }
  if (letter === 'u') {
    const code = parseInt(cursor.source.slice(cursor.at, cursor.at + 4), 16);
    cursor.at += 4;
    return new Set([signOf(String.fromCharCode(code))]);
  }
  return /[wWDsS]/.test(letter) ? anything : new Set([signOf(letter)]);
}
