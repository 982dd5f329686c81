import { AppError } from '../base/index.js';
import type { Doc, Kind, ListQuery, Store, Stored } from './port.js';

/**
 * Steps over the port that every room needs. They are not part of it: an adapter has nothing to do for them.
 */

/** All documents of a partition that a query finds, page by page: whoever changes them on the way is not disturbed by it. `page`: documents held at once. */
export async function* listAll<T extends Doc>(
  store: Pick<Store, 'list'>, kind: Kind<T>, partition: string, query: Omit<ListQuery, 'limit' | 'after'> = {}, page = 1_000,
): AsyncGenerator<Stored<T>> {
  let after: string | undefined;
  do {
    const found = await store.list(kind, partition, { ...query, limit: page, ...(after === undefined ? {} : { after }) });
    yield* found.items;
    after = found.next;
  } while (after !== undefined);
}

/** The same as an array of documents, where they are few enough to be held. */
export async function readAll<T extends Doc>(store: Pick<Store, 'list'>, kind: Kind<T>, partition: string, query: Omit<ListQuery, 'limit' | 'after'> = {}): Promise<T[]> {
  const docs: T[] = [];
  for await (const { doc } of listAll(store, kind, partition, query)) docs.push(doc);
  return docs;
}

/** Creates what must be there once, and resolves to its etag; to undefined where it is there already. */
export async function createOnce<T extends Doc>(store: Pick<Store, 'create'>, kind: Kind<T>, doc: NoInfer<T>): Promise<string | undefined> {
  try {
    return await store.create(kind, doc);
  } catch (error) {
    if (error instanceof AppError && error.code === 'NM-STORE-CONFLICT') return undefined;
    throw error;
  }
}

/** Whether a write failed because somebody else was faster: the document has come, changed or gone since it was read. */
export function wasOvertaken(error: unknown): boolean {
  return error instanceof AppError && ['NM-STORE-CONFLICT', 'NM-STORE-STALE', 'NM-STORE-MISSING'].includes(error.code);
}
