import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { seededRandom, silentLog } from '../../src/base/index.js';
import type { Place } from '../../src/briefing/index.js';
import { createConnector } from '../../src/teams/connector.js';
import { createPace } from '../../src/teams/pace.js';
import { createSendQueue, type SendQueue } from '../../src/teams/send-queue.js';

type Answer = number | [status: number, headers: Record<string, string>] | 'break' | 'hang' | 'half';

describe('A message that the bot sends by itself', () => {
  let place: Place;
  /** One for each request; after the last, all are taken. */
  let answers: Answer[];
  let requests: { method: string; url: string; body: Record<string, unknown> }[];
  let waits: number[];
  let slowedDown: number;
  let queue: SendQueue;
  let close: () => Promise<void>;

  function take(request: IncomingMessage, response: ServerResponse, text: string): void {
    requests.push({ method: request.method ?? '', url: request.url ?? '', body: JSON.parse(text) as Record<string, unknown> });
    const answer = answers.shift() ?? 201;
    if (answer === 'break') { request.socket.destroy(); return; }
    if (answer === 'hang') return;
    const [status, headers] = typeof answer === 'number' ? [answer, {}] : answer === 'half' ? [201, { 'content-length': '100' }] : answer;
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    if (answer === 'half') { response.write('{"id"'); setTimeout(() => request.socket.destroy(), 10); return; }
    response.end(status < 300 ? JSON.stringify({ id: '19:c@thread.tacv2;messageid=7' }) : '{"error":{}}');
  }

  beforeEach(async () => {
    [answers, requests, waits, slowedDown] = [[], [], [], 0];
    const server = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk: Buffer) => { text += chunk.toString(); });
      request.on('end', () => { take(request, response, text); });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    place = { serviceUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, channelId: '19:c@thread.tacv2', tenantId: 'tenant' };
    close = () => new Promise((resolve) => { server.closeAllConnections(); server.close(() => resolve()); });
    const connector = createConnector({ appId: 'app', authorization: async () => 'Bearer token', mayReplyTo: (url) => !url.includes('evil'), timeoutMs: 1_500 });
    const pace = createPace({ now: () => 0, pause: async (ms) => { waits.push(ms); } });
    queue = createSendQueue(connector, { admit: async () => undefined, turn: async () => undefined, tooFast: () => { slowedDown++; }, pause: pace.pause }, seededRandom('queue'), silentLog);
  });
  afterEach(() => close());

  const card = { type: 'AdaptiveCard' };
  const start = () => queue.start(place, card);

  test('starts a thread in the channel, and its id is the thread’s', async () => {
    expect(await start()).toEqual({ kind: 'sent', thread: '19:c@thread.tacv2;messageid=7' });
    expect(requests).toMatchObject([{ method: 'POST', url: '/v3/conversations', body: { isGroup: true, tenantId: 'tenant', bot: { id: '28:app' }, channelData: { channel: { id: place.channelId } }, activity: { type: 'message' } } }]);
  });

  test('answers in a thread, and replaces the card that the thread began with', async () => {
    await queue.reply(place, '19:c@thread.tacv2;messageid=7', card);
    await queue.update(place, '19:c@thread.tacv2;messageid=7', card);
    expect(requests.map(({ method, url }) => `${method} ${decodeURIComponent(url)}`)).toEqual([
      'POST /v3/conversations/19:c@thread.tacv2;messageid=7/activities', 'PUT /v3/conversations/19:c@thread.tacv2;messageid=7/activities/7',
    ]);
    expect(await queue.update(place, 'no-thread', card as never)).toEqual({ kind: 'gone' });
  });

  test.each([412, 429, 502, 504])('is repeated after a %i, waiting longer each time', async (status) => {
    answers = [status, status, status];
    expect(await start()).toMatchObject({ kind: 'sent' });
    expect(requests).toHaveLength(4);
    expect(waits).toHaveLength(3);
    waits.forEach((wait, i) => { expect(wait).toBeLessThanOrEqual(1_000 * 2 ** i); });
    expect(new Set(waits).size).toBe(3);
    expect(slowedDown).toBe(status === 429 ? 3 : 0);
  });

  test('waits as long as the platform asks for, and a little more', async () => {
    answers = [[429, { 'retry-after': '5' }]];
    await start();
    expect(waits[0]).toBeGreaterThan(5_000);
    expect(waits[0]).toBeLessThanOrEqual(6_000);
  });

  test('is given up as not sent when the platform goes on refusing it', async () => {
    answers = Array.from({ length: 20 }, () => 429);
    expect(await start()).toEqual({ kind: 'not-sent' });
    expect(requests).toHaveLength(7);
  });

  test.each([400, 401, 413])('is not repeated after a %i: it would be refused again', async (status) => {
    answers = [status];
    expect(await start()).toEqual({ kind: 'not-sent' });
    expect(requests).toHaveLength(1);
  });

  test.each([403, 404])('finds nobody on a %i', async (status) => {
    answers = [status];
    expect(await start()).toEqual({ kind: 'gone' });
    expect(requests).toHaveLength(1);
  });

  test.each<[Answer]>([[500], [503], ['break'], ['hang'], ['half']])('that may have arrived is never sent again (%s)', async (answer) => {
    answers = [answer];
    expect(await start()).toEqual({ kind: 'unknown' });
    expect(requests).toHaveLength(1);
  });

  test('that met a closed port did not arrive, and is tried again', async () => {
    await close();
    expect(await start()).toEqual({ kind: 'not-sent' });
    expect(waits).toHaveLength(6);
  });

  test('goes nowhere but to the platform', async () => {
    expect(await queue.start({ ...place, serviceUrl: 'http://evil.example/' }, card as never)).toEqual({ kind: 'gone' });
    answers = [[302, { location: 'http://evil.example/' }]];
    expect(await start()).not.toMatchObject({ kind: 'sent' });
  });
});
