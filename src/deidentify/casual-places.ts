import { isRank, roles } from './cues.js';
import { isCasual } from './casual.js';
import { landHeads } from './landmarks.js';
import { anyName, Word } from './lexicon.js';
import { has } from './name-words.js';
import { opener } from './openers.js';
import { isSpanish, type Token } from './tokens.js';
import type { Candidate, Kind } from './types.js';
import { wordSet } from './word-set.js';

/** Nouns that come before the name of a place, as Spanish has them. */
const heads = wordSet(`poligono unidad colonia fraccionamiento barrio villa residencial urbanizacion ferreteria taqueria panaderia farmacia restaurante cantina mercado parque escuela iglesia playa edificio
  cine teatro cementerio panteon rancho ejido puente estacion motel tienda gasolinera caserio hotel bar condominio conjunto supermercado lavanderia llantera clinica hospital hacienda finca bodega avenida calle`);
/** A second word of such a noun. */
const second = wordSet('habitacional comunal industrial residencial primaria secundaria comunitario municipal');
const articles = wordSet('el la los las san santa');
const plainAfter = wordSet('de del y o con sin para por que se no es en a al cerca frente atras detras lado');
const placed = wordSet('en de del la el una un al por cerca desde hasta frente at in near the to from behind outside on off by past detras');
const ordinals = /^(?:\d{1,3}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|primera|segunda|tercera|cuarta|quinta|sexta|septima|octava|novena|decima)$/;
const joins = /^(?:and|y|n|con|&|@|\/|at)$/;

const word = (token: Token | undefined): token is Token => token !== undefined && token.shape === 'word' && !token.newLine && (!token.capital || token.caseless);
/** A word that can name a place: nothing that people do and no word of grammar. */
const naming = (token: Token | undefined): token is Token => word(token) && token.text.length >= 3 && !has(token, Word.stop | Word.report | Word.brand) && (!has(token, Word.verb) || landHeads.has(token.fold)) && !plainAfter.has(token.fold);
const listed = (token: Token): boolean => has(token, anyName | Word.city | Word.street) || !has(token, Word.english | Word.spanish);

/** Nouns, articles and joints at which one of these may begin. */
const orderWord = opener([...heads, ...wordSet('the and y n con at sheriff marshal constable fire police pd dispatch patrol troopers team squad unit rescue authority center facility'), ...articles]);
/** Places told by the order of their words, in a text without capitals: "en el bar la cigüeña", "at ocotillo and 7th", "dry lake marshal's office". */
export function findOrderedPlaces(tokens: readonly Token[], allowed: Uint8Array, out: Candidate[]): void {
  if (!isCasual(tokens)) return;
  const spanish = isSpanish(tokens);
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if (allowed[index] === 1 || token.shape === 'word' && (token.opens & orderWord) === 0) continue;
    if (token.shape === 'word' && heads.has(token.fold)) afterHead(tokens, index, spanish, out);
    else if (!spanish && index > 0 && /^(?:el|la|los|las)$/.test(token.fold) && /^(?:at|near|outside|behind|from|leaving)$/.test(tokens[index - 1]?.fold ?? '') && naming(tokens[index + 1]) && !has(tokens[index + 1], Word.english)) add(tokens, index, naming(tokens[index + 2]) && !has(tokens[index + 2], Word.english) ? index + 2 : index + 1, 'place', out);
    if (token.fold === 'the' && !spanish) tavern(tokens, index, out);
    if (joins.test(token.fold || token.text)) crossing(tokens, index, out);
    if (/^(?:sheriff|marshal|constable)$/.test(token.fold) && token.possessive && /^(?:office|dept|department)$/.test(tokens[index + 1]?.fold ?? '')) agency(tokens, index, index + 1, out);
    else if (token.shape === 'word') longAgency(tokens, index, out);
    if (token.fold === 'pd' || token.fold === 'police' && /^(?:department|dept)$/.test(tokens[index + 1]?.fold ?? '')) agency(tokens, index, token.fold === 'pd' ? index : index + 1, out);
  }
}

const signs = /^(?:copper|thirsty|rusty|golden|gilded|silver|broken|crooked|lucky|salty|drunken|dancing|laughing|flying|sleepy|hungry|prancing|tipsy|wooden|iron|brass|velvet|crystal|blue|green|purple|red|royal|wild|lazy|jolly|merry|spotted|whistling|howling|smiling|singing|twisted|tilted|dusty|rustic|electric|screaming|blind|old|little|saucy|stumbling|wandering|winking|thirsty|emerald|pink)$/;
const signNouns = /^(?:kettle|goat|nail|anchor|horse|horseshoe|lion|dragon|pig|rooster|fox|moose|elk|duck|goose|owl|crow|raven|parrot|pony|mule|spur|saddle|boot|barrel|keg|mug|tankard|lantern|pelican|mermaid|whale|crab|lobster|bull|wheel|shamrock|clover|harp|thistle|rose|cactus|lizard|armadillo|coyote|buffalo|monkey|tiger|elephant|frog|toad|turtle|swan|stag|hound|cat|rabbit|hare|unicorn|griffin|phoenix|penguin|octopus|oyster|trout|salmon|marlin|rail|spoon|fork|skillet|griddle|biscuit|apple|olive|pepper|onion|potato|bean|leaf|moon|sun|star|sombrero|parlor|monk|friar|pirate|cowboy|sailor|leprechaun|tap|flagon|chalice|crown|slipper|garter|feather|antler|tusk|hog|hen|bee|buzzard|vulture|heron|gull|iguana|gator)$/;
/** "outside the thirsty goat", "at the copper kettle": the sign of a tavern or a diner. */
function tavern(tokens: readonly Token[], index: number, out: Candidate[]): void {
  const [before, one, two, next] = [tokens[index - 1], tokens[index + 1], tokens[index + 2], tokens[index + 3]];
  if (!/^(?:at|outside|inside|behind|near|by|from|into|leaving|across)$/.test(before?.fold ?? '') || !word(one) || !word(two) || !signs.test(one.fold) || !signNouns.test(two.fold)) return;
  if (next === undefined || next.newLine || /^[.,;)]$/.test(next.text) || /^(?:when|and|on|for|after|with|last|around|about|in|at|who|where|because|before|while|again|again|he|she|they|we|i|to|but|so|parking|lot|that|got|had|was|is)$/.test(next.fold)) add(tokens, index + 1, index + 2, 'place', out);
}

function add(tokens: readonly Token[], from: number, to: number, kind: Kind, out: Candidate[]): void {
  out.push({ start: (tokens[from] as Token).start, end: (tokens[to] as Token).end, kind, tier: 'check', reason: 'ordered-place', weight: 22 });
}

/** "unidad habitacional los fresnos", "ferretería garza", "hotel marquette". */
function afterHead(tokens: readonly Token[], index: number, spanish: boolean, out: Candidate[]): void {
  if (index === 0 || !placed.has(tokens[index - 1]?.fold ?? '')) return;
  let at = index + 1;
  if (second.has(tokens[at]?.fold ?? '')) at++;
  const article = word(tokens[at]) && articles.has((tokens[at] as Token).fold);
  if (article) at++;
  const first = tokens[at];
  if (!naming(first) || !spanish && !article && has(first, Word.english) || !article && (!listed(first) || has(first, Word.spanish) && !has(first, Word.surname | Word.first | Word.city) || /(?:ada|ado|ido|ida|ando|iendo|aba|ico|ica|al|oso|osa)$/.test(first.fold))) return;
  const next = tokens[at + 1];
  if (next?.fold === 'del' && !next.newLine && naming(tokens[at + 2])) {
    add(tokens, index, at + 2, 'place', out);
    return;
  }
  add(tokens, index, naming(next) && !first.possessive && listed(next) && !has(next, Word.english) && !/(?:ando|iendo|aba|aron|ieron)$/.test(next.fold) && (spanish ? !has(next, Word.spanish) : true) ? at + 1 : at, 'place', out);
}

/** "at ocotillo and 7th", "en morelos y quinta": one side counted, the other a word that is a name. */
function crossing(tokens: readonly Token[], index: number, out: Candidate[]): void {
  const one = tokens[index - 1];
  const other = tokens[index + 1];
  if (one === undefined || other === undefined || other.newLine || !naming(one) || one.possessive || ordinals.test(one.fold) || isRank(tokens, index - 1) || roles.has(one.fold)) return;
  const counted = ordinals.test(other.fold === '' ? other.text : other.fold);
  if (!counted || has(one, Word.verb) || !listed(one) && !/^\d/.test(other.text)) return;
  const before = tokens[index - 2];
  const told = /^(?:at|on|near|by|off|from|to|en|de|por|bloquear|cerca|around|past|corner|light)$/.test(before?.fold ?? '') || before !== undefined && /^[,.;:]$/.test(before.text);
  if (told) add(tokens, index - 1, index + 1, 'intersection', out);
}

/** What tells which force it is, before its last word: "airport police", "tribal pd", "detention authority". */
const forces = /^(?:airport|tribal|campus|transit|harbor|harbour|university|college|park|parks|school|railroad|port|housing|capitol|borough|village|township)$/;
const notWhich = /^(?:local|nearby|neighboring|neighbouring|rural|volunteer|regional|paid|other|mutual|aid|responding|career|combination|private|public|municipal|next|entire|whole|city|county|state|federal|our|same|small|big|little|old|new|joint|full|mountain|wilderness|swift|water|dive|urban|technical|another|nearest|closest|closest|first|second|third|east|west|north|south|us)$/;
/** Teams that more than one force may have; a town or a county tells which: "harlow regional bomb squad". */
const teams = /^(?:bomb|dive|swat|k9|mounted|gang|narcotics|tactical|marine|hazmat|rescue|negotiation|crisis)$/;
const authorities = /^(?:detention|port|transit|housing|airport|harbor|jail|corrections?|turnpike|bridge|water|parking|toll)$/;

/** "quincy bay fire department", "delmonte airport police", "teton basin search and rescue": a force of several words and its town. */
function longAgency(tokens: readonly Token[], index: number, out: Candidate[]): void {
  const token = tokens[index] as Token;
  const next = tokens[index + 1]?.newLine === false ? (tokens[index + 1]?.fold ?? '') : '';
  const before = tokens[index - 1]?.fold ?? '';
  let from = index;
  let last = index;
  if (token.fold === 'fire' && /^(?:department|dept|district|rescue|protection)$/.test(next)) last = index + 1;
  else if (/^(?:police|pd|dispatch)$/.test(token.fold) && forces.test(before)) {
    from = index - 1;
    if (/^(?:department|dept)$/.test(next)) last = index + 1;
  } else if (/^(?:patrol|police|troopers)$/.test(token.fold) && /^(?:state|highway)$/.test(before)) from = index - 1;
  else if (/^(?:team|squad|unit)$/.test(token.fold) && teams.test(before) && !/(?:pd|fd|so|ems)$/.test(tokens[index - 2]?.fold ?? '')) from = /^(?:regional|metro)$/.test(tokens[index - 2]?.fold ?? '') ? index - 2 : index - 1;
  else if (token.fold === 'rescue' && before === 'and' && tokens[index - 2]?.fold === 'search') from = index - 2;
  else if (/^(?:authority|center|facility)$/.test(token.fold) && authorities.test(before)) from = tokens[index - 2]?.fold === 'regional' ? index - 2 : index - 1;
  else return;
  const names = [1, 2, 3].map((back) => tokens[from - back]).filter((each) => each !== undefined && naming(each));
  // "harlan county search and rescue": the county is part of the name.
  if (/^(?:county|city|parish)$/.test(tokens[from - 1]?.fold ?? '')) from--;
  if (notWhich.test(tokens[from - 1]?.fold ?? '') || names.every((each) => notWhich.test(each.fold))) return;
  agency(tokens, from, last, out);
}

const leading = /^(?:metro|north|south|east|west|new|port|fort|lake|saint|st|san|santa|el|la|las|los|mount|two|three|four|seven|upper|lower|central)$/;
/** "vermilion falls pd", "tolland falls police department": up to three words before the noun, from a preposition or the beginning on. */
function agency(tokens: readonly Token[], index: number, last: number, out: Candidate[]): void {
  let start = index;
  for (let at = index - 1; at >= index - 3 && (naming(tokens[at]) || start < index && word(tokens[at]) && leading.test((tokens[at] as Token).fold)) && !(tokens[at] as Token).possessive && !isRank(tokens, at) && !roles.has((tokens[at] as Token).fold) && !/(?:ing|ed|ly)$|^(?:believe|think|guess|say|says|tag)$/.test((tokens[at] as Token).fold); at--) {
    start = at;
    if ((tokens[at] as Token).first) break;
  }
  if (tokens[last + 1]?.text === '-' && tokens[last + 1]?.start === tokens[last]?.after) return;
  // "tamarack state police told us": at the head of a sentence a word before a state's force is the state.
  const state = /^(?:state|highway)$/.test(tokens[index]?.fold ?? '') && (tokens[start] as Token).first && !/(?:ly|er)$/.test((tokens[start] as Token).fold);
  if (start === index || start === index - 1 && !state && !listed(tokens[start] as Token)) return;
  add(tokens, start, last, 'agency', out);
}
