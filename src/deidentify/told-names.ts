import { isCasual } from './casual.js';
import { isRank, roles } from './cues.js';
import { anyName, Word } from './lexicon.js';
import { has, personNoun, unknown, type Verdict, type Verdicts } from './name-words.js';
import { nicknames, nicknameWord } from './nickname-cues.js';
import { human, notPeople } from './opening-names.js';
import { isSpanish, type Token } from './tokens.js';
import { wordSet } from './word-set.js';

const likely: Verdict = { kind: 'name', tier: 'check', reason: 'told-name' };
const nick: Verdict = { kind: 'nickname', tier: 'check', reason: 'nickname-form' };

const nameWord = Word.nameable | Word.wordName | Word.given;
/** Not only names: what is written and heard is quoted too ("Sign: 'No entry'"). */
const written = /^(?:sign|signs|card|bell|bill|banner|moral|tag|label|text|texts|tip|title|post|note|page|read|word|words|joke|bottom|answer|reply|question|quote|bishops|caption|marker|crew|staff|team|squad|guard|command|records|jail|court|school|medics|radio|van|truth|thought|thoughts|cost|price|plan|loss|issue|early|late|main|best|worst|first|last)$/;
const speaker = (token: Token): boolean => has(token, nameWord) && !has(token, Word.stop | Word.report | Word.brand) && !written.test(token.fold) && (!personNoun.test(token.fold) || /^(?:bishop|king|pope|prince|knight|granger|glover|carpenter|shepherd|hunter|singer|lane|park|hall)$/.test(token.fold)) && !roles.has(token.fold);
/** Words that are in `notPeople` for what they do elsewhere, although many are called so. */
const called = /^(?:little|small|young|long|short|strong|quick|stone|hill|frost|snow|field|park|church|rock|best|sharp|bright|frank|rivers|brooks|woods|fields|waters|banks|hall|lane)$/;
const nobody = (token: Token): boolean => notPeople.test(token.fold) && !called.test(token.fold);

const isBeing = (token: Token): boolean => token.fold === 'is' || token.fold === 'was';
/** What tells a name begins with a sign behind the word, with "is", or with a comma before it; few words stand so. */
function mayBeTold(tokens: readonly Token[], index: number): boolean {
  const next = tokens[index + 1];
  return next !== undefined && (next.shape === 'sign' || isBeing(next)) || tokens[index - 1]?.text === ',' || ((tokens[index] as Token).opens & nicknameWord) !== 0;
}

/** Names told by where they stand: before what somebody said, in a signature, or beside an aside that speaks of the name itself. */
export function markToldNames(tokens: readonly Token[], verdicts: Verdicts, allowed: Uint8Array): void {
  const casual = isCasual(tokens);
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if (token.text === '-' || token.text === '~') signature(tokens, index, casual, verdicts);
    if (token.shape !== 'word' || verdicts[index] !== undefined || allowed[index] === 1 || token.text.length < 2) continue;
    if (token.first || tokens[index - 1] === undefined || token.newLine) {
      if (quotes(tokens, index, casual) || byHand(tokens, index) || isNoRank(tokens, index)) verdicts[index] = likely;
      else if (particled(tokens, index)) verdicts[index] = verdicts[index + 1] = likely;
    }
    if (verdicts[index] !== undefined || !mayBeTold(tokens, index)) continue;
    if ((token.capital || token.first) && aside(tokens, index) || itsMe(tokens, index, casual)) verdicts[index] = likely;
    else if (isNickname(tokens, index) || whoItIs(tokens, index) || itWas(tokens, index, casual)) verdicts[index] = nick;
  }
}

/** 'Bishop: "I just left"': who speaks, as in a play. */
function quotes(tokens: readonly Token[], index: number, casual: boolean): boolean {
  const token = tokens[index] as Token;
  if (tokens[index + 1]?.text !== ':' || !/^["']$/.test(tokens[index + 2]?.text ?? '') || tokens[index + 2]?.newLine === true) return false;
  return (token.capital || casual) && speaker(token) && !nobody(token);
}

/** After a hyphen these are done by a person's hands and feet: "double-checked", "side-stepped", "dry-fired". */
const parts = /^(?:function|double|triple|dry|press|hand|side|speed|tap|half|cross|body|hip|shoulder|pistol|rifle|butt|chamber|brass|safety|pat|strip|field|second|high|fist|bear|belly|low|back|front|rack|tactical|stutter|combat|quick|fast|water|spot|group|voice|text|name|eye|sight|physically|visually|badge)$/;
const hands = /^(?:checked|fired|stepped|carried|guessed|fived|bumped|hugged|crawled|whipped|slammed|dialed|turned|tackled|kicked|handed|texted|timed|hopped|jumped|briefed|frisked|cuffed|searched|loaded|holstered|parked|racked|drew|stroked|reloaded|walked|rolled|tracked|peeked|reached|mailed|tested|printed|stripped|cleared|verified|swept)$/;
/** "Savage function-checked it": what somebody did, in two words and a hyphen. */
function byHand(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] as Token;
  const hyphen = tokens[index + 2];
  if (hyphen?.text !== '-') return false;
  const part = tokens[index + 1];
  const done = tokens[index + 3];
  if (part === undefined || part.newLine || hyphen.start !== part.after || done?.start !== hyphen.after || !parts.test(part.fold) || !hands.test(done.fold)) return false;
  return speaker(token) && !nobody(token) && !/^(?:water|smoke)$/.test(token.fold);
}

const bearers = wordSet('sargent sergeant major judge marshal marshall chief captain constable sheriff bishop pope king prince deacon dean ranger warden cook doc priest parson baron earl duke knight mayor');
/** "Sargent isn't a sergeant": a name that is a rank or an office, and what its bearer is not. */
function isNoRank(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] as Token;
  return bearers.has(token.fold) && /^(?:isnt|wasnt|aint)$|^(?:isn|wasn|ain)['’]t$/.test(tokens[index + 1]?.text.toLowerCase() ?? '') && /^(?:an?|the)$/.test(tokens[index + 2]?.fold ?? '');
}

const leading = wordSet('van von de del di da du le st ten ter mac mc');
/** "de souza came in", "van dyke called it": a particle, a surname in small letters and what people do. */
function particled(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] as Token;
  const next = tokens[index + 1];
  if (!leading.has(token.fold) || next === undefined || next.newLine || next.shape !== 'word' || next.text.length < 4 || next.capital && !next.caseless || isSpanish(tokens) || token.possessive) return false;
  // "van doors opened": what a van has.
  const surname = has(next, Word.surname | Word.surnameRare) && !has(next, Word.english) || /^(?:dyke|horn|pelt|buren|winkle|ness|zandt|camp|hook|horne|patten|allen|riper|wyk|wagner)$/.test(next.fold);
  return surname && !has(next, Word.stop | Word.report | Word.verb) && (human.test(tokens[index + 2]?.fold ?? '') || next.possessive);
}

const aboutName = /^(?:(?:yes|and|no|joke|really|i|know|that|thats|that's|is|it|its|it's|also|honestly|seriously|,) ?)*(?:his|her|their|my) (?:real |last |first |actual |given |legal |true |own )*(?:name|surname|apellido)(?![a-z])/;
/** "Breeze - yes, that's his name -", "Rook (a rookie, yes) lit", "Cooper (no relation)": an aside that speaks of the name. */
function aside(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] as Token;
  const quoted = tokens[index + 1]?.text === '"' ? 1 : 0;
  const open = tokens[index + 1 + quoted];
  if (open === undefined || open.newLine || !/^[-(,]$/.test(open.text) || has(token, Word.stop) || token.upper && !token.caseless || isRank(tokens, index) && !/^(?:major|judge|marshal|sargent)$/.test(token.fold) || token.possessive) return false;
  const lead = tokens[index + 2 + quoted]?.fold ?? '';
  // Few asides speak of a name; the words are put together only for those that may.
  if (!/^(?:yes|and|no|really|i|that|thats|it|its|his|her|their|my|a|an|also|honestly|seriously)$/.test(lead)) return false;
  const words = tokens.slice(index + 2 + quoted, index + 12).map((each) => each.text.toLowerCase()).join(' ');
  if (aboutName.test(words)) return !/^(?:his|her|their|my) name/.test(words) || quoted === 1 || open.text === '(';
  return open.text === '(' && (/^(?:no relation|yes ,? ?really)/.test(words) || /^an? [a-z]+ , yes \)/.test(words));
}

const whom = /^(?:my|our|his|her) (?:own )?(?:partner|fto|trainee|rookie|sergeant|sgt|supervisor|lieutenant|lt|cousin|brother|sister|handler|medic|dispatcher|recruit|cadet|mentor|trainer|teammate|beat partner|shift partner|relief|ride-?along|intern|k9|dog|wife|husband|neighbor|mechanic|informant|ci) \)/;
/** "squeaky (dispatch) asks", "boy (my partner) pushed", "iffy (that's ofc. nwankwo)": brackets that say who somebody is. */
function whoItIs(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] as Token;
  if (tokens[index + 1]?.text !== '(' || has(token, Word.stop | Word.report | Word.verb) && token.fold !== 'boy' && !nicknames.has(token.fold) || roles.has(token.fold) && token.fold !== 'boy' || isRank(tokens, index) || token.possessive) return false;
  const before = tokens[index - 1];
  if (!(before === undefined || token.first || token.newLine || /^(?:and|but|then|so|when|while|because|that|with|told|asked|,|\.)$/.test(before.text.toLowerCase()))) return false;
  const [one, two] = [tokens[index + 2], tokens[index + 3]];
  if (/^(?:dispatch|dispatcher|records|fto)$/.test(one?.fold ?? '') && two?.text === ')') return has(tokens[index + 5], Word.stop) || has(tokens[index + 4], Word.verb) || human.test(tokens[index + 4]?.fold ?? '');
  if (/^(?:that|thats)$/.test(one?.fold ?? '')) return isRank(tokens, two?.fold === 'is' ? index + 4 : index + 3);
  return whom.test(tokens.slice(index + 2, index + 7).map((each) => each.text.toLowerCase()).join(' '));
}

/** "it was peanut that saw the wire". */
const itWas = (tokens: readonly Token[], index: number, casual: boolean): boolean => casual && nicknames.has((tokens[index] as Token).fold) && tokens[index - 1]?.fold === 'was' && tokens[index - 2]?.fold === 'it' && /^(?:that|who)$/.test(tokens[index + 1]?.fold ?? '') && has(tokens[index + 2], Word.verb);

/** "it's me, Lou": who says so. */
function itsMe(tokens: readonly Token[], index: number, casual: boolean): boolean {
  const token = tokens[index] as Token;
  if (tokens[index - 1]?.text !== ',' || tokens[index - 2]?.fold !== 'me' || !/^(?:it|its|just|only)$/.test(tokens[index - 3]?.fold ?? '') || token.newLine) return false;
  const end = tokens[index + 1];
  if (end !== undefined && !end.newLine && !/^[,."!?;)-]$/.test(end.text) || has(token, Word.stop | Word.verb) || has(token, Word.report) && !has(token, anyName) || roles.has(token.fold) || /^(?:man|bro|dude|officer|again|open|police|sir|honey|baby|too|guys|boss|buddy)$/.test(token.fold)) return false;
  return token.capital && (!token.caseless || has(token, anyName | Word.given)) ? has(token, anyName | nameWord) || unknown(token) : casual && has(token, anyName | Word.given);
}

/** "says Jazz is a nickname": a word that is said to be one. */
function isNickname(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] as Token;
  const verb = tokens[index + 1];
  if (verb === undefined || !isBeing(verb)) return false;
  const [article, noun] = [tokens[index + 2], tokens[index + 3]];
  if (!/^(?:an?|my|his|her|the|our|just)$/.test(article?.fold ?? '') || !/^(?:nickname|moniker|alias|apodo|handle)$/.test(noun?.fold ?? '') || has(token, Word.stop | Word.report) || verb.newLine) return false;
  return token.first || /^(?:says|said|that|because|and|but|thinks|swears|claims|claimed|so|,|")$/.test(tokens[index - 1]?.text.toLowerCase() ?? '');
}

/** "- G. Post, badge D118": an initial and a name behind a dash sign what was told. */
function signature(tokens: readonly Token[], index: number, casual: boolean, verdicts: Verdicts): void {
  const dash = tokens[index] as Token;
  const before = tokens[index - 1];
  const [initial, dot, name, end] = tokens.slice(index + 1, index + 5);
  if (initial?.text.length !== 1 || initial.shape !== 'word' || dot?.text !== '.' || dot.start !== initial.after || name?.shape !== 'word' || name.newLine || initial.newLine || before !== undefined && !dash.newLine && !/^[.!?")]$/.test(before.text)) return;
  if (!initial.capital && !casual || /^i$/i.test(initial.text) || name.text.length < 2 || has(name, Word.stop) || !name.capital && !(has(name, anyName | nameWord) || unknown(name))) return;
  if (end !== undefined && !end.newLine && !/^[,.(#/-]$/.test(end.text) && !/^(?:badge|unit|id|star|patrol|nights?|days?|shift)$/.test(end.fold)) return;
  for (let at = index + 1; at <= index + 3; at++) verdicts[at] ??= likely;
}
