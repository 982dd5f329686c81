import { cueBefore, isLabel } from './code-cues.js';
import { lone, made, model, notUnit } from './lone-numbers.js';
import { lookUp, Word } from './lexicon.js';
import { has } from './name-words.js';
import { measures } from './pattern.js';
import type { Prepared } from './prepare.js';
import type { Token } from './tokens.js';
import type { Candidate, Kind } from './types.js';

const counted = new RegExp(`^${measures}(?! (?:more|other|different|of (?:us|them|the))(?![a-z]))`, 'u');
/** Quantities, clocks, ordinals, radio codes, ranges, sizes and calibres. */
const harmless =
  /^(?:\d{1,3}(?:st|nd|rd|th)|\d*\.\d+|\d{1,2}:\d\d.*|1[01]-\d{1,2}[a-z]?|\d{1,2}[-/]\d{1,2}|\d{1,3}-\d{1,3}|\d+[-/]?(?:am|pm|a|p|h|hr|hrs|min|mins|sec|secs|s|ft|in|yd|yds|yr|yrs|yo|mph|kph|kmh|km|k|m|mm|cm|mi|lb|lbs|oz|kg|g|mg|mcg|ml|cc|l|v|w|kw|amp|amps|hz|mhz|ghz|gb|tb|mb|rd|rds|ga|cal|psi|rpm|x|ish|pct|c|f|d|way|man|p\d)|\d+[x×]\d+.*|[\d.]+[x×][\d.]+\w*|(?:19|20)\d\ds?|\d\ds|24\/7|50\/50|[a-z]\d|[a-z]{1,4}-?\d{1,2}(?:-?[a-z])?|\d{1,2}[a-z]{1,2}|n-?95|covid-?19|mp-?5|ar-?15|ak-?47|\d{1,3}-\d{1,3}[a-z]{1,3}|p?\d{3}r?-\d[a-z]?|[a-z]+\.\d+|v\d+(?:\.\d+)*|\d+(?:\.\d+){2,}|c\d{1,2}h\d+\w*)$/i;

interface Chunk {
  first: number;
  last: number;
  start: number;
  end: number;
  digits: number;
  letters: number;
}

/**
 * The last net: what looks like the number of a thing, a file, a car or a person, whatever its form, when no rule
 * knows that form. With a cue before it the number is preselected, without one a person is asked.
 */
export function findCodes(tokens: readonly Token[], prepared: Prepared, out: Candidate[]): void {
  let index = 0;
  while (index < tokens.length) {
    const chunk = chunkAt(tokens, index);
    if (chunk === undefined) {
      index++;
      continue;
    }
    judge(tokens, chunk, prepared, out);
    index = chunk.last + 1;
  }
}

const joint = /^[-/:.#*]$/;

/** Letters, digits and joints without a blank between them: "LBA-7740-C", "NN/5522/1124", "2024:5-071:03318". */
function chunkAt(tokens: readonly Token[], index: number): Chunk | undefined {
  const head = tokens[index] as Token;
  if (head.shape === 'sign' || head.shape === 'word' && tokens[index + 1]?.start !== head.after) return undefined;
  const chunk: Chunk = { first: index, last: index, start: head.start, end: head.end, digits: 0, letters: 0 };
  let at = index;
  // A code has few parts; a longer chain is a web address or a table.
  while (at < index + 14) {
    const token = tokens[at] as Token;
    if (token.shape !== 'sign') {
      count(token, chunk);
      chunk.last = at;
      chunk.end = token.end;
      if (token.possessive) break;
    }
    const next = tokens[at + 1];
    if (next === undefined || next.start !== token.after || next.shape === 'sign' && (!joint.test(next.text) || token.shape === 'sign')) break;
    at++;
  }
  return chunk.digits === 0 ? undefined : chunk;
}

function count(token: Token, chunk: Chunk): void {
  if (token.shape === 'number') chunk.digits += token.text.length;
  else if (token.shape === 'word') chunk.letters += token.text.length;
  else {
    for (const unit of token.text) {
      if (unit >= '0' && unit <= '9') chunk.digits++;
      else chunk.letters++;
    }
  }
}

/** A part that is a word of the language: "12-gauge", "5-year-old", "post-9". */
function wordy(tokens: readonly Token[], chunk: Chunk): boolean {
  for (let at = chunk.first; at <= chunk.last; at++) {
    const token = tokens[at] as Token;
    if (token.shape === 'word' && token.text.length >= 3 && (!token.upper || token.caseless) && has(token, Word.english | Word.stop | Word.report | Word.brand | Word.spanish)) return true;
    if (token.shape === 'word' && token.text.length > 5) return true;
  }
  return false;
}

/** Letters of a plate or a class beside a number, in capitals or with a digit of their own. */
const short = /^(?!(?:I|A|AM|PM|FT|NB|SB|EB|WB|MPH|AND|OR|ON|IN|AT|TO|NO|OK|SO|WE|HE|IT|MY|US|RD|ST|AVE|BLK|LBS|YDS|MM|PSI|HRS|EST|CST|MST|PST|DUI|DV|EMS|PD|SD|FD|X|OC|MDT|CAD|GA|CAL|PC|VC|HS|THE|OF|BY|IS|WAS)$)[A-Z]{1,4}$/;
const plainShort = /^(?!(?:vs|pls|plz|thx|tho|bc|prob|am|pm|ft|nb|sb|eb|wb|mph|and|or|on|in|at|to|no|ok|so|we|he|it|my|us|rd|st|ave|blk|lbs|yds|mm|psi|hrs|the|of|by|is|was|as|for|but|not|yo|w|y|o|a|an|i|de|la|el|en|que|con|mi|if|up|do|go|me|out|off|had|has|his|her|who|saw|ran|got|did|all|one|two|six|ten|car|gun|man)$)[a-z]{2,3}$/;

function besideSpace(tokens: readonly Token[], from: number, to: number): boolean {
  const left = tokens[from];
  const right = tokens[to];
  return left !== undefined && right !== undefined && !right.newLine && right.start === left.after + 1;
}

/** Takes in the short groups beside a code: "ME 4407 K", "ly68 kxr", "D88 140", "TTGX 693117". */
function widen(tokens: readonly Token[], chunk: Chunk, cue: boolean): void {
  const before = tokens[chunk.first - 1];
  if (before !== undefined && before.shape === 'word' && besideSpace(tokens, chunk.first - 1, chunk.first) && (!before.caseless && short.test(before.text) || before.marks === 0 && before.text.length <= 5 && (!before.capital || before.caseless) && short.test(before.text.slice(0, 4).toUpperCase())) && !isLabel(before.fold) && !has(before, Word.brand) && chunk.letters === 0 && chunk.digits >= 3 && chunk.digits < 8) {
    chunk.first--;
    chunk.start = before.start;
    chunk.letters += before.text.length;
  }
  for (let step = 0; step < 2; step++) {
    const next = tokens[chunk.last + 1];
    if (next === undefined || !besideSpace(tokens, chunk.last, chunk.last + 1)) return;
    if (isLabel(next.fold)) return;
    const glued = tokens[chunk.last + 2]?.start === next.after && tokens[chunk.last + 2]?.shape !== 'sign';
    const group = next.shape === 'number' && next.text.length >= 2 && next.text.length <= 6 && (chunk.letters > 0 || cue || chunk.digits === 3 && next.text.length === 3);
    const tail = next.shape === 'word' && !next.possessive && (short.test(next.text) && !next.caseless && chunk.digits >= (cue ? 2 : 3) || (cue || tokens[chunk.last]?.shape === 'mix') && plainShort.test(next.text) && !has(next, Word.english | Word.spanish | Word.stop | Word.verb | Word.report));
    if (glued || !group && !tail && !(cue && next.shape === 'mix' && next.text.length <= 5)) return;
    count(next, chunk);
    chunk.last++;
    chunk.end = next.end;
  }
}

/** "tkaiser2", "kaylee.dances08": a word that is on no list with a figure behind it is how somebody signs in. */
function userName(tokens: readonly Token[], chunk: Chunk, plain: string): boolean {
  if (chunk.last - chunk.first > 2 || chunk.digits > 4 || chunk.letters < 5) return false;
  const parts = /^(?:([a-z]{2,16})\.)?([a-z]{4,20})\d{1,4}$/.exec(plain.slice(chunk.start, chunk.end));
  return parts !== null && (tokens[chunk.first] as Token).caseless !== true && (lookUp(parts[2] as string) & (Word.english | Word.stop | Word.report | Word.brand | Word.verb | Word.spanish)) === 0 && !/^(?:covid|iphone|windows?|android|ipad|level|group|phase|version|axon|glock)$/.test(parts[2] as string);
}

const sizes = /^(?:size|page|pages|channel|chan|level|type|class|phase|code|codes|signal|condition|grade|version|gen|gauge|caliber|section|title|chapter|article|policy|rule|form|figure|step|option|usc|cfr|pc|vc|hs|penal|statute|ley|articulo|highway|hwy|route|interstate|exit|mile|milepost|fm|cr|sr|temp|about|over|under|around|nearly|almost|like|than|only|just|least|most|to|every|another|past|age|aged|win|mag|sig|glock|taser|axon|model|modelo|mod|motorola|freq|frequency|ph|tac|iso|nij|nfpa|ansi|astm|osha)$/;

function judge(tokens: readonly Token[], chunk: Chunk, prepared: Prepared, out: Candidate[]): void {
  const { plain, low } = prepared;
  const before = plain.charAt(chunk.start - 1);
  if (/[$€£.,'@_\\+=~^]/.test(before) || /[%°]/.test(plain.charAt(chunk.end)) || /^[,.:]\d/.test(plain.slice(chunk.end, chunk.end + 2))) return;
  const kind = cueBefore(tokens, chunk.first);
  if (kind === undefined && userName(tokens, chunk, plain)) {
    out.push({ start: chunk.start, end: chunk.end, kind: 'handle', tier: 'check', reason: 'user-form', weight: 23 });
    return;
  }
  const cue = kind !== undefined;
  const lead = tokens[chunk.first - 1];
  const value = (): string => plain.slice(chunk.start, chunk.end);
  if (wordy(tokens, chunk) || lead !== undefined && !lead.newLine && sizes.test(lead.fold) && !(chunk.letters > 1 && chunk.digits > 4)) return;
  if (!cue && (harmless.test(value()) && !/^\d{3}-\d$/.test(value()) || !counted.test(low.slice(chunk.end, chunk.end + 24)))) return;
  if (model.test(value().toUpperCase()) || notUnit.test(value().toUpperCase()) && !/\d{5}|\d[-/]\d/.test(value()) || !cue && made(low.slice(Math.max(0, chunk.start - 20), chunk.start))) return;
  const bare = chunk.letters === 0 && chunk.first === chunk.last;
  if (bare && !cue && !lone(value(), low, chunk.start, chunk.end)) return;
  widen(tokens, chunk, cue);
  const { digits, letters } = chunk;
  if (cue ? digits < (letters > 0 ? 2 : 3) || !counted.test(low.slice(chunk.end, chunk.end + 24)) || harmless.test(value()) && digits < 4 && letters < 3 || kind === 'plate' && letters === 0 && digits < 4 : bare && letters === 0 && digits < 5 || digits + letters < 4 || digits < 2) return;
  if (!cue && (letters > 8 || letters > 0 && /\d\p{Lu}\p{Ll}{2}/u.test(value())) || digits + letters > 26) return;
  out.push({ start: chunk.start, end: chunk.end, kind: kind ?? guess(value()), tier: cue && digits >= 3 ? 'redact' : 'check', reason: cue ? 'code-cue' : 'code-form', weight: cue ? 58 : 22 });
}

const guess = (value: string): Kind => (/^[A-Z]{2,4} \d{1,3}$|^[A-Z]{2,4}\d{1,2}$/.test(value) ? 'unit' : /[/:]|^[A-Z]{2,5}#\d{4}/.test(value) ? 'case' : 'serial');
