import { afterAll, describe, expect, test } from '@jest/globals';
import { createAdjustments } from '../../src/adjustments/index.js';
import { manualClock, seededRandom } from '../../src/base/index.js';
import { allFacts, factsOf } from '../../src/counting.js';
import { recount } from '../../src/insights/index.js';
import { type Connector, startConnector } from '../support/connector.js';
import { type RunningApp, runApp } from '../support/running-app.js';
import { type CardNode, fillAll, fillRequired, nodes, walkReport, wordsOf } from '../support/teams-client.js';
import { SqliteStore } from '../../src/store/index.js';
import { join } from 'node:path';

const day = 24 * 3_600_000;
const opened: { running: RunningApp; connector: Connector }[] = [];
afterAll(() => Promise.all(opened.map(async ({ running, connector }) => { await running.stop(); await connector.close(); })));

/** An agency with a command channel, on a clock of its own, that begins in October. */
async function agency() {
  const connector = await startConnector();
  const clock = manualClock(Date.UTC(2026, 9, 5, 12));
  const running = await runApp({ clock });
  opened.push({ running, connector });
  const { client, app } = running;
  const inChannel = { conversation: { id: '19:command@thread.tacv2', conversationType: 'channel', tenantId: 't' }, channelData: { channel: { id: '19:command@thread.tacv2' } } };
  const cardOf = () => (connector.sent.at(-1)?.attachments?.[0] ?? (connector.sent.at(-1)?.['activity'] as { attachments: { content: unknown }[] }).attachments[0])?.content as CardNode;
  const say = async (text: string) => {
    await client.post(client.make('message', { text, serviceUrl: connector.url, ...inChannel }));
    return cardOf();
  };
  await app.doDue();
  await say('command here');
  return { ...running, clock, connector, say, cardOf };
}

/** Every number that the tables tell. */
function exactIn(value: unknown): number[] {
  if (typeof value !== 'object' || value === null) return [];
  const { is, n } = value as { is?: unknown; n?: unknown };
  return is === 'exact' && typeof n === 'number' ? [n] : Object.values(value).flatMap(exactIn);
}

describe('What the agency learns, in numbers', () => {
  test('nothing is shown before a quarter is over; then trends, the report and its files say the same, and small numbers are in none of them', async () => {
    const { app, client, clock, connector, dataDir, say, cardOf } = await agency();
    expect(wordsOf(await say('trends'))).toContain('No quarter is published yet');
    for (let i = 0; i < 14; i++) await walkReport(client, i === 0 ? fillRequired : fillAll);
    clock.advance(8 * day);
    await app.doDue();
    // One case is closed: it counts as ended.
    const desk = await client.command('coordinatorDesk');
    const [first] = nodes(desk.card, ({ type }) => type === 'Action.Submit');
    let page = await client.press(desk, new RegExp(first?.title ?? ''));
    page = await client.press(page, /More/);
    page = await client.press(page, /Close/);
    await client.press(page, /Close/, (input) => (input.id === 'reason' ? 'too-little' : undefined));
    expect(wordsOf(await say('trends'))).toContain('No quarter is published yet');

    clock.set(Date.UTC(2027, 0, 8, 10));
    const posted = connector.sent.length;
    expect(await app.doDue()).toEqual(expect.arrayContaining(['publish', 'quarterly']));
    expect(connector.sent.length).toBeGreaterThan(posted);
    const urls = nodes(await say('trends'), ({ type }) => type === 'Action.OpenUrl').map(({ url }) => String(url));
    expect(urls).toHaveLength(3);
    expect(wordsOf(cardOf())).toContain('trends');
    const [html = '', csv = '', json = ''] = await Promise.all(urls.map(async (url) => {
      const answer = await fetch(url.replace('localhost', '127.0.0.1'));
      expect(answer.status).toBe(200);
      return answer.text();
    }));
    expect(html).toMatch(/^<!doctype html>/i);
    expect(html).not.toMatch(/<script/i);
    expect(csv).toMatch(/"Cases over time","2026-Q4","Cases","","14",""/);
    const { tables } = JSON.parse(json) as { tables: { cases: { quarter: unknown } } };
    expect(tables.cases.quarter).toEqual({ is: 'exact', n: 14 });
    // One report chose nothing that the thirteen others chose: no number of it is told, as no empty cell is.
    const told = exactIn(tables);
    expect(told.length).toBeGreaterThan(4);
    expect(Math.min(...told)).toBeGreaterThanOrEqual(5);
    const inFile = csv.split('\r\n').flatMap((line) => /^"(?!Monthly briefings).*,"(\d+)",""$/.exec(line)?.slice(1) ?? []);
    expect(inFile.length).toBeGreaterThan(4);
    expect(Math.min(...inFile.map(Number))).toBeGreaterThanOrEqual(5);

    const store = new SqliteStore(join(dataDir, 'near-miss.db'));
    const adjustments = createAdjustments(store, clock, seededRandom('recount'), 'UTC');
    const counted = await recount({ store, random: seededRandom('recount'), factsOf: (ref) => factsOf(store, adjustments, ref) }, allFacts(store, adjustments));
    await store.close();
    expect(counted).toMatchObject({ cases: 14, corrected: [] });
  });

  test('an altered link to the report opens nothing', async () => {
    const { client } = await agency();
    expect((await fetch(`http://127.0.0.1:${client.port}/pages/cXVhcnRlcmx5LjIwODAwLjIwMjYtUTQ.AAAA`)).status).toBe(404);
  });
});
