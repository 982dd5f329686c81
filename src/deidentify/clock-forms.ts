import { hourWord } from './calendar-words.js';
import { measures, pattern, type Pattern } from './pattern.js';

const hour = `(?:1[0-2]|0?[1-9]|${hourWord})`;
const minute = '(?:[0-5]\\d|oh[ -]?(?:one|two|three|four|five|six|seven|eight|nine)|ten|fifteen|twenty(?:[ -]?five)?|thirty(?:[ -]?five)?|forty(?:[ -]?five)?|fifty(?:[ -]?five)?)';
// A lone letter only where the sentence pauses: "8:40 p.", not "at 0415 a truck".
const half = '(?:[ap]\\.?m\\.?(?![\\p{L}\\d])|[ap](?=[.,;)\\n]|$))';
const dayPart = "(?:in the (?:morning|afternoon|evening|a\\.?m\\.?|p\\.?m\\.?|arvo|early hours)|at ni(?:ght|te)|o'?clock|eastern|central|mountain|pacific|zulu|local(?: time)?|-?ish)";
const tail = `(?:[ -]?(?:ish|something|and change))?(?: ?${half}(?:[ ]?${dayPart})?|[ -]?${dayPart})(?!\\p{L})`;
const figures = '(?:[01]?\\d|2[0-3])[:.h][0-5]\\d';
const hora = '(?:una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|1[0-2]|[1-9])';
const parte = '(?:(?: de| en| por)? la (?:ma[nñ]ana|tarde|noche|madrugada)|(?: de)? l\'?a?noche| am| pm| a\\.?m\\.?| p\\.?m\\.?)';
const minutos = '(?:cuarto|media|diez|veinte|cinco|veinticinco|pico|tantos|piquito|un cuarto|\\d{1,2})';
const edge = '(?<![\\p{L}\\d:.,$/-])';

/**
 * Clock times as people tell them: hour, minutes and part of the day in figures or words, in any mixture; spans of
 * time; and the Spanish ways ("cuarto pa' las dos", "faltando diez para las seis").
 */
export const clockForms: readonly Pattern[] = [
  pattern('time', 'clock-told', 67, `${edge}${hour}(?:[ :.-]?${minute})?${tail}`, { accept: (value, low, start) => !/(?:interstate|route|hwy|highway|i|exit|unit|car|level|code|room|door|the|of|than|all|other|only|those|these|least) -?$/.test(low.slice(Math.max(0, start - 11), start)) && (/\d[ap]$|\d ?(?:[ap]\.?m)|[ :-]|ish/.test(value)) && !/^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) a$/.test(value) && !/^\d{1,2} [ap]$/.test(value) }),
  pattern('time', 'clock-told', 67, `${edge}${figures}(?: ?${half}(?:[ ]?${dayPart})?|[ -]?${dayPart})(?!\\p{L})`),
  pattern('time', 'clock-span', 68, `${edge}${hour}(?::[0-5]\\d)?(?: ?${half})? ?(?:-|to|or|and|through|til|till|until|thru) ?${hour}(?::[0-5]\\d)? ?(?:[ap]\\.?m\\.?|in the (?:morning|afternoon|evening)|at night|o'?clock)(?!\\p{L})`),
  pattern('time', 'clock-span', 67, `${edge}${figures}(?: ?(?:hrs|hours|h))? ?(?:-|to|and|until|through|a|hasta las) ?${figures}(?: ?(?:hrs|hours|h|${half}))?(?![\\p{L}\\d:])`),
  pattern('time', 'clock-told', 64, `(?<![\\p{L}\\d])(?:half|quarter|a quarter|five|ten|twenty|twenty-five|\\d{1,2}|a few|few|couple)(?: minutes?| mins?)? (?:past|after|to|till|til|'til|before|of) ${hour}(?:[ -]?${dayPart}| ?${half}){0,2}(?![\\p{L}\\d])${measures}`, { accept: (value) => (!/^\d{1,2} (?:to|of) /.test(value) || /^(?:5|10|15|20|25) |m$|ing$|ight$/.test(value)) && !/ of /.test(value) || /quarter/.test(value) || / (?:am|pm|in the|at ni)/.test(value) }),
  // "half five": only as a moment, not as half of five things.
  pattern('time', 'clock-told', 62, `(?<=[.,;] |at |about |around |by |since |past |before |after |near )half ${hour}(?=[.,;\\n]|$| (?:in|at|on|we|i|and|the|when)(?!\\p{L}))`, { tier: 'check' }),
  pattern('time', 'clock-told', 62, `(?<!\\p{L})(?:(?:noon|midnight)[ :-](?:ish|thirty|fifteen|forty[ -]?five|twenty|ten|oh[ -]five|30|15|45)|noonish|noontime|midday|about noon|about midnight|high noon|o dark (?:thirty|hundred)|midnightish|first light|(?:zero|oh|0)[ -]dark[ -](?:thirty|30|hundred|early|stupid))(?!\\p{L})`, { tier: 'check' }),
  pattern('time', 'clock-told', 62, `(?<!\\p{L})(?<=(?:at|around|about|after|before|by|me|it|call|hit|was) )(?:1[0-2]|[1-9])[0-5]\\d (?=(?:that|this|last|the (?:same|next)) (?:night|morning|afternoon|evening|day))`, { tier: 'check' }),
  pattern('time', 'clock-told', 66, `(?<![\\d:.,-])(?:[01]?\\d|2[0-3]) h(?:eures?)? [0-5]\\d(?!\\d)`),
  pattern('time', 'clock-told', 64, `(?<!\\p{L})(?:(?:un )?cuarto|faltand?[oa]n? ${minutos}|falt[aoó]n? ${minutos}|${minutos}(?: minutos)?) (?:para|pa'?|pal) (?:las?|l') ?${hora}${parte}?(?![\\p{L}\\d])`),
  pattern('time', 'clock-told', 64, `(?<!\\p{L})(?:las?|los) (?<v>${hora}(?: (?:y|con|menos) ${minutos})(?: (?:minutos|y pico))?${parte}?)(?![\\p{L}\\d])`),
  pattern('time', 'clock-told', 64, `(?<!\\p{L})(?:las?) (?<v>${hora}(?::[0-5]\\d)?${parte})(?![\\p{L}\\d])`),
  pattern('time', 'clock-told', 63, `${edge}(?:${hora}(?: (?:y|con|menos) ${minutos})?(?: en punto)? (?:de|por) la (?:ma[nñ]ana|tarde|noche|madrugada)|(?:1[0-2]|[1-9]) (?:y|menos) (?:media|cuarto))(?!\\p{L}| (?:horas|pulgadas|millas|cuadras|pies|metros))`),
  pattern('time', 'clock-told', 60, `(?<!\\p{L})(?:tipo|como a|casi|a eso de|al filo de|alrededor de|cerca de|pasaditas|pasadas|pasando) (?:las? )?(?<v>${hora}(?: (?:y|con) ${minutos})?(?: en punto| pasad(?:it)?as)?${parte}?)(?![\\p{L}\\d:.]| (?:personas|oficiales|agentes|metros|minutos|patrullas|unidades|horas|d[ií]as|cuadras|pies|pulgadas|kil[oó]metros|a[nñ]os|veces))`, { tier: 'check' }),
];
