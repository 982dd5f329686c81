import { DateTime, Info } from 'luxon';
import type { Schedule } from '../planning/index.js';
import type { Locale } from './locales.js';
import type { Texts } from './texts.js';

/** A month in words: "November 2026". */
export function monthName(locale: Locale, month: string): string {
  return DateTime.fromFormat(month, 'yyyy-MM', { zone: 'utc', locale }).toFormat('LLLL yyyy');
}

/** A month in few letters, for the head of a table: "Nov 26". */
export function monthShort(locale: Locale, month: string): string {
  return DateTime.fromFormat(month, 'yyyy-MM', { zone: 'utc', locale }).toFormat('LLL yy');
}

/** A moment in a zone: "Tue, Dec 1, 06:45". */
export function moment(locale: Locale, ms: number, zone: string): string {
  return DateTime.fromMillis(ms, { zone, locale }).toLocaleString({ weekday: 'short', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** A monthly schedule as people say it. */
export function scheduleWords(texts: Texts, locale: Locale, schedule: Schedule): string {
  const time = `${String(schedule.hour).padStart(2, '0')}:${String(schedule.minute).padStart(2, '0')}`;
  switch (schedule.sort) {
    case 'day': return texts.text(locale, 'schedule.day', { day: schedule.day ?? 1, time });
    case 'nth-weekday': {
      // Info counts from Monday, croner from Sunday.
      const weekday = Info.weekdays('long', { locale })[((schedule.weekday ?? 1) + 6) % 7] ?? '';
      return texts.text(locale, 'schedule.nthWeekday', { nth: texts.text(locale, `schedule.nth.${schedule.nth ?? 1}`), weekday, time });
    }
    case 'last-day': return texts.text(locale, 'schedule.lastDay', { time });
    case 'first-working-day': return texts.text(locale, 'schedule.firstWorkingDay', { time });
    case 'last-working-day': return texts.text(locale, 'schedule.lastWorkingDay', { time });
  }
}
