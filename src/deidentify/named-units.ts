import { isLabel } from './code-cues.js';
import { Word } from './lexicon.js';
import { has } from './name-words.js';
import { measures } from './pattern.js';
import type { Prepared } from './prepare.js';
import type { Token } from './tokens.js';
import type { Candidate } from './types.js';
import { wordSet } from './word-set.js';

const notCounted = new RegExp(`^${measures}(?! (?:more|other|of|in a row|deep|each|apiece|to one|for)(?![a-z]))`, 'u');

/** What is numbered without being a unit: codes, levels, gear, parts of buildings and of texts, dates. */
const others = wordSet(`
code codes channel chan ch level type class phase signal condition priority category grade gate door stall lane lanes room rm cell tier floor flr page pages pg chapter section sec title rule policy step item version
gen mark model part form figure fig option number no nos day days week month year age shift side position window camera line target yard row seat slot bay box shelf drawer round rounds stage station point points
game set test trial take attempt exit mile milepost mm exits route highway hwy interstate us sr cr fm usc cfr pc vc hs rcw ors art article para paragraph question answer note bullet lesson drill scenario evolution
january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec monday tuesday wednesday thursday friday saturday sunday
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miercoles jueves viernes sabado domingo
glock sig taser axon windows iphone ios android galaxy psalm covid formula studio pier terminal tower apt apartment unit-part suite lot space bldg building block stairwell stair pod dorm ward bed ring lap mod module appendix
tac tactical ops op freq zone-a size speed temp wind winds grid hole heat table chair locker top bottom under over about around only just almost nearly at on in by to from of and or for with the a an than near
canal nivel clave piso cuarto celda puerta carril kilometro km calle avenida articulo capitulo pagina paso punto fase opcion numero num nivel sala cama tipo clase grado grupo
high low band amendment title article schedule kilo pass fail pt pts apx xts xpr dd sf kb sop vtac utac nifog rfc ruger colt ford dodge remington mossberg benelli savage winchester smith ar ak mp un nij iso ics nims fema nfpa r p m g x f k
transit sprinter promaster econoline express savana silverado sierra ram expedition tundra titan frontier colorado
severity cat body lifepak pvs rem nims zoll draft wave beaufort saffir magnitude patch chest cap appendix pier polymer size
aisle booth gate-a corner third second first last next interval increment layer coat degree angle pins pin quantity qty minimum max maximum min total count approx seventy sixty fifty forty thirty twenty ten stack
`);
/** Letters before a number that name a gun, a form, a standard or a road. */
const letters = /^(?:[A-Z]|AR|AK|MP|HK|FN|CZ|SR|US|CR|FM|PC|VC|HS|UN|ICS|ISO|NIJ|NFPA|OC|CS|CN|AA|AAA|CR|LE|UV|IR|AM|PM|TV|OK|ID|NO|CH|TAC|PT|GP|XD|XDM|SW|PPQ|VP|APX|XTS|TS|MS|PH|BAC|USC|CFR|IV|MRE|CAT|SWAT|FTO|DUI|DV|EMS|CAD|MDT|POST|IN|ON|AT|OF|TO|BY|WE|HE|IT|AND|THE|FOR|ALL|BUT|WITH|FROM|OUT|ABOUT|OVER|ONLY|LIKE|THAT|WAS|HAD|GOT|MM|KM|CM|FT|LBS|LB|HRS|HR|MIN|SEC|YDS|YD|KG|OZ|PX|X|V|VS|PG|PP|NBR|NR|TH|RD|ST|ND|W|WIN|MAG|ACP|SPL|REM|LR|BLK|CAL|GA|MM|PSI|MPH|GPS|LED|USB|COVID|TLR|PMAG|GEN|MOD|III|II|WD|MIL|STD|MT|SIM|RE|HWY|RT|RTE|APT|STE|RM|BLDG|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEP|SEPT|OCT|NOV|DEC|GCS|BP|RR|HR|DD|SF|VTAC|UTAC|PAGE|CODE|LEVEL|TYPE|CLASS|SIGNAL)$/;

/** "C-Pod", "D Block", "Tier C": a part of a jail by its letter. */
export const jailParts = wordSet('pod block wing tier dorm mod range yard quad');

/**
 * "Airport 6", "Vessel 31", "Ramp Rover 2", "BH 36", "TD 4": a word with a capital and a small number is what
 * somebody calls a car, a post or a crew, unless the word is one of those that number other things.
 */
export function findNamedUnits(tokens: readonly Token[], prepared: Prepared, allowed: Uint8Array, out: Candidate[]): void {
  for (let index = 1; index < tokens.length; index++) {
    const number = tokens[index] as Token;
    if (number.shape !== 'number' || number.text.length > 3 || number.newLine) continue;
    const word = tokens[index - 1] as Token;
    const from = word.text === '-' && word.start === tokens[index - 2]?.after && number.start === word.after ? index - 2 : index - 1;
    const name = tokens[from];
    if (name === undefined || !numbered(name, number, from === index - 1) || allowed[from] === 1 && !(paired.has(name.fold) && leads(tokens, from) < from)) continue;
    if (!ends(tokens, index, prepared)) continue;
    if ((!name.capital || name.caseless) && smallWorks.has(name.fold) && !moves(tokens[index + 1])) continue;
    const start = leads(tokens, from);
    if (start === from && name.first && has(name, Word.english | Word.spanish) && !shown(tokens, index)) continue;
    out.push({ start: (tokens[start] as Token).start, end: number.end, kind: 'unit', tier: 'check', reason: 'named-unit', weight: 26 });
  }
}

function numbered(name: Token, number: Token, spaced: boolean): boolean {
  if (name.shape === 'word' && (!name.capital || name.caseless) && smallWorks.has(name.fold) && spaced && number.text.length <= 2 && number.start === name.after + 1) return true;
  if (name.shape === 'word' && !name.capital && name.marks === 0 && name.text.length <= 3 && spaced && number.start === name.after + 1) return !isLabel(name.fold) && !others.has(name.fold) && !letters.test(name.text.toUpperCase()) && !/[aeiouy]/.test(name.text);
  if (name.shape !== 'word' || !name.capital || name.possessive || isLabel(name.fold) && !crewLabels.has(name.fold) || spaced && number.start !== name.after + 1) return false;
  // In a text in capitals only letters that are no word can be a call sign.
  if (name.caseless) return name.upper && name.text.length <= 3 && !letters.test(name.text) && name.marks === 0 && !others.has(name.fold);
  // "Transit 350" is a van.
  if (works.has(name.fold) && spaced && number.text.length <= 2) return true;
  if (name.upper) return name.text.length <= 5 && !letters.test(name.text) && !has(name, Word.brand);
  return name.text.length >= 3 && !others.has(name.fold) && !has(name, Word.stop | Word.brand | Word.verb) && !(name.fold === 'bell' && /^(?:206|212|222|230|407|412|427|429|430|505)$/.test(number.text));
}

/** Labels of numbers that crews and boats are called by too: "Vessel 31", "Evidence 1 left". */
const crewLabels = wordSet('vessel flight tanker rig evidence property booking dispatch crime records');

/** Behind another word these name a crew, also where the two are a phrase that names nobody: "Animal Control 2". */
const paired = wordSet('enforcement control med force services response support operations crimes crews rescue');

/** Of these crews also in small letters, where something is told of them: "bomb 2 was at the curb"; none that is counted itself ("burglary 2"). */
const smallWorks = wordSet('bomb eod dui dwi gang narc vice warrants fugitive arson coroner hazmat mounted swat dive flex transit sro ems breacher sniper hostage recon crash chase');
const moves = (next: Token | undefined): boolean => next !== undefined && !next.newLine && (has(next, Word.verb) || /^(?:had|has|on|was|is|did|came|got|took|saw|said|set|ran|left|went|both|stood|met|never|copied|cleared|advised|and|didnt|arrived|rolled|backed|called|asked|told)$/.test(next.fold));

/** The number stands alone: no measure, no decimal, no road, no list of counts follows. */
function ends(tokens: readonly Token[], index: number, { plain, low }: Prepared): boolean {
  const number = tokens[index] as Token;
  if (!notCounted.test(low.slice(number.end, number.end + 24)) || /^(?:[-/:.,]?\d|['"°%)]|\p{L}|-\p{L})/u.test(plain.slice(number.end, number.end + 2))) return false;
  return !/^(?:st|street|ave|avenue|rd|road|blvd|north|south|east|west|n|s|e|w|at|by)$/.test(tokens[index + 1]?.fold ?? '') || tokens[index + 1]?.newLine === true;
}

/** A capital word before the last one belongs to the name: "Ramp Rover 2". */
function leads(tokens: readonly Token[], from: number): number {
  const before = tokens[from - 1];
  const name = tokens[from] as Token;
  return before !== undefined && !name.newLine && before.shape === 'word' && before.capital && !before.caseless && (!before.first || /^(?:crime|street|park|major|special|sex|school|community|animal|code|tac|tactical|property|court|civil|fish|game|beach|lake|night|day|foot|mounted|dive|crash|gang|warrant|fire|engine|ladder|truck|rescue|police|squad|ambulance|medic|marine|air|ramp|patrol|motor|bike|boat|harbor|airport)$/.test(before.fold)) && !before.upper && !before.possessive && !has(before, Word.stop | Word.verb | Word.brand) && name.start === before.after + 1 ? from - 1 : from;
}

/** What crews are named by: their work. No other thing with such a name is numbered, so these need no verb, and letters alone count too. */
const works = wordSet(`
hostage breacher sniper marksman overwatch containment perimeter takedown chase qrf spotter enforcement
bomb eod dui dwi gang gangs narc narcs narcotics vice warrant warrants school sro swat court civil scene csi csu forensics evidence dive divers mounted horse equestrian harbor lifeguard snowmobile crash recon collision
robbery burglary homicide juvenile fugitive fugitives parole probation flex saturation impact strike crisis negotiator negotiations hnt cnt cit crt srt sert ert esu tru dart drone uas uav aviation aco code-enforcement pso cso chaplain
fto bailiff transit surveillance intel undercover interdiction commercial cve truck-enforcement decoy tow wrecker hazmat cert sar arson fireboat prisoner detention ems als bls mets mobile motorcade escort aerial coroner
`);
const crews = /^(?:transport|medic|rescue|engine|ladder|truck|ambulance|marine|air|boat|bike|motor|command|battalion|tower|squad|wagon|shuttle|lifeguard|tanker|brush|hazmat|patrol|sector|beat|cruiser|utility|tender|paddy|booking)$/;

/** Somebody speaks or moves: "Airport 6 cut him off", "Fox 12, copy". */
function shown(tokens: readonly Token[], index: number): boolean {
  const next = tokens[index + 1];
  // "Transport 2, incident TR-0612", "Rescue 9. Rope was cut": crews need no verb.
  if (works.has(tokens[index - 1]?.fold ?? '') && /^(?:had|on|was|is|had|did|came|got|then|called|backed|took|saw|said|set|ran|left|went|copied|cleared|advised|and|,|\.)$/.test(next === undefined ? '.' : next.fold === '' ? next.text : next.fold)) return true;
  if (crews.test(tokens[index - 1]?.fold ?? '') && (next === undefined || next.newLine || /^[.,;:)]$/.test(next.text))) return true;
  return next !== undefined && !next.newLine && (has(next, Word.verb) || /^(?:copy|copies|advises|responding|clear|clears|en|to|and|out|responded|is|was|cut|took|got|had|came|has)$/.test(next.fold) && next.fold !== 'to');
}
