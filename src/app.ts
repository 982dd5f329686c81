import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { agencyTerms, detect } from './deidentify/index.js';
import { AppError, type Clock, createMetrics, type Log, type Metrics, type Random, readOrMakeKey, readOrMakeSecret, systemClock, systemRandom } from './base/index.js';
import type { AppIdentity, Config } from './config.js';
import { createMailboxes, mailboxesKind } from './mailbox/index.js';
import { createIntake, createOpener, createSealer, makePoolKey, poolKind, type PoolJwk, release, type ReleaseDeps } from './reporting/index.js';
import { countTroubles, serveMetrics, startSampler } from './operation/index.js';
import { plannedKind, startJobs } from './planning/index.js';
import { casesKind, codenamesKind, openCase } from './review/index.js';
import { type CosmosSettings, type CosmosStore, leasesKind, openCosmosStore, SqliteStore, type Store } from './store/index.js';
import { channelsKind, createTeams } from './teams/index.js';

/** Everything that is stored, by kind. */
export const kinds = [poolKind, plannedKind, leasesKind, casesKind, codenamesKind, mailboxesKind, channelsKind];

/**
 * Kinds that a backup leaves out. A restoration keeps what the present store has of them. Leases belong to processes that are gone by then; what
 * must be beyond recovery once it is destroyed, as a key is, goes here too.
 */
export const notBackedUp = [leasesKind];

/** The local store's file. */
export function storeFile(dataDir: string): string {
  return join(dataDir, 'near-miss.db');
}

export interface App {
  /** The port listened on. */
  port: number;
  /** The port of `/metrics`, if there is one. */
  metricsPort?: number;
  /** Does the planned jobs that are due by the clock, resolves to their names; otherwise it is looked every minute. */
  doDue(): Promise<string[]>;
  /** Stops taking requests, finishes those accepted, closes the store. */
  stop(): Promise<void>;
}

/** What a test or a simulation may replace. */
export interface AppParts {
  log: Log;
  clock?: Clock;
  random?: Random;
  metrics?: Metrics;
  /** Opened by the caller in place of the configured store; closed by the app. */
  store?: Store;
}

/** Wires the rooms and starts listening. Used by main.ts, and by tests with parts of their own. */
export async function startApp(config: Config, { log: plainLog, clock = systemClock, random = systemRandom, metrics = createMetrics(), store: given }: AppParts): Promise<App> {
  const log = countTroubles(plainLog, metrics);
  const store = given ?? await openStore(config, log, metrics);
  await store.open(kinds);
  const key = config.receiptKey ?? readOrMakeKey(join(config.dataDir, 'receipt.key'), random);
  const pool = config.pool ?? localPoolKeys(config.dataDir);
  const sealer = await createSealer(pool.publicKey, random);
  const mailboxes = createMailboxes(store, key);
  const { zone } = config.agency;
  const releaseDeps: ReleaseDeps = {
    store, clock, random, log, sealer,
    opener: await createOpener(pool.privateKeys),
    deliver: async (report) => mailboxes.open(report.mailbox, await openCase(store, clock, key, zone, report)),
  };
  const teams = createTeams({
    intake: createIntake(store, clock, sealer, { key, zone }),
    mailboxes,
    random,
    clock,
    log,
    metrics,
    contact: config.agency.contact,
    store,
    ...(config.termsFile === undefined ? {} : { terms: agencyTerms(readFileSync(config.termsFile, 'utf8')) }),
    appId: config.app?.id ?? '',
    ready: () => store.ping(),
    authentication: config.app === undefined ? {} : authenticationOf(config.app),
    rules: { local: config.profile === 'local', tenants: config.tenants, coordinators: config.coordinators, locale: config.locale },
    cardsFolder: new URL('../cards/', import.meta.url),
  });
  const { weeklyRelease, dailyRelease, digest } = config.schedules;
  const jobs = startJobs(store, clock, log, zone, [
    { name: 'release-weekly', pattern: weeklyRelease, kind: 'repeatable', run: async () => await release(releaseDeps, 'weekly') !== undefined },
    { name: 'release-daily', pattern: dailyRelease, kind: 'repeatable', run: async () => await release(releaseDeps, 'daily') !== undefined },
    { name: 'digest', pattern: digest, kind: 'once', run: () => teams.postDigest() },
  ], metrics);
  const watched = config.metrics === undefined ? undefined : await watch(config.metrics, metrics, clock, store);
  const port = await teams.server.listen(config.port, config.host);
  // The detectors build their tables with the first text: better now than while an officer waits.
  detect('');
  return {
    port,
    ...(watched === undefined ? {} : { metricsPort: watched.port }),
    doDue: () => jobs.tick(),
    stop: async () => {
      jobs.stop();
      await watched?.close();
      await teams.server.close();
      await store.close();
    },
  };
}

/** Answers `/metrics` from samples taken at full minutes. */
async function watch({ port, host }: NonNullable<Config['metrics']>, metrics: Metrics, clock: Clock, store: Store): Promise<{ port: number; close(): Promise<void> }> {
  const sampler = await startSampler({ metrics, clock, ping: () => store.ping(), version: programVersion() });
  const server = await serveMetrics(sampler.text, port, host);
  return { port: server.port, close: () => { sampler.stop(); return server.close(); } };
}

function programVersion(): string {
  return (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }).version;
}

function openStore(config: Config, log: Log, metrics: Metrics): Promise<Store> {
  return config.cosmos === undefined ? Promise.resolve(new SqliteStore(storeFile(config.dataDir))) : openCosmos(config, log, metrics);
}

/** Connects to the Cosmos DB of the settings. */
export function openCosmos(config: Config, log?: Log, metrics?: Metrics): Promise<CosmosStore> {
  return openCosmosStore(cosmosSettings(config), log, metrics);
}

/** The managed identity that signs in to Cosmos DB is the bot's own. */
export function cosmosSettings({ cosmos, app }: Config): CosmosSettings {
  if (cosmos === undefined) throw new AppError('NM-INTERNAL');
  return { ...cosmos, ...(app?.type === 'UserAssignedMSI' ? { managedIdentityClientId: app.id } : {}) };
}

/** In the local profile the pool's key is made at the first start and lies beside the store: it protects nothing from who can read both. */
function localPoolKeys(dataDir: string): { publicKey: PoolJwk; privateKeys: PoolJwk[] } {
  const key = JSON.parse(readOrMakeSecret(join(dataDir, 'pool.jwk'), () => JSON.stringify(makePoolKey()))) as PoolJwk;
  return { publicKey: key, privateKeys: [key] };
}

/** The SDK's own names for the registration. */
function authenticationOf(app: AppIdentity): Record<string, string> {
  return {
    MicrosoftAppId: app.id,
    MicrosoftAppType: app.type,
    MicrosoftAppTenantId: app.tenant,
    ...(app.password === undefined ? {} : { MicrosoftAppPassword: app.password }),
    ...(app.certificate === undefined ? {} : { CertificateThumbprint: app.certificate.thumbprint, CertificatePrivateKey: app.certificate.privateKey }),
  };
}
