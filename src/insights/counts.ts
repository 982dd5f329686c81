import type { Random } from '../base/index.js';
import { listAll, type Store } from '../store/index.js';
import { countedKind } from './counted-case.js';
import { CountingSteps, type FactsOf } from './counting-steps.js';
import type { CaseFacts, CaseRef } from './facts.js';
import type { Month } from './months.js';

export interface CountsDeps {
  store: Store;
  random: Random;
  factsOf: FactsOf;
}

/**
 * The counts of every month, kept up as cases change, so that nobody ever has to read the cases to know them.
 *
 * There are no transactions across documents, so a change goes in four steps, each of which can be repeated and done by anybody:
 * 1. It is noted at the case: what is counted, what will be, a random token.
 * 2. The month's tally takes it in, and in the same write remembers the token.
 * 3. The note is closed at the case.
 * 4. The tally forgets the token.
 * A token that the tally remembers is never taken in again. Who finds the token gone must know that the note was still open after
 * looking: hence the tally is read first, then the note is written (or written anew), and only then the tally, if it is still as read.
 * That nothing is counted twice rests on conditional writes, never on reading the latest version: among replicas Cosmos DB does not promise it.
 */
export interface Counts {
  /** Makes the counts hold these facts of the case. Any number of times, by any number of replicas. */
  record(facts: CaseFacts): Promise<void>;
  /** Makes the counts hold the case as `factsOf` gives it. */
  settle(ref: CaseRef): Promise<void>;
  /** The same for many, which costs far less where most of them are new: a release. */
  settleAll(refs: readonly CaseRef[]): Promise<void>;
  /**
   * Changes a case and then counts it. The change is announced first: should the process die on the way, `heal` counts what was written.
   * What `work` gives is given back; if it fails, the case is counted as it then is.
   */
  changing<T>(ref: CaseRef, work: () => Promise<T>): Promise<T>;
  /**
   * Does what was left undone in a month: changes under way, and those announced by somebody who has died. Run it by schedule, no
   * oftener than a change can take. Resolves to how many cases it looked at.
   */
  heal(month: Month): Promise<number>;
}

export function createCounts(deps: CountsDeps): Counts {
  const steps = new CountingSteps(deps.store, deps.random);
  /** Announcements that an earlier `heal` saw: whoever made them is gone. */
  const seen = new Set<string>();
  return {
    record: (facts) => steps.settle(facts, () => Promise.resolve(facts)),
    settle: (ref) => steps.settle(ref, deps.factsOf),
    settleAll: (refs) => settleAll(steps, deps, refs),
    changing: (ref, work) => changing(steps, deps, ref, work),
    heal: (month) => heal(steps, deps, month, seen),
  };
}

/** Cases that a tally takes in with one write. */
const together = 100;

async function settleAll(steps: CountingSteps, { factsOf }: CountsDeps, refs: readonly CaseRef[]): Promise<void> {
  for (const month of new Set(refs.map((ref) => ref.month))) {
    const ids = [...new Set(refs.filter((ref) => ref.month === month).map(({ caseId }) => caseId))];
    for (let at = 0; at < ids.length; at += together) await steps.settleTogether(month, ids.slice(at, at + together), factsOf);
  }
}

async function changing<T>(steps: CountingSteps, deps: CountsDeps, ref: CaseRef, work: () => Promise<T>): Promise<T> {
  const token = steps.newToken();
  await steps.announce(ref, token);
  try {
    return await work();
  } finally {
    await steps.settle(ref, deps.factsOf);
    await steps.withdraw(ref, [token]);
  }
}

async function heal(steps: CountingSteps, deps: CountsDeps, month: Month, seen: Set<string>): Promise<number> {
  let looked = 0;
  for await (const { doc } of listAll(deps.store, countedKind, month, { where: { unsettled: true } }, 100)) {
    const ref = { caseId: doc.id, month };
    await steps.settle(ref, deps.factsOf);
    await steps.withdraw(ref, doc.announced.filter((token) => seen.has(token)));
    for (const token of doc.announced) seen.add(token);
    looked++;
  }
  await steps.forgetClosed(month);
  return looked;
}
