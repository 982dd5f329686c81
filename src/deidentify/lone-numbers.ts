import { lookUp, Word } from './lexicon.js';
import { measures, within, type Pattern } from './pattern.js';

const acting = '(?= (?:came|comes|pulled|pulls|drove|turned|backed|slid|blew|rolls|clears|responds|arrives|reports|transported|requests|acknowledged|marked|was coming|was right|was first|was backing|was rolling|copied|copies|copy|advised|advises|answered|answers|asked|arrived|called|calls|cleared|responded|responding|requested|radioed|reported|said|says|told|took|rolled|stopped|showed|had been|was (?:hit|on|en|out|in|the|clear|still|behind|my|our|his|her|first|second|already|with|next|coming|there|late|parked|right|up)|were|got|both|met|took|collided|contest[oó]|respondi[oó]|avis[oó]|lleg[oó]|pidi[oó])(?!\\p{L}))';
const edge = '(?<![\\p{L}\\d.,:$#/&-])';

/** What stands before a number that names a rule, a form, a product or a substance. */
const harmless = /(?:^|[^\p{L}])(?:un|na|una|form|forms|port|channel|error|version|model|mod|section|sec|rule|title|code|model|class|guide|type|art|art[ií]culo|ley|usc|cfr|nfpa|osha|iso|ics|nims|apx|xpr|placard|placards?|silverado|sierra|ram|number|pc|vc|hs|erg|chapter|policy|reg|regulation|standard|astm|nij|fy|win|gen|mod|mark|year|since|copyright|id|about|over|under|nearly|almost|some|than|roughly|another|every|least|most|to|casi|unos|unas)[ .:#]{0,2}$/u;
const hazmat = /placard|hazmat|chemical|corrosive|flammable|chlorine|ammonia|mercanc[ií]a/;

/** Codes of law and radio, calibres and models of three digits. */
const code = /^(?:911|411|311|211|187|207|2[46][0-9]|288|290|314|390|415|417|451|459|470|48[478]|496|50[235]|586|59[047]|602|647|148|653|664|870|686|629|642|[23]26|229|320|365|308|223|556|762|357|380|243|270|338|410|454|[1-9][05]0|101|365|360|180|270|247|401|737|747|[1-9]00)$/;
const counted = /^ (?:\p{L}{2,12} )?(?:page|pages|lumen|cars|head|bags|pills|tabs|tablets|texts|emails|reports|arrests|tickets|cites|stops|runs|bodies|homes|houses|units|rooms|beds|seats|steps|stairs|gates|cows|dogs|cats|chickens|lb|pound|foot|mile|yard|acre|meter|page|gallon|volt|watt|grain|round|person|man|bed|unit|store|year)/u;
export const model = /^(?:P(?:2[1-3]\d|320|322|365|938|238|150)|X\d{2,3}[A-Z]?|M\d{1,4}[A-Z]?\d?|AR\d+|AK\d+|MP\d+|F\d{3}|E\d{3}|SR-?\d+|APX\d+[A-Z]*|XTS\d+|XPR\d+|TLR\d|G\d\d[A-Z]?|CZ\d+|RAV\d|K?N95|UN-?\d{4}|POLYMER80|KNG\d-P\d+|LE\d{4}|XD\w*|FN\w*|HK\w*|PS90|GP\d+|LCR?\d*|SCAR\d+|RPR\d*|PMR\d+|PMAG\d*|KNG\d+|R44|R22|UH\w*|B\d\d\w?|A\d{3}|Q\d\d|C\d{3}|GLS?\d{3}|ML\d{3}|CL\d{3}|SL\d{3}|[1-7]\d\d[A-Z]{1,2}|\d{3}[DIX]|[A-Z]-?1[05]|\d+(?:MM|CM|KM|FT|YD|YDS|MPH|RPM|PSI|LBS?|HRS?|H|AM|PM|A|P|K|X|V|W|GA|CAL|CC|MG|ML|GB|TB|MB|HZ|MHZ|GHZ|ST|ND|RD|TH|PCT|IN|MIN|SEC|S|F|C|N|E|B|R|T|Z|L)|1911A1|KN?-?95|CFR\d+|USC\d+|RCW\d+|PC\d{3}|VC\d+|HS\d+|PL\d+|CPL\d+|FS\d+)$/;

/** Roads, guns, models and standards that look like a car's letter and number. */
export const notUnit = /^(?:K-?9|I-\d|C-4|M-\d|F-\d|X-\d|T-[0-9]|G-\d|N-95|KN-95|V-\d|AR-|AK-|MP-|UH-|OH-|PR-|SR-|US-|CR-|FM-|RT-|HK-|FN-|CZ-|SU-|WD-|GP-|XD-|UN-|IS-|AM-|PM-|CV-|B-52|B-12|B-27|B-34|K-1[0-9]|D-\d$|TI-|DC-|CS-|OC-|CN-|CO-|A-1$|E-\d$|W-\d$|P-\d$|U-2|Y-2|SD-|RG-|CB-|VX-|RP-|SX-|TK-|XT-|MX-|EX-|NV-|PV[SC]-|MT-)/;

/** Whether a maker or a model stands before a number: "Stihl TS 420", "Cessna 172". */
export function made(before: string): boolean {
  return before.split(/[^\p{L}]+/u).filter(Boolean).slice(-2).some((word) => (lookUp(word) & Word.brand) !== 0 || /^(?:marlin|fn|winchester|remington|colt|savage|henry|browning|kimber|ts|ms|stihl|ford|ram|john|deere|bell|airbus|robinson|enstrom|cat|case|cub|peterbilt|mack|model|error|type|cal|caliber|calibre|win|mag)$/.test(word));
}

export function lone(value: string, low: string, start: number, end: number): boolean {
  if (/00$/.test(value) || /^(?:19[3-9]|20[0-4])\d$/.test(value) || /^(?:1911|2020|4473|1033|11550|10851|5150|5250|5585|23152|23153|11377|11378|11350|11351|11352|11364|11357|20001|20002|2800|14601|12500|1203|12031|25850|26500|21310|18650|21700|26650|14500|1099|1040|24365|3006|2230|7062|1234|12345)$/.test(value)) return false;
  if (harmless.test(low.slice(Math.max(0, start - 14), start))) return false;
  if (value.length === 4 && hazmat.test(low.slice(Math.max(0, start - 120), Math.min(low.length, end + 40)))) return false;
  return true;
}

/** Numbers that no cue announces. A person decides, because they may count something. */
export const loneNumberPatterns: readonly Pattern[] = [
  within(1, 'badge', 'lone-number', 28, `${edge}\\d{3}(?![\\p{L}\\d%\u00B0]|[.,:/-]\\d|-\\p{L})${measures}`, { tier: 'check', accept: (value, low, start, end) => lone(value, low, start, end) && !code.test(value) && !/^1[01]\d$/.test(value) && !made(low.slice(Math.max(0, start - 20), start)) && !counted.test(low.slice(end, end + 14)) }),
  within(4, 'serial', 'mixed-short', 27, '(?<![\\p{L}\\d#./$-])(?:[a-z]{1,4}\\d{3,4}[a-z]{0,2}|\\d{2,4}[a-z]{1,3}\\d{1,4}|\\d{3,4}[a-z]{1,3}|[a-z]{1,3}\\d{1,3}[a-z]{1,3}\\d{1,3})(?![\\p{L}\\d]|[-.]\\d)', { tier: 'check', accept: (value) => !model.test(value.toUpperCase()) && (value.match(/\d/g) ?? []).length >= 3 }),
  within(6, 'serial', 'letters-number', 31, '(?<![\\p{L}\\d#./$-])[a-z]{1,3} \\d{4,6}(?: [a-z]{1,2})?(?![\\p{L}\\d]|[-.:,/]\\d)', { tier: 'check', accept: (value, low, start, end, text) => (lookUp(value.split(' ')[0] ?? '') & (Word.stop | Word.spanish | (/^\p{Lu}/u.test(text.slice(start)) ? 0 : Word.english))) === 0 && !/^(?:I|A|DSN|PIN|TIP|PID|CFS|CAD|IP|IR|RAM|APX|XTS|XPR|TAC|CH|UN|NIJ|FM|CR|SR|US|MM|PC|VC|HS|BMW|FY|EST|CST|PST|MST|ISO|ERG|CFR|USC|RCW|ORS|WIN|REM|MAG|M|X|SIG|FN|HK|CZ|AR|AK|MP|SW|AT|ON|IN|TO|BY|OF|AND|THE|WAS|IS|AM|PM|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|GMC|TS|MS|KNG|TK|VP|EX|AC|DC|RPM|PSI|ID|NO|EXT|XT|VEH|ARR|CLR|MRN|TEL|FAX|NUM|PH|CEL|APT|STE|RM|HWY|RTE|MI|FT|OLN|ODL|ODO|ETA|CASO|LOT|BAC|GPM|LA|EL|DE|EN|CR|BLK|UNK|TH|ND|RD|ST) /.test(value.toUpperCase()) && !/^\p{Lu}+ \d+ \p{Ll}/u.test(text.slice(start, end)) && !/^\w+ (?:19|20)\d\d$/.test(value) && !/^ ?(?:hrs|hours|h|feet|yards|lbs)/.test(low.slice(end, end + 6)) && start >= 0 }),
  within(6, 'serial', 'mixed-short', 27, '(?<![\\p{L}\\d#./$-])(?:[a-z]{1,4}-\\d{3,6}|\\d{2,4}-[a-z]{1,3}-?\\d{1,5}|\\d{3,4}-[a-z]{1,2}|[a-z]{1,5}\\d{0,2}-\\d{2,4}-\\d{2,5})(?![\\p{L}\\d]|[-.]\\d)', { tier: 'check', accept: (value) => !model.test(value.toUpperCase()) && !notUnit.test(value.toUpperCase()) }),
  within(1, 'badge', 'lone-number', 30, `${edge}\\d{4,6}(?![\\p{L}\\d%\u00B0]|[.,:/-]\\d|-\\p{L})${measures}`, { tier: 'check', accept: (value, low, start, end) => lone(value, low, start, end) && !(low.charAt(start - 1) === ' ' && made((/\p{L}{1,14} $/u.exec(low.slice(Math.max(0, start - 15), start)) ?? [''])[0])) }),
  within(1, 'unit', 'lone-actor', 46, `${edge}\\d{2,4}[a-z]?${acting}`, { tier: 'check', accept: (value, low, start) => !/^(?:911|411|311|\d0+|(?:19|20)\d\d)$/.test(value) && /(?:^|[.!?;:,"\n] ?|(?:^| |\d[a-z]? )(?:and|until|when|then|but|so|because|y|cuando|hasta|that|before|after|as|where) )$/.test(low.slice(Math.max(0, start - 9), start)) }),
  within(1, 'unit', 'lone-owner', 46, `${edge}\\d{3,4}(?='s \\p{L})`, { tier: 'check', accept: (value) => !/^(?:1[89]|20)\d\d$|^911$|^7\d7$/.test(value) }),
  within(4, 'unit', 'letter-dash', 45, '(?<![\\p{L}\\d#./-])[a-z]{1,2}-\\d{1,4}(?![\\p{L}\\d-]|[.,]\\d)', { tier: 'check', accept: (value, low, start) => !/(?:form|section|policy|version|model|rule|port|error|annex|appendix)s? $/.test(low.slice(Math.max(0, start - 10), start)) && !notUnit.test(value.toUpperCase()) && ((lookUp(value.split('-')[0] ?? '') & Word.stop) === 0 || value.indexOf('-') === 1) }),
  within(8, 'unit', 'lone-pair', 46, `${edge}\\d{2,4}[a-z]?(?= (?:and|y|&) \\d{2,4}[a-z]? (?:both|met|were|had|took|collided|arrived|responded|went|copied|cleared|got|ran|stopped|almost|nearly|came|entered)(?!\\p{L}))`, { tier: 'check' }),
  within(3, 'unit', 'lone-pair', 46, '(?<![\\p{L}\\d#./-])[a-eh-lnoq-wyz]-?\\d{2}(?= (?:and|n|y|&) [a-z]-?\\d{2}(?![\\p{L}\\d]))', { tier: 'check' }),
  within(9, 'unit', 'lone-pair', 46, '(?<![\\p{L}\\d#./-])[a-eh-lnoq-wyz]-?\\d{2} (?:and|n|y|&) (?<v>[a-eh-lnoq-wyz]-?\\d{2})(?![\\p{L}\\d])', { tier: 'check' }),
  within(14, 'unit', 'driven', 47, '(?<!\\p{L})(?:crew|medics?) (?:of|on|from|off) (?<v>[a-z]{1,2}-?\\d{1,3})(?![\\p{L}\\d-])', { tier: 'check' }),
  within(30, 'unit', 'driven', 47, '(?<!\\p{L})(?:driving|drove|in|riding in|assigned(?: to)?|took out|manejaba|conduc[ií]a)(?: the)? (?<v>\\d{3,4})(?= (?:when|and|with|that|because|as|on|cuando)(?!\\p{L})|[.,;]|$)', { tier: 'check', accept: (value, low, start) => !/^(?:19|20)\d\d$/.test(value) && !(/ in $/.test(low.slice(Math.max(0, start - 4), start)) && /00$/.test(value)) }),
  within(5, 'unit', 'lone-actor', 45, `(?<![\\p{L}\\d-])[a-z]{1,2}-\\d{1,3}(?:${acting}|(?= no (?:contest[oó]|respondi[oó])))`, { tier: 'check', accept: (value) => !/^(?:k-9|k-12|b-27|c-4|m-\d|x-\d|f-\d{3}|ar-1[05]|ak-4\d)$/.test(value) }),
  within(1, 'unit', 'call-sign-form', 44, '(?<![\\p{L}\\d#./-])\\d{1,2}[a-flnprst]\\d{2,3}(?![\\p{L}\\d-])', { tier: 'check' }),
  within(13, 'serial', 'mixed-run', 29, '(?<![\\p{L}\\d#./-])(?=[a-z]|\\d{1,6}[a-z-])(?=[\\d-]{0,12}[a-z])(?:[a-z]{0,8}-?\\d{4,12}[a-z]{0,4}|[a-z0-9]{1,8}-[a-z]{0,3}\\d{3,10}[a-z]?(?:-\\d{1,6}){0,3}|[a-z]{1,3}\\d{1,3}[a-z]{1,3}\\d{2,4}[a-z]?)(?![\\p{L}\\d]|-\\d)', {
    tier: 'check', accept: (value) => /[a-z]/.test(value) && value.replace(/\D/g, '').length >= 4 && !/^(?:le69\d\d|sr-?\d{2,4}|ar-?\d{2,3}|xd[ms]?-?\d+|kng2?-?p?\d+|apx-?\d+|xts-?\d+|tk-?\d{4}|vp-?\d{4}|ex-?\d{3}|ht-?\d{4})$|^un-?\d{4}$|^m-?1911|^(?:19|20)\d\ds?$|^\d+s?$/.test(value) && !/^\d+-?(?:psi|ft|mph|lbs?|rpm|hrs?|yds?|mm|cc|mg|ml|kg|lumens?|volts?|watts?|ish|hz|k|st|nd|rd|th)$/.test(value),
  }),
];
