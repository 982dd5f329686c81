import { isRank, roles } from './cues.js';
import { anyName, listedName, Word } from './lexicon.js';
import { markName } from './name-extent.js';
import { acts, has, unknown, type Verdict, type Verdicts } from './name-words.js';
import { opener } from './openers.js';
import { isSpanish, type Token } from './tokens.js';
import { wordSet } from './word-set.js';

const told: Verdict = { kind: 'name', tier: 'redact', reason: 'introduced' };
const likely: Verdict = { kind: 'name', tier: 'check', reason: 'introduced' };
const nick: Verdict = { kind: 'nickname', tier: 'check', reason: 'nickname-form' };

const cased = (token: Token | undefined): boolean => token !== undefined && token.shape === 'word' && token.capital && !token.caseless && token.text.length > 1;
const open = (token: Token): boolean => !has(token, Word.stop | Word.brand) && (!has(token, Word.report) || has(token, Word.given));

const kin = wordSet('mate cousin buddy pal brother sister uncle aunt auntie tio tia primo prima compadre cuz bro homie nephew niece neighbor oppo offsider skipper crewmate sidekick');
const kinWord = opener(kin);
/** A word of the language in small letters and on no list of names is introduced by nothing but kin. */
const nobody = (token: Token, before: Token | undefined): boolean => !token.capital && has(token, Word.english | Word.spanish | Word.stop | Word.report | Word.brand | Word.verb) && !has(token, anyName | Word.given) && (before === undefined || (before.opens & kinWord) === 0);

/** Names that a greeting, a signature, a title or the way they are written gives away. */
export function markIntroductions(tokens: readonly Token[], verdicts: Verdicts, allowed: Uint8Array): void {
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if (token.shape !== 'word' || allowed[index] === 1) continue;
    if (verdicts[index] === undefined && !nobody(token, tokens[index - 1])) {
      if (introduced(tokens, index) && nameLike(tokens, index) || greeted(tokens, index)) markName(tokens, index, has(token, listedName) || unknown(token) ? told : likely, verdicts, allowed);
      else if (afterDottedRank(tokens, index)) markName(tokens, index, told, verdicts, allowed);
      else if (opensWithTwo(tokens, index)) markName(tokens, index, likely, verdicts, allowed);
      else if (actsStrangely(tokens, index)) verdicts[index] = likely;
      else if (initialsOnly(tokens, index)) {
        verdicts[index] = likely;
        verdicts[index + 1] = likely;
        verdicts[index + 2] = likely;
        if (tokens[index + 3]?.text === '.' && tokens[index + 3]?.start === tokens[index + 2]?.after) verdicts[index + 3] = likely;
      } else if (afterKin(tokens, index)) markWords(tokens, index, verdicts);
    }
    if (verdicts[index]?.kind === 'name') withInitial(tokens, index, verdicts);
  }
}

const signing = wordSet('soy mister signed sincerely regards firma firmado attn atencion remitente yours aqui atentamente saludos');
const senders = wordSet('from by to for with via');
/** Whether the words before `index` present somebody: "I'm ...", "this is ...", "attn: ...", "yo, ...", "text from ...". */
function introduced(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] as Token;
  if (!cased(token) || token.newLine) return false;
  const one = tokens[index - 1];
  if (one === undefined) return false;
  const two = tokens[index - 2];
  const opens = one.first || two === undefined || one.newLine;
  if (one.text === 'I' && one.after - one.end === 2) return true;
  if (one.fold === 'am' && two?.text.toLowerCase() === 'i') return true;
  if (signing.has(one.fold)) return true;
  if (one.text === ',' && /^(?:thanks|thx|regards|sincerely|respectfully|yours|gracias|saludos|cheers|yo|best)$/.test(two?.fold ?? '')) return true;
  if (one.text === ':' && /^(?:attn|signed|from|officer|name|sender|author|reporter|rp|by|de|firma|witness|driver|handler|crew|present|assigned|primary|cover|backup|caller|victim|subject|suspect|operator|passenger|contact)$/.test(two?.fold ?? '')) return true;
  if (one.fold === 'truly' && two?.fold === 'yours') return true;
  if (one.fold === 'is' && /^(?:this|name|names|partner)$/.test(two?.fold ?? '') && unlessThing(tokens, index)) return true;
  if (opens && /^(?:me|yo|from|ask|tell|dear|hi|hey|hello|hola|per|via|thank|thanks|gracias|call|cc|estimado|estimada|querido|querida)$/.test(one.fold) && (cased(one) || one.newLine) && !has(token, Word.city)) return unknownOrListed(token);
  return senders.has(one.fold) && two !== undefined && /^(?:text|texts|texted|message|msg|email|emailed|note|call|called|voicemail|letter|memo|fyi|word|ping|radio|signed|written|reported|submitted|prepared|filed|approved|taken|seen|driven|piloted|owned|trained|supervised|relieved|replaced)$/.test(two.fold) && unknownOrListed(token);
}

/** "hi its jess from records": small letters after a greeting. */
function greeted(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] as Token;
  if (token.newLine || index > 3 && !(tokens[index - 2] as Token).first && !(tokens[index - 3] as Token).first || !has(token, anyName | Word.given) || has(token, Word.stop | Word.verb | Word.report | Word.brand)) return false;
  const words = tokens.slice(Math.max(0, index - 3), index).map((each) => each.text.toLowerCase() + (each.possessive ? 's' : '')).join(' ');
  return /(?:^|(?:hi|hey|hello|yo|hola|ok|,) )(?:its|this is|it is|me its|im|soy|aqui) ?$/.test(words);
}

/** "This is Ridge Road" presents no person. */
function unlessThing(tokens: readonly Token[], index: number): boolean {
  return unknownOrListed(tokens[index] as Token) && !has(tokens[index], Word.city | Word.street);
}

const unknownOrListed = (token: Token): boolean => has(token, anyName | Word.given | Word.nameable) || unknown(token);

function nameLike(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] as Token;
  if (!open(token) || isRank(tokens, index) || roles.has(token.fold) && !has(token, Word.given)) return false;
  if (token.upper && token.text.length <= 4 && !has(token, listedName)) return false;
  return unknownOrListed(token) || tokens[index + 1]?.text === '-' && tokens[index + 1]?.start === token.after || has(token, Word.wordName) && cased(tokens[index + 1]) && tokens[index + 1]?.newLine === false;
}

/** "P.O. NKEMELU", "C/O Dumars", "P/O Ames", "D/S Rourke". */
function afterDottedRank(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] as Token;
  if (token.newLine || token.text.length < 3 || !token.capital || has(token, Word.stop | Word.brand) || has(token, Word.report) && !has(token, Word.nameable)) return false;
  let at = index - 1;
  if (tokens[at]?.text === '.') at--;
  const sign = tokens[at - 1];
  if (sign?.text !== '.' && sign?.text !== '/') return false;
  const second = tokens[at]?.text.toUpperCase();
  const first = tokens[at - 2]?.text.toUpperCase();
  if (first === undefined || second === undefined || sign.start !== tokens[at - 2]?.after || tokens[at]?.start !== sign.after) return false;
  return /^(?:PO|CO|DS|DI|DC|PS|SO|SA|PC|LT|SR|TO|DO)$/.test(first + second) && (tokens[at] as Token).capital && !(sign.text === '.' && /^(?:TO|DC|LT|DO|SO)$/.test(first + second));
}

const strange = (each: Token): boolean => !has(each, Word.english | Word.stop | Word.report | Word.brand | Word.spanish) && each.text.length >= 3;

/** "Iolo Prydderch from the rural team", "Kumu Hōkū, 74,": two words of no dictionary at the head of a sentence. */
function opensWithTwo(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] as Token;
  let next = tokens[index + 1];
  if (next?.text === '-' && next.start === token.after) next = tokens[index + 3];
  if (next === undefined || !token.first || !cased(token) || !cased(next) || next.newLine || token.upper || next.upper || token.possessive) return false;
  if (isRank(tokens, index) || roles.has(token.fold)) return false;
  return strange(token) && (strange(next) || has(next, anyName | Word.nameable | Word.wordName) && !has(next, Word.stop | Word.report)) || strange(next) && has(token, Word.given | Word.firstRare) && !has(token, Word.stop | Word.report | Word.brand);
}

/** "tarvon says", "Papo tira la transmisión": a word of no list that does what people do. */
function actsStrangely(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] as Token;
  const next = tokens[index + 1];
  if (next === undefined || next.newLine || token.text.length < 4 || token.upper && !token.caseless || has(token, Word.english | Word.spanish | Word.stop | Word.report | Word.brand | Word.verb) || /(?:ing|ed|ly|s|tion|er|in|able|ment)$/.test(token.fold) || !/[aeiouy]/.test(token.fold)) return false;
  const opens = token.first || tokens[index - 1] === undefined || /^(?:and|so|then|but|when|while|because|cuz|cause|that|y|cuando|que|pero|entonces|mientras|was|with|w|hooked|told|asked|cuffed|grabbed)$/.test(tokens[index - 1]?.fold ?? '');
  if (!opens || isRank(tokens, index) || roles.has(token.fold)) return false;
  if (/^(?:says|said|told|asked|yelled|hollered|shouted|screamed|goes|went|grabbed|ran|jumped|dropped|pulled|drove|texted|radioed|laughed|swung|tripped|slipped|saw|heard|thought|knew|got|took|came|threw|kicked|dice|dijo|grito|corrio|saco|agarro|salto|jalo|vio|oyo|entro|salio|cayo|tira|grita|corre|saca|agarra|maneja|manejaba|iba|venia|traia)$/.test(next.fold)) return true;
  return isSpanish(tokens) && token.capital && token.first && has(next, Word.spanish) && acts(tokens, index);
}

/** "T.J. and Big Mike cleared": two initials that stand for a name. */
function initialsOnly(tokens: readonly Token[], index: number): boolean {
  if (tokens[index]?.text.length !== 1) return false;
  const [first, dot, second, end] = [tokens[index], tokens[index + 1], tokens[index + 2], tokens[index + 3]];
  if (first === undefined || !first.capital || first.caseless || dot?.text !== '.' || second?.text.length !== 1 || !second.capital || dot.start !== first.after || second.start !== dot.after || second.newLine) return false;
  if (/^(?:US|UK|AM|PM|DC|LA|OD|ID|PD|SO|NO|IA|IV|PO|CO|PC|UC|CI|DA|TV|OC|ER|OT|PR|FD|SD|BC|AD|EG|IE)$/.test(first.text + second.text)) return false;
  const closed = end?.text === '.' && end.start === second.after;
  const after = closed ? tokens[index + 4] : end;
  // "initialed by R.J.", "I told J.D. to hold": whom somebody told or who did it.
  if (closed && /^(?:by|told|asked|with|from|to)$/.test(tokens[index - 1]?.fold ?? '') && !/^(?:CO|DO|OR|OK|PM|AM|TO|GA|CA|VA|MO)$/.test(first.text + second.text)) return after === undefined || after.newLine || after.first || after.shape === 'sign' || has(after, Word.stop | Word.verb);
  return after !== undefined && !after.newLine && (has(after, Word.verb) || /^(?:and|&|was|is|had|has|said|or|who)$/.test(after.fold || after.text)) && !(after.shape === 'word' && after.text.length === 1);
}

/** "my cousin T-Boy", "my mate tosh": after kin and friends even a word in small letters. */
function afterKin(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] as Token;
  const one = tokens[index - 1];
  const two = tokens[index - 2];
  if (one === undefined || token.newLine) return false;
  // "Our Goose flew again": a word with a capital that only a person can be called by.
  if (cased(token) && (one.fold === 'our' || one.fold === 'my') && !token.upper && has(token, Word.english) && !has(token, Word.report | Word.stop | Word.brand | Word.verb) && has(tokens[index + 1], Word.verb)) return true;
  if ((one.opens & kinWord) === 0 || one.possessive || !/^(?:my|his|her|our|mi|su|the|ol|old)$/.test(two?.fold ?? '')) return false;
  if (has(token, Word.stop | Word.verb | Word.brand) || /(?:ing|ed|ly)$/.test(token.fold)) return false;
  const next = tokens[index + 1];
  if (cased(token)) return true;
  if (token.text.length === 1 && token.capital && next?.text === '-') return true;
  return !has(token, Word.english | Word.spanish | Word.report) && token.text.length >= 3 && next !== undefined && (has(next, Word.verb) || /^(?:had|has|was|is|and|who|,|from|said|says)$/.test(next.fold || next.text));
}

function markWords(tokens: readonly Token[], index: number, verdicts: Verdicts): void {
  let last = index;
  while (last < index + 4 && (tokens[last + 1]?.text === '-' && tokens[last + 1]?.start === (tokens[last] as Token).after || tokens[last]?.text === '-')) last++;
  for (let at = index; at <= last; at++) verdicts[at] = nick;
}

/** "Yazzie, L." in a log: the initial after the surname is part of the name. */
function withInitial(tokens: readonly Token[], index: number, verdicts: Verdicts): void {
  const verdict = verdicts[index];
  const initial = tokens[index + 2];
  const dot = tokens[index + 3];
  if (verdict === undefined || tokens[index + 1]?.text !== ',' || initial === undefined || initial.text.length !== 1 || !initial.capital || initial.newLine || dot?.text !== '.' || dot.start !== initial.after) return;
  for (let at = index + 1; at <= index + 3; at++) verdicts[at] ??= verdict;
}
