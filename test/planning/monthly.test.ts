import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { endOf, monthOf, monthsOn, parseSchedule, plannedIn } from '../../src/planning/index.js';

const zones = Intl.supportedValuesOf('timeZone').concat('UTC');
const months = fc.integer({ min: 0, max: 40 * 12 }).map((on) => monthsOn('2020-01', on));
const moments = fc.record({ zone: fc.constantFrom(...zones), month: months, hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) });
const at = (ms: number, zone: string) => DateTime.fromMillis(ms, { zone });

/** The local time that was asked for, or, where the clocks leave it out that day, what follows the gap, at most that much later. */
function expectTime(found: DateTime, hour: number, minute: number): void {
  const asked = hour * 60 + minute;
  const got = found.hour * 60 + found.minute;
  if (got === asked) return;
  const before = found.minus({ minutes: got - asked + 1 });
  expect(found.offset).toBeGreaterThan(Math.min(found.startOf('day').offset, before.offset, found.minus({ hours: 3 }).offset));
  expect(got - asked).toBeGreaterThan(0);
  expect(got - asked).toBeLessThanOrEqual(120);
}

describe('A month’s planned moment', () => {
  test('of every schedule is inside that month in that zone, in every zone and month', () => {
    const patterns = fc.oneof(
      fc.integer({ min: 1, max: 31 }).map(String), fc.constantFrom('L', 'LW', '1W'),
      fc.tuple(fc.integer({ min: 0, max: 6 }), fc.constantFrom('1', '2', '3', '4', 'L')).map(([day, nth]) => `* * ${day}#${nth}`),
    );
    fc.assert(fc.property(moments, patterns, ({ zone, month, hour, minute }, day) => {
      const planned = plannedIn(month, `${minute} ${hour} ${day.includes('#') ? day : `${day} * *`}`, zone);
      expect(monthOf(planned, zone)).toBe(month);
      expect(planned).toBeLessThan(endOf(month, zone));
      expectTime(at(planned, zone), hour, minute);
    }), { numRuns: 1_500 });
  });

  test('on a day is on that day, or on the last one where the month is shorter', () => {
    fc.assert(fc.property(moments, fc.integer({ min: 1, max: 31 }), ({ zone, month, hour, minute }, day) => {
      const found = at(plannedIn(month, `${minute} ${hour} ${day} * *`, zone), zone);
      // Behind a gap that reaches over midnight it is the next day.
      const planned = DateTime.fromFormat(month, 'yyyy-MM', { zone }).set({ day: Math.min(day, found.daysInMonth ?? 0), hour, minute });
      expect(found.day).toBe(planned.day);
    }), { numRuns: 500, examples: [[{ zone: 'America/Scoresbysund', month: '2048-03', hour: 23, minute: 0 }, 28]] });
  });

  test('on the nth weekday is that weekday in that week, the last one within seven days of the end', () => {
    fc.assert(fc.property(moments, fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 5 }), ({ zone, month, hour, minute }, weekday, nth) => {
      const found = at(plannedIn(month, `${minute} ${hour} * * ${weekday}#${nth === 5 ? 'L' : nth}`, zone), zone);
      expect(found.weekday % 7).toBe(weekday);
      if (nth === 5) expect(found.day).toBeGreaterThan((found.daysInMonth ?? 0) - 7);
      else expect(Math.ceil(found.day / 7)).toBe(nth);
    }), { numRuns: 500 });
  });

  test('on the first or last working day has nothing but a weekend before or behind it', () => {
    fc.assert(fc.property(moments, fc.boolean(), ({ zone, month, hour, minute }, first) => {
      const found = at(plannedIn(month, `${minute} ${hour} ${first ? '1W' : 'LW'} * *`, zone), zone);
      expect(found.weekday).toBeLessThanOrEqual(5);
      const beside = first ? Array.from({ length: found.day - 1 }, (_, i) => i + 1) : Array.from({ length: (found.daysInMonth ?? 0) - found.day }, (_, i) => found.day + 1 + i);
      for (const day of beside) expect(found.set({ day }).weekday).toBeGreaterThan(5);
    }), { numRuns: 500 });
  });

  test.each([
    ['America/New_York', '2027-03', 'second Sunday 02:30', '2027-03-14T03:00-04:00'],
    ['Europe/Berlin', '2030-03', 'the 31st 02:30', '2030-03-31T03:00+02:00'],
    ['Africa/Cairo', '2026-04', 'last Friday 00:30', '2026-04-24T01:00+03:00'],
  ])('in the gap of %s moves behind it', (zone, month, said, expected) => {
    expect(at(plannedIn(month, parseSchedule(said) ?? '', zone), zone).toFormat("yyyy-MM-dd'T'HH:mmZZ")).toBe(expected);
  });

  test.each([
    ['America/New_York', '2026-11', 'the 1st 01:30', '2026-11-01T01:30-04:00'],
    ['Europe/Berlin', '2026-10', 'last Sunday 02:30', '2026-10-25T02:30+02:00'],
    ['Australia/Lord_Howe', '2026-04', 'the 5th 01:45', '2026-04-05T01:45+11:00'],
  ])('that %s has twice is the earlier one', (zone, month, said, expected) => {
    expect(at(plannedIn(month, parseSchedule(said) ?? '', zone), zone).toFormat("yyyy-MM-dd'T'HH:mmZZ")).toBe(expected);
  });

  test('does not depend on the zone of the machine, nor on what was asked before', () => {
    const [first, again] = [0, 1].map(() => ['America/New_York', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'].map((zone) => plannedIn('2027-02', '15 0 31 * *', zone)));
    expect(first).toEqual(again);
    expect(first).toEqual([Date.UTC(2027, 1, 28, 5, 15), Date.UTC(2027, 1, 27, 10, 15), Date.UTC(2027, 1, 28, 11, 15)]);
  });

  test('months follow each other without a hole in every zone', () => {
    fc.assert(fc.property(fc.constantFrom(...zones), months, (zone, month) => {
      const end = endOf(month, zone);
      expect(monthOf(end - 1, zone)).toBe(month);
      expect(monthOf(end, zone)).toBe(monthsOn(month, 1));
    }), { numRuns: 500 });
  });
});
