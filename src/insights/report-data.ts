import { csvFile } from '../base/index.js';
import { dimensions } from './facts.js';
import { ownTables, type QuarterInput } from './quarter-input.js';
import { sayCell, sayValue, type Speech } from './say.js';
import type { Cell } from './tables.js';

/** The report's figures and lists for programs. `version` changes when a field does. */
export function reportJson(input: QuarterInput): string {
  return `${JSON.stringify({ format: 'near-miss-quarter', version: 1, ...input, tables: ownTables(input) }, null, 2)}\n`;
}

/**
 * The report's figures for a spreadsheet, RFC 4180 with a byte order mark: a line for each number that is published or said not to be. The
 * value is empty where there is none, and the note says why. No cell can become a formula.
 */
export function reportCsv(input: QuarterInput, speech: Speech): string {
  const { text } = speech;
  const own = ownTables(input);
  const header = ['section', 'period', 'item', 'second', 'value', 'note'].map((column) => text(`quarterly.csv.${column}`));
  const lines: string[][] = [header];
  const add = (section: string, period: string, item: string, second: string, cell: Cell) => {
    lines.push([section, period, item, second, 'n' in cell ? String(cell.n) : '', cell.is === 'exact' ? '' : sayCell(speech, cell, own.k)]);
  };
  const addPeriods = (section: string, item: string, quarter: Cell, months: readonly Cell[]) => {
    add(section, own.quarter, item, '', quarter);
    months.forEach((cell, i) => add(section, own.months[i] as string, item, '', cell));
  };
  addPeriods(text('quarterly.time.title'), text('quarterly.columns.cases'), own.cases.quarter, own.cases.months);
  for (const dimension of dimensions) {
    for (const { value, quarter, months } of own.tables[dimension]) addPeriods(text(`quarterly.dimensions.${dimension}`), sayValue(speech, dimension, value), quarter, months);
  }
  for (const { factor, callType, n } of own.pairs) {
    add(text('quarterly.pairs.title'), own.quarter, sayValue(speech, 'factors', factor), sayValue(speech, 'callType', callType), { is: 'exact', n });
  }
  for (const ending of ['lesson', 'changed', 'neither'] as const) add(text('quarterly.endings.title'), own.quarter, text(`quarterly.endings.${ending}`), '', own.endings[ending]);
  for (const { month, ...counts } of input.briefings) {
    for (const [what, n] of Object.entries(counts)) add(text('quarterly.briefings.title'), month, text(`quarterly.columns.${what === 'due' ? 'briefingsDue' : what}`), '', { is: 'exact', n });
  }
  for (const { title, kind, state, due, whatWeChanged } of input.adjustments) {
    lines.push([text('quarterly.adjustments.title'), due ?? '', title, text(`quarterly.adjustments.kinds.${kind}`), text(`quarterly.adjustments.states.${state}`), whatWeChanged ?? '']);
  }
  for (const { title, month } of input.lessons) lines.push([text('quarterly.lessons.title'), month, title, '', '', '']);
  return csvFile(lines);
}
