import type { z } from 'zod';

/** What every stored document has. Ids are letters, digits, `-`, `_` and `:`, at most 200. */
export interface Doc {
  id: string;
}

/** A kind of document: one SQLite table or one Cosmos container, with the schema it must satisfy on the way in and out. */
export interface Kind<T extends Doc> {
  /** Table and container name, lower case. */
  readonly name: string;
  /** Version of the schema; written into each document. */
  readonly version: number;
  readonly schema: z.ZodType<T>;
  /** The partition that a document lives in; must not change while it lives. */
  readonly partitionOf: (doc: T) => string;
  /** Fields by which documents may be filtered or ordered; everything else is left out of the index. */
  readonly indexed: readonly string[];
  /** Fields by which documents are filtered together, or filtered and then ordered by the last: such a list is found without a look at any other document. */
  readonly ordered?: readonly (readonly string[])[];
  /**
   * How documents of older versions become newer ones: `lifts[n]` takes a body as version n wrote it and gives one as version n + 1 does.
   * Applied on the way out; a document is written in the new form when it is next replaced. Keeps the id and the partition.
   */
  readonly lifts?: Readonly<Record<number, (old: unknown) => unknown>>;
  /** Touched by planned jobs only, never by what a person does: so its retries may be counted where others can read the counts. */
  readonly scheduled?: boolean;
}

export interface Stored<T> {
  doc: T;
  /** Changes with every write, says nothing about how many there were. */
  etag: string;
}

export interface ListQuery {
  /** Equality filters on indexed fields, all of which must hold. */
  where?: Readonly<Record<string, string | number | boolean>>;
  /** An indexed field to order by, ties by id; by id alone when left out. */
  orderBy?: string;
  descending?: boolean;
  /** 1 to 1,000; 100 when left out. */
  limit?: number;
  /** `next` of the page before. */
  after?: string;
}

export interface Page<T> {
  items: Stored<T>[];
  /** Pass as `after` for the next page; absent at the end. */
  next?: string;
}

/**
 * The document store. Promises resolve when the write is durable. There are no transactions across documents:
 * each step is designed to be repeatable, and what must happen once has a deterministic id.
 *
 * Failures are AppErrors: NM-STORE-CONFLICT (the id exists), NM-STORE-STALE (the etag has moved on),
 * NM-STORE-MISSING (nothing to replace), NM-STORE-BUSY (throttled or locked for too long),
 * NM-STORE-UNAVAILABLE (out of reach), NM-STORE-DAMAGED (a document does not satisfy its schema),
 * NM-STORE-NEWER (a document of a later version than this program knows).
 */
export interface Store {
  /**
   * Makes tables, containers and indexes where they are missing. Fails with NM-STORE-NEWER, changing no document, where there is one of a
   * later version. Older documents whose lift changes an indexed field are written anew: lists look at what is stored.
   */
  open(kinds: readonly AnyKind[]): Promise<void>;
  create<T extends Doc>(kind: Kind<T>, doc: T): Promise<string>;
  read<T extends Doc>(kind: Kind<T>, partition: string, id: string): Promise<Stored<T> | undefined>;
  /** Replaces the document if its etag is still `ifMatch`; returns the new etag. */
  replace<T extends Doc>(kind: Kind<T>, doc: T, ifMatch: string): Promise<string>;
  /** Deletes; resolves to false where there was nothing. With `ifMatch`, only that version. */
  delete<T extends Doc>(kind: Kind<T>, partition: string, id: string, ifMatch?: string): Promise<boolean>;
  list<T extends Doc>(kind: Kind<T>, partition: string, query?: ListQuery): Promise<Page<T>>;
  /** How many documents of a partition satisfy equality filters on indexed fields. Counting may end at `most`: beyond it nobody wants to know. */
  count<T extends Doc>(kind: Kind<T>, partition: string, where: NonNullable<ListQuery['where']>, most?: number): Promise<number>;
  /** Makes what was deleted so far unreadable in the store's own files, as far as the store can. */
  scrub(): Promise<void>;
  /** Resolves when the store answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** One of several kinds of differing documents. */
export type AnyKind = Omit<Kind<Doc>, 'partitionOf'> & { readonly partitionOf: (doc: never) => string };

/** A document as it lies in the store, with its version. */
export interface RawDocument {
  kind: string;
  partition: string;
  id: string;
  version: number;
  etag: string;
  body: unknown;
}
