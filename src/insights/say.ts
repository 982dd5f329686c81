import type { Dimension } from './facts.js';
import { addMonths, type Month, monthsOf, type Quarter } from './months.js';
import type { Cell } from './tables.js';

/** The texts of one language, by key, placeholders filled in. Keys used here: `quarterly.…` and `options.<list>.<value>`. */
export type Text = (key: string, values?: Record<string, string | number>) => string;

/** How a report or a chart speaks. */
export interface Speech {
  locale: 'en' | 'es';
  text: Text;
}

/** A cell in words: a number, or why there is none. */
export function sayCell({ text, locale }: Speech, cell: Cell, k: number): string {
  if (cell.is === 'exact') return sayNumber(locale, cell.n);
  if (cell.is === 'at-least') return text('quarterly.cell.atLeast', { n: cell.n });
  return cell.is === 'fewer' ? text('quarterly.cell.fewer', { k }) : text('quarterly.cell.withheld');
}

export function sayNumber(locale: string, n: number): string {
  return new Intl.NumberFormat(locale).format(n);
}

export function sayValue({ text }: Speech, dimension: Dimension, value: string): string {
  return text(`options.${dimension}.${value}`);
}

/** `November 2026`, or `Nov 2026` with a space at which no line ends. */
export function sayMonth({ locale }: Speech, month: Month, length: 'long' | 'short' = 'long'): string {
  const said = new Intl.DateTimeFormat(locale, { month: length, year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-15T12:00:00Z`));
  return length === 'short' ? said.replaceAll(' ', '\u00A0') : said;
}

/** `quarter 4 of 2026`. */
export function sayQuarter({ text }: Speech, quarter: Quarter): string {
  return text('quarterly.quarterName', { n: Number(quarter.slice(-1)), year: quarter.slice(0, 4) });
}

/** `October 2026 to December 2026`. */
export function sayMonths(speech: Speech, quarter: Quarter): string {
  const first = monthsOf(quarter)[0];
  return speech.text('quarterly.months', { from: sayMonth(speech, first), to: sayMonth(speech, addMonths(first, 2)) });
}

/** A month or a quarter, short enough for an axis. */
export function sayPeriod(speech: Speech, period: string): string {
  return period.includes('Q') ? period.replace(/^(\d{4})-Q(\d)$/, 'Q$2 $1').replace('Q', speech.locale === 'es' ? 'T' : 'Q') : sayMonth(speech, period, 'short');
}

export function sayList({ locale }: Speech, items: readonly string[]): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(items);
}
