import { fold } from './fold.js';
import { lookUp, Word } from './lexicon.js';
import { blankedOut } from './prepare.js';
import { roadCue, streetTypes } from './scan-words.js';

const wordUnit = /[\p{L}\p{N}\p{M}]/u;

/** The places where a match may begin: words, numbers, and the signs that open some patterns. */
export interface Start {
  at: number;
  word: string;
}

/** From 40 characters before a marker, as far as a match reaches, to 30 after it, as far as patterns look back. */
export function nearMarkers(plain: string): Uint8Array {
  const near = new Uint8Array(plain.length + 1);
  for (let at = plain.indexOf(blankedOut); at !== -1; at = plain.indexOf(blankedOut, at + 1)) {
    let end = at;
    while (plain.charAt(end) === blankedOut) end++;
    near.fill(1, Math.max(0, at - 40), Math.min(plain.length, end + 30));
    at = end;
  }
  return near;
}

export function digitsAhead(low: string): Int32Array {
  const next = new Int32Array(low.length + 1);
  let digit = 1 << 30;
  for (let at = low.length; at >= 0; at--) {
    const code = low.charCodeAt(at);
    if (code >= 48 && code <= 57) digit = at;
    next[at] = digit;
  }
  return next;
}

/** Whether a start is a number, a street type or a street's name: an "and" near one may join two roads. */
function isRoad(word: string): boolean {
  const code = word.charCodeAt(0);
  return code >= 48 && code <= 57 || code >= 97 && (streetTypes.has(word) || roadCue.has(word) || (lookUp(fold(word)) & Word.street) !== 0);
}

/** `known` keeps what was found out about each start: 0 nothing yet, 1 a road, 2 none. */
export function hasRoad(starts: readonly Start[], known: Uint8Array, index: number): boolean {
  for (let at = Math.max(0, index - 4); at <= Math.min(starts.length - 1, index + 4); at++) {
    if (known[at] === 0) known[at] = isRoad((starts[at] as Start).word) ? 1 : 2;
    if (at !== index && known[at] === 1) return true;
  }
  return false;
}

export function startsOf(low: string): Start[] {
  const starts: Start[] = [];
  let inWord = false;
  let begin = 0;
  let digits = false;
  const close = (end: number): void => {
    if (inWord) starts.push({ at: begin, word: low.slice(begin, Math.min(end, begin + 40)) });
  };
  for (let at = 0; at < low.length; at++) {
    const code = low.charCodeAt(at);
    const digit = code >= 48 && code <= 57;
    const letter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code > 127 && (code >= 0xd800 && code <= 0xdfff ? true : wordUnit.test(low.charAt(at))));
    if (digit || letter) {
      if (inWord && digit === digits) continue;
      close(at);
      inWord = true;
      digits = digit;
      begin = at;
    } else {
      close(at);
      inWord = false;
      if (code === 43 || code === 40 || code === 64 || code === 35 || code === 38 || code === 47 || code === 45) starts.push({ at, word: low.charAt(at) });
    }
  }
  close(low.length);
  return starts;
}
