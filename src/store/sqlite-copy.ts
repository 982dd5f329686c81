import { closeSync, fstatSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { AppError, codeOf } from '../base/index.js';
import { type KindSum, sumOf } from './checksum.js';
import { copySql, type Row, sqliteError, tableSql, toRaw } from './sqlite-sql.js';

/** Beside the documents of a backup: what it holds of each kind. */
export const manifestTable = 'backup_manifest';

/**
 * One connection over several files, each under a name of ours, which SQLite calls a schema. All are attached to an empty database in memory:
 * libsql may keep a connection, and its locks, until the process ends, and what is attached can be let go of.
 */
export class Files {
  readonly #db = new Database(':memory:');
  readonly #attached: string[] = [];

  attach(file: string, schema: string): void {
    this.run(`ATTACH '${file.replaceAll("'", "''")}' AS ${schema}`);
    this.#attached.push(schema);
  }

  run(sql: string, ...values: unknown[]): void {
    try {
      if (values.length === 0) this.#db.exec(sql);
      else this.#db.prepare(sql).run(...values);
    } catch (error) {
      throw sqliteError(error);
    }
  }

  all<T>(sql: string): T[] {
    try {
      return this.#db.prepare(sql).all() as T[];
    } catch (error) {
      throw sqliteError(error);
    }
  }

  /** Kinds of which there is a table. Fails with NM-STORE-DAMAGED on a name that is none of ours: names become part of statements. */
  kindsIn(schema: string): string[] {
    const names = this.all<{ name: string }>(`SELECT name FROM ${schema}.sqlite_master WHERE type = 'table' ORDER BY name`)
      .map(({ name }) => name).filter((name) => name !== manifestTable && !name.startsWith('sqlite_'));
    if (names.some((name) => !/^[a-z][a-z0-9-]{0,62}$/.test(name))) throw new AppError('NM-STORE-DAMAGED');
    return names;
  }

  /** Rows in the order of their keys, without indexes: these are made when the store is opened. */
  copy(kind: string, from: string, to: string): void {
    this.run(tableSql(`${to}."${kind}"`));
    this.run(copySql(`${from}."${kind}"`, `${to}."${kind}"`));
  }

  rows(kind: string, schema: string): ReturnType<typeof toRaw>[] {
    return this.all<Row>(`SELECT pk, id, v, etag, body FROM ${schema}."${kind}"`).map((row) => toRaw(kind, row));
  }

  sum(kind: string, schema: string): KindSum {
    return sumOf(kind, this.rows(kind, schema));
  }

  /** Fails with NM-STORE-DAMAGED where SQLite finds its own file unsound. */
  checkIntegrity(schema: string): void {
    const [first] = this.all<{ integrity_check: string }>(`PRAGMA ${schema}.integrity_check(1)`);
    if (first?.integrity_check !== 'ok') throw new AppError('NM-STORE-DAMAGED');
  }

  /** Takes a file for us alone, with its write-ahead log written back. Fails with NM-STORE-IN-USE where another process has it open. */
  takeAlone(schema: string): void {
    try {
      this.run(`PRAGMA ${schema}.locking_mode = EXCLUSIVE`);
      this.run(`PRAGMA ${schema}.journal_mode = DELETE`);
    } catch (error) {
      if (error instanceof AppError && error.code === 'NM-STORE-BUSY') throw new AppError('NM-STORE-IN-USE');
      throw error;
    }
  }

  close(): void {
    for (const schema of this.#attached) this.#db.exec(`DETACH ${schema}`);
    this.#db.close();
  }
}

/** Whether SQLite finds a store's file sound. Reads it as it lies there, also while a bot runs. */
export function isSound(file: string): boolean {
  const files = new Files();
  try {
    files.attach(file, 'store');
    files.checkIntegrity('store');
    return true;
  } catch (error) {
    if (codeOf(error) === 'NM-STORE-DAMAGED') return false;
    throw error;
  } finally {
    files.close();
  }
}

/** Makes an empty file that only this user may read, in place of what an earlier run may have left. */
export function makeAside(file: string): void {
  for (const rest of ['', '-journal', '-wal', '-shm']) rmSync(file + rest, { force: true });
  closeSync(openSync(file, 'wx', 0o600));
}

/**
 * Puts a file in the place of another, whose bytes are then overwritten, so that they do not lie on in the free space. At every moment
 * there is one of the two under the name.
 */
export function overwriteReplaced(file: string, place: string): void {
  const old = openIfThere(place);
  renameSync(file, place);
  syncFolderOf(place);
  if (old === undefined) return;
  writeSync(old, Buffer.alloc(fstatSync(old).size), 0, undefined, 0);
  fsyncSync(old);
  closeSync(old);
}

function openIfThere(file: string): number | undefined {
  try {
    return openSync(file, 'r+');
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Makes a change of names in a file's folder durable. */
export function syncFolderOf(file: string): void {
  const folder = openSync(dirname(file), 'r');
  fsyncSync(folder);
  closeSync(folder);
}
