import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createMetrics, manualClock, type Metrics, seededRandom, silentLog } from '../../src/base/index.js';
import { type ProcessFigures, startSampler } from '../../src/operation/index.js';
import { poolKind } from '../../src/reporting/index.js';
import { openCosmosStore, SqliteStore, type Store } from '../../src/store/index.js';
import type { Attempt } from '../../src/teams/connector.js';
import { createSendQueue } from '../../src/teams/send-queue.js';
import { type Fault, type LocalCosmos, startLocalCosmos } from '../contract/cosmos-server.js';
import { type Connector, startConnector } from '../support/connector.js';
import { type RunningApp, runApp } from '../support/running-app.js';
import { openShiftWorld } from '../support/shift-channel.js';
import { type CardNode, fillRequired, TeamsClient, walkReport } from '../support/teams-client.js';

const day = 86_400_000;
/** A Tuesday noon, UTC; the weekly release is on Mondays at 07:00. */
const tuesday = Date.UTC(2026, 10, 24, 12);
const processGauges = /^(process_resident_memory_bytes|nodejs_eventloop_lag_max_seconds) .*\n/gm;

const running: RunningApp[] = [];
let connector: Connector;
beforeAll(async () => { connector = await startConnector(); });
afterEach(async () => { for (const app of running.splice(0)) await app.stop(); });
afterAll(() => connector.close());

async function start(metrics: Metrics, store?: Store): Promise<RunningApp & { clock: ReturnType<typeof manualClock> }> {
  const clock = manualClock(tuesday);
  const app = await runApp({ clock, metrics, ...(store === undefined ? {} : { store }) });
  running.push(app);
  await app.app.doDue();
  return { ...app, client: new TeamsClient(app.app.port, connector.url), clock };
}

/** Everything that a person can do with the bot, and what a hostile one does. */
async function use(client: TeamsClient): Promise<void> {
  await walkReport(client, fillRequired);
  await walkReport(client, (input) => (input.id === 'urgent' ? 'true' : fillRequired(input)));
  await client.press(await client.command('checkMyReport'), 'primary', () => 'X', 'task/submit');
  for (const text of ['hi', 'what do you keep', 'digest here', 'sing']) await client.post(client.make('message', { text }));
  await client.post(client.make('installationUpdate', { action: 'add' }));
  await client.postRaw('{"type":');
  await client.post({ type: 'message' });
}

/** A counter that steps with each submission, put where one could be put by mistake. */
function plantSubmitCounter(store: Store, metrics: Metrics): Store {
  const create = store.create.bind(store);
  store.create = (kind, doc) => {
    if (kind.name === poolKind.name) metrics.count('near_miss_jobs_total', 'release-weekly', 'done');
    return create(kind, doc);
  };
  return store;
}

async function changedBy(act: () => Promise<void>, metrics: Metrics): Promise<string[]> {
  const lines = () => metrics.text().replace(processGauges, '').split('\n');
  const before = lines();
  await act();
  return lines().filter((line) => !before.includes(line));
}

describe('Who reads the metrics every second', () => {
  test('sees no value change when somebody reports, opens a dialog, writes to the bot or attacks it', async () => {
    const metrics = createMetrics();
    const { client } = await start(metrics);
    expect(await changedBy(() => use(client), metrics)).toEqual([]);
  });

  test('would see a counter of submissions, were one planted', async () => {
    const metrics = createMetrics();
    const folder = mkdtempSync(join(tmpdir(), 'near-miss-metrics-'));
    const { client } = await start(metrics, plantSubmitCounter(new SqliteStore(join(folder, 'near-miss.db')), metrics));
    expect(await changedBy(() => use(client), metrics)).toHaveLength(1);
    rmSync(folder, { recursive: true });
  });

  test('sees the schedule: a release and a digest, each by job and outcome', async () => {
    const metrics = createMetrics();
    const { app, client, clock } = await start(metrics);
    await client.post(client.make('message', { text: 'digest here', conversation: { id: '19:c@thread.tacv2', conversationType: 'channel', tenantId: 't' }, channelData: { channel: { id: '19:c@thread.tacv2' } } }));
    await walkReport(client, fillRequired);
    clock.advance(6 * day);
    const changed = await changedBy(async () => { await app.doDue(); await app.doDue(); }, metrics);
    expect(changed).toEqual(expect.arrayContaining([
      'near_miss_jobs_total{job="release-weekly",outcome="done"} 2',
      'near_miss_job_seconds_bucket{job="release-weekly",le="1"} 2',
      'near_miss_posts_total{outcome="sent"} 1',
      `near_miss_job_last_done_timestamp_seconds{job="release-weekly"} ${Date.UTC(2026, 10, 30, 7) / 1_000}`,
    ]));
    connector.status = 403;
    clock.advance(7 * day);
    expect(await changedBy(async () => { await app.doDue(); }, metrics)).toContain('near_miss_posts_total{outcome="failed"} 1');
    connector.status = 200;
  });

  test('sees a month’s briefing that came by its schedule, and none that somebody asked for', async () => {
    const metrics = createMetrics();
    const world = await openShiftWorld({}, { metrics });
    await world.doDue();
    const [form] = await world.say('register shift');
    await world.pressed(form as CardNode, 'Save', ({ id }) => ({ name: 'Nights', schedule: 'first Tuesday 06:45', zone: 'UTC' })[id ?? '']);
    const posted = () => world.connector.requests.filter(({ what }) => what === 'POST /v3/conversations').length;
    expect(await changedBy(async () => { await world.say('brief now'); }, metrics)).toEqual([]);
    expect(posted()).toBe(1);
    world.clock.set(Date.UTC(2026, 11, 1, 6, 46));
    expect(await changedBy(async () => { await world.doDue(); }, metrics)).toContain('near_miss_posts_total{outcome="sent"} 1');
    expect(posted()).toBe(2);
    await world.stop();
  });

  const refused = (status: number): Attempt => ({ kind: 'refused', status });
  test.each<[Attempt, string, number]>([
    [{ kind: 'done', id: 'x' }, 'sent', 0], [refused(403), 'failed', 0], [refused(413), 'failed', 0], [refused(429), 'failed', 6], [refused(500), 'uncertain', 0],
    [{ kind: 'unreached' }, 'failed', 6], [{ kind: 'unknown' }, 'uncertain', 0],
  ])('sees a post whose every attempt ends as %p as %s, repeated %i times', async (attempt, outcome, retries) => {
    const metrics = createMetrics();
    const always = { start: async () => attempt, reply: async () => attempt, update: async () => attempt };
    const pace = { admit: async () => undefined, turn: async () => undefined, pause: async () => undefined, tooFast: () => undefined };
    await createSendQueue(always, pace, seededRandom('posts'), silentLog, metrics).start({ serviceUrl: 'https://x.example', channelId: 'c' }, {});
    expect(metrics.text()).toContain(`near_miss_posts_total{outcome="${outcome}"} 1\n`);
    expect(metrics.text()).toContain(`near_miss_post_retries_total ${retries}\n`);
  });

  test('sees the same after a release of one report and of twenty', async () => {
    const changes = await Promise.all([1, 20].map(async (reports) => {
      const metrics = createMetrics();
      const { app, client, clock } = await start(metrics);
      for (let i = 0; i < reports; i++) await walkReport(client, fillRequired);
      clock.advance(6 * day);
      return changedBy(async () => { await app.doDue(); }, metrics);
    }));
    expect(changes[0]).toEqual(changes[1]);
  });

  test('learns nothing from labels: each has one of a few values that are text of ours', async () => {
    const metrics = createMetrics();
    const { client, app, clock } = await start(metrics);
    await use(client);
    clock.advance(7 * day);
    await app.doDue();
    const values = [...metrics.text().matchAll(/([a-z]+)="([^"]*)"/g)].filter(([, label]) => label !== 'le').map(([, , value]) => value as string);
    const ours = ['release-weekly', 'release-daily', 'digest', 'summary', 'awareness', 'retention', 'publish', 'quarterly', 'briefing-failed', 'done', 'failed', 'sent', 'uncertain', 'pool-unreadable', 'scrub-failed', 'store-index-missing'];
    expect([...new Set(values)].filter((value) => !ours.includes(value))).toEqual([]);
    expect(() => metrics.count('near_miss_posts_total', 'a person@example.org')).toThrow(TypeError);
    metrics.count('near_miss_posts_total', 'undeclared');
    expect(metrics.text()).not.toContain('undeclared');
  });
});

describe('Who reads the metrics and starves the database', () => {
  let cosmos: LocalCosmos;
  beforeAll(async () => { cosmos = await startLocalCosmos(); });
  afterAll(() => cosmos.close());

  /** The next request for documents of each sort meets a 429. */
  function starve(): void {
    const met = new Set<string>();
    cosmos.fault = ({ url = '', method }): Fault => {
      const what = `${method} ${url.split('/')[4]}`;
      if (!url.includes('/docs') || met.has(what)) return 'none';
      met.add(what);
      return 'throttle';
    };
  }

  async function under(act: (app: RunningApp) => Promise<void>): Promise<string[]> {
    const metrics = createMetrics();
    const app = await start(metrics, await openCosmosStore(cosmos.settings, undefined, metrics));
    return changedBy(async () => { starve(); await act(app); cosmos.fault = () => 'none'; }, metrics);
  }

  test('sees no report behind the retries: those of what people do are not counted', async () => {
    const before = cosmos.seen.throttle;
    expect(await under(({ client }) => use(client))).toEqual([]);
    expect(cosmos.seen.throttle).toBeGreaterThan(before);
  });

  test('would see one if the pool’s retries were counted', async () => {
    const { scheduled } = poolKind;
    (poolKind as { scheduled?: boolean }).scheduled = true;
    try {
      expect(await under(({ client }) => use(client))).toEqual(['near_miss_store_retries_total{reason="busy"} 1']);
    } finally {
      if (scheduled === undefined) delete (poolKind as { scheduled?: boolean }).scheduled;
    }
  });

  test('sees that the schedule’s own requests are throttled', async () => {
    expect(await under(async ({ app }) => { await app.doDue(); })).toContain('near_miss_store_retries_total{reason="busy"} 1');
  });
});

describe('The figures of the process', () => {
  const mib = 1024 * 1024;

  async function sampled(figures: ProcessFigures) {
    const clock = manualClock(tuesday + 60_000 * 5);
    const metrics = createMetrics();
    const sampler = await startSampler({ metrics, clock, ping: async () => undefined, version: '0.1.0', figures });
    sampler.stop();
    return { clock, ...sampler, gauges: () => sampler.text().match(processGauges) };
  }

  test('are told once an hour and rounded up, so that a report between leaves no trace', async () => {
    let bytes = 100.3 * mib;
    let lag = 0.02;
    const { clock, sample, gauges } = await sampled({ resident: () => bytes, longestLag: () => lag });
    const first = [`process_resident_memory_bytes ${112 * mib}\n`, 'nodejs_eventloop_lag_max_seconds 0.25\n'];
    expect(gauges()).toEqual(first);
    bytes = 300 * mib;
    lag = 3;
    for (let minute = 6; minute < 60; minute++) {
      clock.advance(60_000);
      await sample();
      expect(gauges()).toEqual(first);
    }
    clock.advance(60_000);
    await sample();
    expect(gauges()).toEqual([`process_resident_memory_bytes ${304 * mib}\n`, 'nodejs_eventloop_lag_max_seconds 5\n']);
  });

  test('say whether the store answers', async () => {
    const metrics = createMetrics();
    let ping = () => Promise.reject<void>(new Error('out of reach'));
    const sampler = await startSampler({ metrics, clock: manualClock(tuesday), ping: () => ping(), version: '0.1.0' });
    sampler.stop();
    expect(sampler.text()).toContain('near_miss_store_up 0\n');
    ping = async () => undefined;
    await sampler.sample();
    expect(sampler.text()).toContain('near_miss_store_up 1\n');
  });
});

describe('The metrics’ port', () => {
  function ask(port: number, path: string, method = 'GET'): Promise<{ status: number; body: string }> {
    return new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port, path, method }, (answer) => {
        let body = '';
        answer.on('data', (chunk: Buffer) => { body += chunk.toString(); }).on('end', () => resolve({ status: answer.statusCode ?? 0, body }));
      }).on('error', reject).end();
    });
  }

  test('is not there unless it is set, and answers nothing but GET /metrics', async () => {
    expect((await start(createMetrics())).app.metricsPort).toBeUndefined();
    const app = await runApp({}, { metrics: { port: 0, host: '127.0.0.1' } });
    running.push(app);
    const port = app.app.metricsPort as number;
    expect(port).not.toBe(app.app.port);
    const { status, body } = await ask(port, '/metrics');
    expect(status).toBe(200);
    expect(body).toMatch(/^# TYPE near_miss_jobs_total counter$/m);
    for (const [path, method] of [['/', 'GET'], ['/metrics', 'POST'], ['/api/messages', 'POST'], ['/metrics?x', 'GET']] as const) {
      expect(await ask(port, path, method)).toEqual({ status: 404, body: '' });
    }
    expect((await ask(app.app.port, '/metrics')).status).toBe(404);
  });

  test('tells the same text until the next full minute, however often it is asked', async () => {
    const app = await runApp({ metrics: createMetrics(), clock: manualClock(tuesday) }, { metrics: { port: 0, host: '127.0.0.1' } });
    running.push(app);
    const port = app.app.metricsPort as number;
    const before = await ask(port, '/metrics');
    await app.app.doDue();
    expect(await ask(port, '/metrics')).toEqual(before);
  });

  test('speaks Prometheus’ text form: each line is a comment or a series with a number, each series once, types before values', async () => {
    const metrics = createMetrics();
    const { app, clock } = await start(metrics);
    clock.advance(7 * day);
    await app.doDue();
    const lines = metrics.text().trimEnd().split('\n');
    const typed = new Set<string>();
    const seen = new Set<string>();
    for (const line of lines) {
      const type = /^# TYPE (\S+) (?:counter|gauge|histogram)$/.exec(line);
      if (type) typed.add(type[1] as string);
      else if (!/^# HELP \S+ \S/.test(line)) {
        const [, name, labels = ''] = /^([a-z_]+)(\{(?:[a-z]+="[^"\\\n]*",?)+\})? \d+(?:\.\d+)?$/.exec(line) ?? [];
        expect(name).toBeDefined();
        expect(typed).toContain(name?.replace(/(_seconds)_(bucket|count)$/, '$1'));
        expect(seen.has(`${name}${labels}`)).toBe(false);
        seen.add(`${name}${labels}`);
      }
    }
    expect(seen.size).toBeGreaterThan(20);
  });
});
