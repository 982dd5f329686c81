import { AppError } from '../base/index.js';
import type { AnyKind, Doc, Kind, ListQuery } from './port.js';

const idPattern = /^[A-Za-z0-9:_-]{1,200}$/;

/** Checks a document on its way in. What fails here is a mistake of ours, never of a person. */
export function checkIn<T extends Doc>(kind: Kind<T>, doc: T): T {
  const parsed = kind.schema.safeParse(doc);
  if (!parsed.success || !idPattern.test(parsed.data.id)) throw new AppError('NM-STORE-DAMAGED');
  return parsed.data;
}

/** Checks a document on its way out, so that a damaged or foreign document is never acted on. */
export function checkOut<T extends Doc>(kind: Kind<T>, version: number, body: unknown): T {
  if (version !== kind.version) throw new AppError('NM-STORE-DAMAGED');
  const parsed = kind.schema.safeParse(body);
  if (!parsed.success) throw new AppError('NM-STORE-DAMAGED');
  return parsed.data;
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
  const value = order === undefined ? undefined : (doc as unknown as Record<string, unknown>)[order];
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
