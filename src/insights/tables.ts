import { z } from 'zod';
import { dimensions } from './facts.js';

/**
 * One place in a table, as everybody may see it.
 * - `exact`: that many.
 * - `at-least`: that many or more.
 * - `fewer`: fewer than k, perhaps none; an empty place looks like this too.
 * - `withheld`: not shown. It may be small, or it may be large and would give a small one away.
 */
const cellSchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('exact'), n: z.number().int() }),
  z.strictObject({ is: z.literal('at-least'), n: z.number().int() }),
  z.strictObject({ is: z.literal('fewer') }),
  z.strictObject({ is: z.literal('withheld') }),
]);
export type Cell = z.infer<typeof cellSchema>;

export const exact = (n: number): Cell => ({ is: 'exact', n });
export const atLeast = (n: number): Cell => ({ is: 'at-least', n });
export const fewer: Cell = { is: 'fewer' };
export const withheld: Cell = { is: 'withheld' };

const rowSchema = z.strictObject({
  /** An option of the form's list. */
  value: z.string(),
  quarter: cellSchema,
  /** One for each month of the quarter; none in a table that is published by quarter only. */
  months: z.array(cellSchema),
});
export type Row = z.infer<typeof rowSchema>;

const tables = z.strictObject(Object.fromEntries(dimensions.map((dimension) => [dimension, z.array(rowSchema)])) as Record<(typeof dimensions)[number], z.ZodArray<typeof rowSchema>>);

/** Everything that is published about one quarter. What is not in here cannot be shown, in no card and no report. */
export const quarterTablesSchema = z.strictObject({
  /** `2026-Q4`. */
  quarter: z.string(),
  months: z.array(z.string()).length(3),
  /** Counts under it are not shown. */
  k: z.number().int(),
  cases: z.strictObject({ quarter: cellSchema, months: z.array(cellSchema).length(3) }),
  /** For each dimension, a row for every value that it can have. */
  tables,
  /** Factor and type of call that were named together at least k times. A pair that is not listed was named less often, or is withheld. */
  pairs: z.array(z.strictObject({ factor: z.string(), callType: z.string(), n: z.number().int() })),
  /** How the cases ended that did so in this quarter. Each number stands for itself: their sum is not published. */
  endings: z.strictObject({ lesson: cellSchema, changed: cellSchema, neither: cellSchema }),
  /** Half of the quarter's lessons took at most so many months from the report's release; absent where there were too few. */
  medianMonths: z.number().optional(),
});
export type QuarterTables = z.infer<typeof quarterTablesSchema>;
