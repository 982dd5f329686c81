import { findServices, findSpanishAgency } from './agencies.js';
import { anyName, Word } from './lexicon.js';
import { isRank } from './cues.js';
import { findAcronym } from './acronyms.js';
import { findShops } from './shops.js';
import { findTownPair } from './towns.js';
import type { Token } from './tokens.js';
import type { Candidate, Kind } from './types.js';

const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Words that end the name of a place. */
const placeTypes = set(`
high elementary middle academy college university school schools hospital clinic church chapel cathedral temple mosque synagogue park parks plaza mall center centre
apartments apts apartment condos condominiums townhomes estates manor village villas terrace tower towers inn motel hotel suites lodge bar tavern grill grille pub saloon lounge
cafe diner restaurant pizza pizzeria deli market supermarket store grocery liquor liquors mart pharmacy airport stadium arena theater theatre cinema cinemas library
courthouse jail prison penitentiary bridge creek river lake canyon mountain mountains ridge forest beach bay harbor harbour marina island dam reservoir cemetery casino club ranch
farm farms valley county parish township subdivision heights gardens square crossing casino bank laundromat ymca nursing hospice barracks museum zoo fairgrounds speedway
raceway racetrack landfill quarry wash gulch slough levee bayou swamp falls springs hollow housing projects homes court courts tunnel field salon gym steakhouse bbq taqueria bakery
brewery shelter mission monastery monument forests preserve refuge trailhead campground campgrounds overlook landing district pier wharf dock docks wing plant mill mills works
viaduct overpass underpass ramp causeway spillway trailhead trail trails silo silos mine gym lot rec reservation reserve quarry pantry kitchen outfitters emporium motorplex rink pool bluff bluffs butte mesa peak summit ridge grade pass point cove inlet lagoon pond fork bend meadow meadows orchard vineyard winery chateau feed seed tacos burritos grocers pawn salvage recycling refinery terminal substation roundhouse lighthouse boathouse clubhouse firehouse academy stables kennels aquarium planetarium observatory residences lofts flats commons gables acres oaks palms pines crossing lanes bowl rink arcade hideaway roadhouse tap taproom
general memorial medical regional tech middle burgers express depot outlets station stop terminal tracks trailer mobile storage warehouse
`);
/** Types that need a capital to count after a dictionary word. */
const weakTypes = set('ramp trail trails lot rec pool pass point bend pond fork peak summit feed seed tire motors commons lanes bowl tap meadow gym mine silo reserve overpass underpass viaduct grade pawn flats acres oaks palms pines high middle center centre general memorial medical regional tech store market bank bar court courts field club school station stop terminal district plant mill mills works wing housing projects homes park bridge forest valley farm square crossing tower village trailer mobile storage warehouse tracks jail prison hospital church library courthouse beach bay island landing express depot plaza mall gym shelter mission burgers pizza wash river lake creek mountain hotel motel club restaurant liquor gas tavern lounge diner cafe grill hollow falls springs heights preserve dock docks county river schools ridge nursing tunnel dam salon casino ranch airport pharmacy grocery cemetery apartment apartments inn pub deli');
/** Before a lower-case type these make a place even in lower-case text. */
const lowerTypes = set('viaduct taqueria diner grill lounge trailhead cafe pizzeria marina ranch park apartments apts hospital elementary mall church motel inn tavern bar high county creek lake bridge river college university plaza estates casino cemetery saloon pub market subdivision airport jail courthouse academy heights manor village');

const agencyTypes = set('pd sd so fd police sheriff sheriffs dps hp highway patrol dispatch communications ems troopers fire');
const chains = set(`
walmart walgreens walgreen kroger safeway costco kmart sears mcdonalds wendys starbucks dunkin arbys chipotle dennys ihop applebees chilis sonic hardees popeyes chickfila
lowes autozone quiktrip wawa sheetz speedway citgo chevron exxon texaco valero arco conoco cumberland raceway loves kwiktrip caseys circlek marriott hilton hyatt ramada
comfortinn doubletree sheraton travelodge oxxo soriana bodega publix winndixie foodlion meijer wegmans aldi heb albertsons ralphs vons frys cvs ulta petco petsmart cabelas menards ikea
jcpenney nordstrom macys kohls tjmaxx cinemark whataburger culvers wingstop hooters bojangles maverik pilot
`);
const chainPairs: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['home', set('depot')], ['waffle', set('house')], ['circle', set('k')], ['burger', set('king')], ['taco', set('bell')], ['dollar', set('general tree')], ['family', set('dollar')], ['rite', set('aid')],
  ['cal', set('fire')], ['con', set('ed edison')], ['save', set('mart')], ['food', set('4less')], ['holiday', set('inn')], ['best', set('western buy')], ['comfort', set('inn suites')], ['days', set('inn')], ['motel', set('6')], ['super', set('8')], ['quality', set('inn')], ['red', set('roof lobster robin')],
  ['la', set('quinta')], ['pizza', set('hut')], ['dairy', set('queen')], ['piggly', set('wiggly')], ['food', set('lion')], ['stop', set('&')], ['bass', set('pro')], ['olive', set('garden')], ['cracker', set('barrel')], ['golden', set('corral')],
  ['jack', set('in')], ['panda', set('express')], ['sams', set('club')], ['whole', set('foods')], ['trader', set('joe joes')], ['planet', set('fitness')], ['wells', set('fargo')], ['chase', set('bank')], ['shell', set('station')], ['bp', set('station')],
]);

/** Shops and stations whose names are everyday words. */
const stations = set('shell subway sonic target mobil sunoco pilot loves speedway lidl gap chase sinclair marathon gulf costa');

const has = (token: Token | undefined, flag: number): boolean => token !== undefined && (token.marks & flag) !== 0;
const cased = (token: Token | undefined): boolean => token !== undefined && token.shape === 'word' && token.capital && !token.caseless;
/** A word that names something: no function word, no word that any report capitalises. */
function naming(token: Token): boolean {
  if (has(token, Word.stop | Word.report)) return false;
  return !token.first || !has(token, Word.english) || has(token, Word.city | Word.street | Word.nameable);
}

/** "Helped Clark County", "Officers Springfield PD": the first word of a sentence is no part of the name. */
const opensSentence = (token: Token): boolean => token.first && (has(token, Word.report | Word.verb) || (has(token, Word.english) && !has(token, Word.nameable | Word.street | Word.city) && /(?:ed|ing)$/.test(token.fold)));

/** Words of direction and age begin the names of places. */
const bearing = /^(?:north|south|east|west|northern|southern|eastern|western|central|upper|lower|new|old|greater|metro|mid|downtown|inner|outer)$/;

/** Walks back over the capitalised words before a type word. */
function nameStart(tokens: readonly Token[], type: number): number {
  let start = type;
  let names = false;
  for (let at = type - 1; at >= 0 && at >= type - 6; at--) {
    const token = tokens[at] as Token;
    if ((tokens[at + 1] as Token).newLine || isRank(tokens, at)) break;
    if (token.text === '.' && /^(?:st|mt|ft|mr|dr|sta|sto)$/.test(tokens[at - 1]?.fold ?? '')) continue;
    if (token.text === '-' || token.text === '&' || token.text === "'") continue;
    if (cased(token) && !has(token, Word.stop)) {
      start = at;
      if (naming(token)) names = true;
    } else if (!(/^(?:of|and|the|de|la|los|del|y)$/.test(token.text) && at < type - 1 && cased(tokens[at - 1]) && !has(tokens[at - 1], Word.stop))) break;
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
const unarticled = set('row creek river lake bridge park mall elementary middle high hospital apartments apts cemetery chapel tavern motel inn plaza square beach bay harbor pier marina canyon ridge mountain mesa butte wash bayou slough hollow springs falls grove heights hills estates terrace gardens village commons landing station airport stadium arena fairgrounds ranch farms school church parish library theater theatre diner cafe grill saloon pub bar liquor market pharmacy gym casino raceway speedway');
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

function push(out: Candidate[], tokens: readonly Token[], from: number, to: number, kind: Kind, reason: string, weight: number): void {
  const first = tokens[from] as Token;
  const last = tokens[to] as Token;
  out.push({ start: first.start, end: last.possessive && to === from ? last.end : last.possessive ? last.after : last.end, kind, tier: 'check', reason, weight });
}

/** Places and agencies with a name of their own. A bare "the hospital" or "the State Patrol" is nobody's. */
export function findPlaces(tokens: readonly Token[], allowed: Uint8Array, out: Candidate[]): void {
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if (allowed[index] === 1) continue;
    if (token.shape === 'number') { numberChain(tokens, index, out); continue; }
    if (token.shape !== 'word') continue;
    agencyAcronym(tokens, index, out);
    if (chains.has(token.fold) && (!has(token, Word.english) || cased(token)) && token.fold !== 'pilot') push(out, tokens, index, index, 'place', 'listed-place', 45);
    if (token.possessive && chains.has(`${token.fold}s`)) out.push({ start: token.start, end: token.after, kind: 'place', tier: 'check', reason: 'listed-place', weight: 57 });
    if (cased(token) && stations.has(token.fold) && !token.first && /^(?:the|a|at|old|by|near|behind|outside|that|our|of|in|inside|from|to)$/.test(tokens[index - 1]?.fold ?? '') && /^(?:at|on|in|near|by|off|parking|lot|store|station|across|over|down|when|and|\.|,)$/.test(tokens[index + 1]?.text ?? '.')) push(out, tokens, index, index, 'place', 'listed-place', 45);
    const pair = chainPairs.get(token.fold);
    const second = tokens[index + 1];
    if (pair !== undefined && second !== undefined && (pair.has(second.fold) || pair.has(second.text)) && (cased(token) || !has(token, Word.english) || !/^(?:stop|jack|super|red|best|quality|la|bass)$/.test(token.fold))) push(out, tokens, index, index + 1, 'place', 'listed-place', 46);
    if (agencyTypes.has(token.fold) && (!/^(?:so|hp|sd|fd)$/.test(token.fold) || token.upper || tokens[index - 1]?.fold === 'county')) agencyAt(tokens, index, out);
    if (placeTypes.has(token.fold)) placeAt(tokens, index, out);
    placeAfter(tokens, index, out);
    capitalRun(tokens, index, allowed, out);
    findSpanishAgency(tokens, index, out);
    findServices(tokens, index, out);
    placeOf(tokens, index, out);
    findTownPair(tokens, index, out);
    findShops(tokens, index, out);
    findAcronym(tokens, index, out);
  }
}

function numberChain(tokens: readonly Token[], index: number, out: Candidate[]): void {
  if (tokens[index]?.text === '7' && tokens[index + 1]?.text === '-' && /^eleven$/i.test(tokens[index + 2]?.text ?? '')) push(out, tokens, index, index + 2, 'place', 'listed-place', 80);
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
    if (weak && !sure) start = index;
    const lone = tokens[start] as Token;
    const alone = cased(token) && (tokens[index + 1]?.text === '.' || tokens[index + 1]?.text === ',') && unarticled.has(token.fold) && !has(lone, Word.report | Word.stop | Word.verb);
    if (start === index - 1 && lone.first && has(lone, Word.english) && !has(lone, Word.street | Word.city) && !alone) start = index;
  }
  if (start === index && lowerTypes.has(token.fold) && !cased(token)) start = lowerStart(tokens, index);
  if (start < index && !cased(token) && /^(?:big|little|north|south|east|west|upper|lower|old|new)$/.test(tokens[start - 1]?.text ?? '') && !(tokens[start] as Token).newLine) start--;
  if (start === index && !cased(token) && unarticled.has(token.fold)) start = bareStart(tokens, index);
  if (start === index || has(tokens[start], Word.stop)) return;
  if (/^(?:high|middle|general|medical|regional|tech|mobile|trailer|nursing)$/.test(token.fold) && end === index && !cased(token) && !/^(?:lincoln|central|north|south|east|west|washington)$/.test(tokens[index - 1]?.fold ?? '')) return;
  push(out, tokens, start, end, 'place', 'place-type', 57);
}

const runLeads = set('at near behind outside inside by of to from in into past across around off toward towards called leaving');

/** "behind Sunrise Senior Living", "at the Rusty Nail": capitals in a row after a word of place. */
function capitalRun(tokens: readonly Token[], index: number, allowed: Uint8Array, out: Candidate[]): void {
  const token = tokens[index] as Token;
  if (!runLeads.has(token.fold)) return;
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
  if (names < 2 && last - first < 2 && has(tokens[first], Word.report)) return;
  push(out, tokens, first, last, 'place', 'capital-run', 28);
}

const ofHeads = set('port isle house church university bank village lake gulf bay cape temple hill hills fort rock valley canyon arroyo cerro rio mesa valle sierra laguna playa punta cabo isla cala monte llano paso ojo agua');
const numberedPlaces = set('pier terminal dock berth camp mile ramp');
const wayHeads = set('street st avenue ave road rd boulevard blvd lane ln drive dr highway hwy river creek parkway');

/** "Port of Tacoma", "Navajo Nation", "Pier 39", "Ninth Street overpass". */
function placeOf(tokens: readonly Token[], index: number, out: Candidate[]): void {
  const token = tokens[index] as Token;
  const next = tokens[index + 1];
  if (next === undefined || next.newLine) return;
  if (ofHeads.has(token.fold) && cased(token) && /^(?:of|de|del)$/.test(next.text) && cased(tokens[index + 2])) {
    const last = cased(tokens[index + 3]) && tokens[index + 3]?.newLine === false ? index + 3 : index + 2;
    push(out, tokens, index, last, 'place', 'place-type', 57);
    return;
  }
  if (cased(token) && cased(next) && /^(?:nation|rancheria|pueblo)$/.test(next.fold) && !has(token, Word.stop)) push(out, tokens, index, index + 1, 'place', 'place-type', 57);
  if (next.shape === 'number' && numberedPlaces.has(token.fold) && (cased(token) || token.caseless)) push(out, tokens, index, index + 1, 'place', 'place-type', 57);
  if (wayHeads.has(token.fold) && /^(?:overpass|underpass|viaduct|bridge|exit|onramp|offramp|ramp|tunnel|landing|pier|station|substation|garage|bypass|interchange|crossing|corridor|trailhead|boat|park|market|jail|precinct)$/.test(next.fold)) {
    const before = tokens[index - 1];
    const ordinal = before !== undefined && (/^\d{1,3}(?:st|nd|rd|th)$/.test(before.text.toLowerCase()) || has(before, Word.street));
    if (before === undefined || token.newLine || !(cased(before) || ordinal) || has(before, Word.stop) && !ordinal || has(before, Word.report) && !has(before, Word.street)) return;
    const start = cased(tokens[index - 2]) && !before.newLine && !has(tokens[index - 2], Word.stop | Word.report) ? index - 2 : index - 1;
    push(out, tokens, start, index + 1, 'place', 'place-type', 59);
  }
}

const townKinds = set('town city village county township parish pueblo ciudad municipio condado barrio colonia');
const firstHeads = set('lake mount mt camp fort ft point port cape rancho villa hotel hospital escuela parque plaza iglesia bar clinica universidad colegio mercado centro club campus casino cantina residencial st saint');

/** "town of Tobin", "City of Mesa", "Lake Travis", "Mount Hood", "Camp Pendleton", "Fort Hood". */
function placeAfter(tokens: readonly Token[], index: number, out: Candidate[]): void {
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

const forces = set('lapd nypd sfpd lasd lvmpd sdpd hpd dpd cpd opd mpd apd bpd spd ppd tpd fpd chp fhp ohp ghp thp nhp mcso pcso hcso bcso ocso jpd kcpd slmpd wcso scso lcso pbso bso rpd vpd');

function agencyAcronym(tokens: readonly Token[], index: number, out: Candidate[]): void {
  const token = tokens[index] as Token;
  const text = token.text;
  if (text.length < 3 || text.length > 6) return;
  const cap = token.upper && !token.caseless;
  if (cap && /^[A-Z]{1,4}(?:PD|SO|FD|SD|HP|DPS|SPD|PDX)$/.test(text) && !/^(?:PFD|ALSO|OSO|PSO|CSO|SSD|LSD|ISO|PTSD|HDPS)$/.test(text) && !has(token, Word.english)) push(out, tokens, index, index, 'agency', 'agency-acronym', 52);
  else if (forces.has(token.fold)) push(out, tokens, index, index, 'agency', 'agency-acronym', 52);
}

/** "with Juniper Fire and": after a word of company and without an article it is a fire department. */
function serving(tokens: readonly Token[], start: number, end: number): boolean {
  const next = tokens[end + 1];
  return /^(?:with|from|by|assist|assisted|assisting|called|paged|joined)$/.test(tokens[start - 1]?.fold ?? '') && (next === undefined || next.newLine || next.shape === 'sign' || has(next, Word.stop | Word.verb)) && !has(tokens[start], Word.report | Word.brand);
}

/** "Springfield PD", "Polk County Sheriff's Office", "Ohio State Patrol", "Pueblo Dispatch". */
function agencyAt(tokens: readonly Token[], index: number, out: Candidate[]): void {
  const token = tokens[index] as Token;
  let end = index;
  while (end < index + 4) {
    const next = tokens[end + 1];
    if (next === undefined || next.newLine || !/^(?:office|department|dept|bureau|patrol|police|rescue|center|division|services|communications|dispatch|commission|service|force|authority)$/.test(next.fold)) break;
    end++;
  }
  let start = index;
  let names = false;
  for (let at = index - 1; at >= Math.max(0, index - 5); at--) {
    const before = tokens[at] as Token;
    if ((tokens[at + 1] as Token).newLine || isRank(tokens, at)) break;
    if (before.text === "'" || before.text === '.') {
      if (before.text === '.' && !/^(?:st|ft|mt)$/.test(tokens[at - 1]?.fold ?? '')) break;
      continue;
    }
    if (cased(before) && !has(before, Word.stop)) {
      start = at;
      if (/^(?:county|parish)$/.test(tokens[at + 1]?.fold ?? '') && !/^(?:the|our|this|neighboring|other|next)$/.test(before.fold)) names = true;
      if (!has(before, Word.report) && !(before.first && has(before, Word.english) && !has(before, Word.city | Word.street | Word.nameable))) names = true;
    } else if (!before.capital || before.caseless) {
      const low = before.fold;
      const generic = /^(?:county|city|state|metro|township|parish|tribal|highway)$/.test(low);
      const place = has(before, Word.city) || (!has(before, Word.english | Word.spanish | Word.stop | Word.report | Word.brand) && low.length > 3);
      if (!generic && !place) break;
      if (generic && at === 0) break;
      if (place) { start = at; names = true; break; }
      start = at;
    } else break;
  }
  if (start < index && opensSentence(tokens[start] as Token) && !bearing.test((tokens[start] as Token).fold)) start++;
  if (!names || start >= index) return;
  if (token.fold === 'fire' && end === index && ![...tokens.slice(start, index)].some((each) => /^(?:county|city|township)$/.test(each.fold)) && (!cased(token) || tokens[start - 1]?.fold === 'the')) {
    // "the Tavaputs Fire", "an Idaho fire assignment": a fire that burns has the name of a place.
    if ([...tokens.slice(start, index)].some((each) => !has(each, Word.english) && !each.upper)) push(out, tokens, start, index - 1, 'place', 'place-type', 58);
    return;
  }
  if (token.fold === 'fire' && !serving(tokens, start, end) && ![...tokens.slice(start, index)].some((each) => /^(?:county|city)$/.test(each.fold) || has(each, Word.city) || (!has(each, Word.english) && !each.upper && each.shape === 'word'))) return;
  const weak = !cased(token) && /^(?:patrol|police|fire|dispatch|communications|ems)$/.test(token.fold);
  if (weak && [...tokens.slice(start, index)].every((each) => has(each, Word.brand | Word.report | Word.stop) || (each.upper && each.text.length <= 4) || (has(each, Word.english) && !has(each, Word.city | Word.street)))) return;
  if (/^(?:highway|troopers)$/.test(token.fold) && end === index) return;
  push(out, tokens, start, end, 'agency', 'agency-type', 58);
}
