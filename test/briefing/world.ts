import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import { type Clock, manualClock, type Random, seededRandom, silentLog } from '../../src/base/index.js';
import {
  type Briefing, briefingsKind, createRecords, debriefedKind, type Held, type Messenger, readBriefing, readShift, registerShift, type Reminder, type Rounds,
  type SendOutcome, type Shift, type ShiftSettings, shiftsKind, startRounds,
} from '../../src/briefing/index.js';
import { type Lesson, lessonsKind } from '../../src/library/index.js';
import { leasesKind, openCosmosStore, SqliteStore, type Store } from '../../src/store/index.js';
import { type LocalCosmos, startLocalCosmos } from '../contract/cosmos-server.js';

export const kinds = [leasesKind, lessonsKind, shiftsKind, briefingsKind, debriefedKind];

/** One kind of store: `fresh` makes an empty one, and each call of what it gives opens another connection to that same one. */
export interface Ground {
  fresh(): Promise<() => Promise<Store>>;
  close(): Promise<void>;
}

export function sqliteGround(): Ground {
  const folder = mkdtempSync(join(tmpdir(), 'near-miss-briefing-'));
  let count = 0;
  return {
    async fresh() {
      const file = join(folder, `${count++}.db`);
      return async () => new SqliteStore(file);
    },
    async close() { rmSync(folder, { recursive: true, force: true }); },
  };
}

export async function cosmosGround(): Promise<Ground> {
  const server: LocalCosmos = await startLocalCosmos();
  let count = 0;
  return {
    async fresh() {
      const database = `near-miss-${count++}`;
      return () => openCosmosStore({ ...server.settings, database });
    },
    close: () => server.close(),
  };
}

/** The channels of a team. What arrives in them is kept; how a message goes is the test's to say. */
export class Channels implements Messenger {
  readonly cards: { shiftId: string; month: string; items: string[]; at: number }[] = [];
  readonly reminders: { shiftId: string; what: Reminder; at: number; thread: string | undefined }[] = [];
  attempts = 0;
  /** Called for each message before it goes; `true` lets it arrive. */
  how: (shift: Shift, briefing: Briefing, reminder?: Reminder) => Promise<SendOutcome | true> | SendOutcome | true = () => true;

  constructor(private readonly clock: Clock) {}

  async ready(): Promise<void> {}

  async briefing(shift: Shift, briefing: Briefing): Promise<SendOutcome> {
    this.attempts++;
    const how = await this.how(shift, briefing);
    if (how !== true) return how;
    this.arrives(briefing);
    return { kind: 'sent', thread: `19:${shift.id};messageid=${this.cards.length}` };
  }

  async reminder(shift: Shift, briefing: Briefing, what: Reminder): Promise<SendOutcome> {
    const how = await this.how(shift, briefing, what);
    if (how !== true) return how;
    this.reminders.push({ shiftId: shift.id, what, at: this.clock.now(), thread: briefing.thread });
    return { kind: 'sent', thread: '' };
  }

  arrives({ shiftId, month, items }: Briefing): void {
    this.cards.push({ shiftId, month, items, at: this.clock.now() });
  }
}

export const zone = 'America/New_York';
/** A moment in New York, from `2026-11-03 06:45`. */
export const ny = (text: string) => DateTime.fromFormat(text, 'yyyy-MM-dd HH:mm', { zone }).toMillis();
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

export const settings: ShiftSettings = { name: 'Days', zone, pattern: '45 6 * * 2#1', reminderDays: 7, lessons: 1, supervisors: [] };
export const heldWith = (...covered: string[]): Held => ({ covered, takeAways: 'Park further off.', attendance: '6-10', note: '' });

export function lesson(id: string, month: string, more: Partial<Lesson> = {}): Lesson {
  return {
    id, month, source: 'agency', title: `Lesson ${id}`, whatHappened: 'It slid.', prevented: 'A shout.', learned: 'Look twice.', questions: [], factors: ['driving'], brief: true, ...more,
  };
}

/** A store, a clock that the test moves, channels, and replicas that look when they are told to. */
export class World {
  readonly clock = manualClock(ny('2026-11-01 12:00'));
  readonly channels = new Channels(this.clock);
  readonly random: Random = seededRandom('briefings');
  readonly records: ReturnType<typeof createRecords>;
  rounds: Rounds;
  readonly #opened: Store[] = [];

  private constructor(readonly store: Store, private readonly another: () => Promise<Store>) {
    this.#opened.push(store);
    this.rounds = this.replica(store);
    this.records = createRecords(store, this.clock, (id) => { this.rounds.lookAt(id); });
  }

  static async begin(ground: Ground): Promise<World> {
    const open = await ground.fresh();
    const store = await open();
    await store.open(kinds);
    return new World(store, open);
  }

  /** Another connection to the same documents. */
  async open(): Promise<Store> {
    const store = await this.another();
    await store.open(kinds);
    this.#opened.push(store);
    return store;
  }

  replica(store: Store = this.store, clock: Clock = this.clock, messenger: Messenger = this.channels): Rounds {
    return startRounds({ store, clock, random: this.random, log: silentLog, messenger, everyMs: 0, adjustments: { done: async () => [] } });
  }

  shift(more: Partial<ShiftSettings> = {}, channelId = '19:days@thread.tacv2'): Promise<Shift> {
    return registerShift(this.store, this.clock, this.random, { serviceUrl: 'https://smba.example/', channelId, teamId: 'team' }, { ...settings, ...more });
  }

  /** Moves the clock and has a look. */
  async at(moment: string | number): Promise<void> {
    this.clock.set(typeof moment === 'number' ? moment : ny(moment));
    await this.rounds.tick();
  }

  /** Lives through the time up to a moment, with a look every so often. */
  async until(moment: string, every = 2 * day): Promise<void> {
    const end = ny(moment);
    while (this.clock.now() < end) await this.at(Math.min(end, this.clock.now() + every));
  }

  async publish(...lessons: Lesson[]): Promise<void> {
    for (const each of lessons) await this.store.create(lessonsKind, each);
  }

  async briefing({ id }: Pick<Shift, 'id'>, month: string): Promise<Briefing | undefined> {
    return (await readBriefing(this.store, id, month))?.doc;
  }

  async stateOf({ id }: Pick<Shift, 'id'>): Promise<Shift['state'] | undefined> {
    return (await readShift(this.store, id))?.state;
  }

  async end(): Promise<void> {
    await Promise.all(this.#opened.map((store) => store.close()));
  }
}

/** A store in front of another, with some of its calls replaced. */
export function around(store: Store, changed: Partial<Store>): Store {
  return new Proxy(store, {
    get(target, name) {
      const own = changed[name as keyof Store];
      if (own !== undefined) return own;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? (value as (...args: unknown[]) => unknown).bind(target) : value;
    },
  });
}

/** Whoever looks at it this way thinks that it alone makes the rounds. */
export const deafToLeases = (store: Store) => around(store, {
  read: ((...args: Parameters<Store['read']>) => (args[0].name === 'leases' ? Promise.resolve(undefined) : store.read(...args))) as Store['read'],
  create: ((...args: Parameters<Store['create']>) => (args[0].name === 'leases' ? Promise.resolve('"taken"') : store.create(...args))) as Store['create'],
  delete: ((...args: Parameters<Store['delete']>) => (args[0].name === 'leases' ? Promise.resolve(true) : store.delete(...args))) as Store['delete'],
});

/** The fault that the ledger guards against: what another has claimed can be claimed again. */
export const everyClaimSucceeds = (store: Store) => {
  const deaf = deafToLeases(store);
  return around(deaf, {
    create: ((...args: Parameters<Store['create']>) => (args[0].name === 'briefings' ? store.create(...args).catch(() => 'any') : deaf.create(...args))) as Store['create'],
  });
};
