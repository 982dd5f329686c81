import { AppError } from '../base/index.js';
import { type Dimension, dimensions, valuesOf } from './facts.js';
import { type Month, monthsOf, type Quarter } from './months.js';
import { casesKey, cellKey, type Ending, endingsIn, pairKey, type Tally } from './tally.js';

/** A number for each month of a quarter. */
export type ThreeMonths = readonly [number, number, number];

/** The true counts of a quarter. They are only ever handed to what protects them. */
export interface QuarterCounts {
  quarter: Quarter;
  months: readonly [Month, Month, Month];
  cases: ThreeMonths;
  values: Record<Dimension, Map<string, ThreeMonths>>;
  /** Cases of the quarter with this factor and this type of call. */
  pair: (factor: string, callType: string) => number;
  /** Cases that ended in the quarter, whenever they were released. */
  ended: { ending: Ending; monthsAfter: number; count: number }[];
}

/** Cases that took longer than so many months to end are not counted as ended: a bound on what has to be read. */
export const longestMonthsToEnd = 24;

/** Brings tallies into the form that is protected. `tallies`: those of the quarter's months and of the `longestMonthsToEnd` before. */
export function quarterCounts(quarter: Quarter, tallies: readonly Tally[]): QuarterCounts {
  if (tallies.some(({ rebuilding }) => rebuilding)) throw new AppError('NM-STORE-BUSY');
  const months = monthsOf(quarter);
  const cells = months.map((month) => tallies.find(({ id }) => id === month)?.cells ?? {});
  const three = (key: string) => cells.map((month) => month[key] ?? 0) as unknown as ThreeMonths;
  return {
    quarter,
    months,
    cases: three(casesKey),
    values: Object.fromEntries(dimensions.map((dimension) =>
      [dimension, new Map(valuesOf(dimension).map((value) => [value, three(cellKey(dimension, value))]))])) as QuarterCounts['values'],
    pair: (factor, callType) => sum(three(pairKey(factor, callType))),
    ended: tallies.flatMap((tally) => endingsIn(tally, months)),
  };
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
