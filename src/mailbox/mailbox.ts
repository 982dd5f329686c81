import { z } from 'zod';
import { AppError } from '../base/index.js';
import { hashReceipt, isReceiptShaped, normaliseCode } from '../reporting/index.js';
import type { Kind, Store } from '../store/index.js';

interface MailboxDoc {
  /** Keyed hash of the receipt. */
  id: string;
  caseId: string;
}

/** By a receipt, the way to its case. Comes into being at release, never at submission. */
export const mailboxesKind: Kind<MailboxDoc> = {
  name: 'mailboxes',
  version: 1,
  schema: z.strictObject({ id: z.string(), caseId: z.string() }),
  partitionOf: ({ id }) => id,
  indexed: [],
};

/** Where a report stands. `unknown` covers both one that waits for release and a receipt that never was: they cannot be told apart. */
export type Standing = 'mistyped' | 'unknown' | 'in-review';

export interface Mailboxes {
  open(mailbox: string, caseId: string): Promise<void>;
  /** Looks a typed receipt up. A receipt that fails its check symbol is mistyped, which says nothing about any report. */
  standing(typed: string): Promise<Standing>;
}

export function createMailboxes(store: Store, key: Buffer): Mailboxes {
  return {
    async open(id, caseId) {
      await store.create(mailboxesKind, { id, caseId }).catch((error: unknown) => {
        if (!(error instanceof AppError && error.code === 'NM-STORE-CONFLICT')) throw error;
      });
    },
    async standing(typed) {
      const receipt = normaliseCode(typed);
      if (!isReceiptShaped(receipt)) return 'mistyped';
      const id = hashReceipt(key, receipt);
      return await store.read(mailboxesKind, id, id) === undefined ? 'unknown' : 'in-review';
    },
  };
}
