import type { Clock } from '../base/index.js';
import { createOnce, type Store } from '../store/index.js';
import { type Codes, containsCode, deriveSecrets, hashReceipt, isReceiptShaped, normaliseCode } from './codes.js';
import type { Sealer } from './envelope.js';
import type { PoolMessage } from './envelope-text.js';
import { poolKind } from './pool.js';
import type { Answers } from './report.js';
import type { Note } from './notes.js';
import { toReport } from './stored-report.js';

export interface IntakeSettings {
  /** 32 random bytes from which codes and ids are derived. */
  key: Buffer;
  /** The agency's IANA zone. */
  zone: string;
}

/** Takes whole reports in and gives receipts out. */
export interface Intake {
  /**
   * Seals a report into the pool and resolves with its codes once it is durable. The same form key gives the same codes and one report,
   * however often it is sent. Resolves to 'own-receipt' where a text contains the report's own receipt.
   * Fails with the store's AppErrors; then nothing is half stored, and sending again is safe.
   */
  submit(formKey: string, answers: Answers): Promise<Codes | 'own-receipt'>;
  /**
   * Seals a note into the pool. Answers and withdrawals belong to a typed receipt, which is not looked up: a wrong one is noticed by nobody
   * and comes to nothing at release. A question resolves to its own receipt.
   */
  send(formKey: string, note: OutgoingNote): Promise<NoteSent>;
}

export type OutgoingNote =
  | { type: 'answer'; receipt: string; text: string }
  | { type: 'withdrawal'; receipt: string }
  | { type: 'question'; text: string }
  | { type: 'thought'; lessonId: string; text: string };

/** `mistyped`: the receipt cannot be right. `own-receipt`: the text has the receipt in it, which would lead from the text to the mailbox. */
export type NoteSent = { receipt?: string } | 'mistyped' | 'own-receipt';

export function createIntake(store: Store, clock: Clock, sealer: Sealer, settings: IntakeSettings): Intake {
  return {
    async submit(formKey, answers) {
      const { id, ...codes } = deriveSecrets(settings.key, formKey);
      const texts = [answers.what.narrative, answers.why.lessons, answers.why.suggestedChange];
      if (texts.some((text) => text !== undefined && containsCode(text, codes.receipt))) return 'own-receipt';
      await put(id, toReport(answers, codes, settings.key, clock.now(), settings.zone));
      return codes;
    },
    async send(formKey, outgoing) {
      const { id, receipt: own } = deriveSecrets(settings.key, `note:${formKey}`);
      const receipt = 'receipt' in outgoing ? normaliseCode(outgoing.receipt) : own;
      if (!isReceiptShaped(receipt)) return 'mistyped';
      if ('text' in outgoing && containsCode(outgoing.text, receipt)) return 'own-receipt';
      await put(id, noteOf(id, hashReceipt(settings.key, receipt), outgoing));
      return outgoing.type === 'question' ? { receipt } : {};
    },
  };

  async function put(id: string, message: PoolMessage): Promise<void> {
    // Where the same form was sent before, it is stored, and its codes are these.
    await createOnce(store, poolKind, { id, envelope: sealer.seal(message) });
  }
}

function noteOf(id: string, mailbox: string, outgoing: OutgoingNote): Note {
  switch (outgoing.type) {
    case 'answer': return { type: 'answer', id, mailbox, text: outgoing.text };
    case 'withdrawal': return { type: 'withdrawal', id, mailbox };
    case 'question': return { type: 'question', id, mailbox, text: outgoing.text };
    case 'thought': return { type: 'thought', id, lessonId: outgoing.lessonId, text: outgoing.text };
  }
}
