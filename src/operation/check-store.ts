import { existsSync } from 'node:fs';
import { type Clock, codeOf, type Random } from '../base/index.js';
import { type PoolJwk, poolKind, poolOpensWith } from '../reporting/index.js';
import { type AnyKind, type CosmosFindings, type CosmosSettings, examineCosmos, isSound, leasesKind, SqliteStore, type Store, withLease } from '../store/index.js';
import { checkClock } from './check-clock.js';
import { fail, type Finding, ok, warn } from './finding.js';

export interface StoreDeps {
  clock: Clock;
  random: Random;
  kinds: readonly AnyKind[];
  /** The keys that open what waits for release. */
  privateKeys: readonly PoolJwk[];
}

const restore = 'restore a backup: npm run restore -- FILE --replace';
const laterVersion = 'use the version of this program that wrote it, or restore a backup from before the upgrade.';

/** The store in the data folder. Nothing in it is changed but a lease that is taken and let go. */
export async function checkSqlite(file: string, deps: StoreDeps): Promise<Finding[]> {
  if (!existsSync(file)) return [ok('Store', 'none yet; the first start makes it')];
  if (!isSound(file)) return [fail('Store', 'SQLite finds the file damaged.', restore)];
  const store = new SqliteStore(file);
  try {
    const newer = store.newerKinds(deps.kinds);
    if (newer.length > 0) return [fail('Store', `written by a later version of this program (${newer.join(', ')}).`, laterVersion)];
    await store.open([leasesKind, poolKind]);
    return [ok('Store', 'SQLite, sound'), await probe(store, deps), await checkPool(store, deps)];
  } catch (error) {
    return [fail('Store', `does not answer (${codeOf(error)}).`, 'look whether another program has the file open, and at the disk.')];
  } finally {
    await store.close();
  }
}

/** The account, its containers against the code, and a write there and back. `open` connects with the bot's own settings. */
export async function checkCosmos(settings: CosmosSettings, open: () => Promise<Store & { newerKinds(kinds: readonly AnyKind[]): Promise<string[]> }>, deps: StoreDeps): Promise<Finding[]> {
  const findings = await examineCosmos(settings, deps.kinds);
  const shape = [...checkClock('Cosmos DB', deps.clock.now(), findings.serviceTime), ...checkShape(findings)];
  if (findings.state !== 'reached' || findings.missing.length > 0 || findings.otherPartition.length > 0) return shape;
  const store = await open();
  try {
    const newer = await store.newerKinds(deps.kinds);
    if (newer.length > 0) return [...shape, fail('Store', `written by a later version of this program (${newer.join(', ')}).`, laterVersion)];
    return [...shape, await probe(store, deps), await checkPool(store, deps)];
  } catch (error) {
    return [...shape, fail('Store', `does not answer (${codeOf(error)}).`, 'look at the account’s throughput and at its own metrics.')];
  } finally {
    await store.close();
  }
}

function checkShape({ state, missing, otherPartition, unindexed }: CosmosFindings): Finding[] {
  switch (state) {
    case 'no-identity': return [fail('Cosmos DB', 'there is no managed identity here.', 'assign one to the host, or set COSMOS_KEY.')];
    case 'refused': return [fail('Cosmos DB', 'refuses us.', 'look at COSMOS_KEY, or give the managed identity the role “Cosmos DB Built-in Data Contributor”; look at the account’s firewall.')];
    case 'unreachable': return [fail('Cosmos DB', 'cannot be reached.', 'look at COSMOS_ENDPOINT, the name service, the firewall and the private endpoint.')];
    case 'no-database': return [fail('Cosmos DB', 'has no such database.', 'deploy the infrastructure, or start the bot once with COSMOS_KEY, which makes it.')];
    case 'reached': break;
  }
  const wrong: Finding[] = [];
  const again = 'deploy the infrastructure, or start the bot once with COSMOS_KEY, which does it.';
  if (missing.length > 0) wrong.push(fail('Containers', `missing: ${missing.join(', ')}.`, again));
  if (otherPartition.length > 0) wrong.push(fail('Containers', `with another partition key than /pk: ${otherPartition.join(', ')}.`, 'such a container must be made anew; nothing of ours can be in it.'));
  for (const [name, paths] of Object.entries(unindexed)) wrong.push(fail('Containers', `${name} lacks the index ${paths.join('; ')}.`, again));
  return wrong.length > 0 ? wrong : [ok('Cosmos DB', 'reached; containers and indexes as the code needs them')];
}

/** Writes, reads and deletes a document of the schedule's own. */
async function probe(store: Store, { clock, random }: StoreDeps): Promise<Finding> {
  try {
    const name = `doctor-${random.bytes(6).toString('hex')}`;
    const seen = await withLease(store, clock, random, name, 60_000, async () => await store.read(leasesKind, name, name) !== undefined);
    if (seen === true && await store.read(leasesKind, name, name) === undefined) return ok('Writing', 'a document was written, read and deleted');
    return fail('Writing', 'a document that was written is not there, or one that was deleted is.', 'look at the disk or the account.');
  } catch (error) {
    return fail('Writing', `is refused (${codeOf(error)}).`, 'look at the rights of the bot’s user or identity, and at the disk or the account’s throughput.');
  }
}

async function checkPool(store: Store, { privateKeys }: StoreDeps): Promise<Finding> {
  if (await poolOpensWith(store, privateKeys)) return ok('Pool', 'what waits for release can be opened');
  return fail('Pool', 'reports wait that none of the keys opens: they would not be released.', 'add the key that was replaced too early to POOL_PRIVATE_JWK.');
}

/** The keys of a pool belong together, or there are none yet. */
export function checkPoolKeys(publicKey: PoolJwk | undefined, privateKeys: readonly PoolJwk[]): Finding {
  if (publicKey === undefined) return warn('Pool keys', 'none yet; in the local profile the first start makes them, beside the store.', 'for real reports set POOL_PUBLIC_JWK and POOL_PRIVATE_JWK.');
  if (privateKeys.some(({ x }) => x === publicKey.x)) return ok('Pool keys', 'what is sealed can be opened');
  return fail('Pool keys', 'the public key belongs to none of the private ones: no report could ever be opened.', 'set POOL_PUBLIC_JWK to the public part of a key in POOL_PRIVATE_JWK.');
}
