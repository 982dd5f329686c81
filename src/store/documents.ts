import { AppError, codeOf } from '../base/index.js';
import type { AnyKind, Doc, Kind, ListQuery, RawDocument } from './port.js';

const idPattern = /^[A-Za-z0-9:_-]{1,200}$/;

/** Checks a document on its way in. What fails here is a mistake of ours, never of a person. */
export function checkIn<T extends Doc>(kind: Kind<T>, doc: T): T {
  const parsed = kind.schema.safeParse(doc);
  if (!parsed.success || !idPattern.test(parsed.data.id)) throw new AppError('NM-STORE-DAMAGED');
  return parsed.data;
}

/** Lifts a document from the version that wrote it and checks it, so that a damaged or foreign document is never acted on. */
export function checkOut<T extends Doc>(kind: Kind<T>, version: number, body: unknown): T {
  const parsed = kind.schema.safeParse(lift(kind, version, body));
  if (!parsed.success) throw new AppError('NM-STORE-DAMAGED');
  return parsed.data;
}

function lift(kind: Pick<AnyKind, 'version' | 'lifts'>, version: number, body: unknown): unknown {
  if (version > kind.version) throw new AppError('NM-STORE-NEWER');
  let lifted = body;
  for (let from = version; from < kind.version; from++) {
    const step = kind.lifts?.[from];
    if (step === undefined) throw new AppError('NM-STORE-DAMAGED');
    lifted = step(lifted);
  }
  return lifted;
}

/**
 * The document to write anew when the store is opened: lifted, if its lift changes a field that lists filter or order by; otherwise
 * undefined. Fails with NM-STORE-DAMAGED where the lift would move it to another id or partition, under which it would not be found.
 */
export function liftedAtOpen(anyKind: AnyKind, { version, partition, id, body }: Omit<RawDocument, 'kind' | 'etag'>): Doc | undefined {
  const kind = anyKind as Kind<Doc>;
  const doc = checkOut(kind, version, body);
  if (doc.id !== id || kind.partitionOf(doc) !== partition) throw new AppError('NM-STORE-DAMAGED');
  const [before, after] = [body, doc].map((one) => kind.indexed.map((field) => fieldOf(one, field) ?? null));
  return JSON.stringify(before) === JSON.stringify(after) ? undefined : doc;
}

/** A field of an index, which may lie deeper: `facts.circumstances.callType`. */
function fieldOf(doc: unknown, field: string): unknown {
  return field.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown> | null | undefined)?.[name], doc);
}

/** For documents written anew at the start: another replica that starts at the same time has done it. */
export function ignoreStale(error: unknown): void {
  if (!['NM-STORE-STALE', 'NM-STORE-MISSING'].includes(codeOf(error))) throw error;
}

/** JSON with sorted keys: the service does not promise to keep their order. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([x], [y]) => (x < y ? -1 : 1)))
      : inner);
}

export interface Plan {
  filters: [field: string, value: string | number | boolean][];
  order: string | undefined;
  descending: boolean;
  limit: number;
  /** The fields of the index that the list is read by; undefined where none fits and the store has to choose. */
  index: readonly string[] | undefined;
  /** Where the page before ended: its last document's order value and id. */
  bookmark: { value: string | number | boolean | undefined; id: string } | undefined;
}

/** Checks a query against the kind's index and decodes its bookmark. */
export function planList<T extends Doc>(kind: Kind<T>, query: ListQuery): Plan {
  const filters = Object.entries(query.where ?? {});
  for (const field of [...filters.map(([name]) => name), ...(query.orderBy === undefined ? [] : [query.orderBy])]) {
    if (!kind.indexed.includes(field)) throw new AppError('NM-INTERNAL');
  }
  return {
    filters,
    index: indexFor(kind, filters.map(([field]) => field), query.orderBy),
    order: query.orderBy,
    descending: query.descending ?? false,
    limit: Math.min(Math.max(query.limit ?? 100, 1), 1_000),
    bookmark: query.after === undefined ? undefined : decodeBookmark(query.after),
  };
}

/** An index that begins with the filtered fields, in whichever order, and goes on with the one that is ordered by. */
function indexFor(kind: AnyKind, filters: readonly string[], order: string | undefined): readonly string[] | undefined {
  const wanted = order === undefined ? filters.length : filters.length + 1;
  const fits = (fields: readonly string[]) => fields.length === wanted && filters.every((field) => fields.slice(0, filters.length).includes(field)) && (order === undefined || fields.at(-1) === order);
  const [first] = filters;
  return [...kind.indexed.map((field) => [field]), ...(kind.ordered ?? [])].find(fits) ?? (order === undefined && first !== undefined ? [first] : undefined);
}

/** The bookmark of the next page: the last document's place in the order. */
export function encodeBookmark(doc: Doc, order: string | undefined): string {
  const value = order === undefined ? undefined : fieldOf(doc, order);
  return Buffer.from(JSON.stringify([doc.id, value])).toString('base64url');
}

function decodeBookmark(text: string): NonNullable<Plan['bookmark']> {
  try {
    const [id, value] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[];
    const plain = value === undefined || value === null || ['string', 'number', 'boolean'].includes(typeof value);
    if (typeof id === 'string' && plain) return { id, value: (value ?? undefined) as string | undefined };
  } catch { /* a bookmark that is not ours is refused below */ }
  throw new AppError('NM-INTERNAL');
}
