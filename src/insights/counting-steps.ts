import { AppError, inParallel, type Random, writesAtOnce } from '../base/index.js';
import { type Doc, type Kind, type Store, type Stored, wasOvertaken } from '../store/index.js';
import { countedCase, type CountedCase, countedKind, normalFacts, sameFacts } from './counted-case.js';
import type { CaseFacts, CaseRef } from './facts.js';
import type { Month } from './months.js';
import { emptyTally, exchange, talliesKind, type Tally } from './tally.js';

/** The facts of a case as they are now; undefined where there is no such case any more (withdrawn, or merged into another). */
export type FactsOf = (ref: CaseRef) => Promise<CaseFacts | undefined>;

/** More often in a row nobody is overtaken who is not stuck: every lost race is another's progress. */
const mostAttempts = 200;

/** A case with a change noted at it, as it was written. */
interface Noted {
  doc: CountedCase;
  etag: string;
}

function nextOf({ next }: CountedCase): NonNullable<CountedCase['next']> {
  return next as NonNullable<CountedCase['next']>;
}

/** The single steps of counting; counts.ts says why they come in this order. */
export class CountingSteps {
  constructor(private readonly store: Store, private readonly random: Random) {}

  newToken(): string {
    return this.random.bytes(12).toString('base64url');
  }

  /** Counts a case as `factsOf` gives it, asked after its document was read: whoever changes it meanwhile makes our write fail. */
  async settle(ref: CaseRef, factsOf: FactsOf): Promise<void> {
    await this.#repeat(async () => {
      const tally = await this.readTally(ref.month);
      const current = await this.#readCase(ref);
      if (current?.doc.next) return this.#finish(ref);
      const given = await factsOf(ref);
      const facts = given && normalFacts(given);
      const { counted, announced } = current?.doc ?? { announced: [] };
      if (sameFacts(counted, facts)) return true;
      const noted = countedCase(ref, { counted, next: { token: this.newToken(), facts }, announced });
      const etag = await this.#put(countedKind, noted, current?.etag);
      return etag !== undefined && (await this.#carryOut(ref.month, [{ doc: noted, etag }], tally)).has(ref.caseId);
    });
  }

  /**
   * The same for cases of one month that are new, together: the same steps in the same order, with one write of the tally for all of
   * them. What was counted before, or is overtaken on the way, is settled alone.
   */
  async settleTogether(month: Month, caseIds: readonly string[], factsOf: FactsOf): Promise<void> {
    const tally = await this.readTally(month);
    const noted: Noted[] = [];
    await inParallel(caseIds, writesAtOnce, async (caseId) => {
      const ref = { caseId, month };
      const given = await this.#readCase(ref) === undefined ? await factsOf(ref) : undefined;
      if (given === undefined) return;
      const doc = countedCase(ref, { next: { token: this.newToken(), facts: normalFacts(given) }, announced: [] });
      const etag = await this.#put(countedKind, doc, undefined);
      if (etag !== undefined) noted.push({ doc, etag });
    });
    const ended = await this.#carryOut(month, noted, tally);
    for (const caseId of caseIds) if (!ended.has(caseId)) await this.settle({ caseId, month }, factsOf);
  }

  /** Says at the case that it is about to change. */
  async announce(ref: CaseRef, token: string): Promise<void> {
    await this.#repeat(async () => {
      const current = await this.#readCase(ref);
      const { counted, next, announced } = current?.doc ?? { announced: [] };
      return await this.#put(countedKind, countedCase(ref, { counted, next, announced: [...announced, token].sort() }), current?.etag) !== undefined;
    });
  }

  /** Takes announcements back. */
  async withdraw(ref: CaseRef, tokens: readonly string[]): Promise<void> {
    if (tokens.length === 0) return;
    await this.#repeat(async () => {
      const current = await this.#readCase(ref);
      if (!current?.doc.announced.some((token) => tokens.includes(token))) return true;
      const { counted, next, announced } = current.doc;
      const left = countedCase(ref, { counted, next, announced: announced.filter((token) => !tokens.includes(token)) });
      const etag = await this.#put(countedKind, left, current.etag);
      if (etag !== undefined) await this.#removeIfEmpty(left, etag);
      return etag !== undefined;
    });
  }

  /** Makes the tally forget tokens whose change was closed by somebody who died before the last step. */
  async forgetClosed(month: Month): Promise<void> {
    const tally = await this.readTally(month);
    for (const [caseId, token] of Object.entries(tally?.doc.pending ?? {})) {
      const ref = { caseId, month };
      const current = await this.#readCase(ref);
      if (current === undefined || current.doc.next?.token === token) continue;
      // Written as it is: that it is accepted proves that we have not read an older version, in which the note is not yet there.
      if (await this.#put(countedKind, current.doc, current.etag) !== undefined) await this.#forget(month, { [caseId]: token });
    }
  }

  readTally(month: Month): Promise<Stored<Tally> | undefined> {
    return this.store.read(talliesKind, 'tallies', month);
  }

  #readCase({ caseId, month }: CaseRef): Promise<Stored<CountedCase> | undefined> {
    return this.store.read(countedKind, month, caseId);
  }

  /** Takes a change that somebody noted a step further or to its end; false where it should be looked at again. */
  async #finish(ref: CaseRef): Promise<false> {
    const tally = await this.readTally(ref.month);
    const current = await this.#readCase(ref);
    const next = current?.doc.next;
    if (!current || !next) return false;
    const takenIn = tally?.doc.pending[ref.caseId] === next.token;
    const etag = takenIn ? current.etag : await this.#put(countedKind, current.doc, current.etag);
    if (etag !== undefined) await this.#carryOut(ref.month, [{ doc: current.doc, etag }], tally);
    return false;
  }

  /**
   * Steps 2 to 4 of changes that were noted, or noted anew, after `tally` was read, with one write of the tally for all of them. Gives back
   * the cases whose change came to its end; with the others somebody came between.
   */
  async #carryOut(month: Month, noted: readonly Noted[], tally: Stored<Tally> | undefined): Promise<ReadonlySet<string>> {
    const before = tally?.doc ?? emptyTally(month);
    const fresh = noted.filter(({ doc }) => before.pending[doc.id] !== nextOf(doc).token);
    if (fresh.length > 0) {
      const cells = fresh.reduce((sum, { doc }) => exchange(sum, doc.counted, nextOf(doc).facts), before.cells);
      const pending = { ...before.pending, ...Object.fromEntries(fresh.map(({ doc }) => [doc.id, nextOf(doc).token])) };
      if (await this.#put(talliesKind, { ...before, cells, pending }, tally?.etag) === undefined) return new Set();
    }
    const closed = new Map<string, { doc: CountedCase; etag: string; token: string }>();
    await inParallel(noted, writesAtOnce, async ({ doc, etag }) => {
      const { token, facts } = nextOf(doc);
      const after = countedCase({ caseId: doc.id, month }, { counted: facts, announced: doc.announced });
      const closedEtag = await this.#put(countedKind, after, etag);
      if (closedEtag !== undefined) closed.set(doc.id, { doc: after, etag: closedEtag, token });
    });
    const tokens = Object.fromEntries([...closed].map(([id, { token }]) => [id, token]));
    if (closed.size > 0 && await this.#forget(month, tokens)) for (const { doc, etag } of closed.values()) await this.#removeIfEmpty(doc, etag);
    return new Set(closed.keys());
  }

  /** `tokens`: by case. */
  async #forget(month: Month, tokens: Record<string, string>): Promise<boolean> {
    for (let attempt = 0; attempt < mostAttempts; attempt++) {
      const tally = await this.readTally(month);
      const held = Object.entries(tally?.doc.pending ?? {});
      const left = held.filter(([caseId, token]) => tokens[caseId] !== token);
      if (tally === undefined || left.length === held.length) return true;
      const pending = Object.fromEntries(left);
      if (await this.#put(talliesKind, { ...tally.doc, pending }, tally.etag) !== undefined) return true;
    }
    // The next `heal` does it.
    return false;
  }

  /** A case that is neither counted nor about to be leaves nothing behind. */
  async #removeIfEmpty(doc: CountedCase, etag: string): Promise<void> {
    if (doc.counted !== undefined || doc.unsettled) return;
    await this.store.delete(countedKind, doc.month, doc.id, etag).catch((error: unknown) => { if (!wasOvertaken(error)) throw error; });
  }

  /** Writes a document if it is still as it was read; undefined where it is not. */
  async #put<T extends Doc>(kind: Kind<T>, doc: T, etag: string | undefined): Promise<string | undefined> {
    try {
      return etag === undefined ? await this.store.create(kind, doc) : await this.store.replace(kind, doc, etag);
    } catch (error) {
      if (wasOvertaken(error)) return undefined;
      throw error;
    }
  }

  async #repeat(attempt: () => Promise<boolean>): Promise<void> {
    for (let attempts = 0; attempts < mostAttempts; attempts++) {
      if (await attempt()) return;
    }
    throw new AppError('NM-STORE-BUSY');
  }
}
