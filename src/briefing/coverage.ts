import { type Clock, csvFile } from '../base/index.js';
import { type Lesson, lessonsForBriefings } from '../library/index.js';
import { monthOf, monthsOn, plannedIn } from '../planning/index.js';
import type { Store } from '../store/index.js';
import { debriefedBy } from './debriefed.js';
import { type Briefing, briefingsOf, idOf } from './ledger.js';
import { listShifts, type Shift } from './shift.js';

/** `none`: before the shift's first month. `overdue`: posted, and asked for at least once. */
export type Cell = 'none' | 'due' | 'posted' | 'overdue' | 'uncertain' | 'postponed' | 'held' | 'missed';

export interface Coverage {
  /** The oldest first. */
  months: string[];
  shifts: {
    id: string;
    name: string;
    state: Shift['state'];
    /** One for each month. */
    cells: { state: Cell; reason?: Briefing['reason'] }[];
    /** The months in which it debriefed each of `lessons`, '' where it has not. */
    debriefed: string[];
  }[];
  lessons: Pick<Lesson, 'id' | 'title' | 'month'>[];
}

/** As people order names: shift 2 before shift 10. */
const byName = new Intl.Collator(undefined, { numeric: true });

/** Which shift held which month's briefing, and which shift debriefed which lesson (policy 4.2, 4.2.3). `months` back from the clock's, the newest lessons. */
export async function coverage(store: Store, clock: Clock, zone: string, months: number, mostLessons: number): Promise<Coverage> {
  const now = clock.now();
  const current = monthOf(now, zone);
  const list = Array.from({ length: months }, (_, back) => monthsOn(current, back - months + 1));
  const shifts = (await listShifts(store)).sort((a, b) => byName.compare(a.name, b.name));
  const entries = new Map((await Promise.all(list.map((month) => briefingsOf(store, month)))).flat().map((briefing) => [briefing.id, briefing]));
  const lessons = mostLessons === 0 ? [] : (await lessonsForBriefings(store)).slice(-mostLessons);
  return {
    months: list,
    lessons,
    shifts: await Promise.all(shifts.map(async (shift) => {
      const known = lessons.length > 0 ? await debriefedBy(store, shift.id) : new Map<string, string>();
      return {
        id: shift.id, name: shift.name, state: shift.state,
        cells: list.map((month) => cellOf(shift, month, entries.get(idOf(shift.id, month)), now)),
        debriefed: lessons.map(({ id }) => known.get(id) ?? ''),
      };
    })),
  };
}

function cellOf(shift: Shift, month: string, entry: Briefing | undefined, now: number): Coverage['shifts'][number]['cells'][number] {
  if (entry === undefined) {
    if (month < shift.since || month > monthOf(now, shift.zone)) return { state: 'none' };
    return { state: plannedIn(month, shift.pattern, shift.zone) <= now ? 'overdue' : 'due', ...(shift.state === 'active' ? {} : { reason: shift.state }) };
  }
  if (entry.state === 'claimed') return { state: 'due' };
  if (entry.state === 'posted' && entry.reminded.length > 0) return { state: 'overdue' };
  return { state: entry.state, ...(entry.reason === undefined ? {} : { reason: entry.reason }) };
}

/** The same as a file, months first, then lessons. */
export function coverageCsv({ months, shifts, lessons }: Coverage): string {
  const head = ['shift', ...months, ...lessons.map(({ title }) => title)];
  const rows = shifts.map(({ name, cells, debriefed }) => [name, ...cells.map(({ state, reason }) => (reason ? `${state} (${reason})` : state)), ...debriefed]);
  return csvFile([head, ...rows]);
}

/** Briefings that a person has to look at: nobody knows whether the card arrived. */
export async function uncertainBriefings(store: Store, clock: Clock, zone: string): Promise<{ shift: Shift; month: string }[]> {
  const month = monthOf(clock.now(), zone);
  const shifts = new Map((await listShifts(store)).map((shift) => [shift.id, shift]));
  // A shift's own month can be one ahead of the agency's, or one behind, around midnight.
  const entries = (await Promise.all([monthsOn(month, -1), month, monthsOn(month, 1)].map((near) => briefingsOf(store, near)))).flat();
  return entries.filter(({ state }) => state === 'uncertain')
    .flatMap((entry) => { const shift = shifts.get(entry.shiftId); return shift ? [{ shift, month: entry.month }] : []; });
}
