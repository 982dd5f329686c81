import { findServices, findSpanishAgency, officeWord } from './agencies.js';
import { anyName, Word } from './lexicon.js';
import { isRank, roles } from './cues.js';
import { methods, plainKind } from './landmarks.js';
import { findAcronym, knownLetters } from './acronyms.js';
import { agencyAcronym, agencyAt, agencyWord, forceWord } from './agency-types.js';
import { findChurches } from './churches.js';
import { findChains, mayBeChain } from './chains.js';
import { has } from './name-words.js';
import { opener } from './openers.js';
import { bareRoad, estateAt, placeAfter, placeOf } from './place-heads.js';
import { naming, opensSentence, bearing, placeWord, push } from './place-words.js';
import { findShops, ownedLand } from './shops.js';
import { findSpanishPlaces } from './spanish-places.js';
import { findTownPair } from './towns.js';
import { cased, type Token } from './tokens.js';
import type { Candidate } from './types.js';
import { wordSet } from './word-set.js';

/** Words that end the name of a place. */
const placeTypes = wordSet(`
high elementary middle academy college university school schools hospital clinic church chapel cathedral temple mosque synagogue park parks plaza mall center centre
apartments apts apartment condos condominiums townhomes estates manor village villas terrace tower towers inn motel hotel suites lodge bar tavern grill grille pub saloon lounge
cafe diner restaurant pizza pizzeria deli market supermarket store grocery liquor liquors mart pharmacy airport stadium arena theater theatre cinema cinemas library
courthouse jail prison penitentiary bridge creek river lake canyon mountain mountains ridge forest beach bay harbor harbour marina island dam reservoir cemetery casino club ranch
farm farms valley county parish township subdivision heights gardens square crossing casino bank laundromat ymca nursing hospice barracks museum zoo fairgrounds speedway
raceway racetrack landfill quarry wash gulch slough levee bayou swamp falls springs hollow housing projects homes court courts tunnel field salon gym steakhouse bbq taqueria bakery
brewery shelter mission monastery monument forests preserve refuge trailhead campground campgrounds overlook landing district pier wharf dock docks wing plant mill mills works
viaduct overpass underpass ramp causeway spillway trailhead trail trails silo silos mine gym lot rec reservation reserve quarry pantry kitchen outfitters emporium motorplex rink pool bluff bluffs butte mesa peak summit ridge grade pass point cove inlet lagoon pond fork bend meadow meadows orchard vineyard winery chateau feed seed tacos burritos grocers pawn salvage recycling refinery terminal substation roundhouse lighthouse boathouse clubhouse firehouse academy stables kennels aquarium planetarium observatory residences lofts flats commons gables acres oaks palms pines crossing lanes bowl rink arcade hideaway roadhouse tap taproom
general memorial medical regional tech middle gas burgers express depot outlets station stop terminal tracks trailer mobile storage warehouse
`);
const typeWord = opener(placeTypes);
/** Types that need a capital to count after a dictionary word. */
const weakTypes = wordSet('gas ramp trail trails lot rec pool pass point bend pond fork peak summit feed seed tire motors commons lanes bowl tap meadow gym mine silo reserve overpass underpass viaduct grade pawn flats acres oaks palms pines high middle center centre general memorial medical regional tech store market bank bar court courts field club school station stop terminal district plant mill mills works wing housing projects homes park bridge forest valley farm square crossing tower village trailer mobile storage warehouse tracks jail prison hospital church library courthouse beach bay island landing express depot plaza mall gym shelter mission burgers pizza wash river lake creek mountain hotel motel club restaurant liquor gas tavern lounge diner cafe grill hollow falls springs heights preserve dock docks county river schools ridge nursing tunnel dam salon casino ranch airport pharmacy grocery cemetery apartment apartments inn pub deli');
/** Before a lower-case type these make a place even in lower-case text. */
const lowerTypes = wordSet('viaduct taqueria diner grill lounge trailhead cafe pizzeria marina ranch park apartments apts hospital elementary mall church motel inn tavern bar high county creek lake bridge river college university plaza estates casino cemetery saloon pub market subdivision airport jail courthouse academy heights manor village');

/** Walks back over the capitalised words before a type word. */
function nameStart(tokens: readonly Token[], type: number): number {
  let start = type;
  let names = false;
  for (let at = type - 1; at >= 0 && at >= type - 6; at--) {
    const token = tokens[at] as Token;
    if ((tokens[at + 1] as Token).newLine || isRank(tokens, at)) break;
    if (token.text === '.' && /^(?:st|mt|ft|mr|dr|sta|sto)$/.test(tokens[at - 1]?.fold ?? '')) continue;
    if (token.text === '-' || token.text === '&' || token.text === "'") continue;
    // "Lucky 7 Gas", "Big 5 Liquor": a number inside the name.
    if (token.shape === 'number' && token.text.length <= 3 && at === type - 1 && cased(tokens[type]) && cased(tokens[at - 1]) && !has(tokens[at - 1], Word.stop | Word.report) && !token.newLine) {
      names = true;
      continue;
    }
    // "with Tech Sue Ellen Park": a role and a given name, so the park is a surname.
    if (roles.has(token.fold) && cased(token) && has(tokens[at + 1], Word.first | Word.given)) break;
    if (cased(token) && !has(token, Word.stop)) {
      start = at;
      if (naming(token)) names = true;
    } else if (token.text === 'of' && has(tokens[at - 1], anyName) && !has(tokens[at - 1], Word.english)) break; // "Stuckey of Medicine Bend"
    else if (!(/^(?:of|and|the|de|la|los|del|y)$/.test(token.text) && at < type - 1 && cased(tokens[at - 1]) && !has(tokens[at - 1], Word.stop))) break;
  }
  while (start < type && opensSentence(tokens[start] as Token) && start + 1 < type && !bearing.test((tokens[start] as Token).fold)) start++;
  return names ? start : type;
}

/** A lower-case name before a lower-case type: one or two words that lists or no list know. */
function lowerStart(tokens: readonly Token[], type: number): number {
  const before = tokens[type - 1];
  if (before === undefined || (tokens[type] as Token).newLine || before.shape !== 'word' || before.text.length < 3 || isRank(tokens, type - 1)) return type;
  const known = has(before, Word.street | Word.city) || (!has(before, Word.english | Word.spanish | Word.stop | Word.report | Word.brand) && (has(before, anyName) || before.text.length > 4));
  if (!known || /^(?:first|second|third|fourth|fifth|central|water|state|main|front|market|school|church|ocean|beach|forest|garden|union|commercial|industrial|mission|hill|park)$/.test(before.fold)) return type;
  const two = tokens[type - 2];
  if (two !== undefined && !before.newLine && /^(?:st|saint|mt|mount|san|santa|new|north|south|east|west|el|la|los|las|fort|ft)$/.test(two.fold)) return type - 2;
  return type - 1;
}

/** Types that need an article unless they end a name: "by wolf creek" against "by the creek". */
const unarticled = wordSet('row creek river lake bridge park mall elementary middle high hospital apartments apts cemetery chapel tavern motel inn plaza square beach bay harbor pier marina canyon ridge mountain mesa butte wash bayou slough hollow springs falls grove heights hills estates terrace gardens village commons landing station airport stadium arena fairgrounds ranch farms school church parish library theater theatre diner cafe grill saloon pub bar liquor market pharmacy gym casino raceway speedway');
const general = /^(?:trailer|mobile|business|skate|dog|water|state|national|county|city|local|high|middle|elementary|private|public|shopping|strip|gas|police|fire|train|bus|metro|subway|drainage|dry|car|ball|theme|amusement|industrial|office|nearby|old|new|small|big|main|same|upper|lower|north|south|east|west|first|second|third|another|other|community|general|regional|memorial|catholic|baptist|grocery|convenience|corner|pedestrian|foot|railroad|rail|highway|freeway|draw|covered|weigh|power|pump|sub|polling|radio|aid|boat|fishing|swimming|parking|junior|senior|grade|charter|boarding|day|night|sports|dive|crow|sand|candy|salad|coffee|wet|full|open|closed|empty|active|vacant|abandoned|nursing|veterans|animal|childrens|county|rural|urban|suburban|school|church|hospital|downtown|patient|duty|shift|training|command|staging|briefing|roll|farm|horse|cattle|ski|rv|wood|stone|steel|concrete|wooden|narrow|short|long|low|lunch|work|home|jail|court|class|patrol|officer|swat|medic|flea|super|stock|farmers|black|meat|fish|food|drug|retail|bathroom|wine|sushi|hotel|motel|hookah|karaoke|tiki|pizza|taco)$/;

/** Where a name in small letters begins, between a preposition and its type. */
function bareStart(tokens: readonly Token[], type: number): number {
  if ((tokens[type] as Token).newLine) return type;
  let names = false;
  for (let at = type - 1; at >= type - 3 && at > 0; at--) {
    const token = tokens[at] as Token;
    if (token.shape !== 'word' && !/^\d{1,3}(?:st|nd|rd|th)$/.test(token.text) || has(token, Word.stop) || token.newLine || /(?:ing|ed|ly)$/.test(token.fold)) return type;
    if (!general.test(token.fold)) names = true;
    if (/^(?:at|in|near|by|to|from|off|past|behind|outside|across|toward|towards|around|over|under|on|into|through|leaving)$/.test(tokens[at - 1]?.fold ?? '')) return names ? at : type;
  }
  return type;
}

/** Places and agencies with a name of their own. A bare "the hospital" or "the State Patrol" is nobody's. */
export function findPlaces(tokens: readonly Token[], allowed: Uint8Array, out: Candidate[]): void {
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if (allowed[index] === 1 && !(token.possessive && ownedLand(tokens, index))) continue;
    if (token.shape === 'number') { findChains(tokens, index, out); continue; }
    if (token.shape !== 'word') continue;
    const { opens } = token;
    const named = cased(token);
    const head = (opens & placeWord) !== 0;
    if (token.upper || (opens & forceWord) !== 0) agencyAcronym(tokens, index, out);
    if (mayBeChain(token, tokens[index + 1])) findChains(tokens, index, out);
    if ((opens & agencyWord) !== 0 && (!/^(?:so|hp|sd|fd)$/.test(token.fold) || token.upper || tokens[index - 1]?.fold === 'county')) agencyAt(tokens, index, out);
    if ((opens & typeWord) !== 0 && !(token.fold === 'stop' && !named && tokens[index - 1]?.fold !== 'bus')) placeAt(tokens, index, out);
    if (head) placeAfter(tokens, index, out);
    capitalRun(tokens, index, allowed, out);
    if (head) {
      findSpanishAgency(tokens, index, out);
      findSpanishPlaces(tokens, index, out);
      findChurches(tokens, index, out);
    }
    if (named || (opens & officeWord) !== 0) findServices(tokens, index, out);
    if (named || head) placeOf(tokens, index, out);
    if (head) estateAt(tokens, index, out);
    if (named && has(token, Word.street)) bareRoad(tokens, index, out);
    if (has(token, Word.townFirst)) findTownPair(tokens, index, out);
    findShops(tokens, index, out);
    if (token.upper || token.marks === 0 || (opens & knownLetters) !== 0) findAcronym(tokens, index, out);
  }
}

function placeAt(tokens: readonly Token[], index: number, out: Candidate[]): void {
  const token = tokens[index] as Token;
  const next = tokens[index + 1];
  let end = index;
  if (next !== undefined && !next.newLine && placeTypes.has(next.fold) && (cased(next) || !cased(token))) end = index + 1;
  let start = nameStart(tokens, index);
  if (start < index) {
    const weak = weakTypes.has(token.fold) && !cased(token);
    const sure = [...tokens.slice(start, index)].some((each) => naming(each) && !each.first);
    // "ER bay 4": letters before an everyday word.
    const letters = start === index - 1 && tokens[start]?.upper === true && (tokens[start] as Token).text.length <= 3 && /^(?:bay|lot|wing|gate|dock|ramp|station|tower|field|court|center|hall|unit|clinic|hospital|school|pool|pier|terminal|trailer|storage)$/.test(token.fold);
    if (weak && (!sure || letters)) start = index;
    const lone = tokens[start] as Token;
    const alone = cased(token) && (tokens[index + 1]?.text === '.' || tokens[index + 1]?.text === ',') && unarticled.has(token.fold) && !has(lone, Word.report | Word.stop | Word.verb);
    if (start === index - 1 && lone.first && has(lone, Word.english) && !has(lone, Word.street | Word.city) && !alone) start = index;
  }
  // "the Ram bar", "Hornady TAP": a make and what it makes.
  if (start === index - 1 && has(tokens[start], Word.brand) && (!cased(token) || token.upper && !token.caseless) && /^(?:bar|tap|grill|lot|pass|point|ramp|gas|pool|mine|bowl|seed|feed|lanes|high|mobile|express|storage|trailer|court|wing|plant|mill|field|stop|tracks|general|medical|tech|tower|dock|lodge)$/.test(token.fold)) start = index;
  // "Odin's feed times": a thing that somebody has.
  if (start === index - 1 && !cased(token) && tokens[start]?.possessive === true && /^(?:feed|seed|gas|pawn|rec|lot|pass|point|bend|grade|pool|gym|mine|lanes|bowl|tap|wing|district|terminal|depot|express|tracks|storage|mobile|trailer|shelter|stop|projects|homes|housing|high|general|wash)$/.test(token.fold)) start = index;
  if (start === index && lowerTypes.has(token.fold) && !cased(token)) start = lowerStart(tokens, index);
  if (start < index && !cased(token) && /^(?:big|little|north|south|east|west|upper|lower|old|new)$/.test(tokens[start - 1]?.text ?? '') && !(tokens[start] as Token).newLine && !(/^(?:old|new)$/.test(tokens[start - 1]?.text ?? '') && /^(?:the|an?|this|that|our|their|his|her|my)$/.test(tokens[start - 2]?.fold ?? ''))) start--;
  if (start === index && !cased(token) && unarticled.has(token.fold)) start = bareStart(tokens, index);
  // "Mike Young works the north end".
  if (token.fold === 'works' && !cased(token) && !/^(?:iron|steel|gas|water|public|chemical|brick|glass)$/.test(tokens[index - 1]?.fold ?? '')) return;
  // "the tidewater regional er": a hospital by the word that ends its name.
  if (start === index && !cased(token) && /^(?:regional|memorial|general|methodist|baptist)$/.test(token.fold) && /^(?:er|ed|hospital|hosp|med|medical|icu|emergency)$/.test(tokens[index + 1]?.fold ?? '') && index > 0 && !has(tokens[index - 1], Word.stop | Word.report | Word.verb) && tokens[index - 1]?.shape === 'word' && !general.test(tokens[index - 1]?.fold ?? '')) {
    push(out, tokens, index - 1, index, 'place', 'place-type', 57);
    return;
  }
  if (start === index || has(tokens[start], Word.stop)) return;
  // "the Middle School", "our Fire Station": a kind of place and nobody's.
  if (start === index - 1 && /^(?:the|an?|our|this|that|my|his|her|their|every|each|any)$/.test(tokens[start - 1]?.text ?? '') && plainKind.test(tokens[start]?.fold ?? '')) return;
  if (/^(?:high|middle|general|medical|regional|tech|mobile|trailer|nursing)$/.test(token.fold) && end === index && !cased(token) && !/^(?:lincoln|central|north|south|east|west|washington)$/.test(tokens[index - 1]?.fold ?? '')) return;
  push(out, tokens, start, end, 'place', 'place-type', 57);
}

const runLeads = wordSet('at near behind outside inside by of to from in into past across around off toward towards called leaving');

const runWord = opener(runLeads);
/** "behind Sunrise Senior Living", "at the Rusty Nail": capitals in a row after a word of place. */
function capitalRun(tokens: readonly Token[], index: number, allowed: Uint8Array, out: Candidate[]): void {
  const token = tokens[index] as Token;
  if ((token.opens & runWord) === 0) return;
  let first = index + 1;
  if (/^(?:the|an?|old|la|el)$/.test(tokens[first]?.text ?? '')) first++;
  let last = first - 1;
  let names = 0;
  while (last < first + 5) {
    const next = tokens[last + 1];
    if (next === undefined || next.newLine || allowed[last + 1] === 1 || next.shape !== 'word' || !cased(next) || next.upper || isRank(tokens, last + 1)) break;
    if (has(next, Word.stop | Word.brand)) break;
    if (!has(next, Word.report)) names++;
    last++;
  }
  if (tokens[last]?.fold === 'fire' && tokens[index + 1]?.text === 'the') last--;
  const only = tokens[first];
  if (last === first && only !== undefined && (only.possessive && /^(?:at|behind|outside|inside|near)$/.test(token.fold) && (tokens[first + 1] === undefined || /^(?:[.,;]|and|on|when|by|with|where|in|before|after|to|a|last|while)$/.test(tokens[first + 1]?.text ?? '')) || first === index + 2 && tokens[index + 1]?.text === 'the' && /^(?:at|in|near|behind|outside|inside|of|by|to|from|past|around)$/.test(token.fold) && !has(only, Word.report | Word.english | Word.brand) && !allowed[first])) {
    out.push({ start: only.start, end: only.after, kind: 'place', tier: 'check', reason: 'capital-run', weight: 28 });
    return;
  }
  if (last - first < 1 || names < 1) return;
  // "at the Middle School": what kind of place it is, and not which.
  if (last === first + 1 && first === index + 2 && plainKind.test((tokens[first] as Token).fold) && has(tokens[last], Word.english | Word.report)) return;
  // "in the Shoot House", "at Command Training": everyday words that end as methods and services do.
  if (methods.test((tokens[last] as Token).fold) && tokens.slice(first, last + 1).every((each) => has(each, Word.english | Word.report) && !has(each, Word.city | Word.street | Word.given))) return;
  if (names < 2 && last - first < 2 && has(tokens[first], Word.report) && tokens[first]?.possessive !== true) return;
  push(out, tokens, first, last, 'place', 'capital-run', 28);
}
