import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AppProof, appTokens, managedIdentity, type TokenSource } from './azure/index.js';
import { agencyTerms, detect } from './deidentify/index.js';
import { AppError, type Clock, type Log, type Random, readOrMakeKey, readOrMakeSecret, systemClock, systemRandom } from './base/index.js';
import type { AppIdentity, Config } from './config.js';
import { createMailboxes, mailboxesKind } from './mailbox/index.js';
import { createIntake, createOpener, createSealer, makePoolKey, poolKind, type PoolJwk, release, type ReleaseDeps } from './reporting/index.js';
import { plannedKind, startJobs } from './planning/index.js';
import { casesKind, codenamesKind, openCase } from './review/index.js';
import { leasesKind, openCosmosStore, SqliteStore, type Store } from './store/index.js';
import { channelsKind, createTeams, type Registration, type TokenChecks } from './teams/index.js';

/** Everything that is stored, by kind. */
export const kinds = [poolKind, plannedKind, leasesKind, casesKind, codenamesKind, mailboxesKind, channelsKind];

export interface App {
  /** The port listened on. */
  port: number;
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
  /** Opened by the caller in place of the configured store; closed by the app. */
  store?: Store;
  /** How inbound tokens are checked; not at all in the local profile. A test leaves a check out to see that it is the one that refuses. */
  tokenChecks?: TokenChecks;
}

/** Wires the rooms and starts listening. Used by main.ts, and by tests with parts of their own. */
export async function startApp(config: Config, { log, clock = systemClock, random = systemRandom, store: given, tokenChecks: checks }: AppParts): Promise<App> {
  const store = given ?? await openStore(config, log);
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
    contact: config.agency.contact,
    store,
    ...(config.termsFile === undefined ? {} : { terms: agencyTerms(readFileSync(config.termsFile, 'utf8')) }),
    ready: () => store.ping(),
    ...(config.profile === 'local' ? {} : { registration: registrationOf(config, clock, checks) }),
    rules: {
      local: config.profile === 'local', tenants: config.tenants, replyOrigins: config.cloud.replyOrigins, coordinators: config.coordinators,
      locale: config.locale,
    },
    cardsFolder: new URL('../cards/', import.meta.url),
  });
  const { weeklyRelease, dailyRelease, digest } = config.schedules;
  const jobs = startJobs(store, clock, log, zone, [
    { name: 'release-weekly', pattern: weeklyRelease, kind: 'repeatable', run: async () => await release(releaseDeps, 'weekly') !== undefined },
    { name: 'release-daily', pattern: dailyRelease, kind: 'repeatable', run: async () => await release(releaseDeps, 'daily') !== undefined },
    { name: 'digest', pattern: digest, kind: 'once', run: () => teams.postDigest() },
  ]);
  const port = await teams.server.listen(config.port, config.host);
  // The detectors build their tables with the first text: better now than while an officer waits.
  detect('');
  return {
    port,
    doDue: () => jobs.tick(),
    stop: async () => {
      jobs.stop();
      await teams.server.close();
      await store.close();
    },
  };
}

function openStore(config: Config, log: Log): Promise<Store> {
  if (config.cosmos === undefined) return Promise.resolve(new SqliteStore(join(config.dataDir, 'near-miss.db')));
  const tokens = config.cosmos.key === undefined ? { tokens: identityOf(config) } : {};
  return openCosmosStore({ ...config.cosmos, ...tokens }, log);
}

/** The machine's identity: the bot's own where that is a managed one. */
function identityOf({ app, cloud }: Config): TokenSource {
  return managedIdentity(cloud, app?.type === 'UserAssignedMSI' ? app.id : undefined);
}

/** In the local profile the pool's key is made at the first start and lies beside the store: it protects nothing from who can read both. */
function localPoolKeys(dataDir: string): { publicKey: PoolJwk; privateKeys: PoolJwk[] } {
  const key = JSON.parse(readOrMakeSecret(join(dataDir, 'pool.jwk'), () => JSON.stringify(makePoolKey()))) as PoolJwk;
  return { publicKey: key, privateKeys: [key] };
}

/** Nothing but the local profile runs without one: without one nobody is authenticated. */
function registrationOf({ app, cloud }: Config, clock: Clock, checks: TokenChecks | undefined): Registration {
  if (app === undefined) throw new AppError('NM-INTERNAL');
  const { id, tenant } = app;
  return { id, tenant, cloud, clock, tokens: appTokens({ id, tenant, proof: proofOf(app) }, cloud), ...(checks === undefined ? {} : { checks }) };
}

function proofOf({ type, certificate, password }: AppIdentity): AppProof {
  if (type === 'UserAssignedMSI') return { kind: 'managed-identity' };
  return certificate === undefined ? { kind: 'secret', secret: password ?? '' } : { kind: 'certificate', ...certificate };
}
