import { isRank, roles } from './cues.js';
import { landHeads, plainBefore } from './landmarks.js';
import { anyName, Word } from './lexicon.js';
import { has, type Verdict, type Verdicts } from './name-words.js';
import { opener } from './openers.js';
import { anyWhich, shopTails, wideHeads } from './place-heads.js';
import { isSpanish, type Token } from './tokens.js';
import type { Candidate, Kind } from './types.js';
import { wordSet } from './word-set.js';

const judged = new WeakMap<readonly Token[], boolean>();

/** Whether capitals say nothing in this text: it is in small letters, or in capitals throughout. */
export function isCasual(tokens: readonly Token[]): boolean {
  const known = judged.get(tokens);
  if (known !== undefined) return known;
  let first = 0;
  let capital = 0;
  let speaking = 0;
  let capitals = false;
  let words = 0;
  for (const token of tokens) {
    if (token.capital && !token.caseless) capitals = true;
    if (token.shape !== 'word' || token.text.length < 2) continue;
    words++;
    if (token.first) {
      first++;
      if (token.capital && !token.caseless) capital++;
    } else if (token.capital && !token.caseless) speaking++;
  }
  const casual = (first > 0 || !capitals) && words * 8 >= tokens.length && capital * 5 <= first && speaking * 12 <= tokens.length;
  judged.set(tokens, casual);
  return casual;
}

const spanishWords = wordSet('que de del la el los las un una con por en mi su se y al es lo');
const mixed = new WeakMap<readonly Token[], boolean>();
/** Whether Spanish words stand in the text: the list of them is too short to call another word strange. */
function hispanic(tokens: readonly Token[]): boolean {
  let known = mixed.get(tokens);
  if (known === undefined) mixed.set(tokens, (known = isSpanish(tokens) || tokens.filter((token) => spanishWords.has(token.fold)).length >= 3));
  return known;
}

const likely: Verdict = { kind: 'name', tier: 'check', reason: 'casual-name' };
const plain = (token: Token | undefined): token is Token => token !== undefined && token.shape === 'word' && (!token.capital || token.caseless);
const calendar = wordSet('january february september october november december monday tuesday wednesday thursday friday saturday sunday');
/** On no list of words. */
const strange = (token: Token): boolean => token.text.length >= 4 && !has(token, Word.english | Word.spanish | Word.stop | Word.report | Word.brand | Word.verb) && !calendar.has(token.fold);
const sign = (token: Token | undefined): boolean => token === undefined || token.newLine || /^[.,;:()"!?/-]$/.test(token.text);

/** Names that stand alone between commas, or with an initial, in a text without capitals. */
export function markCasualNames(tokens: readonly Token[], verdicts: Verdicts, allowed: Uint8Array): void {
  if (!isCasual(tokens)) return;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if (!plain(token) || allowed[index] === 1) continue;
    if (verdicts[index]?.kind === 'name') withInitial(tokens, index, verdicts);
    else if (verdicts[index] === undefined && pairOf(tokens, index)) {
      verdicts[index] = likely;
      verdicts[index + 1] ??= likely;
    } else if (verdicts[index] === undefined && (placed(tokens, index) || standsAlone(tokens, index) || afterInitial(tokens, index) || afterKin(tokens, index) || does(tokens, index))) verdicts[index] = likely;
  }
}

/** "hanalei, two uncles", "village public safety officer, golovin.", "(loíza)". */
function standsAlone(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] as Token;
  const next = tokens[index + 1];
  const before = tokens[index - 1];
  if (token.possessive || isRank(tokens, index) || roles.has(token.fold) || !strange(token) || /(?:ing|ed|ly|ness|tion|able|ment|ers|ies)$/.test(token.fold)) return false;
  if (before !== undefined && !token.newLine && /^[-/"@#]$/.test(before.text) || next !== undefined && /^[-/"@]$/.test(next.text)) return false;
  return sign(next) && (token.newLine || before !== undefined && /^[.,;:(]$/.test(before.text)) && !(token.first && next?.text === '.');
}

/** "iolo prydderch from the rural team": two words of no list side by side. */
function pairOf(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] as Token;
  const next = tokens[index + 1];
  const before = tokens[index - 1];
  if (hispanic(tokens) || !plain(next) || next.newLine || token.possessive || next.start !== token.after + 1 || !strange(token) || !strange(next) || next.text.length < 4) return false;
  if (isRank(tokens, index) || roles.has(token.fold) || isRank(tokens, index + 1) || [token, next].some((each) => /(?:ing|ed|ly|tion|ness|able)$/.test(each.fold) || !/[aeiouy]/.test(each.fold))) return false;
  return before === undefined || token.first || token.newLine || before.shape === 'sign' && /^[.,;:(]$/.test(before.text) || has(before, Word.stop);
}

/** "in hilo", "bajando de jayuya": a word of no list, or a town, where a place is told. */
function placed(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] as Token;
  const before = tokens[index - 1];
  if (before === undefined || token.newLine || token.possessive || token.text.length < 4 || has(token, Word.english | Word.stop | Word.report | Word.brand | Word.verb) || /(?:ing|ed|ly|s|er|tion|ness|able)$/.test(token.fold)) return false;
  if (hispanic(tokens)) return /^(?:en|de|desde|hasta|hacia)$/.test(before.fold) && !has(token, Word.spanish) && has(token, Word.city);
  return /^(?:in|from|near|outside|at|past|leaving)$/.test(before.fold) && (has(token, Word.city) || strange(token) && /[aeiouy]/.test(token.fold));
}

/** "a. kurtz dropped", "j. p. tran". */
function afterInitial(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] as Token;
  const dot = tokens[index - 1];
  const letter = tokens[index - 2];
  return dot?.text === '.' && letter?.text.length === 1 && letter.shape === 'word' && dot.start === letter.after && !token.newLine && letter.text.toLowerCase() !== 'i' && !/^[ap]$/.test(tokens[index - 4]?.text ?? '') && (has(token, anyName) || strange(token)) && !has(token, Word.english | Word.stop);
}

/** "uncle moke i know", "the dog, pesto,", "cat is called forklift". */
function afterKin(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] as Token;
  const one = tokens[index - 1];
  if (one === undefined || token.newLine || has(token, Word.stop | Word.report | Word.verb)) return false;
  if (/^(?:uncle|aunt|auntie|tio|tia|cousin|mister|mistress|sister|brother|student|worker|counselor|coach|tenant|pilot|observer|mechanic|locksmith|clerk|agte|compadre|comadre|handler|barricade)$/.test(one.fold) && !one.possessive) return strange(token) || has(token, anyName) && !has(token, Word.english | Word.spanish);
  if (/^(?:cold|hot|safe|secure|clear|off|in|out|down|back|up|over|to|by|for|on|at|again|early|late|live|good|bad|dry|code|contained|complete|done|dead|ready|set|twice|once|as)$/.test(token.fold)) return false;
  return /^(?:called|named)$/.test(one.fold) && /^(?:is|was|are|were)$/.test(tokens[index - 2]?.fold ?? '') && !/(?:ed|ing|ly|s)$/.test(token.fold);
}

const doing = /^(?:says|said|yelled|hollered|goes|went|grabbed|jumped|dropped|pulled|had|has|got|was|is|waved|ran|came|saw|told|asked|put|unhooked|thought|swears|swore|hit|fell|slid|tripped|kept|held|took|dove|yanked|moved|froze|knew|heard|threw|made|tira|dijo|llego|salto|iba|venia|traia|estaba|me|se)$/;
/** "tujague moved", "dami put a shoulder in me": a word of no list at the head of a sentence, and what people do. */
function does(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] as Token;
  const before = tokens[index - 1];
  if (!strange(token) || isRank(tokens, index) || roles.has(token.fold) || /(?:ing|ed|ly|s|er|tion|in|able|ment)$/.test(token.fold) || !/[aeiouy]/.test(token.fold)) return false;
  return (token.first || before !== undefined && /^[.,;]$/.test(before.text)) && doing.test(tokens[index + 1]?.fold ?? '') && tokens[index + 1]?.newLine === false && (isSpanish(tokens) || !/^(?:me|se)$/.test(tokens[index + 1]?.fold ?? ''));
}

/** "rudy p.", "yazzie, l.": an initial after a name. */
function withInitial(tokens: readonly Token[], index: number, verdicts: Verdicts): void {
  const verdict = verdicts[index];
  const at = tokens[index + 1]?.text === ',' ? index + 2 : index + 1;
  const letter = tokens[at];
  const dot = tokens[at + 1];
  const dotBefore = tokens[index - 1];
  const initial = tokens[index - 2];
  if (verdict !== undefined && dotBefore?.text === '.' && initial?.shape === 'word' && initial.text.length === 1 && dotBefore.start === initial.after && !(tokens[index] as Token).newLine && verdicts[index - 2] === undefined && !/^i$/i.test(initial.text) && !(/^o$/i.test(initial.text) && /^[cps]$/i.test(tokens[index - 4]?.text ?? ''))) {
    verdicts[index - 1] = verdict;
    verdicts[index - 2] = verdict;
  }
  if (verdict === undefined || letter?.shape !== 'word' || letter.text.length !== 1 || letter.newLine || dot?.text !== '.' || dot.start !== letter.after || verdicts[at] !== undefined) return;
  for (let each = index + 1; each <= at + 1; each++) verdicts[each] ??= verdict;
}

const places = wordSet('at in near by to from off past behind outside across toward towards around over on onto into through thru leaving up down along of called for via inside under below above');
const firms = wordSet('towing wrecker trucking freight plumbing roofing motors salvage haulers hauling electric construction landscaping pawn liquors staging logistics recycling propane excavating paving concrete security');
const agencies = wordSet('pd so fd sd sar hq rcmp lac srt swat sert constabulary marshal marshals dps tsa svc ems sheriff dispatch police troopers isd');

const headWord = opener([...landHeads, ...wideHeads.keys(), 'county', 'parish', 'township', ...agencies, ...firms]);

/** Places and agencies of everyday words in a text without capitals: "at echo basin", "kenmore village pd". */
export function findCasualPlaces(tokens: readonly Token[], allowed: Uint8Array, out: Candidate[]): void {
  if (!isCasual(tokens)) return;
  for (let index = 1; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if ((token.opens & headWord) === 0 || !plain(token) || allowed[index] === 1 || token.newLine) continue;
    if (landHeads.has(token.fold) || wideHeads.has(token.fold) && widthOf(tokens, index) > 0 || /^(?:county|parish|township)$/.test(token.fold)) run(tokens, index, 'place', out);
    else if (agencies.has(token.fold) || firms.has(token.fold) && /^(?:from|by|with|at|to|for|the)$/.test(tokens[index - 2]?.fold ?? tokens[index - 3]?.fold ?? '')) run(tokens, index, 'agency', out);
  }
}

/** How many words before the noun belong to the kind of place: one or two of "mobile home park". */
function widthOf(tokens: readonly Token[], index: number): number {
  const kinds = wideHeads.get((tokens[index] as Token).fold);
  const one = tokens[index - 1];
  if (kinds === undefined || one === undefined || !plain(one) || (tokens[index] as Token).newLine) return 0;
  const two = tokens[index - 2];
  return two !== undefined && plain(two) && !one.newLine && kinds.test(`${two.fold} ${one.fold}`) ? 2 : kinds.test(one.fold) ? 1 : 0;
}

/** One or two words between a preposition and the noun; they must be able to name something. */
function run(tokens: readonly Token[], index: number, kind: Kind, out: Candidate[]): void {
  const width = kind === 'place' ? widthOf(tokens, index) : 0;
  let start = index - width;
  let named = false;
  for (let at = start - 1; at >= index - width - 3 && at >= 0; at--) {
    const token = tokens[at] as Token;
    // "first harlow bank": the number belongs to the name.
    if (named && /^(?:first|second|third)$/.test(token.fold) && /^(?:bank|church|temple|chapel)$/.test(tokens[index]?.fold ?? '')) {
      start = at;
      break;
    }
    if (!plain(token) || token.possessive && !(at === index - 1 && (strange(token) || has(token, anyName | Word.nameable) && !has(token, Word.report))) || has(token, Word.stop | Word.verb | Word.brand) || /(?:ing|ed|ly)$/.test(token.fold) || isRank(tokens, at) || roles.has(token.fold)) break;
    start = at;
    if (!plainBefore.test(token.fold) && !has(token, Word.report)) named = true;
    if (token.newLine || token.first) break;
  }
  // "the wagon wheel motel": two everyday things before such a house are its name.
  if (!named && /^(?:motel|inn|diner|saloon|lounge|tavern)$/.test(tokens[index]?.fold ?? '') && index - start === 2 && tokens[start - 1]?.fold === 'the' && places.has(tokens[start - 2]?.fold ?? '') && tokens.slice(start, index).every((each) => !plainBefore.test(each.fold))) {
    out.push({ start: (tokens[start] as Token).start, end: (tokens[index] as Token).end, kind, tier: 'check', reason: 'casual-place', weight: 23 });
    return;
  }
  const lead = start;
  // "the former hadley middle school": what it was is no part of the name.
  while (named && start < index - width - 1 && /^(?:former|abandoned|vacant|closed|shuttered|empty|wrong|right|actual|real|entire|whole)$/.test(tokens[start]?.fold ?? '')) start++;
  if (!named || start === index - width) return;
  const before = tokens[lead - 1];
  const head = tokens[index] as Token;
  // "the sunset palms mobile home park", "the lucky star laundromat": a kind of place that hardly stands without a name, and one that is no adjective.
  const wide = (width > 0 || /^(?:laundromat|annex|kennels|reservation|taproom|brewery|apartments|apts|condos|townhomes)$/.test(head.fold)) && before?.fold === 'the' && (places.has(tokens[lead - 2]?.fold ?? '') || /^(?:cleared|searched|hit|raided|checked|locked|evacuated|left|surrounded|passed|watched|watching|surveilled|entered|clear|search|check|and)$/.test(tokens[lead - 2]?.fold ?? '') || before.first) && tokens.slice(start, index - width).every((each) => !anyWhich.test(each.fold) && !plainBefore.test(each.fold) && !has(each, Word.report));
  if (width > 0 && tokens.slice(start, index - width).every((each) => anyWhich.test(each.fold) || plainBefore.test(each.fold))) return;
  // A mart is always somebody's: "the zippy mart".
  const article = wide || /^(?:the|an?|el|la)$/.test(before?.fold ?? '') && places.has(tokens[lead - 2]?.fold ?? '') && (head.fold === 'mart' || tokens.slice(start, index).some((each) => strange(each) || has(each, anyName | Word.street | Word.city | Word.nameable) && !has(each, Word.report) && !plainBefore.test(each.fold)));
  const opens = before === undefined || (tokens[start] as Token).newLine || (tokens[start] as Token).first || /^[.,;:(]$/.test(before.text);
  const foreign = tokens.slice(start, index).some((each) => strange(each) || has(each, Word.city) && !has(each, Word.english));
  if (kind === 'agency' ? !(foreign || opens || places.has(before?.fold ?? '') || /^(?:and|with|the|an?|officer|deputy|w)$/.test(before?.fold ?? '')) || head.fold === 'so' && !/^(?:county|co)$/.test(tokens[index - 1]?.fold ?? '') : !(article || places.has(before?.fold ?? '') || opens && sign(tokens[index + 1]))) return;
  if (kind === 'agency' && /^(?:police|dispatch|sheriff|troopers|marshal|marshals)$/.test(head.fold) && has(tokens[index - 1], Word.english) && !has(tokens[index - 1], Word.city)) return;
  // "grandview pawn & jewelry".
  const link = tokens[index + 1];
  const tail = link !== undefined && !link.newLine && /^(?:&|and|n)$/.test(link.text.toLowerCase()) && shopTails.test(tokens[index + 2]?.fold ?? '') && (link.text === '&' || firms.has(head.fold)) ? tokens[index + 2] as Token : head;
  out.push({ start: (tokens[start] as Token).start, end: tail.end, kind, tier: 'check', reason: 'casual-place', weight: 23 });
}
