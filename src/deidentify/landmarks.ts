import { isRank, roles } from './cues.js';
import { anyName, Word } from './lexicon.js';
import { has } from './name-words.js';
import { jailParts } from './named-units.js';
import { opener } from './openers.js';
import { cased, type Token } from './tokens.js';
import type { Candidate, Kind } from './types.js';
import { wordSet } from './word-set.js';

/** Nouns of land, buildings and business that end the name of a place, also when only the name has a capital. */
export const landHeads = wordSet(`
bay cove beach fork gate yard yards neck primary infants brook ridge hollow holler gap knob branch run mill mills springs falls landing canyon gulch draw coulee butte mesa pass summit peak valley flats bottom bottoms bluff bluffs point harbor harbour
marina island isle key cay pier wharf quay ferry dock docks swamp slough bayou lagoon pond lake creek river wash arroyo reservoir dam levee canal ditch sound inlet strait narrows rapids crossing trailhead campground overlook lookout
line siding spur junction depot terminal tower towers silos elevator refinery quarry pit mine plant station substation interchange roundabout rotary circle flyover overpass underpass viaduct bridge tunnel
weigh-station court courts estate estates heights gardens village park parks trail woods forest grove orchard farm farms ranch ranches stables dairy barn barns hall house houses lodge inn motel hotel hostel shelter mission church temple mosque
store stores mart market grocery deli bodega diner cafe grill tavern pub bar saloon lounge club casino cinema theater theatre arena stadium rink bowl gym pool library museum school academy college campus hospital clinic pharmacy bank warehouse garage
footbridge walkway boardwalk boathouse platform concourse food-court basin desert prairie glade plateau mound cliff cliffs dunes delta spit jetty breakwater lighthouse windmill watertower smokestack
living care theatre stone co-op apartments apts condos townhomes annex annexes laundromat kennel kennels reservation rancheria taproom brewery cannery tannery orchards vineyard nursery greenhouse amphitheater auditorium natatorium velodrome observatory
building block tenement flats lofts projects complex cemetery chapel mall plaza arcade center centre field fields raceway speedway fairgrounds airport airfield airstrip heliport helipad hangar base barracks armory range site camp prison jail facility
impound trestle aqueduct cutoff turnoff turnout pullout wye culvert daycare preschool lockup scrapyard boatyard shipyard stockyard stockyards feedlot sawmill dorm dorms dormitory gymnasium sanctuary synagogue waterworks pumphouse roadhouse steakhouse truckstop trailer-park rotunda pavilion gazebo carwash ballpark quarter
`);
/** Before a head these describe it and name nothing. */
export const plainBefore = /^(?:cross|hip|fast|the|a|an|this|that|our|my|his|her|their|its|old|new|big|small|main|back|front|side|north|south|east|west|upper|lower|first|second|third|last|next|same|other|local|nearby|county|city|state|federal|public|private|police|fire|gas|bus|train|subway|trailer|mobile|home|apartment|office|school|church|high|middle|elementary|parking|foot|rail|railroad|boat|dirt|gravel|empty|vacant|abandoned|burning|corner|strip|shopping|night|dive|sports|juvenile|women|men|training|gun|shooting|firing|outdoor|indoor|live|holding|booking|sally|patrol|medical|shipping|storage|self|food|grocery|convenience|liquor|drug|coffee|hardware|retail|department|thrift|pawn|feed|grain|water|power|electric|steel|wood|stone|brick|concrete|drainage|irrigation|storm|dry|creek|river|lake|ocean|mountain|desert|horse|cattle|sheep|dairy|pig|hog|chicken|tree|pine|oak|corn|wheat|cotton|hay|bean|cane|fence|property|county|tree|finish|start|starting|skirmish|ground|street|kill|weigh|truck|rest|motor|engine|radio|cell|phone|drop|dead|long|short|hard|soft|wet|town|community|senior|youth|day|child|dog|animal|vet|nursing|assisted|group|halfway|half|frat|sorority|crack|meth|trap|stash|safe|dog|play|base|soccer|ball|football|hockey|baseball|golf|tennis|swimming|kiddie|dance|pool|pizza|sub|sandwich|taco|burger|steak|chicken|ice|wine|beer|gay|strip|biker|karaoke|former|closed|shuttered|different|same|wrong|right|spare|master|extra|control|crowd|picket|chain|firing|full|packed|busy|crowded|entire|whole|jail|courthouse|hospital|library|gym|nearest|closest|indian|tribal|tap|gym|evidence|records|command|admin|administration|maintenance|hotel|convention|rental|rv|golf|gun|rod|yacht|country|officers|boys|girls|elementary|booster|breeding|kennel|storage|bike|ski|campus|quick|slow|great|whole|plant|tree|indoor|tip|hot|crime|medication|med|pill|hall|visitor|security|day|boarding|bus|anonymous)$/;

const add = (out: Candidate[], first: Token, last: Token, kind: Kind, reason: string, weight: number): void => void out.push({ start: first.start, end: last.end, kind, tier: 'check', reason, weight });

const ships = wordSet('mv fv sv uss usns uscgc rv ss tug tugboat ferry trawler barge yacht schooner sloop cutter lobsterman');
const landWord = opener([...landHeads, ...ships, ...jailParts, 'drive', 'co']);

/** Names of places and ships that no list knows, told by their capitals, their last word or their brackets. */
export function findLandmarks(tokens: readonly Token[], allowed: Uint8Array, out: Candidate[]): void {
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if (token.shape === 'sign') {
      if (token.text === '(') inBrackets(tokens, index, allowed, out);
      continue;
    }
    if (token.shape !== 'word' || allowed[index] === 1 || !token.capital && !token.possessive && (token.opens & landWord) === 0) continue;
    if (landHeads.has(token.fold)) beforeHead(tokens, index, index, out);
    else if (token.fold === 'drive' && tokens[index + 1]?.text === '-' && tokens[index + 2]?.fold === 'in' && tokens[index + 1]?.start === token.after) beforeHead(tokens, index, index + 2, out);
    else if (token.fold === 'co' && tokens[index + 1]?.text === '-' && tokens[index + 2]?.fold === 'op') beforeHead(tokens, index, index + 2, out);
    if (token.possessive) owned(tokens, index, out);
    if (jailParts.has(token.fold)) jailPart(tokens, index, out);
    const named = cased(token);
    if (named) joined(tokens, index, out);
    ship(tokens, index, out);
    if (token.upper) airport(tokens, index, out);
    if (named) capitalPair(tokens, index, allowed, out);
  }
}

/** "Bluefield yard", "Perdido line", "casco bay": what no dictionary has, before a noun of place. */
function beforeHead(tokens: readonly Token[], index: number, last: number, out: Candidate[]): void {
  const head = tokens[index] as Token;
  let name = tokens[index - 1];
  let at = index - 1;
  if (name === undefined || head.newLine || name.possessive && !name.capital) return;
  // "Kessler grain silos": one plain word may stand between.
  if (!cased(name) && plainBefore.test(name.fold) && !/^(?:the|an?|this|that|our|my|his|her|their|its)$/.test(name.fold) && tokens[index - 2] !== undefined && !name.newLine && cased(tokens[index - 2]) && !cased(head)) {
    at = index - 2;
    name = tokens[at];
  }
  if (name === undefined || name.shape !== 'word' || plainBefore.test(name.fold) || isRank(tokens, at) || isRank(tokens, at - 1) || roles.has(name.fold)) return;
  const unknown = !has(name, Word.english | Word.spanish | Word.stop | Word.report | Word.brand | Word.verb) && name.text.length >= 4;
  // "at Maverick Yard": a make before a head with a capital is the place's name.
  const made = cased(head) && !head.upper && /^(?:at|near|behind|outside)$/.test(tokens[at - 1]?.fold ?? '') ? 0 : Word.brand;
  const named = cased(name) ? !has(name, Word.stop | Word.report | made | Word.verb) && (!name.first || unknown) : unknown && !has(name, Word.first) && !/(?:ing|ed|ly|s)$/.test(name.fold);
  if (!named || name.upper && !name.caseless && name.text.length <= 4) return;
  if (!cased(name) && has(name, anyName) && !/^(?:at|in|on|near|by|up|down|to|from|off|past|behind|outside|of|across|,)$/.test(tokens[at - 1]?.fold || (tokens[at - 1]?.text ?? ''))) return;
  let start = at;
  while (cased(tokens[start - 1]) && start > at - 3 && !(tokens[start] as Token).newLine && !has(tokens[start - 1], Word.stop | Word.report | Word.verb) && !(tokens[start - 1] as Token).first && !isRank(tokens, start - 1)) start--;
  if (/^(?:st|saint|mt|mount|fort|ft|san|santa|el|la|los|las|lake|camp|port)$/.test(tokens[start - 1]?.fold ?? '') && !(tokens[start] as Token).newLine) start--;
  add(out, tokens[start] as Token, tokens[last] as Token, 'place', 'landmark', 27);
}

/** "MV Tustumena", "the tug Miss Yvette", "USS Kidd". */
function ship(tokens: readonly Token[], index: number, out: Candidate[]): void {
  const token = tokens[index] as Token;
  if (!ships.has(token.fold)) return;
  let first = index + 1;
  if (tokens[first]?.text === ',') first++;
  if (!cased(tokens[first]) || (tokens[first] as Token).newLine || has(tokens[first], Word.stop | Word.report) && tokens[first]?.fold !== 'miss') return;
  if (token.upper ? false : !/^(?:tug|tugboat|ferry|trawler|barge|yacht|schooner|sloop|cutter|lobsterman)$/.test(token.fold)) return;
  let last = first;
  while (cased(tokens[last + 1]) && !(tokens[last + 1] as Token).newLine && last < first + 2) last++;
  add(out, tokens[token.upper ? index : first] as Token, tokens[last] as Token, 'place', 'ship', 60);
}

const codes = wordSet(`atl lax ord dfw den jfk sfo sea las mco ewr clt phx iah mia bos msp fll dtw phl lga bwi slc san iad dca tpa pdx hnl bna stl hou aus oak msy rdu sjc smf mci sna cle ind pit cmh sat cvg bdl rsw jax anc abq oma buf ont
  bur ric boi lit okc tul mem sdf gso tus elp yyz yvr yul yyc yow lhr lgw ogg kona lih psp fat rno bil mke dal mdw geg bzn abe`);
/** "DFW", "YYZ": an airport by its code, in a text that is not in capitals. */
function airport(tokens: readonly Token[], index: number, out: Candidate[]): void {
  const token = tokens[index] as Token;
  if (token.upper && !token.caseless && token.text.length === 3 && codes.has(token.fold) && !has(token, Word.english) && tokens[index + 1]?.text !== '-') add(out, token, token, 'place', 'airport', 30);
}

const open = (token: Token): boolean => !has(token, Word.stop | Word.report | Word.brand | Word.verb);

/** "C-Pod", "D Block": which part of which jail tells whose shift it was. */
function jailPart(tokens: readonly Token[], index: number, out: Candidate[]): void {
  const token = tokens[index] as Token;
  const at = tokens[index - 1]?.text === '-' ? index - 2 : index - 1;
  const letter = tokens[at];
  if (letter === undefined || token.newLine || !/^(?:[B-H]|[A-H]\d?|\d[A-H])$/.test(letter.text) || at === index - 1 && !token.capital) return;
  add(out, letter, token, 'place', 'jail-part', 40);
}

/** "(Brighton Beach)", "(POKAI BAY)", "(gatorland ...": what brackets add is often where. */
function inBrackets(tokens: readonly Token[], index: number, allowed: Uint8Array, out: Candidate[]): void {
  let last = index;
  let unknown = false;
  while (last < index + 4) {
    const next = tokens[last + 1];
    if (next === undefined || next.shape !== 'word' || next.newLine || allowed[last + 1] === 1 || !open(next) || isRank(tokens, last + 1) || roles.has(next.fold)) break;
    const strange = !has(next, Word.english | Word.spanish) && next.text.length >= 4;
    if (!cased(next) && !strange && !(next.caseless && landHeads.has(next.fold))) break;
    if (cased(next) && next.upper) break;
    if (cased(next) || strange) unknown = true;
    last++;
  }
  const closed = tokens[last + 1]?.text === ')';
  if (last === index || !unknown || !closed && !(last === index + 1 && !cased(tokens[last]) && !isRank(tokens, last + 1)) || (tokens[index + 1] as Token).text.length < 3) return;
  add(out, tokens[index + 1] as Token, tokens[last] as Token, 'place', 'bracketed', 24);
}

const greeting = wordSet('hi hey hello dear thanks thank ask tell see attn re cc note please yo ok okay yes no hola gracias per via pilot handler operator nurse student clerk driver caller victim witness suspect both me just also then when some two three four five six more all lots pretty super not good great old big little');
/** What ends the name of a method, a service or an event that nobody is told by. */
export const methods = /^(?:fire|fires|attack|burn|forecast|services?|systems?|rescue|control|enforcement|piles|type|response|operations?|command|training|course|class|safety|procedures?|policy|program|protocol|report|form|review|team|unit|squad|house|door|side|window|room|way|officer|officers|order|law|act|code|level|plan|drill|exercise|test|check|search|warrant|stop|traffic|camera|cameras|light|lights|radio|vest|plate|gun|guns|weapon|holster|taser|knife|shield|ram|tool|kit|bag|gloves?|boots?|mask|helmet|pack|management|support|protection|custody|evidence|property|records|intelligence|crimes?|affairs|standards|department|division|section|guide|manual|bulletin|alert|lesson|lessons|notice|summary|narrative)$/;

/** "the Middle School", "our Fire Station": before a noun of place these say of what kind it is, and not which. */
export const plainKind = /^(?:middle|high|elementary|junior|senior|primary|grade|police|fire|train|bus|gas|sally|public|parking|patrol|ranger|boat|truck|trailer|water|evidence|property|booking|briefing|roll|locker|interview|command|motor|shooting|gun|coffee|grocery|liquor|dog|ball|skate)$/;
/** "We need Reflective Vests": what people need, bring and wear are things. */
const wanted = /^(?:need|needs|needed|want|wanted|wants|bring|brought|get|got|use|used|wear|wore|have|had|has|buy|bought|issue|issued|order|ordered|carry|carried|put|require|requires|no|more|some|any|two|three|and|or|with|without|for)$/;

/** "Corner Brook", "Hell Gate", "Sleepy Pines": everyday words with capitals side by side in a sentence of small letters. */
function capitalPair(tokens: readonly Token[], index: number, allowed: Uint8Array, out: Candidate[]): void {
  const token = tokens[index] as Token;
  const before = tokens[index - 1];
  if (!cased(token) || token.upper || token.text.length < 2 || greeting.has(token.fold) || !open(token) && !headed(tokens, index) || before !== undefined && cased(before) && !token.newLine && before.after + 1 === token.start) return;
  // "Soy Yolanda": a Spanish sentence begins.
  if (token.first && (!alone(tokens, index) || has(token, Word.spanish))) return;
  if (isRank(tokens, index) || before !== undefined && (isRank(tokens, index - 1) || before.text === '#')) return;
  let last = index;
  while (last < index + 4) {
    const next = tokens[last + 1];
    if (next === undefined || !cased(next) || next.newLine || next.upper || allowed[last + 1] === 1 || next.start !== (tokens[last] as Token).after + 1 || next.text.length < 2 || has(next, Word.stop | Word.brand) || isRank(tokens, last + 1)) break;
    last++;
  }
  // "the Tavaputs Fire": a fire that burns is called by its place.
  if (tokens[last]?.fold === 'fire') last--;
  const everyday = tokens.slice(index, last + 1).every((each) => has(each, Word.english | Word.report));
  // "stop an Ice Pick": places take no such article.
  if (everyday && last > index && /^an?$/.test(before?.text ?? '') && !tokens.slice(index, last + 1).some((each) => has(each, Word.city | Word.nameable | Word.given) || landHeads.has(each.fold))) return;
  if (everyday && (tokens.slice(index + 1, last + 1).some((each) => methods.test(each.fold)) || wanted.test(before?.fold ?? '') && /s$/.test((tokens[last] as Token).fold))) return;
  if (last === index + 1 && everyday && plainKind.test(token.fold) && landHeads.has(tokens[last]?.fold ?? '') && /^(?:the|an?|our|this|that|my|their|every|each|any)$/.test(before?.text ?? '')) return;
  if (last === index || tokens.slice(index, last + 1).every((each) => has(each, Word.report))) return;
  add(out, token, tokens[last] as Token, 'place', 'capital-pair', 21);
}

/** "Echo Basin": a word that reports use may begin a name when a noun of place with a capital follows. */
const headed = (tokens: readonly Token[], index: number): boolean => cased(tokens[index + 1]) && landHeads.has(tokens[index + 1]?.fold ?? '') && !has(tokens[index], Word.stop | Word.brand | Word.verb) && !has(tokens[index + 1], Word.report);

/** "at Tiki Bob's.", "Big Al's, the driver": an owner whose thing is not named is a shop. */
function owned(tokens: readonly Token[], index: number, out: Candidate[]): void {
  const token = tokens[index] as Token;
  const next = tokens[index + 1];
  const placed = /^(?:at|outside|behind|inside)$/.test(tokens[index - 1]?.fold ?? '') && has(next, Word.verb);
  if (!cased(token) || token.after - token.end !== 2 || !placed && next !== undefined && !next.newLine && next.shape !== 'sign' && !/^(?:on|in|at|by|near|when|and|with|to|off|for|before|after|around|while|because|last|again|parking|lot|bar|place|drive|store|shop|towing|tow)$/.test(next.fold)) return;
  if (next?.shape === 'sign' && !/^[.,;)]$/.test(next.text) || has(token, Word.stop | Word.report)) return;
  let start = index;
  while (start > index - 3 && cased(tokens[start - 1]) && !(tokens[start] as Token).newLine && !isRank(tokens, start - 1) && !has(tokens[start - 1], Word.stop)) start--;
  if (start === index && !/^(?:at|to|into|past|from|behind|outside|near|by|inside|company|bar|called)$/.test(tokens[index - 1]?.fold ?? '')) return;
  out.push({ start: (tokens[start] as Token).start, end: token.after, kind: 'place', tier: 'check', reason: 'owner-shop', weight: 29 });
}

/** "Stop & Go #14", "Gas-N-Go", "the Red Line platform", "Pump and Pantry": shops and lines of two everyday words. */
function joined(tokens: readonly Token[], index: number, out: Candidate[]): void {
  const first = tokens[index] as Token;
  const link = tokens[index + 1];
  const second = tokens[index + 2];
  if (!cased(first) || link === undefined || link.newLine) return;
  if (link.fold === 'line' && cased(link) && /^(?:red|blue|green|orange|purple|silver|gold|yellow|brown|pink|[a-z])$/.test(first.fold)) {
    add(out, first, /^(?:platform|station|stop|train|trains|track|tracks|car)$/.test(second?.fold ?? '') ? second as Token : link, 'place', 'transit-line', 56);
    return;
  }
  if (second === undefined || !cased(second) || second.newLine || !/^(?:&|and|n|N|-)$/.test(link.text) || has(first, Word.stop | Word.brand) || has(second, Word.stop | Word.brand) || has(first, Word.report) && has(second, Word.report)) return;
  let last = index + 2;
  // "First Farmers & Merchants": the number belongs to the bank.
  const start = /^(?:first|second|third|old|new)$/.test(tokens[index - 1]?.fold ?? '') && cased(tokens[index - 1]) && !first.newLine ? index - 1 : index;
  if (link.text === '-') {
    if (!/^n$/i.test(second.text) || tokens[last + 1]?.text !== '-' || !cased(tokens[last + 2])) return;
    last += 2;
  } else if (link.text !== 'N' && !/^(?:the|at|from|behind|outside|near|inside)$/.test(tokens[start - 1]?.fold ?? '') || !has(first, Word.english) || !has(second, Word.english)) return;
  if (tokens[last + 1]?.text === '#' && tokens[last + 2]?.shape === 'number') last += 2;
  add(out, tokens[start] as Token, tokens[last] as Token, 'place', 'shop-pair', 56);
}

/** The sentence is nothing but the name: "Marine unit. Hell Gate, ebb." */
function alone(tokens: readonly Token[], index: number): boolean {
  const end = tokens[index + 2];
  return cased(tokens[index + 1]) && !tokens[index + 1]?.upper && (end === undefined || end.text === ',' || end.text === '.' || end.newLine) && !has(tokens[index + 1], Word.report);
}
