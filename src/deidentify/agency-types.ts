import { isRank } from './cues.js';
import { Word } from './lexicon.js';
import { has } from './name-words.js';
import { opener } from './openers.js';
import { bearing, opensSentence, push } from './place-words.js';
import { cased, type Token } from './tokens.js';
import type { Candidate } from './types.js';
import { wordSet } from './word-set.js';

/** Words that end the name of an agency. */
const agencyTypes = wordSet('pd sd so fd police sheriff sheriffs dps hp highway patrol dispatch communications ems troopers fire');
export const agencyWord = opener(agencyTypes);
/** After these words an everyday word names a town or county, also in small letters: "prairie county sheriff's office", "tolland falls police". */
const townTails = wordSet('county parish falls springs heights hills valley grove village beach lake creek park ridge');
/** What towns are called by their look: "Red Butte Police" keeps its first word. */
const lookOf = /^(?:red|blue|green|black|white|gray|grey|brown|yellow|orange|gold|golden|silver|copper|iron|crystal|clear|big|little|high|long|round|flat|rock|rocky|stone|sandy|cold|warm|hot|dry|deep|broken|twin|two|three|four|seven|grand|great|fair|good|cedar|pine|oak|bear|eagle|elk|deer|wolf|buffalo|turtle|standing|painted|fort)$/;
const whichOne = /^(?:neighboring|neighbouring|next|other|local|adjacent|surrounding|rural|same|different|another|entire|whole|home|each|big|small|old|new|trailer|dog|skate|state|national|mobile|water)$/;

const forces = wordSet('lapd nypd sfpd lasd lvmpd sdpd hpd dpd cpd opd mpd apd bpd spd ppd tpd fpd chp fhp ohp ghp thp nhp mcso pcso hcso bcso ocso jpd kcpd slmpd wcso scso lcso pbso bso rpd vpd');

/** Agencies of the whole country that reports call by letters. Others by letters are also things (ICE) or rules (DOT). */
const federal = wordSet('tsa dea bia fbi cbp atf usms hsi dhs usfs usss uscg');
/** Letters that count also where capitals say nothing. */
export const forceWord = opener([...forces, ...federal]);
/** What after the letters makes them a thing's: "the ATF form", "an FBI qual course", "a TSA lock". */
const ofAgency = /^(?:form|forms|class|classes|course|courses|qual|quals|qualification|lock|locks|number|numbers|num|no|file|files|nics|leeda|academy|certified|certification|style|approved|approval|database|checks?|background|fingerprints?|prints|profile|precheck|training|standards?|rules?|schedule|license|registration|policy|guidelines?|bulletin|poster|statistics|stats|data|report|reports|study|target|targets|seal|logo|jacket|hat|shirt|vest|type|tax|stamp|ruling|letter|grade|spec|specs|schools?|trained|hotline|tip|website|line)$/;

export function agencyAcronym(tokens: readonly Token[], index: number, out: Candidate[]): void {
  const token = tokens[index] as Token;
  const text = token.text;
  if (text.length < 3 || text.length > 6) return;
  const cap = token.upper && !token.caseless;
  // In small letters too: no word is written so.
  if (federal.has(token.fold) && (cap || !token.capital || token.caseless)) {
    const next = tokens[index + 1];
    if (next === undefined || next.newLine || !(/^[-#/]$/.test(next.text) || next.shape === 'number' || ofAgency.test(next.fold))) push(out, tokens, index, index, 'agency', 'agency-acronym', 52);
    return;
  }
  // "I was RSO and grabbed it": what somebody did that day.
  if (!cap && !forces.has(token.fold) || /^(?:was|as|am|were|is|being|be|acting)$/.test(tokens[index - 1]?.fold ?? '')) return;
  if (cap && /^[A-Z]{1,4}(?:PD|SO|FD|SD|HP|DPS|SPD|PDX)$/.test(text) && !/^(?:VPSO|PFD|ALSO|OSO|PSO|CSO|SSD|LSD|ISO|PTSD|HDPS)$/.test(text) && !has(token, Word.english) && !(text === 'RSO' && !/^(?:deputy|deputies|units?|and)$/.test(tokens[index + 1]?.fold ?? ''))) push(out, tokens, index, index, 'agency', 'agency-acronym', 52);
  else if (forces.has(token.fold)) push(out, tokens, index, index, 'agency', 'agency-acronym', 52);
}

/** "with Juniper Fire and": after a word of company and without an article it is a fire department. */
function serving(tokens: readonly Token[], start: number, end: number): boolean {
  const next = tokens[end + 1];
  return /^(?:with|from|by|assist|assisted|assisting|called|paged|joined)$/.test(tokens[start - 1]?.fold ?? '') && (next === undefined || next.newLine || next.shape === 'sign' || has(next, Word.stop | Word.verb)) && !has(tokens[start], Word.report | Word.brand);
}

/** "Springfield PD", "Polk County Sheriff's Office", "Ohio State Patrol", "Pueblo Dispatch". */
export function agencyAt(tokens: readonly Token[], index: number, out: Candidate[]): void {
  const token = tokens[index] as Token;
  let end = index;
  while (end < index + 4) {
    const next = tokens[end + 1];
    if (next === undefined || next.newLine || !/^(?:office|department|dept|bureau|patrol|police|rescue|center|division|services|communications|dispatch|commission|service|force|authority)$/.test(next.fold)) break;
    end++;
  }
  let start = index;
  let names = false;
  for (let at = index - 1; at >= Math.max(0, index - 5); at--) {
    const before = tokens[at] as Token;
    if ((tokens[at + 1] as Token).newLine || isRank(tokens, at)) break;
    if (before.text === "'" || before.text === '.') {
      if (before.text === '.' && !/^(?:st|ft|mt)$/.test(tokens[at - 1]?.fold ?? '')) break;
      continue;
    }
    if (cased(before) && !has(before, Word.stop)) {
      start = at;
      if (/^(?:county|parish)$/.test(tokens[at + 1]?.fold ?? '') && !/^(?:the|our|this|neighboring|other|next)$/.test(before.fold)) names = true;
      if (!has(before, Word.report) && !(before.first && has(before, Word.english) && !has(before, Word.city | Word.street | Word.nameable))) names = true;
    } else if (!before.capital || before.caseless) {
      const low = before.fold;
      const generic = /^(?:county|city|state|metro|township|parish|tribal|highway)$/.test(low);
      const place = has(before, Word.city) || townTails.has(tokens[at + 1]?.fold ?? '') && at + 1 < index && has(before, Word.english) && !has(before, Word.stop | Word.report | Word.verb | Word.brand) && !whichOne.test(low) || (!has(before, Word.english | Word.spanish | Word.stop | Word.report | Word.brand) && low.length > 3);
      if (!generic && !place) break;
      if (generic && at === 0) break;
      if (place) { start = at; names = true; break; }
      start = at;
    } else break;
  }
  if (start < index && opensSentence(tokens[start] as Token) && !bearing.test((tokens[start] as Token).fold) && !(lookOf.test((tokens[start] as Token).fold) && start + 1 < index)) start++;
  if (!names || start >= index) return;
  if (token.fold === 'fire' && end === index && ![...tokens.slice(start, index)].some((each) => /^(?:county|city|township)$/.test(each.fold)) && (!cased(token) || tokens[start - 1]?.fold === 'the')) {
    // "the Tavaputs Fire", "an Idaho fire assignment": a fire that burns has the name of a place.
    if ([...tokens.slice(start, index)].some((each) => !has(each, Word.english) && !each.upper)) push(out, tokens, start, index - 1, 'place', 'place-type', 58);
    return;
  }
  if (token.fold === 'fire' && !serving(tokens, start, end) && ![...tokens.slice(start, index)].some((each) => /^(?:county|city)$/.test(each.fold) || has(each, Word.city) || (!has(each, Word.english) && !each.upper && each.shape === 'word'))) return;
  const weak = !cased(token) && /^(?:patrol|police|fire|dispatch|communications|ems)$/.test(token.fold);
  if (weak && [...tokens.slice(start, index)].every((each) => has(each, Word.brand | Word.report | Word.stop) || (each.upper && each.text.length <= 4) || (has(each, Word.english) && !has(each, Word.city | Word.street)))) return;
  if (/^(?:highway|troopers)$/.test(token.fold) && end === index) return;
  push(out, tokens, start, end, 'agency', 'agency-type', 58);
}
