import { DateTime } from 'luxon';
import { z } from 'zod';
import { type Codes, hashCode } from './codes.js';
import type { options } from './options.js';
import { type Answers, parts } from './report.js';

/** A keyed hash of a code, as it is kept. */
export const hash = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** The month of the near miss as it is kept: a calendar month, or that it lies further back than the last one. */
const month = z.union([z.literal('earlier'), z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)]);

/**
 * A report as it is kept. Only the officer's own answers, the month made absolute, and codes as keyed hashes.
 * There is no sender, no conversation, no time of sending, no version of a client: there is no field for them.
 */
export const reportSchema = z.strictObject({
  what: parts.what,
  circumstances: parts.circumstances.omit({ month: true }).extend({ month: month.optional() }).strict(),
  why: parts.why,
  choices: parts.choices.omit({ colleagueCode: true }).strict(),
  /** Keyed hash of the receipt: by it the reporter finds the case again. */
  mailbox: hash,
  /** Keyed hash of this report's companion code, and of the colleague's that was typed in (policy 4.1.1). */
  companion: hash,
  colleague: hash.optional(),
});
export type Report = z.infer<typeof reportSchema>;

/** Makes the kept report of an officer's answers. `nowMs` serves only to turn "this month" into a month of the agency's zone. */
export function toReport(answers: Answers, codes: Codes, key: Buffer, nowMs: number, zone: string): Report {
  const { month: relative, ...circumstances } = answers.circumstances;
  const { colleagueCode, ...choices } = answers.choices;
  return {
    what: answers.what,
    circumstances: relative === undefined ? circumstances : { ...circumstances, month: absoluteMonth(relative, nowMs, zone) },
    why: answers.why,
    choices,
    mailbox: hashCode(key, 'receipt', codes.receipt),
    companion: hashCode(key, 'companion', codes.companion),
    ...(colleagueCode === undefined ? {} : { colleague: hashCode(key, 'companion', colleagueCode) }),
  };
}

function absoluteMonth(relative: (typeof options.month)[number], nowMs: number, zone: string): string {
  if (relative === 'earlier') return 'earlier';
  const now = DateTime.fromMillis(nowMs, { zone });
  return (relative === 'this' ? now : now.minus({ months: 1 })).toFormat('yyyy-MM');
}
