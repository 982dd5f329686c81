import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Random, seededRandom } from '../../src/base/index.js';
import { dimensions } from '../../src/insights/facts.js';
import { type CaseFacts, countedKind, createCounts, publicationsKind, publishDue, publishedTables, recount, talliesKind, trendOf } from '../../src/insights/index.js';
import { openCosmosStore, SqliteStore, type Store } from '../../src/store/index.js';
import { startLocalCosmos } from '../contract/cosmos-server.js';
import { ordinary, simulateCases } from '../insights/simulate.js';
import { machine, median } from './measure.js';

/**
 * `npm run bench -- trends [--quick]`: what it takes to show the trends of 24 months, to publish a quarter and to count a change, with
 * ever more cases in the same 24 months. The cases are loaded by the counts' own way for many, the recount.
 */
const quick = process.argv.includes('--quick');
const sizes = quick ? [1_000, 10_000] : [1_000, 100_000, 1_000_000];
const months = 24;
const rounds = 31;
const k = 5;
/** Time with the most cases may be so many times that with the fewest, and no more than so many milliseconds. */
const bars = { ratio: 1.5, ms: 50 };
const kinds = [countedKind, talliesKind, publicationsKind];

interface Measured {
  cases: number;
  loadSeconds: number;
  /** Milliseconds, medians. */
  trendsMs: number;
  publishMs: number;
  changeMs: number;
  /** Size of the database file, and the memory of the process at its highest so far. */
  fileMiB?: number;
  peakMiB: number;
}

async function* cases(count: number): AsyncGenerator<CaseFacts> {
  let left = count;
  for (const facts of simulateCases({ ...ordinary, seed: 'bench', months, perMonth: count / months })) {
    if (left-- === 0) return;
    yield facts;
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** What the trends card reads and works out: every dimension, by month and by quarter. */
async function showTrends(store: Store): Promise<void> {
  const tables = await publishedTables(store, months / 3);
  for (const dimension of dimensions) for (const grain of ['month', 'quarter'] as const) trendOf(tables, dimension, grain);
}

async function measure(store: Store, random: Random, count: number): Promise<Measured> {
  await store.open(kinds);
  const known = new Map<string, CaseFacts>();
  const deps = { store, random, factsOf: async ({ caseId }: { caseId: string }) => known.get(caseId) };
  let loaded = 0;
  const loadMs = await timed(async () => { loaded = (await recount(deps, cases(count))).cases; });
  if (Math.abs(loaded - count) > count / 20) throw new Error(`${loaded} cases were loaded in place of ${count}`);
  const counts = createCounts(deps);
  const publishMs: number[] = [];
  for (let quarter = 1; quarter <= months / 3; quarter++) {
    const today = `${2026 + Math.floor(quarter / 4)}-${String((quarter % 4) * 3 + 1).padStart(2, '0')}`;
    publishMs.push(await timed(() => publishDue(store, counts, today, k)));
  }
  const trendsMs: number[] = [];
  for (let round = 0; round < rounds; round++) trendsMs.push(await timed(() => showTrends(store)));
  const changeMs: number[] = [];
  const [first] = [...simulateCases({ ...ordinary, seed: 'change', months: 1, perMonth: 5 })] as [CaseFacts];
  for (let round = 0; round < rounds; round++) {
    const facts = { ...first, caseId: `bench-${round}`, month: '2026-06', outcome: 'open' as const, endedMonth: undefined };
    changeMs.push(await timed(() => counts.record(facts)));
  }
  return {
    cases: loaded, loadSeconds: round1(loadMs / 1000), trendsMs: round1(median(trendsMs)), publishMs: round1(median(publishMs)), changeMs: round1(median(changeMs)),
    peakMiB: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

async function onSqlite(count: number): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'near-miss-bench-'));
  try {
    const file = join(folder, 'trends.db');
    const store = new SqliteStore(file);
    const measured = await measure(store, seededRandom('trends'), count);
    await store.close();
    return { ...measured, fileMiB: Math.round(statSync(file).size / 1024 / 1024) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** On the stand-in of Cosmos DB: time, and for one look at the trends the requests, the KiB read and the request charge, if it says one. */
async function onCosmos(count: number) {
  const cosmos = await startLocalCosmos();
  const store = await openCosmosStore(cosmos.settings);
  const measured = await measure(store, seededRandom('trends'), count);
  let requests = 0;
  cosmos.fault = () => { requests++; return 'none'; };
  cosmos.charge = undefined;
  await showTrends(store);
  const kib = round1(Buffer.byteLength(JSON.stringify(await publishedTables(store, months / 3))) / 1024);
  await store.close();
  await cosmos.close();
  const charge = cosmos.charge === undefined ? { note: 'the stand-in reports no request charge' } : { requestCharge: cosmos.charge, note: 'the stand-in reports 1 for each request, whatever it costs' };
  return { ...measured, requestsForTrends: requests, kibForTrends: kib, ...charge };
}

const round1 = (n: number) => Math.round(n * 10) / 10;

const sqlite: Measured[] = [];
for (const size of sizes) sqlite.push(await onSqlite(size));
const cosmos = await onCosmos(quick ? 200 : 1_000);
const [fewest, most] = [sqlite[0] as Measured, sqlite.at(-1) as Measured];
// Below a millisecond the clock's own grain is most of the difference.
const ratio = round1(Math.max(most.trendsMs, 1) / Math.max(fewest.trendsMs, 1));
const ok = ratio <= bars.ratio && most.trendsMs <= bars.ms;
console.log(JSON.stringify({ bench: 'trends', ok, ratio, bars, months, sqlite, cosmos, rounds, quick, ...machine() }));
process.exitCode = ok ? 0 : 1;
