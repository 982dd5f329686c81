import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { manualClock } from '../../src/base/index.js';
import { type Connector, startConnector } from '../support/connector.js';
import { type RunningApp, runApp } from '../support/running-app.js';
import { type CardNode, fillRequired, TeamsClient, walkReport, wordsOf } from '../support/teams-client.js';

const day = 86_400_000;
let connector: Connector;
let running: RunningApp;
let client: TeamsClient;
const clock = manualClock(Date.UTC(2026, 10, 24, 12));
const channel = { conversation: { id: '19:channel@thread.tacv2;messageid=1', conversationType: 'channel', tenantId: 't' }, channelData: { channel: { id: '19:channel@thread.tacv2' } } };

beforeAll(async () => {
  connector = await startConnector();
  running = await runApp({ clock });
  client = new TeamsClient(running.app.port, connector.url);
  await running.app.doDue();
});
afterAll(async () => {
  await running.stop();
  await connector.close();
});

/** What was sent since, each as the words of its card and its length. */
function sentSince(from: number): { words: string; length: number }[] {
  return connector.sent.slice(from).map((sent) => {
    const activity = (sent['activity'] ?? sent) as typeof sent;
    const card = activity.attachments?.[0]?.content as CardNode;
    return { words: wordsOf(card), length: JSON.stringify(card).length };
  });
}

async function aWeek(reports: number): Promise<{ words: string; length: number }[]> {
  for (let i = 0; i < reports; i++) await walkReport(client, fillRequired);
  const from = connector.sent.length;
  clock.advance(7 * day);
  await running.app.doDue();
  return sentSince(from);
}

describe('The coordinator’s digest', () => {
  test('comes to no channel before one was named, and only a channel can be named', async () => {
    expect(await aWeek(1)).toEqual([]);
    const from = connector.sent.length;
    await client.post(client.make('message', { text: 'digest here' }));
    expect(sentSince(from)[0]?.words).toContain('Write this in the channel');
  });

  test('is set by a coordinator in a channel, and comes at its hour, the same in shape and length with none or many', async () => {
    const from = connector.sent.length;
    await client.post(client.make('message', { text: '<at>Near Miss</at> digest here', ...channel }));
    expect(sentSince(from)[0]?.words).toContain('comes to this channel');
    const weeks = [await aWeek(0), await aWeek(1), await aWeek(15)];
    expect(weeks.map((sent) => sent.length)).toEqual([1, 1, 1]);
    expect(weeks.map(([sent]) => /(\d+)/.exec(sent?.words ?? '')?.[1])).toEqual(['1', '2', '17']);
    expect(new Set(weeks.map(([sent]) => sent?.length)).size).toBe(1);
  });

  test('nothing is sent between: not when a report comes, not when it is released', async () => {
    const from = connector.sent.length;
    for (let i = 0; i < 3; i++) await walkReport(client, fillRequired);
    clock.advance(day);
    await running.app.doDue();
    expect(connector.sent).toHaveLength(from);
  });

  test('is not sent twice, and one whose sending failed is not tried again silently', async () => {
    connector.status = 403;
    expect(await aWeek(0)).toEqual([]);
    connector.status = 200;
    const from = connector.sent.length;
    await running.app.doDue();
    expect(connector.sent).toHaveLength(from);
    expect(await aWeek(0)).toHaveLength(1);
  });
});
