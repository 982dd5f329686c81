import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Briefing, briefingsKind, editShift, listShifts, markReachable, removeShift, uncertainBriefings } from '../../src/briefing/index.js';
import { leasesKind, type Store } from '../../src/store/index.js';
import { around, day, deafToLeases, everyClaimSucceeds, type Ground, heldWith, hour, minute, ny, World, zone } from './world.js';

const november = '2026-11';
/** The first Tuesday. */
const due = '2026-11-03 06:45';

/** How a card comes, on whatever store. */
export function describeBriefings(name: string, makeGround: () => Ground | Promise<Ground>): void {
  describe(`Briefings on ${name}`, () => {
    let ground: Ground;
    let world: World;
    beforeAll(async () => { ground = await makeGround(); });
    afterAll(() => ground.close());
    beforeEach(async () => { world = await World.begin(ground); });
    afterEach(() => world.end());

    describe('The month’s card', () => {
      test('comes in its minute, not before, and only once', async () => {
        const shift = await world.shift();
        await world.at('2026-11-03 06:44');
        expect(world.channels.cards).toEqual([]);
        await world.at(due);
        expect(world.channels.cards).toEqual([{ shiftId: shift.id, month: november, items: [expect.stringMatching(/^exercise-/)], at: ny(due) }]);
        await world.until('2026-12-01 06:44');
        expect(world.channels.cards).toHaveLength(1);
        await world.at('2026-12-01 06:45');
        expect(world.channels.cards.map(({ month }) => month)).toEqual([november, '2026-12']);
      });

      test('is claimed before it is sent, and recorded with its thread when it is', async () => {
        const shift = await world.shift();
        let during: Briefing | undefined;
        world.channels.how = async () => { during = await world.briefing(shift, november); return true as const; };
        await world.at(due);
        expect(during).toMatchObject({ state: 'claimed', claim: { until: ny(due) + 5 * minute } });
        expect(await world.briefing(shift, november)).toMatchObject({ state: 'posted', thread: `19:${shift.id};messageid=1`, postedAt: ny(due) });
        expect((await world.briefing(shift, november))?.claim).toBeUndefined();
      });

      test('is not sent where another has claimed it', async () => {
        const shift = await world.shift();
        const theirs: Briefing = { id: `${shift.id}:${november}`, shiftId: shift.id, month: november, state: 'claimed', items: [], reminded: [], claim: { by: 'them', until: ny(due) + 5 * minute } };
        // Between the look into the ledger and the claim.
        const store = around(world.store, { read: (async (...args: Parameters<Store['read']>) => {
          const found = await world.store.read(...args);
          if (args[0].name === 'briefings' && found === undefined) await world.store.create(briefingsKind, theirs);
          return found;
        }) as Store['read'] });
        world.clock.set(ny(due));
        await world.replica(store).tick();
        expect(world.channels.attempts).toBe(0);
        expect(await world.briefing(shift, november)).toEqual(theirs);
      });

      test('whose fate is unknown is shown as uncertain and never sent again by itself', async () => {
        const shift = await world.shift();
        world.channels.how = () => ({ kind: 'unknown' });
        await world.at(due);
        expect(await world.briefing(shift, november)).toMatchObject({ state: 'uncertain' });
        expect(await uncertainBriefings(world.store, world.clock, zone)).toEqual([{ shift: expect.objectContaining({ id: shift.id }), month: november }]);
        await world.until('2026-11-30 12:00');
        expect(world.channels.attempts).toBe(1);
        expect(await world.briefing(shift, november)).toMatchObject({ state: 'uncertain' });
      });

      test('that a coordinator has seen counts as posted, and one that is not there is sent once more', async () => {
        const [there, not] = [await world.shift(), await world.shift({ name: 'Nights' }, '19:nights@thread.tacv2')];
        world.channels.how = () => ({ kind: 'unknown' });
        await world.at(due);
        world.channels.how = () => true;
        expect(await world.records.itIsThere(there.id, november)).toMatchObject({ briefing: { state: 'posted' } });
        expect(await world.records.itIsNotThere(there.id, november)).toBe(false);
        expect(await world.records.itIsNotThere(not.id, november)).toBe(true);
        await world.at(ny(due) + minute);
        expect(world.channels.cards.map(({ shiftId }) => shiftId)).toEqual([not.id]);
        expect(await world.records.itIsNotThere(not.id, november)).toBe(false);
        expect(await uncertainBriefings(world.store, world.clock, zone)).toEqual([]);
      });

      test('that surely did not arrive is tried again later', async () => {
        const shift = await world.shift();
        world.channels.how = () => ({ kind: 'not-sent' });
        await world.at(due);
        expect(await world.briefing(shift, november)).toBeUndefined();
        await world.at(ny(due) + minute);
        expect(world.channels.attempts).toBe(1);
        world.channels.how = () => true;
        await world.at(ny(due) + 10 * minute);
        expect(world.channels.cards).toHaveLength(1);
        expect(await world.briefing(shift, november)).toMatchObject({ state: 'posted' });
      });

      test('that finds no channel marks the shift unreachable, and comes when the bot is back', async () => {
        const shift = await world.shift();
        world.channels.how = () => ({ kind: 'gone' });
        await world.at(due);
        expect(await world.stateOf(shift)).toBe('unreachable');
        await world.until('2026-11-10 12:00');
        expect(world.channels.attempts).toBe(1);
        world.channels.how = () => true;
        await markReachable(world.store, { teamId: 'team' }, true);
        await world.at(world.clock.now() + 11 * minute);
        expect(world.channels.cards).toHaveLength(1);
        expect(await world.stateOf(shift)).toBe('active');
      });

      test('that was missed while nothing ran comes inside its month, and not after', async () => {
        const shift = await world.shift();
        await world.at('2026-11-27 09:00');
        expect(world.channels.cards).toMatchObject([{ month: november }]);
        await world.at('2027-02-02 06:45');
        expect(world.channels.cards.map(({ month }) => month)).toEqual([november, '2027-02']);
        for (const month of ['2026-12', '2027-01']) expect(await world.briefing(shift, month)).toMatchObject({ state: 'missed', reason: 'not-posted' });
      });

      test('comes at once when it is asked for, once, also before the shift’s first month', async () => {
        world.clock.set(ny('2026-11-20 12:00'));
        const shift = await world.shift();
        expect(shift.since).toBe('2026-12');
        await world.until('2026-11-22 12:00');
        expect(world.channels.cards).toEqual([]);
        expect(await world.rounds.briefNow(shift.id)).toBe('posted');
        expect(await world.rounds.briefNow(shift.id)).toBe('already');
        await world.until('2026-12-01 12:00');
        expect(world.channels.cards.map(({ month }) => month)).toEqual([november, '2026-12']);
        expect(await world.briefing(shift, november)).toMatchObject({ state: 'missed', reason: 'not-held' });
      });

      test('that is asked for says how it went', async () => {
        const shift = await world.shift();
        world.channels.how = () => ({ kind: 'not-sent' });
        expect(await world.rounds.briefNow(shift.id)).toBe('failed');
        world.channels.how = () => ({ kind: 'unknown' });
        expect(await world.rounds.briefNow(shift.id)).toBe('uncertain');
        await editShift(world.store, shift.id, (known) => ({ ...known, state: 'paused' }));
        expect(await world.rounds.briefNow(shift.id)).toBe('not-active');
      });

      test('of a process that died while sending is uncertain once its claim has run out', async () => {
        const shift = await world.shift();
        world.channels.how = () => new Promise(() => undefined);
        world.clock.set(ny(due));
        const died = new Promise<void>((resolve) => {
          const how = world.channels.how;
          world.channels.how = (...args) => { resolve(); return how(...args); };
        });
        void world.replica().tick();
        await died;
        world.channels.how = () => true;
        await world.at(ny(due) + 2 * minute);
        expect(await world.briefing(shift, november)).toMatchObject({ state: 'claimed' });
        await world.at(ny(due) + 5 * minute);
        expect(await world.briefing(shift, november)).toMatchObject({ state: 'uncertain' });
        await world.until('2026-11-05 12:00');
        expect(world.channels.cards).toEqual([]);
      });

      test('that is sent after its claim ran out is recorded all the same', async () => {
        const shift = await world.shift();
        world.channels.how = async () => {
          const ahead = { now: () => ny(due) + hour };
          await world.replica(world.store, ahead).tick();
          // The first one holds the lease: by the other's clock it has run out.
          expect(await world.briefing(shift, november)).toMatchObject({ state: 'uncertain' });
          return true as const;
        };
        await world.at(due);
        expect(await world.briefing(shift, november)).toMatchObject({ state: 'posted', thread: `19:${shift.id};messageid=1` });
        expect(world.channels.cards).toHaveLength(1);
      });

      test('of a removed or paused shift does not come', async () => {
        const [paused, removed] = [await world.shift(), await world.shift({ name: 'Nights' }, '19:nights@thread.tacv2')];
        await world.rounds.tick();
        await editShift(world.store, paused.id, (known) => ({ ...known, state: 'paused' }));
        await removeShift(world.store, removed.id);
        await world.until('2026-11-05 12:00');
        expect(world.channels.attempts).toBe(0);
      });
    });

    describe('A month that is over', () => {
      test.each<[string, (world: World, id: string) => Promise<unknown>, Partial<Briefing>]>([
        ['held stays held', (w, id) => w.records.held(id, november, heldWith()), { state: 'held' }],
        ['not held says so', async () => undefined, { state: 'missed', reason: 'not-held' }],
        ['postponed and not held says so', (w, id) => w.records.postpone(id, november, ny('2026-11-20 12:00')), { state: 'missed', reason: 'not-held' }],
        ['held and taken back is not held', async (w, id) => { await w.records.held(id, november, heldWith()); await w.records.undo(id, november); }, { state: 'missed', reason: 'not-held' }],
      ])('%s', async (_name, act, expected) => {
        const shift = await world.shift();
        await world.at(due);
        await act(world, shift.id);
        await world.until('2026-12-01 03:00', 9 * day);
        expect(await world.briefing(shift, november)).toMatchObject(expected);
        expect(await world.records.held(shift.id, november, heldWith())).toEqual({ refusal: 'over' });
      });

      test.each<['paused' | 'unreachable']>([['paused'], ['unreachable']])('says that the shift was %s', async (state) => {
        const shift = await world.shift();
        await editShift(world.store, shift.id, (known) => ({ ...known, state }));
        await world.until('2026-12-02 12:00', 4 * day);
        expect(await world.briefing(shift, november)).toMatchObject({ state: 'missed', reason: state, items: [] });
        expect(await world.briefing(shift, '2026-12')).toBeUndefined();
      });

      test('says that nobody knew whether the card arrived', async () => {
        const shift = await world.shift();
        world.channels.how = () => ({ kind: 'unknown' });
        await world.at(due);
        await world.at('2026-12-01 00:01');
        expect(await world.briefing(shift, november)).toMatchObject({ state: 'missed', reason: 'uncertain' });
      });
    });

    describe('A clock that jumps', () => {
      test('ahead by months and back again leaves one card and a state for each month', async () => {
        const shift = await world.shift({ reminderDays: 0 });
        await world.at(due);
        await world.at('2027-03-10 12:00');
        expect(await world.briefing(shift, november)).toMatchObject({ state: 'missed', reason: 'not-held' });
        await world.at('2026-11-04 12:00');
        await world.at('2026-11-04 12:01');
        expect(await world.briefing(shift, november)).toMatchObject({ state: 'posted', thread: `19:${shift.id};messageid=1` });
        expect(await world.records.held(shift.id, november, heldWith())).toMatchObject({ briefing: { state: 'held' } });
        await world.until('2027-05-31 12:00', 5 * day);
        expect(world.channels.cards.map(({ month }) => month).sort()).toEqual([november, '2026-12', '2027-01', '2027-02', '2027-03', '2027-04', '2027-05']);
        expect(await world.briefing(shift, november)).toMatchObject({ state: 'held' });
        for (const month of ['2026-12', '2027-01', '2027-02', '2027-03']) expect(await world.briefing(shift, month)).toMatchObject({ state: 'missed', reason: 'not-held' });
      });

      test('back over the month’s beginning reopens nothing that was recorded', async () => {
        const shift = await world.shift();
        await world.at(due);
        await world.records.held(shift.id, november, heldWith());
        await world.at('2026-12-01 00:10');
        await world.at('2026-11-30 23:50');
        await world.at('2026-12-01 00:10');
        await world.at('2026-12-01 06:45');
        expect(world.channels.cards).toHaveLength(2);
        expect(await world.briefing(shift, november)).toMatchObject({ state: 'held' });
      });

      test('leaves no claim and no lease that waits for the future', async () => {
        const shift = await world.shift();
        const then = ny('2027-06-01 12:00');
        await world.store.create(leasesKind, { id: 'briefing-rounds', holder: 'dead', until: then });
        await world.store.create(briefingsKind, { id: `${shift.id}:${november}`, shiftId: shift.id, month: november, state: 'claimed', items: [], reminded: [], claim: { by: 'dead', until: then } });
        await world.at(due);
        expect(await world.briefing(shift, november)).toMatchObject({ state: 'uncertain' });
      });
    });

    describe('Two replicas on one store', () => {
      /** Both look again and again, each at its own speed, for the month's first days. */
      async function both(one: Store, other: Store): Promise<void> {
        const [first, second] = [world.replica(one), world.replica(other)];
        for (const ahead of [0, 1, 2, 5, 6, 10, 60, 600]) {
          world.clock.set(ny(due) + ahead * minute);
          await Promise.all([first.tick(), second.tick()]);
        }
      }
      async function manyShifts(): Promise<void> {
        for (let i = 0; i < 12; i++) await world.shift({ name: `Shift ${i}` }, `19:${i}@thread.tacv2`);
      }
      const doubled = () => world.channels.cards.length - new Set(world.channels.cards.map(({ shiftId }) => shiftId)).size;

      test('post each card once', async () => {
        await manyShifts();
        await both(world.store, await world.open());
        expect(world.channels.cards).toHaveLength(12);
        expect(doubled()).toBe(0);
      });

      test('post each card once even where the lease keeps neither back', async () => {
        await manyShifts();
        let together = 0;
        world.channels.ready = async () => { together++; };
        await both(deafToLeases(world.store), deafToLeases(await world.open()));
        // Both came as far as to claim the same cards.
        expect(together).toBeGreaterThan(12);
        expect(world.channels.cards).toHaveLength(12);
        expect(doubled()).toBe(0);
      });

      test('would post cards twice on a store that lets an id be created twice, and this is seen here', async () => {
        await manyShifts();
        await both(everyClaimSucceeds(world.store), everyClaimSucceeds(await world.open()));
        expect(doubled()).toBeGreaterThan(0);
      });

      test('learn of each other’s shifts and changes', async () => {
        const other = world.replica(await world.open());
        await other.tick();
        const shift = await world.shift();
        await world.at('2026-11-02 06:00');
        await other.tick();
        await editShift(world.store, shift.id, (known) => ({ ...known, pattern: '0 7 2 * *' }));
        world.clock.set(ny('2026-11-02 07:00'));
        await other.tick();
        expect(world.channels.cards).toHaveLength(1);
      });
    });

    describe('A shift', () => {
      test('is one, however many register its channel at once', async () => {
        const shifts = await Promise.all(Array.from({ length: 6 }, (_, i) => world.shift({ name: `Name ${i}` })));
        expect(new Set(shifts.map(({ id }) => id)).size).toBe(1);
        expect(await listShifts(world.store)).toHaveLength(1);
      });

      test('that moved away keeps its ledger, and its old channel can be registered again', async () => {
        const shift = await world.shift();
        await world.at(due);
        await editShift(world.store, shift.id, (known) => ({ ...known, place: { ...known.place, channelId: '19:new@thread.tacv2' } }));
        const next = await world.shift({ name: 'Evenings' });
        expect(next.id).not.toBe(shift.id);
        expect((await world.shift({ name: 'Late' })).id).toBe(next.id);
        expect(await world.briefing(shift, november)).toMatchObject({ state: 'posted' });
      });

      test('begins with the first briefing that is still to come', async () => {
        expect((await world.shift()).since).toBe(november);
        world.clock.set(ny(due));
        expect((await world.shift({}, '19:later@thread.tacv2')).since).toBe('2026-12');
      });

      test('is looked at no more often than it needs to be', async () => {
        await world.shift();
        world.clock.set(ny('2026-11-20 12:00'));
        await world.shift({ name: 'Nights' }, '19:nights@thread.tacv2');
        await world.at(world.clock.now());
        for (let i = 0; i < 5; i++) await world.at(world.clock.now() + minute);
        // A relist finds them changed by their own first visit once.
        await world.at(world.clock.now() + 10 * minute);
        let reads = 0;
        const counting = around(world.store, { read: ((...args: Parameters<Store['read']>) => { reads++; return world.store.read(...args); }) as Store['read'] });
        world.rounds = world.replica(counting);
        await world.at(world.clock.now() + minute);
        const first = reads;
        for (let i = 0; i < 30; i++) await world.at(world.clock.now() + minute);
        expect(reads - first).toBeLessThan(12);
      });
    });

    test('A stop waits until what is being sent is recorded, and begins nothing more', async () => {
      const shift = await world.shift();
      let send = (): void => undefined;
      const sending = new Promise<void>((begun) => {
        world.channels.how = () => new Promise((resolve) => { send = () => resolve(true); begun(); });
      });
      world.clock.set(ny(due));
      const tick = world.rounds.tick();
      await sending;
      const stopped = world.rounds.stop();
      send();
      await stopped;
      expect(await world.briefing(shift, november)).toMatchObject({ state: 'posted' });
      await tick;
    });
  });
}
