import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startApp } from '../../src/app.js';
import { codeOf, createLog, guardProcess } from '../../src/base/index.js';
import { readConfig } from '../../src/config.js';
import { type CosmosSettings, openCosmosStore, SqliteStore, type Store } from '../../src/store/index.js';
import { isPlant, planted } from './plants.js';

/** How often it is looked whether a release is due: the bot's own minute, shortened, so that one that failed is tried again in the same life. */
const lookMs = 250;

/** The bot around a store of the test's choosing; the configuration itself cannot ask for a Cosmos DB without TLS, nor for a planted fault. */
async function main(): Promise<void> {
  const config = readConfig();
  const log = createLog(config.logLevel);
  guardProcess(log);
  const plant = process.env['CHAOS_PLANT'] ?? '';
  const opened = await openStore(config.dataDir);
  const app = await startApp(config, { log, store: isPlant(plant) ? planted(opened, plant) : opened });
  process.once('SIGTERM', () => { void app.stop().then(() => process.exit(0)); });
  let ready = false;
  for (;;) {
    await app.doDue();
    if (!ready) process.stdout.write(`http://localhost:${app.port}/api/messages\n`);
    ready = true;
    await sleep(lookMs);
  }
}

function openStore(dataDir: string): Promise<Store> {
  const cosmos = process.env['CHAOS_COSMOS'];
  if (cosmos !== undefined) return openCosmosStore(JSON.parse(cosmos) as CosmosSettings);
  return Promise.resolve(new SqliteStore(join(dataDir, 'near-miss.db')));
}

main().catch((error: unknown) => {
  writeSync(2, `${codeOf(error)}\n`);
  process.exit(1);
});
