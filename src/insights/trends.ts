import { type Dimension, valuesOf } from './facts.js';
import { type Month, quarterOf } from './months.js';
import { atLeast, type Cell, exact, type QuarterTables, withheld } from './tables.js';

/** A table over time: a column for each period, a row for each value. */
export interface Trend {
  /** Months (`2026-11`) or quarters (`2026-Q4`), oldest first. */
  periods: string[];
  /** All cases of each period. */
  cases: Cell[];
  rows: { value: string; cells: Cell[] }[];
  /** Counts under it are not shown; where quarters differ, the greatest. */
  k: number;
}

export type Grain = 'month' | 'quarter';

/** Quarters of which a month lies in the range, both ends included. */
export function inRange(tables: readonly QuarterTables[], from: Month, to: Month): QuarterTables[] {
  return tables.filter(({ quarter }) => quarter >= quarterOf(from) && quarter <= quarterOf(to));
}

/**
 * A dimension over time, from what was published. By month there is none of the factors: they are published by quarter, since their table
 * with the types of call is.
 */
export function trendOf(tables: readonly QuarterTables[], dimension: Dimension, grain: Grain): Trend {
  const k = Math.max(0, ...tables.map((table) => table.k));
  if (grain === 'month' && dimension === 'factors') return { periods: [], cases: [], rows: [], k };
  const cellsOf = (of: { quarter: Cell; months: readonly Cell[] }) => (grain === 'month' ? of.months : [of.quarter]);
  const nothing = { quarter: withheld, months: [withheld, withheld, withheld] };
  return {
    periods: tables.flatMap(({ quarter, months }) => (grain === 'month' ? months : [quarter])),
    cases: tables.flatMap(({ cases }) => cellsOf(cases)),
    // A value that the form did not have yet when a quarter was published has no row in it.
    rows: valuesOf(dimension).map((value) => ({
      value, cells: tables.flatMap((table) => cellsOf(table.tables[dimension].find((row) => row.value === value) ?? nothing)),
    })),
    k,
  };
}

/** Drops what lies outside a range of months; quarters stay whole. */
export function cutTo(trend: Trend, from: Month, to: Month): Trend {
  const inside = (period: string) => (period.includes('Q') ? period >= quarterOf(from) && period <= quarterOf(to) : period >= from && period <= to);
  const keep = <T>(cells: readonly T[]) => cells.filter((_, i) => inside(trend.periods[i] as string));
  return { ...trend, periods: keep(trend.periods), cases: keep(trend.cases), rows: trend.rows.map(({ value, cells }) => ({ value, cells: keep(cells) })) };
}

/** The sum of what is shown: exact where all of it is, otherwise so many or more. It tells nothing that its parts do not. */
export function sumOf(cells: readonly Cell[]): Cell {
  const n = cells.reduce((total, cell) => total + leastOf(cell), 0);
  if (cells.every((cell) => cell.is === 'exact')) return exact(n);
  if (n > 0) return atLeast(n);
  return cells.length === 1 ? cells[0] as Cell : withheld;
}

/** The least that a cell can be. */
export function leastOf(cell: Cell): number {
  return cell.is === 'exact' || cell.is === 'at-least' ? cell.n : 0;
}

/** Between how many and how many of 100 cases that ended brought a lesson or a change; undefined where the published numbers say too little. */
export function shareUseful({ endings, k }: QuarterTables): { from: number; to: number } | undefined {
  const most = (cell: Cell) => (cell.is === 'exact' ? cell.n : k - 1);
  const [least, greatest] = [leastOf(endings.lesson) + leastOf(endings.changed), most(endings.lesson) + most(endings.changed)];
  const [neitherLeast, neitherMost] = [leastOf(endings.neither), most(endings.neither)];
  if (greatest + neitherLeast === 0) return undefined;
  const [from, to] = [100 * least / (least + neitherMost), 100 * greatest / (greatest + neitherLeast)].map(Math.round) as [number, number];
  return to - from > 30 ? undefined : { from, to };
}
