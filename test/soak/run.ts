import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import Database from 'libsql';
import { systemRandom } from '../../src/base/index.js';
import { monthOf, monthsOn } from '../../src/planning/index.js';
import { freePort, machine, startServer } from '../bench/measure.js';
import { withSqliteCopy } from '../chaos/look.js';
import { Ledger, SoakClient } from './client.js';
import { startBadConnector } from './connector.js';
import { holdTheStore } from './hold.js';
import { judgeCost, judgeMemory, quantile, type Sample, sampleOf } from './judge.js';
import { Load } from './load.js';
import { type Kept, look } from './look.js';
import type { TrafficDeps } from './traffic.js';

const { values: options } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } });
const minutes = Number(options.minutes);
/** Below it memory is still settling, and neither its slope nor the cost of a request says anything. */
const leastMinutesToJudge = 5;
/** MiB a minute. */
const slopeBar = 1;
/** Well-formed requests that may come to nothing, as where a busy machine takes too long for a client. */
const errorBar = 0.001;
/** How many times as much a request may cost in the end as in the beginning. */
const costBar = 1.25;

/**
 * `npm run soak [-- --minutes N]`: the bot as it is started in production takes mixed, malformed and hostile traffic at 80 % of what it is
 * measured to take every minute, with a release every minute, a connector that fails, and others who hold the store. Ends with one line of JSON.
 */
async function main(): Promise<void> {
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
  const dataDir = mkdtempSync(join(tmpdir(), 'near-miss-soak-'));
  const connector = await startBadConnector(systemRandom);
  const port = await freePort();
  const everyMinute = '* * * * *';
  const bot = await startServer(['--max-semi-space-size=4', 'dist/main.js'], { PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'info', RELEASE_SCHEDULE: everyMinute, URGENT_SCHEDULE: everyMinute });
  let ledger = new Ledger();
  const client = (what: ConstructorParameters<typeof SoakClient>[3]) => new SoakClient(port, connector.url, () => ledger, what);
  const deps: TrafficDeps = { port, random: systemRandom, dialogs: client('dialog'), messages: client('message'), hostile: client('hostile'), connector, told: { reports: new Map(), lately: [], withoutReceipt: 0, shifts: [] } };
  try {
    const load = new Load(deps);
    await load.flatOut(Math.min(30, minutes * 60 * 0.3));
    ledger = new Ledger();
    const began = performance.now();
    const samples: Sample[] = [];
    const sampler = setInterval(() => { const sample = sampleOf(bot, dataDir, began, ledger.requests); if (sample) samples.push(sample); }, 1_000);
    const hold = holdTheStore(dataDir);
    await load.stretches(minutes);
    clearInterval(sampler);
    const held = await hold.stop();
    const tookS = (performance.now() - began) / 1_000;
    await restOfThePool(deps, dataDir);
    const alive = bot.exitCode === null;
    bot.kill('SIGTERM');
    await new Promise((resolve) => { if (bot.exitCode !== null) resolve(undefined); else bot.once('exit', resolve); });
    const now = monthOf(Date.now(), 'America/New_York');
    const kept = await withSqliteCopy(dataDir, (store) => look(store, dataDir, deps.told, load.failed['report'] ?? 0, connector.begun, [monthsOn(now, -1), now]));
    report({ load, tookS, ledger, samples, kept, alive, held, connectorFaults: connector.faults });
  } finally {
    bot.kill('SIGKILL');
    SoakClient.agent.destroy();
    await connector.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** The schedule has released every minute; what came since then is released by hand, again and again until nothing waits, as a release may be under way. */
async function restOfThePool({ messages }: TrafficDeps, dataDir: string): Promise<void> {
  const store = new Database(join(dataDir, 'near-miss.db'));
  const waiting = store.prepare('SELECT COUNT(*) AS waiting FROM pool');
  for (let time = 0; time < 30 && (waiting.get() as { waiting: number }).waiting > 0; time++) {
    await messages.post(messages.make('message', { text: 'release now' }));
    await sleep(2_000);
  }
  store.close();
}

function report({ load, tookS, ledger, samples, kept, alive, held, connectorFaults }: {
  load: Load; tookS: number; ledger: Ledger; samples: Sample[]; kept: Kept; alive: boolean; held: number; connectorFaults: Record<string, number>;
}): void {
  const memory = judgeMemory(samples);
  const cost = judgeCost(samples);
  const judged = minutes >= leastMinutesToJudge;
  const errorRate = Number((ledger.errors / ledger.wellFormed).toFixed(6));
  const ok = alive && ledger.fivehundreds === 0 && errorRate <= errorBar && kept.acknowledged > 0 && kept.waiting === 0
    && kept.lost + kept.doubled + kept.briefings.lost + kept.briefings.doubled === 0 && (!judged || (memory.slope <= slopeBar && cost.growth <= costBar));
  console.log(JSON.stringify({
    soak: 'mixed', ok, minutes, visitsPerSecond: load.measured, requestsPerSecond: Math.round(ledger.requests / tookS),
    requests: ledger.requests, statuses: ledger.statuses, errorRate, fivehundreds: ledger.fivehundreds, visitsBrokenOff: load.failed,
    dialogMs: { p50: quantile(ledger.dialogMs, 0.5), p99: quantile(ledger.dialogMs, 0.99), max: quantile(ledger.dialogMs, 1) },
    memoryMiB: memory, microsOfBotForRequest: cost, judged, kept, faults: { connector: connectorFaults, storeHeld: held }, ...machine(),
  }));
  process.exitCode = ok ? 0 : 1;
}

await main();
