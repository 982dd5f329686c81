/** A monthly schedule as people say it, in parts that can be said again in any language. */
export interface Schedule {
  /** `nth-weekday`: first Tuesday; `day`: the 5th; `last-day`; `first-working-day`, `last-working-day` (Monday to Friday). */
  sort: 'nth-weekday' | 'day' | 'last-day' | 'first-working-day' | 'last-working-day';
  /** 1 to 4, or 5 for the last one; with `nth-weekday` only. */
  nth?: number;
  /** 0 is Sunday; with `nth-weekday` only. */
  weekday?: number;
  /** 1 to 31; with `day` only. */
  day?: number;
  hour: number;
  minute: number;
}

/** Maps and not objects: a person may type `constructor`. */
const ordinals = new Map(Object.entries({
  first: 1, primer: 1, primero: 1, second: 2, segundo: 2, third: 3, tercer: 3, tercero: 3, fourth: 4, cuarto: 4, last: 5, ultimo: 5,
}));
const weekdays = new Map(Object.entries({
  sunday: 0, sun: 0, domingo: 0, monday: 1, mon: 1, lunes: 1, tuesday: 2, tue: 2, tues: 2, martes: 2, wednesday: 3, wed: 3, miercoles: 3,
  thursday: 4, thu: 4, thurs: 4, jueves: 4, friday: 5, fri: 5, viernes: 5, saturday: 6, sat: 6, sabado: 6,
}));
const longest = 100;

/**
 * Reads what a person typed, in English or Spanish: "first Tuesday 06:45", "the 5th 21:30", "last working day 2pm", "el 5 a las 0645",
 * "último viernes 14:00". Resolves to a croner pattern, or undefined where it cannot be read.
 */
export function parseSchedule(said: string): string | undefined {
  if (said.length > longest) return undefined;
  const words = said.toLowerCase().normalize('NFKD').replace(/[\u0300-\u036f]/g, '').replace(/\b([ap])\. ?m\.?/g, '$1m').replace(/[,;]/g, ' ')
    .replace(/\b(?:the|el|of|de|del|each|every|cada|month|mes|at|a|las|la|on|dia(?=\s+\d))\b/g, ' ').replace(/\s+/g, ' ').trim();
  const time = /^(.+?) (\d{1,2})[:.h]?(\d{2})? ?(am|pm|h|hrs|hours|horas)?$/.exec(words);
  if (!time) return undefined;
  const [, day = '', hourText = '', minuteText, unit = ''] = time;
  const half = unit.endsWith('m') ? unit : undefined;
  // "21" alone could be a day as well as an hour.
  if (minuteText === undefined && half === undefined) return undefined;
  const hour = hourOf(Number(hourText), half);
  const minute = Number(minuteText ?? '0');
  const dayPart = dayPattern(day);
  return hour === undefined || minute > 59 || dayPart === undefined ? undefined : `${minute} ${hour} ${dayPart}`;
}

function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour <= 23 ? hour : undefined;
  return hour < 1 || hour > 12 ? undefined : (hour % 12) + (half === 'pm' ? 12 : 0);
}

/** The three day fields of a croner pattern. */
function dayPattern(day: string): string | undefined {
  const number = /^(\d{1,2})(?:st|nd|rd|th|o)?$/.exec(day)?.[1];
  if (number !== undefined) return Number(number) >= 1 && Number(number) <= 31 ? `${Number(number)} * *` : undefined;
  const [first = '', ...rest] = day.split(' ');
  const nth = ordinals.get(first) ?? ordinalNumber(first);
  const what = rest.join(' ');
  if (nth === undefined) return undefined;
  if (/^(?:day|dia)$/.test(what)) return nth === 5 ? 'L * *' : nth === 1 ? '1 * *' : undefined;
  if (/^(?:working day|business day|workday|work day|weekday|dia habil|dia laborable)$/.test(what)) {
    return nth === 5 ? 'LW * *' : nth === 1 ? '1W * *' : undefined;
  }
  const weekday = weekdays.get(what);
  return weekday === undefined ? undefined : `* * ${weekday}#${nth === 5 ? 'L' : nth}`;
}

/** "1st", "2nd", "1er", "3.º". There is no fifth: some months have none. */
function ordinalNumber(word: string): number | undefined {
  const digit = /^([1-4])\.?(?:st|nd|rd|th|er|o)$/.exec(word)?.[1];
  return digit === undefined ? undefined : Number(digit);
}

/** Takes a pattern that `parseSchedule` made apart again. Fails on any other. */
export function readSchedule(pattern: string): Schedule {
  const [minute = '', hour = '', day = '', , weekday = ''] = pattern.split(' ');
  const time = { hour: Number(hour), minute: Number(minute) };
  if (day === 'L') return { sort: 'last-day', ...time };
  if (day === 'LW') return { sort: 'last-working-day', ...time };
  if (day === '1W') return { sort: 'first-working-day', ...time };
  if (/^\d+$/.test(day)) return { sort: 'day', day: Number(day), ...time };
  const [, which = '', nth = ''] = /^(\d)#(\d|L)$/.exec(weekday) ?? [];
  if (which === '') throw new Error('not a pattern of ours');
  return { sort: 'nth-weekday', nth: nth === 'L' ? 5 : Number(nth), weekday: Number(which), ...time };
}
