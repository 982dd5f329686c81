import { isRank } from './cues.js';
import { Word } from './lexicon.js';
import { has } from './name-words.js';
import { opener } from './openers.js';
import { cased, type Token } from './tokens.js';
import type { Candidate } from './types.js';

/** What an agency, a station or a special unit is called at the end of its name, here and in other countries. */
const heads: ReadonlySet<string> = new Set(`hq headquarters rcmp tsa opp lac constabulary detachment barracks bureau svc svcs service services unit squad taskforce division div command troop
post patrol police sheriff sheriffs warden wardens marshal marshals constable troopers rangers swat sert cert sar so pd fd ems ambulance dispatch
communications narcotics academy corrections probation parole jail detention gendarmerie surete nick precinct substation fugitive gangs? homicide vice
k9 srt hrt ert sru cirt eru acso crt mcu harbor harbour airport transit housing schools isd usd parks public works authority nation tribal commission
board department dept office agency association union lodge local`.split(/\s+/));
const headWord = opener(heads);
/** A head that alone, after a name, is too weak: "the Ford unit", "Martinez Unit". */
const weak = /^(?:unit|squad|service|services|division|div|command|post|office|board|public|works|local|lodge|harbor|harbour|airport|housing|parks|union|association|academy|vice|board|commission|troop|so|police|patrol|jail)$/;
const middle = /^(?:university|harbor|airport|capitol|port|county|co|city|parish|township|twp|state|metro|regional|area|valley|tribal|nation|police|sheriff|sheriffs|fire|public|safety|school|fugitive|gang|gangs|drug|narcotics|traffic|marine|air|mounted|canine|warrant|warrants|homicide|robbery|burglary|auto|theft|violent|crimes?|major|special|investigations?|intelligence|emergency|response|tactical|crisis|community|street|neighborhood|anti|housing|transit|campus|highway|border|warden|game|search|rescue|mountain|dive|swat|dispatch|communications|patrol|parole|probation|child|victims?|domestic|violence|sex|cyber|bomb|training|professional|standards|internal|affairs|records|property|evidence|armed|firearms|roads?|rural|borough|district|municipal|provincial|federal|national|royal)$/;


/** "Framingham HQ", "Surrey RCMP", "Ocmulgee Co. SO", "Harrow County Fugitive Unit", "Metro SWAT". */
export function findAgencyHeads(tokens: readonly Token[], out: Candidate[]): void {
  for (let index = 1; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if ((token.opens & headWord) === 0 || ((tokens[index + 1]?.opens ?? 0) & headWord) !== 0 && cased(tokens[index + 1]) && tokens[index + 1]?.newLine === false) continue;
    const start = token.caseless ? unknownBefore(tokens, index) : cased(token) ? nameBefore(tokens, index) : metroBefore(tokens, index);
    if (start < index && !/^VPSO|^RSO|^FTO/.test((tokens[start] as Token).text)) out.push({ start: (tokens[start] as Token).start, end: token.end, kind: 'agency', tier: 'check', reason: 'agency-head', weight: 33 });
  }
}

/** Walks back over capitals; one of them must be a name of somewhere. */
function nameBefore(tokens: readonly Token[], index: number): number {
  let start = index;
  let named = false;
  let linked = false;
  for (let at = index - 1; at >= index - 6 && at >= 0; at--) {
    const token = tokens[at] as Token;
    if ((tokens[at + 1] as Token).newLine) break;
    if (token.text === '.' && /^(?:co|st|mt|ft|twp|dept|u|s)$/.test(tokens[at - 1]?.fold ?? '') || token.text === '&' && start < index) continue;
    if (!cased(token) || has(token, Word.stop) || isRank(tokens, at) && !/^(?:marshal|constable|co)$/.test(token.fold)) break;
    if (middle.test(token.fold)) linked = true;
    else if (!has(token, Word.report | Word.brand | Word.verb) && !(token.first && !/^(?:county|co|parish|township)$/.test(tokens[at + 1]?.fold ?? '') && has(token, Word.english) && !has(token, Word.city | Word.street))) named = true;
    else if (!named || token.first && token.text !== 'U') break;
    start = at;
  }
  const head = tokens[index] as Token;
  if (head.fold === 'transit' && /^(?:ford|mercedes)$/.test(tokens[start]?.fold ?? '')) return index;
  // "Metro SWAT", "Transit PD": of the middle words these alone tell which.
  if (!named && start < index && /^(?:swat|pd|police|so|fd)$/.test(head.fold) && /^(?:metro|transit|university|tribal|harbor|airport|housing|capitol|port)$/.test(tokens[index - 1]?.fold ?? '')) return index - 1;
  if (!named || weak.test(head.fold) && !linked && !(head.upper && head.text.length <= 4)) return index;
  // "Harrow, Warrant Unit": the name must open the run.
  while (start < index && middle.test((tokens[start] as Token).fold) && !/^(?:metro|royal|national)$/.test((tokens[start] as Token).fold)) start++;
  return start;
}

/** In a text in capitals only a word of no list names an agency: "NTPD DISPATCH", "WOKALUP CONSTABULARY". */
function unknownBefore(tokens: readonly Token[], index: number): number {
  if (!/^(?:hq|rcmp|lac|constabulary|detachment|barracks|sheriff|pd|fd|so|swat|dispatch)$/.test((tokens[index] as Token).fold)) return index;
  const name = tokens[index - 1] as Token;
  if (name.shape !== 'word' || (tokens[index] as Token).newLine || name.text.length < 4 || has(name, Word.stop | Word.report | Word.brand | Word.verb | Word.english) && !has(name, Word.city)) {
    const two = tokens[index - 2];
    return two !== undefined && two.shape === 'word' && two.text.length >= 4 && !name.newLine && !has(two, Word.stop | Word.report | Word.verb) && has(name, Word.english) && !has(name, Word.report | Word.stop | Word.verb) && /^(?:lac|rcmp|hq|constabulary)$/.test((tokens[index] as Token).fold) ? index - 2 : index;
  }
  return index - 1;
}

/** "Metro SWAT", "Metro bike squad". */
function metroBefore(tokens: readonly Token[], index: number): number {
  for (let at = index - 1; at >= index - 2 && at >= 0; at--) {
    if ((tokens[at + 1] as Token).newLine) return index;
    const word = tokens[at] as Token;
    if (word.fold === 'metro' && cased(word)) return at;
    // "the Ocala mounted unit": a town, what the unit does, and no more capitals.
    if (at === index - 2 && cased(word) && middle.test(tokens[at + 1]?.fold ?? '') && !cased(tokens[at + 1]) && /^(?:unit|squad|division|patrol|police|dispatch|sar|swat)$/.test((tokens[index] as Token).fold) && !word.upper && !has(word, Word.report | Word.stop | Word.brand | Word.verb) && (has(word, Word.city) || !has(word, Word.english)) && !isRank(tokens, at - 1) && !word.possessive) return at;
  }
  return index;
}
