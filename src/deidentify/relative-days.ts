import { dia } from './calendar-words.js';
import { pattern, within, type Pattern } from './pattern.js';

const weekday = '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day|s|\\.)?';
const fullDay = '(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)';
const part = '(?:morning|afternoon|evening|night|nite|arvo|day|week|weekend|wknd|month|shift|tour|watch|year)';
const unit = `(?:${part}|${fullDay})`;
const periodo = `(?:d[ií]as?|noche|tarde|ma[nñ]ana|madrugada|semana|mes|turno|fin de semana|guardia|${dia})`;
const month = '(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)';
const feast =
  "(?:christmas(?: eve| day)?|xmas|new year'?s?(?: eve| day)?|thanksgiving|halloween|easter|ramadan|eid|passover|hanukkah|diwali|mardi gras|juneteenth|super ?bowl|(?:the )?(?:4th|fourth)(?: of july)?|(?:labor|memorial|veterans'?|presidents'?|mlk|columbus|father'?s|mother'?s|valentine'?s|independence|patriots'?|canada|anzac|australia|boxing|victoria|st\\.? patrick'?s|bank holiday|election|derby|homecoming|graduation|game|opening|pay|trash) day|homecoming|graduation|prom|(?:the )?(?:fair|parade|marathon|storm|blizzard|hurricane|tornado|flood|fire|eclipse|election|funeral|concert|festival|rodeo|blackout|riots?|snow|freeze|game|wedding|merger|inspection|audit|holidays?|payday|graduation|election|verdict|trial|burial|wake|party|concert|earthquake|quake|derecho|ice storm))";
const number = '(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|a few|few|a couple(?: of)?|couple(?: of)?|several|\\d{1,2})';
const edge = '(?<![\\p{L}\\d])';
const end = '(?![\\p{L}\\d])';
const check = { tier: 'check' } as const;

/** "A few weeks before the incident" counts from what everybody in the text knows, not from a day. */
const sinceToday = (value: string, low: string, _: number, stop: number): boolean => !(/(?:before|prior|earlier)$/.test(value) && /^ (?:the|this|our|that) (?:incident|event|accident|crash|call|shift|burn|stop|shooting)/.test(low.slice(stop, stop + 20)));

/** Days told from another day: "Sunday past", "first Monday of the month", "the day after the storm". */
export const relativeDays: readonly Pattern[] = [
  pattern('relative-date', 'relative-told', 58, `${edge}(?:(?:the |that )?(?:very )?(?:next|following|previous|prior) (?:very )?${unit}(?: (?:morning|night|evening|afternoon))?)${end}`, {
    ...check, accept: (value, low, start, stop) => !/(?:previous|prior) (?:shift|watch|tour)$/.test(value) && !(/^(?:the )?next (?:shift|watch|tour)$/.test(value) && (/(?:from|by|for|to|of) $/.test(low.slice(Math.max(0, start - 5), start)) || /^ (?:found|had|was|were|came|said|took|got|saw|told|thought|knew|could|would|will|should|has|is|did|didn|never|can|gets|finds|noticed|opened|walked|inherited|asked)(?!\p{L})/u.test(low.slice(stop, stop + 12)))) && !(/^next (?:shift|watch|tour|week|year|month)/.test(value) && !/(?:^|[.!?] )$/.test(low.slice(Math.max(0, start - 2), start))),
  }),
  pattern('relative-date', 'relative-told', 59, `${edge}${weekday} (?:past|gone|just gone|last|(?:before|b4) last|week)${end}`, { ...check, accept: (value) => !/^(?:sun|sat|mon|wed) (?:past|gone|week)/.test(value) }),
  pattern('relative-date', 'relative-told', 61, `${edge}(?:bank holiday|long|labor day|memorial day|easter|pay) ${weekday}${end}`, check),
  pattern('relative-date', 'relative-told', 61, `${edge}(?:the )?(?:first|second|third|fourth|last|1st|2nd|3rd|4th) (?:${weekday}|day|night|week|weekend) (?:of|in|back in) (?:the |this |last )?(?:month|year|season|semester|deployment|quarter|${month})(?: (?:19|20)\\d\\d)?${end}`, check),
  pattern('relative-date', 'relative-told', 62, `${edge}(?:(?:the )?(?:whole |entire )?(?:day|night|morning|evening|arvo|afternoon|week|weekend|month|${fullDay}) (?:of|before|b4|after|following|prior to) ${feast})${end}`, { ...check, accept: (value) => !/ of (?:the )?(?:fire|snow|storm|academy|inspection|holidays?)$/.test(value) || / (?:whole|entire) /.test(value) }),
  pattern('relative-date', 'relative-told', 58, `${edge}${number} (?:full )?(?:days?|nights?|nites?|shifts?|weeks?|weekends?|months?|years?|tours?|hitches|pay periods?|summers?|winters?|${fullDay}s?) (?:ago|(?:back|before|prior|earlier)(?! (?:to|seat|door|into|on|at|from)))${end}`, { ...check, accept: sinceToday }),
  pattern('relative-date', 'relative-told', 58, `${edge}(?:night|nite|day|evening|morning|week|month|weekend|wknd|shift|${fullDay}) (?:before|b4) last${end}`, check),
  pattern('relative-date', 'relative-told', 58, `${edge}(?:later|earlier|early|late) (?:this|in the) ${unit}${end}`, check),
  pattern('relative-date', 'relative-told', 57, `${edge}(?:that|this) (?:same )?(?:${fullDay}|weekend)(?: (?:morning|night|evening|afternoon))?${end}`, check),
  pattern('relative-date', 'relative-told', 58, `${edge}(?:ese|esa|este|esta|aquel|aquella|el|la|al) (?:otr[oa] )${periodo}${end}`, check),
  pattern('relative-date', 'relative-told', 58, `${edge}(?:el|la|al) ${periodo} (?:siguiente|anterior|previ[oa]|antepasad[oa]|pasad[oa]|de antes|entrante)${end}`, check),
  pattern('relative-date', 'relative-told', 59, `${edge}(?:el|la|un|una|este|ese) (?:puente|v[ií]spera|noche|d[ií]a|ma[nñ]ana|tarde|fin de semana|semana|feriado|${dia}) (?:antes |despu[eé]s )?(?:de|del) (?:la |las |los )?(?:mayo|navidad|a[nñ]o nuevo|muertos|reyes|madres|padres|independencia|septiembre|noviembre|carnaval|acci[oó]n de gracias|semana santa|pascuas?|tormenta|hurac[aá]n|feria|desfile|fiestas?|partido|apag[oó]n|temblor|inundaci[oó]n|elecciones|posadas?)${end}`, check),
  pattern('relative-date', 'relative-told', 57, `${edge}(?:anteanoche|antenoche|antenochi|antier|antes? de ayer|antayer|ayer|anoche)(?: (?:en|por|de) la (?:ma[nñ]ana|tarde|noche|madrugada))?${end}`, check),
  // Short dates that only their company shows to be dates.
  pattern('date', 'date-told', 64, `${edge}(?:${weekday}|${dia}),? (?:the )?(?:\\d{1,2}[/.-]\\d{1,2}(?![/\\d])|\\d{1,2}(?:st|nd|rd|th))${end}`),
  pattern('date', 'date-told', 62, `${edge}(?:0?[1-9]|[12]\\d|3[01]) de (?:ene|feb|mar|abr|may|jun|jul|ago|sept?|oct|nov|dic)\\.?(?!\\p{L})`),
  within(7, 'date', 'date-told', 62, `(?<!\\p{L})(?:the|on|el|d[ií]a) (?<v>(?:[12]?\\d|3[01])(?:st|nd|rd|th)) (?=(?:at|around|about|we|i|during|when|my|in the) )`, check),
  pattern('date', 'date-told', 58, `(?<=(?:^|[.;!?]|\\n) ?)(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\\d|3[01])(?=[.;,]? ?(?:[.;\\n]|$)|, )`, check),
  within(12, 'date', 'date-told', 56, `(?<!\\p{L})(?:the|in|since|from|of|until|back in) (?<v>'\\d{2})(?![\\p{L}\\d'])`, check),
];
