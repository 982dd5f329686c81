import { manualClock, seededRandom } from '../../src/base/index.js';
import { briefingsKind, createRecords, debriefedKind, listShifts, registerShift, shiftsKind } from '../../src/briefing/index.js';
import { type Lesson, lessonsKind } from '../../src/library/index.js';
import { endOf, monthsOn, parseSchedule } from '../../src/planning/index.js';
import { leasesKind, type Store } from '../../src/store/index.js';
import { createDice } from './dice.js';
import { judge, type Verdict } from './judge.js';
import { openLessons, People } from './people.js';
import { Replica } from './replica.js';
import { Town } from './town.js';

export interface SimulationSettings {
  seed: string;
  /** Whole months from January 2027 on. */
  months: number;
  /** Schedules for each zone, as people say them. */
  schedules: readonly string[];
  zones: readonly string[];
  /** Between two looks of the replicas, from and to, in milliseconds. */
  stepMs: readonly [number, number];
  /** How many are published, on average. */
  lessonsADay: number;
  /** What a replica sees as the store; a test plants its faults here. */
  seenAs?: (store: Store) => Store;
}

export interface Outcome extends Verdict {
  looks: number;
  deaths: number;
  outages: number;
  jumps: number;
}

export const allZones = ['America/New_York', 'America/Phoenix', 'Pacific/Honolulu', 'Europe/Berlin'] as const;
/** With the 31st, working days, both ends of the month, and times that a clock change leaves out or has twice. */
export const allSchedules = [
  'first Tuesday 06:45', 'the 31st 21:30', 'last working day 14:00', 'first working day 0600', 'second Sunday 02:30', 'last Sunday 02:30', 'the 1st 00:00', 'last day 23:30',
] as const;

const start = '2027-01';
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Lives through the months with two replicas that die and come back, outages, clocks that jump, and people who do what people do. */
export async function simulate(store: Store, { seed, months, schedules, zones, stepMs, lessonsADay, seenAs = (same) => same }: SimulationSettings): Promise<Outcome> {
  const random = seededRandom(seed);
  const dice = createDice(random);
  const clock = manualClock(endOf(monthsOn(start, -1), 'Pacific/Honolulu') - 3 * day);
  const end = endOf(monthsOn(start, months - 1), 'Pacific/Honolulu') + hour;
  /** No lessons in the last third, so that those published before can reach everyone. */
  const publishUntil = endOf(monthsOn(start, Math.floor(months * 2 / 3) - 1), 'UTC');
  await store.open([leasesKind, lessonsKind, shiftsKind, briefingsKind, debriefedKind]);

  const town = new Town(clock, dice);
  for (const zone of zones) for (const said of schedules) await register(zone, said);
  const shifts = await listShifts(store);
  const diligent = new Set(shifts.filter((_shift, i) => i % 2 === 0).map(({ id }) => id));
  // Each replica's own clock is a little off.
  const skewed = (ms: number) => ({ now: () => clock.now() + ms });
  const born = () => new Replica(seenAs(store), town, skewed(dice.between(-90_000, 90_000)), random, dice);
  const replicas: { replica: Replica; backAt: number }[] = [{ replica: born(), backAt: 0 }, { replica: born(), backAt: 0 }];
  const records = createRecords(store, clock, (id) => { dice.one(replicas).replica.rounds.lookAt(id); });
  const people = new People({ store, clock, dice, town, records, shifts: new Map(shifts.map((shift) => [shift.id, shift])), diligent, agencyZone: 'America/New_York' });
  const up: number[] = [];
  const openThen = new Map<string, Lesson[]>();
  const counts = { looks: 0, deaths: 0, outages: 0, jumps: 0 };
  let tomorrow = clock.now();

  while (clock.now() < end) {
    clock.advance(dice.between(...stepMs));
    const now = clock.now();
    misfortune(now);
    await look();
    if (replicas.every(({ replica }) => replica.alive) && now >= town.downUntil) up.push(now);
    if (dice.chance(0.0004)) await jump(now);
    // Their buttons answer only where a replica runs.
    if (replicas.some(({ replica }) => replica.alive)) {
      await people.act();
      if (now >= tomorrow) {
        tomorrow = now + day;
        await people.coordinate(now < publishUntil ? lessonsADay : 0);
        if (openThen.size === 0 && now >= publishUntil) for (const { id } of shifts) openThen.set(id, openLessons(people.memory, id));
      }
    }
  }
  // The last months are closed by whoever is there when all is well again.
  const last = new Replica(store, town, clock, random, dice);
  await last.look();
  return { ...await judge({ store, town, memory: people.memory, up, start, months, publishUntil, openThen }), ...counts };

  async function register(zone: string, said: string): Promise<void> {
    const pattern = parseSchedule(said);
    if (pattern === undefined) throw new Error(`not a schedule: ${said}`);
    await registerShift(store, clock, random, { serviceUrl: 'https://smba.example/', channelId: `19:${zone} ${said}` }, {
      name: `${zone} ${said}`.slice(0, 80), zone, pattern, reminderDays: dice.one([0, 3, 7, 14]), lessons: dice.between(1, 3), supervisors: [],
    });
  }

  function misfortune(now: number): void {
    for (const life of replicas) {
      if (life.replica.alive && dice.chance(0.01)) life.replica.light(dice.between(0, 60));
      if (!life.replica.alive && life.backAt === 0) {
        counts.deaths++;
        life.backAt = now + dice.between(0, 180) * minute;
      }
      if (!life.replica.alive && now >= life.backAt) {
        life.replica = born();
        life.backAt = 0;
      }
    }
    // Everything is down, for hours, days, or, once in a while, for weeks.
    if (dice.chance(0.0006)) {
      counts.outages++;
      const until = now + (dice.chance(0.1) ? dice.between(20, 50) * day : dice.between(1, 120) * hour);
      if (dice.chance(0.3)) town.downUntil = until;
      else for (const life of replicas) { life.replica.kill(); life.backAt = until; }
    }
  }

  async function look(): Promise<void> {
    counts.looks++;
    await Promise.all(replicas.map(({ replica }) => replica.look()));
  }

  /** The clock is wrong for a look or two: hours, days or weeks ahead. */
  async function jump(now: number): Promise<void> {
    counts.jumps++;
    clock.set(now + (dice.chance(0.3) ? dice.between(1, 60) * day : dice.between(1, 20) * hour));
    await look();
    clock.set(now);
    await look();
  }
}
