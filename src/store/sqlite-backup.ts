import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '../base/index.js';
import { differences, type KindSum } from './checksum.js';
import type { AnyKind } from './port.js';
import { Files, makeAside, manifestTable, overwriteReplaced, syncFolderOf } from './sqlite-copy.js';

/** Kinds that a backup leaves out: by name, so that what is left out never touches the backup's file. */
export type LeftOut = readonly Pick<AnyKind, 'name'>[];

/**
 * A kind of keys whose deletion must end what they sealed, also in older backups, and the kinds of what is sealed with them. The keys of a
 * backup lie in a file of their own, which each later backup in the same folder replaces.
 */
export interface KeysApart {
  kind: AnyKind;
  of: readonly AnyKind[];
}

export interface BackupOptions {
  leftOut: LeftOut;
  keys?: KeysApart;
}

/** Where the keys of all backups in a folder are. */
export function keysFileOf(backup: string): string {
  return join(dirname(backup), 'case-keys.db');
}

/**
 * Writes the store as it is at one moment into a new file, while a bot may be at work on it, and checks the copy against it; its keys replace
 * those of the backup before. Resolves to what both hold. Fails with NM-STORE-MISSING (there is no store), NM-FILE-EXISTS, NM-STORE-DAMAGED,
 * NM-STORE-DIFFERS, and then leaves no file.
 */
export function backUpSqlite(store: string, backup: string, { leftOut, keys }: BackupOptions): KindSum[] {
  const keysFile = keysFileOf(backup);
  if (!existsSync(store)) throw new AppError('NM-STORE-MISSING');
  if (existsSync(backup) || join(backup) === keysFile) throw new AppError('NM-FILE-EXISTS');
  const asides = [`${backup}.part`, `${keysFile}.part`] as const;
  for (const aside of asides) makeAside(aside);
  const files = new Files();
  try {
    files.run('PRAGMA busy_timeout = 5000');
    files.attach(store, 'store');
    files.attach(asides[0], 'copy');
    files.attach(asides[1], 'keys');
    for (const schema of ['copy', 'keys']) files.run(`PRAGMA ${schema}.synchronous = FULL`);
    // One transaction reads one moment of the store, whatever a bot writes meanwhile.
    files.run('BEGIN');
    const kinds = files.kindsIn('store').filter((kind) => !leftOut.some(({ name }) => name === kind));
    const sums = copyOut(files, kinds.filter((kind) => kind !== keys?.kind.name), 'copy');
    const keySums = copyOut(files, kinds.filter((kind) => kind === keys?.kind.name), 'keys');
    files.run('COMMIT');
    checkCopy(files, 'copy', sums);
    checkCopy(files, 'keys', keySums);
    // The keys first: cut off in between, there are keys for the backups before, of which only some are gone, as they must be.
    if (keys !== undefined) overwriteReplaced(asides[1], keysFile);
    renameSync(asides[0], backup);
    syncFolderOf(backup);
    return [...sums, ...keySums];
  } finally {
    files.close();
    for (const aside of asides) for (const rest of ['', '-journal']) rmSync(aside + rest, { force: true });
  }
}

function copyOut(files: Files, kinds: readonly string[], to: string): KindSum[] {
  for (const kind of kinds) files.copy(kind, 'store', to);
  const sums = kinds.map((kind) => files.sum(kind, 'store'));
  files.run(`CREATE TABLE ${to}.${manifestTable} (kind TEXT PRIMARY KEY, count INTEGER NOT NULL, sha256 TEXT NOT NULL) WITHOUT ROWID`);
  for (const { kind, count, sha256 } of sums) files.run(`INSERT INTO ${to}.${manifestTable} VALUES (?, ?, ?)`, kind, count, sha256);
  return sums;
}

/** Whether a file that was just written holds what it must. */
export function checkCopy(files: Files, schema: string, sums: readonly KindSum[]): void {
  files.checkIntegrity(schema);
  if (differences(sums, sums.map(({ kind }) => files.sum(kind, schema))).length > 0) throw new AppError('NM-STORE-DIFFERS');
}
