import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SqliteStore } from '../../src/store/index.js';
import { machine } from '../bench/measure.js';
import { allSchedules, allZones, simulate } from './simulation.js';

const { values: options } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, months: { type: 'string' }, seed: { type: 'string', default: String(Date.now()) } },
});

/**
 * `npm run simulate -- briefings`: every shift and month must have one card or a stated reason, every lesson must reach every shift that
 * holds its briefings, and no card may come twice, whatever dies, jumps or is forgotten.
 */
async function main(): Promise<void> {
  const start = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'near-miss-simulation-'));
  const store = new SqliteStore(join(folder, 'near-miss.db'));
  try {
    const months = Number(options.months ?? (options.quick ? 6 : 36));
    const outcome = await simulate(store, {
      seed: options.seed, months, zones: allZones, schedules: options.quick ? allSchedules.slice(1, 5) : allSchedules,
      lessonsADay: 0.04,
      stepMs: options.quick ? [60 * 60_000, 200 * 60_000] : [5 * 60_000, 55 * 60_000],
    });
    const ok = outcome.doubled === 0 && outcome.faults.length === 0 && outcome.notReached === 0 && outcome.reached > 0;
    for (const fault of outcome.faults.slice(0, 20)) process.stderr.write(`${fault}\n`);
    console.log(JSON.stringify({
      simulate: 'briefings', ok, seed: options.seed, months, ...outcome, faults: outcome.faults.length, seconds: Math.round((performance.now() - start) / 1_000), ...machine(),
    }));
    process.exitCode = ok ? 0 : 1;
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
