import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { agencyTerms, detect } from './deidentify/index.js';
import { type Clock, type Log, type Random, readOrMakeKey, readOrMakeSecret, systemClock, systemRandom } from './base/index.js';
import type { AppIdentity, Config } from './config.js';
import { createMailboxes, mailboxesKind } from './mailbox/index.js';
import { createIntake, createOpener, createSealer, makePoolKey, poolKind, type PoolJwk, release, type ReleaseDeps } from './reporting/index.js';
import { plannedKind, startJobs } from './planning/index.js';
import { briefingsKind, debriefedKind, type Rounds, shiftsKind, startRounds } from './briefing/index.js';
import { lessonsKind } from './library/index.js';
import { casesKind, codenamesKind, openCase } from './review/index.js';
import { leasesKind, openCosmosStore, SqliteStore, type Store } from './store/index.js';
import { channelsKind, createTeams, type PaceSettings } from './teams/index.js';

/** Everything that is stored, by kind. */
export const kinds = [poolKind, plannedKind, leasesKind, casesKind, codenamesKind, mailboxesKind, channelsKind, lessonsKind, shiftsKind, briefingsKind, debriefedKind];

export interface App {
  /** The port listened on. */
  port: number;
  /** Does the planned jobs and the briefings that are due by the clock, resolves to the jobs' names; otherwise it is looked every so often. */
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
  /** How fast messages may go; for stand-ins whose clock runs faster. */
  pace?: PaceSettings;
  /** Rounds of the briefings: how often, and how long a dead replica holds the others up. */
  rounds?: { everyMs?: number; leaseMs?: number };
}

/** A briefing comes at most this much after its minute. */
const roundsEveryMs = 1_000;

/** Wires the rooms and starts listening. Used by main.ts, and by tests with parts of their own. */
export async function startApp(config: Config, { log, clock = systemClock, random = systemRandom, store: given, pace, rounds: pacing }: AppParts): Promise<App> {
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
  let port = config.port;
  let rounds: Rounds | undefined;
  const teams = createTeams({
    intake: createIntake(store, clock, sealer, { key, zone }),
    mailboxes,
    random,
    clock,
    log,
    contact: config.agency.contact,
    store,
    ...(config.termsFile === undefined ? {} : { terms: agencyTerms(readFileSync(config.termsFile, 'utf8')) }),
    appId: config.app?.id ?? '',
    ready: () => store.ping(),
    authentication: config.app === undefined ? {} : authenticationOf(config.app),
    rules: { local: config.profile === 'local', tenants: config.tenants, coordinators: config.coordinators, locale: config.locale },
    cardsFolder: new URL('../cards/', import.meta.url),
    agency: config.agency,
    key,
    publicUrl: () => config.publicUrl ?? `http://localhost:${port}`,
    rounds: () => rounds as Rounds,
    ...(pace === undefined ? {} : { pace }),
  });
  rounds = startRounds({ store, clock, random, log, messenger: teams.messenger, everyMs: roundsEveryMs, ...pacing });
  const { weeklyRelease, dailyRelease, digest, summary } = config.schedules;
  const jobs = startJobs(store, clock, log, zone, [
    { name: 'release-weekly', pattern: weeklyRelease, kind: 'repeatable', run: async () => await release(releaseDeps, 'weekly') !== undefined },
    { name: 'release-daily', pattern: dailyRelease, kind: 'repeatable', run: async () => await release(releaseDeps, 'daily') !== undefined },
    { name: 'digest', pattern: digest, kind: 'once', run: () => teams.postDigest() },
    { name: 'summary', pattern: summary, kind: 'once', run: () => teams.postSummary() },
  ]);
  port = await teams.server.listen(config.port, config.host);
  // The detectors build their tables with the first text: better now than while an officer waits.
  detect('');
  return {
    port,
    doDue: async () => {
      const ran = await jobs.tick();
      await rounds.tick();
      return ran;
    },
    stop: async () => {
      jobs.stop();
      await Promise.all([rounds.stop(), teams.server.close()]);
      await store.close();
    },
  };
}

function openStore(config: Config, log: Log): Promise<Store> {
  if (config.cosmos === undefined) return Promise.resolve(new SqliteStore(join(config.dataDir, 'near-miss.db')));
  const managed = config.app?.type === 'UserAssignedMSI' ? { managedIdentityClientId: config.app.id } : {};
  return openCosmosStore({ ...config.cosmos, ...managed }, log);
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
