import type { Dimension } from './facts.js';
import { monthsOf } from './months.js';
import { sayCell, sayPeriod, sayValue, type Speech } from './say.js';
import { sayHidden, shownFirst, type ValueCell } from './shown.js';
import type { Cell, QuarterTables } from './tables.js';
import { leastOf, type Trend } from './trends.js';

/** An element of an Adaptive Card. */
export type CardElement = Record<string, unknown>;

/** Lines that can still be told apart. */
const mostLines = 4;

/**
 * A dimension of one quarter as bars, and below them what is not shown, in words. Where a client draws no charts (iOS, and whatever knows
 * only Adaptive Cards 1.5) a table with the same numbers stands instead. For a card of version 1.5; ids are left to the card.
 */
export function quarterBars(speech: Speech, tables: QuarterTables, dimension: Dimension): CardElement[] {
  const cells = tables.tables[dimension].map(({ value, quarter }) => ({ value, cell: quarter }));
  const shown = shownFirst(cells);
  const title = speech.text(`quarterly.dimensions.${dimension}`);
  const notes = sayHidden(speech, dimension, cells, tables.k).map(note);
  if (shown.length === 0) return [heading(title), note(speech.text('quarterly.noneShown')), ...notes];
  const chart = {
    type: 'Chart.HorizontalBar',
    title,
    displayMode: 'AbsoluteWithAxis',
    data: shown.map(({ value, cell }) => ({ x: labelOf(speech, dimension, { value, cell }, tables.k), y: leastOf(cell) })),
    fallback: withTitle(title, shown.map(({ value, cell }) => [sayValue(speech, dimension, value), sayCell(speech, cell, tables.k)])),
  };
  return [chart, ...notes];
}

/** All cases of each period as columns, and what is not shown in words. */
export function casesColumns(speech: Speech, { periods, cases, k }: Trend): CardElement[] {
  const title = speech.text('quarterly.time.title');
  const at = periods.map((period, i) => ({ period: sayPeriod(speech, period), cell: cases[i] as Cell }));
  const shown = at.filter(({ cell }) => leastOf(cell) > 0);
  const hidden = at.filter(({ cell }) => leastOf(cell) === 0).map(({ period, cell }) => note(`${period}: ${sayCell(speech, cell, k)}`));
  if (shown.length === 0) return [heading(title), note(speech.text('quarterly.noneShown')), ...hidden];
  const chart = {
    type: 'Chart.VerticalBar',
    title,
    showBarValues: true,
    data: shown.map(({ period, cell }) => ({ x: period, y: leastOf(cell) })),
    fallback: withTitle(title, shown.map(({ period, cell }) => [period, sayCell(speech, cell, k)])),
  };
  return [chart, ...hidden];
}

/** The values of a dimension of which the most is shown, as lines over the periods. A period that is not shown has no point. */
export function trendLines(speech: Speech, trend: Trend, dimension: Dimension): CardElement[] {
  const title = speech.text(`quarterly.dimensions.${dimension}`);
  const total = (cells: readonly Cell[]) => cells.reduce((sum, cell) => sum + leastOf(cell), 0);
  const rows = trend.rows.filter(({ cells }) => total(cells) > 0).sort((a, b) => total(b.cells) - total(a.cells)).slice(0, mostLines);
  if (rows.length === 0) return [heading(title), note(speech.text('quarterly.noneShown'))];
  const points = (cells: readonly Cell[]) => cells.flatMap((cell, i) => (leastOf(cell) > 0 ? [{ x: firstDay(trend.periods[i] as string), y: leastOf(cell) }] : []));
  const inWords = (cells: readonly Cell[]) => cells.map((cell, i) => `${sayPeriod(speech, trend.periods[i] as string)}: ${sayCell(speech, cell, trend.k)}`).join('; ');
  const chart = {
    type: 'Chart.Line',
    title,
    data: rows.map(({ value, cells }) => ({ legend: sayValue(speech, dimension, value), values: points(cells) })),
    fallback: withTitle(title, rows.map(({ value, cells }) => [sayValue(speech, dimension, value), inWords(cells)]), 3),
  };
  return [chart, note(speech.text('quarterly.lines', { n: rows.length, k: trend.k }))];
}

/** Where a period begins: the axis of lines takes dates. */
function firstDay(period: string): string {
  return `${period.includes('Q') ? monthsOf(period)[0] : period}-01`;
}

/** A bar's label says what its length cannot: that there may be more. */
function labelOf(speech: Speech, dimension: Dimension, { value, cell }: ValueCell, k: number): string {
  const name = sayValue(speech, dimension, value);
  return cell.is === 'at-least' ? `${name} (${sayCell(speech, cell, k)})` : name;
}

function heading(text: string): CardElement {
  return { type: 'TextBlock', text, wrap: true, weight: 'bolder' };
}

function note(text: string): CardElement {
  return { type: 'TextBlock', text, wrap: true, isSubtle: true, spacing: 'small' };
}

/** A table of two columns in a container with its title: one element, as a fallback must be. */
function withTitle(title: string, rows: readonly (readonly string[])[], secondWidth = 1): CardElement {
  const cell = (text: string) => ({ type: 'TableCell', items: [{ type: 'TextBlock', text, wrap: true }] });
  return {
    type: 'Container',
    items: [heading(title), {
      type: 'Table',
      firstRowAsHeaders: false,
      showGridLines: false,
      columns: [{ width: 2 }, { width: secondWidth }],
      rows: rows.map((row) => ({ type: 'TableRow', cells: row.map(cell) })),
    }],
  };
}
