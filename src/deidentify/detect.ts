import { markActingWords } from './acting-words.js';
import { addressPatterns } from './addresses.js';
import { intersectionPatterns } from './intersections.js';
import { datePatterns, relativeDatePatterns } from './dates.js';
import { markLowerNames } from './lower-names.js';
import { merge } from './merge.js';
import { findAgencyHeads } from './agency-heads.js';
import { findCasualPlaces, markCasualNames } from './casual.js';
import { findOrderedPlaces } from './casual-places.js';
import { clockForms } from './clock-forms.js';
import { findCodes } from './codes.js';
import { isTyped, unexplained } from './explained.js';
import { markMonths } from './coined.js';
import { markCompany, markDogs } from './company.js';
import { markCuedNames } from './cued-names.js';
import { markIntroductions } from './introductions.js';
import { findLandmarks } from './landmarks.js';
import { markLaws } from './laws.js';
import { markListedNames } from './listed-names.js';
import type { Verdicts } from './name-words.js';
import { markNicknames, markQuotedNicknames } from './nicknames.js';
import { handlePatterns } from './handles.js';
import { loneNumberPatterns } from './lone-numbers.js';
import { findNamedUnits } from './named-units.js';
import { numberPatterns } from './numbers.js';
import { officePatterns } from './offices.js';
import type { Pattern } from './pattern.js';
import { phonePatterns } from './phones.js';
import { markAllowed } from './phrases.js';
import { findPlaces } from './places.js';
import { policeNumberPatterns } from './police-numbers.js';
import { positionPatterns } from './positions.js';
import { blankedOut, prepare, type Prepared } from './prepare.js';
import { redact, redactedSpans } from './redact.js';
import { relativeDays } from './relative-days.js';
import { roadForms } from './roads.js';
import { Scanner } from './scan.js';
import { markRepeats } from './repeats.js';
import { markSpelled } from './spelled.js';
import { markThings } from './things.js';
import { findTerms, type Terms } from './terms.js';
import { withTagged } from './tagger.js';
import { timePatterns } from './times.js';
import { markToldNames } from './told-names.js';
import { tokenize, type Token } from './tokens.js';
import { type Candidate, type Finding, weighed } from './types.js';
import { wholeNames } from './whole-names.js';

export const allPatterns: readonly Pattern[] = [
  ...numberPatterns, ...handlePatterns, ...positionPatterns, ...policeNumberPatterns, ...loneNumberPatterns, ...phonePatterns, ...datePatterns, ...relativeDatePatterns, ...timePatterns, ...addressPatterns, ...intersectionPatterns, ...officePatterns,
  ...clockForms, ...relativeDays, ...roadForms,
];
/** Made when the first text comes, so that loading the room costs little. */
let scanner: Scanner | undefined;
const weights: Partial<Record<string, number>> = { 'rank-cue': 79, 'named-cue': 79, 'nickname-cue': 84, 'nickname-form': 60, 'role-cue': 58, 'listed-name': 55, 'listed-surname': 48, 'unknown-capital': 30, 'word-name': 35 };

/**
 * Finds what could identify a person, in English and Spanish. Sorted, not overlapping, offsets in UTF-16 code
 * units of `text`. Pure and linear in the length of the text. A suggestion for a person to check: no list and no
 * rule finds everything.
 */
export function detect(text: string, terms?: Terms): Finding[] {
  let findings = look(text, terms, false);
  // What was found changes what its neighbours mean ("Smith & Wesson Springfield PD"), so the redacted text is
  // read again, as its next reader would.
  for (let round = 0; round < 3 && findings.length > 0; round++) {
    const more = look(redact(text, findings), terms, true);
    if (more.length === 0) break;
    findings = merge([...findings.map((finding) => weighed(finding)), ...backToOriginal(more, text, findings)], legible(text, prepare(text)));
  }
  return findings;
}

function look(text: string, terms: Terms | undefined, again: boolean): Finding[] {
  const { prepared, tokens, allowed, findings } = lookByRules(text, terms, again);
  const judged = withTagged(tokens, allowed, findings, again || prepared.plain.includes(blankedOut));
  return judged === undefined ? findings : merge(judged.filter((candidate) => candidate.reason !== 'learned' || !isTyped(text.slice(candidate.start, candidate.end))), legible(text, prepared));
}

/** The first half of it, from which the weights of the second are learned. */
export function lookByRules(text: string, terms: Terms | undefined, again: boolean): { prepared: Prepared; tokens: Token[]; allowed: Uint8Array; findings: Finding[] } {
  const prepared = prepare(text);
  const candidates: Candidate[] = [];
  scanner ??= new Scanner(allPatterns);
  scanner.run(prepared, candidates, again);
  const tokens = tokenize(prepared);
  if (terms !== undefined) findTerms(terms, tokens, prepared.low, candidates);
  findCodes(tokens, prepared, candidates);
  const allowed = markAllowed(tokens);
  findNames(tokens, allowed, prepared, candidates);
  return { prepared, tokens, allowed, findings: wholeNames(merge(unexplained(apart(candidates, prepared), tokens, allowed, prepared), legible(text, prepared)), tokens, allowed) };
}

/** The text as the expressions read it fastest (see prepare.ts), but with its markers. */
const legible = (text: string, { plain }: Prepared): string => (plain.includes(blankedOut) ? text : plain);

/** Offsets in the redacted text to offsets in the original. */
function backToOriginal(more: readonly Finding[], text: string, findings: readonly Finding[]): Candidate[] {
  const marked = redactedSpans(text, findings);
  let index = 0;
  let shift = 0;
  return more.map((finding) => {
    while (index < marked.length && (marked[index] as { end: number }).end <= finding.start) {
      shift = (findings[index] as Finding).end - (marked[index] as { end: number }).end;
      index++;
    }
    return { ...finding, start: finding.start + shift, end: finding.end + shift, weight: 50 };
  });
}

function findNames(tokens: readonly Token[], allowed: Uint8Array, prepared: Prepared, candidates: Candidate[]): void {
  findNamedUnits(tokens, prepared, allowed, candidates);
  markLaws(tokens, allowed);
  const spelled = markSpelled(tokens, allowed);
  const harmless = allowed.slice();
  markMonths(tokens, harmless);
  markThings(tokens, harmless);
  const verdicts: Verdicts = new Array<undefined>(tokens.length).fill(undefined);
  markCuedNames(tokens, verdicts, harmless);
  markNicknames(tokens, verdicts);
  markDogs(tokens, verdicts);
  markListedNames(tokens, verdicts, harmless);
  markIntroductions(tokens, verdicts, harmless);
  markToldNames(tokens, verdicts, harmless);
  markLowerNames(tokens, verdicts, harmless);
  markActingWords(tokens, verdicts, harmless);
  markCasualNames(tokens, verdicts, harmless);
  markCompany(tokens, verdicts, harmless);
  markQuotedNicknames(tokens, verdicts);
  // A list of letters reads like company and like a role with its name.
  for (const at of spelled) verdicts[at] = undefined;
  markRepeats(tokens, verdicts, harmless);
  findPlaces(tokens, allowed, candidates);
  findLandmarks(tokens, harmless, candidates);
  findAgencyHeads(tokens, candidates);
  findCasualPlaces(tokens, harmless, candidates);
  findOrderedPlaces(tokens, harmless, candidates);
  for (let index = 0; index < tokens.length; index++) {
    const verdict = verdicts[index];
    if (verdict === undefined) continue;
    const first = tokens[index] as Token;
    let last = index;
    while (last + 1 < tokens.length && verdicts[last + 1] === verdict) last++;
    const end = tokens[last] as Token;
    const { kind, tier, reason } = verdict;
    candidates.push({ start: first.start, end: end.end, kind, tier, reason, weight: weights[reason] ?? 50 });
    index = last;
  }
}

/** Candidates never reach across a redaction marker. */
function apart(candidates: Candidate[], prepared: Prepared): Candidate[] {
  if (!prepared.plain.includes(blankedOut)) return candidates;
  return candidates.filter((candidate) => !prepared.plain.slice(candidate.start, candidate.end).includes(blankedOut));
}
