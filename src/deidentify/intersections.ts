import { fold } from './fold.js';
import { lookUp, Word } from './lexicon.js';
import { pattern, within, type Pattern } from './pattern.js';

const word = "[\\p{L}][\\p{L}\\p{M}'-]{1,24}";
const ordinal = '(?:\\d{1,3}(?:st|nd|rd|th)|[1-9]\\d{0,2}(?:ro|do|to|mo|vo|no)\\b)';
const type = '(?:street|st|avenue|ave|av|road|rd|boulevard|blvd|lane|ln|drive|dr|court|ct|place|pl|way|parkway|pkwy|highway|hwy|circle|cir|terrace|ter|trail|pike)';
const direction = '(?:north|south|east|west|[nsew]|ne|nw|se|sw)';
const join = '(?: ?(?:&|/|@|\\+) ?| (?:and|y|n|at|x|meets|crosses|cruce con|esquina con|esquina|con) )';
const road = '(?:hwy|highway|route|rt|rte|us(?: hwy)?|sr|cr|co(?:unty)? (?:road|rd\\.?)|fm|interstate|i|state (?:route|rte|rd|road|hwy)|loop|rd|road)[ -]?\\d{1,4}';
const name = `(?:${direction}\\.? )?(?:(?:calle|avenida|av\\.) )?(?:${ordinal}|\\d{1,3}(?= (?:con|y))|(?:(?:san|santa|st\\.?|cesar|martin|la|el|las|los) )?${word})(?: (?:${word} )?${type}\\b\\.?)?`;
const side = `(?:${road}|${name})`;
const edge = "(?<![\\p{L}\\d'-])";
const end = '(?![\\p{L}\\d])';

function marksOf(part: string): number {
  return lookUp(fold(part));
}

const typeOrDirection = new RegExp(`^(?:${direction}|${type})$`);
const onlyRoad = new RegExp(`^(?:${direction} )?${road}$`);
const endsInType = new RegExp(` ${type}\\.?$`);
const endsInBareType = new RegExp(` ${type}$`);
const countedStreet = /^(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|primera|segunda|tercera)$/;
/** Whether a side of a crossing, without its type and direction, can be a street. */
function canBeStreet(sideText: string, capitals = false): boolean {
  const parts = sideText.replace(/\./g, '').split(/\s+/).filter((part) => !typeOrDirection.test(part));
  if (onlyRoad.test(sideText)) return true;
  if (parts.length === 0) return false;
  return parts.every((part) => {
    if (/\d/.test(part)) return true;
    const marks = marksOf(part);
    if ((marks & Word.street) !== 0 || countedStreet.test(part)) return true;
    if ((marks & Word.stop) !== 0) return false;
    if (capitals) return (marks & Word.stop) === 0;
    return (marks & (Word.english | Word.report | Word.spanish)) === 0 || (marks & (Word.city | Word.wordName)) !== 0 && (marks & Word.report) === 0;
  });
}

const capitals = '(?:\\d{1,3}(?:st|nd|rd|th)?|[A-Z]\\p{L}{2,15}(?: [A-Z]\\p{Ll}{1,15})?)';
const written = '[A-Z][\\p{Ll}]{2,15}';
const ordinalWords = '(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|Twelfth|Thirteenth|Fourteenth|Fifteenth|Sixteenth|Primera|Segunda|Tercera|Cuarta|Quinta|Sexta|S[eé]ptima|Octava|Novena|D[eé]cima)';
const splitter = /\s?[&/@+]\s?|\s(?:and|y|n|at|x|near|meets|crosses|cruce con|esquina con|esquina|con)\s/iu;
function bothSides(value: string, low: string, start: number, end: number, plain: string): boolean {
  // "Blocked Lamar & 6th": the crossing begins after the verb.
  const lead = /^(\p{L}+(?:ed|ing)) /u.exec(value)?.[1];
  if (lead !== undefined && (marksOf(lead) & Word.english) !== 0 && (marksOf(lead) & Word.street) === 0) return false;
  // "19 birchmont dr and rocco hit": behind a house's number the street is the end of an address.
  if (/ (?:and|n|at) /.test(value) && /(?:^|[^\d])\d{1,5}[a-z]? (?:[nsew]\.? )?$/.test(low.slice(Math.max(0, start - 9), start))) return false;
  // "Wrong way at Pine and Old Mill": a way that is no street.
  if (/^(?:wrong|right|half|part|same|each|either|this|that|both|one|other|long|short|only|hard) way(?![a-z])/.test(value)) return false;
  // "the 2nd and 3rd swings": counted, no streets.
  if (/^\d{1,2}\p{L}{2} and \d{1,2}\p{L}{2}$/u.test(value) && /^ (?!streets|avenues|is|was|has|as|this|stops)\p{L}{2,12}s(?!\p{L})/u.test(low.slice(end, end + 16))) return false;
  // "first at Pine, second at Hwy 99": counted crashes.
  if (/^(?:first|second|third|one|last|next) (?:at|near) /.test(value) && plain.charAt(start) === low.charAt(start)) return false;
  // "19 Birchmont Dr and Rocco": a house, and what comes after it.
  if (/ and /.test(value) && / (?!st )\p{L}+ and [\p{L}'-]+$/u.test(value) && /(?:^|[^\d.:#-])\d{1,5} (?:[nsew]\.? )?$/.test(low.slice(Math.max(0, start - 10), start))) return false;
  const sides = value.split(splitter).filter((part) => part !== '');
  const written = plain.slice(start, end).split(splitter).filter((part) => part !== '');
  if (/ at /.test(value) && !sides.every((part) => /\d/.test(part) || (marksOf(part) & Word.street) !== 0 || endsInType.test(part))) return false;
  const ordinalSide = sides.findIndex((part) => /^(?:[nsew]\.? )?\d{1,3}(?:st|nd|rd|th)(?: (?:st|ave|street|avenue)\.?)?$/.test(part));
  if (sides.length === 2 && ordinalSide !== -1 && /[&\/@+]| [nx] /.test(value)) {
    const other = (sides[1 - ordinalSide] ?? '').trim().split(' ');
    if (other.length <= 2 && other.every((part) => /^\p{L}{3,}$/u.test(part) && (marksOf(part) & (Word.stop | Word.report | Word.verb | Word.brand)) === 0)) return true;
  }
  return sides.length === 2 && sides.every((part, index) => canBeStreet(part, /^\p{Lu}\p{Ll}/u.test(written[index] ?? '') && start > 0));
}
/** With "corner of" before it, nearly any word may be a street. */
function cuedSides(value: string): boolean {
  const sides = value.split(splitter).filter((part) => part !== '');
  return sides.length === 2 && sides.every((part) => !part.split(/\s+/).every((each) => (marksOf(each) & Word.stop) !== 0 && (marksOf(each) & Word.street) === 0 && !/\d/.test(each)));
}

/** Without "of" the words themselves must look like streets: capitals, numbers, types or known names. */
function bothStreets(value: string, written: string): boolean {
  const parts = written.split(splitter).filter((part) => part !== '');
  const sides = value.split(splitter).filter((part) => part !== '');
  const street = (part: string | undefined): boolean => part !== undefined && (/\d/.test(part) || (marksOf(part.replace(/^(?:the|calle|avenida) /, '')) & Word.street) !== 0 || endsInBareType.test(part));
  return sides.some(street) && sides.every((part, index) => street(part) || /^\p{Lu}/u.test(parts[index] ?? '') && canBeStreet(part, true));
}

/** "scare, Grove and Belmont.": two capitals that are the whole of a clause, one of them a street. */
function fragment(value: string, low: string, start: number, end: number): boolean {
  if (!/(?:^|[,.;:(\n-] ?)$/.test(low.slice(Math.max(0, start - 2), start)) || !/^ ?(?:[.,;:)\n]|$)/.test(low.slice(end, end + 2))) return false;
  const marks = value.split(' and ').map((part) => marksOf(part.split(' ').at(-1) ?? ''));
  return marks.some((mark) => (mark & Word.street) !== 0) && marks.every((mark) => (mark & (Word.stop | Word.report | Word.brand | Word.verb | Word.first)) === 0);
}

/** "at Gratiot and Seven Mile": capitals that are no gear, no rank and no verb; in a text in capitals one of them must be a street. */
function twoCapitals(value: string, _low: string, start: number, end: number, plain: string): boolean {
  const sides = plain.slice(start, end).toLowerCase().split(/ (?:and|&|y|at|n|x) |\//);
  const fits = (each: string): boolean => (marksOf(each) & Word.street) !== 0 || (marksOf(each) & (Word.stop | Word.report | Word.brand | Word.verb)) === 0 || /^(?:old|new|north|south|east|west|first|second|third|one|two|three|four|five|six|seven|eight|nine|ten)$/.test(each);
  return sides.length === 2 && sides.every((part) => part.split(' ').every(fits)) && sides.some((part) => !/\d/.test(part)) && (/\p{Ll}{2}/u.test(value.replace(/ (?:and|y|at|n|x) /, '')) || sides.every((part) => canBeStreet(part)) && sides.some((part) => (marksOf(part) & Word.street) !== 0));
}

/** Crossings: two roads joined by "and", "&", "/" or "at". */
export const intersectionPatterns: readonly Pattern[] = [
  pattern('intersection', 'crossing-cue', 73, `(?<!\\p{L})(?:corner (?:of|at)|corner|where|between|entre|intersection of|intersection|junction of|crossing of|cross of|esquina (?:de|con)|cruce (?:de|con)|esquina)(?: the)? (?<v>${side}(?: ?(?:&|/|@|\\+) ?| (?:and|y|con|n|at|meets|crosses|hits|intersects) )(?:the |la |el )?(?:calle |avenida )?(?:${side}|\\d{1,3}(?![\\d:])))${end}`, { accept: (value, low, start, stop, plain) => cuedSides(value) && !(/ (?:and|to) the \d{1,2}\p{L}{2}$/u.test(value) && /the $/.test(low.slice(Math.max(0, start - 4), start))) && (!/(?:where|between|entre|corner|crossing) (?:the )?$/.test(low.slice(Math.max(0, start - 13), start)) || bothStreets(value, plain.slice(start, stop)) && (/ (?:meets|crosses|hits|intersects) /.test(value) || !/where $/.test(low.slice(Math.max(0, start - 6), start)))) }),
  pattern('intersection', 'crossing-cue', 79, `(?<!\\p{L})(?:calle|avenida|av\\.|avda\\.|carrera|bulevar|calzada) (?:\\d{1,3}|(?:(?:de|la|el|los) )?${word})(?: (?:y|con|esquina con|esquina|cruce con) |/)(?:(?:la )?(?:calle|avenida|av\\.|avda\\.|carrera|bulevar|calzada) (?:\\d{1,3}|(?:(?:de|la|el|los) )?${word})|\\d{1,3})${end}`),
  within(12, 'intersection', 'crossing-ordinal', 72, `${edge}(?:${direction}\\.? )?${ordinal}(?: ${type}\\b\\.?)?${join}${side}${end}`, { accept: bothSides }),
  pattern('intersection', 'crossing-ordinal', 72, `${edge}${side}${join}(?:${direction}\\.? )?${ordinal}(?: ${type}\\b\\.?)?${end}`, { near: 'join', accept: bothSides }),
  pattern('intersection', 'crossing-typed', 71, `${edge}(?:${direction}\\.? )?(?:${word} )?${word} ${type}\\b\\.?${join}${side}${end}`, { near: 'type', accept: bothSides }),
  within(16, 'intersection', 'crossing-typed', 71, `${edge}${road}${join}${side}${end}`, { accept: bothSides }),
  pattern('intersection', 'crossing-typed', 71, `${edge}${side}${join}(?:${road}|(?:${direction}\\.? )?${word} ${type}\\b\\.?)${end}`, { near: 'join', accept: bothSides }),
  pattern('intersection', 'crossing-capitals', 69, `(?<![\\p{L}\\d'-])(?:[NSEW]\\.? )?[A-Z][\\p{Ll}]{2,15}(?: [A-Z][\\p{Ll}]{2,15})? ?(?:[/&@+]| x |and|con|esquina con) ?(?:[NSEW]\\.? )?[A-Z][\\p{Ll}]{2,15}(?: (?:St|Ave|Rd|Blvd|Dr|Ln)\\.?)?(?!\\p{L})`, { on: 'plain', capital: true, near: 'join', accept: (value, low, start, end) => {
    if (/ and /.test(value) && fragment(value, low, start, end)) return true;
    const sides = value.split(splitter);
    return (/ x | con |esquina|[NSEW]\.? [A-Z]/.test(value) || / and /.test(value) && sides.every((part) => (marksOf(part.replace(/^[NSEW]\.? /, '')) & Word.street) !== 0) || !/ and /.test(value) && sides.some((part) => (marksOf(part) & Word.street) !== 0)) && sides.length === 2 && sides.every((part) => (marksOf(part.replace(/^[NSEW]\.? /, '')) & (Word.stop | Word.report | Word.brand)) === 0 || (marksOf(part.replace(/^[NSEW]\.? /, '')) & Word.street) !== 0) && sides.some((part) => (marksOf(part.replace(/^[NSEW]\.? /, '')) & Word.street) !== 0 || / x | con /.test(value) || /esquina/.test(value) || !(marksOf(part) & Word.english));
  } }),
  pattern('intersection', 'crossing-word', 69, `(?<![\\p{L}\\d'-])(?:${written} )?${written} (?:and|y|at|con) (?:${ordinalWords}|la \\d{1,2})(?: (?:St|Ave|Street|Avenue)\\.?)?(?=[.,;)]| (?:when|where|and|for|with|by|at|on|in|to|cuando|donde|para|con|por|en|sin|se|me|a|is|was|has|had|there|i|we|he|she|it)(?!\\p{L})|$)`, { on: 'plain', near: 'join', capital: true, accept: (value) => (marksOf(value.split(' ')[0] ?? '') & (Word.stop | Word.report | Word.verb | Word.brand)) === 0 || (marksOf(value.split(' ')[0] ?? '') & Word.street) !== 0 }),
  // "the stop at Old Mill and Tanner": what is controlled at a crossing.
  pattern('intersection', 'crossing-cue', 72, `(?<!\\p{L})(?:[Ss]top|[Ss]top sign|[Ll]ights?|[Ss]ignals?|[Rr]oundabout) at (?<v>${written}(?: ${written})? (?:and|&) ${written}(?: ${written})?)(?!\\p{L})`, { on: 'plain', accept: (value) => value.split(/ (?:and|&) /).every((part) => part.split(' ').every((each) => (marksOf(each) & (Word.stop | Word.report | Word.brand)) === 0 || (marksOf(each) & Word.street) !== 0)) }),
  // After what only stands where roads meet, or where a car stops, two capitals are roads whatever their words.
  pattern('intersection', 'crossing-placed', 71, `(?<!\\p{L})(?:at|At|AT|near|Near|NEAR|(?:parked|posted|wreck|crash|stop|stopped|accident|corner) (?:on|off|by|en|@)) (?<v>${capitals}(?: (?:and|AND|&|y|Y|at|AT|n|x|X) |/)${capitals})(?![\\p{L}\\d])`, { on: 'plain', tier: 'check', accept: twoCapitals }),
  pattern('intersection', 'crossing-slash', 68, `${edge}${word}[/&]${word}${end}`, { near: 'gate', gate: '&', accept: (value) => value.split(/[/&]/).every((part) => (marksOf(part) & Word.street) !== 0 && (marksOf(part) & (Word.report | Word.stop)) === 0) }),
  pattern('intersection', 'crossing-placed', 70, `(?<!\\p{L})(?:at|on|near|off|around|by|en|to|from|@|approaching|past|toward|towards|down|between) (?<v>${word} ?(?:&|/|and|y) ?${word})${end}`, {
    accept: (value, _, start, end, plain) => {
      const sides = value.split(/ ?[&/] ?| (?:and|y) /);
      const capitals = plain.slice(start, end).split(/ ?[&/] ?| (?:and|y) /).every((part) => /^\p{Lu}\p{Ll}/u.test(part));
      return sides.length === 2 && sides.every((part) => canBeStreet(part, capitals)) && sides.some((part) => (marksOf(part) & Word.street) !== 0);
    },
  }),
];
