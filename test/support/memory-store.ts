import { AppError } from '../../src/base/index.js';
import type { Doc, Kind, ListQuery, Page, Store, Stored } from '../../src/store/index.js';

interface Row {
  version: number;
  etag: number;
  body: string;
}

/**
 * A store in memory that keeps the promises of src/store/port.ts but those about older and newer versions of documents. For tests that need thousands of
 * histories, each with its own order of events; what must hold on disk or over the network is tested with the real adapters.
 */
export class MemoryStore implements Store {
  readonly #rows = new Map<string, Row>();
  #etags = 0;

  async open(): Promise<void> {}

  async create<T extends Doc>(kind: Kind<T>, doc: T): Promise<string> {
    const key = keyOf(kind, kind.partitionOf(doc), doc.id);
    const body = check(kind, doc);
    if (this.#rows.has(key)) throw new AppError('NM-STORE-CONFLICT');
    return this.#set(kind, key, body);
  }

  async read<T extends Doc>(kind: Kind<T>, partition: string, id: string): Promise<Stored<T> | undefined> {
    const row = this.#rows.get(keyOf(kind, partition, id));
    return row && stored(kind, row);
  }

  async replace<T extends Doc>(kind: Kind<T>, doc: T, ifMatch: string): Promise<string> {
    const key = keyOf(kind, kind.partitionOf(doc), doc.id);
    const body = check(kind, doc);
    const row = this.#rows.get(key);
    if (!row) throw new AppError('NM-STORE-MISSING');
    if (String(row.etag) !== ifMatch) throw new AppError('NM-STORE-STALE');
    return this.#set(kind, key, body);
  }

  async delete<T extends Doc>(kind: Kind<T>, partition: string, id: string, ifMatch?: string): Promise<boolean> {
    const key = keyOf(kind, partition, id);
    const row = this.#rows.get(key);
    if (!row) return false;
    if (ifMatch !== undefined && String(row.etag) !== ifMatch) throw new AppError('NM-STORE-STALE');
    return this.#rows.delete(key);
  }

  async list<T extends Doc>(kind: Kind<T>, partition: string, query: ListQuery = {}): Promise<Page<T>> {
    const { where = {}, orderBy, descending = false, limit = 100, after } = query;
    const value = (item: Stored<T>, field: string) => field.split('.').reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], item.doc) as string | number;
    const prefix = keyOf(kind, partition, '');
    const items = [...this.#rows].filter(([key]) => key.startsWith(prefix)).map(([, row]) => stored(kind, row))
      .filter((item) => Object.entries(where).every(([field, wanted]) => value(item, field) === wanted))
      .sort((a, b) => (orderBy === undefined ? 0 : order(value(a, orderBy), value(b, orderBy))) || order(a.doc.id, b.doc.id));
    if (descending) items.reverse();
    // The bookmark holds the last place itself, so that the next page goes on where its document was, even if it is gone.
    const [id, at] = after === undefined ? [] : JSON.parse(after) as [string, string | number | undefined];
    const way = descending ? -1 : 1;
    const beyond = (item: Stored<T>) => id === undefined || way * ((orderBy === undefined ? 0 : order(value(item, orderBy), at as string)) || order(item.doc.id, id)) > 0;
    const rest = items.filter(beyond);
    const page = rest.slice(0, limit);
    const last = page.at(-1);
    return rest.length > limit && last ? { items: page, next: JSON.stringify([last.doc.id, orderBy === undefined ? undefined : value(last, orderBy)]) } : { items: page };
  }

  async count<T extends Doc>(kind: Kind<T>, partition: string, where: NonNullable<ListQuery['where']>, most = Infinity): Promise<number> {
    return Math.min((await this.list(kind, partition, { where, limit: Infinity })).items.length, most);
  }

  async scrub(): Promise<void> {}
  async ping(): Promise<void> {}
  async close(): Promise<void> {}

  #set<T extends Doc>(kind: Kind<T>, key: string, body: string): string {
    const etag = ++this.#etags;
    this.#rows.set(key, { version: kind.version, etag, body });
    return String(etag);
  }
}

const keyOf = (kind: { name: string }, partition: string, id: string) => `${kind.name}\n${partition}\n${id}`;
const order = (a: string | number, b: string | number) => (a < b ? -1 : Number(a > b));

function check<T extends Doc>(kind: Kind<T>, doc: T): string {
  const parsed = kind.schema.safeParse(doc);
  if (!parsed.success || !/^[A-Za-z0-9:_-]{1,200}$/.test(parsed.data.id)) throw new AppError('NM-STORE-DAMAGED');
  return JSON.stringify(parsed.data);
}

function stored<T extends Doc>(kind: Kind<T>, row: Row): Stored<T> {
  const parsed = kind.schema.safeParse(JSON.parse(row.body));
  if (!parsed.success || row.version !== kind.version) throw new AppError('NM-STORE-DAMAGED');
  return { doc: parsed.data, etag: String(row.etag) };
}
