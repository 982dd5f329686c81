import { DateTime } from 'luxon';
import type { Clock } from '../base/index.js';
import type { Store, Stored } from '../store/index.js';
import { type Case, casesKind } from './case.js';
import type { Casework } from './casework.js';

/** Beyond it a count says "999+": nobody works through more by looking at the number. */
export const mostCounted = 999;

/** What waits for the coordinator among the cases. */
export interface WaitingCases {
  open: number;
  secondReading: number;
  handOvers: number;
}

/** Counts by index, without reading a case; ended cases cost nothing. */
export async function countWaiting(store: Store): Promise<WaitingCases> {
  const count = (where: Record<string, string>) => store.count(casesKind, 'cases', where, mostCounted + 1);
  const [open, secondReading, handOvers] = await Promise.all([count({ state: 'open' }), count({ state: 'second-reading' }), count({ handOver: 'due', state: 'published' })]);
  return { open, secondReading, handOvers };
}

/** Cases in a state, the longest waiting first. */
export async function nextCases(store: Store, where: { state?: Case['state']; handOver?: Case['handOver'] }, limit: number): Promise<Stored<Case>[]> {
  return (await store.list(casesKind, 'cases', { where, orderBy: 'week', limit })).items;
}

/** Whole weeks since a case was released. */
export function weeksWaiting({ week }: Case, nowMs: number, zone: string): number {
  return Math.max(0, Math.floor(DateTime.fromMillis(nowMs, { zone }).diff(DateTime.fromISO(week, { zone }), 'weeks').weeks));
}

/** Weeks before the end at which the desk warns of a case that would be closed unread. */
const warnWeeks = 3;

/** States in which a case holds its reporter's words and nobody has ended it. A case merged into one of them ends with that one. */
const unended = ['open', 'second-reading'] as const;

/** How many cases come near the limit of retention, up to a hundred. Where the oldest does not, no other one is read. */
export async function countExpiring(store: Store, clock: Clock, zone: string, retentionDays: number): Promise<number> {
  const near = ({ doc }: Stored<Case>) => weeksWaiting(doc, clock.now(), zone) * 7 >= retentionDays - warnWeeks * 7;
  const counts = await Promise.all(unended.map(async (state) => {
    const [oldest] = await nextCases(store, { state }, 1);
    return oldest === undefined || !near(oldest) ? 0 : (await nextCases(store, { state }, 100)).filter(near).length;
  }));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Closes cases that nobody ended within the limit, and destroys their words; resolves to their codenames. */
export async function expire(store: Store, clock: Clock, zone: string, retentionDays: number, casework: Casework): Promise<string[]> {
  const expired: string[] = [];
  for (const state of unended) {
    for (;;) {
      const due = (await nextCases(store, { state }, 50)).filter(({ doc }) => weeksWaiting(doc, clock.now(), zone) * 7 > retentionDays);
      if (due.length === 0) break;
      for (const { doc, etag } of due) await casework.close(doc.id, etag, 'expired', false);
      expired.push(...due.map(({ doc }) => doc.codename));
    }
  }
  if (expired.length > 0) await store.scrub().catch(() => undefined);
  return expired;
}
