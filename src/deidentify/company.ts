import { isRank, roles } from './cues.js';
import { fold } from './fold.js';
import { anyName, listedName, lookUp, Word } from './lexicon.js';
import { has, personNoun, type Verdict, type Verdicts } from './name-words.js';
import { nicknames } from './nickname-cues.js';
import { opener } from './openers.js';
import type { Token } from './tokens.js';
import { wordSet } from './word-set.js';

const beside: Verdict = { kind: 'name', tier: 'check', reason: 'beside-speaker' };
const joined: Verdict = { kind: 'name', tier: 'redact', reason: 'listed-name' };
const signed: Verdict = { kind: 'name', tier: 'check', reason: 'signature' };
const animal: Verdict = { kind: 'name', tier: 'redact', reason: 'dog-cue' };

/** Words that stand beside "and I" without naming anybody. */
const common = /^(?:paperwork|computers?|ladders?|heights|luck|sleep|math|technology|gravity|ice|cold|heat|horses?|snakes?|cats?|mornings?|coffee|caffeine|adrenaline|ago|later|earlier|away|back|again|before|after|too|either|though|anyway|now|then|once|today|tonight|yesterday|dispatch|backup|dog|wife|kids|family|girls|boys|coffee|lunch|cover|everyone|everybody|nobody|somebody|someone|anyone|people|folks|cop|cops|boss|team|crew|group|squad|shift|staff|unit|car|truck|door|gun|light|lights|siren|sirens|rain|snow|dark|time|night|day|home|work|god|bless|thanks|please|contact|approach|stop|end|bottom|gas|brakes|lights|years|hours|minutes|feet|yards|guy|guys|one|ones|rookies?|brass|admin|command|management|fire|ems|police|corrections|probation|parole|security|traffic|patrol|investigations?|detectives?|narcotics|midnights?|days|nights|swings|graves|weather|training|range|court|jail|school|hospital|church)$/;

/** Whether a word can be what somebody is called. */
function callable(token: Token | undefined): token is Token {
  return token !== undefined && token.shape === 'word' && !token.possessive && token.text.length >= 3 && !has(token, Word.stop | Word.report | Word.brand) && !roles.has(token.fold) && !common.test(token.fold) && !personNoun.test(token.fold) && !/(?:ing|ly|ness|tion)$/.test(token.fold) && !(has(token, Word.english) && /(?:ed|s)$/.test(token.fold) && !has(token, Word.nameable | Word.given | Word.wordName));
}

const speaker = (token: Token | undefined): boolean => token !== undefined && /^(?:I|i|yo|me|myself)$/.test(token.text);
const opens = (tokens: readonly Token[], index: number): boolean => {
  const before = tokens[index - 1];
  return before === undefined || (tokens[index] as Token).newLine || (tokens[index] as Token).first || before.shape === 'sign' && before.text !== '-' && before.text !== "'" || /^(?:and|so|then|when|while|because|cuz|cause|but|as|after|before|since|that|where|if|with|until|y|cuando|que|mientras|porque)$/.test(before.fold);
};

const linkWord = opener(wordSet('and y n'));
/** "and" and its signs. */
const links = (token: Token | undefined): boolean => token !== undefined && (token.shape === 'sign' ? token.text === '&' || token.text === '+' : (token.opens & linkWord) !== 0 && /^(?:and|y|n)$/.test(token.text.toLowerCase()));

/** "tank and i cleared it", "me and bell went": who stands beside the person who tells. */
export function markCompany(tokens: readonly Token[], verdicts: Verdicts, allowed: Uint8Array): void {
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if (token.shape !== 'word' || verdicts[index] !== undefined || allowed[index] === 1) continue;
    const link = tokens[index + 1];
    const before = tokens[index - 1];
    const linked = links(link);
    const follows = links(before);
    if (!linked && !follows && link?.text !== '-' || isRank(tokens, index)) continue;
    const other = tokens[index + 2];
    if (linked && speaker(other) && callable(token) && !(has(token, Word.verb) && !has(token, Word.nameable | Word.given)) && opens(tokens, index) && !(other?.text === 'me' && !/^(?:and|with|then|so|when|y)$/.test(before?.fold ?? ''))) verdicts[index] = beside;
    else if (follows && speaker(tokens[index - 2]) && !token.newLine && /^(?:me|yo|Me|Yo)$/.test(tokens[index - 2]?.text ?? '') && opens(tokens, index - 2) && callable(token) && !has(token, Word.verb)) verdicts[index] = beside;
    else if (!token.possessive && link?.text === '-' && link.start === token.after && other?.start === link.after) markJoined(tokens, index, verdicts);
  }
  markSignature(tokens, verdicts);
}

/** "ji-won", "ann-marit": two syllables that make a listed name. */
function markJoined(tokens: readonly Token[], index: number, verdicts: Verdicts): void {
  const first = tokens[index] as Token;
  const second = tokens[index + 2] as Token;
  if (second.shape !== 'word' || first.fold === '' || second.fold === '' || verdicts[index + 2] !== undefined) return;
  // "Hands-on", "Text-a-Tip": everyday words on both sides.
  if (has(first, Word.english | Word.stop) && has(second, Word.english | Word.stop) && !has(first, Word.given | Word.first)) return;
  const whole = lookUp(fold(first.text + second.text));
  const both = has(first, anyName) && has(second, anyName) && !has(first, Word.english | Word.spanish | Word.stop) && !has(second, Word.english | Word.spanish | Word.stop) && first.text.length > 1 && second.text.length > 1;
  const article = /^(?:al|el|abu|ibn)$/.test(first.fold) && has(second, anyName) && !has(second, Word.english | Word.spanish);
  if (!both && !article && ((whole & listedName) === 0 || (whole & (Word.english | Word.brand)) !== 0)) return;
  if (has(first, Word.english) && has(second, Word.english) && !first.capital) return;
  for (let at = index; at <= index + 2; at++) verdicts[at] = joined;
  const next = tokens[index + 3];
  if (next !== undefined && !next.newLine && !second.possessive && next.shape === 'word' && !next.capital && verdicts[index + 3] === undefined && !has(next, Word.stop | Word.verb | Word.report) && has(next, anyName | Word.nameable | Word.wordName)) verdicts[index + 3] = joined;
}

/** "- Smoke" at the end of a text: the sender signs. */
function markSignature(tokens: readonly Token[], verdicts: Verdicts): void {
  let last = tokens.length - 1;
  while (last > 0 && tokens[last]?.text === '.') last--;
  let first = last;
  while (first > last - 3 && tokens[first - 1]?.shape === 'word' && tokens[first]?.newLine === false && tokens[first - 1]?.capital === true) first--;
  const dash = tokens[first - 1];
  if (dash === undefined || tokens[first]?.shape !== 'word' || dash.text !== '-' || tokens[first]?.start === undefined) return;
  const before = tokens[first - 2];
  if (before !== undefined && !dash.newLine && before.shape !== 'sign' ) return;
  if (before?.after === dash.start && (tokens[first] as Token).start === dash.after) return;
  for (let at = first; at <= last; at++) if (has(tokens[at], Word.stop) || !(tokens[at] as Token).capital && has(tokens[at], Word.english | Word.report) && !(at === first && at === last && nicknames.has((tokens[at] as Token).fold))) return;
  for (let at = first; at <= last; at++) verdicts[at] ??= signed;
}

const gearOfAnimals = /^(?:trailer|saddle|food|crate|kennel|unit|collar|leash|lead|vest|tack|bowl|truck|box|bite|barn|stall|harness|handler|van|cage|door|team|program|tag|reins|shoes?|girth|bit|blanket|rider|bite|run|pen|yard|walker|owner|training|trainer|groomer|vet|patrol|treats?|toy|ball|line|fence|park|gate|then|also|just|almost|never|only|both|did|nearly|and|who|still|finally|suddenly|already|later|first|track|alert|hair|fur|hit|ear|ears|teeth|tooth|mouth|head|leg|legs|paw|paws|tail|back|feet|hoof|hooves)$|(?:ly|ing|ed)$/;

/** "radar, our bloodhound, ate": a word at the head of a sentence, and that it is a dog or a horse. */
function isOurDog(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] as Token;
  if (tokens[index + 1]?.text !== ',' || token.shape !== 'word' || token.text.length < 3 || token.possessive || !/^(?:my|our|his|her|the|a|their)$/.test(tokens[index + 2]?.fold ?? '') || has(token, Word.stop | Word.verb) || roles.has(token.fold)) return false;
  if (!(token.first || index === 0 || token.newLine || /^(?:and|so|then|but|when|while|because)$/.test(tokens[index - 1]?.fold ?? ''))) return false;
  for (let at = index + 3; at <= index + 5; at++) {
    const noun = tokens[at];
    if (noun === undefined || noun.newLine || noun.shape === 'sign' && noun.text !== '-') return false;
    if (/^(?:k9|k9s|canine|dog|bloodhound|hound|malinois|shepherd|lab|labrador|retriever|beagle|terrier|spaniel|pointer|horse|mare|gelding|puppy|pup|mal|rottweiler)$/i.test(noun.fold || noun.text) || noun.text === '9' && tokens[at - 1]?.text === '-') return tokens[at + 1]?.text === ',' || tokens[at + 1]?.text === '.' || tokens[at + 1] === undefined;
  }
  return false;
}

const animalWord = opener(wordSet('canine dog perro pup bloodhound malinois shepherd horse mare gelding caballo'));
/** "k9 dozer was off lead", "bomb dog Juniper": a dog's name tells whose dog it is. */
export function markDogs(tokens: readonly Token[], verdicts: Verdicts): void {
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if (verdicts[index] === undefined && isOurDog(tokens, index)) verdicts[index] = animal;
    if (index === 0) continue;
    if (verdicts[index] !== undefined || token.newLine || token.shape !== 'word' || has(token, Word.stop) || has(token, Word.report) && tokens[index - 1]?.text !== ',' || token.text.length < 3) continue;
    // "the K9, Ranger, isn't": between commas.
    const before = (tokens[index - 1]?.text === ',' && tokens[index + 1]?.text === ',' && token.capital ? tokens[index - 2] ?? tokens[index - 1] : tokens[index - 1]) as Token;
    const canine = (before.opens & animalWord) !== 0;
    const dog = before.shape === 'word' ? canine && before.text.toLowerCase() === 'canine' : /^k9$/i.test(before.text) || before.text === '9' && tokens[index - 2]?.text === '-' && /^k$/i.test(tokens[index - 3]?.text ?? '');
    const named = canine && before.fold !== 'canine' && !before.possessive;
    if (!dog && !named) continue;
    const cased = token.capital && !token.caseless && !token.upper;
    const next = tokens[index + 1];
    const does = next !== undefined && (has(next, Word.verb) || /ed$/.test(next.fold) || /^(?:alerted|indicated|barked|tracked|bit|came|and|off|almost|nearly|just|then|never|kept|would|who)$/.test(next.fold) || next.text === ',' );
    if (cased && !has(token, Word.brand) || does && dog && !has(token, Word.verb) && !/(?:ed|ing|s|ment|tion|ship|ance)$/.test(token.fold) || does && named && (has(token, listedName | Word.firstRare | Word.given) && !has(token, Word.verb) || !has(token, Word.english | Word.spanish) || /^(?:my|his|her|our)$/.test(tokens[index - 2]?.fold ?? '') && has(next, Word.verb) && !has(token, Word.verb) && !gearOfAnimals.test(token.fold))) verdicts[index] = animal;
  }
}
