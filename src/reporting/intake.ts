import { AppError, type Clock } from '../base/index.js';
import type { Store } from '../store/index.js';
import { type Codes, containsCode, deriveSecrets } from './codes.js';
import type { Sealer } from './envelope.js';
import { poolKind } from './pool.js';
import type { Answers } from './report.js';
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
}

export function createIntake(store: Store, clock: Clock, sealer: Sealer, settings: IntakeSettings): Intake {
  return {
    async submit(formKey, answers) {
      const { id, ...codes } = deriveSecrets(settings.key, formKey);
      const texts = [answers.what.narrative, answers.why.lessons, answers.why.suggestedChange];
      if (texts.some((text) => text !== undefined && containsCode(text, codes.receipt))) return 'own-receipt';
      try {
        await store.create(poolKind, { id, envelope: sealer.seal(toReport(answers, codes, settings.key, clock.now(), settings.zone)) });
      } catch (error) {
        // The same form was sent before: it is stored, and its codes are these.
        if (!(error instanceof AppError && error.code === 'NM-STORE-CONFLICT')) throw error;
      }
      return codes;
    },
  };
}
