import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Random } from '../../src/base/index.js';
import { openCosmosStore } from '../../src/store/index.js';
import { freePort } from '../bench/measure.js';
import { startLocalCosmos } from '../contract/cosmos-server.js';
import { BotChild, mainKind, testKind } from './bot-child.js';
import { buildTestBot } from './built-bot.js';
import type { Ground } from './half.js';
import { withSqliteCopy } from './look.js';
import { Weather } from './weather.js';

/** The bot as it is started in production, over one SQLite file; the test's own bot where a fault is planted. */
export async function sqliteGround(_random: Random, plant: string): Promise<Ground> {
  const dataDir = newDataDir();
  const built = plant === '' ? undefined : buildTestBot();
  return {
    newBot: () => new BotChild(built === undefined ? mainKind : testKind(built.program)),
    dataDir,
    port: await freePort(),
    env: { CHAOS_PLANT: plant },
    pace: { base: 400, entry: 4 },
    batch: { least: 8, more: 24 },
    mayFailToStart: false,
    look: (job) => withSqliteCopy(dataDir, job),
    close: async () => { if (built !== undefined) rmSync(built.folder, { recursive: true, force: true }); },
  };
}

/** The bot over a local Cosmos DB that outlives it, reached through a proxy that fails at random. */
export async function cosmosGround(random: Random, plant: string): Promise<Ground> {
  const cosmos = await startLocalCosmos({ requestTimeoutMs: 300 });
  const weather = new Weather(cosmos, random);
  const built = buildTestBot();
  const store = await openCosmosStore({ ...cosmos.settings, requestTimeoutMs: 10_000 });
  return {
    newBot: () => new BotChild(testKind(built.program)),
    dataDir: newDataDir(),
    port: await freePort(),
    env: { CHAOS_PLANT: plant, CHAOS_COSMOS: JSON.stringify(cosmos.settings) },
    pace: { base: 1_000, entry: 30 },
    batch: { least: 4, more: 12 },
    mayFailToStart: true,
    look: (job) => job(store),
    lifeBegins: () => weather.rough(),
    allGoesWell: () => weather.calm(),
    figures: () => ({ requests: weather.requests, faults: weather.met }),
    close: async () => {
      await store.close();
      await cosmos.close();
      rmSync(built.folder, { recursive: true, force: true });
    },
  };
}

function newDataDir(): string {
  return mkdtempSync(join(tmpdir(), 'near-miss-chaos-'));
}
