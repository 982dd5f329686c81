import { measures, pattern, within, type Pattern } from './pattern.js';

const month = '(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)(?!\\p{L})\\.?';
const monthFull = '(?:january|february|march|april|may|june|july|august|september|october|november|december)';
const mes = '(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre)';
const day = '(?:3[01]|[12]\\d|0?[1-9])';
const year = "(?:(?:19|20)\\d{2}|'\\d{2})";
const weekday = '(?:mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?)';
const dia = '(?:lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)';
const part = '(?: (?:early |late |mid)?(?:morning|afternoon|evening|night|nite|mid-?night|noon)s?)?';
const parte = '(?: (?:en|por) la (?:ma[nñ]ana|tarde|noche))?';
const holiday =
  "(?:christmas(?: eve| day| night| week)?|xmas(?: eve)?|new year'?s?(?: eve| day)?|nye|(?:4th|fourth) of july|july 4th|thanksgiving(?: day| eve| night| weekend)?|halloween(?: night)?|(?:labor|memorial|veterans?'?|presidents'?|columbus|mlk|flag|father's|mother's|valentine'?s?|independence|patriots'?|st\\.? patrick'?s?|saint patrick'?s?|groundhog|boxing|ground hog) day(?: weekend)?|juneteenth|easter(?: sunday| monday| weekend)?|super ?bowl(?: sunday| weekend)?|mardi gras|black friday|good friday|palm sunday|cinco de mayo|spring break|homecoming(?: weekend| game| night)?|prom night|d[ií]a de (?:los muertos|muertos|acci[oó]n de gracias|reyes|la independencia)|nochebuena|navidad|noche vieja|nochevieja|semana santa|a[nñ]o nuevo|ramadan|eid|hanukkah|passover|diwali)";
const numeric = `(?:${day}[./-]${day}[./-](?:\\d{4}|\\d{2})|(?:19|20)\\d{2}[./-]${day}[./-]${day})`;
const stamp = '(?:[ t]{1,2}\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,6})?)?(?:z| ?[ap]\\.?m\\.?(?![a-z]))?)?';
const ofYear = `(?:,? {1,2}${year}| of ${year}|,? (?:de|del) ${year})?`;
const longDate = `(?:${weekday},? )?${month} {1,2}(?:the )?${day}(?:st|nd|rd|th)?(?![\\d])${ofYear}`;
const dayFirst = `(?:${weekday},? (?:the )?)?${day}(?:st|nd|rd|th)?[ -]?(?:of )?${month}(?:[ -]?${year}|, ?${year}| of ${year}|[ -]\\d{2}(?!\\d))?`;
const spanishDate = `(?:${dia},? (?:el )?)?(?:${day}|primero|1ro|1º) (?:de )?${mes}(?:,? (?:de |del )?(?:a[nñ]o )?(?:19|20)\\d{2})?`;
const anyDate = `(?:${numeric}|${longDate}|${dayFirst}|${spanishDate}|${day}[/-]${day})`;
const edge = '(?<![\\p{L}\\d])';
const after = '(?![\\p{L}\\d])';

/** Dates and days. Full dates are structural; a bare weekday, month or holiday is for the person to judge. */
export const datePatterns: readonly Pattern[] = [
  pattern('birth-date', 'birth-cue', 90, `(?<!\\p{L})(?:d[./]?o[./]?b\\.?|birth ?dates?|date of birth|birthday|b-?day|born|born on|fecha de nacimiento|fdn|f(?:echa)?\\.? (?:de )?nac\\.?|b\\.(?= ?\\d)|nacid[oa]|cumplea[nñ]os)[ ]{0,2}(?:is|was|on|of|in|es|el|en|del?|:|=|-|,)?[ ]{0,2}(?:on |the |el )?(?<v>${anyDate}|\\d{6,8}|(?:19|20)\\d{2})${after}`),
  pattern('date', 'date-form', 76, `(?<![\\p{L}\\d./-])${numeric}${stamp}(?![\\d]|[./-]\\d)`),
  pattern('date', 'date-form', 75, `${edge}${longDate}${part}${after}`),
  pattern('date', 'date-form', 75, `${edge}${dayFirst}${part}${after}`, { accept: (value) => !/^\d{1,2} (?:mar|may|march|sep|dec|jan)$/.test(value) || /^\d{1,2} (?:may|march)$/.test(value) }),
  pattern('date', 'date-form', 75, `${edge}${spanishDate}${parte}${after}`),
  pattern('date', 'date-form', 74, `${edge}${mes} (?:de |del )?(?:19|20)\\d{2}${after}`, { tier: 'check' }),
  pattern('date', 'date-form', 74, `${edge}(?:early |late |mid-?)?${month},? (?:of )?${year}${after}`),
  within(45, 'date', 'date-cue', 70, `(?<!\\p{L})(?:on|since|dated?|until|before|after|by|el|d[ií]a|fecha|from|night of|day of|morning of)[ :]{1,2}(?:the (?:night|morning|evening|afternoon) of )?(?<v>(?:0?[1-9]|1[0-2])[/-]${day}|${day}[/-](?:0?[1-9]|1[0-2]))(?![/\\d-])`),
  pattern('date', 'date-form', 55, '(?<![\\p{L}\\d/.-])(?:0?[1-9]|1[0-2])/(?:[12]\\d|3[01]|0[1-9])(?![\\d/]|[ -]?(?:inch|mile|full|tread|way|tank|crew|split|odds|shift|rotation|schedule))', { tier: 'check', accept: (value) => !/^(?:7\/11|9\/11|10\/10|\d{1,2}\/(?:16|12|32))$/.test(value) || /^\d{1,2}\/(?:1[1345789]|2\d|3[01])$/.test(value) && !/^[79]\/11$/.test(value) }),
  within(45, 'date', 'date-cue', 70, `(?<!\\p{L})(?:on the|el d[ií]a|the night of the|the morning of the|the evening of the)[ ](?<v>${day}(?:st|nd|rd|th)?)(?=[.,;]| of (?:this|last)| (?:at|around|we|i|my|our|the|a|he|she|they|it|there|that|another) |$)`, { tier: 'check' }),
  pattern('date', 'month', 60, `(?<!\\p{L})(?:in|last|this past|since|during|until|through|by|of|early|late|mid|mid-|next|this|back in|between|and|every|around) (?<v>(?:early |late |mid-? ?)?${monthFull})(?! (?:be|not|have|i|we|he|she|it|they|you|in|on|up|into|the))${after}`, { tier: 'check', accept: (value, low, start) => !/(?:and|this|by|of|until|the|around|it) $/.test(low.slice(Math.max(0, start - 6), start)) || !/^(?:march|may)$/.test(value) || /(?:of) $/.test(low.slice(Math.max(0, start - 3), start)) }),
  pattern('date', 'month', 59, `(?<![\\p{L}.!?] |\\p{L}|^)(?:January|February|April|June|July|August|September|October|November|December|March|May)(?!\\p{L})(?! (?:be|not|have|I))`, { on: 'plain', capital: true, tier: 'check', accept: (value, low, start) => /(?:in|last|of|since|during|this|next|until|by|for|and|late|early|every|before|after|the) $/.test(low.slice(Math.max(0, start - 8), start)) || !/^(?:March|May|April|June|August|November)$/.test(value) }),
  pattern('date', 'month', 58, `(?<!\\p{L})(?:en|de|desde|durante|hasta|pasado|a (?:principios|finales|mediados) de) (?<v>${mes})${after}`, { tier: 'check' }),
  pattern('date', 'weekday', 60, `${edge}${weekday}${part}${after}`, { tier: 'check', accept: (value, low, start) => !/(?:black|good) $/.test(low.slice(Math.max(0, start - 6), start)) && !(/^mondays?$/.test(value) && /morning quarterback/.test(low.slice(start, start + 30))) && !/^monday morning$/.test(low.slice(start, start + 26).includes('quarterback') ? 'monday morning' : '') }),
  pattern('date', 'weekday', 59, `${edge}(?:(?:tues|weds|thurs|thur|wed)${part}|(?:mon|tue|wed|thu|fri|sat|sun)(?: (?:morning|night|nite|afternoon|evening|day shift|night shift|graves|swings|am|pm)))${after}`, { tier: 'check', accept: (value) => !/^wed$/.test(value) || true }),
  pattern('date', 'weekday', 57, `(?<![\\p{L}.] )(?:mon|fri|sat|sun)(?=[ ](?:the |we |i |it |at |around |same |again|nothing|\\d))${after}`, { tier: 'check', accept: (value, low, start) => (value === 'mon' || value === 'fri') && /(?:^|[.!?\n;,] ?)$/.test(low.slice(Math.max(0, start - 2), start)) }),
  pattern('date', 'weekday', 60, `(?<!\\p{L})(?:on|last|this past|since|this|next|every|until) (?<v>(?:mon|tues?|weds?|thu|thurs?|fri|sat|sun)${part})(?=[.,;]|[ ](?:at|around|about|night|morning|we|i|the|when|while|it|\\d)|$)`, { tier: 'check', accept: (value, low, start) => value !== 'sun' && value !== 'sat' || /(?:last|past|since|next|every) $/.test(low.slice(Math.max(0, start - 7), start)) }),
  pattern('date', 'weekday', 60, `${edge}${dia}${parte}${after}`, { tier: 'check' }),
  pattern('date', 'date-form', 56, '(?<![\\p{L}\\d/.-])(?:[1-9]|1[0-2])/[1-9](?= (?:and (?:again|on|then|\\d)|again|at|around|about|same|we|i|it|the|on)|[.,;\n]|$)', { tier: 'check', accept: (_, low, start, end) => (/^ /.test(low.slice(end, end + 1)) ? /(?:^|on|and|again|since|from|between|[.,;] ?) ?$/ : /\d\/\d{1,2} and (?:again |on )?$/).test(low.slice(Math.max(0, start - 16), start)) }),
  pattern('date', 'holiday', 61, `${edge}${holiday}${after}`, { tier: 'check', accept: (_, low, start, end) => !/^ (?:lights?|trees?|masks?|decorations?|costumes?|ornaments?|music|wreath|candy|sweater|cards?|presents?|gifts?|eggs?|bunny|baskets?|story|ham|turkey)(?!\p{L})/u.test(low.slice(end, end + 14)) && !/like (?:the |a |it was |it's )?$/.test(low.slice(Math.max(0, start - 13), start)) }),
  within(20, 'date', 'year', 50, `(?<!\\p{L})(?:in|since|of|until|from|during|back in|year|circa|around|before|after|summer|winter|fall|spring|late|early|mid|en|desde|del|de|a[nñ]o|class of|by)[ ]{1,2}(?<v>(?:19[5-9]\\d|20[0-4]\\d))(?![\\d.:/,-]\\d|\\d|%)(?! (?:ford|chev|dodge|toyota|honda|nissan|hours|hrs|feet|ft|yards|block|rounds|meters|rpm|psi|lbs|pounds|people|officers|units|impala|tahoe|explorer|crown|jeep|gmc|kia|bmw|buick|subaru|mazda))`, { tier: 'check', accept: (value, low, start) => !/(?:around|of|by|before|after|from|until) $/.test(low.slice(Math.max(0, start - 8), start)) || Number(value) >= 1950 }),
  within(24, 'date', 'season', 52, `${edge}(?:(?:summer|winter|fall|spring|autumn) (?:of )?(?:19|20)\\d{2}|(?:19|20)\\d{2} (?:summer|winter|spring) )${after}`, { tier: 'check' }),
];

const unit = '(?:days?|nights?|weeks?|months?|years?|yrs?|shifts?|weekends?|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|winters?|summers?)';
const amount = "(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|a few|few|several|some|a couple(?: of)?|couple(?: of)?|\\d{1,3}|many)";
/** Days told from today; they say when to whoever knows when the report came in. */
export const relativeDatePatterns: readonly Pattern[] = [
  pattern('relative-date', 'relative-day', 56, `${edge}(?:(?:the )?(?:day|night|morning|evening) before (?:yesterday|last)|(?:late |early )?yesterday${part}|(?:late |early )?last (?:night|nite|week|weekend|month|year|${weekday}|summer|winter|spring|fall|autumn|${monthFull}|shift|thanksgiving|christmas|halloween|tues?|thurs?|wed|mon|fri|sat|sun)${part}|this (?:morning|afternoon|evening|past (?:week|weekend|month|year|${weekday}|summer|winter|spring|fall|${monthFull}))${part}|(?:earlier|late|later|early) (?:today|this (?:week|month|year|morning|evening|afternoon|shift))|(?:the )?(?:week|weekend|month) before last|(?:over the|over this|this past|the past|this|during the|on the) (?:weekend|holidays?)|yest|the (?:night|day|week|morning|weekend|${weekday}) (?:before|after) (?:${holiday}|last)|(?:${weekday}|today|tonight) (?:a week|two weeks) ago|(?:un|el) (?:${dia}) (?:pasad[oa]|por la (?:noche|ma[nñ]ana|tarde))|tonight|the other (?:night|day|morning|evening|shift|week)|earlier this (?:week|month|year|morning|evening))${after}`, { tier: 'check', accept: (value) => !/^the other (?:day|shift|morning|evening|week)$/.test(value) }),
  pattern('relative-date', 'relative-ago', 57, `${edge}${amount} (?:and a half )?${unit}${part} (?:ago|earlier|back|prior)(?! (?:to|seat|door|into|on|at|from))${after}`, { tier: 'check' }),
  pattern('relative-date', 'relative-ago', 55, `${edge}(?:a|one|two|three|${amount}) (?:week|month|year)s? ago ${weekday}?${after}`, { tier: 'check' }),
  pattern('relative-date', 'relative-day', 56, `${edge}(?:anteayer|antier|antes de ayer|ayer(?: (?:en|por) la (?:ma[nñ]ana|tarde|noche)| noche)?|anoche|antenoche|(?:la|el) (?:semana|mes|a[nñ]o|noche|fin de semana|turno|verano|invierno|${dia}|${mes}) pasad[oa]|el pasado ${dia}|esta (?:ma[nñ]ana|noche|tarde|madrugada)|este fin de semana|hace (?:unos |unas |como |casi )?(?:un|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|pocos|pocas|varios|varias|unos|unas|\\d{1,3}) (?:d[ií]as?|noches?|semanas?|mes(?:es)?|a[nñ]os?|turnos?))${after}`, { tier: 'check' }),
];

const hourWord = '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)';
const spokenHour = '(?:zero|oh|o) (?:one|two|three|four|five|six|seven|eight|nine|hundred)|(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty(?:[ -](?:one|two|three))?)';
const spokenMinute = '(?:hundred|oh[ -](?:one|two|three|four|five|six|seven|eight|nine)|(?:ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|thirty|forty|fifty)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)';
const clockEnd = "(?:[ ]{0,2}(?:a\\.?m\\.?|p\\.?m\\.?)(?!\\p{L})|[ ]{0,2}(?:hrs|hours|hr|h|horas)(?!\\p{L}))";
const military = '(?:[01]\\d|2[0-3])[0-5]\\d';
export const timePatterns: readonly Pattern[] = [
  pattern('time', 'clock-words', 66, `(?<!\\p{L})(?:zero|oh) (?:${hourWord} ${spokenMinute}|(?:zero )?hundred)(?: hours)?(?!\\p{L})`),
  pattern('time', 'clock-words', 66, `(?<!\\p{L})(?:${spokenHour}) ${spokenMinute} hours(?!\\p{L})`),
  pattern('time', 'clock-words', 66, `(?<!\\p{L})${hourWord}(?:[ -](?:o'?clock|thirty|fifteen|forty-?five|twenty|ten|forty|fifty|oh five))? (?:a\\.?m\\.?|p\\.?m\\.?)(?!\\p{L})`),
  pattern('time', 'clock-words', 62, `(?<!\\p{L})(?:at|around|about|by|until|since|before|after|past) (?<v>(?:(?:five|ten|quarter|twenty|a quarter) (?:to|till|til|past|of)|half past) ${hourWord}|${hourWord}[ -](?:thirty|fifteen|forty-?five|oh five))(?!\\p{L}| (?:yards|feet|officers|people|minutes|seconds))`),
  within(3, 'time', 'clock-form', 66, '(?<![\\d:.])(?:[01]?\\d|2[0-3])[h.:][0-5]\\d(?:h| ?(?:h|horas|hrs?))?(?![\\p{L}\\d.:])', { accept: (value, low, start) => /h/.test(value) || /(?:a|sobre|de) las? $/.test(low.slice(Math.max(0, start - 9), start)) }),
  pattern('time', 'clock-words', 60, '(?<![\\p{L}-])(?:noon|midnight|mediod[ií]a|medianoche)(?! (?:shift|watch|crew|car|unit|patrol|blue|oil|special))(?!\\p{L})', { tier: 'check' }),
  within(10, 'time', 'clock-after-date', 65, `(?<![\\p{L}\\d./-])${numeric},? (?:at |@ ?|- )?(?<v>${military})(?![\\d:/.-])`),
  pattern('time', 'clock-form', 66, `(?<![\\d:.])(?:[01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d)?${clockEnd}?(?![\\d:])`),
  pattern('time', 'clock-form', 66, `(?<![\\d:.-])(?:1[0-2]|0?[1-9])(?:[:.]?[0-5]\\d)?[ ]?-?(?:a\\.m\\.?|p\\.m\\.?|[ap]m)(?!\\p{L})`),
  pattern('time', 'clock-form', 66, `(?<![\\d:.-])(?:1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) ?o'?clock(?!\\p{L})`),
  pattern('time', 'clock-form', 66, `(?<![\\d:.,-])${military}[ -]?(?:hrs?|hours?|h|horas)\\b`, { accept: (value) => !/00[0]0$/.test(value) }),
  pattern('time', 'clock-range', 66, `(?<![\\d:.,-])${military} ?(?:-|to|and) ?${military}[ ]?(?:hrs?|hours?|h)(?!\\p{L})`),
  pattern('time', 'clock-cue', 64, `(?<!\\p{L})(?:at|around|about|approximately|approx\\.?|approximate(?:ly)? at|by|until|til|till|before|after|since|from|between|time:?|@|~|circa|a las|como a las|eso de las|hora:?|toc|tod|starting at|ended at)[ ]{0,2}(?<v>${military})(?! (?:block|blk|n|s|e|w|north|south|east|west|ave|avenue|st|street|rd|road|blvd|rounds|lbs|pounds|rpm|psi|sq|pm|am|lumens|people|[a-z]{2,12} (?:st|street|ave|avenue|rd|road|blvd|dr|drive|ln|lane|ct|court|way|pl))(?!\\p{L}))(?![\\d:/-]|[.,]\\d)${measures}`),
  pattern('time', 'clock-cue', 63, `(?<!\\p{L})(?:and|to|-) ?(?<v>${military})(?= ?(?:hrs|hours|hr)\\b)`),
  pattern('time', 'clock-log', 62, `(?<![\\d:.,-])${military}(?= ?[:-] ?\\p{L})`, { accept: (_, low, start) => /(?:^|[\n.;]) {0,3}$/.test(low.slice(Math.max(0, start - 4), start)) }),
  pattern('time', 'clock-words', 62, "(?<!\\p{L})(?:a )?(?:half past|quarter (?:past|to|till|after)|(?:five|ten|twenty|\\d{1,2}) (?:minutes )?(?:past|till)) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|midnight|noon|1[0-2]|[1-9])(?![\\p{L}\\d])"),
  pattern('time', 'clock-words', 62, "(?<!\\p{L})(?:at|around|about|just (?:after|before)|shortly (?:after|before)|by|until|past|after|before|near) (?<v>(?:midnight|noon))(?! (?:shift|shifts|watch|crew|car|unit|patrol))(?!\\p{L})", { tier: 'check' }),
  pattern('time', 'clock-words', 62, "(?<!\\p{L})(?:at|around|about|by|until) (?<v>(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[1-9]|1[0-2])(?:[ -](?:thirty|fifteen|forty-?five))?)(?= (?:in the (?:morning|afternoon|evening)|at night|that (?:morning|night|afternoon|evening)))"),
  pattern('time', 'clock-words', 62, "(?<!\\p{L})(?<v>(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[1-9]|1[0-2])(?:[ -](?:thirty|fifteen|forty-?five))? in the (?:morning|afternoon|evening))(?!\\p{L})"),
  pattern('time', 'clock-cue', 64, "(?<!\\p{L})a las? (?<v>(?:[01]?\\d|2[0-3])(?:[:.h][0-5]\\d)?(?: ?(?:horas|hrs|h|am|pm|a\\.m\\.?|p\\.m\\.?))?(?: (?:y (?:media|cuarto)|menos cuarto))?(?: (?:de|en|por) la (?:ma[nñ]ana|tarde|noche|madrugada))?)(?![\\p{L}\\d])" + measures),
  pattern('time', 'clock-words', 64, "(?<!\\p{L})(?:a|como a|hacia|sobre) las? (?<v>(?:una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)(?: (?:y (?:media|cuarto)|menos cuarto))?(?: (?:de|en|por) la (?:ma[nñ]ana|tarde|noche|madrugada)))(?!\\p{L})"),
  pattern('time', 'clock-words', 63, "(?<!\\p{L})a las? (?<v>(?:una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)(?: (?:y (?:media|cuarto)|menos cuarto))?)(?=[.,; ](?! ?(?:oficiales|agentes|personas|sospechosas|unidades|mujeres|patrullas)))", { tier: 'check' }),
];
