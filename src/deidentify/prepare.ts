import { kinds } from './types.js';

/** The text in forms that are easy to match; every form has the length of the original, so offsets agree. */
export interface Prepared {
  /** Curly quotes, dashes and odd spaces made plain; redaction markers blanked out. */
  plain: string;
  /** `plain` in lower case. */
  low: string;
}

const plainSigns: Readonly<Record<string, string>> = {
  '\u2018': "'", '\u2019': "'", '\u201A': "'", '\u201B': "'", '\u02BC': "'", '\u00B4': "'", '`': "'",
  '\u201C': '"', '\u201D': '"', '\u201E': '"', '\u00AB': '"', '\u00BB': '"',
  '\u2010': '-', '\u2011': '-', '\u2012': '-', '\u2013': '-', '\u2014': '-', '\u2212': '-',
  '\u00A0': ' ', '\u2007': ' ', '\u202F': ' ', '\u2009': ' ', '\u200A': ' ', '\u3000': ' ', '\t': ' ',
};
const markerPattern = new RegExp(`\\[(?:${kinds.join('|')})(?: \\d{1,4})?\\]`, 'g');
/**
 * Stands for each character of a marker: no letter, no digit, no blank, so nothing matches across it. Below U+0100,
 * because a string with a higher character makes the engine compile every expression a second time.
 */
export const blankedOut = '\u0002';

function lowerSameLength(text: string): string {
  const whole = text.toLowerCase();
  if (whole.length === text.length) return whole;
  let out = '';
  for (let index = 0; index < text.length; index++) {
    const unit = text.charAt(index);
    const lower = unit.toLowerCase();
    out += lower.length === 1 ? lower : unit;
  }
  return out;
}

const wide = /[^\u0000-\u00FF]/;
const wideSigns = /[^\u0000-\u00FF]/g;
const noDecomposition: Readonly<Record<string, string>> = { 'ł': 'l', 'Ł': 'L', 'đ': 'd', 'Đ': 'D', 'ı': 'i' };

/** One sign below U+0100 that the detectors take for the same: the letter without its accents, a blank, a sign. The sign itself where there is none. */
function narrowSign(sign: string): string {
  const known = noDecomposition[sign];
  if (known !== undefined) return known;
  const bare = sign.normalize('NFKD').replace(/\p{M}/gu, '');
  if (bare.length === 1 && !wide.test(bare)) return bare;
  return /[\p{L}\p{N}\p{M}]/u.test(sign) ? sign : /\s/.test(sign) ? ' ' : '\u00A4';
}

/**
 * The engine holds a string with one curly quote in it in two bytes a character, also once the quote is gone, and compiles every expression a second time for it:
 * ten times the time. Telephones write such quotes by themselves. So the text is copied into one byte a character, if its letters allow it.
 */
function narrow(plain: string): string {
  // Letters of two units, as in styled names, cannot be narrowed one unit at a time.
  if (/(?=[\u{10000}-\u{10FFFF}])[\p{L}\p{N}]/u.test(plain)) return plain;
  const narrowed = plain.replace(wideSigns, narrowSign);
  return wide.test(narrowed) ? plain : Buffer.from(narrowed, 'latin1').toString('latin1');
}

export function prepare(text: string): Prepared {
  const plain = text
    .replace(markerPattern, (marker) => blankedOut.repeat(marker.length))
    .replace(/[\u2018\u2019\u201A\u201B\u02BC\u00B4`\u201C\u201D\u201E\u00AB\u00BB\u2010-\u2014\u2212\u00A0\u2007\u202F\u2009\u200A\u3000\t]/g, (sign) => plainSigns[sign] ?? sign);
  const copied = wide.test(text) ? narrow(plain) : plain;
  return { plain: copied, low: lowerSameLength(copied) };
}
