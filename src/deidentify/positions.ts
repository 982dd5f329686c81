import { pattern, within, type Pattern } from './pattern.js';

const degree = '(?:\\u00B0|\\u00BA|deg(?:rees)?\\.?)';
const minuteSign = "(?:['\\u2032]|min(?:utes)?\\.?)";
const second = `(?:[ ]?\\d{1,2}(?:\\.\\d{1,6})?(?:[ ]?(?:"|''|\\u2033|sec(?:onds)?\\.?))?)?`;
/** Degrees with their sign, minutes with theirs, and seconds: what nobody writes but for a point on the map. */
const arc = `\\d{1,3}[ ]?${degree}[ ]?\\d{1,2}(?:\\.\\d{1,6})?(?:[ ]?${minuteSign}${second}|(?=[ ]?[nsewo](?!\\p{L})))`;
/** After a letter for the way a point may do without the signs. */
const turn = `\\d{1,3}[ ]?(?:${degree}|[ .-])[ ]?\\d{1,6}(?:\\.\\d{1,6})?(?:[ ]?(?:${minuteSign}|[ -](?=\\d))${second})?`;

/** Coordinates, grids and other codes for a point on the map. */
export const positionPatterns: readonly Pattern[] = [
  pattern('gps', 'gps-form', 90, "(?<![\\d.])[-+]?\\d{1,3}[.,]\\d{3,8}[ ]?\\u00B0?[ ]?[ns]?[ ]{0,2}[,;/ ][ ]{0,2}[-+]?\\d{1,3}[.,]\\d{3,8}[ ]?\\u00B0?(?:[ ]?[ewo]\\b)?"),
  pattern('gps', 'gps-form', 90, `(?<![\\d.])${arc}(?:[ ]?[nsewo](?!\\p{L}))?(?:[ ]{0,2}[,/;]?[ ]{0,2}${arc}(?:[ ]?[nsewo]\\b)?)?`),
  pattern('gps', 'gps-form', 90, `(?<![\\p{L}\\d])[ns][ ]?${turn}[ ]{0,2}[,/;]?[ ]{0,2}[ew][ ]?${turn}`),
  // As a transponder says it: "4124.2028N 00210.4418E".
  within(0, 'gps', 'gps-form', 90, '(?<![\\d.])\\d{4}\\.\\d{2,5}[ ]?[ns][ ,/]{1,3}\\d{4,5}\\.\\d{2,5}[ ]?[ew](?!\\p{L})'),
  within(24, 'gps', 'gps-cue', 89, "(?<!\\p{L})(?:lat(?:itude|itud)?|lon(?:gitude|gitud|g)?|lng)\\b\\.?[ ]{0,2}[:=]?[ ]{0,2}(?<v>[-+]?\\d{1,3}\\.\\d{2,8}(?:[ ]?[nsewo](?![\\p{L}\\d]))?)"),
  pattern('gps', 'gps-grid', 88, '(?<![\\p{L}\\d])\\d{1,2}[c-x][ ]?[a-hj-np-z]{2}[ ]?\\d{4,5}[ ]?\\d{4,5}(?![\\p{L}\\d])'),
  within(3, 'gps', 'gps-form', 90, '(?<![\\d.])\\d{1,3}[ .-]\\d{1,2}[ .-]\\d{1,2}(?:\\.\\d{1,4})?[ ]?[ns][ ]{0,2},?[ ]{0,2}\\d{1,3}[ .-]\\d{1,2}[ .-]\\d{1,2}(?:\\.\\d{1,4})?[ ]?[ewo](?!\\p{L})'),
  within(3, 'gps', 'gps-form', 90, '(?<![\\d.])\\d{1,3}[ -]\\d{1,2}\\.\\d{1,5}[ ]?[ns]?[ ,/]{1,3}-?\\d{1,3}[ -]\\d{1,2}\\.\\d{1,5}[ ]?[ewo]?(?!\\p{L})'),
  within(3, 'gps', 'gps-form', 70, '(?<![\\d.$])-?\\d{1,2}\\.\\d{2}[ ,/]{1,2}-\\d{1,3}\\.\\d{2}(?![\\d.])'),
  within(30, 'gps', 'gps-utm', 89, '(?<![\\p{L}\\d])(?:utm:?[ ](?:zone )?(?:is |was )?)?(?<v>\\d{1,2}[c-x][ ,]{1,2}0?\\d{6}m?e?[ ,]{1,2}\\d{7}m?n?)(?![\\p{L}\\d])'),
  within(40, 'gps', 'gps-grid', 87, '(?<!\\p{L})(?:grid(?: ref(?:erence)?)?|mgrs|usng)[ ]?(?:is|was|square|coordinates?|:)?[ ]{0,2}(?<v>[a-z]{0,2}[ ]?\\d{2,5}[ ]?\\d{2,5})(?![\\p{L}\\d])'),
  within(10, 'gps', 'plus-code', 89, '(?<![\\p{L}\\d])[2-9cfghjmpqrvwx]{4,8}\\+[2-9cfghjmpqrvwx]{2,3}(?![\\p{L}\\d])', { accept: (value) => /\d/.test(value) }),
  pattern('gps', 'three-words', 91, '///[ ]?\\p{L}{2,20}[.]\\p{L}{2,20}[.]\\p{L}{2,20}'),
  pattern('gps', 'three-words', 91, "(?<!\\p{L})(?:what ?3 ?words|what ?three ?words|w3w|three[- ]words?|3[- ]words?|tres palabras)(?:[ ](?:address|location|code|grid|square|spot|is|was|were|for it|gave us|said|put us at|:)){0,3}[ ]?:?[ ]{0,2}(?<v>(?:///)?\\p{L}{2,20}[. ]\\p{L}{2,20}[. ]\\p{L}{2,20})(?![\\p{L}])", { accept: (value) => value.includes('.') }),
  pattern('gps', 'three-words', 60, '(?<![\\p{L}\\d@./-])\\p{L}{3,15}\\.\\p{L}{3,15}\\.\\p{L}{3,15}(?![\\p{L}\\d@/.]\\p{L}|[@/])', { near: 'gate', gate: '.x', tier: 'check', accept: (value) => !/^www|\.(?:com|org|net|gov|edu|mil|info|biz|app|example|html?)$/.test(value) }),
];
