import { createHmac } from 'node:crypto';
import { DateTime } from 'luxon';
import { z } from 'zod';
import { AppError, type Clock } from '../base/index.js';
import { type Report, reportSchema } from '../reporting/index.js';
import type { Kind, Store } from '../store/index.js';
import { claimCodename } from './codename.js';

/** One incident under review. Its only time is the week of its release. */
export interface Case {
  id: string;
  codename: string;
  /** ISO week of the release, `2026-W48`. */
  week: string;
  state: 'open';
  /** As it was reported. The mailbox stays out: from a case there is no way to a receipt. */
  report: Omit<Report, 'mailbox'>;
}

export const casesKind: Kind<Case> = {
  name: 'cases',
  version: 1,
  schema: z.strictObject({
    id: z.string(),
    codename: z.string(),
    week: z.string().regex(/^\d{4}-W\d{2}$/),
    state: z.literal('open'),
    report: reportSchema.omit({ mailbox: true }).strict(),
  }),
  partitionOf: () => 'cases',
  indexed: ['week', 'state'],
};

/**
 * Opens a case for a released report and resolves to its id. The id is a keyed hash, so the same report gives the same case however
 * often the release is repeated, and without the key nobody can tell which pool entry it came from.
 */
export async function openCase(store: Store, clock: Clock, key: Buffer, zone: string, report: Report): Promise<string> {
  const { mailbox, ...kept } = report;
  const id = createHmac('sha256', key).update(`case:${mailbox}`).digest('base64url').slice(0, 32);
  const codename = await claimCodename(store, key, id);
  const week = DateTime.fromMillis(clock.now(), { zone }).toFormat("kkkk-'W'WW");
  try {
    await store.create<Case>(casesKind, { id, codename, week, state: 'open', report: kept });
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'NM-STORE-CONFLICT')) throw error;
  }
  return id;
}
