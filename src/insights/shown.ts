import type { Dimension } from './facts.js';
import { sayList, sayValue, type Speech } from './say.js';
import type { Cell } from './tables.js';
import { leastOf } from './trends.js';

/** A value of a table with its quarter's cell. */
export interface ValueCell {
  value: string;
  cell: Cell;
}

/** Those of which there is a number to show, the greatest first; equal ones in the form's order. */
export function shownFirst(cells: readonly ValueCell[]): ValueCell[] {
  return cells.filter(({ cell }) => leastOf(cell) > 0).sort((a, b) => leastOf(b.cell) - leastOf(a.cell));
}

/** What is not shown, in a sentence for each reason: in words, never as a bar of no length. */
export function sayHidden(speech: Speech, dimension: Dimension, cells: readonly ValueCell[], k: number): string[] {
  return (['fewer', 'withheld'] as const).flatMap((reason) => {
    const hidden = cells.filter(({ cell }) => cell.is === reason).map(({ value }) => sayValue(speech, dimension, value));
    return hidden.length === 0 ? [] : [speech.text(`quarterly.hidden.${reason}`, { k, list: sayList(speech, hidden) })];
  });
}
