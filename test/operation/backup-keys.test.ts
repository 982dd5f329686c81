import { cpSync, existsSync, linkSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { keysApart, kinds, notBackedUp } from '../../src/app.js';
import { backUpSqlite, keysFileOf, restoreSqlite, SqliteStore } from '../../src/store/index.js';
import { caseRoom } from '../support/case-room.js';

const base = mkdtempSync(join(tmpdir(), 'near-miss-keys-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));
let folders = 0;
const folder = () => mkdtempSync(join(base, `${folders++}-`));
const how = { leftOut: notBackedUp, keys: keysApart };

/** Opens a store, works on it and closes it; a copy of its files, since libsql lets go of a file only when its process ends. */
async function work<T>(file: string, what: (room: ReturnType<typeof caseRoom>) => Promise<T>): Promise<{ file: string; gave: T }> {
  const store = new SqliteStore(file);
  await store.open(kinds);
  const gave = await what(caseRoom(store));
  await store.close();
  const at = folder();
  cpSync(join(file, '..'), at, { recursive: true });
  return { file: join(at, 'near-miss.db'), gave };
}

/** What can still be read of each case; undefined where its key is gone. */
async function wordsIn(file: string, ids: readonly string[]): Promise<(string | undefined)[]> {
  const { gave } = await work(file, (room) => Promise.all(ids.map(async (id) => (await room.casework.read(id))?.texts?.narrative)));
  return gave;
}

/** A store with an open case and one that ends after the backup, whose key was backed up too. Nothing is backed up after it. */
async function endedAfterBackup() {
  const first = await work(join(folder(), 'near-miss.db'), async (room) => [await room.report('stays'), await room.report('ends')]);
  const backup = join(folder(), 'monday.db');
  backUpSqlite(first.file, backup, how);
  const [, ends = ''] = first.gave;
  const { file } = await work(first.file, async (room) => { await room.casework.close(ends, await room.etag(ends), 'too-little'); });
  return { ids: first.gave, backup, file };
}

describe('The cases’ keys', () => {
  test('are not in the backup but beside it, for the owner’s eyes only, and nothing of a case can be read without them', async () => {
    const { ids, backup } = await endedAfterBackup();
    expect(readFileSync(backup, 'latin1')).not.toContain('case-keys');
    expect(readFileSync(keysFileOf(backup), 'latin1')).toContain('case-keys');
    expect(statSync(keysFileOf(backup)).mode & 0o777).toBe(0o600);
    const fresh = join(folder(), 'near-miss.db');
    restoreSqlite(backup, fresh, { ...how, kinds, replace: false });
    expect(await wordsIn(fresh, ids)).toEqual(['The words of stays.', 'The words of ends.']);

    rmSync(keysFileOf(backup));
    const bare = join(folder(), 'near-miss.db');
    expect(() => restoreSqlite(backup, bare, { ...how, kinds, replace: false })).toThrow('NM-BACKUP-KEYS');
    expect(existsSync(bare)).toBe(false);
    restoreSqlite(backup, bare, { ...how, kinds, replace: false, withoutKeys: true });
    expect(await wordsIn(bare, ids)).toEqual([undefined, undefined]);
  });

  test('that were destroyed do not come back from an older backup once a later one is made: its keys replaced theirs, and were overwritten', async () => {
    const { ids, backup, file } = await endedAfterBackup();
    const old = join(folder(), 'old-keys.db');
    linkSync(keysFileOf(backup), old);
    backUpSqlite(file, join(backup, '..', 'tuesday.db'), how);
    expect(readFileSync(old).every((byte) => byte === 0)).toBe(true);
    const fresh = join(folder(), 'near-miss.db');
    restoreSqlite(backup, fresh, { ...how, kinds, replace: false });
    expect(await wordsIn(fresh, ids)).toEqual(['The words of stays.', undefined]);
  });

  test('would come back if each backup kept its own', async () => {
    const { ids, backup, file } = await endedAfterBackup();
    const kept = folder();
    cpSync(join(backup, '..'), kept, { recursive: true });
    backUpSqlite(file, join(backup, '..', 'tuesday.db'), how);
    const fresh = join(folder(), 'near-miss.db');
    restoreSqlite(join(kept, 'monday.db'), fresh, { ...how, kinds, replace: false });
    expect(await wordsIn(fresh, ids)).toEqual(['The words of stays.', 'The words of ends.']);
  });

  test('that were destroyed since the latest backup do not come back into a store that knows it', async () => {
    const { ids, backup, file } = await endedAfterBackup();
    restoreSqlite(backup, file, { ...how, kinds, replace: true });
    expect(await wordsIn(file, ids)).toEqual(['The words of stays.', undefined]);
  });

  test('come from beside the backup where the present store began anew and had no case yet', async () => {
    const { ids, backup } = await endedAfterBackup();
    const { file } = await work(join(folder(), 'near-miss.db'), ({ store }) => store.create(kinds[1] as never, { id: 'digest:2026' }));
    restoreSqlite(backup, file, { ...how, kinds, replace: true });
    expect(await wordsIn(file, ids)).toEqual(['The words of stays.', 'The words of ends.']);
  });

  test('that are damaged are refused, and a backup takes no name that is theirs', async () => {
    const { backup, file } = await endedAfterBackup();
    const bytes = readFileSync(keysFileOf(backup));
    bytes.write('A', bytes.indexOf('"key":"') + 20);
    writeFileSync(keysFileOf(backup), bytes);
    const fresh = join(folder(), 'near-miss.db');
    expect(() => restoreSqlite(backup, fresh, { ...how, kinds, replace: false })).toThrow('NM-BACKUP-DAMAGED');
    expect(existsSync(fresh)).toBe(false);
    expect(() => backUpSqlite(file, keysFileOf(join(folder(), 'x')), how)).toThrow('NM-FILE-EXISTS');
  });
});
