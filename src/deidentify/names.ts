import { isAbbreviatedRank, isRank, namedBefore, particles, rankTerms, roles, suffixes } from './cues.js';
import { anyName, listedName, Word } from './lexicon.js';
import { speaks, type Token } from './tokens.js';
import type { Kind, Tier } from './types.js';

/** What the name rules decided about one token. */
export interface Verdict {
  kind: Kind;
  tier: Tier;
  reason: string;
}
export type Verdicts = (Verdict | undefined)[];

const has = (token: Token | undefined, flag: number): boolean => token !== undefined && (token.marks & flag) !== 0;
const ordinary = (token: Token): boolean => (token.marks & (Word.english | Word.report | Word.stop | Word.brand)) !== 0;
/** A word of no list at all, long enough to be a name. */
const unknown = (token: Token): boolean => token.shape === 'word' && token.text.length >= 3 && (token.marks & (Word.english | Word.spanish | Word.report | Word.stop | Word.brand)) === 0;
export const isInitial = (token: Token | undefined): boolean => token !== undefined && token.shape === 'word' && token.text.length === 1 && token.capital;

/** Whether what follows shows that the token before it is somebody who acts. */
export function acts(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] as Token;
  if (token.possessive) return true;
  const next = tokens[index + 1];
  if (next === undefined || next.newLine) return false;
  if (has(next, Word.verb)) return true;
  if (/^(?:and|y|who|also|then|just|immediately|quickly|never|already|later|both|hasn't|didn't|wasn't|couldn't|hadn't|would|could|did|does|se|le|me)$/.test(next.text)) return true;
  return /ed$/.test(next.fold) && has(next, Word.english);
}

const acronym = (token: Token): boolean => token.upper && !token.caseless && token.text.length <= 5;

/** Whether a token after a rank is a name. */
function nameAfterRank(tokens: readonly Token[], index: number, rank: Token, allowed: Uint8Array): boolean {
  const token = tokens[index];
  if (token === undefined || token.shape !== 'word' || token.text.length < 2 || rankTerms.has(token.fold)) return false;
  const next = tokens[index + 1];
  if (has(token, Word.stop)) return token.capital && !token.caseless && token.text.length <= 3 && has(token, anyName) && (has(next, Word.verb) || next?.text === '.' || next?.text === ',') && !/^(?:I|In|On|At|He|We|It|To|Is|If|An|As|No|So|Or|By|Me|My|Up|Us)$/.test(token.text);
  if (isRank(tokens, index) && !(/^(?:judge|major)$/.test(token.fold) && acts(tokens, index) && token.capital)) return false;
  const cased = token.capital && !token.caseless;
  if (cased) {
    if (acronym(token) && !has(token, listedName | Word.surnameRare)) return false;
    if (has(token, Word.report)) return has(token, Word.nameable | Word.given | listedName) && allowed[index] === 0;
    if (allowed[index] === 1 && !has(token, anyName | Word.nameable)) return false;
    return true;
  }
  if (has(token, anyName | Word.nameable) && !ordinary(token) && (!has(token, Word.spanish) || has(token, Word.surname) || isAbbreviatedRank(rank) || acts(tokens, index))) return true;
  if (unknown(token) && token.text.length >= 4 && !/(?:ing|ed|ly)$/.test(token.fold)) return true;
  if (!has(token, Word.nameable | Word.given) || allowed[index] === 1) return false;
  if (has(token, Word.report) && !isAbbreviatedRank(rank) && (!has(tokens[index + 1], Word.verb) || onlyPerson.test(token.fold) || has(token, Word.verb))) return false;
  if (isAbbreviatedRank(rank)) return !has(token, Word.verb) || acts(tokens, index);
  const before = tokens[tokens.indexOf(rank) - 1];
  if (before !== undefined && /^(?:the|an?|another|each|every|any|one|that|this|other|no|un|una|el|la)$/.test(before.fold)) return false;
  return acts(tokens, index) || tokens[index + 1] === undefined || tokens[index + 1]?.shape === 'sign' || has(tokens[index + 1], Word.stop);
}

/** Whether a token after "my partner", "the suspect" or the like is a name. */
function nameAfterRole(tokens: readonly Token[], index: number, allowed: Uint8Array): boolean {
  const token = tokens[index];
  if (token === undefined || token.shape !== 'word' || token.text.length < 2 || allowed[index] === 1) return false;
  if (has(token, Word.stop) || rankTerms.has(token.fold) || isRank(tokens, index) || roles.has(token.fold)) return false;
  if (token.capital && !token.caseless) {
    if (acronym(token) && !has(token, listedName)) return false;
    return !has(token, Word.report) || has(token, Word.given) || (has(token, Word.nameable) && acts(tokens, index));
  }
  if (has(token, anyName) && !ordinary(token) && !has(token, Word.spanish)) return true;
  if (unknown(token) && token.text.length >= 3) return acts(tokens, index) && !/(?:ing|ed|ly|s)$/.test(token.fold);
  if (!has(token, Word.nameable | Word.given) || has(token, Word.verb) || (has(token, Word.report) && !has(token, Word.nameable))) return false;
  const next = tokens[index + 1];
  return acts(tokens, index) && !/ed$/.test(token.fold) && next !== undefined && !/^(?:had|has|would|could|did|never|then)$/.test(token.fold) || next === undefined || next.text === ',' || next.text === '.' && !has(token, Word.report) && has(token, Word.given);
}

const numberWord = /^(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|No|Of|The|His|Her|Over|Under|Off|After|Who)$/;

/** Marks the name that begins at `index` and what belongs to it: initials, particles, surname, suffix. */
function markName(tokens: readonly Token[], index: number, verdict: Verdict, verdicts: Verdicts, allowed: Uint8Array): number {
  verdicts[index] = verdict;
  let last = index;
  for (let at = index + 1; at < tokens.length && at <= index + 6; at++) {
    const token = tokens[at] as Token;
    const before = tokens[at - 1] as Token;
    if (token.newLine || before.possessive) break;
    if (token.text === '-' && token.start === before.after && tokens[at + 1]?.start === token.after && tokens[at + 1]?.shape === 'word') continue;
    if (token.text === '.' && (before.text.length === 1 || before.fold === 'st') && token.start === before.after) continue;
    const hyphened = before.text === '-';
    if (isInitial(token) && !token.caseless && token.text !== 'I') { last = at; continue; }
    if (suffixes.has(token.fold) && token.capital) { last = at; break; }
    if (particles.has(token.fold) && continues(tokens, at + 1)) continue;
    if (numberWord.test(token.text) && has(tokens[index], Word.first | Word.given) && tokens[at + 1]?.capital === true && !token.caseless && !has(tokens[at + 1], Word.stop)) continue;
    if (hyphened ? token.capital || !has(token, Word.stop | Word.report) : isSurnameHere(tokens, at, index, allowed)) { last = at; continue; }
    break;
  }
  for (let at = index; at <= last; at++) verdicts[at] = verdict;
  return last;
}

/** After a particle: one more particle may come before the name. */
function continues(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]?.text === '-' ? tokens[at + 1] : tokens[at];
  if (token === undefined || token.newLine) return false;
  if (token.shape === 'word' && particles.has(token.fold)) return continues2(tokens[at + 1]);
  return continues2(token);
}
function continues2(token: Token | undefined): boolean {
  if (token === undefined || token.shape !== 'word' || token.text.length < 2) return false;
  if (token.capital && !token.caseless) return !has(token, Word.stop);
  return has(token, anyName) && !ordinary(token);
}

function isSurnameHere(tokens: readonly Token[], at: number, begin: number, allowed: Uint8Array): boolean {
  const token = tokens[at] as Token;
  if (token.shape !== 'word' || token.text.length < 2 || has(token, Word.stop) || isRank(tokens, at)) return false;
  // "John Smith & Wesson": after a given name the surname is a surname.
  if (allowed[at] === 1 && !(allowed[at - 1] === 0 && has(token, anyName) && has(tokens[at - 1], Word.first) && tokens[at - 1]?.capital === true)) return false;
  if (token.capital && !token.caseless) {
    if (acronym(token) && !has(token, anyName)) return false;
    return !has(token, Word.report | Word.brand) || (has(token, Word.nameable) && (has(tokens[at - 1], Word.first | Word.given) || has(tokens[begin], Word.first)));
  }
  if (has(token, listedName) && !ordinary(token) && !has(token, Word.spanish)) return true;
  if (!has(tokens[begin], Word.first | Word.given) || at !== begin + 1) return false;
  if ((tokens[begin] as Token).capital && !(tokens[begin] as Token).caseless && !token.capital) return false;
  if (has(tokens[begin], Word.first) && !ordinary(token) && !has(token, Word.spanish) && (has(token, anyName) || (unknown(token) && token.text.length >= 5 && !/(?:ing|ed|ly)$/.test(token.fold)))) return true;
  if (!has(token, Word.nameable) || has(token, Word.verb) || has(tokens[begin], Word.verb)) return false;
  if (!has(token, Word.report)) return true;
  const next = tokens[at + 1];
  return has(tokens[begin], Word.first) && (next === undefined || next.shape === 'sign' || has(next, Word.verb | Word.stop));
}

/** Where a name found by cue ends, "and Jones" may follow. */
function markFollowers(tokens: readonly Token[], last: number, verdict: Verdict, verdicts: Verdicts, allowed: Uint8Array): void {
  let at = last;
  for (let count = 0; count < 4; count++) {
    const link = tokens[at + 1];
    if (link === undefined || link.newLine || !/^(?:and|&|,|\/|y|or)$/.test(link.text.toLowerCase())) return;
    let next = at + 2;
    if (link.text === ',' && /^(?:and|y|&)$/.test(tokens[next]?.text ?? '')) next++;
    if (tokens[next]?.text === '#') return;
    const token = tokens[next];
    if (token === undefined || token.shape !== 'word' || token.text.length < 2 || allowed[next] === 1 || verdicts[next] !== undefined) return;
    const cased = token.capital && !token.caseless && !ordinaryFollower(token);
    const plain = has(token, listedName) && !ordinary(token) && !has(token, Word.spanish);
    if (!cased && !plain) return;
    at = markName(tokens, next, verdict, verdicts, allowed);
  }
}
const ordinaryFollower = (token: Token): boolean => has(token, Word.stop | Word.report | Word.brand) || (has(token, Word.english) && !has(token, Word.nameable | Word.given | Word.wordName));

/** Names that a rank, a role or a phrase announces. */
export function markCuedNames(tokens: readonly Token[], verdicts: Verdicts, allowed: Uint8Array): void {
  for (let index = 0; index < tokens.length; index++) {
    const rank = isRank(tokens, index);
    const role = !rank && roles.has((tokens[index] as Token).fold);
    if (!rank && !role && !namedBefore(tokens, index + 1)) continue;
    let at = index + 1;
    if (tokens[at]?.text === '.' && (isAbbreviatedRank(tokens[index]) || (tokens[index] as Token).text.length <= 4)) at++;
    if (rank && tokens[at]?.text === '/' ) at++;
    const apposed = role && tokens[at]?.text === ',' && isApposition(tokens, at + 1);
    if (apposed) at++;
    while (isInitial(tokens[at]) && !tokens[at]?.newLine && tokens[at]?.text !== 'I' && tokens[at]?.text !== 'A' && rank) {
      at += tokens[at + 1]?.text === '.' ? 2 : 1;
    }
    const token = tokens[at];
    if (token === undefined || token.newLine || at - index > 5) continue;
    const rankToken = tokens[index] as Token;
    let verdict: Verdict | undefined;
    if (rank && particles.has(token.fold) && (token.capital || /^(?:de|del|van|von|bin|da|di)$/.test(token.fold)) && continues(tokens, tokens[at + 1]?.text === '.' ? at + 2 : at + 1)) verdict = { kind: 'name', tier: 'redact', reason: 'rank-cue' };
    else if (rank && nameAfterRank(tokens, at, rankToken, allowed)) verdict = { kind: 'name', tier: 'redact', reason: 'rank-cue' };
    else if (role && (apposed ? namedAfter(token) : !/^(?:man|woman|guy|kid|boy|girl|male|female|lady|gentleman|teenager|teen)$/.test(rankToken.fold) && nameAfterRole(tokens, at, allowed))) verdict = { kind: 'name', tier: 'redact', reason: 'role-cue' };
    else if (!rank && !role && namedAfter(token)) verdict = { kind: 'name', tier: 'redact', reason: 'named-cue' };
    if (verdict === undefined) continue;
    const first = firstInitial(tokens, at, index);
    const last = markName(tokens, at, verdict, verdicts, allowed);
    for (let from = first; from < at; from++) verdicts[from] = verdict;
    if (rank) markFollowers(tokens, last, verdict, verdicts, allowed);
    index = Math.max(index, last - 1);
  }
}

/** "the driver, Brown, had a gun": one to three words between commas, the first with a capital or on a list. */
function isApposition(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.newLine || token.shape !== 'word' || has(token, Word.stop)) return false;
  const strong = (token.capital && !token.caseless) || (has(token, anyName) && !ordinary(token) && !has(token, Word.spanish));
  if (!strong) return false;
  for (let end = at + 1; end <= at + 3; end++) if (tokens[end]?.text === ',' || tokens[end]?.text === '.') return true;
  return false;
}

function firstInitial(tokens: readonly Token[], at: number, cue: number): number {
  let first = at;
  while (first - 1 > cue && (isInitial(tokens[first - 1]) || (tokens[first - 1]?.text === '.' && isInitial(tokens[first - 2])))) first--;
  return first;
}

function namedAfter(token: Token): boolean {
  if (token.shape !== 'word' || token.text.length < 2 || has(token, Word.stop)) return false;
  if (token.capital && !token.caseless) return !has(token, Word.report) || has(token, Word.nameable | Word.given);
  return (has(token, anyName) || unknown(token)) && !ordinary(token) || has(token, Word.given | Word.nameable);
}

/** Names that the lists know, and capitalised words that no list knows. */
export function markListedNames(tokens: readonly Token[], verdicts: Verdicts, allowed: Uint8Array): void {
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if (token.shape !== 'word' || token.text.length < 2 || verdicts[index] !== undefined || allowed[index] === 1) continue;
    const verdict = listedVerdict(tokens, index);
    if (verdict === undefined) continue;
    const last = verdict.kind === 'name' ? markName(tokens, index, verdict, verdicts, allowed) : index;
    verdicts[index] = verdict;
    if (verdict.kind === 'place' && !token.newLine && tokens[index - 1]?.capital === true && /^(?:north|south|east|west|northern|southern|eastern|western|central|upper|downtown|new|old|san|santa|fort|mount|lake|el|la|los|las)$/.test(tokens[index - 1]?.fold ?? '')) verdicts[index - 1] = verdict;
    extendBack(tokens, index, verdict, verdicts);
    index = last;
  }
}

/** "J. Ramirez", "will rodriguez": what stands before a surname belongs to it. */
function extendBack(tokens: readonly Token[], index: number, verdict: Verdict, verdicts: Verdicts): void {
  const before = tokens[index - 1];
  if (before === undefined || (tokens[index] as Token).newLine || verdicts[index - 1] !== undefined) return;
  if (verdict.kind === 'name' && before.text === '-' && tokens[index - 2]?.capital === true && tokens[index - 2]?.after === before.start && verdicts[index - 2] === undefined && !has(tokens[index - 2], Word.report)) {
    verdicts[index - 1] = verdict;
    verdicts[index - 2] = verdict;
    return;
  }
  for (let at = index - 1; at >= index - 2 && at >= 0; at--) {
    const part = tokens[at] as Token;
    if (verdicts[at] !== undefined || !particles.has(part.fold) || !(part.capital && !part.first || /^(?:van|von|der|bin|ibn|abu)$/.test(part.fold) && !has(part, Word.stop) && part.fold !== 'van')) break;
    for (let from = at; from < index; from++) verdicts[from] = verdict;
  }
  if (verdicts[index - 1] !== undefined) return;
  if (before.text === '.' && isInitial(tokens[index - 2]) && tokens[index - 2]?.after === before.start) {
    verdicts[index - 1] = verdict;
    verdicts[index - 2] = verdict;
  } else if (isInitial(before) && !before.caseless && !before.first && before.text !== 'I' && before.text !== 'A') verdicts[index - 1] = verdict;
  else if (has(before, Word.given) && has(tokens[index], Word.surname) && (before.capital === (tokens[index] as Token).capital)) verdicts[index - 1] = verdict;
}

const states = /^(?:alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|nebraska|nevada|ohio|oklahoma|oregon|pennsylvania|tennessee|texas|utah|vermont|wisconsin|wyoming)$/;
const check = (reason: string, kind: Kind = 'name'): Verdict => ({ kind, tier: 'check', reason });
const redact = (reason: string): Verdict => ({ kind: 'name', tier: 'redact', reason });
const placePrepositions = new Set(['in', 'near', 'at', 'from', 'outside', 'en', 'downtown', 'toward', 'towards', 'through', 'leaving', 'into', 'via', 'of']);

function listedVerdict(tokens: readonly Token[], index: number): Verdict | undefined {
  const token = tokens[index] as Token;
  const before = tokens[index - 1];
  const placed = before !== undefined && !token.newLine && placePrepositions.has(before.fold);
  if (has(token, Word.stop | Word.brand)) return undefined;
  if (token.fold === 'roger' && !(acts(tokens, index) && has(tokens[index + 1], Word.verb))) return undefined;
  if (isRank(tokens, index) && !has(token, Word.given)) return undefined;
  if (token.fold === 'miranda' && !acts(tokens, index) && !personBefore.test(before?.fold ?? '') && tokens[index + 1]?.capital !== true) return undefined;
  if (has(token, Word.city) && states.test(token.fold) && (token.capital || placed)) return check('listed-place', 'place');
  if (has(token, Word.city) && !ordinary(token) && !(has(token, listedName) && !placed && (token.capital || !has(token, Word.city)))) return check('listed-place', 'place');
  if (token.capital && !token.caseless) return capitalVerdict(tokens, index, placed);
  if (has(token, Word.given) && lowerGiven(tokens, index)) return check('word-name');
  if (has(token, Word.nameable) && lowerSurname(tokens, index)) return check('word-name');
  if (ordinary(token) || has(token, Word.spanish)) return undefined;
  if (has(token, Word.first)) return redact('listed-name');
  if (has(token, Word.surname)) return check('listed-surname');
  return undefined;
}

/** "so mike left", "and rob said": a given name that is a word, in lower case, between a link and a verb. */
function lowerGiven(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] as Token;
  const next = tokens[index + 1];
  if (next === undefined || next.newLine || !has(next, Word.verb) || has(token, Word.verb | Word.stop) || /^(?:hope|faith|may|grace|justice|patience|charity|honor|dawn|rain|storm|sky|river|stone|summer|autumn|spring|winter|april|june|august|lane|forest|guy|chuck|buck|buddy|major|penny|jay|al|bo|duke|angel|skip|rocky)$/.test(token.fold)) return false;
  const before = tokens[index - 1];
  if (before === undefined || token.first || token.newLine) return personal(next) || /^(?:was|had|left|got|went|came)$/.test(next.fold) && /^(?:mike|rob|jack|bill|nick|tony|ray|dean|rick|frank|don|rich|drew|charlie|terry)$/.test(token.fold);
  return /^(?:and|then|so|but|when|that|because|as|with|while|after|before|y|cuando|que|pero|big|lil|ol)$/.test(before.fold) && (personal(next) || !/^(?:is|was|shot|fired|cleared|charged|loaded)$/.test(next.fold));
}

/** "told brown to wait", "then woods yelled": a surname that is a word, in lower case. */
function lowerSurname(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] as Token;
  const next = tokens[index + 1];
  const before = tokens[index - 1];
  if (personNoun.test(token.fold) || next === undefined || next.newLine || has(token, Word.verb | Word.spanish)) return false;
  if (before !== undefined && !token.newLine && /^(?:told|asked)$/.test(before.fold)) return /^(?:to|that|if|about|we|he|she|i)$/.test(next.fold);
  const opens = before === undefined || token.first || token.newLine || /^(?:and|then|so|but|when|because|that|while)$/.test(before.fold);
  if (opens && next.fold === 'and' && tokens[index + 2]?.fold === 'i' && !has(token, Word.report)) return true;
  return opens && !has(token, Word.report) && personal(next) && !token.capital && !/^(?:parked|called|sent|kicked|knocked|cleared|checked|fired|flew|shot|loaded|unloaded|holds|struck|blew|stuck|broke|bit|pushed|dragged|carried|threw|rolled|tore|cut|slid|crashed|slammed|swung|falls|falls|starts|stops|goes|comes|takes|keeps|calls|leaves)$/.test(next.fold);
}

function capitalVerdict(tokens: readonly Token[], index: number, placed: boolean): Verdict | undefined {
  const token = tokens[index] as Token;
  if (acronym(token) && (!has(token, listedName) || token.text.length <= 4)) return undefined;
  if (has(token, Word.report) && !has(token, Word.first)) return reportName(tokens, index) ? check('word-name') : undefined;
  const nextCapital = tokens[index + 1]?.shape === 'word' && tokens[index + 1]?.capital === true && !has(tokens[index + 1], Word.report | Word.stop | Word.brand) && has(tokens[index + 1], anyName | Word.nameable | Word.wordName) && !tokens[index + 1]?.newLine;
  const listed = tokens[index + 1]?.text === ',' && tokens[index + 2]?.capital === true && has(tokens[index + 2], Word.first);
  if (listed && has(token, anyName | Word.nameable | Word.wordName)) return redact('listed-name');
  if (has(token, anyName) && !has(token, Word.english)) {
    if (token.first && has(token, Word.spanish) && !has(token, Word.given) && !acts(tokens, index) && !nextCapital) return undefined;
    if (placed && !has(token, listedName)) return check('unknown-capital', 'place');
    if (token.first && !has(token, listedName) && !acts(tokens, index) && !nextCapital) return check('listed-surname');
    return redact('listed-name');
  }
  if (has(token, Word.spanish) && token.first) return has(token, Word.given) && (acts(tokens, index) || nextCapital) ? check('word-name') : undefined;
  if (has(token, Word.english)) return wordVerdict(tokens, index, nextCapital);
  if (token.text.length < 3 || has(token, Word.spanish)) return undefined;
  if (token.first && !acts(tokens, index)) return undefined;
  return check('unknown-capital', placed ? 'place' : 'name');
}

/** Dictionary words with a capital: "Brown" in the middle of a sentence, "Will grabbed" at its start. */
function wordVerdict(tokens: readonly Token[], index: number, nextCapital: boolean): Verdict | undefined {
  const token = tokens[index] as Token;
  const given = has(token, Word.given);
  if (!given && !has(token, Word.nameable | Word.wordName)) return undefined;
  if (speaks(token)) return given || has(token, Word.nameable) || acts(tokens, index) && !/ed$/.test(tokens[index + 1]?.fold ?? '') ? check('word-name') : undefined;
  if (!token.first) return undefined;
  const next = tokens[index + 1];
  if (given && nextCapital && has(next, Word.surname | Word.surnameRare | Word.nameable)) return check('word-name');
  if (given && next !== undefined && next.shape === 'word' && next.capital && !next.upper && !next.newLine && !has(next, Word.report | Word.stop | Word.brand | Word.verb)) return check('word-name');
  if (given && (personal(next) || token.possessive)) return check('word-name');
  if (has(token, Word.nameable) && !has(token, Word.verb) && (personal(next) || (token.possessive && !has(token, Word.report)) || (/^(?:and|y)$/.test(next?.text ?? '') && /^(?:i|I|me|yo)$/.test(tokens[index + 2]?.text ?? '')))) return check('word-name');
  return undefined;
}

const personBefore = /^(?:told|asked|ask|saw|with|behind|thanked|texted|radioed|helped|grabbed|pulled|yelled|warned|tell|and|to|by|from|for|heard|watched|called|met|pushed|than)$/;
/** "I saw Brown fire", "Green yelled": a colour or a police word with a capital, used as a person is. */
function reportName(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] as Token;
  if (!has(token, Word.nameable) || token.upper) return false;
  const next = tokens[index + 1];
  if (token.first) {
    if (has(token, Word.verb) || personNoun.test(token.fold)) return false;
    return personal(next) || token.possessive || (/^(?:and|y|&)$/.test(next?.text ?? '') && /^(?:i|me|yo)$/.test(tokens[index + 2]?.fold ?? ''));
  }
  const before = tokens[index - 1];
  if (next !== undefined && next.capital && !next.newLine) return false;
  if (token.possessive && before !== undefined && !/^(?:the|a|an|our|my|his|her|their|this|that)$/.test(before.fold)) return true;
  if (before === undefined || !(personBefore.test(before.fold) || has(before, Word.verb) || before.text === ',') || personNoun.test(token.fold)) return next !== undefined && personal(next) && !personNoun.test(token.fold) && !has(before, Word.stop);
  return next === undefined || next.newLine || next.shape === 'sign' && next.text !== '-' || has(next, Word.verb | Word.stop) || /^(?:fire|run|fall|shoot|draw|yell|leave|jump|go|drive|enter)$/.test(next.fold);
}
const person = 'driver|friend|foreman|judge|shepherd|guy|king|chief|major|guard|marshal|ranger|medic|hunter|farmer|carpenter|cook|singer|parent|elder|minor|bishop|pope|prince|queen|knight|rider|hacker|monk|priest|nurse|skipper|shooter|master|angel|angels|peoples|butcher|painter|workman|granger|glover|stoner';
const onlyPerson = new RegExp(`^(?:${person})$`);
const personNoun = new RegExp(`^(?:${person}|law|day|night|north|south|east|west|hall|lane|park|field|high|low|point|left|right|light|lights|side|watch|command|court|jail|range|water|weather|first|second|third|front|rear|dispatch|post|center|district|zone|safe|safety|head|best|book|house)$`);

/** Verbs that only people do; "was" or "fell" may follow snow. */
function personal(token: Token | undefined): boolean {
  return token !== undefined && has(token, Word.verb) && !/^(?:is|was|had|has|fell|felt|hit|came|went|got|took|made|kept|covered|started|stopped|turned|left|moved|missed|charged|opened|closed|discharged|looked|looks|dropped|lost|gave|needed|needs|needs|found|caught|ran|runs|heard|check|works|worked|helped|saved|spun|stood|reached|estaba|fue|iba|is|shows|showed|means|reported)$/.test(token.fold);
}
