import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kinds } from '../../src/app.js';
import { manualClock, systemRandom } from '../../src/base/index.js';
import { lessonsKind } from '../../src/library/index.js';
import { type Case, casesKind, createVault } from '../../src/review/index.js';
import { openCosmosStore, SqliteStore, type Store } from '../../src/store/index.js';
import { startLocalCosmos } from '../contract/cosmos-server.js';
import { runApp } from '../support/running-app.js';
import { nodes, type TeamsClient } from '../support/teams-client.js';
import { machine, median } from './measure.js';

const quick = process.argv.includes('--quick');
const barMs = 300;
const many = 10_000;
const times = quick ? 5 : 25;

/**
 * `npm run bench -- desk`: how long the desk takes to open with 10,000 cases, nearly all ended and nearly all open, on SQLite, asked for
 * over HTTP as Teams does; and what it asks of Cosmos DB, with few and with many ended cases.
 */
async function main(): Promise<void> {
  const sqlite = { mostlyEnded: await onSqlite(many - 50, 50), mostlyOpen: await onSqlite(50, many - 50) };
  const [fewEnded, manyEnded] = [await onCosmos(20, 40), await onCosmos(quick ? 200 : 1_000, 40)];
  const grows = manyEnded.requests > fewEnded.requests || manyEnded.documents > fewEnded.documents || (manyEnded.requestCharge ?? 0) > (fewEnded.requestCharge ?? 0) * 1.1;
  const ok = Object.values(sqlite).every(({ desk }) => desk <= barMs) && !grows;
  console.log(JSON.stringify({
    bench: 'desk', ok, barMs, cases: many, sqliteMedianMs: sqlite, times, cosmos: { fewEnded, manyEnded, grows, ...(fewEnded.requestCharge === undefined ? { note: 'the stand-in reports no request charge' } : { note: 'the stand-in reports 1 for each request, whatever it costs' }) }, ...machine(),
  }));
  process.exitCode = ok ? 0 : 1;
}

const clock = manualClock(Date.UTC(2026, 10, 24, 12));
const narrative = 'The car ahead braked, I went left and a lorry came towards us. '.repeat(25);

async function onSqlite(ended: number, open: number): Promise<Record<'desk' | 'cases' | 'case' | 'answers' | 'handOvers', number>> {
  let store: SqliteStore | undefined;
  const running = await runApp({ clock });
  try {
    store = new SqliteStore(join(running.dataDir, 'near-miss.db'));
    await store.open(kinds);
    await fill(store, Buffer.from(readFileSync(join(running.dataDir, 'receipt.key'), 'utf8'), 'base64'), ended, open);
    const desk = await running.client.command('coordinatorDesk');
    const [first = ''] = nodes(desk.card, ({ type }) => type === 'Action.Submit').map(({ title }) => title ?? '');
    const press = (title: RegExp) => () => running.client.press(desk, title);
    return {
      desk: await time(() => running.client.command('coordinatorDesk')), cases: await time(press(/^All cases$/)), case: await time(press(new RegExp(first))),
      answers: await time(press(/^Answers$/)), handOvers: await time(press(/^Hand over$/)),
    };
  } finally {
    await store?.close();
    await running.stop();
  }
}

async function time(job: () => Promise<unknown>): Promise<number> {
  const took: number[] = [];
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    await job();
    took.push(performance.now() - start);
  }
  return Number(median(took).toFixed(1));
}

/** What one opening of the desk asks of Cosmos DB. The charge is the sum of what the service says, if it says anything. */
async function onCosmos(ended: number, open: number): Promise<{ ended: number; requests: number; documents: number; requestCharge?: number }> {
  const server = await startLocalCosmos();
  const store = await openCosmosStore(server.settings);
  let documents = 0;
  const counting = countingStore(store, (read) => { documents += read; });
  // Without the rounds of the briefings, which make requests of their own now and then.
  const running = await runApp({ clock, store: counting, rounds: { everyMs: 0 } });
  try {
    await fill(store, Buffer.from(readFileSync(join(running.dataDir, 'receipt.key'), 'utf8'), 'base64'), ended, open);
    await running.client.command('coordinatorDesk');
    documents = 0;
    const before = { requests: server.seen.none, charge: server.charge };
    await openOnce(running.client);
    const charge = server.charge === undefined ? undefined : server.charge - (before.charge ?? 0);
    return { ended, requests: server.seen.none - before.requests, documents, ...(charge === undefined ? {} : { requestCharge: Number(charge.toFixed(2)) }) };
  } finally {
    await running.stop();
    await server.close();
  }
}

async function openOnce(client: TeamsClient): Promise<void> {
  await client.command('coordinatorDesk');
}

/** Counts the documents that come out of the store. */
function countingStore(store: Store, read: (documents: number) => void): Store {
  return new Proxy(store, {
    get(target, name) {
      const method = (target[name as keyof Store] as (...args: unknown[]) => Promise<unknown>).bind(target);
      if (name !== 'list' && name !== 'read') return method;
      return async (...args: unknown[]) => {
        const found = await method(...args) as { items?: unknown[] } | undefined;
        read(found === undefined ? 0 : found.items?.length ?? 1);
        return found;
      };
    },
  });
}

/** Ended cases of all sorts, with the lessons of those that were published, and open ones with words under their keys. */
async function fill(store: Store, key: Buffer, ended: number, open: number): Promise<void> {
  const vault = createVault(store, systemRandom, key);
  const writes: (() => Promise<unknown>)[] = [];
  for (let n = 0; n < ended + open; n++) {
    const id = systemRandom.bytes(24).toString('base64url');
    const published = n < ended && n % 2 === 0;
    const doc: Case = {
      id, codename: `case-${n}`, week: `2026-W${String(1 + n % 47).padStart(2, '0')}`, state: n >= ended ? 'open' : published ? 'published' : 'closed',
      facts: { relation: 'involved', circumstances: { callType: 'traffic-stop', quarter: '18-24' }, why: {}, choices: { discuss: true, handOver: true, leaveOutOri: false, urgent: n % 100 === 0 } },
      companion: systemRandom.bytes(32).toString('base64url'), sealed: '', draft: '', handOver: published ? (n % 500 === 0 ? 'due' : 'done') : n >= ended ? 'due' : 'no', toDestroy: false,
    };
    writes.push(async () => store.create(casesKind, n < ended ? { ...doc, endedIn: '2026-11' } : { ...doc, sealed: await vault.seal(id, JSON.stringify({ narrative })) }));
    if (published) writes.push(() => store.create(lessonsKind, { id: `lesson-${n}`, source: 'agency', title: `Lesson ${n}`, whatHappened: narrative.slice(0, 1_000), prevented: '', learned: 'Look twice.', questions: [], factors: [], month: '2026-11', brief: true }));
  }
  while (writes.length > 0) await Promise.all(writes.splice(0, 250).map((write) => write()));
}

await main();
