import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { SqliteStore } from '../../src/store/index.js';
import { describeStoreContract, note, notes } from './store-contract.js';

const folder = mkdtempSync(join(tmpdir(), 'near-miss-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describeStoreContract('SQLite', async () => new SqliteStore(join(folder, 'contract.db')));

describe('SQLite beyond the contract', () => {
  test('what was acknowledged is in the file for the next process', async () => {
    const file = join(folder, 'again.db');
    const first = new SqliteStore(file);
    await first.open([notes]);
    await Promise.all(Array.from({ length: 50 }, (_, i) => first.create(notes, note(`n${i}`))));
    const second = new SqliteStore(file);
    expect((await second.list(notes, 'g')).items).toHaveLength(50);
    await first.close();
    await second.close();
  });

  test('a failing write of a shared commit fails alone', async () => {
    const store = new SqliteStore(join(folder, 'shared.db'));
    await store.open([notes]);
    await store.create(notes, note('taken'));
    const outcomes = await Promise.allSettled(['x', 'taken', 'y'].map((id) => store.create(notes, note(id))));
    expect(outcomes.map((o) => o.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((await store.list(notes, 'g')).items).toHaveLength(3);
    await store.close();
  });

  test('an error says nothing of the document', async () => {
    const store = new SqliteStore(join(folder, 'quiet.db'));
    await store.open([notes]);
    await store.create(notes, note('secret-id', { text: 'secret words' }));
    const error: unknown = await store.create(notes, note('secret-id', { text: 'secret words' })).catch((e: unknown) => e);
    expect(String((error as Error).stack)).not.toMatch(/secret/);
    await store.close();
  });
});
