import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { seededRandom } from '../../src/base/index.js';
import { machine } from '../bench/measure.js';
import { isSound } from './compare.js';
import { cosmosGround, sqliteGround } from './grounds.js';
import { type HalfResult, runHalf } from './half.js';
import { isPlant } from './plants.js';

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    /** `sqlite` or `cosmos` alone. */
    half: { type: 'string' },
    rounds: { type: 'string' },
    /** The draws can be repeated from it; the moments at which they fall cannot. */
    seed: { type: 'string', default: String(Date.now()) },
    /** A mistake to make on purpose; see plants.ts. */
    plant: { type: 'string', default: '' },
  },
});

/**
 * `npm run chaos -- release`: bots are killed at random moments of submissions and releases, and in the end every report that an officer
 * was given a receipt for must be there exactly once, none waiting for ever. On SQLite, then on Cosmos DB behind a faulty network.
 */
async function main(): Promise<void> {
  const start = performance.now();
  const rounds = Number(options.rounds ?? (options.quick ? 6 : 300));
  if (!Number.isInteger(rounds) || (options.plant !== '' && !isPlant(options.plant))) throw new Error('wrong options');
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
  const grounds = { sqlite: sqliteGround, cosmos: cosmosGround };
  const halves: Record<string, HalfResult> = {};
  for (const [name, make] of Object.entries(grounds)) {
    if (options.half !== undefined && options.half !== name) continue;
    const random = seededRandom(`${options.seed}:${name}`);
    halves[name] = await runHalf(await make(random, options.plant), rounds, random);
  }
  // Without a half-done release the kills have missed what they are for; a few rounds may.
  const ok = Object.values(halves).every((half) => isSound(half) && half.crashes === 0 && (options.quick || half.halfReleases > 0));
  console.log(JSON.stringify({
    chaos: 'release', ok, seed: options.seed, ...halves, seconds: Math.round((performance.now() - start) / 1000), ...machine(),
  }));
  process.exitCode = ok ? 0 : 1;
}

await main();
