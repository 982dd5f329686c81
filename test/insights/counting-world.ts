import { countedKind } from '../../src/insights/counted-case.js';
import type { Cells, Tally } from '../../src/insights/tally.js';
import { exchange, talliesKind } from '../../src/insights/tally.js';
import type { Doc, Kind, ListQuery, Page, Store, Stored } from '../../src/store/index.js';

/** What befalls one replica's calls to the store. */
export interface Fate {
  /** Waits before every call, so that another replica can come between. */
  turn?: () => Promise<void>;
  /** The replica dies at this call, counted from 0. */
  diesAt?: number;
  /** It dies when the call has been carried out already. */
  afterwards?: boolean;
  /** Whether a read gives the version before the last one. */
  readsOld?: () => boolean;
  /** The planted fault: a document that is written as it is, is not written at all. */
  skipsRewrites?: boolean;
}

export class Died extends Error {}

/** One replica's way to the store, on which it can be overtaken, read old versions and die. */
export class FatedStore implements Store {
  calls = 0;
  readonly #last = new Map<string, Stored<Doc>>();
  readonly #before: Map<string, Stored<Doc>>;

  /** `before` is shared by replicas: the version of each document before its last one. */
  constructor(private readonly inner: Store, private readonly fate: Fate, before = new Map<string, Stored<Doc>>()) {
    this.#before = before;
  }

  open(): Promise<void> { return Promise.resolve(); }
  scrub(): Promise<void> { return Promise.resolve(); }
  ping(): Promise<void> { return Promise.resolve(); }
  close(): Promise<void> { return Promise.resolve(); }

  count<T extends Doc>(kind: Kind<T>, partition: string, where: NonNullable<ListQuery['where']>, most?: number): Promise<number> {
    return this.#call(() => this.inner.count(kind, partition, where, most));
  }

  create<T extends Doc>(kind: Kind<T>, doc: T): Promise<string> {
    return this.#call(() => this.inner.create(kind, doc));
  }

  async read<T extends Doc>(kind: Kind<T>, partition: string, id: string): Promise<Stored<T> | undefined> {
    const old = this.#before.get(`${kind.name} ${partition} ${id}`);
    if (old && this.fate.readsOld?.()) return this.#call(() => Promise.resolve(old as Stored<T>));
    const found = await this.#call(() => this.inner.read(kind, partition, id));
    if (found) this.#last.set(`${kind.name} ${partition} ${id}`, found);
    return found;
  }

  replace<T extends Doc>(kind: Kind<T>, doc: T, ifMatch: string): Promise<string> {
    const key = `${kind.name} ${kind.partitionOf(doc)} ${doc.id}`;
    const last = this.#last.get(key);
    if (this.fate.skipsRewrites && last && JSON.stringify(last.doc) === JSON.stringify(doc)) return Promise.resolve(ifMatch);
    return this.#call(async () => {
      const there = await this.inner.read(kind, kind.partitionOf(doc), doc.id);
      const etag = await this.inner.replace(kind, doc, ifMatch);
      if (there) this.#before.set(key, there);
      return etag;
    });
  }

  delete<T extends Doc>(kind: Kind<T>, partition: string, id: string, ifMatch?: string): Promise<boolean> {
    return this.#call(() => this.inner.delete(kind, partition, id, ifMatch));
  }

  list<T extends Doc>(kind: Kind<T>, partition: string, query?: ListQuery): Promise<Page<T>> {
    return this.#call(() => this.inner.list(kind, partition, query));
  }

  async #call<R>(carryOut: () => Promise<R>): Promise<R> {
    await this.fate.turn?.();
    const number = this.calls++;
    if (this.fate.diesAt !== undefined && (number > this.fate.diesAt || (number === this.fate.diesAt && !this.fate.afterwards))) throw new Died();
    const result = await carryOut();
    if (number === this.fate.diesAt) throw new Died();
    return result;
  }
}

/** Whatever a dead replica was at ends there. */
export async function unlessDead(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => { if (!(error instanceof Died)) throw error; });
}

export async function tallyIn(store: Store, month: string): Promise<Tally | undefined> {
  return (await store.read(talliesKind, 'tallies', month))?.doc;
}

/** What the tally must be by the documents of the cases: what is counted, and what is on its way and already taken in. */
export async function countedCells(store: Store, month: string): Promise<Cells> {
  const tally = await tallyIn(store, month);
  let cells: Cells = {};
  let after: string | undefined;
  do {
    const page = await store.list(countedKind, month, { limit: 1_000, ...(after === undefined ? {} : { after }) });
    for (const { doc } of page.items) {
      const takenIn = doc.next !== undefined && tally?.pending[doc.id] === doc.next.token;
      cells = exchange(cells, undefined, takenIn ? doc.next?.facts : doc.counted);
    }
    after = page.next;
  } while (after !== undefined);
  return cells;
}

export async function unsettledIn(store: Store, month: string): Promise<number> {
  return (await store.list(countedKind, month, { where: { unsettled: true }, limit: 1_000 })).items.length;
}

