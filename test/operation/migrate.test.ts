import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHttpsServer } from '@vercel/cosmosdb-server';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AppError } from '../../src/base/index.js';
import { makePoolKey, publicOf } from '../../src/reporting/index.js';
import { type CosmosStore, moveToCosmos, openCosmosStore, openSource, SqliteStore } from '../../src/store/index.js';
import { type LocalCosmos, startLocalCosmos } from '../contract/cosmos-server.js';
import { note, notes } from '../contract/store-contract.js';
import { runApp } from '../support/running-app.js';
import { fillRequired, walkReport } from '../support/teams-client.js';

const root = join(__dirname, '../..');
const base = mkdtempSync(join(tmpdir(), 'near-miss-migrate-'));
let cosmos: LocalCosmos;
beforeAll(async () => { cosmos = await startLocalCosmos(); });
afterAll(async () => {
  await cosmos.close();
  rmSync(base, { recursive: true, force: true });
});
const other = { ...notes, name: 'others' };
const kinds = [notes, other];
let stores = 0;

/** A closed store with thirty documents in two kinds, some of them of an older version. */
async function sqliteWith(count = 30): Promise<string> {
  const [from, to] = [join(base, `${stores}-open`), join(base, `${stores++}`)];
  const store = new SqliteStore(join(from, 'near-miss.db'));
  await store.open(kinds);
  for (let i = 0; i < count; i++) await store.create(i % 3 === 0 ? other : notes, note(`n${i}`, { group: `g${i % 4}`, text: `Größe ${i}`, rank: i / 7 }));
  await store.close();
  cpSync(from, to, { recursive: true });
  return join(to, 'near-miss.db');
}

async function target(): Promise<CosmosStore> {
  return openCosmosStore({ ...cosmos.settings, database: `move-${stores}` });
}

async function move(file: string, store: CosmosStore, what = kinds): ReturnType<typeof moveToCosmos> {
  const source = openSource(file, what);
  try {
    return await moveToCosmos(source, store, what);
  } finally {
    source.close();
  }
}

describe('A move from SQLite to Cosmos DB', () => {
  test('brings every document, can be run again, and says what it brought', async () => {
    const file = await sqliteWith();
    const store = await target();
    expect((await move(file, store)).map(({ kind, count, created }) => [kind, count, created])).toEqual([['notes', 20, 20], ['others', 10, 10]]);
    expect((await store.read(other, 'g3', 'n3'))?.doc).toEqual(note('n3', { group: 'g3', text: 'Größe 3', rank: 3 / 7 }));
    expect((await move(file, store)).map(({ created }) => created)).toEqual([0, 0]);
    await store.close();
  });

  test('that was cut off is finished by the next run', async () => {
    const file = await sqliteWith();
    const store = await target();
    const create = store.create.bind(store);
    let writes = 0;
    store.create = async (kind, doc) => (++writes > 20 ? Promise.reject(new AppError('NM-STORE-UNAVAILABLE')) : create(kind, doc));
    await expect(move(file, store)).rejects.toMatchObject({ code: 'NM-STORE-UNAVAILABLE' });
    store.create = create;
    const moved = await move(file, store);
    expect(moved.map(({ count }) => count)).toEqual([20, 10]);
    const created = moved.reduce((sum, one) => sum + one.created, 0);
    expect(created).toBeGreaterThan(0);
    expect(created).toBeLessThan(30);
    await store.close();
  });

  test('brings older documents in their new form', async () => {
    const file = await sqliteWith(3);
    const store = await target();
    const later = [{ ...notes, version: 2, lifts: { 1: (old: unknown) => ({ ...old as object, rank: 99 }) } }, other];
    await move(file, store, later);
    expect((await store.read(later[0] as typeof notes, 'g1', 'n1'))?.doc.rank).toBe(99);
    await store.close();
  });

  test.each<[string, (store: CosmosStore) => Promise<unknown>]>([
    ['one more', (store) => store.create(notes, note('more'))],
    ['one less', (store) => store.delete(notes, 'g1', 'n1')],
    ['another content', async (store) => store.replace(notes, note('n1', { group: 'g1', text: 'other' }), (await store.read(notes, 'g1', 'n1'))?.etag ?? '')],
  ])('is not called good where Cosmos DB has %s', async (what, change) => {
    const file = await sqliteWith(6);
    const store = await target();
    await move(file, store);
    await change(store);
    const create = store.create.bind(store);
    // What is missing would be brought again: here its creation is claimed and not done.
    if (what === 'one less') store.create = async (kind, doc) => (doc.id === 'n1' ? '"claimed"' : create(kind, doc));
    await expect(move(file, store)).rejects.toMatchObject({ code: 'NM-STORE-DIFFERS' });
    await store.close();
  });

  test('is refused while somebody has the store open, and from a store of a later version', async () => {
    expect(() => openSource(join(base, 'none.db'), kinds)).toThrow('NM-STORE-MISSING');
    const file = await sqliteWith();
    expect(() => openSource(file, [notes])).toThrow('NM-STORE-NEWER');
    const open = new SqliteStore(await sqliteWith());
    await open.open(kinds);
    expect(() => openSource(join(base, `${stores - 1}`, 'near-miss.db'), kinds)).toThrow('NM-STORE-IN-USE');
    await open.close();
  });
});

describe('npm run migrate', () => {
  const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
  const server = createHttpsServer();
  beforeAll(async () => { await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)); });
  afterAll(() => { server.closeAllConnections(); server.close(); });

  /** Beside this process, which is the server. */
  function migrate(dataDir: string, settings: Record<string, string>): Promise<{ status: number | null; printed: string }> {
    const poolKey = makePoolKey();
    const env = {
      PATH: process.env['PATH'], DATA_DIR: dataDir, NODE_TLS_REJECT_UNAUTHORIZED: '0',
      MICROSOFT_APP_ID: id(1), MICROSOFT_APP_TYPE: 'SingleTenant', MICROSOFT_APP_TENANT_ID: id(2), MICROSOFT_APP_PASSWORD: 'hidden-word',
      TENANT_IDS: id(2), COORDINATORS: id(3), AGENCY_NAME: 'Example PD', PUBLIC_URL: 'https://bot.example.gov', AGENCY_TIME_ZONE: 'UTC', RECEIPT_KEY: Buffer.alloc(32, 1).toString('base64'),
      POOL_PUBLIC_JWK: JSON.stringify(publicOf(poolKey)), POOL_PRIVATE_JWK: JSON.stringify(poolKey),
      COSMOS_ENDPOINT: `https://127.0.0.1:${(server.address() as AddressInfo).port}`, COSMOS_KEY: Buffer.from('hidden key').toString('base64'), COSMOS_DATABASE: 'moved',
      ...settings,
    };
    return new Promise((resolve) => {
      const child = spawn(process.execPath, ['dist/commands/migrate.js'], { cwd: root, env });
      let printed = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { printed += chunk.toString(); });
      child.once('close', (status) => resolve({ status, printed }));
    });
  }

  test('refuses keys that would make receipts worthless or reports unreadable, and moves with the right ones, saying no secret', async () => {
    const running = await runApp();
    await walkReport(running.client, fillRequired);
    const dataDir = join(base, 'local');
    cpSync(running.dataDir, dataDir, { recursive: true });
    await running.stop();
    const receipt = readFileSync(join(dataDir, 'receipt.key'), 'utf8');
    const pool = readFileSync(join(dataDir, 'pool.jwk'), 'utf8');
    const otherKey = makePoolKey();
    const both = { POOL_PUBLIC_JWK: JSON.stringify(publicOf(otherKey)), POOL_PRIVATE_JWK: JSON.stringify({ keys: [otherKey, JSON.parse(pool)] }) };
    const wrongReceipt = await migrate(dataDir, {});
    const wrongPool = await migrate(dataDir, { RECEIPT_KEY: receipt });
    const right = await migrate(dataDir, { RECEIPT_KEY: receipt, ...both });
    expect(wrongReceipt).toMatchObject({ status: 1, printed: expect.stringContaining('NM-RECEIPT-KEY') });
    expect(wrongPool).toMatchObject({ status: 1, printed: expect.stringContaining('NM-POOL-KEY') });
    expect(right.printed).toMatch(/^pool +1, +1 of them now/m);
    expect(right).toMatchObject({ status: 0, printed: expect.stringContaining('holds what the SQLite store does') });
    for (const { printed } of [wrongReceipt, wrongPool, right]) expect(printed).not.toMatch(/hidden|"d":/);
  });
});
