import { Cron } from 'croner';
import { DateTime } from 'luxon';

/** Moments that were worked out already: ten thousand shifts ask for the same few again and again. */
const known = new Map<string, number>();
const mostKnown = 50_000;

/**
 * The planned moment of a month (`2026-11`) by a croner pattern read in an IANA zone, in milliseconds: the first one in that month.
 * A month that has no such day (the 31st) is given its last day, so that no month is left out. A local time that does not exist on the
 * day the clocks go forward is moved behind the gap; one that exists twice is the earlier.
 */
export function plannedIn(month: string, pattern: string, zone: string): number {
  const name = `${month}|${pattern}|${zone}`;
  let moment = known.get(name);
  if (moment === undefined) {
    moment = workOut(month, pattern, zone);
    if (known.size >= mostKnown) known.clear();
    known.set(name, moment);
  }
  return moment;
}

function workOut(month: string, pattern: string, zone: string): number {
  const start = DateTime.fromFormat(month, 'yyyy-MM', { zone });
  const end = start.plus({ months: 1 });
  const next = new Cron(pattern, { timezone: zone, paused: true }).nextRun(new Date(start.toMillis() - 1_000));
  if (next && next.getTime() < end.toMillis()) return next.getTime();
  const [minute = '0', hour = '0', day = ''] = pattern.split(' ');
  const last = end.minus({ days: 1 });
  // Where the clocks go forward over midnight, croner leaves the day out.
  return last.set({ day: /^\d+$/.test(day) ? Math.min(Number(day), last.day) : last.day, hour: Number(hour), minute: Number(minute) }).toMillis();
}

/** The month of a moment in a zone, `2026-11`. */
export function monthOf(ms: number, zone: string): string {
  return DateTime.fromMillis(ms, { zone }).toFormat('yyyy-MM');
}

/** When a month ends in a zone, which is when the next one begins. */
export function endOf(month: string, zone: string): number {
  return DateTime.fromFormat(month, 'yyyy-MM', { zone }).plus({ months: 1 }).toMillis();
}

/** The month that many months later, or earlier where negative. */
export function monthsOn(month: string, months: number): string {
  return DateTime.fromFormat(month, 'yyyy-MM', { zone: 'utc' }).plus({ months }).toFormat('yyyy-MM');
}
