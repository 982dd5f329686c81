import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import Database from 'libsql';
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

  test('a table of the first versions is lifted with all it holds', async () => {
    const file = join(folder, 'first-version.db');
    const first = new Database(file);
    first.exec('CREATE TABLE "notes" (pk TEXT NOT NULL, id TEXT NOT NULL, v INTEGER NOT NULL, etag TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (pk, id)) WITHOUT ROWID');
    const insert = first.prepare('INSERT INTO "notes" VALUES (?, ?, ?, ?, ?)');
    for (let i = 0; i < 50; i++) insert.run('g', `n${i}`, 1, `etag${i}`, JSON.stringify(note(`n${i}`)));
    first.close();
    const store = new SqliteStore(file);
    await store.open([notes]);
    await store.close();
    const again = new SqliteStore(file);
    await again.open([notes]);
    expect((await again.list(notes, 'g', { limit: 100 })).items).toHaveLength(50);
    expect(await again.read(notes, 'g', 'n7')).toEqual({ doc: note('n7'), etag: 'etag7' });
    await expect(again.create(notes, note('n7'))).rejects.toMatchObject({ code: 'NM-STORE-CONFLICT' });
    await again.close();
  });

  test('rows do not lie in the order of their arrival', async () => {
    const file = join(folder, 'places.db');
    const store = new SqliteStore(file);
    await store.open([notes]);
    const ids = Array.from({ length: 200 }, (_, i) => `n${String(i).padStart(3, '0')}`);
    for (const id of ids) await store.create(notes, note(id));
    await store.close();
    const lying = (new Database(file).prepare('SELECT id FROM "notes" NOT INDEXED').all() as { id: string }[]).map(({ id }) => id);
    const inOrder = lying.slice(1).filter((id, i) => id > (lying[i] as string)).length;
    expect([...lying].sort()).toEqual(ids);
    // Of 199 neighbours about half rise by chance; twenty more or less is five standard deviations.
    expect(inOrder).toBeGreaterThan(79);
    expect(inOrder).toBeLessThan(120);
  });

  test('a scrub comes to its turn although writes keep coming, and so do they', async () => {
    const store = new SqliteStore(join(folder, 'busy.db'));
    await store.open([notes]);
    const writes: Promise<string>[] = [];
    let scrubbed = false;
    // One in each turn of the event loop, answered or not: there is always a write that waits.
    const keepWriting = (): void => {
      if (scrubbed || writes.length === 5_000) return;
      writes.push(store.create(notes, note(`n${writes.length}`)));
      setImmediate(keepWriting);
    };
    keepWriting();
    await store.scrub();
    scrubbed = true;
    await Promise.all(writes);
    expect(writes.length).toBeLessThan(2_500);
    expect((await store.list(notes, 'g', { limit: 100 })).items.length).toBeGreaterThan(0);
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
