import { existsSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError, codeOf } from '../base/index.js';
import { differences, type KindSum } from './checksum.js';
import { checkOut } from './documents.js';
import type { AnyKind, Doc, Kind } from './port.js';
import { type BackupOptions, checkCopy, keysFileOf } from './sqlite-backup.js';
import { Files, makeAside, manifestTable, syncFolderOf } from './sqlite-copy.js';

/** Of the kinds in `leftOut` the backup has none: what the present store has of them is kept. */
export interface RestoreOptions extends BackupOptions {
  /** Every kind that this program knows. */
  kinds: readonly AnyKind[];
  /** Replace a store that holds documents; it is kept beside the new one as `….replaced`. */
  replace: boolean;
  /** Restore although there are no keys: what they sealed stays unreadable. */
  withoutKeys?: boolean;
}

/**
 * Puts a backup in the place of the store. The new file is written aside, checked and then renamed, so that at every moment there is either
 * the whole old store or the whole new one. Fails, with the store as it was, with NM-STORE-MISSING (no such backup), NM-BACKUP-DAMAGED,
 * NM-STORE-NEWER (written by a later version of this program), NM-STORE-IN-USE (a bot runs on it), NM-STORE-NOT-EMPTY or NM-STORE-DAMAGED (not without `replace`),
 * NM-FILE-EXISTS (a replaced store still lies there), NM-BACKUP-KEYS (there is no file of keys, and the present store has none either).
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

function hasDocuments(files: Files, among = files.kindsIn('present')): boolean {
  return files.kindsIn('present').some((kind) => among.includes(kind) && files.all(`SELECT id FROM present."${kind}" LIMIT 1`).length > 0);
}

function copyIn(files: Files, aside: string, backup: string, options: RestoreOptions, present: Present): KindSum[] {
  const { kinds, keys, leftOut } = options;
  const promised = checkBackup(files, backup, 'backup', kinds).filter(({ kind }) => kind !== keys?.kind.name);
  const keysFrom = takeKeys(files, backup, options, present);
  const kept = present === 'full' ? files.kindsIn('present').filter((kind) => leftOut.some(({ name }) => name === kind) && !promised.some((sum) => sum.kind === kind)) : [];
  files.attach(aside, 'copy');
  files.run('PRAGMA copy.synchronous = FULL');
  files.run('BEGIN');
  for (const { kind } of promised) files.copy(kind, 'backup', 'copy');
  for (const kind of kept) files.copy(kind, 'present', 'copy');
  const keySums = keysFrom === undefined || keys === undefined ? [] : [files.sum(keys.kind.name, keysFrom)];
  for (const { kind } of keySums) files.copy(kind, keysFrom as string, 'copy');
  files.run('COMMIT');
  checkCopy(files, 'copy', [...promised, ...keySums]);
  return [...promised, ...keySums];
}

/**
 * The file that the keys come from. A present store that has been at work knows which were destroyed, so it is asked alone; otherwise the keys
 * beside the backup are as of the latest one. undefined where there is none of that kind.
 */
function takeKeys(files: Files, backup: string, { keys, kinds, withoutKeys }: RestoreOptions, present: Present): 'present' | 'keys' | undefined {
  if (keys === undefined) return undefined;
  const from = present === 'full' && hasDocuments(files, [keys.kind, ...keys.of].map(({ name }) => name)) ? 'present' : 'keys';
  if (from === 'keys') {
    const file = keysFileOf(backup);
    if (!existsSync(file)) {
      if (withoutKeys === true) return undefined;
      throw new AppError('NM-BACKUP-KEYS');
    }
    checkBackup(files, file, 'keys', kinds);
  }
  return files.kindsIn(from).includes(keys.kind.name) ? from : undefined;
}

/** Whole, as it was written, and every document one that this program can read. */
function checkBackup(files: Files, backup: string, schema: 'backup' | 'keys', kinds: readonly AnyKind[]): KindSum[] {
  const known = new Map(kinds.map((kind) => [kind.name, kind]));
  const promised = damagedIfUnreadable(() => {
    files.attach(backup, schema);
    files.checkIntegrity(schema);
    const manifest = files.all<KindSum>(`SELECT kind, count, sha256 FROM ${schema}.${manifestTable}`);
    const there = files.kindsIn(schema).map((kind) => files.sum(kind, schema));
    if (differences(manifest, there).length > 0) throw new AppError('NM-BACKUP-DAMAGED');
    return there;
  });
  for (const { kind } of promised) {
    const code = known.get(kind);
    if (code === undefined) throw new AppError('NM-STORE-NEWER');
    for (const { version, body } of files.rows(kind, schema)) checkOut(code as Kind<Doc>, version, body);
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
