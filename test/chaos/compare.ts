import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mailboxesKind } from '../../src/mailbox/index.js';
import { hashReceipt, normaliseCode } from '../../src/reporting/index.js';
import { type Case, casesKind } from '../../src/review/index.js';
import { readAll, type Store } from '../../src/store/index.js';
import { reportOfCase } from '../support/opened-store.js';
import { Looker } from './look.js';
import type { Written } from './officers.js';

/** What the store holds in the end, against what officers were told. From `lost` on, everything must be 0. */
export interface Comparison {
  reports: number;
  acknowledged: number;
  /** Never acknowledged, and there all the same: the answer was lost, not the report. */
  unacknowledgedKept: number;
  /** Acknowledged and nowhere. */
  lost: number;
  /** In more than one case, acknowledged or not. */
  doubled: number;
  /** In the pool after everything was released. */
  stuck: number;
  /** A receipt that was shown and does not lead to its report's case. */
  unopenable: number;
  /** Reports that were shown two different receipts. */
  twoReceipts: number;
  /** Cases whose text is nobody's, or not what was sent. */
  altered: number;
  sharedCodenames: number;
}

export async function compare(store: Store, dataDir: string, written: readonly Written[]): Promise<Comparison> {
  const key = Buffer.from(readFileSync(join(dataDir, 'receipt.key'), 'utf8'), 'base64');
  const cases = await readAll(store, casesKind, 'cases');
  const { pool, unreadable } = await new Looker(dataDir).look(store);
  const byNarrative = new Map<string, Case[]>();
  for (const one of cases) {
    const { narrative } = (await reportOfCase(store, key, one)).what;
    byNarrative.set(narrative, [...byNarrative.get(narrative) ?? [], one]);
  }
  const waiting = new Set([...pool.values()].map(({ report }) => report.what.narrative));
  const told = written.filter(({ receipts }) => receipts.size > 0);
  const casesOf = ({ narrative }: Written): Case[] => byNarrative.get(narrative) ?? [];
  const known = new Set(written.map(({ narrative }) => narrative));

  let unopenable = 0;
  for (const report of told) {
    for (const receipt of report.receipts) {
      const id = hashReceipt(key, normaliseCode(receipt));
      const mailbox = await store.read(mailboxesKind, id, id);
      if (!casesOf(report).some((found) => found.id === mailbox?.doc.ref)) unopenable++;
    }
  }
  return {
    reports: written.length,
    acknowledged: told.length,
    unacknowledgedKept: written.filter((report) => report.receipts.size === 0 && casesOf(report).length > 0).length,
    lost: told.filter((report) => casesOf(report).length === 0 && !waiting.has(report.narrative)).length,
    doubled: written.filter((report) => casesOf(report).length > 1).length,
    stuck: pool.size + unreadable,
    unopenable,
    twoReceipts: told.filter(({ receipts }) => receipts.size > 1).length,
    altered: [...byNarrative].filter(([narrative]) => !known.has(narrative)).reduce((sum, [, some]) => sum + some.length, 0),
    sharedCodenames: cases.length - new Set(cases.map(({ codename }) => codename)).size,
  };
}

/** Whether nothing that was promised is broken. */
export function isSound({ acknowledged, lost, doubled, stuck, unopenable, twoReceipts, altered, sharedCodenames }: Comparison): boolean {
  return acknowledged > 0 && [lost, doubled, stuck, unopenable, twoReceipts, altered, sharedCodenames].every((count) => count === 0);
}
