import { type Lesson, lessonsForBriefings } from '../library/index.js';
import type { Store } from '../store/index.js';
import type { Adjustments } from '../adjustments/index.js';
import { debriefedBy } from './debriefed.js';
import { exercises } from './exercises.js';
import type { Shift } from './shift.js';

/** Changes on one card; more come with the next one. */
const mostChanges = 3;

/**
 * What a shift talks about next: lessons of the agency that it has not debriefed, the oldest first; where there is none, one that LEO Near
 * Miss published (4.2.1); where there is none either, the exercise that it did longest ago. `beside` are ids not to be chosen (yet).
 */
export async function chooseItems(store: Store, shift: Pick<Shift, 'id' | 'lessons'>, beside: readonly string[] = [], lessons?: readonly Lesson[]): Promise<string[]> {
  const known = await debriefedBy(store, shift.id);
  const open = (lessons ?? await lessonsForBriefings(store)).filter(({ id }) => !known.has(id) && !beside.includes(id));
  const own = open.filter(({ source }) => source === 'agency').slice(0, shift.lessons);
  if (own.length > 0) return own.map(({ id }) => id);
  const [national] = open;
  if (national) return [national.id];
  const free = exercises.filter(({ id }) => !beside.includes(id));
  const [longestAgo] = [...free].sort((a, b) => compare(known.get(a.id) ?? '', known.get(b.id) ?? ''));
  return longestAgo ? [longestAgo.id] : [];
}

/** Adjustments that are done and that the shift has not heard of, the oldest first. */
export async function chooseChanges(store: Store, shift: Pick<Shift, 'id'>, adjustments: Pick<Adjustments, 'done'>): Promise<string[]> {
  const done = await adjustments.done();
  if (done.length === 0) return [];
  const known = await debriefedBy(store, shift.id);
  return done.map(({ id }) => id).filter((id) => !known.has(id)).slice(0, mostChanges);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
