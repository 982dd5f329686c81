import { addMonths, type Quarter, quartersBetween } from '../../../src/insights/months.js';
import { protectQuarter } from '../../../src/insights/protect.js';
import type { Rule } from '../../../src/insights/protect-rows.js';
import { type QuarterCounts, quarterCounts } from '../../../src/insights/quarter-counts.js';
import type { QuarterTables } from '../../../src/insights/tables.js';
import { type Agency, ordinary, simulateCases, talliesOf } from '../simulate.js';

export interface World {
  agency: Agency;
  k: number;
}

const world = (seed: string, k: number, more: Partial<Agency> = {}): World => ({ agency: { ...ordinary, seed, ...more }, k });

/** Agencies small and large, careful and careless, of many kinds of incident and of nearly one; 24 months each. */
export const worlds: Record<string, World> = {
  ordinary: world('ordinary', 5),
  small: world('small', 5, { perMonth: 10 }),
  middling: world('middling', 5, { perMonth: 20 }),
  tiny: world('tiny', 5, { perMonth: 4 }),
  large: world('large', 5, { perMonth: 60 }),
  'k of 3': world('k3', 3, { perMonth: 25, unanswered: 0, uneven: 3 }),
  'k of 11': world('k11', 11, { perMonth: 60, unanswered: 5 }),
  'everything answered': world('answered', 5, { perMonth: 60, unanswered: 0, uneven: 2 }),
  'nearly one kind': world('one kind', 5, { perMonth: 30, unanswered: 0, uneven: 3 }),
  'always five factors': world('five', 5, { unanswered: 0, uneven: 2, factors: 'five' }),
};

export interface PublishedQuarter {
  quarter: Quarter;
  truth: QuarterCounts;
  tables: QuarterTables;
}

/** Everything that an agency publishes in its 24 months, and the truth behind it. */
export function published({ agency, k }: World, leaveOut: readonly Rule[] = []): PublishedQuarter[] {
  const tallies = [...talliesOf(simulateCases(agency)).values()];
  return quartersBetween(agency.firstMonth, addMonths(agency.firstMonth, agency.months - 1)).map((quarter) => {
    const truth = quarterCounts(quarter, tallies);
    return { quarter, truth, tables: protectQuarter(truth, k, leaveOut) };
  });
}
