import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { systemRandom } from '../../src/base/index.js';
import { monthOf, monthsOn } from '../../src/planning/index.js';
import { freePort, machine, startServer } from '../bench/measure.js';
import { withSqliteCopy } from '../chaos/look.js';
import { Ledger, SoakClient } from './client.js';
import { startBadConnector } from './connector.js';
import { judgeMemory, quantile, type Sample, sampleMemory } from './judge.js';
import { holdTheStore } from './hold.js';
import { type Kept, look } from './look.js';
import { coordinatorVisit, drawVisit, newShift, type TrafficDeps } from './traffic.js';

const { values: options } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } });
const minutes = Number(options.minutes);
/** Below it memory is still settling, and its slope says nothing. */
const leastMinutesForSlope = 5;
/** MiB a minute, beyond the growth of the store's file. */
const slopeBar = 1;
const atOnce = 32;
/** Well-formed requests that may come to nothing, as where a busy machine takes too long for a client. */
const errorBar = 0.001;
/** Of the rate that the machine can do. */
const share = 0.8;

/**
 * `npm run soak [-- --minutes N]`: the bot as it is started in production takes mixed, malformed and hostile traffic at 80 % of what it was
 * first measured to take, with a release every minute, a connector that fails, and others who hold the store. Ends with one line of JSON.
 */
async function main(): Promise<void> {
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
  const dataDir = mkdtempSync(join(tmpdir(), 'near-miss-soak-'));
  const connector = await startBadConnector(systemRandom);
  const port = await freePort();
  const everyMinute = '* * * * *';
  const bot = await startServer(['dist/main.js'], { PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'info', RELEASE_SCHEDULE: everyMinute, URGENT_SCHEDULE: everyMinute });
  let ledger = new Ledger();
  const client = (what: ConstructorParameters<typeof SoakClient>[3]) => new SoakClient(port, connector.url, () => ledger, what);
  const deps: TrafficDeps = { port, random: systemRandom, dialogs: client('dialog'), messages: client('message'), hostile: client('hostile'), connector, told: { reports: new Map(), withoutReceipt: 0, shifts: [] } };
  try {
    const warmUp = Math.min(20, minutes * 60 * 0.15);
    await flatOut(deps, warmUp);
    const rate = await flatOut(deps, warmUp);
    ledger = new Ledger();
    const began = performance.now();
    const samples: Sample[] = [];
    const sampler = setInterval(() => { const sample = sampleMemory(bot, dataDir, began); if (sample) samples.push(sample); }, 1_000);
    const hold = holdTheStore(dataDir);
    const failed = await atRate(deps, rate * share, minutes * 60_000);
    clearInterval(sampler);
    const held = await hold.stop();
    const tookS = (performance.now() - began) / 1_000;
    await restOfThePool(deps);
    const alive = bot.exitCode === null;
    bot.kill('SIGTERM');
    await new Promise((resolve) => { if (bot.exitCode !== null) resolve(undefined); else bot.once('exit', resolve); });
    const now = monthOf(Date.now(), 'America/New_York');
    const kept = await withSqliteCopy(dataDir, (store) => look(store, dataDir, deps.told, failed['report'] ?? 0, connector.begun, [monthsOn(now, -1), now]));
    report({ rate, tookS, ledger, samples, kept, failed, alive, held, connectorFaults: connector.faults });
  } finally {
    bot.kill('SIGKILL');
    SoakClient.agent.destroy();
    await connector.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** As many visits as can be made; resolves to visits a second. */
async function flatOut(deps: TrafficDeps, seconds: number): Promise<number> {
  const until = performance.now() + seconds * 1_000;
  let visits = 0;
  await Promise.all(Array.from({ length: atOnce }, async () => {
    while (performance.now() < until) {
      await drawVisit(deps.random).pay(deps).catch(() => undefined);
      visits++;
    }
  }));
  return visits / seconds;
}

/** Begins so many visits a second, whether earlier ones are over or not; resolves to those that broke off, by name. */
async function atRate(deps: TrafficDeps, perSecond: number, forMs: number): Promise<Record<string, number>> {
  const failed: Record<string, number> = {};
  const open = new Set<Promise<void>>();
  const begin = (name: string, visit: Promise<void>) => {
    const watched: Promise<void> = visit.catch(() => { failed[name] = (failed[name] ?? 0) + 1; }).finally(() => open.delete(watched));
    open.add(watched);
  };
  const start = performance.now();
  let [begun, shifts, desks] = [0, 0, 0];
  for (let passed = 0; passed < forMs; passed = performance.now() - start) {
    for (; begun < (passed / 1_000) * perSecond; begun++) {
      const { name, pay } = drawVisit(deps.random);
      begin(name, pay(deps));
    }
    for (; shifts < passed / 3_000; shifts++) begin('shift', newShift(deps));
    // An agency has a few coordinators, however many officers it has.
    for (; desks < passed / 2_000; desks++) begin('desk', coordinatorVisit(deps));
    await sleep(5);
  }
  await Promise.all(open);
  return failed;
}

/** The schedule has released every minute; what came since then is released by hand, more than once, as a release may be under way. */
async function restOfThePool({ messages }: TrafficDeps): Promise<void> {
  for (let time = 0; time < 3; time++) {
    await messages.post(messages.make('message', { text: 'release now' }));
    await sleep(2_000);
  }
}

function report({ rate, tookS, ledger, samples, kept, failed, alive, held, connectorFaults }: {
  rate: number; tookS: number; ledger: Ledger; samples: Sample[]; kept: Kept; failed: Record<string, number>; alive: boolean; held: number; connectorFaults: Record<string, number>;
}): void {
  const memory = judgeMemory(samples);
  const slopeJudged = minutes >= leastMinutesForSlope;
  const errorRate = Number((ledger.errors / ledger.wellFormed).toFixed(6));
  const ok = alive && ledger.fivehundreds === 0 && errorRate <= errorBar && kept.acknowledged > 0
    && kept.lost + kept.doubled + kept.briefings.lost + kept.briefings.doubled === 0 && (!slopeJudged || memory.slope - Math.max(0, memory.storeSlope) <= slopeBar);
  console.log(JSON.stringify({
    soak: 'mixed', ok, minutes, visitsPerSecond: { measured: Math.round(rate), offered: Math.round(rate * share) }, requestsPerSecond: Math.round(ledger.requests / tookS),
    requests: ledger.requests, statuses: ledger.statuses, errorRate, fivehundreds: ledger.fivehundreds, visitsBrokenOff: failed,
    dialogMs: { p50: quantile(ledger.dialogMs, 0.5), p99: quantile(ledger.dialogMs, 0.99), max: quantile(ledger.dialogMs, 1) },
    memoryMiB: { ...memory, slopeJudged }, kept, faults: { connector: connectorFaults, storeHeld: held }, ...machine(),
  }));
  process.exitCode = ok ? 0 : 1;
}

await main();
