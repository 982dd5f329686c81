import { z } from 'zod';
import { options } from '../reporting/index.js';

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const distinct = (values: readonly string[]) => new Set(values).size === values.length;

/**
 * What of a case counts, whatever the review room keeps beside it. One case is one incident: reports that were merged into it are counted
 * with it and never by themselves. Nothing here is a date, a shift or a text.
 */
export const caseFactsSchema = z.strictObject({
  /** The case's id; letters, digits, `-`, `_`. */
  caseId: z.string().min(1),
  /** Month of its release, `2026-11`. It never changes: the counts of a case lie in this month. */
  month,
  callType: z.enum(options.callType).optional(),
  harmAverted: z.enum(options.harmAverted).optional(),
  preventedBy: z.array(z.enum(options.preventedBy)).refine(distinct),
  /** May be more than the form's five, where merged reports named different ones. */
  factors: z.array(z.enum(options.factors)).refine(distinct),
  equipment: z.array(z.enum(options.equipment)).refine(distinct),
  couldHaveBeen: z.enum(options.couldHaveBeen).optional(),
  recurrence: z.enum(options.recurrence).optional(),
  outcome: z.enum(['open', 'lesson', 'closed']),
  /** An adjustment that came of it is done. */
  changed: z.boolean(),
  /** Month in which it ended, with a lesson or without; absent while it is open. */
  endedMonth: month.optional(),
}).refine((facts) => (facts.outcome === 'open') === (facts.endedMonth === undefined))
  .refine((facts) => facts.endedMonth === undefined || facts.endedMonth >= facts.month);

export type CaseFacts = z.infer<typeof caseFactsSchema>;

/** Which case, and where its counts lie. */
export type CaseRef = Pick<CaseFacts, 'caseId' | 'month'>;

/** What is counted of a case besides the case itself, in the order in which it is shown. */
export const dimensions = ['callType', 'harmAverted', 'preventedBy', 'factors', 'equipment', 'couldHaveBeen', 'recurrence'] as const;
export type Dimension = (typeof dimensions)[number];

/**
 * The values of a dimension. Equipment `none` is left out: like a question that was left open it says that there is nothing to count,
 * and since it excludes all others, its count would bound theirs.
 */
export function valuesOf(dimension: Dimension): readonly string[] {
  return dimension === 'equipment' ? options.equipment.filter((value) => value !== 'none') : options[dimension];
}

/** The values that a case counts under. */
export function valuesIn(facts: CaseFacts, dimension: Dimension): readonly string[] {
  const chosen = facts[dimension] ?? [];
  const list: readonly string[] = typeof chosen === 'string' ? [chosen] : chosen;
  return dimension === 'equipment' ? list.filter((value) => value !== 'none') : list;
}
