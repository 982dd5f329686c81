import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CosmosClient } from '@azure/cosmos';
import { createLog } from '../../src/base/index.js';
import { openCosmosStore } from '../../src/store/index.js';
import { type LocalCosmos, startLocalCosmos } from '../contract/cosmos-server.js';
import { type Connector, startConnector } from '../support/connector.js';
import { runApp } from '../support/running-app.js';
import { fillAll, TeamsClient, walkReport } from '../support/teams-client.js';
import { findMarks, findMarksInFolder, type Mark, markedFields } from './marks.js';

const root = join(__dirname, '../..');
let connector: Connector;
beforeAll(async () => { connector = await startConnector(); });
afterAll(() => connector.close());

/** Everything an officer, and somebody hostile, does in a day; returns the bodies of all answers that were errors. */
async function aDay(client: TeamsClient, full = true): Promise<string> {
  const errors: string[] = [];
  const note = (answer: { status: number; text: string }) => { if (answer.status >= 300) errors.push(answer.text); };
  await walkReport(client, fillAll);
  for (const text of ['hi', 'what do you keep', 'sing', 'a story '.repeat(30)]) note(await client.post(client.make('message', { text })));
  note(await client.post(client.make('conversationUpdate')));
  note(await client.post(client.make('installationUpdate', { action: 'add' })));
  note(await client.invoke('signin/verifyState', {}));
  note(await client.invoke('adaptiveCard/action', {}));
  note(await client.invoke('task/submit', { data: { nearMiss: { step: 'what' } } }));
  note(await client.post(client.make('message', { text: 'hi', serviceUrl: 'https://elsewhere.example' })));
  note(await client.post({ ...client.make('message'), from: undefined }));
  const whole = JSON.stringify(client.make('message', { text: 'hi' }));
  note(await client.postRaw(whole.slice(0, -1)));
  note(await client.postRaw(whole, { 'content-type': 'text/plain' }));
  note(await client.postRaw(JSON.stringify(client.make('message', { text: 'x'.repeat(400_000) }))).catch(() => ({ status: 0, text: '' })));
  // A conversation that cannot be written to: the SDK's errors quote its address.
  for (const status of full ? [403, 404, 500] : []) {
    connector.status = status;
    note(await client.post(client.make('message', { text: 'hi' })));
  }
  connector.status = 200;
  return errors.join('\n');
}

/** What makes libraries and Node itself print each request that they send: its address leads to a person, its header is the bot's token. */
const talkative = { AZURE_LOG_LEVEL: 'verbose', DEBUG: '*', NODE_DEBUG: 'http,https,net' };

/** Runs the built bot in a process of its own, at its most talkative, lives a day with it, and looks for every mark everywhere. */
async function traces(fault = ''): Promise<{ found: string[]; errorBodies: number }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'near-miss-trace-'));
  const { activity, headers, marks } = markedFields(connector.url);
  const preload = fault === '' ? [] : ['--import', `data:text/javascript,${encodeURIComponent(fault)}`];
  const child = spawn(process.execPath, [...preload, 'dist/main.js'], { cwd: root, env: { ...process.env, ...talkative, PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'trace', LEAK_DIR: dataDir } });
  let printed = '';
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const port = await new Promise<number>((resolve) => {
    const take = (chunk: Buffer) => {
      printed += chunk.toString('latin1');
      const match = /:(\d+)\/api\/messages/.exec(printed);
      if (match) resolve(Number(match[1]));
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
  });
  const client = new TeamsClient(port, connector.url);
  client.activity = activity;
  client.headers = headers;
  let errors: string;
  let running: string[];
  try {
    errors = await aDay(client, fault === '');
    running = findMarksInFolder(dataDir, marks);
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
  const found = [...running, ...findMarksInFolder(dataDir, marks), ...findMarks('the output', printed, marks), ...findMarks('an error body', errors, marks)];
  expect(existsSync(join(dataDir, 'near-miss.db'))).toBe(true);
  rmSync(dataDir, { recursive: true, force: true });
  return { found, errorBodies: errors.split('\n').length };
}

describe('Who sent a report', () => {
  test('is in no byte of the data folder, the output at its most talkative, or an error body', async () => {
    const { found, errorBodies } = await traces();
    expect(found).toEqual([]);
    expect(errorBodies).toBeGreaterThan(5);
  });

  /** A fault planted in the real process: whenever a request is parsed, something of it gets out. */
  const whenParsed = (leak: string) => `
    import { createHash } from 'node:crypto'; import fs from 'node:fs'; import http from 'node:http'; import { syncBuiltinESMExports } from 'node:module';
    const parse = JSON.parse; let last;
    JSON.parse = (...args) => { const v = parse(...args); if (v?.from?.id) { last = v; const a = v; ${leak} } return v; };
  `;
  const file = (what: string) => whenParsed(`fs.appendFileSync(process.env.LEAK_DIR + '/more.bin', ${what});`);
  test.each([
    ['a file in the clear', file('a.from.id')],
    ['a file in base64 among other words', file(`Buffer.from('so ' + a.conversation.id + ' it was').toString('base64')`)],
    ['a file in hex', file(`Buffer.from(a.from.aadObjectId).toString('hex')`)],
    ['a file as SHA-256', file(`createHash('sha256').update(a.from.aadObjectId).digest('hex')`)],
    ['a file as binary SHA-256 in base64', file(`createHash('sha256').update(a.from.id).digest('base64')`)],
    ['a time stamp in a file', file('String(a.timestamp)')],
    ['a name of a file', whenParsed(`fs.writeFileSync(process.env.LEAK_DIR + '/' + a.id, '');`)],
    ['standard output', whenParsed(`process.stdout.write(a.from.name + '\\n');`)],
    ['standard error', whenParsed(`fs.writeSync(2, 'at ' + a.channelData.team.id + '\\n');`)],
    ['what libraries print, were standard error open', `const open = process.stderr.write.bind(process.stderr); Object.defineProperty(process.stderr, 'write', { get: () => open, set: () => undefined });`],
    ['a header in the output', whenParsed('') + `const emit = http.Server.prototype.emit; http.Server.prototype.emit = function (e, q, ...r) { if (e === 'request') process.stdout.write(q.headers['x-forwarded-for'] + '\\n'); return emit.call(this, e, q, ...r); };`],
    ['a stored document', whenParsed('') + `const s = JSON.stringify; JSON.stringify = (v, ...r) => s(v?.id && v?.envelope ? { ...v, by: last?.from.id } : v, ...r);`],
    ['an error body', whenParsed('') + `const head = http.ServerResponse.prototype.writeHead; http.ServerResponse.prototype.writeHead = function (status, headers) {
      if (status < 400 || !last) return head.call(this, status, headers);
      const body = JSON.stringify({ code: 'X', who: last.from.id }); const end = this.end;
      this.end = () => end.call(this, body);
      return head.call(this, status, { ...headers, 'Content-Length': Buffer.byteLength(body) }); };`],
  ])('planted in %s is caught', async (_where, fault) => {
    expect((await traces(fault)).found).not.toEqual([]);
  });
});

describe('Who sent a report, on Cosmos DB', () => {
  let cosmos: LocalCosmos;
  beforeAll(async () => { cosmos = await startLocalCosmos(); });
  afterAll(() => cosmos.close());

  /** Every document of every container, with all that the service adds to it. */
  async function dump(): Promise<string> {
    const client = new CosmosClient({ endpoint: cosmos.settings.endpoint, key: cosmos.settings.key as string, connectionPolicy: { enableEndpointDiscovery: false } });
    const database = client.database(cosmos.settings.database);
    const { resources: containers } = await database.containers.readAll().fetchAll();
    const documents = await Promise.all(containers.map(async ({ id }) => (await database.container(id).items.readAll().fetchAll()).resources));
    client.dispose();
    return JSON.stringify(documents.flat());
  }

  async function cosmosTraces(leak?: (document: Record<string, unknown>, marks: Mark[]) => void): Promise<{ found: string[]; documents: string }> {
    const { activity, headers, marks } = markedFields(connector.url);
    const store = await openCosmosStore(cosmos.settings);
    if (leak) {
      const create = store.create.bind(store);
      store.create = (kind, doc) => {
        leak(doc as unknown as Record<string, unknown>, marks);
        return create(kind, doc);
      };
    }
    let logged = '';
    const running = await runApp({ store, log: createLog('trace', { write: (line: string) => { logged += line; } }) });
    const client = new TeamsClient(running.app.port, connector.url);
    client.activity = activity;
    client.headers = headers;
    let errors: string;
    let documents: string;
    try {
      errors = await aDay(client, false);
      documents = await dump();
    } finally {
      await running.stop();
    }
    return { found: [...findMarks('Cosmos DB', documents, marks), ...findMarks('the log', logged, marks), ...findMarks('an error body', errors, marks)], documents };
  }

  test('is in no document and no log line', async () => {
    const { found, documents } = await cosmosTraces();
    expect(found).toEqual([]);
    expect(documents.length).toBeGreaterThan(30_000);
  });

  test('planted in an id is caught', async () => {
    const { found } = await cosmosTraces((doc, marks) => { if ('envelope' in doc) doc['id'] = (marks[0]?.value ?? '').padEnd(32, 'x').slice(0, 32); });
    expect(found).not.toEqual([]);
  });
});
