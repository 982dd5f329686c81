import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isPattern, parseSchedule, readSchedule, type Schedule } from '../../src/planning/index.js';

const englishDays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const spanishDays = ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'];
const englishNth = ['first', 'second', 'third', 'fourth', 'last'];
const spanishNth = ['primer', 'segundo', 'tercer', 'cuarto', 'último'];

/** Everything that can be scheduled, without the time. */
const days: fc.Arbitrary<Omit<Schedule, 'hour' | 'minute'>> = fc.oneof(
  fc.record({ sort: fc.constant('nth-weekday' as const), nth: fc.integer({ min: 1, max: 5 }), weekday: fc.integer({ min: 0, max: 6 }) }),
  fc.record({ sort: fc.constant('day' as const), day: fc.integer({ min: 1, max: 31 }) }),
  fc.constantFrom<Omit<Schedule, 'hour' | 'minute'>>({ sort: 'last-day' }, { sort: 'first-working-day' }, { sort: 'last-working-day' }),
);
const schedules: fc.Arbitrary<Schedule> = fc.tuple(days, fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })).map(([day, hour, minute]) => ({ ...day, hour, minute }));

function dayWords({ sort, nth = 1, weekday = 0, day = 1 }: Schedule): string[] {
  switch (sort) {
    case 'nth-weekday': return [
      `${englishNth[nth - 1]} ${englishDays[weekday]}`, `the ${englishNth[nth - 1]} ${englishDays[weekday]} of each month at`,
      `${spanishNth[nth - 1]} ${spanishDays[weekday]}`, `el ${spanishNth[nth - 1]} ${spanishDays[weekday]} de cada mes a las`,
    ];
    case 'day': return [`the ${day}${['', 'st', 'nd', 'rd'][day % 10] && Math.floor(day / 10) !== 1 ? ['', 'st', 'nd', 'rd'][day % 10] : 'th'}`, `${day}`, `el ${day} a las`, `día ${day} de cada mes,`];
    case 'last-day': return ['last day', 'the last day of the month at', 'último día del mes'];
    case 'first-working-day': return ['first working day', 'first business day', 'first weekday of the month', 'primer día hábil', 'el primer día laborable del mes a las'];
    case 'last-working-day': return ['last working day', 'the last workday', 'último día hábil', 'último día laborable'];
  }
}

function timeWords({ hour, minute }: Schedule): string[] {
  const [h24, mm, h12, half] = [String(hour).padStart(2, '0'), String(minute).padStart(2, '0'), hour % 12 === 0 ? 12 : hour % 12, hour < 12 ? 'a' : 'p'];
  return [
    `${h24}:${mm}`, `${hour}:${mm}`, `${h24}${mm}`, `${h24}${mm} hours`, `${h24}${mm}h`, `${hour}.${mm}`, `${h24}h${mm}`, `${h24}:${mm} horas`,
    `${h12}:${mm}${half}m`, `${h12}:${mm} ${half.toUpperCase()}M`, `${h12}:${mm} ${half}.m.`, `${h12}:${mm} ${half}. m.`,
    ...(minute === 0 ? [`${h12}${half}m`, `${h12} ${half}m`, `${h12} ${half}.m.`] : []),
  ];
}

describe('A schedule as people say it', () => {
  test('is read in English and Spanish, with police times and am and pm, and can be taken apart again', () => {
    fc.assert(fc.property(schedules, fc.nat(), fc.nat(), fc.boolean(), (schedule, dayAt, timeAt, shout) => {
      const [said, time] = [dayWords(schedule), timeWords(schedule)];
      const text = `${said[dayAt % said.length]} ${time[timeAt % time.length]}`;
      const pattern = parseSchedule(shout ? text.toUpperCase() : text);
      if (pattern === undefined) throw new Error(`not read: ${text}`);
      expect(isPattern(pattern)).toBe(true);
      expect(readSchedule(pattern)).toEqual(schedule);
    }), { numRuns: 1_000 });
  });

  test.each([
    ['first Tuesday 06:45', '45 6 * * 2#1'], ['1st Tuesday 0645', '45 6 * * 2#1'], ['the 5th 21:30', '30 21 5 * *'], ['last working day 2pm', '0 14 LW * *'],
    ['el 5 a las 0645', '45 6 5 * *'], ['último viernes 14:00', '0 14 * * 5#L'], ['2.º martes 6:45', '45 6 * * 2#2'], ['3er lunes 0700', '0 7 * * 1#3'],
    ['the 31st at 12 am', '0 0 31 * *'], ['the 31st at 12 p.m.', '0 12 31 * *'], ['first day of the month 0001', '1 0 1 * *'], ['5 645', '45 6 5 * *'],
  ])('%s is %s', (said, pattern) => { expect(parseSchedule(said)).toBe(pattern); });

  test.each([
    '', ' ', 'tomorrow', 'Tuesday', 'Tuesday 06:45', 'first Tuesday', 'first 06:45', 'fifth Tuesday 06:45', 'the 0 06:45', 'the 32nd 06:45', 'first Tuesday 24:00',
    'first Tuesday 13pm', 'first Tuesday 0pm', 'first Tuesday 06:60', 'the 5th 21', 'second day 06:45', 'first constructor 06:45', 'constructor Tuesday 06:45',
    '__proto__ __proto__ 06:45', 'first toString 06:45', '45 6 * * 2#1', 'first Tuesday 06:45 or so', 'first Tuesday 06:45 06:45', '06:45 first Tuesday',
  ])('“%s” is not understood', (said) => { expect(parseSchedule(said)).toBeUndefined(); });

  test('whatever is typed gives a pattern that comes due and can be said again, or nothing', () => {
    const pieces = fc.constantFrom(...englishNth, ...spanishNth, ...englishDays, ...spanishDays, 'day', 'día', 'working day', 'the', '5', '31', '2pm', '0645', '06:45', ',', '#', 'L', '*', 'constructor', 'hasOwnProperty');
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.array(pieces, { maxLength: 6 }).map((list) => list.join(' '))), (said) => {
      const pattern = parseSchedule(said);
      if (pattern === undefined) return;
      expect(isPattern(pattern)).toBe(true);
      expect(parseSchedule(`${dayWords(readSchedule(pattern))[0]} ${timeWords(readSchedule(pattern))[0]}`)).toBe(pattern);
    }), { numRuns: 2_000 });
  });

  test('is never slow, however long and strange the text', () => {
    const parts = ['first ', '1 ', ' ', '0', '12:', 'a.m. ', 'of the ', 'día ', '\u0301', 'first Tuesday 06:45'];
    const start = performance.now();
    for (const part of parts) {
      for (const most of [90, 100, 1_000_000]) expect(parseSchedule(`${part.repeat(Math.floor(most / part.length))}x`)).toBeUndefined();
    }
    expect(performance.now() - start).toBeLessThan(500);
  });

  test('no pattern but our own is taken apart', () => {
    for (const pattern of ['', '* * * * *', '0 7 * * 1', '@monthly']) expect(() => readSchedule(pattern)).toThrow();
  });
});
