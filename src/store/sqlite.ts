import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Database from 'libsql';
import AsyncDatabase from 'libsql/promise';
import { AppError, type Random, systemRandom } from '../base/index.js';
import { checkIn, checkOut, encodeBookmark, ignoreStale, liftedAtOpen, planList } from './documents.js';
import { CommitGroup, type WritingConnection } from './sqlite-commit.js';
import { column, conditionsSql, copySql, insertSql, listSql, type Row, sourceOf, sqliteError, tableOf, tableSql, toRaw } from './sqlite-sql.js';
import type { AnyKind, Doc, Kind, ListQuery, Page, RawDocument, Store, Stored } from './port.js';

/**
 * The embedded store: one SQLite file, read through one connection and written through another, write-ahead log, full synchronous, so that a resolved write survives a power cut.
 * Rows lie in a random order, which says nothing about arrival.
 */
export class SqliteStore implements Store {
  readonly #folder: string;
  readonly #db: Database.Database;
  readonly #writer: WritingConnection;
  readonly #group: CommitGroup;
  readonly #statements = new Map<string, Database.Statement>();

  constructor(file: string, private readonly random: Random = systemRandom) {
    this.#folder = resolve(dirname(file));
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    this.#db = new Database(file);
    this.#db.pragma('journal_mode = WAL');
    this.#db.pragma('busy_timeout = 5000');
    this.#writer = new AsyncDatabase(file, {});
    this.#group = new CommitGroup(this.#writer);
  }

  async open(kinds: readonly AnyKind[]): Promise<void> {
    await this.#group.alone('PRAGMA busy_timeout = 5000', 'PRAGMA synchronous = FULL', 'PRAGMA secure_delete = ON');
    for (const kind of kinds) {
      const table = tableOf(kind);
      this.#db.exec(tableSql(table));
      if (!this.#columns(table).includes('place')) await this.#liftTable(table);
      for (const fields of [...kind.indexed.map((field) => [field]), ...(kind.ordered ?? [])]) {
        this.#db.exec(`CREATE INDEX IF NOT EXISTS "${kind.name}.${fields.join('+')}" ON ${table} (pk, ${fields.map(column).join(', ')}, id)`);
      }
    }
    if (this.newerKinds(kinds).length > 0) throw new AppError('NM-STORE-NEWER');
    for (const kind of kinds) await this.#liftIndexed(kind);
  }

  /** The kinds of which there are documents of a later version. */
  newerKinds(kinds: readonly AnyKind[]): string[] {
    const tables = this.#tables();
    return kinds.filter((kind) => tables.includes(kind.name)
      && this.#query(`SELECT pk, id, v, etag, body FROM ${tableOf(kind)} WHERE v > ? LIMIT 1`, [kind.version]).length > 0).map(({ name }) => name);
  }

  #tables(): string[] {
    return (this.#db.prepare(`SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`).all() as { name: string }[]).map(({ name }) => name);
  }

  /** Tables of the first versions had no places. On the writing connection, which overwrites what it deletes. */
  async #liftTable(table: string): Promise<void> {
    await this.#group.alone('BEGIN IMMEDIATE', tableSql('lifted'), copySql(table, 'lifted'), `DROP TABLE ${table}`, `ALTER TABLE lifted RENAME TO ${table}`, 'COMMIT');
  }

  #columns(table: string): string[] {
    return (this.#db.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
  }

  async #liftIndexed(kind: AnyKind): Promise<void> {
    if (kind.version === 1) return;
    for (const row of this.#query(`SELECT pk, id, v, etag, body FROM ${tableOf(kind)} WHERE v < ?`, [kind.version])) {
      const doc = liftedAtOpen(kind, toRaw(kind.name, row));
      if (doc) await this.replace(kind as Kind<Doc>, doc, row.etag).catch(ignoreStale);
    }
  }

  async create<T extends Doc>(kind: Kind<T>, doc: T): Promise<string> {
    const checked = checkIn(kind, doc);
    const etag = this.#newEtag();
    await this.#write(insertSql(tableOf(kind)), [kind.partitionOf(checked), checked.id, kind.version, etag, JSON.stringify(checked)]);
    return etag;
  }

  async read<T extends Doc>(kind: Kind<T>, partition: string, id: string): Promise<Stored<T> | undefined> {
    const row = this.#query(`SELECT pk, id, v, etag, body FROM ${tableOf(kind)} WHERE pk = ? AND id = ?`, [partition, id])[0];
    return row && toStored(kind, row);
  }

  async replace<T extends Doc>(kind: Kind<T>, doc: T, ifMatch: string): Promise<string> {
    const checked = checkIn(kind, doc);
    const partition = kind.partitionOf(checked);
    const etag = this.#newEtag();
    const changes = await this.#write(`UPDATE ${tableOf(kind)} SET v = ?, etag = ?, body = ? WHERE pk = ? AND id = ? AND etag = ?`,
      [kind.version, etag, JSON.stringify(checked), partition, checked.id, ifMatch]);
    if (changes === 1) return etag;
    throw new AppError(await this.#exists(kind, partition, checked.id) ? 'NM-STORE-STALE' : 'NM-STORE-MISSING');
  }

  async delete<T extends Doc>(kind: Kind<T>, partition: string, id: string, ifMatch?: string): Promise<boolean> {
    const only = ifMatch === undefined ? '' : ' AND etag = ?';
    const changes = await this.#write(`DELETE FROM ${tableOf(kind)} WHERE pk = ? AND id = ?${only}`,
      [partition, id, ...(ifMatch === undefined ? [] : [ifMatch])]);
    if (changes === 1) return true;
    if (ifMatch !== undefined && await this.#exists(kind, partition, id)) throw new AppError('NM-STORE-STALE');
    return false;
  }

  async list<T extends Doc>(kind: Kind<T>, partition: string, query: ListQuery = {}): Promise<Page<T>> {
    const plan = planList(kind, query);
    const { sql, values } = listSql(sourceOf(kind, plan), plan);
    const rows = this.#query(sql, [partition, ...values, plan.limit + 1]);
    const items = rows.slice(0, plan.limit).map((row) => toStored(kind, row));
    const last = items.at(-1);
    return rows.length > plan.limit && last ? { items, next: encodeBookmark(last.doc, plan.order) } : { items };
  }

  async count<T extends Doc>(kind: Kind<T>, partition: string, where: NonNullable<ListQuery['where']>, most = Number.MAX_SAFE_INTEGER): Promise<number> {
    const plan = planList(kind, { where });
    const { sql, values } = conditionsSql(plan);
    // SQLite looks at each row that it counts, however well it is indexed.
    const [row] = this.#query(`SELECT COUNT(*) AS v FROM (SELECT 1 FROM ${sourceOf(kind, plan)} WHERE ${sql} LIMIT ?)`, [partition, ...values, most]);
    return row?.v ?? 0;
  }

  /**
   * Deleted cells and freed pages are overwritten at once (secure_delete), but the write-ahead log still has them: it is written back
   * and cut to nothing. The file is then written anew, so that the order of its pages tells nothing either: by way of a copy without a name beside it,
   * since libsql would otherwise hold the whole file in memory.
   */
  async scrub(): Promise<void> {
    try {
      await this.#group.alone('PRAGMA temp_store = FILE', `PRAGMA temp_store_directory = '${this.#folder.replaceAll("'", "''")}'`, 'VACUUM', 'PRAGMA wal_checkpoint(TRUNCATE)');
    } catch (error) {
      throw sqliteError(error);
    }
  }

  /** Every row of every table as it lies there, for whoever wants to see what is kept. */
  *everything(): Generator<RawDocument> {
    for (const name of this.#tables()) {
      for (const row of this.#query(`SELECT pk, id, v, etag, body FROM "${name}" ORDER BY pk, id`, [])) yield toRaw(name, row);
    }
  }

  async ping(): Promise<void> {
    this.#query('SELECT 1 AS id', []);
  }

  async close(): Promise<void> {
    await this.#group.drain();
    this.#statements.clear();
    this.#writer.close();
    this.#db.close();
  }

  #newEtag(): string {
    return this.random.bytes(12).toString('base64url');
  }

  async #exists<T extends Doc>(kind: Kind<T>, partition: string, id: string): Promise<boolean> {
    return this.#query(`SELECT id FROM ${tableOf(kind)} WHERE pk = ? AND id = ?`, [partition, id]).length > 0;
  }

  #prepare(sql: string): Database.Statement {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#db.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  #query(sql: string, values: unknown[]): Row[] {
    try {
      return this.#prepare(sql).all(...values) as Row[];
    } catch (error) {
      throw sqliteError(error);
    }
  }

  async #write(sql: string, values: unknown[]): Promise<number> {
    try {
      return await this.#group.run(sql, values);
    } catch (error) {
      throw sqliteError(error);
    }
  }
}

function toStored<T extends Doc>(kind: Kind<T>, row: Row): Stored<T> {
  return { doc: checkOut(kind, row.v, toRaw(kind.name, row).body), etag: row.etag };
}
