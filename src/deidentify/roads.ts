import { fold } from './fold.js';
import { lookUp, Word } from './lexicon.js';
import { measures, pattern, within, type Pattern } from './pattern.js';

const type =
  '(?:streets?|st|avenues?|ave|av|roads?|rd|boulevards?|blvd|lanes?|ln|drives?|dr|courts?|ct|circle|cir|place|pl|terrace|ter|trail|trl|way|parkway|pkwy|highway|hwy|pike|alley|loop|plaza|square|sq|turnpike|tpke|expressway|expwy|expy|freeway|fwy|crescent|cres|close|row|crossing|bypass|causeway|concourse|broadway|mall|quay|grove|gardens|mews|parade|esplanade|promenade|walk|hill|rise|view|heights)';
const direction = '(?:north|south|east|west|northeast|northwest|southeast|southwest|[nsew]|ne|nw|se|sw)\\.?';
const word = "[\\p{L}][\\p{L}\\p{M}'-]{1,24}";
const ordinal = '\\d{1,3}(?:st|nd|rd|th)';
const states = '(?:AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|BC|AB|ON|QC|NB|NS)';
const cap = "[A-Z][\\p{L}\\p{M}'-]{1,20}";
const capType = '(?:St|Street|Ave|Avenue|Rd|Road|Blvd|Boulevard|Ln|Lane|Dr|Drive|Ct|Court|Pkwy|Parkway|Hwy|Highway|Way|Pl|Place|Ter|Terrace|Cir|Circle|Pike|Concourse|Fwy|Expy)\\.?';
const side = `(?:(?:[NSEW]|NE|NW|SE|SW|North|South|East|West)\\.? )?(?:\\d{1,3}(?:st|nd|rd|th)?|${cap}(?: ${cap})?)(?: ${capType})?`;
const placed = '(?<!\\p{L})(?:on|off|onto|from|to|toward|near|at|along|down|up|over|past|by|crossed|entered|exited|took|take|taking|via|across|until|for)';
const end = '(?![\\p{L}\\d])';

/** "FDR & E 96", "King George Blvd / 88 Ave": one side must be a road beyond doubt, the other able to be one. */
function crossing(value: string): boolean {
  const sides = value.split(/ ?[&/@+] ?| (?:and|x|n|con|y) /);
  if (sides.length !== 2) return false;
  const marks = (part: string): number => lookUp(fold(part));
  const road = (part: string): boolean => new RegExp(` ${capType}$`).test(part) || /^(?:[NSEW]|NE|NW|SE|SW|North|South|East|West)\.? (?:\d|\p{Lu})/u.test(part) || /^\d{1,3}(?:st|nd|rd|th)/.test(part) || (marks(part) & Word.street) !== 0;
  const possible = (part: string): boolean => road(part) || /^\d{1,3}$/.test(part) || part.split(' ').every((each) => (marks(each) & (Word.stop | Word.report | Word.brand | Word.verb)) === 0);
  return sides.some(road) && sides.every(possible) && !sides.every((part) => /^\d+$/.test(part));
}

/** "blue hill ave @ morton" in small letters: a type, or a direction with a number, must show that these are roads. */
function lowCrossing(value: string): boolean {
  const sides = value.split(/ ?[&/@] ?/);
  const typed = (part: string): boolean => new RegExp(` ${type}\\.?$`).test(part) || new RegExp(`^${direction} \\d`).test(part) || /^\d{1,3}(?:st|nd|rd|th)(?: |$)/.test(part);
  const fits = (part: string): boolean => part.split(' ').every((each) => /\d/.test(each) || each.length < 3 || (lookUp(fold(each)) & (Word.stop | Word.report | Word.brand | Word.verb)) === 0);
  return sides.length === 2 && !/(?:streets|roads|lanes|drives|courts|avenues)/.test(value) && sides.some(typed) && sides.every(fits) && sides.some((part) => /\p{L}{3}/u.test(part));
}

/** A word that can be a street although its type is missing. */
function streetLike(part: string): boolean {
  const marks = lookUp(fold(part));
  if ((marks & Word.street) !== 0) return true;
  return (marks & (Word.stop | Word.report | Word.brand | Word.verb | Word.english | Word.spanish)) === 0 && part.length > 2;
}

/** Roads, exits, mile markers and addresses in the forms that other countries and hurried writers use. */
export const roadForms: readonly Pattern[] = [
  within(30, 'place', 'mile-marker', 68, `(?<![\\p{L}\\d])(?:mm|mp|mile ?(?:post|marker|mark)|mi marker|milepost|km|kil[oó]metro|pk)\\.? ?#?(?:(?:[nsew]|near|at|no\\.?) )?\\d{1,4}(?:\\.\\d{1,2})?${end}${measures}`, { accept: (value, low, start) => !/^(?:km|mp|mm) ?\d/.test(value) || /(?:at|near|by|around|past|@|del?|en el|,|grass at) $/.test(low.slice(Math.max(0, start - 10), start)) || /\./.test(value) }),
  within(24, 'place', 'highway', 67, `(?<![\\p{L}\\d])(?:hwy|highway|route|rt|rte|us|sr|i|interstate|state route|county road|county|cr|fm)[ -]?\\d{1,4}[a-z]?(?: [nsew]b?)? (?:rotary|overpass|underpass|bridge|ramp|interchange|roundabout|off-?ramp|on-?ramp|split|merge|corridor|bypass|viaduct|tunnel|median|weigh (?:scales?|station)|rest (?:area|stop)|scale house|checkpoint|port of entry|truck stop|trailhead|boat ramp)${end}`, { tier: 'check' }),
  within(24, 'address', 'unit-part', 68, `(?<!\\p{L})(?:apto|depto|dpto|apartamento|departamento|piso|interior|int|local|casa|bloque|edif(?:icio)?|manzana|mz|lote|cuarto)\\.? ?#?(?:\\d{1,4}[ -]?[a-z]?|[a-z]-?\\d{1,4})(?![\\p{L}\\d])${measures}`, { tier: 'check', accept: (value) => /\d-?[a-z]$|[a-z]-?\d+$|\d{2}/.test(value) || /apto|depto|interior/.test(value) }),
  within(12, 'address', 'highway', 66, `(?<![\\p{L}\\d])(?:hwy|highway|route|rt|rte|us|sr|interstate|i|state route|county road|cr|fm)[ -]?\\d{1,4} ?(?:&|and|/) ?(?:(?:hwy|highway|route|rt|us|sr|i)[ -]?)?\\d{1,4}${end}${measures}`, { tier: 'check' }),
  within(24, 'address', 'highway', 64, `${placed} (?<v>${states}[ -]\\d{1,4}(?: ?[NSEW]B?)?)(?![\\p{L}\\d-])`, { on: 'plain', tier: 'check' }),
  within(24, 'address', 'highway', 60, `${placed} (?:the )?(?<v>[aembcnsrdw]-?\\d{2,3}(?: (?:east|west|north|south|toll))?)(?![\\p{L}\\d-])`, { tier: 'check', accept: (value, low, start) => !/^(?:m-?(?:16|249|203|67)|c-?\d|d-?\d|a-?\d\d?$|b-?\d\d?|n-?95|s-?\d|r-?\d|w-?\d|m-?\d$)/.test(value) && !/(?:over|up|down|for|by|until) (?:the )?$/.test(low.slice(Math.max(0, start - 10), start)) }),
  within(24, 'address', 'highway', 60, `${placed} (?:the )?(?<v>[AMB]\\d{1,4})(?: (?:near|at|by|outside|between) (?=[A-Z]))?(?![\\p{L}\\d-])`, { on: 'plain', tier: 'check', accept: (value, low, start) => /(?:on|off|onto|along) (?:the )?$/.test(low.slice(Math.max(0, start - 10), start)) && !/^(?:M(?:4|16|9|1|14|700|24)|A4|B12)$/.test(value) }),
  within(12, 'address', 'highway', 57, `(?<!\\p{L})(?:all over|over on|stuck on|out on|up on|back on|(?:wreck|crash|accident|collision|rollover|pile-?up|traffic|pursuit|chase|stop|mva|mvc|hit|stopped) on(?: the)?|(?:north|south|east|west)(?:bound)? on(?: the)?|off(?: of)? the) (?<v>\\d{2,3})(?![\\p{L}\\d%:/-]|[.,]\\d)${measures}`, { tier: 'check' }),
  pattern('address', 'street-address', 78, `(?<![\\p{L}\\d.$#-])\\d{1,3}-\\d{2,3} (?:${direction} )?(?:${ordinal}|${word}(?: ${word})?) ${type}\\b\\.?(?:,? (?:apt|#|unit|fl)\\.? ?#?\\d{0,4}[a-z]?)?`),
  pattern('address', 'street-address', 78, `(?<![\\p{L}\\d])(?:flat|apt|apartment|unit|suite|lot|room|rm|no|num|number)\\.? ?#?\\d{1,4}[a-z]?,? (?:at |of )?\\d{1,5}[a-z]? (?:${direction} )?${word}(?: ${word})? ${type}\\b\\.?`),
  within(24, 'address', 'street-address', 69, `(?<![\\p{L}\\d])(?:flat|apt|apartment|unit|suite|room|rm|lot)\\.? ?#?\\d{1,4}[a-z]?,? (?:at |of )?(?:\\d{1,5}[a-z]? )?(?:${direction} )?${word}(?: ${word})?(?=[.,;)\\n]|$| (?:had|has|was|when|and|we|i|who|where|for|the)(?!\\p{L}))`, { tier: 'check', accept: (value) => { const names = value.replace(/^\S+ ?#?\d+[a-z]?,? (?:at |of )?/, '').split(' ').filter((part) => !/^\d/.test(part)); return names.every(streetLike) || names.length === 2 && /^(?:shady|sunny|happy|pine|oak|sleepy|rolling|whispering|quiet|silver|golden|green|royal|country|lake|river|hidden)$/.test(names[0] ?? '') && /^(?:acres|oaks|pines|estates|meadows|village|hills|valley|park|court|manor|grove|villa|springs|trails|ridge)$/.test(names[1] ?? ''); } }),
  within(9, 'address', 'street-address', 79, `(?<![\\p{L}\\d.$#-])\\d{1,5}(?: 1/2)?[a-d]? (?:${direction} )?${word}(?: ${word})? ${type}\\b\\.?,? (?:rear|front|upstairs|basement|bsmt|downstairs|upper|lower|side door|alley side)(?!\\p{L})`, { accept: (value) => value.split(' ').slice(1, -2).every((part) => (lookUp(fold(part)) & Word.stop) === 0 || part.length < 3) }),
  // Puerto Rico: "Urb. Las Lomas, Calle 7 #C-14", "Bo. Sabana Hoyos, Carr. 690 km 3".
  pattern('address', 'spanish-address', 79, `(?<!\\p{L})(?:urb\\.|urbanizaci[oó]n|bo\\.|barrio|res\\.|residencial|cond\\.|condominio|parc\\.|parcelas|sector|ext\\.) (?:(?:las?|los|el|del?|santa?|villas?) ){0,2}${word}(?: ${word})?,? (?:calle|c/|carr\\.?|bloque|edif\\.?|apt\\.?|#) ?#?[\\p{L}\\d.-]{1,14}(?:,? ?(?:#|apt\\.? ?|casa |km |int\\.? )?[a-z]{0,2}-?\\d{1,4}[a-z]?){0,2}${end}`, { accept: (value) => /\d/.test(value) }),
  pattern('place', 'spanish-place', 60, `(?<!\\p{L})(?:[Cc]arretera|[Aa]utopista|[Ll]ibramiento|[Pp]ulga|[Tt]ianguis|[Mm]ercado|[Rr]ancho|[Ee]jido|[Pp]resa|[Pp]uente|[Gg]lorieta|[Cc]erro|[Aa]rroyo|[Pp]laya|[Mm]alec[oó]n|[Ff]raccionamiento|[Cc]olonia|[Bb]arrio|[Rr]esidencial|[Uu]rbanizaci[oó]n|[Cc]aser[ií]o|[Ll]aguna|[Ii]sla|[Cc]ondominio|[Tt]orre|[Ee]dificio|[Hh]acienda|[Gg]asolinera|[Tt]aquer[ií]a|[Cc]antina|[Ee]stadio|[Uu]nidad [Dd]eportiva|[Aa]eropuerto|[Tt]erminal|[Pp]ante[oó]n|[Cc]ementerio|[Mm]otel|[Hh]otel|[Ii]glesia|[Pp]arroquia|[Cc]apilla|[Pp]enal|[Rr]eclusorio|[Cc]entro [Cc]omercial) (?:(?:a|de|del|de la|de los|de las|al|la|el|los|las) ){0,2}${cap}(?: (?:(?:de|del|la|los|las) )?${cap}){0,2}${end}`, { on: 'plain', tier: 'check' }),
  pattern('place', 'spanish-place', 59, `(?<!\\p{L})(?:carretera|autopista|pulga|tianguis|ejido|glorieta|malec[oó]n|fraccionamiento|residencial|urbanizaci[oó]n|caser[ií]o|colegio|gasolinera|taquer[ií]a|polic[ií]a|bomberos) (?:municipal |estatal |local )?(?:(?:a|de|del|de la|de los|de las|la|el|los|las|san|santa) ){1,2}[\\p{L}]{4,16}${end}`, { tier: 'check', accept: (value) => { const marks = lookUp(fold(value.split(' ').at(-1) ?? '')); return (marks & (Word.stop | Word.report | Word.verb)) === 0 && ((marks & Word.spanish) === 0 || / (?:san|santa) /.test(value)) && (marks & Word.english) === 0; } }),
  pattern('place', 'spanish-place', 58, `(?<!\\p{L})(?:ferreter[ií]a|panader[ií]a|farmacia|taquer[ií]a|carnicer[ií]a|llantera|cantina|residencial|urbanizaci[oó]n|colonia|playa|pulga|motel|colegio) (?:(?:la|el|las|los|san|santa|villa|punta|don|do[nñ]a) ){0,2}[\\p{L}]{4,16}${end}`, { tier: 'check', accept: (value) => { const marks = lookUp(fold(value.split(' ').at(-1) ?? '')); return (marks & (Word.stop | Word.report | Word.verb | Word.english | Word.spanish)) === 0 && !/(?:ada|ado|era|ero|osa|oso|ica|ico|al|able|ando|iendo)s?$/.test(value); } }),
  within(16, 'address', 'street-address', 70, `(?<!\\p{L})${cap}(?: ${cap})? ${capType},? (?:no|No|nr|Nr|number|#|house|House)\\.? ?#?\\d{1,5}[A-Za-z]?${end}`, { on: 'plain', capital: true, near: 'type' }),
  pattern('address', 'street-address', 71, `(?<![\\p{L}\\d.$#:/-])\\d{1,5} (?:(?:[NSEW]|NE|NW|SE|SW)\\.? )?(?:${cap} ){1,2}(?:Concourse|Broadway|Esplanade|Promenade|Mews|Close|Gardens|Parade|Quay|Grove|Crescent|Walk)(?:,? (?:#|Apt\\.? |apt\\.? |Unit |unit )?\\d{1,4}[A-Z]?)?${end}`, { on: 'plain', capital: true }),
  within(12, 'address', 'street-address', 60, `(?<!\\p{L})(?:at|to|near|outside|from|behind|house|residence|home|address|of|by|,)[ ](?<v>\\d{1,5} (?:(?:[nsew]|north|south|east|west)\\.? )?(?:van|von|de|la|el|san|santa|st\\.?|bayou|camino|calle|via|rue|le|los|las|del|mt\\.?|fort|lake|old|rio|villa|casa|avenida|paseo) (?!of|the|and)${word}(?: ${type}\\b)?)${end}`, { tier: 'check', accept: (value) => { const last = value.split(' ').at(-1) ?? ''; return (lookUp(fold(last)) & (Word.stop | Word.report | Word.verb)) === 0 && !/ de /.test(value) && !/^\d+ (?:de|la|el|los|las|old|del) /.test(value) || streetLike(last) && !/ (?:de|del) /.test(value); } }),
  within(13, 'address', 'street-address', 60, `(?<!\\p{L})(?:at|outside|behind|residence|home|address|of|door|house)[,:]? (?<v>\\d{2,5}${measures} ${word}(?: ${word})?)(?=[.,;)\\n]|$)`, { tier: 'check', accept: (value) => value.split(' ').slice(1).every(streetLike) }),
  within(12, 'address', 'street-address', 57, `(?<!\\p{L})(?:said|heard|to|for|was|not|put|typed|wrote|keyed|entered|read) (?<v>\\d{3,5} ${word})(?=[.,;)\\n]|$)`, { tier: 'check', accept: (value) => { const marks = lookUp(fold(value.split(' ').at(-1) ?? '')); return (marks & Word.street) !== 0 && (marks & (Word.report | Word.stop | Word.verb)) === 0 && !/^\d+00 /.test(value); } }),
  // A number that was keyed, typed or misheard, and a word: a house, whatever the word.
  within(30, 'address', 'street-address', 56, `(?<!\\p{L})(?:keyed|typed|entered|misheard|dispatched (?:us |me )?to|went to|sent (?:us |me )?to|put (?:us|me) (?:at|out at)|supposed to be|should have been|instead of) (?:in |it as )?(?<v>\\d{3,5}${measures} (?:[nsew]\\.? )?${word})${end}`, { tier: 'check', accept: (value) => { const last = value.split(' ').at(-1) ?? ''; return (lookUp(fold(last)) & (Word.stop | Word.verb | Word.report)) === 0 && !/(?:s|ed|ing)$/.test(last); } }),
  pattern('intersection', 'crossing-mixed', 67, `(?<![\\p{L}\\d'/-])(?:${direction} )?(?:\\d{1,3}(?:st|nd|rd|th)|${word}(?: ${word})?)(?: ${type}\\.?)? ?[&/@] ?(?:${direction} )?(?:\\d{1,3}|${word})(?: ${type}\\.?)?${end}`, { tier: 'check', near: 'gate', gate: '&', accept: lowCrossing }),
  // Two words of no list, or streets: "kedzie & arthington".
  pattern('intersection', 'crossing-mixed', 63, `(?<![\\p{L}\\d'/-])[a-z]{4,16} [&@] [a-z]{4,16}${end}`, { tier: 'check', near: 'gate', gate: '&', accept: (value) => value.split(/ [&@] /).every((part) => streetLike(part) && (lookUp(part) & Word.first) === 0) && !/smith|wesson/.test(value) }),
  pattern('intersection', 'crossing-mixed', 70, `(?<![\\p{L}\\d'/-])${side}(?: ?[&/@+] ?)${side}(?![\\p{L}\\d/])`, { on: 'plain', capital: true, near: 'gate', gate: '&', tier: 'check', accept: crossing }),
  pattern('intersection', 'crossing-mixed', 64, `(?<![\\p{L}\\d'/-])${cap}(?: ${cap})? at ${cap}(?: ${cap})?(?: ${capType})?(?![\\p{L}\\d])`, { on: 'plain', capital: true, near: 'join', tier: 'check', accept: (value) => { const sides = value.split(' at '); const marks = sides.map((part) => part.split(' ').map((each) => lookUp(fold(each)))); return marks.every((part) => part.every((mark) => (mark & (Word.stop | Word.report | Word.brand | Word.verb)) === 0)) && marks.every((part) => part.some((mark) => (mark & Word.street) !== 0)); } }),
  pattern('intersection', 'crossing-mixed', 66, `(?<!\\p{L})(?:on|at|near|off|by|corner of|en|pool|la) (?<v>${word} (?:n|y|x|con) ${word})(?=[.,;)\\n]|$)`, { tier: 'check', accept: (value) => value.split(/ (?:n|y|x|con) /).every(streetLike) }),
  pattern('intersection', 'crossing-mixed', 66, `(?<![\\p{L}\\d])${word} (?:n|x) ${word}(?=[.,;)\\n]|$)`, { tier: 'check', near: 'gate', gate: 'n', accept: (value) => value.split(/ (?:n|x) /).every((part) => (lookUp(fold(part)) & Word.street) !== 0 && (lookUp(fold(part)) & Word.stop) === 0) || / x /.test(value) && value.split(' x ').every(streetLike) }),
  within(10, 'intersection', 'crossing-mixed', 68, `(?<!\\p{L})(?:la|calle|avenida) (?<v>\\d{1,3} (?:con|y|esquina) (?:la |calle |avenida )?(?:\\d{1,3}|${word}))${end}`, { tier: 'check', accept: (value, _, start, stop, plain) => streetLike(value.split(' ').at(-1) ?? '') || /\d$| \p{Lu}\p{Ll}{2,}$/u.test(plain.slice(start, stop)) }),
];
