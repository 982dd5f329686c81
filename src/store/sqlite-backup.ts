import { existsSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError, codeOf } from '../base/index.js';
import { differences, type KindSum } from './checksum.js';
import { checkOut } from './documents.js';
import type { AnyKind, Doc, Kind } from './port.js';
import { Files, makeAside, manifestTable, syncFolderOf } from './sqlite-copy.js';

/** Kinds that a backup leaves out: by name, so that what is left out never touches the backup's file. */
type LeftOut = readonly Pick<AnyKind, 'name'>[];

/**
 * Writes the store as it is at one moment into a new file, while a bot may be at work on it, and checks the copy against it. Resolves to what
 * it holds. Fails with NM-STORE-MISSING (there is no store), NM-FILE-EXISTS, NM-STORE-DAMAGED, and then leaves no file.
 */
export function backUpSqlite(store: string, backup: string, leftOut: LeftOut): KindSum[] {
  if (!existsSync(store)) throw new AppError('NM-STORE-MISSING');
  if (existsSync(backup)) throw new AppError('NM-FILE-EXISTS');
  const aside = `${backup}.part`;
  makeAside(aside);
  const files = new Files();
  try {
    const sums = copyOut(files, store, aside, leftOut);
    renameSync(aside, backup);
    syncFolderOf(backup);
    return sums;
  } catch (error) {
    rmSync(aside, { force: true });
    rmSync(`${aside}-journal`, { force: true });
    throw error;
  } finally {
    files.close();
  }
}

function copyOut(files: Files, store: string, aside: string, leftOut: LeftOut): KindSum[] {
  files.run('PRAGMA busy_timeout = 5000');
  files.attach(store, 'store');
  files.attach(aside, 'copy');
  files.run('PRAGMA copy.synchronous = FULL');
  // One transaction reads one moment of the store, whatever a bot writes meanwhile.
  files.run('BEGIN');
  const kinds = files.kindsIn('store').filter((kind) => !leftOut.some(({ name }) => name === kind));
  for (const kind of kinds) files.copy(kind, 'store', 'copy');
  const sums = kinds.map((kind) => files.sum(kind, 'store'));
  files.run(`CREATE TABLE copy.${manifestTable} (kind TEXT PRIMARY KEY, count INTEGER NOT NULL, sha256 TEXT NOT NULL) WITHOUT ROWID`);
  for (const { kind, count, sha256 } of sums) files.run(`INSERT INTO copy.${manifestTable} VALUES (?, ?, ?)`, kind, count, sha256);
  files.run('COMMIT');
  files.checkIntegrity('copy');
  if (differences(sums, kinds.map((kind) => files.sum(kind, 'copy'))).length > 0) throw new AppError('NM-STORE-DIFFERS');
  return sums;
}

export interface RestoreOptions {
  /** Every kind that this program knows. */
  kinds: readonly AnyKind[];
  /** Of these the backup has none: what the present store has of them is kept. */
  leftOut: LeftOut;
  /** Replace a store that holds documents; it is kept beside the new one as `….replaced`. */
  replace: boolean;
}

/**
 * Puts a backup in the place of the store. The new file is written aside, checked and then renamed, so that at every moment there is either
 * the whole old store or the whole new one. Fails, with the store as it was, with NM-STORE-MISSING (no such backup), NM-BACKUP-DAMAGED,
 * NM-STORE-NEWER (written by a later version of this program), NM-STORE-IN-USE (a bot runs on it), NM-STORE-NOT-EMPTY or NM-STORE-DAMAGED (not without `replace`),
 * NM-FILE-EXISTS (a replaced store still lies there).
 */
export function restoreSqlite(backup: string, store: string, options: RestoreOptions): KindSum[] {
  if (!existsSync(backup)) throw new AppError('NM-STORE-MISSING');
  mkdirSync(dirname(store), { recursive: true, mode: 0o700 });
  const aside = `${store}.restoring`;
  makeAside(aside);
  const files = new Files();
  try {
    const present = existsSync(store) ? takeStore(files, store, options) : 'absent';
    const sums = copyIn(files, aside, backup, options, present);
    putInPlace(aside, store, present === 'full' || present === 'damaged');
    return sums;
  } catch (error) {
    rmSync(aside, { force: true });
    rmSync(`${aside}-journal`, { force: true });
    throw error;
  } finally {
    files.close();
  }
}

type Present = 'absent' | 'empty' | 'full' | 'damaged';

/** From here on no bot can start on it: it would find the file locked. */
function takeStore(files: Files, store: string, { replace }: RestoreOptions): Present {
  const present = presentState(files, store);
  if (present === 'empty') return present;
  if (!replace) throw new AppError(present === 'damaged' ? 'NM-STORE-DAMAGED' : 'NM-STORE-NOT-EMPTY');
  if (existsSync(`${store}.replaced`)) throw new AppError('NM-FILE-EXISTS');
  return present;
}

/** A store that is beyond reading is what a restoration is often for. */
function presentState(files: Files, store: string): Present {
  try {
    files.attach(store, 'present');
    files.takeAlone('present');
    files.checkIntegrity('present');
    return hasDocuments(files) ? 'full' : 'empty';
  } catch (error) {
    if (codeOf(error) === 'NM-STORE-DAMAGED') return 'damaged';
    throw error;
  }
}

function hasDocuments(files: Files): boolean {
  return files.kindsIn('present').some((kind) => files.all(`SELECT id FROM present."${kind}" LIMIT 1`).length > 0);
}

function copyIn(files: Files, aside: string, backup: string, { kinds, leftOut }: RestoreOptions, present: Present): KindSum[] {
  const promised = checkBackup(files, backup, kinds);
  files.attach(aside, 'copy');
  files.run('PRAGMA copy.synchronous = FULL');
  files.run('BEGIN');
  for (const { kind } of promised) files.copy(kind, 'backup', 'copy');
  const kept = present === 'full' ? files.kindsIn('present').filter((kind) => leftOut.some(({ name }) => name === kind) && !promised.some((sum) => sum.kind === kind)) : [];
  for (const kind of kept) files.copy(kind, 'present', 'copy');
  files.run('COMMIT');
  files.checkIntegrity('copy');
  if (differences(promised, promised.map(({ kind }) => files.sum(kind, 'copy'))).length > 0) throw new AppError('NM-STORE-DIFFERS');
  return promised;
}

/** Whole, as it was written, and every document one that this program can read. */
function checkBackup(files: Files, backup: string, kinds: readonly AnyKind[]): KindSum[] {
  const known = new Map(kinds.map((kind) => [kind.name, kind]));
  const promised = damagedIfUnreadable(() => {
    files.attach(backup, 'backup');
    files.checkIntegrity('backup');
    const manifest = files.all<KindSum>(`SELECT kind, count, sha256 FROM backup.${manifestTable}`);
    const there = files.kindsIn('backup').map((kind) => files.sum(kind, 'backup'));
    if (differences(manifest, there).length > 0) throw new AppError('NM-BACKUP-DAMAGED');
    return there;
  });
  for (const { kind } of promised) {
    const code = known.get(kind);
    if (code === undefined) throw new AppError('NM-STORE-NEWER');
    for (const { version, body } of files.rows(kind, 'backup')) checkOut(code as Kind<Doc>, version, body);
  }
  return promised;
}

function damagedIfUnreadable<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new AppError(codeOf(error) === 'NM-STORE-BUSY' ? 'NM-STORE-BUSY' : 'NM-BACKUP-DAMAGED');
  }
}

function putInPlace(aside: string, store: string, keepOld: boolean): void {
  // A second name for the old file, which then loses its first: at no moment is there none under it.
  if (keepOld) linkSync(store, `${store}.replaced`);
  // A log that stays behind, as one of a damaged file may, would be taken for the new file's.
  for (const log of ['-wal', '-shm'].filter((rest) => existsSync(store + rest))) {
    if (keepOld) renameSync(store + log, `${store}.replaced${log}`);
    else rmSync(store + log);
  }
  renameSync(aside, store);
  syncFolderOf(store);
}
