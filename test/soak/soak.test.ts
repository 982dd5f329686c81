import { copyFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { casesKind } from '../../src/review/index.js';
import { SqliteStore } from '../../src/store/index.js';
import { DeskWorld } from '../support/desk.js';
import { Ledger } from './client.js';
import { judgeCost, judgeMemory, quantile, type Sample } from './judge.js';
import { look } from './look.js';
import type { Told } from './traffic.js';

/** Ten minutes of a heap that fills and is emptied, and grows besides by so many MiB a minute. */
function heap(growth: number): Sample[] {
  return Array.from({ length: 600 }, (_, second) => ({ minute: second / 60, mib: 150 + ((second * 7) % 40) + growth * (second / 60), storeMib: 20 + growth * (second / 120), requests: second, botS: second, clientS: second }));
}

describe('The soak sees', () => {
  test.each([[0, 0], [2, 2]])('memory that grows by %d MiB a minute under a heap that goes up and down as growth of %d', (growth, seen) => {
    expect(judgeMemory(heap(growth)).slope).toBeCloseTo(seen, 0);
    expect(judgeMemory(heap(growth)).storeSlope).toBeCloseTo(seen / 2, 1);
  });

  test('what comes before the half as nothing: a start is no growth', () => {
    expect(judgeMemory(heap(0).map((sample) => (sample.minute < 4 ? { ...sample, mib: 40 + sample.minute * 20 } : sample))).slope).toBeCloseTo(0, 0);
  });

  test.each([
    ['one that costs the bot half as much again in the end', (minute: number) => 1 + minute / 20, () => 1, 1.35],
    ['none where the machine is slow for everybody in the end', (minute: number) => (minute < 5 ? 1 : 2), (minute: number) => (minute < 5 ? 1 : 2), 1],
    ['none where nothing changes', () => 1, () => 1, 1],
  ])('what a request costs: %s', (_name, bot, client, seen) => {
    let [botS, clientS] = [0, 0];
    const samples = heap(0).map((sample) => ({ ...sample, botS: (botS += bot(sample.minute)), clientS: (clientS += client(sample.minute)) }));
    expect(judgeCost(samples).growth).toBeCloseTo(seen, 1);
  });

  test('an answer of 500 or more, whoever caused it, and any refusal of what was well-formed', () => {
    const ledger = new Ledger();
    for (const [status, what] of [[200, 'dialog'], [400, 'hostile'], [503, 'hostile'], [403, 'message'], [0, 'dialog']] as const) ledger.note(status, 1, what);
    expect(ledger).toMatchObject({ requests: 5, wellFormed: 3, fivehundreds: 1, errors: 2 });
    expect(quantile([5, 1, 2, 3, 4], 0.99)).toBe(5);
  });

  describe('in a store', () => {
    let world: DeskWorld;
    const told: Told = { reports: new Map(), lately: [], withoutReceipt: 0, shifts: [] };
    beforeAll(async () => {
      world = await DeskWorld.start();
      for (const token of ['token-a', 'token-b']) told.reports.set((await world.report({ narrative: `${token}: the lock did not hold.` })).receipt, token);
      await world.release();
      told.reports.set((await world.report({ narrative: 'token-c: it waits.' })).receipt, 'token-c');
    });
    afterAll(() => world.stop());

    /** A copy of the world's store, to be harmed. */
    async function looked(harm: (store: SqliteStore) => Promise<unknown> = async () => undefined, more: Partial<Told> = {}) {
      const folder = mkdtempSync(join(tmpdir(), 'near-miss-soak-test-'));
      for (const name of ['near-miss.db', 'near-miss.db-wal', 'pool.jwk', 'receipt.key']) copyFileSync(join(world.running.dataDir, name), join(folder, name));
      const store = new SqliteStore(join(folder, 'near-miss.db'));
      await harm(store);
      const kept = await look(store, folder, { ...told, ...more }, 0, new Map(), []);
      await store.close();
      return kept;
    }

    test('that all is there, and what waits', async () => {
      expect(await looked()).toMatchObject({ acknowledged: 3, cases: 2, lost: 0, doubled: 0, waiting: 1 });
    });

    test('a report that is gone, and a receipt for what never came', async () => {
      expect(await looked(async (store) => {
        const [first] = (await store.list(casesKind, 'cases', { limit: 1 })).items;
        await store.delete(casesKind, 'cases', first?.doc.id ?? '', first?.etag ?? '');
      })).toMatchObject({ lost: 1 });
      expect(await looked(undefined, { reports: new Map([...told.reports, ['0HEJ-ECPJ-1809-XVXA-DKZW', 'token-d']]) })).toMatchObject({ lost: 1 });
    });

    test('a report in two cases', async () => {
      const doubling = async (store: SqliteStore) => {
        const [first] = (await store.list(casesKind, 'cases', { limit: 1 })).items;
        if (first) await store.create(casesKind, { ...first.doc, id: `${first.doc.id.slice(0, -4)}AAAA`, codename: 'twice-told' });
      };
      expect((await looked(doubling)).doubled).toBeGreaterThan(0);
    });

    test('a briefing that came twice, and one that never came', async () => {
      const kept = await look(new SqliteStore(join(world.running.dataDir, 'near-miss.db')), world.running.dataDir, { ...told, shifts: ['19:a', '19:b'] }, 0, new Map([['19:a', 2]]), []);
      expect(kept.briefings).toMatchObject({ doubled: 1, lost: 1 });
    });
  });
});
