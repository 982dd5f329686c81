import { setTimeout as sleep } from 'node:timers/promises';
import { startApp } from '../../src/app.js';
import { createLog } from '../../src/base/index.js';
import { readConfig } from '../../src/config.js';

/**
 * A replica of the whole app: `fanout-bot.ts SCALE BEFORE`. The platform's clock runs SCALE times as fast as ours. The replica's own stands
 * at BEFORE (milliseconds since the epoch) until it is told by how much it is ahead of the system's.
 */
const [scale = 1, before = 0] = process.argv.slice(2).map(Number);
let offset: number | undefined;
let posting = false;
const app = await startApp(readConfig(), {
  log: createLog('error'),
  clock: { now: () => (offset === undefined ? before : Date.now() + offset) },
  pace: {
    scale,
    pause: async (ms) => {
      if (!posting) process.send?.('posting');
      posting = true;
      await sleep(ms);
    },
  },
  // What the app has by itself, in the platform's faster time.
  rounds: { everyMs: 1_000 / scale, leaseMs: 5_000 / scale },
});
process.on('message', (ahead) => { offset = Number(ahead); });
// It knows all shifts before it says that it is there.
await app.doDue();
process.send?.('ready');
process.once('SIGTERM', () => { void app.stop().then(() => process.exit(0)); });
process.on('disconnect', () => process.exit(0));
