import { request } from 'node:http';
import { type Random, randomInt } from '../../src/base/index.js';
import type { SoakClient } from './client.js';

/** What nobody should send. Every one is to be answered with a code, or a page, and never with a 5xx. */
const makers: ((client: SoakClient, random: Random) => { body: string | Buffer; headers?: Record<string, string> })[] = [
  () => ({ body: '' }),
  () => ({ body: '{"type":"invoke"' }),
  () => ({ body: '[]' }),
  () => ({ body: 'null' }),
  (_client, random) => ({ body: random.bytes(2_000) }),
  () => ({ body: `${'['.repeat(60_000)}${']'.repeat(60_000)}` }),
  () => ({ body: JSON.stringify({ type: 'message', text: 'x'.repeat(300 * 1024) }) }),
  () => ({ body: '{"a":1}', headers: { 'content-type': 'text/plain' } }),
  () => ({ body: '{"a":1}', headers: { 'content-encoding': 'gzip' } }),
  (client) => ({ body: JSON.stringify(client.make('invoke', { serviceUrl: 'https://evil.example/' })) }),
  (client) => ({ body: JSON.stringify(client.make('invoke', { name: 'task/submit', value: { data: { nearMiss: { step: 'what', form: null } } } })) }),
  (client) => ({ body: JSON.stringify(client.make('invoke', { name: 'task/submit', value: { data: { nearMiss: { step: 'check', to: 'answer', form: { key: 7 } }, receipt: { $gt: '' } } } })) }),
  (client) => ({ body: JSON.stringify(client.make('invoke', { name: 'adaptiveCard/action', value: { action: { type: 'Action.Execute', verb: 'briefing.__proto__', data: 1 } } })) }),
  (client) => ({ body: JSON.stringify(client.make('invoke', { name: 'composeExtension/query', value: { commandId: 'searchLessons', parameters: [{ name: 'words', value: `' OR 1=1 --${'%'.repeat(400)}` }] } })) }),
  (client) => ({ body: JSON.stringify(client.make('invoke', { name: 'x'.repeat(5_000), value: { constructor: { prototype: 1 } } })) }),
  (client) => ({ body: JSON.stringify(client.make('invoke', { name: 'composeExtension/submitAction', value: { commandId: 'reportNearMiss', data: JSON.parse('{"__proto__":{"polluted":true},"nearMiss":{"step":"review","to":"send"}}') as unknown } })) }),
];

export async function sendHostile(client: SoakClient, random: Random): Promise<void> {
  const { body, headers } = (makers[randomInt(random, makers.length)] as (typeof makers)[number])(client, random);
  await client.postRaw(body, headers);
}

/** A client that hangs up in the middle of its request, as a phone in a tunnel does. */
export function hangUp(port: number): Promise<void> {
  return new Promise((resolve) => {
    const sending = request({ host: '127.0.0.1', port, path: '/api/messages', method: 'POST', headers: { 'content-type': 'application/json', 'content-length': '5000' } });
    sending.on('error', () => undefined).on('close', () => resolve());
    sending.write('{"type":"invoke","name":"composeExtension/submitAction","value":{');
    setTimeout(() => sending.destroy(), 50);
  });
}
