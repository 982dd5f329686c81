import { isRank, roles } from './cues.js';
import { Word } from './lexicon.js';
import { acts, has, type Verdict, type Verdicts } from './name-words.js';
import { cueBefore, epithetName, mayCue, nicknames, nicknameWord, toldAfter } from './nickname-cues.js';
import type { Token } from './tokens.js';

const sure: Verdict = { kind: 'nickname', tier: 'redact', reason: 'nickname-cue' };
const likely: Verdict = { kind: 'nickname', tier: 'check', reason: 'nickname-form' };

/** "We call him Bear", "aka Tiny", "le dicen El Chapo", "Tank, as we call him". */
export function markNicknames(tokens: readonly Token[], verdicts: Verdicts): void {
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    const before = tokens[index - 1];
    if (token.capital || token.text === 'lil' || token.first && (token.opens & nicknameWord) !== 0) {
      const words = toldAfter(tokens, index);
      for (let at = index; at < index + words; at++) verdicts[at] = sure;
      if (words === 0 && verdicts[index] === undefined && epithetName(tokens, index)) {
        verdicts[index] = likely;
        verdicts[index + 1] = likely;
      }
    }
    if (before?.text === ',' && apposed(tokens, index) && verdicts[index] === undefined) verdicts[index] = likely;
    if (before === undefined || !mayCue(before)) continue;
    if ((token.shape === 'word' || isQuote(token)) && cueBefore(tokens, index)) markRun(tokens, isQuote(token) ? index + 1 : index, verdicts);
  }
}

/** "Rookie at the department, Sparky, dropped a shotgun": a word between commas that then acts. */
function apposed(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] as Token;
  return token.shape === 'word' && token.capital && !token.upper && !token.first && tokens[index + 1]?.text === ',' && has(tokens[index + 2], Word.verb) && tokens[index + 2]?.capital === false && token.text.length > 2 && !has(token, Word.stop | Word.report | Word.brand | Word.verb | Word.spanish | Word.city) && !/(?:day|mas|een)$/.test(token.fold);
}

/** Mike "Tiny" Jones: a quoted word beside a name; "Bubbles" yelled: a quoted word that acts. */
export function markQuotedNicknames(tokens: readonly Token[], verdicts: Verdicts): void {
  for (let index = 0; index < tokens.length; index++) if (isQuote(tokens[index])) markQuoted(tokens, index, verdicts);
}

const isQuote = (token: Token | undefined): boolean => token !== undefined && (token.text === '"' || token.text === "'" || token.text === '(');

function markRun(tokens: readonly Token[], from: number, verdicts: Verdicts): void {
  let at = from;
  if (/^(?:the|el|la|los|big|little|lil|old)$/.test(tokens[at]?.fold ?? '') && tokens[at + 1]?.shape === 'word') {
    const next = tokens[at + 1] as Token;
    if (next.capital || /^(?:el|la|big|little|lil|old)$/.test(tokens[at]?.fold ?? '')) {
      verdicts[at] = sure;
      at++;
    }
  }
  const first = tokens[at];
  // "known as Two-Tap": parts and a hyphen, whatever the parts.
  if (first?.capital === true && tokens[at + 1]?.text === '-' && tokens[at + 1]?.start === first.after && tokens[at + 2]?.capital === true && tokens[at + 2]?.start === tokens[at + 1]?.after) {
    for (let part = at; part <= at + 2; part++) verdicts[part] = sure;
    return;
  }
  // "went by Conservation Officer Trujillo", "the list goes by seniority": who passes by, and what decides.
  if (tokens[at - 1]?.fold === 'by' && (isRank(tokens, at) || isRank(tokens, at + 1) || first?.capital === false && /(?:ity|tion|ment|ness)$|^(?:names?|badges?|numbers?|times?|dates?|memory|feel|ear|sight|sound|signs?|policy|plates?|tickets?|rooms?|units?|last|first|size|color|colour|weight|age|height|rank|row|letter|zone|beat|district|sector|shift|title|initials|face|smell|touch|instinct|gut|regular|certified|registered|express|mail|email|air|radio|phone|fax|courier|boat|ferry|truck|bus|train|foot|hand|case|order|code|model|type|serial|vin|address|street|feet|foot|car|boat|bus|train|air|hand|default|design|law|rule|rules|book|clock|calendar|quickly|slowly|mail|phone|radio|email|text|birthday|birthdate|dob)$/.test(first.fold))) return;
  if (first === undefined || first.newLine || (first.shape !== 'word' && first.shape !== 'mix')) return;
  // "The handle was s/n X2900": half of an abbreviation.
  if (first.text.length === 1 && tokens[at + 1]?.text === '/') return;
  if ((first.marks & Word.stop) !== 0 && (at === from || verdicts[at - 1] !== sure)) return;
  if (/^(?:lot|out|off|back|in|on|over|it|contact|cover|about|away|well|having|planned|expected|usual|soon|fast|quickly|far|long)$/.test(first.fold)) return;
  if ((first.marks & Word.report) !== 0 && !first.capital && !nicknames.has(first.fold)) return;
  if (first.upper && !first.caseless && (first.marks & Word.english) !== 0 && !/^(?:alias|aka|by|name|nickname)$/.test(tokens[from - 1]?.fold ?? '')) return;
  verdicts[at] = sure;
  const second = tokens[at + 1];
  if (second !== undefined && second.shape === 'word' && second.capital && first.capital && !first.caseless && !second.newLine && (second.marks & Word.stop) === 0) verdicts[at + 1] = sure;
}

/** A single quoted word beside a name, or one that does something. */
function markQuoted(tokens: readonly Token[], index: number, verdicts: Verdicts): void {
  const open = tokens[index] as Token;
  const word = tokens[index + 1];
  if (word === undefined || word.shape !== 'word' || (word.marks & Word.stop) !== 0) return;
  const two = tokens[index + 2];
  let close = index + 2;
  if (two?.shape === 'word' && word.capital && two.capital) close = index + 3;
  const end = tokens[close];
  const wanted = open.text === '(' ? ')' : open.text;
  // "J-Roc": two parts and a hyphen.
  if (two?.text === '-' && tokens[index + 3]?.shape === 'word' && tokens[index + 4]?.text === wanted && open.text === '"' && word.capital && two.start === word.after && roles.has(tokens[index - 1]?.fold ?? '')) {
    for (let at = index + 1; at <= index + 3; at++) verdicts[at] = likely;
    return;
  }
  // 'the word "gun"', 'a sign "Deliveries"': what is quoted was written or said.
  if (end?.text !== wanted || /^(?:word|words|term|phrase|letters|sign|button|key|code|labeled|labelled|marked|reads|reading|spelled)$/.test(tokens[index - 1]?.fold ?? '')) return;
  for (let at = index - 1; at >= index - 4 && at >= 0; at--) if (/^(?:mark|marked|label|labels|labelled|labeled|tag|tagged|stamped|reads?|says|sign|signs|sticker|stickers|placard|button|buttons|option|menu|key|set|titled|entitled|spelled|plate|tape|poster|banner|box|drawer|bin|folder|screen|typed|written|entered|listed|spelling|instead|pronounced)$/.test(tokens[at]?.fold ?? '')) return;
  const next = tokens[close + 1];
  const acting = open.text === '"' && word.capital && !word.upper && next !== undefined && (acts(tokens, close) || /^(?:is|was|had|has)$/.test(next.fold)) && /^(?:is|was|had|has|yelled|said|told|grabbed|pulled|shouted|saw|drew|came|went|took|ran|opened|and|what)$/.test(next.fold);
  const who = acting && (/^(?:what|and|had|has|yelled|said|told|grabbed|pulled|shouted|saw|drew|came|went|took|ran|opened)$/.test(next?.fold ?? '') || /^(?:what|six|five|the|a|our|my)$/.test(tokens[close + 2]?.fold ?? '')) && !has(word, Word.verb | Word.report);
  const called = open.text === '"' && word.capital && !word.upper && !has(word, Word.verb | Word.report) && (roles.has(tokens[index - 1]?.fold ?? '') || /^(?:horse|dog|k9|mare|bull|mule|subject|target|ci|informant)$/.test(tokens[index - 1]?.fold ?? ''));
  const named = called || verdicts[index - 1]?.kind === 'name' || verdicts[close + 1]?.kind === 'name';
  if (!named && !who || (open.text === '(' && (!word.capital || word.upper || (word.marks & Word.report) !== 0))) return;
  for (let at = index + 1; at < close; at++) verdicts[at] = named ? sure : likely;
}
