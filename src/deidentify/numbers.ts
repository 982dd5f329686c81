import { lookUp, Word } from './lexicon.js';
import { numberSign as no, partialBefore, pattern, within, type Pattern } from './pattern.js';

const hasDigit = (value: string): boolean => /\d/.test(value);
const digitCount = (value: string): number => value.replace(/\D/g, '').length;

/** Words that follow a plate or stand where a plate might. */
const notPlate = '(?:and|was|is|the|on|for|with|in|at|came|y|el|la|de|en|con|had|has|an?|i|we|he|did|ran|not|or|to|of|from|that|no|es|era|but|who|she|it|his|her|my|que|se|by|as|so|off|out|when|then|over|after|about|team|were|one)\\b';

/** Two colons near each other, as every long address of the net has. */
const colons = /:[0-9a-f]{0,4}:/;
const phonetic = '(?:adam|boy|charles|charlie|david|edward|frank|george|henry|ida|john|king|lincoln|mary|nora|ocean|paul|queen|robert|sam|tom|union|victor|william|x-?ray|young|zebra|alpha|alfa|bravo|delta|echo|foxtrot|golf|hotel|india|juliett?|kilo|lima|mike|november|oscar|papa|quebec|romeo|sierra|tango|uniform|whiskey|yankee|zulu|nancy|easy|baker)';
const digitWord = '(?:oh|zero|one|two|three|four|five|six|seven|eight|nine)';
const vehicle = /^(?:car|truck|van|sedan|suv|coupe|pickup|tractor|trailer|semi|motorcycle|minivan|wagon|hatchback|moto|cami[oó]n|camioneta|carro|coche|troca|vehicle|veh|auto|sprinter|rav4|f150|crv|bike|scooter|camper|rv|jeep|dakota|convertible|trk|flatbed|haul|uhaul|ryder|penske|uber|lyft|taxi|cab|limo|bus|mower|boat|atv|utv|plate|lincoln|ford|mercury|rental|plates?|tags?|placas?|matr[ií]cula|registration|reg)$/;
const notAPlate = /^(?:RAM|F|AM|PM|AR|XD|PP|SW|MP|HK|FN|MPH|RPM|EST|MST|CST|PST|CDT|EDT|HRS|MPX|APX|XTS|XPR|TAC|CH|VIN|BWC|CAD|EXT|LLC|MDC|MDT|HWY|APT|UNIT|CAR|CASE|FM|CR|SR|US|GT|GMC|BMW)[ -]?\d|(?:MPH|HRS|EST|MST|CST|PST|CDT|EDT|RPM|PSI|VIN|NB|SB|EB|WB|BLK|AM|PM|LBS|AVE|RD|ST|DR|LB|FT|YDS|MM)$/;

/** "a BMW R1250": a model. */
const makerBefore = /(?:bmw|honda|yamaha|kawasaki|suzuki|ducati|ktm|harley|triumph|polaris|ram|ford|chevy|gmc|mack|volvo|deere|bobcat) $/;

const gear = /^(?:stihl|husqvarna|motorola|harris|kenwood|axon|taser|glock|sig|sauer|beretta|ruger|mossberg|benelli|colt|hk|fn|streamlight|surefire|garmin|panasonic|makita|dewalt|bosch|milwaukee|magpul|aimpoint|eotech|trijicon|dji|stalker|kustom|hornady|speer|winmag|taurus|canik|bersa|steyr|uzi|leupold|holosun|nike|adidas|oakleys|iphone|android|samsung|google|apple|bendix|xbox|playstation)$/;

/** Whether one of the last words before a plate is a vehicle, its make or a word for plates. */
function vehicleBefore(text: string): boolean {
  return text.split(/[^\p{L}\p{N}]+/u).slice(-5).some((part) => vehicle.test(part) || (lookUp(part) & Word.brand) !== 0 && !gear.test(part));
}

/** Numbers that point at one person, one file or one thing, found by their form or by the word before them. */
export const numberPatterns: readonly Pattern[] = [
  pattern('email', 'email-form', 95, "[\\p{L}\\p{N}][\\p{L}\\p{N}._%+'-]{0,63}@[\\p{L}\\p{N}][\\p{L}\\p{N}-]{0,62}(?:\\.[\\p{L}\\p{N}][\\p{L}\\p{N}-]{0,62}){1,5}", { near: 'gate', gate: '@' }),
  pattern('email', 'email-spoken', 94, '(?<![\\p{L}\\p{N}._])[\\p{L}\\p{N}._-]{2,40} ?(?:\\[at\\]|\\(at\\)| at (?=[a-z0-9-]{2,40}(?: dot| ?[\\[(]dot))) ?[a-z0-9-]{2,40}(?: ?(?:\\[dot\\]|\\(dot\\)| dot ) ?|\\.)(?:com|net|org|gov|edu|us|mil|mx|io|example)(?: dot (?:org|com))?\\b', { near: 'gate', gate: '@' }),
  pattern('url', 'url-form', 93, "(?:https?://|www\\.)[^\\s<>\"\\u0002]{2,300}"),
  pattern('url', 'url-form', 92, '(?<![\\p{L}\\p{N}@._-])(?:[a-z0-9][a-z0-9-]{1,40}\\.){1,3}(?:com|org|net|gov|edu|mil|io|info|biz|app|tv|me|mx|us|ly|be|gg|co|es|link|example|test|invalid)(?:/[^\\s<>"\\u0002]{0,200})?(?![\\p{L}\\p{N}@])', { near: 'gate', gate: '.x',
    accept: (value) => !/^(?:p|a)\.m/.test(value) && !/\.(?:us|me|ly|be|gg|co|es|link|test|io|app|tv|mx|info)$/.test(value) || value.includes('/'),
  }),
  pattern('ip', 'ip-form', 90, '(?<![\\d.])(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?::\\d{1,5})?(?![\\d.]\\d)'),
  pattern('ip', 'ip-form', 90, '(?<![\\p{L}\\p{N}:])(?:[0-9a-f]{1,4}:){3,7}(?::?[0-9a-f]{1,4}){1,4}(?![\\p{L}\\p{N}:])', { accept: (value) => /[a-f]|::/.test(value) || value.split(':').length >= 6, needs: colons }),
  pattern('ip', 'ip-form', 90, '(?<![\\p{L}\\p{N}:])(?:[0-9a-f]{1,4}:){1,6}:(?:[0-9a-f]{1,4}:){0,5}[0-9a-f]{1,4}(?![\\p{L}\\p{N}:])', { needs: colons }),
  within(3, 'serial', 'mac-form', 90, '(?<![\\p{L}\\p{N}])(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}(?![\\p{L}\\p{N}])'),
  within(40, 'serial', 'imei-cue', 89, '(?<!\\p{L})(?:imei|iccid|mac address|meid)' + no + '(?<v>[0-9a-f][0-9a-f:-]{6,24}|\\d{2,6}(?:[ -]\\d{1,6}){2,5})'),
  pattern('ssn', 'ssn-form', 89, '(?<![\\d-])\\d{3}-\\d{2}-\\d{4}(?![\\d]|-\\d)'),
  pattern('ssn', 'ssn-form', 89, '(?<![\\d.-])(?:\\d{3}\\.\\d{2}\\.\\d{4}|\\d{3}[ -]\\d{2}[ -][x*]{4}|[x*]{3}[ -][x*]{2}[ -]\\d{4})(?![\\d]|[-.]\\d)'),
  within(90, 'ssn', 'ssn-cue', 89, "(?<!\\p{L})(?:ssn?|social security|social|seguro social|soc|nss|last (?=(?:four|4) \\d{4}))(?: security)?(?:[ ]?(?:numbers?|no\\.?|#|num))?" + no + '(?:ending (?:in )?|last (?:4|four)(?: digits)?(?: (?:of|is|are|were))? ?)?(?<v>(?:\\d{3}[ .-]?\\d{2}[ .-]?\\d{4}|(?:xxx-xx-|\\*{3}-\\*{2}-)?\\d{4}|\\d{2}/\\d{8,10}))(?!\\d)'),
  pattern('account', 'card-form', 80, '(?<![\\d-])(?:\\d{4}[ -]){3}\\d{1,7}(?![\\d]|-\\d)'),
  pattern('account', 'card-form', 80, '(?<![\\d-])3[47]\\d{2}[ -]\\d{6}[ -]\\d{5}(?!\\d)'),
  within(3, 'account', 'iban-form', 80, '(?<![\\p{L}\\d])[a-z]{2}\\d{2}(?:[ ]?(?![a-z]{4})[a-z0-9]{4}){2,7}(?:[ ]?\\d{1,3})?(?![\\p{L}\\d])', { accept: (value) => digitCount(value) >= 8 && /^[A-Za-z]{2}\d{2}/.test(value) && digitCount(value.slice(4)) >= 6 }),
  within(70, 'account', 'account-cue', 84, '(?<!\\p{L})(?:accounts?|acct|a/c|cuenta|tarjeta|routing|credit card|debit card|card|visa|mastercard|amex|iban|wallet|policy|member|inmate|prisoner|patient|mrn|medical record|student id|ncic|fbi|sid|oca|jacket|mni)' + no + "(?:ending (?:in |with )?|terminada en |last four )?#?(?<v>(?:[a-z]{0,3}[- ]?)\\d[\\d -]{2,22}\\d)(?!\\d)" , { accept: (value) => digitCount(value) >= 4 }),
  within(1, 'account', 'federal-number', 62, '(?<![\\p{L}\\d.-])\\d{5}-\\d{3}(?![\\d-])', { tier: 'check' }),
  within(40, 'account', 'door-code', 84, "(?<!\\p{L})(?:gate|door|alarm|key ?pad|lock ?box|safe|garage|entry|access|bathroom|elevator|wi-?fi|locker|building|port[oó]n|puerta|alarma)(?: [a-z]{2,10}){0,3} (?:code|pin|combo|combination|password|passcode|pass|c[oó]digo|clave)(?: (?:is|was|es|era|changed to|now))?[ :=]{1,3}(?<v>[#*]?\\d[\\d-]{2,9}[#*]?)"),
  within(6, 'account', 'door-code', 60, '(?<![\\p{L}\\d#*-])[#*]?\\d{4,6}[#*](?![\\p{L}\\d*#])', { tier: 'check' }),
  within(17, 'vin', 'vin-form', 88, '(?<![\\p{L}\\d])(?=[a-hj-npr-z]{0,16}\\d)(?=\\d{0,16}[a-hj-npr-z])[a-hj-npr-z0-9]{17}(?![\\p{L}\\d])', { accept: (value) => digitCount(value) >= 4 }),
  within(80, 'vin', 'vin-cue', 90, "(?<!\\p{L})(?:vin|niv|vehicle identification|chassis)(?: number)?(?: ending)?(?: in| with)?" + no + '(?:ends?(?:ing)? (?:in |with )?|last (?:four|six|eight|[468]) (?:of |is |are )?)?(?<v>[a-z0-9]{4,20})(?![\\p{L}\\d])', { accept: hasDigit }),
  within(90, 'licence', 'licence-cue', 87, "(?<!\\p{L})(?:driver'?s?'?(?: |-)?(?:licen[cs]e|lic|permit)|dri?v lic|dl|odl|oln|cdl|ol number|licencia(?: de (?:conducir|manejo))?|operator'?s? licen[cs]e|licencia|permiso de conducir|dni|nie|nif|rfc|c[eé]dula|green card|alien (?:id|number)|a-number|state id|passport|pasaporte|id card|curp|ine)(?: numbers?)?" + no + '(?<v>[a-z]{0,4}[- ]?\\d[a-z0-9]{0,18}(?:[ .-][a-z]{0,2}\\d[a-z0-9]{0,6}){0,4}(?:-[a-z])?)(?![\\p{L}\\d])', { accept: (value, low, start) => digitCount(value) >= 4 || digitCount(value) >= 3 && partialBefore.test(low.slice(Math.max(0, start - 30), start)) || /^[a-z]{4}\d{6}/.test(value) }),
  within(90, 'licence', 'licence-cue', 88, "(?<!\\p{L})licen[cs]e(?: (?:number|no\\.?|#))?" + no + '(?<v>[a-z]{0,3}\\d{1,9}(?:[ -]\\d{1,6}){1,5}|[a-z]{0,2}\\d{6,14})(?![\\p{L}\\d])', { accept: (value, low, start) => digitCount(value) >= 7 || digitCount(value) >= 4 && partialBefore.test(low.slice(Math.max(0, start - 30), start)) }),
  within(90, 'plate', 'plate-cue', 87, "(?<!\\p{L})(?:(?:licen[cs]e |lic\\.? |reg(?:istration)? |rear |front |temp |vanity |dealer |partial )?(?:plates?|tags?|lp|placas?|partial(?! (?:view|block|match))|patente|matr[ií]cula)|licen[cs]e|registration|reg)(?!\\p{L})(?:[ ](?:number|no\\.?|#|num|came back|came back to|bearing|displaying|reading|of))?(?: of)?" + no +
    "(?:(?:alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|ohio|oklahoma|oregon|pennsylvania|tennessee|texas|utah|vermont|virginia|washington|wisconsin|wyoming|[a-z]{2}(?=[ /]{1,2}['\"]?\\d{0,4}[a-z]))[ /]{1,2})?['\"]?" + `(?<v>(?!${notPlate})(?:[a-z]{1,3}\\*\\d{2,5}|[a-z]{1,3}\\d{1,4} (?!${notPlate})[a-z]{2,3}|\\d[a-z]{3} \\d{3}|[a-z]{1,2} \\d{2,3}[ -]\\d{2,4}|\\d{1,4}[ -](?!${notPlate})[a-z]{2,3}|[a-z] \\d{3,4} [a-z]{2,3}|[a-z0-9]{1,8}(?:(?:-|[ ](?=[a-z]{0,3}\\d))[a-z0-9]{1,5}){0,2}))(?![\\p{L}\\d])`, {
      accept: (value, low, start) => (value.length >= 4 && digitCount(value) >= 2 || value.length >= 2 && digitCount(value) >= 1 && partialBefore.test(low.slice(Math.max(0, start - 30), start))) && !/^(?:ending|starting|beginning|partial|last|first)/.test(value) && !(/^\d+$/.test(value) && /placas?[^a-z]{0,2}(?:es|n[uú]mero|era|no\.?|#)?[^a-z]{0,4}$/.test(low.slice(Math.max(0, start - 16), start))),
    }),
  pattern('plate', 'plate-part', 86, '(?:[Ff]irst|[Ll]ast|[Pp]artial|[Pp]late|[Tt]ag|[Ll]etters)(?: (?:two|three|four|[2-4]|letters|characters|of|the|that|his|plate|tag|number|were|was|is|are|starts?|starting|started|begins?|beginning|ends?|ending|ended|with|in|as)){1,6}:? [\'"]?(?<v>[A-Z]{2,4})(?![\\p{L}\\d])', { on: 'plain' }),
  pattern('plate', 'plate-capitals', 86, "\\b(?:[Pp]lates?|PLATES?|[Tt]ags?|TAGS?|[Pp]lacas?|PLACAS?)(?:[ ](?:number|no\\.?|#|reading|read|that read|was|is|of|NUMBER|WAS|IS))?[ ]?:?[ ]{0,2}['\"](?<v>[A-Z0-9][A-Z0-9 -]{1,7}[A-Z0-9])(?=['\"])", { on: 'plain' }),
  pattern('plate', 'plate-phonetic', 72, `(?<![\\p{L}\\d-])(?:\\d{1,3}[ -])?(?:${phonetic}[ -]){2,4}(?:(?:${digitWord}|\\d{1,4})(?:[ -](?:${digitWord}|\\d{1,4})){0,4}|${phonetic})(?![\\p{L}\\d])`, { tier: 'check', accept: (value) => /\d|zero|one|two|three|four|five|six|seven|eight|nine/.test(value) || /zebra|x-?ray|yankee|foxtrot|quebec|nora|sam /.test(value) }),
  within(5, 'plate', 'plate-star', 70, '(?<![\\p{L}\\d-])[a-z]{1,4}\\*\\d{2,5}(?![\\p{L}\\d])', { near: 'gate', gate: '*' }),
  within(8, 'plate', 'plate-form', 61, '(?<![\\p{L}\\d-])(?:[a-z]{2,3}[ -]\\d{3,4}|\\d{3,4}[ -][a-z]{2,3}|[a-z]{1,2} ?\\d{2,3}[ -]\\d{2,4}|\\d{2}-[a-z]{2}-\\d[a-z]|[a-z]{2}-\\d{3}-[a-z]{2}|[a-z]{3}-\\d{2}-\\d{2}|[a-z]{2}\\d{2}[ -]?[a-z]{3}|\\d[a-z]{3}[ -]?\\d{3}|[a-z]\\d{2}[ -]?[a-z]{3}|[a-z]{1,3} ?\\d{4,6}|\\d[a-z]\\d{4,5}|[a-z]{1,3}\\d{1,3}[ -][A-Z0-9]{2,4}|\\d{2,3}[a-z]{1,2}[ -]?\\d{2,3}|[a-z] \\d{2} \\d{3}|[a-z]{3}-\\d{2}|[a-z]-\\d{3}-[a-z]{3}|[a-z]{1,3}\\d{1,4}[a-z]{0,2})(?![\\p{L}\\d]|-\\d)', { tier: 'check', accept: (value, low, start) => value.replace(/[^a-z0-9]/gi, '').length >= 5 && vehicleBefore(low.slice(Math.max(0, start - 40), start)) && !(/^[a-z]{1,2}-?\d{3,4}[a-z]{0,2}$/i.test(value) && makerBefore.test(low.slice(Math.max(0, start - 10), start))) && !notAPlate.test(value.toUpperCase()) && !value.split(/[ -]/).some((part) => /^[a-z]+$/.test(part) && (lookUp(part) & Word.stop) !== 0) }),
  within(5, 'plate', 'plate-form', 59, '(?<![\\p{L}\\d-])(?:[A-Z]{2,3}[ -]\\d{3}|\\d{3}[ -][A-Z]{3})(?![\\p{L}\\d]|-\\d)', { on: 'plain', capital: true, tier: 'check', accept: (_, low, start) => /plate|(?:^|[^a-z])tags?(?:[^a-z]|$)|matr[ií]cula|placas?|licen[cs]e|registration/.test(low.slice(Math.max(0, start - 60), start)) }),
  within(5, 'plate', 'plate-form', 60, '(?<![\\p{L}\\d-])(?:\\d[A-Z]{3} ?\\d{3}|[A-Z]{3}-\\d{4}|[A-Z]{3} \\d{4}|[A-Z]{2}\\d{2} ?[A-Z]{3})(?![\\p{L}\\d]|-\\d)', {
    on: 'plain', capital: true,
    accept: (value) => !/^(?:EXT|DSN|PIN|PID|EMP|MRN|CAD|MDT|MDC|RMS|TAC|APX|CFR|RCW|PEN|USC|ORS|TCA|ARS|IAP|FBI|EMS|FTO|SRO|MOD|GEN|SGT|OFC|DEP|DET|CPL|TPR|CPT|HWY|RTE|ROT|APT|STE|THE|AND|FOR|WAS|HAD|RUN|HIT|TIL|DOB|INC|ISO|FMJ|WIN|REM|FED|CCI|ACP|XDM|LIC|TAG|PEN|ETA|ATF|AND|OUT|ALL|NOT|BUT|FROM|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|JAN|FEB|MAR|APR)/.test(value),
  }),
  within(110, 'serial', 'serial-cue', 88, "(?<!\\p{L})(?:serials?|ser\\.?|s/n|sn|asset(?: tag)?|inventory|property tag|faa reg(?:istration)?|tail (?:number|no)|serie|n[uú]mero de serie|hull(?: id)?|hin|engine number|frame number|rifle #|pistol #|gun #|weapon #|lot|radio id|body ?cam(?:era)?|boat registration|fa|placard|imei)(?: (?:numbers?|no\\.?|num|#))?(?: (?:on|of|for|de) (?:my|the|his|her|their|our|mi|la|el)(?: [a-z]{2,12}){1,2})?" + no + '(?<v>(?<![\\p{L}\\d])(?!(?:and|on|at|to|was|is|in|of|the|for) )(?=[a-z0-9 -]{0,20}\\d)(?:[a-z]{2} \\d{3,5} [a-z]{2}|[a-z]{2,4} \\d{3,8}(?:[ -]?[a-z0-9]{1,5})?(?![\\p{L}\\d])|[a-z0-9][a-z0-9-]{2,20}(?: (?=[a-z]{0,2}\\d{3,5}[a-z]?(?!\\p{L}))[a-z0-9]{4,6})?))(?![\\p{L}\\d])', { accept: (value, low, start) => digitCount(value) >= 3 && (digitCount(value) >= 4 || !/(?:^|[^a-z])(?:lot|fa|hull|placard|body ?cam(?:era)?) ?$/.test(low.slice(Math.max(0, start - 12), start))) }),
];
