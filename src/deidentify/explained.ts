import { fold } from './fold.js';
import { anyName, lookUp, Word } from './lexicon.js';
import { jargonWords } from './lists/jargon.js';
import type { Token } from './tokens.js';
import type { Prepared } from './prepare.js';
import type { Candidate } from './types.js';

/** Rules that know a number by its form alone. */
const byForm = /^(?:lone-number|lone-pair|code-form|code-cue|mixed-run|mixed-caps|digit-run|mixed-short|letters-number|letter-dash|named-unit|call-sign-form|unit-cue|clock-told|clock-form|clock-cue|serial-cue|hash-number|letter-number|plate-form|badge-cue|case-cue|street-address|zip-form|call-sign)$/;
const round = /(?:^|[\d ])(?:grs?|grains?|fmj|jhp|hst|xtp|otm|bthp|hp|sp|rn|lrn|tmj|lr|acp|\+p\+?|win|mag|rem|nato|blk|mm|ga|cal)$/;
const roundAfter = /^ ?-?(?:grs?|grains?|fmj|jhp|hst|xtp|otm|bthp|tmj|lrn|\+p|gold dots?|ranger|ammo|rounds?)(?![a-z])/;
const lawAfter = /^ ?(?:\([a-z0-9]{1,3}\) ?){0,3}(?:vc|pc|hs|h&s|h\/s|bp|b&p|wi|wic|w&i|w\/i|cvc|cpc|hns|bnp|penal code|vehicle code|health|rcw|ors|crs|nrs|ars|usc|u\.s\.c|cfr|ilcs|mcl|orc|fss|tca|ccr|stat|statute|cp del|del c[oó]digo|c[oó]digo)(?![a-z])/;
const lawBefore = /(?:^|[^a-z])(?:(?<![ap]\.m\.)(?:[a-z]\.){2,5}|vc|pc|hs|bp|wi|wic|cvc|cpc|rcw|ors|crs|nrs|ars|orc|usc|cfr|mcl|ilcs|fss|tca|ocga|prc|krs|njsa|rsmo|ksa|ccr|nmsa|kca|§{1,2}|sections?|sec|statutes?|title|chapter|art|art[ií]culo|code|penal|law|vtl|cpl|pl|csa|fs|f\.s|c\.r\.s|a\.r\.s|n\.r\.s|o\.r\.s|gs|g\.s|mutcd|nfpa|tia|tm|fm|appendix|annex|table|exhibit a|colregs|naca|tbl|fig(?:ure)?|general order|go|sop|policy|rule|osha|astm|ansi|nij|mil|std|form|dd|cdcr|chp|fd|sf|ics|erg|un|placards?)[ .:#]{0,2}(?:no\.? ?)?$/;
/** "922(g)(1)", "841(a)(1)": only sections of a law have parts in brackets behind them. */
const partsAfter = /^\([a-z]{1,2}\)|^\(\d{1,2}\)(?:\([a-z]|[,.; ])/;
/** Channels that all agencies share ("VTAC 12", "8TAC92", "7CALL50", "VFIRE21") and the parts of a plan for radios. */
const channel = /^(?:[uv]|[78]|i)?-?(?:tac|call|law|fire|med|mar|gtac|ftac|mob|mtac|ctac|wtac|etac|intac|itac|simplex|direct|talkgroup|tg|zone|bank|fg|vhf|uhf|lmr)(?:[ -]?\d{1,3}[a-z]?)?$/;
/** The letters of a code and one of its sections: "OCGA 40-6-391", "PRC 4571". */
const section = /^(?:pc|vc|hs|bp|bpc|wi|wic|prc|fgc|ccp|hsc|vtl|cpl|rcw|ors|crs|nrs|ars|orc|usc|cfr|mcl|ilcs|fss|tca|ccr|nmsa|gs|ocga|sdcl|ndcc|krs|mgl|rsa|rigl|ksa|njsa|cgs|hrs|nysvtl|aca|rsmo) ?\d{1,5}[a-z]?(?:[.:-]\d{1,5}[a-z]?){0,3}$/;
const statute = /^\d{1,3}[a-z]?(?:[.:-]\d{1,3}[a-z]?){1,3}$/;
/** What a model's number stands before. */
const gear = /^ (?:suits?|robots?|drills?|patterns?|courses?|targets?|plates?|carriers?|helmets?|holsters?|launchers?|batons?|cartridges?|batter(?:y|ies)|chargers?|tires?|optics?|scopes?|sights?|switch|switches|locks?|racks?|mounts?|gloves?|masks?|filters?|canisters?|cans?|cameras?|drones?|laptops?|printers?|scanners?|routers?|modems?|tablets?|antennas?|firmware|software|standards?|forms?|rated|compliant|style|type|pattern|series|edition|version|model|rifles?|pistols?|revolvers?|shotguns?|carbines?|boats?|outboards?|motors?|engines?|helicopters?|airframes?|motorcycles?|bikes?|quads?|atvs?|utvs?|trailers?|tractors?|saws|generators?|pumps?|valves?|cylinders?|fuses?|relays?|connectors?|ports?|servers?|chips?|cards?|cables?|adapters?)(?![a-z])/;
const model = /^(?:(?:dd|sf|sg|da|ics|fema) \d{2,4}[a-z]?|kb\d{6,8}|[hnpr][a-z]{2}n\d{4}[a-z]?|an-?(?:pvs|peq|pas|psq|prc|vis)-?\d+[a-z]?|r?cr-?123a?|cr-?20[123]\d|(?:anvis|go|gpnvg|pvs|psq|pas|prc|an|vcr|ops|aed|lp|dji|evo|spot|bw|max|exo|ion|ar|kn|xl|fr|iq|axp|bwc|tlr|dlr|wml|hs|he|he508|rm)-?\d{1,4}[a-z]?|m(?:k|ark)[ -]?[ivx\d]{1,4}|r\d{3,4}(?:gs|rt|gsa?)?|as[ -]?\d{3}(?:b\d?)?|h1\d\d|bo[ -]?\d{3}|ec[ -]?1\d\d|md[ -]?\d{3}|tfr[ -]?\d+|g[ -]?[23]|lrad[ -]?\d+|sr[ -]?\d+|xr[ -]?\d+|mx[ -]?\d+|dl[ -]?\d+|ts[ -]?\d+|cf[ -]?\d+|fz[ -]?\d+|p-?\d{2}|m-?\d{1,3}s?|rt-?\d+|ddm4|aed \d|lp ?\d+|dm[ -]?\d+)$/;

const typed: ReadonlySet<string> = new Set(jargonWords.trim().split(/\s+/));
/** "prob", "quals": what the weights take for a name and the list knows as a way of typing. */
export const isTyped = (word: string): boolean => typed.has(fold(word));

/** Before these a number is somebody's or something's own. */
const labelled = /^(?:serial|tag|plate|unit|badge|car|case|report|item|asset|hull|tail|lot|reg|lic|license|shop|vehicle|evidence|property|receipt|batch|number|no|id|officer|deputy|sgt|call|code)s?$/i;

/** Whether what stands beside a number says that it measures, names a law or is a model. */
function isExplained({ start, end, reason }: Candidate, { plain, low }: Prepared): boolean {
  const value = low.slice(start, end);
  const after = low.slice(end, end + 18);
  const before = low.slice(Math.max(0, start - 16), start);
  if (round.test(value) && /\d/.test(value) || roundAfter.test(after)) return true;
  if (/^[\d.]{1,5} ?(?:fps|ppm|ppb|kts|knots|mah|db|dba|nm|lm|cd|hp|cfm|gpm|btus?|bpm|mmhg|mmol|fpm|lpm|ghz|khz|mbps|kbps|dpi|in-?lbs?|ft-?lbs?|joules?|fl|agl|msl)$|^\d{2,3} ?[fc]$/.test(value) || /^\d{2,3}$/.test(value) && /^ ?°? ?[fc](?![a-z])/.test(after) || /^ ?(?:fps|ppm|kts|knots|fpm|lpm|gpm|bpm|btus?|mah|dba?|in-?lbs?|ft-?lbs?|joules?|agl|msl|ft\.?-?lbs)(?![a-z])/.test(after)) return true;
  // Tyres ("P265/70R17"), a man's weight behind his height ("6'4 maybe 280"), what a body or a meter shows.
  if (/^(?:p|lt)?\d{3}(?:\/\d{2}(?:z?r\d{2})?|\/)?$/.test(value) && /^\/?\d{0,2}z?(?:r\d{2})?(?![a-z\d])/.test(after) && /r\d{2}/.test(value + after.slice(0, 7)) && /\//.test(value + after.charAt(0)) || /^\d{2}z?r\d{2}$/.test(value) && /\d{3}\/$/.test(before)) return true;
  if (reason === 'lone-number' && value.length === 3 && (/\d['-]\d{1,2}"?(?:,|\.| and| maybe| about| around| probably| like){1,3} $/.test(low.slice(Math.max(0, start - 26), start)) || /(?:pulse|temp|temperature|heart rate|hr|bp|sats?|readings?|pressure|weight|systolic|weigh(?:s|ed|ing)?|ppm|sugar|glucose)(?: (?:was|is|at|of|read|hit|about|around|over|now|to|went|came back|in|maybe|like)){0,3} $|(?:^|[^a-z])(?:i|he|she|guy|suspect|subject|male|female|him|you) (?:weighs?|weighed|goes|had to (?:be|go)|was easily|was every bit of|must have (?:been|gone|weighed)|might have been|tops? out at|benche[sd]|squat(?:s|ted)|dead ?lift(?:s|ed)|lift(?:s|ed)|pushing|was pushing) $|(?:^|[^a-z])(?:i go|benched|dead ?lifted|(?:dummy|sled|barbell|kettlebell|ruck)(?: (?:is|was|at|of))?|squatted|i bench|pushing|weighs?|weighing|all of|every bit of|easily|soaking wet at) $/.test(low.slice(Math.max(0, start - 34), start)) || /\d ?ppm[^.]{0,24} and $/.test(low.slice(Math.max(0, start - 40), start)))) return true;
  if (reason === 'lone-number' && /^[1-4]\d\d$/.test(value) && /(?:i'?m|he'?s|she'?s|was|is|pushing|about|maybe) $/.test(before) && /lbs|pounds|kilos|\dkg/.test(low.slice(Math.max(0, start - 40), start))) return true;
  // "HS 11377": a section of law, or a form, has five digits as a post code has.
  if (reason === 'zip-form') return /(?:^|[^a-z])(?:h&?s|pc|vc|cvc|cpc|b&?p|wic|usc|cfr|rcw|ors|nrs|crs|ilcs|un|sections?|sec\.?|§|codes?|forms?|part|models?|nij|dot)\.? $/.test(before);
  if (reason === 'street-address') return false;
  if (reason === 'call-sign') return /^romeo ?\d[a-z]?$/.test(value) && /(?:optic|sight|dot|sig|sauer) ?\(?$/.test(before);
  if (lawAfter.test(after) || /^[\d.-]{2,9}[a-z]?$/.test(value) && partsAfter.test(after) && /^(?:lone-number|code-form|code-cue)$/.test(reason)) return true;
  if (channel.test(value) && !/^(?:named-unit|unit-cue)$/.test(reason) || reason === 'named-unit' && channel.test(value) && (!/^(?:fire|med|mar|law|zone) /.test(value) || /tac|channel|patch|talk ?group|simplex|freq|scan/.test(low.slice(Math.max(0, start - 50), start)))) return true;
  if (reason === 'clock-form' && /^\d:\d\d$/.test(value) && (/^[^.]{0,14} par(?![a-z])/.test(after) || /par (?:of|was|time|is) $/.test(before))) return true;
  // "ran 1.5 miles in 12:40": how long.
  if (reason === 'clock-form' && /^\d{1,2}:\d\d$/.test(value) && / in (?:about |under |just |around )?$/.test(before) && /miles?|meters?|\dk|laps?|yards?|course|swim|\bran\b|ruck/.test(low.slice(Math.max(0, start - 40), start))) return true;
  // An update of a program, a battery, what a motor complains of.
  if (/^(?:bp )?(?:\d{2,3})?\/\d{2,3}$/.test(value) && reason === 'code-form') return true;
  if (reason === 'digit-run') return /(?:^|[^a-z])kb$/.test(before) || statute.test(value) && lawBefore.test(before);
  if (/^(?:code-form|letters-number|plate-form|mixed-run)$/.test(reason) && (section.test(value) || /^s \d{4,5}$/.test(value) && /h&$/.test(before))) return true;
  if (/^[pbcu][0-3][\da-f]{3}$/.test(value) && /(?:codes?|dtcs?|fault|obd|scan(?:ner)?|threw|thrown|throwing|throws|light)(?: (?:a|for|read|was|of|said|and|with))? $/.test(before)) return true;
  if (reason === 'mixed-caps') return model.test(value);
  if (/\d/.test(value) && value.length <= 12 && (statute.test(value) || /^\.?\d+(?:\.\d+)*(?:-\d+)?$/.test(value) || /^\d+[a-z]?(?:-\d+)?$/.test(value)) && lawBefore.test(before) && !/^(?:serial-cue|unit-cue)$/.test(reason)) return true;
  if (/^\d{1,2}(?:[a-z]\.\d{2,3}|\.\d{2,3}[a-z])(?:\.\d{3})?$/.test(value) || /^\d{1,2}[a-z]$/.test(value) && /^\.\d{2}/.test(after) || /^\.\d/.test(value)) return true;
  // What an extinguisher puts out: "2A:10BC".
  if (/^\d{1,2}-?a$/.test(value) && /^:\d/.test(after) || /^\d{1,2}-?a:\d{1,3}-?b:?c$/.test(value) || /^:?\d{1,3}-?b:?c$/.test(value)) return true;
  if (reason === 'plate-form') return /^bp/.test(value) && /^\/\d/.test(after) || /^(?:ram|gmc|bmw|ktm|cat|kia|xdm|svu|suv|nfpa|iso|mil|std|apx|xts|xpr|tac|glk|fnx|fns|fnp|pps|ppq|vp|sro|rmr|mbt|pc|vc|hs|usc|rcw|ors|crs|ars|nrs|erg|un|ics|ul|sae|dot|epa|rev|ver|mod|gen|opt|fmj|jhp) ?\d{3,4}$|^\d{2,4} (?:mg|mcg|mgs|mls?|ccs?|units|iu|ug|kg|lbs|oz|gm|psi|rpm|bpm)$/.test(value);
  if (reason === 'case-cue') return /(?:order|directive|policy|bulletin|procedure|rule|memo|chapter|section)s? $/.test(before) && /^\d{1,3}[-.]\d{1,2}$/.test(value) || /(?:faa|doe|dod|dot|executive|general|special|standing|training|departmental) order $/.test(low.slice(Math.max(0, start - 22), start)) && /^\d{1,5}$/.test(value);
  if (reason === 'badge-cue') return /^m-?\d{2,3}(?:a\d)?$|^(?:ar|ak|m|mk|cf|l)-?\d{2,3}$/.test(value) && /\b(?:tip|radio|shield|star) ?\($/.test(before);
  if (reason === 'serial-cue') return /placards? (?:un ?)?$/.test(before) && /^\d{4}$/.test(value);
  if (reason === 'unit-cue') return /(?:combined|safariland|defense) $/.test(before) || /^bearcat g\d$|^medic (?:bag|kit)/.test(value);
  // "VEHICLE: 2021 Chevrolet": the year of a model.
  if (reason === 'code-cue' && /^(?:19|20)\d\d$/.test(value) && (lookUp(/^ ([a-z]{2,14})/.exec(after)?.[1] ?? '') & Word.brand) !== 0) return true;
  if (reason === 'code-cue') return gear.test(after) && value.replace(/\D/g, '').length <= 3;
  if (gear.test(after) && !/^\d{4,}$/.test(value) || model.test(value)) return true;
  // "BMW R1250", "Matrice 30T": a maker or a product right before it.
  const lead = /([\p{L}][\p{L}']{1,15})[ -]$/u.exec(plain.slice(Math.max(0, start - 18), start))?.[1];
  // No model has six figures.
  if (lead === undefined || value.includes(' ') || value.replace(/\D/g, '').length >= 6 || /^\d{5,}$/.test(value)) return false;
  if ((lookUp(lead.toLowerCase()) & (Word.brand | Word.stop)) === Word.brand) return true;
  // "the Notifier 3030": a word that nobody is called by, with a capital inside a sentence.
  if (reason === 'lone-number') return /^\p{Lu}\p{Ll}{2}/u.test(lead) && /[\p{Ll},(] ?\(?$/u.test(plain.slice(Math.max(0, start - 32), start - lead.length - 1)) && !labelled.test(lead) && (lookUp(lead.toLowerCase()) & (Word.english | Word.report | anyName | Word.nameable | Word.given | Word.wordName)) === Word.english;
  // "Viking VP8000", "Federal LE132": short letters and digits after a capital inside a sentence are its model.
  return /^(?:mixed|code-form)/.test(reason) && /^[a-z]{1,3}\d{2,4}[a-z]?$|^\d{4}[a-z]$/.test(value) && /^\p{Lu}\p{L}/u.test(lead) && /[\p{Ll},(] ?(?:\p{Lu}\p{Ll}* )?$/u.test(plain.slice(Math.max(0, start - 32), start - lead.length - 1)) && !labelled.test(lead);
}

/** "the 25, 15 and 7 yard lines": the first of several lengths. */
const distances = /^(?:,|,? (?:and|or|to|then)) (?:the )?(?:\d{1,3}(?:, |,? (?:and|or|to|then) )(?:the )?){0,4}\d{1,3}[ -]?(?:yards?|yds?|meters?|feet|foot|ft|laps?|rounds?|minutes?|seconds?)(?![a-z])/;

/** "2155 and 2210 hrs": two times, and the word between them is none. */
function withSpanEnds(candidates: readonly Candidate[], low: string): readonly Candidate[] {
  if (!candidates.some(isSpan)) return candidates;
  return candidates.flatMap((candidate) => (isSpan(candidate) ? spanEnds(candidate, low) : [candidate]));
}

const isSpan = ({ reason }: Candidate): boolean => reason === 'clock-span' || reason === 'clock-range';

function spanEnds(candidate: Candidate, low: string): Candidate[] {
  const parts = /^(\d{1,2}[:.h]?\d\d(?: ?(?:hrs|hours|h|[ap]\.?m\.?))?) (?:to|and|until|through|thru|till|hasta las|a las|y las) (?=\d)/.exec(low.slice(candidate.start, candidate.end));
  if (parts === null) return [candidate];
  return [{ ...candidate, end: candidate.start + (parts[1] as string).length }, { ...candidate, start: candidate.start + parts[0].length }];
}

/** "my 2 o'clock", "at the 9 o'clock position": where something is, not when. */
function isBearing({ start, end }: Candidate, low: string): boolean {
  if (!low.slice(start, end).endsWith('clock')) return false;
  const after = low.slice(end, end + 14);
  return /^ (?:position|side|high|low|angle|sector|direction)/.test(after)
    || /(?:^|[^a-z])(?:my|his|her|our|your|their|its|\p{L}+'s) $/u.test(low.slice(Math.max(0, start - 16), start)) && !/^ (?:appoint|meeting|relief|class|call|shift|briefing|court|train|hearing|news|bus|flight|curfew|count|feeding|chow|start|stop|med|check)/.test(after);
}

/** Drops what only the form of a number suggests where its neighbours explain it, and weak suggestions inside an allowed phrase. */
export function unexplained(candidates: readonly Candidate[], tokens: readonly Token[], allowed: Uint8Array, prepared: Prepared): Candidate[] {
  return withSpanEnds(candidates, prepared.low).filter((candidate) => {
    if (candidate.reason === 'date-form' && /(?:ocga|tca|ksa|sdcl|mca|crs|ors|c\.g\.a\.|t\.c\.a\.|\u00A7|section|sec\.) $/.test(prepared.low.slice(Math.max(0, candidate.start - 9), candidate.start))) return false;
    if (/^(?:date-cue|highway)$/.test(candidate.reason) && distances.test(prepared.low.slice(candidate.end, candidate.end + 40))) return false;
    if (candidate.kind === 'time' && isBearing(candidate, prepared.low)) return false;
    if (byForm.test(candidate.reason) && isExplained(candidate, prepared)) return false;
    return candidate.tier !== 'check' || !/^(?:state|capital-pair|office-name|listed-place|letter-dash|lone-number|mixed-run|mixed-short|code-form|road|unknown-capital)$/.test(candidate.reason) || !insidePhrase(candidate, tokens, allowed);
  });
}

function insidePhrase(candidate: Candidate, tokens: readonly Token[], allowed: Uint8Array): boolean {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle] as Token).start < candidate.start) low = middle + 1;
    else high = middle;
  }
  let at = low;
  while (at < tokens.length && (tokens[at] as Token).start < candidate.end) if (allowed[at++] !== 1) return false;
  return at > low;
}
