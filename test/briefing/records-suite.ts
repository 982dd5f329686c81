import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { coverage, coverageCsv, createRecords } from '../../src/briefing/index.js';
import { monthsOn } from '../../src/planning/index.js';
import { around, day, type Ground, heldWith, hour, lesson, minute, ny, World, zone } from './world.js';

const november = '2026-11';
/** The first Tuesday. */
const due = '2026-11-03 06:45';

/** What becomes of a card once it is there, on whatever store. */
export function describeRecords(name: string, makeGround: () => Ground | Promise<Ground>): void {
  describe(`Records of briefings on ${name}`, () => {
    let ground: Ground;
    let world: World;
    beforeAll(async () => { ground = await makeGround(); });
    afterAll(() => ground.close());
    beforeEach(async () => { world = await World.begin(ground); });
    afterEach(() => world.end());

    describe('Reminders', () => {
      const sent = () => world.channels.reminders.map(({ what, at }) => [what, at]);

      test('come once each: some days after the card, and three days before the month ends', async () => {
        await world.shift();
        await world.at(due);
        await world.until('2026-11-30 23:00', 12 * hour);
        expect(world.channels.reminders).toMatchObject([{ what: 'ask-held', thread: world.channels.reminders[0]?.thread }, { what: 'month-ends' }]);
        const [[, asked], [, ends]] = sent() as [[string, number], [string, number]];
        expect(asked - ny('2026-11-10 06:45')).toBeLessThan(12 * hour);
        expect(asked).toBeGreaterThanOrEqual(ny('2026-11-10 06:45'));
        expect(ends).toBeGreaterThanOrEqual(ny('2026-11-28 00:00'));
      });

      test('stop once the briefing was held', async () => {
        const shift = await world.shift();
        await world.at(due);
        await world.records.held(shift.id, november, heldWith());
        await world.until('2026-11-30 23:00', day);
        expect(sent()).toEqual([]);
      });

      test('are not sent where it is recorded while they wait their turn', async () => {
        const shift = await world.shift();
        await world.at(due);
        world.channels.ready = async () => { await world.records.held(shift.id, november, heldWith()); };
        await world.at('2026-11-10 06:45');
        expect(sent()).toEqual([]);
        expect(await world.briefing(shift, november)).toMatchObject({ state: 'held', reminded: [] });
      });

      test('of a postponed briefing come at its new time, and count from there', async () => {
        const shift = await world.shift();
        await world.at(due);
        await world.at('2026-11-04 10:00');
        await world.records.postpone(shift.id, november, ny('2026-11-04 11:00'));
        await world.at('2026-11-04 10:01');
        expect(sent()).toEqual([]);
        await world.at('2026-11-04 11:00');
        expect(sent()).toEqual([['now', ny('2026-11-04 11:00')]]);
        await world.until('2026-11-11 10:00');
        expect(sent()).toHaveLength(1);
        await world.at('2026-11-11 11:00');
        expect(sent()).toHaveLength(2);
      });

      test('that fell into an outage are one, not several', async () => {
        await world.shift();
        await world.at(due);
        await world.at('2026-11-29 12:00');
        await world.until('2026-11-30 23:00', 6 * hour);
        expect(sent()).toEqual([['month-ends', ny('2026-11-29 12:00')]]);
      });

      test('that surely did not arrive are tried again; of unknown fate they are not', async () => {
        await world.shift();
        await world.at(due);
        const outcomes = ['not-sent', 'not-sent', 'unknown'] as const;
        let tries = 0;
        world.channels.how = () => { const kind = outcomes[tries++]; return kind === undefined ? true : { kind }; };
        for (let i = 0; i < 6; i++) await world.at(ny('2026-11-10 06:45') + i * 10 * minute);
        expect(tries).toBe(3);
      });

      test('into a channel that is gone mark the shift unreachable', async () => {
        const shift = await world.shift();
        await world.at(due);
        world.channels.how = () => ({ kind: 'gone' });
        await world.at('2026-11-10 06:45');
        expect(await world.stateOf(shift)).toBe('unreachable');
      });

      test('do not come for a card that was seen only when it was recorded, because it had been uncertain', async () => {
        const shift = await world.shift();
        world.channels.how = () => ({ kind: 'unknown' });
        await world.at(due);
        world.channels.how = () => true;
        await world.at('2026-11-09 12:00');
        expect(await world.records.held(shift.id, november, heldWith())).toMatchObject({ briefing: { state: 'held' } });
        await world.records.undo(shift.id, november);
        await world.at('2026-11-09 12:01');
        expect(sent()).toEqual([]);
        expect(await world.briefing(shift, november)).toMatchObject({ state: 'posted', postedAt: ny('2026-11-09 12:00') });
      });
    });

    describe('What a supervisor records', () => {
      test('held covers the lessons of the card, and no others', async () => {
        await world.publish(lesson('a', '2026-09'), lesson('b', '2026-10'));
        const shift = await world.shift();
        await world.at(due);
        expect(world.channels.cards).toMatchObject([{ items: ['a'] }]);
        expect(await world.records.held(shift.id, november, heldWith('a', 'b'))).toMatchObject({ briefing: { held: { covered: ['a'] } } });
        await world.at('2026-12-01 06:45');
        expect(world.channels.cards[1]).toMatchObject({ items: ['b'] });
        expect((await coverage(world.store, world.clock, zone, 2, 10)).shifts[0]).toMatchObject({ debriefed: [november, ''], cells: [{ state: 'held' }, { state: 'posted' }] });
      });

      test('can be taken back for an hour, and its coverage with it', async () => {
        await world.publish(lesson('a', '2026-09'));
        const shift = await world.shift();
        await world.at(due);
        await world.records.held(shift.id, november, heldWith('a'));
        world.clock.advance(hour);
        expect(await world.records.undo(shift.id, november)).toMatchObject({ briefing: { state: 'posted', held: undefined } });
        expect(await world.records.undo(shift.id, november)).toEqual({ refusal: 'not-now' });
        await world.at('2026-12-01 06:45');
        expect(world.channels.cards[1]).toMatchObject({ items: ['a'] });
        await world.records.held(shift.id, '2026-12', heldWith('a'));
        world.clock.advance(hour + 1);
        expect(await world.records.undo(shift.id, '2026-12')).toEqual({ refusal: 'not-now' });
        expect(await world.briefing(shift, '2026-12')).toMatchObject({ state: 'held' });
      });

      test('an undo that is cut off brings the lesson again rather than losing it', async () => {
        await world.publish(lesson('a', '2026-09'));
        const shift = await world.shift();
        await world.at(due);
        await world.records.held(shift.id, november, heldWith('a'));
        const dying = createRecords(around(world.store, { replace: () => Promise.reject(new Error('died')) }), world.clock);
        await expect(dying.undo(shift.id, november)).rejects.toThrow('died');
        await world.at('2026-12-01 06:45');
        expect(world.channels.cards[1]).toMatchObject({ items: ['a'] });
      });

      test('a postponement stays inside the month, and can be taken back to the time before it', async () => {
        const shift = await world.shift();
        await world.at(due);
        for (const to of ['2026-11-03 06:45', '2026-11-01 12:00', '2026-12-01 00:00']) expect(await world.records.postpone(shift.id, november, ny(to))).toEqual({ refusal: 'not-in-month' });
        const [first, second] = [ny('2026-11-20 12:00'), ny('2026-11-30 23:59')];
        await world.records.postpone(shift.id, november, first);
        expect(await world.records.postpone(shift.id, november, second)).toMatchObject({ briefing: { state: 'postponed', postponedTo: second } });
        expect(await world.records.undo(shift.id, november)).toMatchObject({ briefing: { state: 'postponed', postponedTo: first } });
        expect(await world.records.held(shift.id, november, heldWith())).toMatchObject({ briefing: { state: 'held' } });
        expect(await world.records.postpone(shift.id, november, second)).toEqual({ refusal: 'not-now' });
        expect(await world.records.undo(shift.id, november)).toMatchObject({ briefing: { state: 'postponed', postponedTo: first } });
      });

      test('another lesson goes through all of them and begins again, and loses none', async () => {
        await world.publish(lesson('a', '2026-09'), lesson('b', '2026-10'), lesson('n', '2026-01', { source: 'national' }), lesson('no', '2026-01', { brief: false }));
        const shift = await world.shift();
        await world.at(due);
        const shown: string[][] = [];
        for (let i = 0; i < 11; i++) {
          const recorded = await world.records.another(shift.id, november);
          shown.push('briefing' in recorded ? recorded.briefing.items : []);
        }
        expect(shown.slice(0, 2)).toEqual([['b'], ['n']]);
        expect(new Set(shown.slice(2, 8).flat()).size).toBe(6);
        expect(shown.slice(8)).toEqual([['a'], ['b'], ['n']]);
        await world.records.held(shift.id, november, heldWith('n'));
        expect(await world.records.another(shift.id, november)).toEqual({ refusal: 'not-now' });
        await world.at('2026-12-01 06:45');
        expect(world.channels.cards[1]).toMatchObject({ items: ['a'] });
      });

      test('of a shift or month that is not there is refused', async () => {
        const shift = await world.shift();
        expect(await world.records.held(shift.id, november, heldWith())).toEqual({ refusal: 'gone' });
        expect(await world.records.held('nobody', november, heldWith())).toEqual({ refusal: 'gone' });
      });

      test('by two at once is recorded once', async () => {
        const shift = await world.shift();
        await world.at(due);
        const both = await Promise.all([world.records.held(shift.id, november, heldWith()), world.records.held(shift.id, november, heldWith())]);
        expect(both.filter((recorded) => 'briefing' in recorded)).toHaveLength(1);
      });
    });

    describe('What is talked about', () => {
      test('is the oldest own lesson first, as many as the shift wants, then national ones, then the exercise done longest ago', async () => {
        await world.publish(lesson('late', '2026-10'), lesson('n', '2026-01', { source: 'national' }), lesson('early', '2026-08'), lesson('mid', '2026-09'));
        const shift = await world.shift({ lessons: 2 });
        await world.at(due);
        for (let month = 0; month < 10; month++) {
          const card = world.channels.cards.at(-1);
          await world.records.held(shift.id, card?.month ?? '', heldWith(...card?.items ?? []));
          await world.at(`${monthsOn('2026-12', month)}-15 12:00`);
        }
        const items = world.channels.cards.map((card) => card.items);
        expect(items.slice(0, 3)).toEqual([['early', 'mid'], ['late'], ['n']]);
        const exercises = items.slice(3).flat();
        expect(new Set(exercises.slice(0, 6)).size).toBe(6);
        expect(exercises[6]).toBe(exercises[0]);
      });
    });

    test('Coverage shows months and lessons in states, and as a table that no spreadsheet takes for a formula', async () => {
      await world.publish(lesson('a', '2026-09', { title: '=HYPERLINK("x"), and more' }));
      const [days, nights] = [await world.shift({ name: 'Days', reminderDays: 3 }), await world.shift({ name: '@Nights', pattern: '0 7 20 * *' }, '19:nights@thread.tacv2')];
      await world.at(due);
      await world.records.held(days.id, november, heldWith('a'));
      await world.at('2026-12-01 06:45');
      await world.at('2026-12-05 12:00');
      const shown = await coverage(world.store, world.clock, zone, 3, 10);
      expect(shown.months).toEqual(['2026-10', november, '2026-12']);
      expect(shown.shifts.map(({ id, cells }) => [id, cells])).toEqual([
        [nights.id, [{ state: 'none' }, { state: 'missed', reason: 'not-posted' }, { state: 'due' }]],
        [days.id, [{ state: 'none' }, { state: 'held' }, { state: 'overdue' }]],
      ]);
      expect(coverageCsv(shown)).toBe([
        `\uFEFF"shift","2026-10","${november}","2026-12","'=HYPERLINK(""x""), and more"`, `"'@Nights","none","missed (not-posted)","due",""`, `"Days","none","held","overdue","${november}"`, '',
      ].join('\r\n'));
    });
  });
}
