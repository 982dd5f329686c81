import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kinds, openCosmos, storeFile } from '../app.js';
import { AppError } from '../base/index.js';
import type { Config } from '../config.js';
import { canOpenAll, type PoolEntry, poolKind } from '../reporting/index.js';
import { leasesKind, moveToCosmos, openSource, type Source } from '../store/index.js';
import { runCommand, UsageError } from './command.js';

/** Leases belong to processes that are gone by then. */
const moving = kinds.filter(({ name }) => name !== leasesKind.name);

/** `npm run migrate`: moves the SQLite store in DATA_DIR into the Cosmos DB that the settings name. Can be run again. */
await runCommand('The SQLite store is as it was; what Cosmos DB has already is compared at the next run.', {
  'NM-STORE-MISSING': 'There is no SQLite store in DATA_DIR.',
  'NM-STORE-DIFFERS': 'Cosmos DB holds documents that the SQLite store does not, or others under the same ids. Move into an empty database, and start no bot on it before.',
  'NM-STORE-DAMAGED': 'A document cannot be read. Restore a backup first.',
  'NM-POOL-KEY': 'Reports wait that were sealed for a key which is not in POOL_PRIVATE_JWK. Add that key; the local profile’s is DATA_DIR/pool.jwk.',
  'NM-RECEIPT-KEY': 'RECEIPT_KEY is not the key in DATA_DIR/receipt.key, from which all receipts so far derive. Set it to that.',
}, async (config) => {
  if (config.cosmos === undefined) throw new UsageError('Say where to: set COSMOS_ENDPOINT and COSMOS_DATABASE, with all that goes with them.');
  const source = openSource(storeFile(config.dataDir), kinds);
  await checkKeys(config, source);
  const cosmos = await openCosmos(config);
  try {
    for (const { kind, count, created, sha256 } of await moveToCosmos(source, cosmos, moving)) {
      console.log(`${kind.padEnd(20)} ${String(count).padStart(7)}, ${String(created).padStart(7)} of them now  ${sha256}`);
    }
  } finally {
    source.close();
    await cosmos.close();
  }
  console.log('Cosmos DB holds what the SQLite store does. The SQLite file is as it was: keep it until the bot has run, then destroy it.');
});

/** With other keys the moved reports could never be opened, and the moved receipts never be found. */
async function checkKeys({ dataDir, receiptKey, pool }: Config, source: Source): Promise<void> {
  const keyFile = join(dataDir, 'receipt.key');
  const before = existsSync(keyFile) ? Buffer.from(readFileSync(keyFile, 'utf8').trim(), 'base64') : undefined;
  if (before !== undefined && receiptKey?.equals(before) !== true) throw new AppError('NM-RECEIPT-KEY');
  const waiting = source.documents(poolKind).map(({ body }) => body as PoolEntry);
  if (!await canOpenAll(waiting, pool?.privateKeys ?? [])) throw new AppError('NM-POOL-KEY');
}
