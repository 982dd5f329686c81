import type { Clock } from '../../src/base/index.js';
import type { Doc, Kind, Store } from '../../src/store/index.js';

/** One write as a dump of the whole database before and after it would show it. */
export interface Write {
  at: number;
  op: 'create' | 'replace' | 'delete';
  kind: string;
  id: string;
  bytes: number;
  doc?: unknown;
}

/** All that the attacker sees while time passes. */
export interface Seen {
  /** Exact time of every dialog of every officer. */
  dialogs: { officer: string; at: number }[];
  writes: Write[];
  outbound: { at: number; text: string }[];
  /** What each released case says, by its id: reports are read by people after their release. */
  plain: Map<string, { text: string; callType: string }>;
}

/** A store that notes each write: the difference of two whole dumps, which is what a dump after every write amounts to. */
export function recordWrites(store: Store, clock: Clock, writes: Write[]): Store {
  const note = (op: Write['op'], kind: Pick<Kind<Doc>, 'name'>, id: string, doc?: unknown) => {
    writes.push({ at: clock.now(), op, kind: kind.name, id, bytes: doc === undefined ? 0 : Buffer.byteLength(JSON.stringify(doc)), doc });
  };
  return {
    open: (kinds) => store.open(kinds),
    create: async (kind, doc) => { const etag = await store.create(kind, doc); note('create', kind, doc.id, doc); return etag; },
    read: (kind, partition, id) => store.read(kind, partition, id),
    replace: async (kind, doc, ifMatch) => { const etag = await store.replace(kind, doc, ifMatch); note('replace', kind, doc.id, doc); return etag; },
    delete: async (kind, partition, id, ifMatch) => { const done = await store.delete(kind, partition, id, ifMatch); note('delete', kind, id); return done; },
    list: (kind, partition, query) => store.list(kind, partition, query),
    count: (kind, partition, where, most) => store.count(kind, partition, where, most),
    scrub: () => store.scrub(),
    ping: () => store.ping(),
    close: () => store.close(),
  };
}
