import type { Kind } from './types.js';

const article = /^(?:el (?:d[ií]a )?(?=\d|primer|lunes|martes|mi|jueves|viernes|s[aá]bado|domingo|pasado)|the (?=\d|first|second|third|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|thir|twen)\p{L}*))/iu;

/** How many characters at the beginning of a finding identify nobody: the article before a date ("el 14 de marzo", "the 3rd of May"). */
export function idleBeginning(text: string, start: number, end: number, kind: Kind): number {
  if (kind !== 'date' && kind !== 'birth-date') return 0;
  const code = text.charCodeAt(start) | 32;
  if (code !== 101 && code !== 116) return 0;
  // The piece may be a rest that ends before the day it belongs to.
  return Math.min(end - start, article.exec(text.slice(start, start + 24))?.[0].length ?? 0);
}
