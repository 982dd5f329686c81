import { z } from 'zod';
import { hashReceipt, isReceiptShaped, normaliseCode } from '../reporting/index.js';
import { casesKind, type CloseReason } from '../review/index.js';
import { createOnce, type Kind, type Store } from '../store/index.js';
import type { Threads } from './threads.js';

interface MailboxDoc {
  /** Keyed hash of the receipt. */
  id: string;
  /** What it opens: a case, or a question to the coordinator. */
  of: 'case' | 'question';
  ref: string;
}

/** By a receipt, the way to its case. Comes into being at release, never at submission. */
export const mailboxesKind: Kind<MailboxDoc> = {
  name: 'mailboxes',
  version: 2,
  schema: z.strictObject({ id: z.string(), of: z.enum(['case', 'question']), ref: z.string() }),
  partitionOf: ({ id }) => id,
  indexed: [],
};

/** One line of a conversation between reporter and coordinator, who do not know each other. */
export interface Letter {
  from: 'coordinator' | 'reporter';
  text: string;
}

/**
 * Where a report stands. `unknown` covers both one that waits for release and a receipt that never was: they cannot be told apart.
 * `question`: the coordinator asked something. `answered`: a question to the coordinator has an answer.
 */
export interface Standing {
  state: 'mistyped' | 'unknown' | 'in-review' | 'question' | 'published' | 'closed' | 'asked' | 'answered';
  closed?: CloseReason | undefined;
  lessonId?: string | undefined;
  /** The incident's case, for whoever looks up what came of it. */
  caseId?: string | undefined;
  letters: Letter[];
}

export interface Mailboxes {
  /** Opens a report's mailbox on its case. Bears being called again. */
  open(mailbox: string, caseId: string): Promise<void>;
  /** Opens a question's mailbox. */
  openQuestion(mailbox: string, questionId: string): Promise<void>;
  /** What a mailbox opens, by its hash; undefined where there is none. */
  resolve(mailbox: string): Promise<{ of: 'case' | 'question'; ref: string } | undefined>;
  /** Looks a typed receipt up. A receipt that fails its check symbol is mistyped, which says nothing about any report. */
  standing(typed: string): Promise<Standing>;
}

export function createMailboxes(store: Store, key: Buffer, threads: Threads): Mailboxes {
  async function create(doc: MailboxDoc): Promise<void> {
    await createOnce(store, mailboxesKind, doc);
  }
  const resolve: Mailboxes['resolve'] = async (mailbox) => (await store.read(mailboxesKind, mailbox, mailbox))?.doc;

  /** A case merged into another one stands where that one stands; the letters stay its own. */
  async function caseStanding(caseId: string): Promise<Standing> {
    const own = (await store.read(casesKind, 'cases', caseId))?.doc;
    const root = own?.mergedInto === undefined ? own : (await store.read(casesKind, 'cases', own.mergedInto))?.doc;
    if (root === undefined) return { state: 'unknown', letters: [] };
    if (root.state === 'published') return { state: 'published', lessonId: root.lessonId, caseId: root.id, letters: [] };
    if (root.state === 'closed') return { state: 'closed', closed: root.closed, caseId: root.id, letters: [] };
    const thread = await threads.read(caseId);
    return { state: thread?.waiting === 'reporter' ? 'question' : 'in-review', caseId: root.id, letters: thread?.letters ?? [] };
  }

  return {
    open: (id, caseId) => create({ id, of: 'case', ref: caseId }),
    openQuestion: (id, questionId) => create({ id, of: 'question', ref: questionId }),
    resolve,
    async standing(typed) {
      const receipt = normaliseCode(typed);
      if (!isReceiptShaped(receipt)) return { state: 'mistyped', letters: [] };
      const found = await resolve(hashReceipt(key, receipt));
      if (found === undefined) return { state: 'unknown', letters: [] };
      if (found.of === 'case') return caseStanding(found.ref);
      const thread = await threads.read(found.ref);
      if (thread === undefined) return { state: 'closed', closed: 'withdrawn', letters: [] };
      return { state: thread.letters.some(({ from }) => from === 'coordinator') && thread.waiting !== 'coordinator' ? 'answered' : 'asked', letters: thread.letters };
    },
  };
}
