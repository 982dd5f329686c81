import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { AppError, manualClock, systemRandom } from '../../src/base/index.js';
import { lastPlanned } from '../../src/planning/index.js';
import { makePoolKey, publicOf } from '../../src/reporting/index.js';
import { SqliteStore } from '../../src/store/index.js';
import { openEverything } from '../support/opened-store.js';
import { type RunningApp, runApp } from '../support/running-app.js';
import { fillAll, fillRequired, receiptOn, walkReport, wordsOf } from '../support/teams-client.js';

const day = 86_400_000;
/** A Tuesday noon, UTC; the weekly release is on Mondays at 07:00. */
const tuesday = Date.UTC(2026, 10, 24, 12);
const apps: RunningApp[] = [];
afterAll(() => Promise.all(apps.map((app) => app.stop())));

async function start() {
  const clock = manualClock(tuesday);
  const running = await runApp({ clock });
  apps.push(running);
  await running.app.doDue();
  const rows = () => {
    const store = new SqliteStore(join(running.dataDir, 'near-miss.db'));
    const all = [...store.everything()];
    void store.close();
    return all;
  };
  const count = (kind: string) => rows().filter((row) => row.kind === kind).length;
  const send = async (narrative: string, urgent = false) => (await walkReport(running.client, (input) =>
    (input.id === 'narrative' ? narrative : input.id === 'urgent' ? String(urgent) : fillRequired(input)))).receipt;
  const standing = async (receipt: string) => {
    const page = await running.client.command('checkMyReport');
    return wordsOf((await running.client.press(page, 'primary', () => receipt, 'task/submit')).card);
  };
  return { ...running, clock, rows, count, send, standing };
}

describe('A released report', () => {
  test('waits sealed for the weekly release, then is a case with a codename, a week and nothing finer', async () => {
    const { app, clock, dataDir, rows, count, send, standing } = await start();
    const receipt = await send('A lorry rolled back on the hill.');
    expect(JSON.stringify(rows())).not.toContain('lorry');
    expect(await standing(receipt)).toContain('nothing under this receipt yet');
    clock.advance(5 * day);
    await app.doDue();
    expect([count('pool'), count('cases'), count('mailboxes')]).toEqual([1, 0, 0]);
    clock.advance(day);
    await app.doDue();
    expect([count('pool'), count('cases'), count('mailboxes')]).toEqual([0, 1, 1]);
    const found = rows().find(({ kind }) => kind === 'cases')?.body;
    expect(found).toMatchObject({ codename: expect.stringMatching(/^[a-z]+-[a-z]+$/), week: '2026-W49', state: 'open' });
    expect(JSON.stringify(rows())).not.toContain('lorry');
    expect((await openEverything(dataDir)).map(({ what }) => what?.narrative)).toEqual(['A lorry rolled back on the hill.']);
    expect(JSON.stringify(found)).not.toMatch(/mailbox|receipt|\d{2}:\d{2}/);
    expect(await standing(receipt)).toContain('in review');
  });

  test('is only released at a planned moment, not by a restart or a second look', async () => {
    const { app, clock, count, send } = await start();
    await send('one');
    clock.advance(6 * day);
    await app.doDue();
    await send('two');
    await app.doDue();
    clock.advance(3 * day);
    await app.doDue();
    expect([count('pool'), count('cases')]).toEqual([1, 1]);
  });

  test('marked urgent goes with the daily release, and what stays is sealed anew under new ids', async () => {
    const { app, clock, dataDir, rows, count, send } = await start();
    await send('not urgent');
    await send('a bridge is down', true);
    const before = rows().filter(({ kind }) => kind === 'pool').map(({ id }) => id);
    clock.advance(day);
    await app.doDue();
    expect([count('pool'), count('cases')]).toEqual([1, 1]);
    expect((await openEverything(dataDir)).map(({ what }) => what?.narrative).sort()).toEqual(['a bridge is down', 'not urgent']);
    expect(before).not.toContain(rows().find(({ kind }) => kind === 'pool')?.id);
  });

  test('sent again after its release gives the same receipt and no second case', async () => {
    const { app, client, clock, count } = await start();
    const { receipt, pages } = await walkReport(client, fillAll);
    clock.advance(7 * day);
    await app.doDue();
    expect(receiptOn(await client.press(pages.at(-2) as never, 'primary'))).toBe(receipt);
    clock.advance(7 * day);
    await app.doDue();
    expect([count('pool'), count('cases'), count('mailboxes')]).toEqual([0, 1, 1]);
  });

  test('counts as released though the file could not be scrubbed at once, and is not repeated out of turn', async () => {
    const clock = manualClock(tuesday);
    const folder = mkdtempSync(join(tmpdir(), 'near-miss-scrub-'));
    const store = new SqliteStore(join(folder, 'near-miss.db'));
    store.scrub = () => Promise.reject(new AppError('NM-STORE-BUSY'));
    const running = await runApp({ clock, store });
    apps.push(running);
    await running.app.doDue();
    await walkReport(running.client, fillRequired);
    clock.advance(6 * day);
    expect(await running.app.doDue()).toContain('release-weekly');
    await walkReport(running.client, fillRequired);
    expect(await running.app.doDue()).toEqual([]);
    const kinds = [...store.everything()].map(({ kind }) => kind);
    expect([kinds.filter((kind) => kind === 'cases').length, kinds.filter((kind) => kind === 'pool').length]).toEqual([1, 1]);
  });

  test('leaves no byte of its envelope in the file, the log or the free pages', async () => {
    const { app, clock, dataDir, rows, send } = await start();
    for (let i = 0; i < 12; i++) await send(`report ${i}`);
    const pieces = rows().filter(({ kind }) => kind === 'pool').flatMap(({ id, body }) => {
      const { envelope } = body as { envelope: string };
      return [id, ...Array.from({ length: 30 }, (_, i) => envelope.slice(i * 1_000 + 200, i * 1_000 + 240))];
    });
    const bytes = () => readdirSync(dataDir).filter((name) => name.startsWith('near-miss.db')).map((name) => readFileSync(join(dataDir, name), 'latin1')).join('');
    const before = bytes();
    expect(pieces.filter((piece) => before.includes(piece)).length).toBeGreaterThan(pieces.length * 0.9);
    clock.advance(7 * day);
    await app.doDue();
    const after = bytes();
    expect(pieces.filter((piece) => after.includes(piece))).toEqual([]);
  });

  test('is released by one of two replicas on one store', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'near-miss-two-'));
    const clock = manualClock(tuesday);
    const key = makePoolKey();
    const shared = { receiptKey: systemRandom.bytes(32), pool: { publicKey: publicOf(key), privateKeys: [key] } };
    const replica = () => runApp({ clock, store: new SqliteStore(join(folder, 'near-miss.db')) }, shared);
    const [a, b] = [await replica(), await replica()];
    await Promise.all([a.app.doDue(), b.app.doDue()]);
    for (let i = 0; i < 6; i++) await walkReport(i % 2 === 0 ? a.client : b.client, fillRequired);
    clock.advance(7 * day);
    await Promise.all([a.app.doDue(), b.app.doDue()]);
    const store = new SqliteStore(join(folder, 'near-miss.db'));
    const kinds = [...store.everything()].map(({ kind }) => kind);
    await store.close();
    expect(kinds.filter((kind) => kind === 'cases')).toHaveLength(6);
    expect(kinds.filter((kind) => kind === 'pool')).toHaveLength(0);
    await a.stop();
    await b.stop();
    rmSync(folder, { recursive: true, force: true });
  });
});

describe('A receipt gives nothing away', () => {
  test('right, wrong and unknown ones are answered by pages of the same shape', async () => {
    const { app, clock, send, client } = await start();
    const right = await send('words');
    clock.advance(7 * day);
    await app.doDue();
    const unknown = (await walkReport(client, fillRequired)).receipt;
    const shapes = await Promise.all([right, unknown, 'X', ''].map(async (receipt) => {
      const page = await client.press(await client.command('checkMyReport'), 'primary', () => receipt, 'task/submit');
      const texts = new Set(['text', 'value', 'errorMessage', 'key']);
      return JSON.stringify(page.card, (key, value: unknown) => (texts.has(key) ? '' : value));
    }));
    expect(new Set(shapes).size).toBe(1);
  });

  test('guesses of one sender are limited', async () => {
    const { client } = await start();
    client.activity = { from: { id: '29:guesser' } };
    const page = await client.command('checkMyReport');
    const words = [];
    for (let i = 0; i < 12; i++) words.push(wordsOf((await client.press(page, 'primary', () => 'x', 'task/submit')).card));
    expect(words.filter((text) => text.includes('many receipts'))).toHaveLength(2);
  });

  test('the twenty-first form of one sender in an hour gets a friendly card, and a report over the limit is not lost', async () => {
    const { client, clock, count } = await start();
    const { pages } = await walkReport(client, fillRequired);
    client.activity = { from: { id: '29:eager' } };
    for (let i = 0; i < 20; i++) await walkReport(client, fillRequired);
    expect(wordsOf((await client.command('reportNearMiss')).card)).toContain('NM-TOO-MANY-FORMS');
    const stored = count('pool');
    const page = await client.press({ ...pages.at(-2) as { title: string; card: never } }, 'primary');
    expect([wordsOf(page.card).includes('NM-TOO-MANY-FORMS'), count('pool')]).toEqual([true, stored]);
    clock.advance(3_600_000);
    expect(receiptOn(await client.press(page, 'primary'))).toBe(receiptOn(pages.at(-1) as never));
  });
});

describe('A planned release', () => {
  test('follows the agency’s zone over the change of clocks', () => {
    const at = (iso: string) => new Date(lastPlanned('0 7 * * 1', 'America/New_York', Date.parse(iso)) as number).toISOString();
    expect(at('2026-11-02T11:59:59Z')).toBe('2026-10-26T11:00:00.000Z');
    expect(at('2026-11-02T12:00:00Z')).toBe('2026-11-02T12:00:00.000Z');
    expect(at('2026-03-09T11:00:00Z')).toBe('2026-03-09T11:00:00.000Z');
  });
});
