import { z } from 'zod';
import { normaliseText } from './normalise.js';
import { hash } from './stored-report.js';

/** Longest text of a note, in UTF-16 code units. */
export const noteLimit = 2_000;

const text = z.string().min(1).max(noteLimit).refine((value) => normaliseText(value) === value);
const id = z.string().length(32);

/**
 * What an officer sends besides reports. It goes through the pool in an envelope of the same size and is delivered with the same
 * release: written at once, its moment could be matched with who used the bot just then.
 */
export const noteSchema = z.discriminatedUnion('type', [
  /** An answer to the coordinator's question, by the mailbox of a receipt. */
  z.strictObject({ type: z.literal('answer'), id, mailbox: hash, text }),
  /** The report behind a receipt is taken back. */
  z.strictObject({ type: z.literal('withdrawal'), id, mailbox: hash }),
  /** A question to the coordinator (policy 4.1.4); `mailbox` is its own. */
  z.strictObject({ type: z.literal('question'), id, mailbox: hash, text }),
  /** A thought on a lesson (policy 4.2.2). */
  z.strictObject({ type: z.literal('thought'), id, lessonId: z.string().max(100), text }),
]);
export type Note = z.infer<typeof noteSchema>;
