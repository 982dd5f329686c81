import { z } from 'zod';
import type { Kind } from '../store/index.js';
import { type CaseFacts, dimensions, valuesIn } from './facts.js';
import { type Month, monthNumber } from './months.js';

/** Counts by key; what would be 0 is not there. */
export type Cells = Record<string, number>;

/**
 * The counts of the cases that were released in one month. It holds numbers under keys made of the form's own options, and nothing that
 * could tell one case from another, or which of them came first.
 */
export interface Tally {
  /** The month. */
  id: Month;
  cells: Cells;
  /** Cases whose last change is in the cells already but not yet closed at the case: case id → token of the change. Empty at rest. */
  pending: Record<string, string>;
  /** A recount is under way and the cells may lack cases. */
  rebuilding: boolean;
}

export const talliesKind: Kind<Tally> = {
  name: 'tallies',
  version: 1,
  schema: z.strictObject({
    id: z.string(),
    // Below zero only while a recount has not yet put in a case that was changed meanwhile.
    cells: z.record(z.string(), z.number().int()),
    pending: z.record(z.string(), z.string()),
    rebuilding: z.boolean(),
  }),
  partitionOf: () => 'tallies',
  indexed: [],
};

export function emptyTally(month: Month): Tally {
  return { id: month, cells: {}, pending: {}, rebuilding: false };
}

export const casesKey = 'cases';
export const cellKey = (dimension: string, value: string) => `${dimension}:${value}`;
export const pairKey = (factor: string, callType: string) => `pair:${factor}:${callType}`;

/** How a case ended: a lesson counts as one, whether or not a change came of it too. */
export type Ending = 'lesson' | 'changed' | 'neither';
const endingKey = (month: Month, ending: Ending) => `ended:${month}:${ending}`;

/** Every key under which a case counts once. */
function keysOf(facts: CaseFacts): string[] {
  const keys = [casesKey];
  for (const dimension of dimensions) keys.push(...valuesIn(facts, dimension).map((value) => cellKey(dimension, value)));
  if (facts.callType !== undefined) keys.push(...facts.factors.map((factor) => pairKey(factor, facts.callType as string)));
  if (facts.endedMonth !== undefined) keys.push(endingKey(facts.endedMonth, endingOf(facts)));
  return keys;
}

function endingOf(facts: CaseFacts): Ending {
  if (facts.outcome === 'lesson') return 'lesson';
  return facts.changed ? 'changed' : 'neither';
}

/** The cells with one case taken out and another put in. Keys are sorted, so that their order tells nothing of how they came. */
export function exchange(cells: Cells, out: CaseFacts | undefined, put: CaseFacts | undefined): Cells {
  const next = { ...cells };
  for (const key of out ? keysOf(out) : []) next[key] = (next[key] ?? 0) - 1;
  for (const key of put ? keysOf(put) : []) next[key] = (next[key] ?? 0) + 1;
  return tidy(next);
}

/** A case more, in place: for counting many. */
export function countInto(cells: Cells, facts: CaseFacts): void {
  for (const key of keysOf(facts)) cells[key] = (cells[key] ?? 0) + 1;
}

export function tidy(cells: Cells): Cells {
  return Object.fromEntries(Object.entries(cells).filter(([, count]) => count !== 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What a tally says of the cases that ended in some months: how, and how many months after their release. */
export function endingsIn(tally: Tally, months: readonly Month[]): { ending: Ending; monthsAfter: number; count: number }[] {
  return Object.entries(tally.cells).flatMap(([key, count]) => {
    const [kind, month, ending] = key.split(':') as [string, Month, Ending];
    if (kind !== 'ended' || !months.includes(month)) return [];
    return [{ ending, monthsAfter: monthNumber(month) - monthNumber(tally.id), count }];
  });
}
