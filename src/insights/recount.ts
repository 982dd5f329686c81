import { createOnce, listAll, readAll, type Store, wasOvertaken } from '../store/index.js';
import { countedCase, countedKind, normalFacts } from './counted-case.js';
import type { CountsDeps } from './counts.js';
import { CountingSteps } from './counting-steps.js';
import type { CaseFacts } from './facts.js';
import type { Month } from './months.js';
import { type Cells, countInto, emptyTally, exchange, talliesKind, type Tally, tidy } from './tally.js';

export interface Recount {
  cases: number;
  months: number;
  /** Months whose counts are not what they were at the beginning, oldest first. Empty where they had been kept as they should and nothing changed meanwhile. */
  corrected: Month[];
}

/** Writes in flight: enough to fill a commit group or a Cosmos connection. */
const atOnce = 64;

/**
 * Counts everything anew from the cases, and corrects what differs. May run beside the bot: what changes meanwhile is counted as always,
 * and a month's counts are only written if nobody has changed them since its cases were read. If it dies half-way, run it again; until
 * then the months that it was at are marked and nothing is published from them.
 *
 * It keeps the ids of all cases in memory, about 100 bytes each.
 */
export async function recount(deps: CountsDeps, facts: AsyncIterable<CaseFacts>): Promise<Recount> {
  const steps = new CountingSteps(deps.store, deps.random);
  const seen = new Map<Month, Set<string>>();
  const before = new Map<Month, Cells>();
  const busy = new Set<Promise<void>>();
  for (const month of await monthsWithTally(deps.store)) await begin(deps.store, steps, month, seen, before);
  for await (const given of facts) {
    if (!seen.has(given.month)) await begin(deps.store, steps, given.month, seen, before);
    seen.get(given.month)?.add(given.caseId);
    const work = enrol(deps.store, steps, given).finally(() => busy.delete(work));
    busy.add(work);
    if (busy.size >= atOnce) await Promise.race(busy);
  }
  await Promise.all(busy);
  const result: Recount = { cases: 0, months: seen.size, corrected: [] };
  for (const month of [...seen.keys()].sort()) {
    await dropStrays(deps, steps, month, seen.get(month) ?? new Set());
    result.cases += seen.get(month)?.size ?? 0;
    const after = await sumUp(deps.store, steps, month);
    if (textOf(after) !== textOf(before.get(month) ?? {})) result.corrected.push(month);
  }
  return result;
}

async function monthsWithTally(store: Store): Promise<Month[]> {
  return (await readAll(store, talliesKind, 'tallies')).map(({ id }) => id);
}

/** Marks a month, so that nobody takes its counts for whole until they are summed up. */
async function begin(store: Store, steps: CountingSteps, month: Month, seen: Map<Month, Set<string>>, before: Map<Month, Cells>): Promise<void> {
  seen.set(month, new Set());
  await untilWritten(store, steps, month, async (tally) => {
    before.set(month, tally.cells);
    return { ...tally, rebuilding: true };
  });
}

/** Sees to it that a case has its document. A new one is written as counted at once: the sum of the month takes it in. */
async function enrol(store: Store, steps: CountingSteps, given: CaseFacts): Promise<void> {
  const counted = normalFacts(given);
  const created = await createOnce(store, countedKind, countedCase(given, { counted, announced: [] }));
  if (created === undefined) await steps.settle(given, () => Promise.resolve(given));
}

/** Cases that are counted and were not among those given: either they are gone, or they came meanwhile. */
async function dropStrays({ store, factsOf }: CountsDeps, steps: CountingSteps, month: Month, seen: Set<string>): Promise<void> {
  const strays: string[] = [];
  for await (const doc of countedIn(store, month)) if (!seen.has(doc.id)) strays.push(doc.id);
  for (const caseId of strays) await steps.settle({ caseId, month }, factsOf);
}

/** Sums a month's cases and writes the sum, if the tally is still as it was before they were read. Resolves to the sum. */
async function sumUp(store: Store, steps: CountingSteps, month: Month): Promise<Cells> {
  let sum: Cells = {};
  await untilWritten(store, steps, month, async (tally) => {
    const cells: Cells = {};
    let changed: Cells = {};
    for await (const doc of countedIn(store, month)) {
      if (doc.counted) countInto(cells, doc.counted);
      const takenIn = doc.next !== undefined && tally.pending[doc.id] === doc.next.token;
      if (takenIn) changed = exchange(changed, doc.counted, doc.next?.facts);
    }
    for (const [key, count] of Object.entries(changed)) cells[key] = (cells[key] ?? 0) + count;
    sum = tidy(cells);
    return { ...tally, cells: sum, rebuilding: false };
  });
  return sum;
}

async function untilWritten(store: Store, steps: CountingSteps, month: Month, change: (tally: Tally) => Promise<Tally>): Promise<void> {
  for (;;) {
    const tally = await steps.readTally(month);
    const changed = await change(tally?.doc ?? emptyTally(month));
    try {
      await (tally ? store.replace(talliesKind, changed, tally.etag) : store.create(talliesKind, changed));
      return;
    } catch (error) {
      if (!wasOvertaken(error)) throw error;
    }
  }
}

async function* countedIn(store: Store, month: Month) {
  for await (const { doc } of listAll(store, countedKind, month)) yield doc;
}

function textOf(cells: Cells): string {
  return JSON.stringify(Object.entries(tidy(cells)));
}
