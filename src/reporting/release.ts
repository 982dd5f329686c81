import { type Clock, codeOf, inParallel, type Log, type Random, shuffle, writesAtOnce } from '../base/index.js';
import { listAll, type Store, withLease } from '../store/index.js';
import type { Opener, Sealer } from './envelope.js';
import { poolKind, poolPage } from './pool.js';
import { isNote, type PoolMessage } from './envelope-text.js';
import type { Note } from './notes.js';
import type { Report } from './stored-report.js';

/** The release of everything, or of reports marked urgent only. */
export type ReleaseKind = 'weekly' | 'daily';

/** Where released reports go: each becomes a case and its reporter's mailbox. Must bear being called twice for the same reports. */
export type Deliver = (reports: readonly Report[]) => Promise<void>;
/** Where released notes go, likewise. */
export type DeliverNote = (note: Note) => Promise<void>;

export interface ReleaseDeps {
  store: Store;
  clock: Clock;
  random: Random;
  log: Log;
  opener: Opener;
  sealer: Sealer;
  deliver: Deliver;
  deliverNote: DeliverNote;
}

export interface ReleaseResult {
  /** Reports and notes. */
  released: number;
  /** Entries that no key opens; they stay, and the log says how many. */
  unreadable: number;
}

/** Longer than any release takes; after it another replica may take over. */
const leaseMs = 10 * 60_000;

/**
 * Opens the pool and turns what is due into cases: everything at the weekly release, reports marked urgent at the daily one.
 * Deliveries are in random order and all durable before the first entry is deleted, so a run that is cut off is simply repeated.
 * What stays is sealed anew under new random ids: nobody can tell which entries left, nor when those that stay had come.
 * Resolves to undefined where another replica is at it.
 */
export function release(deps: ReleaseDeps, kind: ReleaseKind): Promise<ReleaseResult | undefined> {
  return withLease(deps.store, deps.clock, deps.random, 'release', leaseMs, () => run(deps, kind));
}

interface Opened {
  id: string;
  message: PoolMessage;
}

async function run(deps: ReleaseDeps, kind: ReleaseKind): Promise<ReleaseResult> {
  const { opened, unreadable } = await openPool(deps);
  const due = kind === 'weekly' ? opened : opened.filter(({ message }) => !isNote(message) && message.choices.urgent);
  const shuffled = shuffle(due, deps.random);
  // Reports first: a note may be about one of them.
  await deps.deliver(shuffled.flatMap(({ message }) => (isNote(message) ? [] : [message])));
  for (const { message } of shuffled) if (isNote(message)) await deps.deliverNote(message);
  const staying = opened.filter((entry) => !due.includes(entry));
  await inParallel(shuffle(staying, deps.random), writesAtOnce, ({ message }) => putBack(deps, message));
  // By id, which is random: the order of deletions is nobody's.
  await inParallel(opened, writesAtOnce, async ({ id }) => { await deps.store.delete(poolKind, 'pool', id); });
  // A reader that holds the file must not make this release count as undone: it would be repeated out of turn. The next one scrubs again.
  await deps.store.scrub().catch((error: unknown) => { deps.log.error('scrub-failed', { code: codeOf(error) }); });
  if (unreadable > 0) deps.log.error('pool-unreadable', { count: unreadable });
  return { released: due.length, unreadable };
}

async function openPool({ store, opener }: ReleaseDeps): Promise<{ opened: Opened[]; unreadable: number }> {
  const opened: Opened[] = [];
  let unreadable = 0;
  for await (const { doc } of listAll(store, poolKind, 'pool', {}, poolPage)) {
    try {
      opened.push({ id: doc.id, message: await opener.open(doc.envelope) });
    } catch (error) {
      if (!['NM-POOL-KEY', 'NM-STORE-DAMAGED'].includes(codeOf(error))) throw error;
      unreadable++;
    }
  }
  return { opened, unreadable };
}

/** Under a new id. If the run is cut off before the old entry goes, the report is there twice and is still delivered as one. */
async function putBack({ store, sealer, random }: ReleaseDeps, message: PoolMessage): Promise<void> {
  await store.create(poolKind, { id: random.bytes(24).toString('base64url'), envelope: sealer.seal(message) });
}
