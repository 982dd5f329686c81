import { isAbbreviatedRank, isRank, mayAnnounce, namedBefore, particles, rankTerms, roles } from './cues.js';
import { anyName, listedName, Word } from './lexicon.js';
import { continues, markName, natureName, ofService } from './name-extent.js';
import { acronym, acts, has, isInitial, onlyPerson, ordinary, unknown, type Verdict, type Verdicts } from './name-words.js';
import type { Token } from './tokens.js';

/** "deputy her and i", "OFFICER DO SAW": surnames that are words of grammar, where capitals say nothing and grammar leaves only the name. */
function stopSurname(tokens: readonly Token[], index: number, rankAt: number): boolean {
  const token = tokens[index] as Token;
  const next = tokens[index + 1];
  if (!/^(?:her|so|do|le|an|see|lo|ho|my)$/.test(token.fold) || token.capital && !token.caseless || next === undefined || next.newLine) return false;
  if (/^(?:the|an?|my|our|his|her|their|that|this|another|each|every|any|one|no|other)$/.test(tokens[rankAt - 1]?.fold ?? '')) return false;
  return has(next, Word.verb) && !/^(?:has|had|is|was|did)$/.test(token.fold + next.fold) || /^(?:and|n|&)$/.test(next.fold || next.text) && /^(?:i|me)$/.test(tokens[index + 2]?.fold ?? '');
}

/** Whether a token after a rank is a name. */
function nameAfterRank(tokens: readonly Token[], index: number, rankAt: number, allowed: Uint8Array): boolean {
  const rank = tokens[rankAt] as Token;
  const token = tokens[index];
  if (token === undefined || token.shape !== 'word' || token.text.length < 2 || rankTerms.has(token.fold)) return false;
  const next = tokens[index + 1];
  if (has(token, Word.stop) && stopSurname(tokens, index, rankAt)) return true;
  if (has(token, Word.stop)) return token.capital && !token.caseless && token.text.length <= 3 && has(token, anyName) && (has(next, Word.verb) || next?.text === '.' || next?.text === ',') && !/^(?:I|In|On|At|He|We|It|To|Is|If|An|As|No|So|Or|By|Me|My|Up|Us)$/.test(token.text);
  if (isRank(tokens, index) && !(/^(?:judge|major)$/.test(token.fold) && acts(tokens, index) && (token.capital || token.fold === rank.fold || token.fold === 'judge'))) return false;
  const cased = token.capital && !token.caseless;
  // "hasta que el doctor diga": a verb, not a name.
  if (!cased && has(token, Word.spanish) && !has(next, Word.verb) && /^(?:que|cuando|si|donde|como|antes)$/.test(tokens[rankAt - 2]?.fold ?? '')) return false;
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
  const before = tokens[rankAt - 1];
  if (before !== undefined && /^(?:the|an?|another|each|every|any|one|first|second|third|fourth|last|next|same|that|this|other|no|un|una|el|la)$/.test(before.fold)) return false;
  return acts(tokens, index) || tokens[index + 1] === undefined || tokens[index + 1]?.shape === 'sign' || has(tokens[index + 1], Word.stop);
}

/** Whether a token after "my partner", "the suspect" or the like is a name. */
function nameAfterRole(tokens: readonly Token[], index: number, allowed: Uint8Array): boolean {
  const token = tokens[index];
  if (token === undefined || token.shape !== 'word' || token.text.length < 2 || allowed[index] === 1) return false;
  if (has(token, Word.stop) || rankTerms.has(token.fold) || isRank(tokens, index) || roles.has(token.fold)) return false;
  if (labelOf(tokens, index)) return false;
  if (token.capital && !token.caseless) {
    if (acronym(token) && !has(token, listedName)) return false;
    return !has(token, Word.report) || has(token, Word.given) || (has(token, Word.nameable) && acts(tokens, index));
  }
  if (has(token, anyName) && !ordinary(token) && !has(token, Word.spanish)) return true;
  if (unknown(token) && token.text.length >= 3) return acts(tokens, index) && !/(?:ing|ed|ly|s)$/.test(token.fold) && /[aeiouy]/.test(token.fold);
  if (!has(token, Word.nameable | Word.given) || has(token, Word.verb) || (has(token, Word.report) && !has(token, Word.nameable)) || token.fold === 'kit') return false;
  const next = tokens[index + 1];
  return acts(tokens, index) && !/ed$/.test(token.fold) && next !== undefined && !/^(?:had|has|would|could|did|never|then)$/.test(token.fold) || next === undefined || next.text === ',' || next.text === '.' && !has(token, Word.report) && has(token, Word.given);
}

/** "oficial de custodia": what the officer does, in small letters. */
const lowerOffice = (tokens: readonly Token[], at: number): boolean => tokens[at]?.text === 'de' && /^(?:custodia|seguridad|transito|policia|guardia|turno|enlace|campo|servicio|armas|entrenamiento|probatoria|libertad|operaciones|relevo|apoyo|vialidad|caminos|aduanas|migracion|correccion|correccionales|prisiones)$/.test(tokens[at + 1]?.fold ?? '') && tokens[at + 1]?.capital === false;

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
    const cased = token.capital && !token.caseless && !ordinaryFollower(token) && !(acronym(token) && !has(token, listedName));
    const plain = has(token, listedName) && !ordinary(token) && !has(token, Word.spanish);
    if (!cased && !plain) return;
    at = markName(tokens, next, verdict, verdicts, allowed);
  }
}
const ordinaryFollower = (token: Token): boolean => has(token, Word.stop | Word.report | Word.brand) || (has(token, Word.english) && !has(token, Word.nameable | Word.given | Word.wordName));

/** Names that a rank, a role or a phrase announces. */
export function markCuedNames(tokens: readonly Token[], verdicts: Verdicts, allowed: Uint8Array): void {
  for (let index = 0; index < tokens.length; index++) {
    const cue = tokens[index] as Token;
    if (!mayAnnounce(cue)) continue;
    const rank = isRank(tokens, index);
    const dog = cue.fold === 'canine' || /^[kK]9$/.test(cue.text) || (cue.text === '9' && tokens[index - 1]?.text === '-' && /^[kK]$/.test(tokens[index - 2]?.text ?? ''));
    // A dog's name tells whose dog it is; only with a capital, since "K9 track" and "K9 car" are common.
    const role = !rank && (roles.has(cue.fold) || cue.fold === 'dog' && /^(?:my|his|her|the|our|an?|their)$/.test(tokens[index - 1]?.fold ?? '') && tokens[index + 1]?.text === ',' || (dog && !has(tokens[index + 1], Word.brand) && tokens[index + 1]?.capital === true && tokens[index + 1]?.upper === false && !cue.caseless));
    if (!rank && !role && !namedBefore(tokens, index + 1)) continue;
    if ((rank || role) && cue.possessive) continue;
    let at = index + 1;
    if (tokens[at]?.text === '.' && (isAbbreviatedRank(cue) || rank && cue.text.length <= 4)) at++;
    if (at > index + 1 && endsWithStreet(tokens, index) && ordinary(tokens[at] ?? cue)) continue;
    if (rank && tokens[at]?.text === '/' ) at++;
    if (rank && tokens[at]?.text === ',' && !(tokens[index] as Token).newLine && lowerApposed(tokens, at + 1)) at++;
    const apposed = role && (tokens[at]?.text === ',' || tokens[at]?.text === '(') && isApposition(tokens, at + 1);
    if (apposed) at++;
    while (isInitial(tokens[at]) && !tokens[at]?.newLine && tokens[at]?.text !== 'I' && tokens[at]?.text !== 'A' && rank) {
      at += tokens[at + 1]?.text === '.' ? 2 : 1;
    }
    const token = tokens[at];
    if (token === undefined || token.newLine || at - index > 5) continue;
    const rankToken = tokens[index] as Token;
    let verdict: Verdict | undefined;
    if (rank && ofService(tokens, at) || cue.fold === 'boy' && allowed[index] === 1) continue; // "Boy, David."
    // "tow hook", "tow strap": what is towed with.
    if (cue.fold === 'tow' && has(token, Word.english)) continue;
    if (rank && particles.has(token.fold) && (token.capital || /^(?:de|del|van|von|bin|da|di|al|el|st|ibn|abu|la|le|du|dos|ter)$/.test(token.fold)) && continues(tokens, tokens[at + 1]?.text === '.' ? at + 2 : at + 1) && !lowerOffice(tokens, at)) verdict = { kind: 'name', tier: 'redact', reason: 'rank-cue' };
    else if (rank && token.capital && !token.caseless && /^(?:two|three|four|five|six|seven|no|walks|runs|stands|comes|black|white|red|his|her|good|many|old|little|big)$/.test(token.fold) && tokens[at + 1]?.capital === true && tokens[at + 1]?.upper === false && tokens[at + 1]?.newLine === false && !isRank(tokens, at + 1) && !has(tokens[at + 1], Word.report)) {
      verdict = { kind: 'name', tier: 'redact', reason: 'rank-cue' };
      verdicts[at + 1] = verdict;
    } else if ((rank || role && /^(?:my|our)$/.test(tokens[index - 1]?.fold ?? '')) && natureName(tokens, at) && !(role && tokens[at]?.fold === 'water') && !(rank && /^(?:the|an?|my|our|his|her|their|another|every)$/.test(tokens[index - 1]?.fold ?? ''))) {
      verdict = { kind: 'name', tier: 'redact', reason: 'rank-cue' };
      verdicts[at + 1] = verdict;
    } else if (rank && nameAfterRank(tokens, at, index, allowed)) verdict = { kind: 'name', tier: 'redact', reason: 'rank-cue' };
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

/** "Scenic Dr. Serial", "the cap. Everyone": an abbreviation that here ends a sentence, before an everyday word. */
function endsWithStreet(tokens: readonly Token[], index: number): boolean {
  const cue = tokens[index] as Token;
  if (!/^(?:dr|cap|col|father|coach|fr|major|sr|miss|don|trp)$/.test(cue.fold)) return false;
  const before = tokens[index - 1];
  return !cue.capital || before !== undefined && before.shape === 'word' && before.capital && !has(before, Word.stop);
}

/** "my cover officer, tranh had him": a name in small letters after a comma, and what it does. */
function lowerApposed(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  return token !== undefined && token.shape === 'word' && !token.newLine && token.text.length >= 4 && (unknown(token) || has(token, anyName) && !ordinary(token)) && !has(token, Word.spanish) && (next?.text === ',' || has(next, Word.verb));
}

/** "an explorer, vin 1fm5k8...": what a number belongs to. */
const labelOf = (tokens: readonly Token[], at: number): boolean => /^(?:vin|dl|dob|tag|lic|reg|plate|sn|oln|fid|ssn|mdl)$/.test(tokens[at]?.fold ?? '') && (tokens[at]?.capital === false || tokens[at]?.upper === true) && !has(tokens[at + 1], Word.verb);

/** "the driver, Brown, had a gun": one to three words between commas, the first with a capital or on a list. */
function isApposition(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.newLine || token.shape !== 'word' || has(token, Word.stop | Word.brand) || token.upper && !token.caseless || labelOf(tokens, at)) return false;
  const strong = (token.capital && !token.caseless) || (has(token, anyName) && !ordinary(token) && !has(token, Word.spanish));
  if (!strong) return false;
  for (let end = at + 1; end <= at + 3; end++) if (tokens[end]?.text === ',' || tokens[end]?.text === '.' || tokens[end]?.text === ')') return true;
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
