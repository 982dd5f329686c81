import { randomBytes } from 'node:crypto';
import { mailboxesKind } from '../../src/mailbox/index.js';
import { poolKind } from '../../src/reporting/index.js';
import { caseKeysKind, casesKind } from '../../src/review/index.js';
import type { Doc, Kind, ListQuery, Page, Store } from '../../src/store/index.js';

/** Mistakes that a release could make, for the test that the harness sees them. */
export type Plant = 'delete-first' | 'new-ids';

export function isPlant(name: string): name is Plant {
  return name === 'delete-first' || name === 'new-ids';
}

/** The same store, under which a release behaves as if it were written wrongly. */
export function planted(store: Store, plant: Plant): Store {
  return plant === 'delete-first' ? deletesFirst(store) : makesNewIds(store);
}

/** What a release has read of the pool is gone before any of it is delivered. */
function deletesFirst(store: Store): Store {
  return wrapStore(store, {
    async list<T extends Doc>(kind: Kind<T>, partition: string, query?: ListQuery): Promise<Page<T>> {
      const page = await store.list(kind, partition, query);
      if (kind.name === poolKind.name) for (const { doc } of page.items) await store.delete(kind, partition, doc.id);
      return page;
    },
  });
}

/** Each delivery opens a case under a new random id, as if ids were drawn and not derived. */
function makesNewIds(store: Store): Store {
  const drawn = new Map<string, string>();
  return wrapStore(store, {
    async create<T extends Doc>(kind: Kind<T>, doc: T): Promise<string> {
      if (kind.name === casesKind.name) {
        const id = randomBytes(24).toString('base64url');
        drawn.set(doc.id, id);
        // Its words can be read under the new id too.
        const key = await store.read(caseKeysKind, doc.id, doc.id);
        if (key) await store.create(caseKeysKind, { ...key.doc, id });
        return store.create(kind, { ...doc, id });
      }
      if (kind.name !== mailboxesKind.name) return store.create(kind, doc);
      const { ref } = doc as unknown as { ref: string };
      return store.create(kind, { ...doc, ref: drawn.get(ref) ?? ref });
    },
  });
}

/** The same store with some of its calls replaced. */
export function wrapStore(store: Store, instead: Partial<Store> = {}): Store {
  return {
    open: (kinds) => store.open(kinds),
    create: (kind, doc) => store.create(kind, doc),
    read: (kind, partition, id) => store.read(kind, partition, id),
    replace: (kind, doc, ifMatch) => store.replace(kind, doc, ifMatch),
    delete: (kind, partition, id, ifMatch) => store.delete(kind, partition, id, ifMatch),
    list: (kind, partition, query) => store.list(kind, partition, query),
    count: (kind, partition, where, most) => store.count(kind, partition, where, most),
    scrub: () => store.scrub(),
    ping: () => store.ping(),
    close: () => store.close(),
    ...instead,
  };
}
