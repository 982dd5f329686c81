import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type Random, seededRandom } from '../../src/base/index.js';
import { openCosmosStore, SqliteStore, type Store } from '../../src/store/index.js';
import { freePort } from '../bench/measure.js';
import { startLocalCosmos } from '../contract/cosmos-server.js';
import { isSound } from './compare.js';
import { type Ground, runHalf } from './half.js';
import { InsideBot } from './inside-bot.js';
import { withSqliteCopy } from './look.js';
import { type Plant, planted } from './plants.js';
import { Weather } from './weather.js';

/** The short form: the bot lives and dies in this process, the rest is the harness as `npm run chaos -- release` runs it. */
async function ground(openStore: (dataDir: string) => Promise<Store>): Promise<Ground> {
  const dataDir = mkdtempSync(join(tmpdir(), 'near-miss-chaos-'));
  return {
    newBot: () => new InsideBot(openStore),
    dataDir,
    port: await freePort(),
    env: {},
    pace: { base: 20, entry: 4 },
    batch: { least: 8, more: 16 },
    mayFailToStart: false,
    look: (job) => withSqliteCopy(dataDir, job),
  };
}

async function openSqlite(dataDir: string): Promise<Store> {
  return new SqliteStore(join(dataDir, 'near-miss.db'));
}

async function cosmosGround(random: Random): Promise<Ground> {
  const cosmos = await startLocalCosmos({ requestTimeoutMs: 300 });
  const weather = new Weather(cosmos, random);
  const store = await openCosmosStore(cosmos.settings);
  return {
    ...await ground(() => openCosmosStore(cosmos.settings)),
    mayFailToStart: true,
    look: (job) => job(store),
    lifeBegins: () => weather.rough(),
    allGoesWell: () => weather.calm(),
    close: async () => {
      await store.close();
      await cosmos.close();
    },
  };
}

describe('A bot that dies at any moment', () => {
  test('loses no acknowledged report, doubles none and leaves none waiting, on SQLite', async () => {
    let halfReleases = 0;
    // On a machine that is busy elsewhere the kills may all miss the middle of a release.
    for (let run = 0; run < 3 && halfReleases === 0; run++) {
      const result = await runHalf(await ground(openSqlite), 16, seededRandom(`sqlite${run}`));
      expect(result).toMatchObject({ lost: 0, doubled: 0, stuck: 0, unopenable: 0, twoReceipts: 0, altered: 0, sharedCodenames: 0, crashes: 0 });
      expect(isSound(result)).toBe(true);
      halfReleases += result.halfReleases;
    }
    expect(halfReleases).toBeGreaterThan(0);
  });

  test('loses no acknowledged report, doubles none and leaves none waiting, on Cosmos DB that throttles, fails and breaks connections', async () => {
    const random = seededRandom('cosmos');
    const result = await runHalf(await cosmosGround(random), 10, random);
    expect(result).toMatchObject({ lost: 0, doubled: 0, stuck: 0, unopenable: 0, twoReceipts: 0, altered: 0, sharedCodenames: 0, crashes: 0 });
    expect(isSound(result)).toBe(true);
  });

  test.each<[Plant, string, 'lost' | 'doubled']>([
    ['delete-first', 'that deletes before it delivers is seen to lose reports', 'lost'],
    ['new-ids', 'that draws new ids when it is repeated is seen to double reports', 'doubled'],
  ])('a release (%s) %s', async (plant, _what, count) => {
    let result = await runHalf(await ground(async (dataDir) => planted(await openSqlite(dataDir), plant)), 12, seededRandom(plant));
    // Where the kills fall is chance: none may have met a release half-way.
    for (let again = 1; again < 4 && result[count] === 0; again++) {
      result = await runHalf(await ground(async (dataDir) => planted(await openSqlite(dataDir), plant)), 12, seededRandom(`${plant}${again}`));
    }
    expect(result[count]).toBeGreaterThan(0);
    expect(isSound(result)).toBe(false);
  });
});
