import { isRank, particles, roles } from './cues.js';
import { coined, inList, inPhrase, isMonth, isService } from './coined.js';
import { anyName, listedName, lookUp, Word } from './lexicon.js';
import { loneCapital, placePrepositions, spanishCapital } from './lone-capitals.js';
import { markName, natureName, spelled } from './name-extent.js';
import { isMaker } from './makers.js';
import { isClipped, isExplained, isSubject, opensAsName } from './opening-names.js';
import { acronym, acts, has, isInitial, ordinary, personNoun, unknown, type Verdict, type Verdicts } from './name-words.js';
import { isCasual } from './casual.js';
import { lowerGiven, lowerSurname, personal } from './lower-words.js';
import { nicknamed, nicknameWord } from './nickname-cues.js';
import { isSpanish, speaks, type Token } from './tokens.js';
import type { Kind } from './types.js';

/** Names that the lists know, and capitalised words that no list knows. */
export function markListedNames(tokens: readonly Token[], verdicts: Verdicts, allowed: Uint8Array): void {
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if (token.shape !== 'word' || token.text.length < 2 || verdicts[index] !== undefined || allowed[index] === 1) continue;
    const verdict = listedVerdict(tokens, index);
    if (verdict === undefined || !token.capital && /^an?$/.test(tokens[index - 1]?.text ?? '') && !isSpanish(tokens)) continue; // "clearing a hogan"
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
    if (verdicts[at] !== undefined || !particles.has(part.fold) || !(part.capital && !part.first && !(part.upper && !part.caseless) || /^(?:van|von|der|bin|ibn|abu)$/.test(part.fold) && !has(part, Word.stop) && (part.fold !== 'van' || /^(?:der|den|de)$/.test(tokens[at + 1]?.fold ?? '')))) break;
    for (let from = at; from < index; from++) verdicts[from] = verdict;
  }
  // "ST. CLAIR USED": a saint in front of a surname.
  if (verdict.kind === 'name' && before.text === '.' && tokens[index - 2]?.fold === 'st' && tokens[index - 2]?.after === before.start && before.newLine === false) {
    verdicts[index - 1] = verdict;
    verdicts[index - 2] = verdict;
    return;
  }
  // "Op Joey Savard", "my VO Darius": what somebody does, in two letters.
  if (verdicts[index - 1] !== undefined || /^(?:op|vo|fo|ro|io|ao|oi|rso|lt)$/.test(before.fold)) return;
  if (before.text === '.' && !(tokens[index] as Token).capital && /^[b-hj-z]$/.test(tokens[index - 2]?.text ?? '') && tokens[index - 2]?.after === before.start) {
    verdicts[index - 1] = verdict;
    verdicts[index - 2] = verdict;
    return;
  }
  if (verdict.kind === 'name' && !(tokens[index] as Token).capital && /^(?:la|los|las)$/.test(before.text) && tokens[index - 2]?.text === 'de' && !isSpanish(tokens)) {
    verdicts[index - 1] = verdict;
    verdicts[index - 2] = verdict;
    return;
  }
  if (verdict.kind === 'name' && before.first && before.capital && before.text.length === 2 && !has(before, Word.stop | Word.report | Word.brand | Word.verb) && verdicts[index + 1] === verdict && !before.upper) {
    verdicts[index - 1] = verdict;
    return;
  }
  if (before.text === '.' && isInitial(tokens[index - 2]) && tokens[index - 2]?.after === before.start) {
    if (/^(?:CO|PO|SO|DO|PC|COI)$/.test(spelled(tokens, index - 2))) return;
    for (let at = index - 2; at >= index - 6 && isInitial(tokens[at]) && tokens[at + 1]?.text === '.'; at -= 2) {
      verdicts[at] = verdict;
      verdicts[at + 1] = verdict;
    }
  } else if (isInitial(before) && tokens[index - 2]?.text !== '/' && !before.caseless && !before.first && before.text !== 'I' && before.text !== 'A') verdicts[index - 1] = verdict;
  else if (tokens[index - 2]?.text !== '/' && has(tokens[index], Word.surname) && !has(tokens[index], Word.english) && before.capital === (tokens[index] as Token).capital && (has(before, Word.given) || !before.upper && before.fold !== 'guy' && !has(before, Word.stop | Word.report | Word.verb | Word.brand) && has(before, Word.wordName | Word.first | Word.firstRare) || has(before, Word.first | Word.firstRare) && before.capital && !before.first && !before.upper && !roles.has(before.fold) && !isRank(tokens, index - 1))) verdicts[index - 1] = verdict;
}

const states = /^(?:alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|nebraska|nevada|ohio|oklahoma|oregon|pennsylvania|tennessee|texas|utah|vermont|wisconsin|wyoming)$/;
const check = (reason: string, kind: Kind = 'name'): Verdict => ({ kind, tier: 'check', reason });
const redact = (reason: string): Verdict => ({ kind: 'name', tier: 'redact', reason });

/** In small letters only what a list has as a name or a town is one. */
const lowerMarks = Word.city | Word.given | Word.nameable | Word.first | Word.surname;

function listedVerdict(tokens: readonly Token[], index: number): Verdict | undefined {
  const token = tokens[index] as Token;
  if (!token.capital && !token.possessive && !has(token, lowerMarks) && (token.opens & nicknameWord) === 0) return undefined;
  const before = tokens[index - 1];
  const placed = before !== undefined && !token.newLine && placePrepositions.has(before.fold);
  if (nicknamed(tokens, index)) return check('introduced', 'nickname');
  if (token.text === 'Al' && has(tokens[index + 1], Word.verb) && !isSpanish(tokens)) return check('word-name');
  // "De Leon and I", "Del Rio yelled": a particle that is a word, before a surname that is one.
  if (token.first && /^(?:De|Del|La|Los)$/.test(token.text) && tokens[index + 1]?.newLine === false && tokens[index + 1]?.capital === true && !token.caseless && has(tokens[index + 1], Word.surname | Word.surnameRare) && (/^(?:and|,|&)$/.test(tokens[index + 2]?.text ?? '') || has(tokens[index + 2], Word.verb)) && !isSpanish(tokens)) return check('particle-name');
  if (has(token, Word.stop | Word.brand) || (tokens[index + 1]?.capital !== true || token.caseless) && isMonth(tokens, index) || isService(tokens, index)) return undefined;
  if (tokens[index + 1]?.capital !== true && /^(?:helo|helos|medevac)$/.test(token.fold)) return undefined;
  // "our Harley's fuel line": a make and what it has.
  if (token.possessive && before !== undefined && /^(?:harley|lincoln|mercedes|bentley|porsche|victory|royce|triumph|chevy|dodge|kia)$/.test(token.fold) && /^(?:our|my|the|his|her|their|this|that|a|one|your)$/.test(before.fold)) return undefined;
  if (isMaker(tokens, index)) return undefined;
  if (token.fold === 'max' && !token.capital && /^(?:at|to|the|its|on|about|near|over|past|is|was|be|a|of|your|full)$/.test(before?.fold ?? '')) return undefined;
  if (token.fold === 'lon' && /^[-+:.]$|^\d/.test(tokens[index + 1]?.text ?? '')) return undefined;
  if (token.fold === 'roger' && !(acts(tokens, index) && has(tokens[index + 1], Word.verb))) return undefined;
  if (isRank(tokens, index) && !has(token, Word.given)) return undefined;
  if (token.fold === 'miranda' && /^(?:read|reads|reading|give|gave|giving|given)$/.test(tokens[index - 2]?.fold ?? '') && /^(?:him|her|them|me|us|someone|everyone|suspects?|subjects?)$/.test(before?.fold ?? '')) return undefined;
  if (token.fold === 'miranda' && !acts(tokens, index) && !personBefore.test(before?.fold ?? '') && tokens[index + 1]?.capital !== true) return undefined;
  if (has(token, Word.city) && states.test(token.fold) && (token.capital || placed)) return check('listed-place', 'place');
  if (has(token, Word.city) && !ordinary(token) && !(has(token, Word.first) && natureName(tokens, index + 1)) && !(!token.capital && /^(?:my|his|her|your|their|an?)$/.test(before?.fold ?? '')) && !(!token.capital && isSpanish(tokens) && !isCasual(tokens)) && !(has(token, listedName) && !placed && (token.capital || !has(token, Word.city)))) return check('listed-place', 'place');
  if (token.capital && !token.caseless) return capitalVerdict(tokens, index, placed);
  if (token.possessive && !token.capital && unknown(token) && token.text.length >= 4 && token.after - token.end === 2 && !/^(?:evac|recon|demo|mdt|fto)/.test(token.fold) && /[aeiouy]/.test(token.fold)) return check('unknown-owner');
  if (token.first && has(token, Word.given | Word.nameable) && !has(token, Word.spanish) && !(has(token, Word.report) && !has(token, Word.given)) && opensAsName(tokens, index)) return check('word-name');
  // "barragán le gritó": a Spanish word that is a surname, and what somebody did to another.
  if (token.first && !token.capital && has(token, Word.surname) && has(token, Word.spanish) && /^(?:le|les|me|nos|se|lo)$/.test(tokens[index + 1]?.text ?? '') && /(?:ó|aba|ía)$/.test(tokens[index + 2]?.text.toLowerCase() ?? '')) return check('word-name');
  if (has(token, Word.given) && lowerGiven(tokens, index)) return check('word-name');
  if (has(token, Word.nameable) && lowerSurname(tokens, index)) return check('word-name');
  if (ordinary(token) || has(token, Word.spanish)) return undefined;
  if (has(token, Word.first)) return redact('listed-name');
  if (has(token, Word.surname)) return check('listed-surname');
  return undefined;
}

const isSurname = (word: string): boolean => (lookUp(word) & Word.surname) !== 0 && (lookUp(word) & (Word.english | Word.brand)) === 0;

function capitalVerdict(tokens: readonly Token[], index: number, placed: boolean): Verdict | undefined {
  const token = tokens[index] as Token;
  const after = tokens[index + 1];
  if (after?.capital === true && /^(?:Van|Von|De|Di|Da|Du|Mac|Mc|Le|Del|Ter|Ten)$/.test(token.text) && !after.upper && !after.newLine && after.shape === 'word' && !has(after, Word.stop | Word.report | Word.brand) && !(token.first && has(after, Word.spanish) && (isSpanish(tokens) || !has(after, Word.surname) || !(/^(?:and|,|&)$/.test(tokens[index + 2]?.text ?? '') || has(tokens[index + 2], Word.verb))))) return check('particle-name');
  if (acronym(token) && (!has(token, listedName) || token.text.length <= 4) || /^\p{Lu}{2,4}s$/u.test(token.text)) return undefined;
  if (has(token, Word.report) && !has(token, Word.first)) return reportName(tokens, index) ? check('word-name') : undefined;
  const nextCapital = tokens[index + 1]?.shape === 'word' && tokens[index + 1]?.capital === true && !has(tokens[index + 1], Word.report | Word.stop | Word.brand) && has(tokens[index + 1], anyName | Word.nameable | Word.wordName) && !tokens[index + 1]?.newLine;
  const listed = tokens[index + 1]?.text === ',' && tokens[index + 2]?.capital === true && has(tokens[index + 2], Word.first);
  if (listed && has(token, anyName | Word.nameable | Word.wordName)) return redact('listed-name');
  if (has(token, anyName) && !has(token, Word.english)) {
    const told = after?.text === ',' && has(token, Word.first) && /^(?:de|que|mi|nuestra|nuestro|quien|la|el)$/.test(tokens[index + 2]?.text ?? '');
    if (token.first && has(token, Word.spanish) && !has(token, Word.given) && !acts(tokens, index) && !nextCapital && !told) return undefined;
    if (placed && !has(token, listedName)) return check('unknown-capital', 'place');
    if (token.first && !has(token, listedName) && !acts(tokens, index) && !nextCapital) return check('listed-surname');
    // "EMS had the Philips.": persons take no article.
    if (/^(?:the|an?)$/.test(tokens[index - 1]?.text ?? '') && !isSpanish(tokens) && !token.newLine && !token.possessive && !nextCapital && !has(token, Word.given) && (after === undefined || after.newLine || /^[.,;)]$/.test(after.text))) return undefined;
    return redact('listed-name');
  }
  if (has(token, Word.spanish) && token.first) return has(token, Word.given) && (acts(tokens, index) || nextCapital) ? check('word-name') : undefined;
  if (has(token, Word.english) || has(token, Word.given)) return wordVerdict(tokens, index, nextCapital);
  if (has(token, Word.spanish)) return spanishCapital(tokens, index);
  // "both Hendersons", "the Okafors": a family.
  if (/[^s]s$/.test(token.fold) && /^(?:both|the|two|three)$/.test(tokens[index - 1]?.fold ?? '') && !token.newLine && isSurname(token.fold.slice(0, -1))) return check('listed-surname');
  if (token.text.length < 3 || coined(tokens, index)) return undefined;
  if (token.first && !acts(tokens, index) && !(token.text.length >= 4 && !token.upper && (after?.text === ',' || after?.text === '.' && index > 0 && tokens[index - 1]?.text !== '.'))) return undefined;
  return check('unknown-capital', placed ? 'place' : 'name');
}

/** Dictionary words with a capital: "Brown" in the middle of a sentence, "Will grabbed" at its start. */
function wordVerdict(tokens: readonly Token[], index: number, nextCapital: boolean): Verdict | undefined {
  const token = tokens[index] as Token;
  if (isExplained(tokens, index)) return check('word-name');
  const given = has(token, Word.given);
  if (speaks(token)) {
    if (!given && (inPhrase(tokens, index) || inList(tokens, index))) return undefined;
    if (given || has(token, Word.nameable) || has(token, Word.wordName) && acts(tokens, index) && !/ed$/.test(tokens[index + 1]?.fold ?? '')) return check('word-name');
    return loneCapital(tokens, index) ? check('lone-capital', placePrepositions.has(tokens[index - 1]?.fold ?? '') ? 'place' : 'name') : undefined;
  }
  if (token.first && tokens[index + 1]?.fold === 'from' && tokens[index + 2]?.capital === true && !token.upper && !/(?:ed|ing|s)$/.test(token.fold) && !has(token, Word.report | Word.verb | Word.stop)) return check('word-name');
  if (!given && !has(token, Word.nameable | Word.wordName)) return undefined;
  if (!token.first) return undefined;
  // "Rainwater yelled": a surname that is a rarer word, and what only a person does.
  if (has(token, Word.wordName) && /^(?:yelled|yells|said|says|told|asked|radioed|shouted|hollered|screamed|thinks|thought|swears|admitted|apologized)$/.test(tokens[index + 1]?.fold ?? '') && tokens[index + 1]?.newLine === false && !has(token, Word.report | Word.verb) && !roles.has(token.fold) && !personNoun.test(token.fold) && !/(?:ers?|ors|men|ists?|ings?|ians?)$/.test(token.fold) && !token.upper) return check('word-name');
  const next = tokens[index + 1];
  if (given && nextCapital && has(next, Word.surname | Word.surnameRare | Word.nameable)) return check('word-name');
  if (given && next !== undefined && next.shape === 'word' && next.capital && !next.upper && !next.newLine && !has(next, Word.report | Word.stop | Word.brand | Word.verb)) return check('word-name');
  if (given && (personal(next) || token.possessive)) return check('word-name');
  if (opensAsName(tokens, index)) return check('word-name');
  if (has(token, Word.nameable) && !has(token, Word.verb) && !isClipped(token, next) && (personal(next) || (token.possessive && !has(token, Word.report)) || (/^(?:and|y)$/.test(next?.text ?? '') && /^(?:i|I|me|yo)$/.test(tokens[index + 2]?.text ?? '')))) return check('word-name');
  return undefined;
}

const personBefore = /^(?:told|asked|ask|saw|with|behind|thanked|texted|radioed|helped|grabbed|pulled|yelled|warned|tell|and|to|by|from|for|heard|watched|called|met|pushed|than)$/;
/** "I saw Brown fire", "Green yelled": a colour or a police word with a capital, used as a person is. */
function reportName(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] as Token;
  if (!has(token, Word.nameable | Word.given) || token.upper || !token.first && !has(token, Word.given) && inList(tokens, index)) return false;
  const next = tokens[index + 1];
  if (token.first) {
    if (next !== undefined && next.capital && !next.upper && !roles.has(token.fold) && !next.newLine && has(next, has(token, Word.given) ? anyName : Word.first) && !has(next, Word.english)) return true;
    if (!has(token, Word.nameable)) return false;
    if (opensAsName(tokens, index) || isSubject(tokens, index)) return true;
    if (has(token, Word.verb) || personNoun.test(token.fold)) return false;
    if (roles.has(token.fold)) return false;
    return personal(next) || token.possessive || (/^(?:and|y|&)$/.test(next?.text ?? '') && /^(?:i|me|yo)$/.test(tokens[index + 2]?.fold ?? ''));
  }
  if (!has(token, Word.nameable)) return false;
  const before = tokens[index - 1];
  // "Weekes and Day were": beside a name that is no word.
  if (/^(?:and|&)$/.test(before?.text ?? '') && tokens[index - 2]?.capital === true && has(tokens[index - 2], anyName) && !has(tokens[index - 2], Word.english | Word.report) && (next === undefined || !next.capital)) return true;
  if (next !== undefined && next.capital && !next.newLine) return false;
  if (token.possessive && before !== undefined && !/^(?:the|a|an|our|my|his|her|their|this|that)$/.test(before.fold)) return true;
  if (before === undefined || !(personBefore.test(before.fold) || has(before, Word.verb) || before.text === ',') || personNoun.test(token.fold)) return next !== undefined && personal(next) && !personNoun.test(token.fold) && !has(before, Word.stop);
  return next === undefined || next.newLine || next.shape === 'sign' && next.text !== '-' || has(next, Word.verb | Word.stop) || /^(?:fire|run|fall|shoot|draw|yell|leave|jump|go|drive|enter)$/.test(next.fold);
}
