import { Word } from './lexicon.js';
import { has } from './name-words.js';
import { opener } from './openers.js';
import { placeWord, push } from './place-words.js';
import { cased, type Token } from './tokens.js';
import type { Candidate } from './types.js';
import { wordSet } from './word-set.js';

const ofHeads = wordSet('port isle house church university bank village lake gulf bay cape temple hill hills fort rock valley canyon arroyo cerro rio mesa valle sierra laguna playa punta cabo isla cala monte llano paso ojo agua');
const numberedPlaces = wordSet('pier terminal dock berth camp mile ramp');
const wayHeads = wordSet('street st avenue ave road rd boulevard blvd lane ln drive dr highway hwy river creek parkway');
opener([...ofHeads, ...numberedPlaces, ...wayHeads, 'gate'], placeWord);

/** "Port of Tacoma", "Navajo Nation", "Pier 39", "Ninth Street overpass". */
export function placeOf(tokens: readonly Token[], index: number, out: Candidate[]): void {
  const token = tokens[index] as Token;
  const next = tokens[index + 1];
  if (next === undefined || next.newLine) return;
  if (ofHeads.has(token.fold) && cased(token) && /^(?:of|de|del)$/.test(next.text) && cased(tokens[index + 2])) {
    const last = cased(tokens[index + 3]) && tokens[index + 3]?.newLine === false ? index + 3 : index + 2;
    push(out, tokens, index, last, 'place', 'place-type', 57);
    return;
  }
  if (cased(token) && cased(next) && /^(?:nation|rancheria|pueblo)$/.test(next.fold) && !has(token, Word.stop)) push(out, tokens, index, index + 1, 'place', 'place-type', 57);
  // "Gate C14": a gate of an airport has a letter and a number.
  if (token.fold === 'gate' && /^[A-Ha-h]\d{1,2}$/.test(next.text) && next.start === token.after + 1) push(out, tokens, index, index + 1, 'place', 'place-type', 57);
  if (next.shape === 'number' && numberedPlaces.has(token.fold) && (cased(token) || token.caseless)) push(out, tokens, index, index + 1, 'place', 'place-type', 57);
  if (wayHeads.has(token.fold) && /^(?:overpass|underpass|viaduct|bridge|exit|onramp|offramp|ramp|tunnel|landing|pier|station|substation|garage|bypass|interchange|crossing|corridor|trailhead|boat|park|market|jail|precinct)$/.test(next.fold)) {
    const before = tokens[index - 1];
    const ordinal = before !== undefined && (/^\d{1,3}(?:st|nd|rd|th)$/.test(before.text.toLowerCase()) || has(before, Word.street));
    if (before === undefined || token.newLine || !(cased(before) || ordinal) || has(before, Word.stop) && !ordinal || has(before, Word.report) && !has(before, Word.street)) return;
    const start = cased(tokens[index - 2]) && !before.newLine && !has(tokens[index - 2], Word.stop | Word.report) ? index - 2 : index - 1;
    push(out, tokens, start, index + 1, 'place', 'place-type', 59);
  }
}

/** Malls and estates that are called after where they stand: "Galleria at Stonebrook", "the villas at sandhill". */
const estates = wordSet('galleria shops shoppes villas villages residences promenade marketplace lofts landing landings cottages terraces courtyard arbors reserve preserve meadows fountains gardens commons pointe crossings outlets pavilion pavilions townhomes apartments club enclave retreat ranch pines oaks palms willows legends arbor bluffs ridge');
opener(estates, placeWord);
/** Of these a plain sentence says nothing else before "at" and a name. */
const onlyEstates = /^(?:galleria|shops|shoppes|villas|residences|promenade|marketplace|lofts|cottages|townhomes|arbors)$/;
export function estateAt(tokens: readonly Token[], index: number, out: Candidate[]): void {
  const token = tokens[index] as Token;
  if (!estates.has(token.fold) || tokens[index + 1]?.text.toLowerCase() !== 'at' || tokens[index + 1]?.newLine === true) return;
  const named = tokens[index + 2];
  if (named === undefined || named.shape !== 'word' || named.newLine || has(named, Word.stop | Word.report | Word.brand)) return;
  const title = cased(token) && !token.upper && cased(named) && !token.possessive;
  const low = !cased(token) && !cased(named) && onlyEstates.test(token.fold) && /^(?:the|at|by|near|of|behind|outside|to|from)$/.test(tokens[index - 1]?.fold ?? '') && !/^(?:night|noon|midnight|dawn|dusk|least|best|risk|home|lunch|work|first|last|once|issue)$/.test(named.fold);
  if (!title && !low) return;
  const next = tokens[index + 3];
  const wide = next !== undefined && !next.newLine && !named.possessive && (title ? cased(next) && !has(next, Word.stop) : estateTails.test(next.fold));
  if (low && !wide && has(named, Word.english)  && !has(named, Word.city | Word.street)) return;
  let start = index;
  while (title && start > index - 2 && cased(tokens[start - 1]) && !(tokens[start] as Token).newLine && !(tokens[start - 1] as Token).first && !has(tokens[start - 1], Word.stop | Word.report | Word.verb)) start--;
  push(out, tokens, start, wide ? index + 3 : index + 2, 'place', 'place-type', 58);
}
const estateTails = /^(?:creek|lake|harbor|harbour|hill|hills|park|point|pointe|ridge|river|bay|bend|springs|valley|village|station|square|crossing|landing|mill|mills|ranch|farm|farms|grove|heights|falls|beach|pond|meadows|woods|commons|run|canyon|mesa|bluff|bluffs|oaks|pines)$/;

const townKinds = wordSet('town city village county township parish pueblo ciudad municipio condado barrio colonia');
const firstHeads = wordSet('lake mount mt camp fort ft point port cape rancho villa hotel hospital escuela parque plaza iglesia bar clinica universidad colegio mercado centro club campus casino cantina residencial st saint');

opener([...townKinds, ...firstHeads], placeWord);

/** "town of Tobin", "City of Mesa", "Lake Travis", "Mount Hood", "Camp Pendleton", "Fort Hood". */
export function placeAfter(tokens: readonly Token[], index: number, out: Candidate[]): void {
  const token = tokens[index] as Token;
  const next = tokens[index + 1];
  if (next === undefined || next.newLine) return;
  if (townKinds.has(token.fold) && /^(?:of|de)$/.test(next.fold)) {
    let last = index + 1;
    while (cased(tokens[last + 1]) && !tokens[last + 1]?.newLine && last < index + 4 && !has(tokens[last + 1], Word.stop)) last++;
    if (last === index + 1 && tokens[last + 1] !== undefined && has(tokens[last + 1], Word.city)) last++;
    if (last > index + 1) push(out, tokens, index + 2, last, 'place', 'place-type', 57);
    return;
  }
  if (firstHeads.has(token.fold)) {
    let at = index + 1;
    if (tokens[at]?.text === '.' && /^(?:st|mt|ft|pt)$/.test(token.fold)) at++;
    while (/^(?:de|del|la|el|los|las|san|santa)$/.test(tokens[at]?.text ?? '') && at < index + 4) at++;
    const named = tokens[at];
    if (named === undefined || !cased(named) || has(named, Word.stop | Word.report | Word.brand) || named.newLine) return;
    if (!cased(token) && !/^(?:hotel|hospital|escuela|parque|plaza|iglesia|bar|clinica|universidad|colegio|mercado|cantina|residencial)$/.test(token.fold)) return;
    if (/^(?:hotel|hospital|bar|plaza|casino|club|campus|point|port|camp|centro|villa)$/.test(token.fold) && named.upper) return;
    let last = at;
    while (cased(tokens[last + 1]) && !tokens[last + 1]?.newLine && last < at + 2 && !has(tokens[last + 1], Word.stop)) last++;
    push(out, tokens, index, last, 'place', 'place-type', 57);
  }
}

/** "a fight on Central.", "south off Division": a street's name with a capital and without its type. */
export function bareRoad(tokens: readonly Token[], index: number, out: Candidate[]): void {
  const token = tokens[index] as Token;
  if (!cased(token) || token.first || token.newLine || token.upper || token.possessive || !has(token, Word.street) || has(token, Word.stop)) return;
  if (!/^(?:on|off|onto|down|along|up)$/.test(tokens[index - 1]?.fold ?? '')) return;
  const next = tokens[index + 1];
  if (next !== undefined && !next.newLine && !/^[.,;)]$/.test(next.text) && !/^(?:at|near|by|when|and|with|where|to|just|past|toward|towards|before|after|for|in|we|he|she|they|i|while|until|heading|going|again|around|about)$/.test(next.fold)) return;
  push(out, tokens, index, index, 'address', 'road', 44);
}

/** Kinds of place of two or three words: "mobile home park", "gun club". They tell so much that any two words before them are a name. */
export const wideHeads: ReadonlyMap<string, RegExp> = new Map(Object.entries({
  park: /^(?:mobile home|home|trailer|rv|skate|dog|water|industrial|business|office|ball|caravan|motorhome)$/, club: /^(?:gun|rod|country|yacht|golf|tennis|hunt|hunting|boat|rod and gun|social|supper|strip|night|sportsmans?|boxing)$/,
  station: /^(?:gas|fire|police|train|bus|district|transfer|power|pump|ranger|weigh|precinct|rail)$/, center: /^(?:community|rec|recreation|civic|convention|senior|youth|medical|detention|shopping|travel|visitor|nature|treatment|care|equestrian|event)$/,
  course: /^golf$/, school: /^(?:high|middle|elementary|grade|charter|prep|primary|secondary)$/, home: /^(?:nursing|funeral|care|group|retirement)$/, room: /^(?:tap|tea|ball|pool)$/, range: /^(?:gun|rifle|pistol|shooting|archery)$/, complex: /^(?:apartment|sports|housing|office|athletic)$/,
  lodge: /^(?:motor|hunting|ski|moose|elks|masonic|fishing)$/, inn: /^motor$/, stop: /^(?:truck|travel|rest)$/, plaza: /^(?:travel|shopping|service)$/, court: /^(?:motor|trailer|food)$/,
  yard: /^(?:salvage|rail|scrap|lumber|stock|tow|wrecking)$/, house: /^(?:steak|pancake|waffle|coffee|chop|ale|court|opera)$/, shop: /^(?:pawn|barber|body|coffee|donut|vape|smoke|gun|machine|sandwich|tire|muffler)$/, hall: /^(?:pool|bingo|dance|dining|beer|union)$/, alley: /^bowling$/, rink: /^(?:skating|ice|roller|hockey)$/, ground: /^(?:proving|burial|parade)$/, grounds: /^(?:proving|burial|parade)$/, store: /^(?:liquor|grocery|thrift|drug|general|hardware|feed|package|convenience)$/, lot: /^(?:tow|truck|car)$/,
}));
/** Before them these name nothing. */
export const anyWhich = /^(?:upstairs|downstairs|basement|section|eight|brick|studio|duplex|luxury|staff|local|nearby|neighboring|neighbouring|rural|volunteer|regional|paid|other|mutual|aid|responding|career|combination|private|public|municipal|next|each|every|worst|best|whole|entire|typical|random|certain|particular|various|several|many|few|some|any|ordinary|average|cheap|expensive|rough|nice|quiet|huge|tiny|large|small|sketchy|rundown|run|down|half|gated|low|income|senior|popular|favorite|familiar|unfamiliar|usual|regular|only|main|real|dark|lit|unlit|fenced|remote|distant|far|near|corporate|government|military|federal|american|mexican|chinese|indian|asian|irish|english|same|similar|another|adjacent|adjoining|surrounding|wooded|grassy|muddy|sandy|icy|snowy|little|big)$|(?:est|ing|ed|ly)$/;
/** What a pawn shop or a grocer also deals in: "grandview pawn & jewelry". */
export const shopTails = /^(?:jewelry|jewelers?|loan|loans|guns?|tackle|bait|supply|grill|gas|go|deli|liquors?|spirits|tobacco|vape|video|coin|tools?|grocery|auto|tire|lube|repair|feed|hardware|bar|cafe|tan|wings|pizza|games?)$/;
