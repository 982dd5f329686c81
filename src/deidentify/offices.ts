import { fold } from './fold.js';
import { lookUp, Word } from './lexicon.js';
import { pattern, type Pattern } from './pattern.js';

const cap = "(?:St\\.|Mt\\.|[A-Z][\\p{L}\\p{M}'-]{1,20})";
const office = "(?:Coroner|Medical Examiner|District Attorney|County Attorney|City Attorney|Prosecutor|Public Defender|Task Force|Marshals?|Constables?|Corrections|Probation|Parole|Animal (?:Control|Services)|Search (?:and|&) Rescue|Mountain Rescue|Fire[ -]Rescue|Fire (?:Department|Dept|District)|Drug Unit|Ambulance|Detention Center|Tribal(?: Police)?|Public Safety|Park Rangers?|Housing Authority|School District|ISD|Towing|Wrecker|Trucking|Freight|Logistics|Construction|Security|Railroad|Railway|Electric|Energy|Pilot Cars|Salvage|Recycling|Plumbing|Roofing|Landscaping|Rentals?|Supply|Hardware|Storage|Motors|Auto(?: Parts| Body)?|Funeral Home|Mortuary|Sheriff|Police|Troopers?|Rangers?|SAR|EMS|Transit|SO|PD|FD|SD|Co-?op)";
const words = (value: string): string[] => value.split(/[\s-]+/).map((part) => fold(part.replace(/'s$/i, ''))).filter((part) => part !== '');
const marksOf = (part: string): number => lookUp(part);

/** Whether the words before an office's title name somewhere or somebody. */
function named(value: string, low: string, start: number): boolean {
  const parts = words(value);
  const [first = ''] = parts;
  if (parts.length === 2 && /^(?:ford|dodge|mercedes|ram|chevy)$/.test(first) || (marksOf(first) & (Word.stop | Word.verb)) !== 0 || /(?:ing|ed)$/.test(first) && (marksOf(first) & Word.english) !== 0 || (marksOf(first) & Word.report) !== 0 && !/^(?:north|south|east|west|city|county|state|metro|port|lake|river|new|park|red|white|black|green|blue)$/.test(first)) return false;
  if (!/\p{Ll}/u.test(value)) {
    if (parts.some((part) => (marksOf(part) & Word.stop) !== 0 && !/^(?:of|the|and)$/.test(part))) return false;
    const before = parts.findLast((part) => !/^(?:police|sheriff|so|pd|fd|sd|ems|task|force|drug|unit|county|city|parish|department|dept|office|fire|rescue|district|coroner|medical|examiner|attorney|transit|tribal|public|safety|towing)$/.test(part)) ?? '';
    if ((marksOf(before) & (Word.report | Word.stop | Word.verb)) !== 0 || (marksOf(before) & Word.english) !== 0 && (marksOf(before) & Word.city) === 0) return false;
  }
  const opens = start === 0 || /[.!?:\n"(] {0,2}$/.test(low.slice(Math.max(0, start - 3), start));
  return parts.slice(0, -1).some((part, index) => (marksOf(part) & (Word.stop | Word.report | Word.brand | Word.verb)) === 0 && !(index === 0 && opens && (marksOf(part) & Word.english) !== 0 && (marksOf(part) & (Word.city | Word.street | Word.nameable)) === 0));
}

/** Offices, services and firms with a name of their own, and a few that everybody knows. */
export const officePatterns: readonly Pattern[] = [
  pattern('agency', 'office-name', 58, '(?<![\\p{L}\\d])(?:North|South|East|West|Central|Northeast|Northwest|Southeast|Southwest|Downtown|Midtown|Uptown|Northern|Southern|Eastern|Western) (?:Precinct|Substation|Division|District|Command|Station|Barracks|Patrol Division|Area Command|Patrol Station)(?!\\p{L})', { on: 'plain', capital: true, tier: 'check' }),
  pattern('agency', 'office-name', 58, `(?<![\\p{L}\\d'-])(?:${cap} ){1,4}${office}(?:'s?)?(?: (?:Office|Department|Dept|Service|Services|Unit|Division|Bureau|Center|Dispatch|Police|Company|Co|Inc|LLC))?(?!\\p{L})`, { on: 'plain', capital: true, tier: 'check', near: 'office', accept: named }),
  pattern('agency', 'office-name', 57, "(?<![\\p{L}\\d'-])(?:\\p{L}{3,16}[ -]){1,2}(?:county|parish|city) (?:coroner|medical examiner|district attorney|attorney|prosecutor|jail|constable|marshal|probation|corrections|dispatch|fire|ems|narcotics|drug task force|animal control|swat|sheriff|deputy|deputies|so|sar)(?:'s)?(?: office)?(?!\\p{L})", { tier: 'check', near: 'office', accept: (value) => { const [first = '', second = ''] = words(value); return (marksOf(first) & (Word.stop | Word.verb)) === 0 && !(/(?:ing|ed)$/.test(first) && (marksOf(first) & Word.english) !== 0) && [first, second].some((part) => !/^(?:county|parish|city|the|this|our|that|next|neighboring|other|and|from|for|with|by|at)$/.test(part) && (marksOf(part) & (Word.stop | Word.report | Word.verb)) === 0 && ((marksOf(part) & Word.english) === 0 || (marksOf(part) & (Word.city | Word.wordName)) !== 0)); } }),
  pattern('agency', 'office-name', 57, '(?<!\\p{L})(?:\\p{L}{3,12}-county|\\p{L}{3,16} (?:county|area|metro|valley|regional)) (?:drug |gang |narcotics |auto theft |violent crimes? |fugitive )?(?:task force|swat|strike team|sert|cert)(?!\\p{L})', { tier: 'check', near: 'office', accept: (value) => !/^(?:the|our|this|a|any|every|and|from|other) /.test(value) }),
  pattern('agency', 'office-name', 56, "(?<!\\p{L})(?:border patrol|(?:us |u\\.s\\. )?marshals?'? service|us marshals|fish (?:and|&) (?:wildlife|game)|game (?:and|&) fish|bureau of land management|tribal police|port authority)(?!\\p{L})", { tier: 'check' }),
  pattern('agency', 'office-name', 57, '(?<!\\p{L})troop [b-hj-np-z](?![\\p{L}\\d.-])', { tier: 'check' }),
  // "Coast Guard Station Port Amherst", "Border Patrol Station Dry Wells": the place comes last.
  pattern('agency', 'office-name', 60, `(?<![\\p{L}\\d'-])(?:U\\.?S\\.? )?(?:Coast Guard|Naval|Navy|Marine Corps|Army|Air Force|Border Patrol|CBP|National Guard|State Police|Highway Patrol|Joint) (?:Air )?(?:Station|Sector|Base|Depot|Cutter|Group|Barracks|Post|Armory|Checkpoint|Detachment|Outpost|Academy|Hospital) (?:(?:San|Santa|El|La|Los|Las|Fort|Port|Point|St\\.|Mt\\.|Lake) )?${cap}(?: ${cap})?(?!\\p{L})`, { on: 'plain', capital: true, tier: 'check' }),
  pattern('agency', 'office-name', 60, "(?<!\\p{L})(?:coast guard|naval air|border patrol|state police|highway patrol) (?:station|sector|barracks|post|checkpoint) \\p{L}{3,16}(?: (?!(?:\\p{L}{1,14}(?:ed|ing)|sent|came|got|took|never|put|lost|loaned|gave|told|said|ran|their|they|about|over|because|when|while|where|after|before|without|until)(?!\\p{L}))\\p{L}{3,16})?(?!\\p{L})", { tier: 'check', accept: (value, _, start, end, plain) => plain.slice(start, end) === value && words(value).slice(3).every((part) => (marksOf(part) & (Word.stop | Word.verb | Word.report)) === 0) }),
  pattern('agency', 'office-name', 56, '(?<=[\\p{Ll},] )(?:State Patrol|State Police|Highway Patrol|State Troopers|Park Police|Transit Police)(?!\\p{L})', { on: 'plain', capital: true, tier: 'check' }),
  pattern('agency', 'office-name', 55, '(?<![\\p{L}-])\\p{L}{3,14} (?:pd|fd|ems)(?!\\p{L})', { tier: 'check', near: 'office', accept: (value) => (marksOf(words(value)[0] ?? '') & Word.city) !== 0 && (marksOf(words(value)[0] ?? '') & (Word.stop | Word.report | Word.verb)) === 0 }),
];
