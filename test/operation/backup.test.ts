import { spawn } from 'node:child_process';
import { appendFileSync, copyFileSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterAll, describe, expect, test } from '@jest/globals';
import { keysApart, kinds, notBackedUp } from '../../src/app.js';
import { manualClock } from '../../src/base/index.js';
import { backUpSqlite, type BackupOptions, type Kind, leasesKind, restoreSqlite, SqliteStore } from '../../src/store/index.js';
import { note, notes } from '../contract/store-contract.js';
import { runApp } from '../support/running-app.js';
import { fillRequired, TeamsClient, walkReport, wordsOf } from '../support/teams-client.js';

const root = join(__dirname, '../..');
const base = mkdtempSync(join(tmpdir(), 'near-miss-backup-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));
let folders = 0;
const folder = () => mkdtempSync(join(base, `${folders++}-`));

const secrets: Kind<{ id: string; key: string }> = { ...notes, name: 'secrets', indexed: [], partitionOf: () => 's', schema: notes.schema as never };
const options = { kinds: [notes, secrets, leasesKind], leftOut: [secrets, leasesKind], replace: false };

/** A store with some documents, closed; a copy of its files, since libsql lets go of a file only when its process ends. */
async function storeWith(texts: readonly string[], key = 'the-secret-key-0'): Promise<string> {
  const at = folder();
  const store = new SqliteStore(join(at, 'near-miss.db'));
  await store.open([notes, secrets]);
  for (const [place, text] of texts.entries()) await store.create(notes, note(`n${place}`, { text }));
  await store.create<{ id: string; key: string }>(secrets, note(key, { text: key }) as never);
  await store.close();
  const copy = folder();
  cpSync(at, copy, { recursive: true });
  return join(copy, 'near-miss.db');
}

async function textsOf(file: string): Promise<string[]> {
  const copy = folder();
  for (const log of ['', '-wal']) if (existsSync(file + log)) copyFileSync(file + log, join(copy, `near-miss.db${log}`));
  const store = new SqliteStore(join(copy, 'near-miss.db'));
  await store.open([notes, secrets]);
  const texts = (await store.list(notes, 'g')).items.map(({ doc }) => doc.text);
  await store.close();
  return texts;
}

/** The files beside a store. Its own log may be written back into it, which changes no document. */
function filesOf(file: string): string[] {
  return readdirSync(join(file, '..')).filter((name) => !/-(wal|shm)$/.test(name));
}

function backupOf(file: string, how: BackupOptions = options): string {
  const backup = join(folder(), 'backup.db');
  backUpSqlite(file, backup, how);
  return backup;
}

/** Beside this process, in which the bot goes on. */
function command(name: string, args: string[], dataDir: string, fault = ''): Promise<{ status: number | null; signal: string | null; printed: string }> {
  const preload = fault === '' ? [] : ['--import', `data:text/javascript,${encodeURIComponent(fault)}`];
  const child = spawn(process.execPath, [...preload, `dist/commands/${name}.js`, ...args], { cwd: root, env: { PATH: process.env['PATH'], DATA_DIR: dataDir } });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { printed += chunk.toString(); });
  return new Promise((resolve) => child.once('close', (status, signal) => resolve({ status, signal, printed })));
}

describe('A backup', () => {
  test('made while the bot takes reports restores to a bot that releases them and knows their receipts', async () => {
    const clock = manualClock(Date.UTC(2026, 10, 24, 12));
    const first = await runApp({ clock });
    await first.app.doDue();
    const receipts = [(await walkReport(first.client, fillRequired)).receipt];
    let busy = true;
    const more = (async () => { while (busy) receipts.push((await walkReport(first.client, fillRequired)).receipt); })();
    const backup = join(folder(), 'backup.db');
    const made = await command('backup', [backup], first.dataDir);
    expect(made.printed).toMatch(/^pool +\d+ {2}[0-9a-f]{64}$/m);
    expect(made.status).toBe(0);
    busy = false;
    await more;

    const again = folder();
    for (const key of ['receipt.key', 'pool.jwk']) copyFileSync(join(first.dataDir, key), join(again, key));
    expect(await command('restore', [backup], again)).toMatchObject({ status: 0, printed: expect.stringContaining('holds what the backup does') });
    await first.stop();
    const second = await runApp({ clock }, { dataDir: again });
    clock.advance(7 * 86_400_000);
    await second.app.doDue();
    const page = await second.client.press(await second.client.command('checkMyReport'), 'primary', () => receipts[0], 'task/submit');
    expect(wordsOf(page.card)).toContain('in review');
    await second.stop();
  });

  test('is for its owner’s eyes only, and overwrites nothing', async () => {
    const store = await storeWith(['a']);
    const backup = backupOf(store);
    expect(statSync(backup).mode & 0o777).toBe(0o600);
    const before = readFileSync(backup);
    expect(() => backUpSqlite(store, backup, { leftOut: [] })).toThrow('NM-FILE-EXISTS');
    expect(() => backUpSqlite(join(folder(), 'none.db'), join(folder(), 'x'), { leftOut: [] })).toThrow('NM-STORE-MISSING');
    expect(readFileSync(backup).equals(before)).toBe(true);
  });

  test('has no byte of the kinds that it leaves out, nor of what was deleted', async () => {
    const file = await storeWith(['kept words', 'deleted words']);
    const store = new SqliteStore(file);
    await store.open([notes]);
    await store.delete(notes, 'g', 'n1');
    const bytes = readFileSync(backupOf(file), 'latin1');
    expect(bytes).toContain('kept words');
    expect(bytes).not.toMatch(/the-secret-key|deleted words|secrets/);
    const all = join(folder(), 'all.db');
    backUpSqlite(file, all, { leftOut: [] });
    expect(readFileSync(all, 'latin1')).toContain('the-secret-key');
    await store.close();
  });

  test('leaves the leases of the running bot out', () => {
    expect(notBackedUp.map(({ name }) => name)).toContain('leases');
  });
});

describe('A restoration', () => {
  test('gives the documents back, makes the folder where there is none, and keeps what a backup leaves out', async () => {
    const backup = backupOf(await storeWith(['one', 'two']));
    const fresh = join(folder(), 'deeper', 'near-miss.db');
    restoreSqlite(backup, fresh, options);
    expect(await textsOf(fresh)).toEqual(['one', 'two']);

    const present = await storeWith(['newer'], 'the-secret-key-1');
    restoreSqlite(backup, present, { ...options, replace: true });
    expect(await textsOf(present)).toEqual(['one', 'two']);
    expect(readFileSync(present, 'latin1')).toContain('the-secret-key-1');
    expect(await textsOf(`${present}.replaced`)).toEqual(['newer']);
  });

  const damages: [string, (backup: string) => void, string][] = [
    ['is cut short', (backup) => truncateSync(backup, statSync(backup).size - 4_096), 'NM-BACKUP-DAMAGED'],
    ['is empty', (backup) => truncateSync(backup, 0), 'NM-BACKUP-DAMAGED'],
    ['is no database', (backup) => writeFileSync(backup, 'words'.repeat(2_000)), 'NM-BACKUP-DAMAGED'],
    ['has a flipped byte in a document', (backup) => {
      const bytes = readFileSync(backup);
      bytes.write('TWO', bytes.indexOf('"two"') + 1);
      writeFileSync(backup, bytes);
    }, 'NM-BACKUP-DAMAGED'],
    ['lacks a document', (backup) => change(backup, `DELETE FROM notes WHERE id = 'n1'`), 'NM-BACKUP-DAMAGED'],
    ['lacks a whole kind', (backup) => change(backup, 'DROP TABLE notes'), 'NM-BACKUP-DAMAGED'],
    ['has a table whose name is a statement', (backup) => change(backup, 'CREATE TABLE "x"" SELECT 1 --" (a)'), 'NM-BACKUP-DAMAGED'],
    ['is no backup but a store', (backup) => change(backup, 'DROP TABLE backup_manifest'), 'NM-BACKUP-DAMAGED'],
    ['is not there', (backup) => rmSync(backup), 'NM-STORE-MISSING'],
  ];

  function change(file: string, sql: string): void {
    const db = new Database(file);
    db.exec(sql);
    db.close();
  }

  test.each(damages)('from a file that %s is refused and leaves the store as it was', async (_what, damage, code) => {
    const backup = backupOf(await storeWith(['one', 'two']));
    damage(backup);
    const present = await storeWith(['present']);
    const before = filesOf(present);
    expect(() => restoreSqlite(backup, present, { ...options, replace: true })).toThrow(code);
    expect(filesOf(present)).toEqual(before);
    expect(await textsOf(present)).toEqual(['present']);
  });

  test('of a later version’s backup is refused, whether a document or a whole kind is newer', async () => {
    const backup = backupOf(await storeWith(['one']));
    const fresh = join(folder(), 'near-miss.db');
    expect(() => restoreSqlite(backup, fresh, { ...options, kinds: [{ ...notes, version: 0 }] })).toThrow('NM-STORE-NEWER');
    expect(() => restoreSqlite(backup, fresh, { ...options, kinds: [leasesKind] })).toThrow('NM-STORE-NEWER');
    expect(readdirSync(join(fresh, '..'))).toEqual([]);
    const lifting = { ...notes, version: 2, lifts: { 1: (old: unknown) => old } };
    expect(restoreSqlite(backup, fresh, { ...options, kinds: [lifting] })).toHaveLength(1);
  });

  test('over a store with documents is refused unless it is asked for, and never drops one that was replaced before', async () => {
    const backup = backupOf(await storeWith(['one']));
    const present = await storeWith(['present']);
    expect(() => restoreSqlite(backup, present, options)).toThrow('NM-STORE-NOT-EMPTY');
    expect(await textsOf(present)).toEqual(['present']);
    const other = await storeWith(['present']);
    appendFileSync(`${other}.replaced`, 'from before');
    expect(() => restoreSqlite(backup, other, { ...options, replace: true })).toThrow('NM-FILE-EXISTS');
    expect(readFileSync(`${other}.replaced`, 'utf8')).toBe('from before');
  });

  test('over a damaged store is done when asked for, and keeps the damaged one', async () => {
    const backup = backupOf(await storeWith(['one']));
    const present = await storeWith(['present']);
    rmSync(`${present}-wal`, { force: true });
    writeFileSync(present, 'no database at all'.repeat(1_000));
    writeFileSync(`${present}-wal`, 'a log of a damaged file');
    expect(() => restoreSqlite(backup, present, options)).toThrow('NM-STORE-DAMAGED');
    restoreSqlite(backup, present, { ...options, replace: true });
    expect(await textsOf(present)).toEqual(['one']);
    expect(readFileSync(`${present}.replaced`, 'utf8')).toContain('no database at all');
    expect(existsSync(`${present}-wal`)).toBe(false);
  });

  test('is refused while a bot runs on the folder, which goes on undisturbed', async () => {
    const running = await runApp();
    await walkReport(running.client, fillRequired);
    const backup = backupOf(join(running.dataDir, 'near-miss.db'));
    const refused = await command('restore', [backup, '--replace'], running.dataDir);
    expect(refused).toMatchObject({ status: 1, printed: expect.stringContaining('NM-STORE-IN-USE') });
    expect(refused.printed).toContain('Nothing was changed');
    const { receipt } = await walkReport(new TeamsClient(running.app.port), fillRequired);
    expect(receipt).toMatch(/-/);
    await running.stop();
  });

  test('that is killed before the end leaves the whole old store, and can be run again', async () => {
    const running = await runApp();
    await walkReport(running.client, fillRequired);
    const backup = backupOf(join(running.dataDir, 'near-miss.db'), { leftOut: notBackedUp, keys: keysApart });
    const at = folder();
    cpSync(running.dataDir, at, { recursive: true });
    await running.stop();
    const killed = `import fs from 'node:fs'; import { syncBuiltinESMExports } from 'node:module';
      fs.renameSync = () => { process.kill(process.pid, 'SIGKILL'); }; syncBuiltinESMExports();`;
    expect((await command('restore', [backup, '--replace'], at, killed)).signal).toBe('SIGKILL');
    expect(existsSync(join(at, 'near-miss.db.restoring'))).toBe(true);
    const { size } = statSync(join(at, 'near-miss.db'));
    expect(size).toBeGreaterThan(30_000);
    rmSync(join(at, 'near-miss.db.replaced'));
    expect((await command('restore', [backup, '--replace'], at)).status).toBe(0);
    expect(readdirSync(at).filter((name) => name.includes('restoring'))).toEqual([]);
    const store = new SqliteStore(join(at, 'near-miss.db'));
    await store.open(kinds);
    expect([...store.everything()].filter(({ kind }) => kind === 'pool')).toHaveLength(1);
    await store.close();
  });
});
