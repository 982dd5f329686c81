import { spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CosmosClient } from '@azure/cosmos';
import { createHttpsServer } from '@vercel/cosmosdb-server';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { kinds } from '../../src/app.js';
import { type Clock, manualClock, systemClock, systemRandom } from '../../src/base/index.js';
import {
  checkCosmos, checkDataFolder, checkMetricsHost, checkNode, checkPoolKeys, checkSignIn, checkSqlite, checkTerms, checkZone, type Finding, lineOf,
} from '../../src/operation/index.js';
import { plannedKind } from '../../src/planning/index.js';
import { makePoolKey, type PoolJwk, publicOf } from '../../src/reporting/index.js';
import { openCosmosStore, SqliteStore } from '../../src/store/index.js';
import { type LocalCosmos, startLocalCosmos } from '../contract/cosmos-server.js';
import { runApp } from '../support/running-app.js';
import { fillRequired, walkReport } from '../support/teams-client.js';

const root = join(__dirname, '../..');
const base = mkdtempSync(join(tmpdir(), 'near-miss-doctor-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));
let folders = 0;
const folder = () => mkdtempSync(join(base, `${folders++}-`));
const poolKey = makePoolKey();
const deps = { clock: systemClock, random: systemRandom, kinds, privateKeys: [poolKey] };

/** What is wrong, in one text; '' where nothing is. */
function wrong(findings: Finding | Finding[]): string {
  return [findings].flat().filter(({ level }) => level !== 'ok').map(lineOf).join('\n');
}

function file(content: string | Buffer): string {
  const path = join(folder(), 'file');
  writeFileSync(path, content);
  return path;
}

async function sqlite(prepare: (store: SqliteStore) => Promise<void>): Promise<string> {
  const at = folder();
  const store = new SqliteStore(join(at, 'near-miss.db'));
  await store.open(kinds);
  await prepare(store);
  await store.close();
  const copy = folder();
  cpSync(at, copy, { recursive: true });
  return join(copy, 'near-miss.db');
}

describe('The doctor says what is wrong with the machine and how to mend it', () => {
  test('and finds nothing wrong where nothing is', () => {
    const findings = [
      checkNode('v24.1.0'), checkZone('America/Phoenix', 0), checkTerms(file('Elm Street\nBeat 12\n')), checkMetricsHost(undefined), checkMetricsHost('127.0.0.1'),
      checkPoolKeys(publicOf(poolKey), [makePoolKey(), poolKey]), ...checkDataFolder(folder()).filter(({ subject }) => subject !== 'Disk'),
    ];
    expect(wrong(findings)).toBe('');
  });

  test.each<[string, () => Finding | Finding[], RegExp]>([
    ['a Node that is too old', () => checkNode('v18.20.0'), /FAIL {2}Node: v18\.20\.0 is too old\. Mend: install 20, 22/],
    ['a Node that was not tested', () => checkNode('v25.0.0'), /WARN {2}Node/],
    ['a zone that is none', () => checkZone('Moon/Base', 0), /FAIL {2}Time zone.*AGENCY_TIME_ZONE/],
    ['terms that are not set', () => checkTerms(undefined), /WARN .*AGENCY_TERMS_FILE/],
    ['terms that are not there', () => checkTerms(join(base, 'none')), /FAIL .*cannot be read/],
    ['terms that are empty', () => checkTerms(file('\n \n')), /WARN .*empty/],
    ['terms that are not UTF-8', () => checkTerms(file(Buffer.from('Peñasco', 'latin1'))), /FAIL .*UTF-8/],
    ['metrics for everybody', () => checkMetricsHost('0.0.0.0'), /WARN .*other machines/],
    ['pool keys that do not belong together', () => checkPoolKeys(publicOf(makePoolKey()), [poolKey]), /FAIL .*POOL_PUBLIC_JWK/],
    ['a data folder that is a file', () => checkDataFolder(file('x')), /FAIL .*cannot be written/],
    ['a data folder that cannot be made', () => checkDataFolder('/proc/near-miss'), /FAIL .*cannot be made/],
    ['a data folder that others can read', () => { const at = folder(); chmodSync(at, 0o755); return checkDataFolder(at); }, /WARN .*chmod 700/],
  ])('%s', (_what, check, message) => {
    expect(wrong(check())).toMatch(message);
  });
});

describe('The doctor says what is wrong with a SQLite store', () => {
  test('and finds nothing wrong with a sound one while a bot runs on it, or with none yet; but with reports that no key opens', async () => {
    const running = await runApp();
    await walkReport(running.client, fillRequired);
    const store = join(running.dataDir, 'near-miss.db');
    const key = JSON.parse(readFileSync(join(running.dataDir, 'pool.jwk'), 'utf8')) as PoolJwk;
    expect(wrong(await checkSqlite(store, { ...deps, privateKeys: [key] }))).toBe('');
    expect(wrong(await checkSqlite(join(base, 'none.db'), deps))).toBe('');
    expect(wrong(await checkSqlite(store, deps))).toMatch(/FAIL .*none of the keys opens.*POOL_PRIVATE_JWK/);
    await running.stop();
  });

  test('that is damaged or newer', async () => {
    expect(wrong(await checkSqlite(file('no database '.repeat(1_000)), deps))).toMatch(/FAIL {2}Store: .*damaged\. Mend: restore a backup: npm run restore/);
    const newer = await sqlite(async (store) => { await store.create({ ...plannedKind, version: 9 }, { id: 'a' }); });
    expect(wrong(await checkSqlite(newer, deps))).toMatch(/FAIL .*later version of this program \(planned\)/);
  });
});

describe('The doctor says what is wrong with Cosmos DB', () => {
  let cosmos: LocalCosmos;
  beforeAll(async () => { cosmos = await startLocalCosmos({ requestTimeoutMs: 2_000 }); });
  afterAll(() => cosmos.close());

  async function check(database: string, clock: Clock = systemClock, endpoint = cosmos.settings.endpoint): Promise<string> {
    const settings = { ...cosmos.settings, database, endpoint };
    return wrong(await checkCosmos(settings, () => openCosmosStore(settings), { ...deps, clock }));
  }

  async function prepared(database: string): Promise<ReturnType<CosmosClient['database']>> {
    const store = await openCosmosStore({ ...cosmos.settings, database });
    await store.open(kinds);
    await store.close();
    return new CosmosClient({ endpoint: cosmos.settings.endpoint, key: cosmos.settings.key as string, connectionPolicy: { enableEndpointDiscovery: false } }).database(database);
  }

  test('and finds nothing wrong with one that the bot has opened', async () => {
    await prepared('whole');
    expect(await check('whole')).toBe('');
  });

  test('without the database, a container, its partition key or an index', async () => {
    expect(await check('none')).toMatch(/FAIL .*no such database/);
    const database = await prepared('changed');
    await database.container('codenames').delete();
    const { resource } = await database.container('cases').read();
    await database.container('cases').replace({ id: 'cases', partitionKey: resource?.partitionKey as never, indexingPolicy: { includedPaths: [{ path: '/pk/?' }] } });
    await database.container('mailboxes').delete();
    await database.containers.create({ id: 'mailboxes', partitionKey: { paths: ['/id'] } });
    const found = await check('changed');
    expect(found).toMatch(/FAIL {2}Containers: missing: codenames/);
    expect(found).toMatch(/another partition key than \/pk: mailboxes/);
    expect(found).toMatch(/FAIL {2}Containers: cases lacks the index \/id\/\?; .*\/week/);
  });

  test('with a clock that is off', async () => {
    await prepared('clock');
    expect(await check('clock', manualClock(Date.now() + 90_000))).toMatch(/WARN {2}Clock: \d+ seconds off that of Cosmos DB/);
    expect(await check('clock', manualClock(Date.now() - 900_000))).toMatch(/FAIL {2}Clock/);
  });

  test('out of reach, or refusing us', async () => {
    expect(await check('x', systemClock, 'http://127.0.0.1:1')).toMatch(/FAIL .*cannot be reached.*COSMOS_ENDPOINT/);
    const refusing = createServer((socket) => { socket.once('data', () => socket.end('HTTP/1.1 403 Forbidden\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}')); });
    await new Promise<void>((resolve) => refusing.listen(0, '127.0.0.1', resolve));
    expect(await check('x', systemClock, `http://127.0.0.1:${(refusing.address() as AddressInfo).port}`)).toMatch(/FAIL .*refuses us.*Data Contributor/);
    await new Promise((resolve) => refusing.close(resolve));
  });

  test('that is full of newer documents', async () => {
    const database = await prepared('newer');
    await database.container('planned').items.create({ id: 'a', pk: 'a', v: 9 });
    expect(await check('newer')).toMatch(/FAIL .*later version of this program \(planned\)/);
  });
});

describe('The doctor says what is wrong with the sign-in', () => {
  const signIn = { channelMetadata: 'https://channel.example/x', tokenUrl: 'https://login.example/t/oauth2/v2.0/token', scope: 's', clientId: 'c', secret: 'hidden-word' };

  /** Answers by host; `undefined` is a host that cannot be reached. */
  function answers(channel: number | undefined, login: number | undefined, date = Date.now()): typeof fetch {
    return async (url) => {
      const status = (url as string).includes('channel') ? channel : login;
      if (status === undefined) throw new TypeError('fetch failed for hidden-word');
      return new Response('{"access_token":"hidden-token"}', { status, headers: { date: new Date(date).toUTCString() } });
    };
  }

  test('and finds nothing wrong where all answer', async () => {
    expect(wrong(await checkSignIn(signIn, systemClock, answers(200, 200)))).toBe('');
  });

  test.each<[string, typeof fetch, RegExp]>([
    ['no way out', answers(undefined, undefined), /FAIL {2}Channel: channel\.example cannot be reached.*port 443[\s\S]*FAIL {2}Sign-in: login\.example cannot be reached/],
    ['a secret that has run out', answers(200, 401), /FAIL {2}Sign-in: .*refuses the bot’s secret \(401\).*MICROSOFT_APP_PASSWORD/],
    ['a service that is down', answers(503, 503), /FAIL {2}Channel: .*503[\s\S]*WARN {2}Sign-in/],
    ['a clock that is off', answers(200, 200, Date.now() - 3_600_000), /FAIL {2}Clock: \d+ seconds off that of login\.example/],
  ])('%s', async (_what, request, message) => {
    const found = wrong(await checkSignIn(signIn, systemClock, request));
    expect(found).toMatch(message);
    expect(found).not.toMatch(/hidden/);
  });

  test('without trying a secret where there is none', async () => {
    const asked: string[] = [];
    const { secret: _secret, ...without } = signIn;
    const findings = await checkSignIn(without, systemClock, async (url, init) => { asked.push(`${init?.method ?? 'GET'} ${url as string}`); return answers(200, 200)(url, init); });
    expect(wrong(findings)).toBe('');
    expect(asked).toEqual(['GET https://channel.example/x', 'GET https://login.example/common/v2.0/.well-known/openid-configuration']);
  });
});

describe('npm run doctor', () => {
  const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
  const server = createHttpsServer();
  beforeAll(async () => { await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)); });
  afterAll(() => { server.closeAllConnections(); server.close(); });
  const hiddenKey = Buffer.from('hidden cosmos key').toString('base64');
  const receiptKey = Buffer.alloc(32, 7).toString('base64');
  const secrets = ['hidden-word', hiddenKey, receiptKey, poolKey.d as string];
  const deployment = () => ({
    MICROSOFT_APP_ID: id(1), MICROSOFT_APP_TYPE: 'SingleTenant', MICROSOFT_APP_TENANT_ID: id(2), MICROSOFT_APP_PASSWORD: 'hidden-word', TENANT_IDS: id(2), COORDINATORS: id(3),
    AGENCY_NAME: 'Example PD', PUBLIC_URL: 'https://bot.example.gov', AGENCY_TIME_ZONE: 'America/Phoenix', RECEIPT_KEY: receiptKey, POOL_PUBLIC_JWK: JSON.stringify(publicOf(poolKey)), POOL_PRIVATE_JWK: JSON.stringify(poolKey),
    COSMOS_ENDPOINT: `https://127.0.0.1:${(server.address() as AddressInfo).port}`, COSMOS_KEY: hiddenKey, COSMOS_DATABASE: 'doctor', NODE_TLS_REJECT_UNAUTHORIZED: '0',
  });

  function doctor(settings: Record<string, string>, preload: string): Promise<{ status: number | null; printed: string }> {
    const child = spawn(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(preload)}`, 'dist/commands/doctor.js'], { cwd: root, env: { PATH: process.env['PATH'], ...settings } });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { printed += chunk.toString(); });
    return new Promise((resolve) => child.once('close', (status) => resolve({ status, printed })));
  }
  /** No test asks a real sign-in; this one fails in the most talkative way. */
  const talkative = `globalThis.fetch = async (url, init) => { throw new Error('failed: ' + url + ' ' + init?.body + ' ' + JSON.stringify(process.env)); };`;
  const leaks = (printed: string) => secrets.filter((secret) => printed.includes(secret));

  test('says one line about each thing, ends with 1 where something must be mended, and prints no secret', async () => {
    const { status, printed } = await doctor(deployment(), talkative);
    expect(status).toBe(1);
    expect(printed).toMatch(/^FAIL {2}Cosmos DB: has no such database/m);
    expect(printed).toMatch(/^FAIL {2}Sign-in: login\.microsoftonline\.com cannot be reached/m);
    expect(printed).toMatch(/^ok {4}Time zone: America\/Phoenix/m);
    expect(leaks(printed)).toEqual([]);
  });

  test('would be caught printing one', async () => {
    const leaking = `${talkative} const say = console.log; console.log = (line) => say(line + process.env.MICROSOFT_APP_PASSWORD);`;
    expect(leaks((await doctor(deployment(), leaking)).printed)).toEqual(['hidden-word']);
  });

  test('of a wrong configuration names every problem, a line each, and ends with 2', async () => {
    const { status, printed } = await doctor({ ...deployment(), COSMOS_DATABASE: '', PORT: 'x', POOL_PRIVATE_JWK: `{"d":"${poolKey.d}"` }, talkative);
    expect(status).toBe(2);
    expect(printed).toMatch(/^FAIL {2}Settings: PORT is not a port\. Mend: /m);
    expect(printed).toMatch(/^FAIL {2}Settings: COSMOS_DATABASE is missing/m);
    expect(leaks(printed)).toEqual([]);
  });

  test('of a local profile whose key file is damaged says so and not what is in it', async () => {
    const at = folder();
    mkdirSync(join(at, 'd'), { mode: 0o700 });
    writeFileSync(join(at, 'd', 'pool.jwk'), `{"d": "${poolKey.d}" oops`);
    const { status, printed } = await doctor({ DATA_DIR: join(at, 'd') }, '');
    expect(status).toBe(1);
    expect(printed).toMatch(/FAIL {2}Pool keys: the file pool\.jwk/);
    expect(leaks(printed)).toEqual([]);
  });
});
