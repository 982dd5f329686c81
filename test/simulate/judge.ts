import { type Briefing, coverage, listShifts, readBriefing, type Shift } from '../../src/briefing/index.js';
import type { Lesson } from '../../src/library/index.js';
import { endOf, monthsOn, plannedIn } from '../../src/planning/index.js';
import type { Store } from '../../src/store/index.js';
import { type Memory, openLessons } from './people.js';
import type { Town } from './town.js';

export interface Verdict {
  shifts: number;
  /** Shift × month. */
  briefings: number;
  held: number;
  missed: Record<string, number>;
  cards: number;
  /** A channel and month with two cards. */
  doubled: number;
  /** What cannot be so, in words; empty where all is well. */
  faults: string[];
  lessons: number;
  /** Shifts that held enough briefings since the last lesson came out, and so have debriefed all of them. */
  reached: number;
  /** Lessons that such shifts have not debriefed (policy 4.2.3). */
  notReached: number;
  decisions: number;
  undone: number;
  postponed: number;
  others: number;
}

export interface Evidence {
  store: Store;
  town: Town;
  memory: Memory;
  /** Looks at which everything was up, in milliseconds. */
  up: readonly number[];
  start: string;
  months: number;
  publishUntil: number;
  /** What each shift had open then. */
  openThen: ReadonlyMap<string, Lesson[]>;
}

/** So many looks with everything up are enough for any card to be posted. */
const enoughLooks = 60;

/** Compares the ledger with what arrived in the channels and with what the people remember. */
export async function judge(evidence: Evidence): Promise<Verdict> {
  const { store, town, memory, start, months } = evidence;
  const shifts = await listShifts(store);
  const faults: string[] = [];
  const missed: Record<string, number> = {};
  let held = 0;
  let briefings = 0;
  const arrived = new Map<string, number>();
  for (const { shiftId, month } of town.cards) arrived.set(`${shiftId}:${month}`, (arrived.get(`${shiftId}:${month}`) ?? 0) + 1);
  for (const shift of shifts) {
    for (let month = shift.since; month < monthsOn(start, months); month = monthsOn(month, 1)) {
      briefings++;
      const entry = (await readBriefing(store, shift.id, month))?.doc;
      const wrong = whatIsWrong(shift, month, entry, arrived.get(`${shift.id}:${month}`) ?? 0, evidence);
      if (wrong !== undefined) faults.push(`${shift.name} ${month}: ${wrong}`);
      if (entry?.state === 'held') held++;
      else missed[entry?.reason ?? 'none'] = (missed[entry?.reason ?? 'none'] ?? 0) + 1;
    }
  }
  faults.push(...memory.wrongChoices);
  for (const [name, times] of town.reminders) if (name.endsWith('month-ends') && times > 1) faults.push(`${name}: reminded ${times} times`);

  const reach = shifts.map((shift) => reachOf(shift, evidence));
  return {
    shifts: shifts.length, briefings, held, missed, cards: town.cards.length, doubled: [...arrived.values()].filter((times) => times > 1).length,
    faults: [...faults, ...await coverageFaults(evidence)], lessons: memory.published.length,
    reached: reach.filter((one) => one === 0).length, notReached: reach.reduce<number>((sum, one) => sum + (one ?? 0), 0),
    decisions: memory.decisions, undone: memory.undone, postponed: memory.postponed, others: memory.others,
  };
}

/** Lessons that a shift has not debriefed although its briefings had room for all; undefined where they had not. */
function reachOf(shift: Shift, { town, memory, publishUntil, openThen }: Evidence): number | undefined {
  const held = town.cards.filter(({ shiftId, month, items, at }) => shiftId === shift.id && at > publishUntil && same(memory.held.get(`${shiftId}:${month}`), items));
  const open = openThen.get(shift.id) ?? [];
  const own = open.filter(({ source }) => source === 'agency').length;
  const needed = Math.ceil(own / shift.lessons) + open.length - own;
  return held.length < needed ? undefined : openLessons(memory, shift.id).length;
}

function same(a: readonly string[] | undefined, b: readonly string[]): boolean {
  return a !== undefined && a.length === b.length && a.every((id, i) => id === b[i]);
}

function whatIsWrong(shift: Shift, month: string, entry: Briefing | undefined, cards: number, { memory, up }: Evidence): string | undefined {
  const name = `${shift.id}:${month}`;
  if (cards > 1) return `${cards} cards`;
  if (entry === undefined) return 'neither a briefing nor a reason';
  if ((entry.state === 'held') !== memory.held.has(name)) return `${entry.state}, and people remember otherwise`;
  if (entry.state === 'held') return cards === 1 ? undefined : 'held without a card';
  if (entry.state !== 'missed') return `still ${entry.state}`;
  const notes = memory.pausedAt.get(shift.id) ?? [];
  const planned = plannedIn(month, shift.pattern, shift.zone);
  const end = endOf(month, shift.zone);
  switch (entry.reason) {
    case 'not-held': return cards === 1 ? undefined : 'not held, but there was no card';
    case 'uncertain': return undefined;
    case 'paused': case 'unreachable': return notes.some((at) => at < end) && cards === 0 ? undefined : `${entry.reason} without a cause`;
    case 'not-posted': {
      if (cards !== 0) return 'there was a card';
      const chances = up.filter((at) => at > planned && at < end).length;
      // A shift that was out of order for a part of the month had fewer.
      return chances < enoughLooks || notes.some((at) => at > planned - 90 * 86_400_000 && at < end) ? undefined : `not posted in ${chances} looks`;
    }
    default: return 'missed without a reason';
  }
}

/** The ledger of lessons must be what the people remember, no more and no less. */
async function coverageFaults({ store, memory, start, months }: Evidence): Promise<string[]> {
  const faults: string[] = [];
  const shown = await coverage(store, { now: () => endOf(monthsOn(start, months - 1), 'UTC') }, 'UTC', months, 1_000);
  for (const shift of shown.shifts) {
    const open = new Set(openLessons(memory, shift.id).map(({ id }) => id));
    shown.lessons.forEach(({ id }, i) => {
      if ((shift.debriefed[i] === '') !== open.has(id)) faults.push(`${shift.name} ${id}: coverage says ${shift.debriefed[i] || 'no'}`);
    });
  }
  return faults;
}
