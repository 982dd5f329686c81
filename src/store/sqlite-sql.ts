import { AppError } from '../base/index.js';
import type { Plan } from './documents.js';
import type { AnyKind, RawDocument } from './port.js';

/** What is read of a table. */
export interface Row {
  pk: string;
  id: string;
  v: number;
  etag: string;
  body: string;
}

/**
 * The table of a kind. Rows lie in the order of a random number, their place, which says nothing about arrival. Not in the order of their keys
 * (WITHOUT ROWID): to compare two keys SQLite then reads both rows whole, and an envelope has 30 kB.
 */
export function tableSql(table: string): string {
  return `CREATE TABLE IF NOT EXISTS ${table} (
    place INTEGER PRIMARY KEY, pk TEXT NOT NULL, id TEXT NOT NULL, v INTEGER NOT NULL, etag TEXT NOT NULL, body TEXT NOT NULL,
    UNIQUE (pk, id))`;
}

/** Takes partition, id, version, etag and body. The place comes from SQLite's own generator, which the system's randomness starts. */
export function insertSql(table: string): string {
  return `INSERT INTO ${table} (place, pk, id, v, etag, body) VALUES (random(), ?, ?, ?, ?, ?)`;
}

/** Copies the rows of one table into another, each to a new place. */
export function copySql(from: string, to: string): string {
  return `INSERT INTO ${to} (place, pk, id, v, etag, body) SELECT random(), pk, id, v, etag, body FROM ${from} ORDER BY pk, id`;
}

/** Kind names come from our own code, yet are quoted: `case` is a word of SQL. */
export function tableOf(kind: AnyKind): string {
  return `"${kind.name}"`;
}

/** The table by way of the index that fits. Left to itself SQLite, which knows nothing of the rows, takes the primary key and reads them all. */
export function sourceOf(kind: AnyKind, { index }: Plan): string {
  return index === undefined ? tableOf(kind) : `${tableOf(kind)} INDEXED BY "${kind.name}.${index.join('+')}"`;
}

export function column(field: string): string {
  return `json_extract(body, '$.${field}')`;
}

/** Partition and filters. The partition's value comes first. */
export function conditionsSql(plan: Plan): { sql: string; values: (string | number)[] } {
  return {
    sql: ['pk = ?', ...plan.filters.map(([field]) => `${column(field)} = ?`)].join(' AND '),
    values: plan.filters.map(([, value]) => plain(value)),
  };
}

/** One page of one partition, and one row more, which tells whether another page follows. The partition comes first, the limit last. */
export function listSql(table: string, plan: Plan): { sql: string; values: (string | number)[] } {
  const { sql: filters, values } = conditionsSql(plan);
  const conditions = [filters];
  const beyond = plan.descending ? '<' : '>';
  if (plan.bookmark && plan.order !== undefined) {
    conditions.push(`(${column(plan.order)}, id) ${beyond} (?, ?)`);
    values.push(plain(plan.bookmark.value ?? ''), plan.bookmark.id);
  } else if (plan.bookmark) {
    conditions.push(`id ${beyond} ?`);
    values.push(plan.bookmark.id);
  }
  const way = plan.descending ? 'DESC' : 'ASC';
  const order = plan.order === undefined ? `id ${way}` : `${column(plan.order)} ${way}, id ${way}`;
  return { sql: `SELECT pk, id, v, etag, body FROM ${table} WHERE ${conditions.join(' AND ')} ORDER BY ${order} LIMIT ?`, values };
}

/** json_extract gives 1 and 0 for true and false. */
function plain(value: string | number | boolean): string | number {
  return typeof value === 'boolean' ? Number(value) : value;
}

/** A row as a document; fails with NM-STORE-DAMAGED where its body is no JSON. */
export function toRaw(kind: string, { pk, id, v, etag, body }: Row): RawDocument {
  try {
    return { kind, partition: pk, id, version: v, etag, body: JSON.parse(body) as unknown };
  } catch {
    throw new AppError('NM-STORE-DAMAGED');
  }
}

/** SQLite's messages can quote values: only the kind of failure goes on. */
export function sqliteError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const thrown = (error as { code?: unknown }).code;
  const code = typeof thrown === 'string' ? thrown : '';
  if (code.startsWith('SQLITE_CONSTRAINT')) return new AppError('NM-STORE-CONFLICT');
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return new AppError('NM-STORE-BUSY');
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) return new AppError('NM-STORE-DAMAGED');
  return new AppError('NM-STORE-UNAVAILABLE');
}
