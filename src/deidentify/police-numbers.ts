import { isLabel } from './code-cues.js';
import { lookUp, Word } from './lexicon.js';
import { measures, numberSign as no, pattern, radioLetters, within, type Pattern } from './pattern.js';

const digitCount = (value: string): number => value.replace(/\D/g, '').length;
const letters = `${radioLetters}|nancy`;
const vehicles = 'van|transport van|trans(?=[ -]?\\d)|xport|tran(?=[ -]\\d)|atv|utv|bearcat|scout|rmp|pct|prec|radio car|ra|bus|rig|amr|acadian|grady|falck|medstar|airlife|air ?evac|careflight|starflight|lifenet|med ?flight|hatzolah|apparatus|train|tac unit|gang unit|robot|unit|trooper|ranger|county|units|car|squad|engine|eng|medic|ladder|truck|rescue|battalion|batt|ambulance|ambo|tanker|tender|brush|quint|beat|sector|zone|district|precinct|post|station|patrol|k-?9|canine|kilo9|air|marine|boat|motor|motors|recon|helo|copter|eagle|unidad|patrulla|sector|zona|distrito|m[oó]vil|cruiser|vehicle|call ?sign|metro|watch|platoon|reserve|detective|det|supervisor|command|sam|traffic|tactical|swat|bike|fox|charger|shop|wagon|transport|chopper|lifeflight|bls|als';

/** After a call sign these say that it is a car's. */
const carAfter = ' (?:car|unit|vehicle|cruiser|shop|squad)(?!\\p{L})';

/** A number in words: "forty-four twelve", "siete uno". */
const spoken = '(?:oh|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)';

const spokenUnit = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety';

const tail = (value: string): boolean => digitCount(value) >= 4 || (digitCount(value) >= 3 && /[-/]/.test(value));

/** What an agency numbers: badges, cars, beats, calls and files. */
export const policeNumberPatterns: readonly Pattern[] = [
  within(70, 'badge', 'badge-cue', 85, "(?<!\\p{L})(?:badges?|bdg|star|shield|employee|emp|personnel|payroll|p[- ]?number|officer id|ofc id|id|dsn|radio|my number|did|operator id|placa|chapa|insignia|n[uú]mero (?:de )?(?:empleado|agente|profesional|polic[ií]a|identificaci[oó]n)|carn[eé](?: profesional)?|tip|pin|pid|p(?= ?#)|credential|radio id|oficial id|computer number|man number)" + no + '(?<v>#?(?:\\d{2,3}\\.\\d{3}|[a-z]{0,3}-?\\d{2,7}(?:-[a-z])?))' + '(?![\\p{L}\\d]|[ ]?%)', { accept: (_, low, start, end) => !/^[ ]?(?:years?|yrs|feet|ft|mph|times|minutes|%)/.test(low.slice(end, end + 8)) && !/(?:^|[^\p{L}])(?:id|star|emp|tip|pin|shield|p|did) ?$/u.test(low.slice(Math.max(0, start - 5), start)) || digitCount(low.slice(start, end)) >= 3 }),
  pattern('badge', 'badge-words', 84, `(?<!\\p{L})(?:badge|shield|star|employee|placa)(?: (?:number|no\\.?|n[uú]mero|is|was|es)){0,2} ?(?<v>${spoken}(?:[ -]${spoken}){1,6})(?!\\p{L})`),
  pattern('unit', 'unit-words', 80, `(?<!\\p{L})(?:unit|car|squad|engine|medic|patrulla|unidad) ${spoken}(?:[ -]${spoken}){1,4}(?!\\p{L}| (?:officers?|feet|yards|minutes|units|cars|people|times|blocks|deep|hours))`),
  within(24, 'case', 'case-capitals', 83, '(?<!\\p{L})(?:receipt|report|rpt|case|incident|inc|event|file|item|evidence|exhibit|property|order|number|warrant|ticket|citation|cite|complaint|docket|cause|claim|log|booking|ref|reference|voucher|folio|expediente|causa|carpeta|acta|oficio|caso|denuncia|reporte)s?(?!\\p{L})(?: (?:report|sheet|slip|form|card|log|tag))?(?:(?: (?:number|no\\.?|num|is|was|n[uú]mero|es))|[ ]?#){0,2}:? ?#?(?<v>[a-z]{1,5}[ /]\\d{2,8}(?:[-/ ]\\d{2,6}){0,2}(?:-?[a-z](?![a-z]))?)(?![\\p{L}\\d]|[-/:.]\\d)', { accept: (value, _, start, end, plain) => digitCount(value) >= 3 && /^\p{Lu}/u.test(plain.slice(start, end)) && (lookUp(value.split(/[ /]/)[0] ?? '') & (Word.stop | Word.report | Word.verb | Word.spanish)) === 0 && !/^(?:page|line|code|level|type|car|room|apt|pc|vc|hs|usc|ch|tac|unit)[ /]|^[a-z]+ (?:19|20)\d\d$/.test(value) }),
  pattern('case', 'case-words', 82, `(?<!\\p{L})(?:case|incident|report|event|file|complaint)(?: (?:number|no\\.?|num|is|was|ending in)){1,3}:? (?<v>${spoken}(?:[ -](?:(?:dash|hyphen|and) )?${spoken}){1,11})(?![\\p{L}\\d])`),
  within(5, 'badge', 'hash-number', 60, '(?<![\\p{L}\\p{N}#&/])#[ ]?[a-z]{0,2}-?\\d{3,6}(?![\\p{L}\\d-])'),
  within(9, 'badge', 'beside-name', 74, '[(/]#?(?<v>\\d{3,6})(?![\\p{L}\\d./:%-])' + measures, { accept: (value, _, start, __, plain) => /\p{Lu}[\p{L}'-]{2,20} ?[(/]#?$/u.test(plain.slice(Math.max(0, start - 24), start)) && !/^(?:19|20)\d\d$/.test(value) }),
  within(24, 'badge', 'after-rank', 74, '(?<!\\p{L})(?:officers?|deputy|deputies|ofcs?|troopers?|agents?|agentes?|dets?|deps?|oficiales?|guardias?)\\.? #?(?<v>\\d{3,6})' + measures, { accept: (value) => !/^(?:19|20)\d\d$|00$/.test(value) }),
  within(70, 'case', 'case-cue', 86, "(?<!\\p{L})(?:case|incident|inc|report|rpt|cad|cfs|event|evt|ev|call|dr|rd|ir|or|cc|file|docket|citation|cite|ticket|warrant|complaint|reference|ref|tracking|log|job|run|record|fir|ia|investigation|evidence(?: tag)?|item|folio|expediente|exp\\.|caso|booking|exhibit|lab|sample|voucher|receipt|bag|diligencias|atestado|parte|sumario|causa|carpeta(?: de investigaci[oó]n)?|acta|oficio|nic|tro|ro|work order|wo|order|request|req|service|crash|accident|arrest|offense|bolo|impound|tow|permit|petition|subpoena|invoice|stop|reporte|incidente|denuncia|boleta|matter|cause|pc|claim)s?(?:[ ](?:report|log|card|tag|file|number|no\\.?|num|#))?" + no + "(?<v>#?(?:[a-z]{1,5}[-/]?){0,2}\\d[a-z0-9]{0,12}(?:[-/:.][a-z0-9]{1,12}){0,4})(?![\\p{L}\\d])", {
    accept: (value, low, start, end) => {
      const cue = low.slice(Math.max(0, start - 14), start);
      const numbered = /(?:#|no\.?|num|number|n[uú]mero|id)[ :]{0,3}(?:is |was |es )?$/.test(cue);
      if (/^[ ]?(?:yards?|feet|ft|mph|times|minutes|hours|hrs|am|pm|rounds|officers|%|block|people|to\b|years|days)/.test(low.slice(end, end + 9))) return false;
      // "Traffic stop, 2014 Silverado": the year of a car.
      if (!numbered && /^(?:19|20)\d\d$/.test(value) && /(?:stop|crash|accident|arrest|tow|service|impound)s?[ ,:]{0,3}$/.test(cue)) return false;
      if (/calls? ?$/.test(cue) && /^\d{3}-\d{4}$/.test(value)) return false;
      if (/[a-z]/.test(value) && !/\d{3}/.test(value) && !numbered || /^1[01]-\d{1,2}$/.test(value)) return false;
      if (/(?:^|[^a-z])(?:or|pc|ev|cc|run|inc|item|job|call|ia|or)s? ?$/.test(cue) && !/[-/]/.test(value) && digitCount(value) < 6) return false;
      if (/(?:^|[^a-z])(?:call|run|or|pc|event|report|incident|case)s? $/.test(cue) && /^(?:19|20)\d\d$/.test(value)) return false;
      return numbered ? digitCount(value) >= 2 : tail(value);
    },
  }),
  within(9, 'case', 'case-form', 70, '(?<![\\p{L}\\d/.-])(?:[a-z]{1,4}-?)?(?:(?:19|20)\\d{2}|\\d{2})-\\d{4,8}(?![\\p{L}\\d]|-\\d)'),
  within(12, 'case', 'case-form', 71, '(?<![\\p{L}\\d/.-])[A-Z]{1,4}[ #-]{1,2}(?:(?:19|20)\\d{2}|\\d{2})-\\d{4,8}(?![\\p{L}\\d]|-\\d)', { on: 'plain', accept: (value) => !/^(?:CFS|CAD|IR|RD|DR|CASE|INC|RPT|FILE|CC|CCR|DID|ID|EVENT|LOG|REPT|CALL)[ #]/.test(value) && !isLabel(value.split(/[ #]/)[0]?.toLowerCase() ?? '') }),
  within(9, 'case', 'case-form', 69, '(?<![\\p{L}\\d/.-])(?:[a-z]{1,4}-)?\\d{6}-\\d{2,5}(?![\\p{L}\\d]|-\\d)'),
  within(9, 'case', 'case-form', 68, '(?<![\\p{L}\\d/.-])(?:19|20)\\d{2}-(?:[a-z]{1,4}-\\d{3,8}|\\d{3,8}-[a-z]{1,3})(?![\\p{L}\\d])'),
  within(9, 'case', 'case-form', 68, '(?<![\\p{L}\\d/.-])[a-z]{2,4}-?\\d{2}-\\d{3,8}(?![\\p{L}\\d]|-\\d)'),
  pattern('unit', 'call-sign', 82, `(?<![\\p{L}\\d-])\\d{1,3}[ -]?(?:${letters})[ -]?\\d{1,3}` + measures),
  pattern('unit', 'call-sign', 81, `(?<![\\p{L}\\d-])(?:${letters})[ -]?\\d{1,4}(?=${carAfter})`),
  within(12, 'unit', 'call-sign', 83, `(?<![\\p{L}\\d-])(?:\\d{1,2}[ -])?(?:${letters})[ -]?\\d{1,3}-\\d{1,3}(?![\\d-])${measures}`),
  pattern('unit', 'call-sign', 81, `(?<![\\p{L}\\d-])(?:${letters})[ -]?\\d{1,4}(?:-?[a-z](?![\\p{L}]))?` + measures, {
    accept: (value, low, start) => !/(?:november|young|king|union|golf|mike|india|hotel|lima|frank|john|henry|charlie|romeo) ?\d{1,2}$/.test(value) || !/(?:on|in|of|the|a|had|was) $/.test(low.slice(Math.max(0, start - 4), start)),
  }),
  pattern('unit', 'call-sign', 81, `(?<![\\p{L}\\d-])(?:${letters}|lincoln|unit|car|squad|engine|medic|air|sam|king|k-?9)[ -](?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine|oh))?(?![\\p{L}\\d])`, {
    accept: (value, low, _, end) => !/^(?:unit|car|squad|hotel|golf|young|mike|frank|john|king|union|alpha|bravo|charlie|delta|air|engine)[ -]one$/.test(value) && !/^ (?:floors?|doors?|houses?|lengths?|inches|steps|stories|rows|spots|spaces|lanes|over|down|up|deep|behind|ahead|away)(?!\p{L})/u.test(low.slice(end, end + 9)) && !/^ (?:officers?|units?|cars?|of|other|yards?|feet|minutes?|hours?|seconds?|days?|times|people|men|blocks?|rounds|shots|miles?)/.test(low.slice(end, end + 9)),
  }),
  within(34, 'unit', 'unit-cue', 82, `(?<![\\p{L}\\d])(?:${vehicles})(?: (?:unit|car|number|no\\.?|n[uú]mero))?[ ]?[#-]?[ ]?(?:[a-z]{1,2}-?)?(?:\\d{1,2}[a-z]\\d{1,3}|\\d{1,5})(?:-[a-z]?\\d{1,3})?(?:-?[a-z](?!\\p{L}))?(?!\\p{L}\\d{2})` + measures, {
    accept: (value, low, start, end, plain) => {
      if (/^(?:supervisor|command|transport|traffic) [1-4]$/.test(value) && /^(?: (?:was|had|never|came|arrived|advised|asked|said|called|copied|took|told|responded|acknowledged|and i)(?![a-z])|[,.;])/.test(low.slice(end, end + 16)) && (/\p{Lu}/u.test(plain.charAt(start)) || /^ /.test(low.slice(end, end + 1)))) return true;
      if (/^(?:watch|metro|tactical|command|transport|air|motor|motors|patrol|post|supervisor|vehicle|vehicles|truck|car|cruiser|shop|traffic|boat|brush|charger|fox|eagle|reserve|wagon|platoon|swat|bike|station|units) ?\d$/.test(value) && /(?:\d|[^\p{L}](?:a|per|each|of|had|were|was)) $/u.test(low.slice(Math.max(0, start - 6), start)) && !/^\p{Lu}\p{Ll}/u.test(plain.slice(start, end)) && !/(?:seat|back|front|side|rear|trunk|door|hood|inside|bumper|cage|roof|top|window|keys?|floor|charge|out) of $/.test(low.slice(Math.max(0, start - 12), start))) return false;
      // "the ladder 300": what it holds.
      if (/^(?:ladder|rescue|boat|motor|bike|robot|train|rig|van) [1-9]00$/.test(value) && plain.slice(start, end) === value) return false;
      return !/^(?:charger|vehicle|fox) \d{1,2}$/.test(value) && !/^(?:als|bls) ?\d|^ra\d{1,2}[a-z]$/.test(value) && !/ (?:19|20)\d\d$/.test(value) && !/^(?:units|vehicle|patrol|reserve|traffic|transport|supervisor|command|watch) [1-4]$/.test(value);
    },
  }),
  pattern('unit', 'unit-possessive', 75, `(?<![\\p{L}\\d])(?:beat|sector|zone|district|precinct|station|platoon|squad|sub-?station|team|troop|company|shift|area|division|watch|turno|guardia|distrito|zona|comisar[ií]a) (?:[a-h](?![\\p{L}'])|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?![\\p{L}\\d]| (?:nights?|days?|weeks?|months?|years?|hours?|minutes?|times?|blocks?|miles?|feet|doors?|houses?|more|of)(?!\\p{L}))`, { accept: (value, _, __, end, plain) => !/ [a-h]$/.test(value) || /[A-H]/.test(plain.charAt(end - 1)) }),
  pattern('unit', 'call-sign-form', 65, '(?<![\\p{L}\\d-])\\d{1,2}-?[A-Z]-?\\d{1,3}(?![\\p{L}\\d])' , { on: 'plain', accept: (value) => !/^\d{1,2}(?:G|W|V|H|O)-?\d|^\d{1,2}X(?:\d|1[0268]|2[04]|3[06]|4[08])$/.test(value) }),
  pattern('unit', 'call-sign-form', 65, '(?<![\\p{L}\\d-])[Kk]-?9[ -]{1,2}\\d{1,3}' + measures, { on: 'plain' }),
  pattern('unit', 'call-sign', 80, `(?<![\\p{L}\\d-])\\d{1,3}[ -](?:${letters})(?![\\p{L}\\d])`, { accept: (value, low, _, end) => !/(?:golf|hotel|king|union|young|india|lima|queen|john|frank|ocean|mike|paul|tom|sam|mary|nancy)$/.test(value) || /-/.test(value) || /^ (?:was|to|copy|copies|clear|is|had|called|advised|and|on)(?!\p{L})/u.test(low.slice(end, end + 9)) }),
  pattern('unit', 'unit-words', 70, `(?<!\\p{L})(?:unit|car|squad|engine|medic|adam|lincoln) \\d(?:-\\d){1,3}(?![\\d-])`),
  pattern('unit', 'lone-actor', 46, `(?<![\\p{L}-])(?:${spokenUnit})[ -](?:${spokenUnit})(?= (?:copied|copies|didn'?t copy|advised|advises|answered|to dispatch|from dispatch|to control|responding|en route|enroute|on scene|out with|clear(?:ed)?)(?!\\p{L}))`, { tier: 'check' }),
  within(1, 'unit', 'unit-car', 66, `(?<![\\p{L}\\d.-])\\d{1,2}-\\d{1,3}(?= (?:car|unit|cruiser|wagon)(?!\\p{L}))`, { tier: 'check' }),
  within(6, 'unit', 'unit-car', 66, `(?<!\\p{L})(?:the|my|our|his|her) (?<v>\\d{1,3} (?:car|unit|rig|wagon|squad|boat|beat))(?!\\p{L}| (?:garage|pileup|pile|crash|accident|lengths?))`, { tier: 'check' }),
  pattern('unit', 'call-sign', 80, `(?<![\\p{L}\\d-])(?:(?:${spokenUnit})|\\d{1,2})[ -](?:${letters})[ -](?:(?:${spokenUnit})(?:[ -](?:${spokenUnit}))?|\\d{1,3})(?![\\p{L}\\d])`),
  pattern('unit', 'unit-words', 72, '(?<![\\p{L}-])(?:Air|Boat|Eagle|Marine|Star|K-?9|Car|Unit|Engine|Medic|Truck|Ladder|Squad|Battalion|Rescue|Traffic|Beat|Sector|District|Zone|Chopper|Motor|Metro) (?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Twenty|Thirty|Forty|Fifty)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine|One|Two|Three|Four|Five|Six|Seven|Eight|Nine))?(?!\\p{L})', { on: 'plain', tier: 'check' }),
  // "Sector Charlie", "Marine Bravo", "Third David": a letter's word instead of a number. In small letters only words that are nobody's name.
  pattern('unit', 'unit-letter', 74, `(?<!\\p{L})(?:sector|beat|zone|district|car|unit|marine|air|boat|engine|medic|squad|patrol|post|area|division|platoon|rescue|ladder|truck|battalion|k-?9|motors?|traffic|tac|distrito|zona|unidad|patrulla|m[oó]vil|first|second|third|fourth|fifth|sixth|1st|2nd|3rd|4th|5th|6th) (?:${letters})(?![\\p{L}\\d-]| ?\\d)|(?<!\\p{L})(?:${letters}) (?:shift|platoon|watch|relief)(?!\\p{L})`, { tier: 'check', accept: (value, _, start, end, plain) => /(?:shift|platoon|watch|relief)$/.test(value) ? /^\p{Lu}/u.test(plain.charAt(start)) || /^(?:alpha|alfa|bravo|charlie|delta|echo|foxtrot|baker|adam) /.test(value) : /^[\p{Lu}\d]\S{0,12} \p{Lu}/u.test(plain.slice(start, end)) ? !/^(?:car|unit|air|post|truck|patrol|traffic) (?:mike|union|king|queen|ocean|golf|hotel|young|george)$/.test(value) : /^(?:sector|beat|zone|marine|engine|squad|medic|battalion|ladder|rescue|unidad|patrulla) (?:adam|baker|alpha|alfa|bravo|charlie|delta|echo|foxtrot|kilo|november|oscar|romeo|sierra|tango|whiskey|zulu|lincoln)$/.test(value) }),
  pattern('unit', 'unit-ordinal', 73, '(?<![\\p{L}\\d])(?:1st|2nd|3rd|4th|first|second|third|fourth) (?:relief|platoon)(?!\\p{L})', { tier: 'check' }),
  pattern('unit', 'squad-letter', 73, "(?<!\\p{L})[A-H] (?:[Ss]quad|[Ss]hift|[Pp]latoon|[Ww]atch|[Cc]rew|[Tt]urno)(?!\\p{L})", { on: 'plain', accept: (value, _, start, __, plain) => !/^A /.test(value) || !/(?:^|[.!?] )$/.test(plain.slice(Math.max(0, start - 2), start)) }),
  pattern('unit', 'unit-ordinal', 74, '(?<![\\p{L}\\d])(?:\\d{1,3}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) (?:precinct|pct|prec|district|dist|battalion|div|division)\\.?(?!\\p{L})'),
  within(24, 'unit', 'radio-sign', 72, '(?<![\\p{L}\\d#-])\\d{2,4}(?= (?:to|from) (?:dispatch|control|base|central|county|radio)\\b)'),
  within(24, 'unit', 'radio-sign', 72, '(?<!\\p{L})(?:dispatch|control|base|central|radio|copy|this is) (?:to |from |, ?)?(?<v>\\d{3,4})(?![\\d.:/-]|[ ](?:hours|hrs|block|\\d|w|e|n|s|north|south|east|west)\\b)' + measures),
];
