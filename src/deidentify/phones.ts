import { pattern, within, type Pattern } from './pattern.js';

const spoken = '(?:oh|zero|one|two|three|four|five|six|seven|eight|nine|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)';

/** The desk behind a number: "x33", ", extension 9", "poste 3". */
const extension = '(?:[ ,]{0,3}(?:ext(?:n|ension)?\\.?|extensi[oó]n|poste|int(?:erno)?\\.?|opt(?:ion)?\\.?|press|opci[oó]n|#|x)[ .:]{0,2}#?\\d{1,6}(?!\\d))?';

/** Telephone numbers, and whatever else runs to seven digits and more. */
export const phonePatterns: readonly Pattern[] = [
  within(16, 'phone', 'area-code', 66, '(?<!\\p{L})(?:area code|c[oó]digo de [aá]rea)(?: is| was| of|:)? (?<v>[2-9]\\d{2})(?!\\d)', { tier: 'check' }),
  // "9 1 9 five five five 0 1 4 4": said digit by digit, written as it came.
  pattern('phone', 'phone-words', 60, `(?<![\\p{L}\\d.,:/-])(?:(?:\\d|${spoken})[ ,-]{1,2}){6,11}(?:\\d|${spoken})(?![\\p{L}\\d]|[.:/]\\d)`, { tier: 'check', accept: (value) => /[a-z]/.test(value) && /\d/.test(value) || !value.includes(',') && !/1 2 3|2 3 4|3 2 1/.test(value) && /^(?:7|10|11)$/.test(String(value.split(/[ -]+/).length)) }),
  pattern('phone', 'phone-words', 60, `(?<![\\p{L}\\d-])(?:${spoken}[ ,.-]{1,3}){2,6}(?:${spoken}|\\d{2,4})(?:[ ,.-]{1,3}(?:${spoken}|\\d{2,4})){1,8}(?![\\p{L}\\d]| (?:feet|yards|minutes|officers|people|times|seconds|hours|of))`, { tier: 'check', accept: (value) => !/^one[ ,.-]+two[ ,.-]+three|^three[ ,.-]+two[ ,.-]+one|^uno[ ,.-]+dos[ ,.-]+tres/.test(value) }),
  pattern('phone', 'phone-form', 78, `(?<![\\p{L}\\d.-])(?:\\+?1[ .-]?)?\\(?[2-9]\\d{2}\\)?[ .*-]{0,2}\\d{3}[ .*-]{1,2}\\d{4}(?![\\d])${extension}`),
  pattern('phone', 'phone-form', 78, `(?<![\\p{L}\\d.+-])\\(?\\d{3}\\)[ ]?\\d{3}[ .-]?\\d{4}(?!\\d)${extension}`),
  pattern('phone', 'phone-form', 77, '(?<![\\p{L}\\d./-])[2-9]\\d{2}/\\d{3}[/-]\\d{4}(?![\\d/])'),
  pattern('phone', 'phone-form', 76, '(?<![\\p{L}\\d.-])\\(?[2-9]\\d{2}\\)?[ .-]{1,2}\\d{7}(?![\\d])'),
  pattern('phone', 'phone-abroad', 84, '(?<![\\p{L}\\d])[6789]\\d{2}(?:[ .-]\\d{2}){3}(?!\\d)'),
  pattern('phone', 'phone-abroad', 84, '(?<![\\p{L}\\d])[6789]\\d[ .-]\\d{3}[ .-]\\d{2}[ .-]\\d{2}(?!\\d)'),
  pattern('phone', 'phone-form', 72, `(?<![\\p{L}\\d.-])[2-9]\\d{2}[-.]\\d{4}(?![\\d]|[-.]\\d)${extension}`),
  pattern('phone', 'phone-abroad', 77, '(?<![\\p{L}\\d])(?:\\+|00)\\d{1,3}(?:[ .-]?\\(?\\d{1,5}\\)?){2,6}(?!\\d)', { accept: (value) => value.replace(/\D/g, '').length >= 8 }),
  within(60, 'phone', 'phone-cue', 80, "(?<!\\p{L})(?:phone|telephone|tel|cell|cellphone|mobile|fax|call(?:ed)?|text(?:ed)?|pager|number|contact|ph|whatsapp|celular|tel[eé]fono|llam[ae](?:r|do)?(?: al)?|reach(?:ed)? (?:me|him|her|them) at|call (?:me|him|her) at)(?: (?:number|no\\.?|#|is|was|at|es|al|me|us|him|her|them|on)){0,3}[ ]{0,2}[:=]?[ ]{0,2}(?<v>\\(?\\+?\\d{1,4}\\)?(?:[ ./-]{1,2}\\(?\\d{2,4}\\)?){1,5})(?![\\d])", { accept: (value) => value.replace(/\D/g, '').length >= 7 }),
  within(20, 'phone', 'phone-extension', 70, '(?<!\\p{L})(?:ext\\.?|extension|extensi[oó]n|xt|(?<=\\p{L}\\p{L} |[,:(] ?)x(?=[ .#]{0,2}\\d{3,5}(?!\\d)))[ .]{0,2}(?:is |was )?#?(?<v>\\d{1,2}-?\\d{1,5})(?![\\d%]|[.,]\\d)', { accept: (value, low, start) => !/00$/.test(value) || !/x[ .]{0,2}$/.test(low.slice(Math.max(0, start - 3), start)) }),
  pattern('phone', 'phone-form', 66, '(?<![\\p{L}\\d.-])[2-9]\\d{2}[2-9]\\d{6}(?![\\p{L}\\d])'),
  pattern('phone', 'phone-form', 58, '(?<![\\p{L}\\d.,$/-])\\d{2,4}(?:[ -]\\d{2,4}){2,5}(?![\\d]|[-/.]\\d)', { accept: (value) => { const n = value.replace(/\D/g, '').length; return n >= 8 && n <= 13; } }),
  pattern('phone', 'phone-form', 57, `(?<![\\p{L}\\d.,$/-])\\d{3} \\d{4}(?![\\p{L}\\d]|[-/.]\\d)${extension}`),
  pattern('account', 'digit-run', 40, '\\d{7,64}'),
  pattern('account', 'digit-run', 39, '(?<![\\p{L}\\d.,$-])\\d{2,6}(?:-\\d{2,6}){2,5}(?![\\d])', { accept: (value) => value.replace(/\D/g, '').length >= 7 }),
  within(9, 'serial', 'mixed-caps', 37, '(?<![\\p{L}\\d-])(?=[a-z]{0,6}\\d)(?=\\d{0,6}[a-z])[a-z0-9]{8,20}(?![\\p{L}\\d])', { tier: 'check', accept: (value) => (value.match(/\d/g) ?? []).length >= 3 && (value.match(/[a-z]/g) ?? []).length >= 2 && !/^\d+[a-z]+$/.test(value) }),
  within(9, 'serial', 'hash-run', 61, '#[ ]?(?<v>[a-z0-9]{2,6}-[a-z0-9]{2,8}(?:-[a-z0-9]{2,6})?)(?![\\p{L}\\d-])', { tier: 'check', accept: (value) => value.replace(/\D/g, '').length >= 3 }),
  within(9, 'serial', 'mixed-run', 38, '(?<![\\p{L}\\d-])(?=[a-z]{1,8}\\d|\\d{1,8}[a-z])(?=[a-z0-9]{0,24}\\d[a-z]{0,8}\\d[a-z]{0,8}\\d[a-z]{0,8}\\d)[a-z0-9]{7,24}(?![\\p{L}\\d])'),
];
