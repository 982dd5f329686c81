import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openCosmosStore, type Store } from '../../src/store/index.js';
import { type Fault, type LocalCosmos, startLocalCosmos } from './cosmos-server.js';
import { describeStoreContract, note, notes } from './store-contract.js';

const outside = process.env['TEST_COSMOS_ENDPOINT'];
let local: LocalCosmos;
beforeAll(async () => { local = await startLocalCosmos({ requestTimeoutMs: 400 }); });
afterAll(() => local.close());

describeStoreContract('Cosmos DB', () => openCosmosStore(outside === undefined ? local.settings : {
  endpoint: outside,
  key: process.env['TEST_COSMOS_KEY'] ?? '',
  database: `near-miss-test-${Date.now()}`,
  acceptAnyCertificate: /localhost|127\.0\.0\.1/.test(outside),
}));

describe('Cosmos DB under faults', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openCosmosStore(local.settings);
    await store.open([notes]);
  });
  afterAll(() => store.close());

  /** The next `times` document requests meet `fault`. */
  function plant(fault: Fault, times: number): void {
    let left = times;
    local.fault = (request) => (/\/docs/.test(request.url ?? '') && left-- > 0 ? fault : 'none');
  }

  test.each<[Fault, string]>([
    ['throttle', 'a throttled creation waits as asked and arrives'],
    ['unavailable', 'a creation that meets 503 is tried again'],
    ['break-before', 'a creation whose connection broke before the server is tried again'],
    ['break-after', 'a creation whose answer was lost is found to have arrived, not taken for a conflict'],
    ['hang-after', 'a creation whose answer never came is found to have arrived, not taken for a conflict'],
  ])('%s: %s', async (fault) => {
    plant(fault, 2);
    const before = local.seen[fault];
    const id = `create-${fault}`;
    const etag = await store.create(notes, note(id));
    expect(local.seen[fault]).toBeGreaterThan(before);
    local.fault = () => 'none';
    expect(await store.read(notes, 'g', id)).toEqual({ doc: note(id), etag });
  });

  test('a lost answer does not hide a true conflict', async () => {
    await store.create(notes, note('theirs', { text: 'theirs' }));
    plant('break-before', 1);
    await expect(store.create(notes, note('theirs', { text: 'mine' }))).rejects.toMatchObject({ code: 'NM-STORE-CONFLICT' });
  });

  test('a replacement whose answer was lost is not taken for somebody else’s edit', async () => {
    const etag = await store.create(notes, note('edit'));
    plant('break-after', 1);
    await store.replace(notes, note('edit', { text: 'mine' }), etag);
    expect((await store.read(notes, 'g', 'edit'))?.doc.text).toBe('mine');
  });

  test('a deletion whose answer was lost counts as done', async () => {
    await store.create(notes, note('gone'));
    plant('break-after', 1);
    expect(await store.delete(notes, 'g', 'gone')).toBe(true);
  });

  test('a server that throttles for too long is busy, one that never answers is unavailable', async () => {
    plant('throttle', 100);
    await expect(store.create(notes, note('never-1'))).rejects.toMatchObject({ code: 'NM-STORE-BUSY' });
    plant('break-before', 100);
    const error: unknown = await store.create(notes, note('never-2', { text: 'secret words' })).catch((e: unknown) => e);
    expect(error).toMatchObject({ code: 'NM-STORE-UNAVAILABLE' });
    expect(String((error as Error).stack)).not.toMatch(/secret|127\.0\.0\.1/);
    local.fault = () => 'none';
    expect(await store.read(notes, 'g', 'never-1')).toBeUndefined();
  });
});
