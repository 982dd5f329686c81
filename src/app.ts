import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AppProof, appTokens, managedIdentity, type TokenSource } from './azure/index.js';
import { agencyTerms, detect } from './deidentify/index.js';
import { AppError, type Clock, codeOf, createMetrics, inParallel, type Log, type Metrics, type Random, readOrMakeKey, readOrMakeSecret, systemClock, systemRandom, writesAtOnce } from './base/index.js';
import type { AppIdentity, Config } from './config.js';
import { createMailboxes, createThreads, deliverNote, mailboxesKind, threadsKind } from './mailbox/index.js';
import { createIntake, createOpener, createSealer, makePoolKey, poolKind, type PoolJwk, release, type ReleaseDeps } from './reporting/index.js';
import { countTroubles, serveMetrics, startSampler } from './operation/index.js';
import { plannedKind, startJobs } from './planning/index.js';
import { adjustmentsKind, createAdjustments } from './adjustments/index.js';
import { countedAdjustments, countedCasework, createCaseCounts, refOf } from './counting.js';
import { type CaseRef, countedKind, publicationsKind, publishDue, talliesKind } from './insights/index.js';
import { monthOf } from './planning/index.js';
import { alertsKind, awarenessKind, briefingsKind, debriefedKind, type Rounds, shiftsKind, startRounds } from './briefing/index.js';
import { analysesKind, fileThought, lessonsKind, thoughtsKind } from './library/index.js';
import { caseKeysKind, casesKind, codenamesKind, createCasework, createStaffLedger, createVault, expire, lessonIdOf, openCase, staffRecordKind } from './review/index.js';
import { type CosmosSettings, type CosmosStore, type KeysApart, leasesKind, openCosmosStore, SqliteStore, type Store } from './store/index.js';
import { channelsKind, createTeams, type PaceSettings, type Registration, type TokenChecks } from './teams/index.js';

/** Everything that is stored, by kind. */
export const kinds = [
  poolKind, plannedKind, leasesKind, casesKind, caseKeysKind, codenamesKind, mailboxesKind, threadsKind, staffRecordKind, channelsKind, lessonsKind, thoughtsKind,
  shiftsKind, briefingsKind, debriefedKind, alertsKind, awarenessKind, adjustmentsKind, analysesKind,
  countedKind, talliesKind, publicationsKind,
];

/** Kinds that a backup leaves out. A restoration keeps what the present store has of them. Leases belong to processes that are gone by then. */
export const notBackedUp = [leasesKind];

/** A backup holds the cases' keys in a file of their own, of which only the latest is kept: what is destroyed with a key must not come back. */
export const keysApart: KeysApart = { kind: caseKeysKind, of: [casesKind, threadsKind] };

/** The local store's file. */
export function storeFile(dataDir: string): string {
  return join(dataDir, 'near-miss.db');
}

export interface App {
  /** The port listened on. */
  port: number;
  /** The port of `/metrics`, if there is one. */
  metricsPort?: number;
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
  metrics?: Metrics;
  /** Opened by the caller in place of the configured store; closed by the app. */
  store?: Store;
  /** How fast messages may go; for stand-ins whose clock runs faster. */
  pace?: PaceSettings;
  /** Rounds of the briefings: how often, and how long a dead replica holds the others up. */
  rounds?: { everyMs?: number; leaseMs?: number };
  /** How inbound tokens are checked; not at all in the local profile. A test leaves a check out to see that it is the one that refuses. */
  tokenChecks?: TokenChecks;
}

/** A briefing comes at most this much after its minute. */
const roundsEveryMs = 1_000;

/** Wires the rooms and starts listening. Used by main.ts, and by tests with parts of their own. */
export async function startApp(config: Config, parts: AppParts): Promise<App> {
  const { clock = systemClock, random = systemRandom, metrics = createMetrics(), store: given, pace, rounds: pacing, tokenChecks: checks } = parts;
  const log = countTroubles(parts.log, metrics);
  const store = given ?? await openStore(config, log, metrics);
  await store.open(kinds);
  const key = config.receiptKey ?? readOrMakeKey(join(config.dataDir, 'receipt.key'), random);
  const pool = config.pool ?? localPoolKeys(config.dataDir);
  const sealer = await createSealer(pool.publicKey, random);
  const { zone } = config.agency;
  const vault = createVault(store, random, key);
  const threads = createThreads(store, vault);
  const mailboxes = createMailboxes(store, key, threads);
  const plainAdjustments = createAdjustments(store, clock, random, zone);
  const counts = createCaseCounts(store, random, plainAdjustments);
  const adjustments = countedAdjustments(plainAdjustments, counts, store);
  const casework = countedCasework(createCasework({ store, clock, vault, key, zone, destroyAlso: (caseId) => threads.destroy(caseId) }), counts, store);
  const staff = createStaffLedger(store, clock, random, zone);
  const releaseDeps: ReleaseDeps = {
    store, clock, random, log, sealer,
    opener: await createOpener(pool.privateKeys),
    deliver: async (reports) => {
      const opened: CaseRef[] = [];
      await inParallel(reports, writesAtOnce, async (report) => {
        const id = await openCase({ store, clock, vault, key, zone }, report);
        await mailboxes.open(report.mailbox, id);
        const stored = await store.read(casesKind, 'cases', id);
        if (stored) opened.push(refOf(stored.doc));
      });
      await counts.settleAll(opened);
    },
    deliverNote: (note) => deliverNote({ store, key, mailboxes, threads, casework, think: (id, lessonId, text) => fileThought(store, id, lessonId, text) }, note),
  };
  let port = config.port;
  const teams = createTeams({
    intake: createIntake(store, clock, sealer, { key, zone }),
    mailboxes,
    threads,
    casework,
    staff,
    adjustments,
    lessonIdOf: (caseId) => lessonIdOf(key, caseId),
    secondReader: config.secondReader,
    retentionDays: config.retentionDays,
    ...(config.chromium === undefined ? {} : { chromium: config.chromium }),
    ...(config.profile === 'local' ? { releaseNow: () => release(releaseDeps, 'weekly') } : {}),
    random,
    clock,
    log,
    metrics,
    contact: config.agency.contact,
    store,
    ...(config.termsFile === undefined ? {} : { terms: agencyTerms(readFileSync(config.termsFile, 'utf8')) }),
    ready: () => store.ping(),
    ...(config.profile === 'local' ? {} : { registration: registrationOf(config, clock, checks) }),
    rules: {
      local: config.profile === 'local', tenants: config.tenants, replyOrigins: config.cloud.replyOrigins, coordinators: config.coordinators,
      locale: config.locale, staffKey: createHmac('sha256', key).update('staff').digest(),
    },
    cardsFolder: new URL('../cards/', import.meta.url),
    agency: config.agency,
    key,
    publicUrl: () => config.publicUrl ?? `http://localhost:${port}`,
    rounds: () => rounds,
    ...(pace === undefined ? {} : { pace }),
  });
  const rounds: Rounds = startRounds({ adjustments, store, clock, random, log, messenger: teams.messenger, everyMs: roundsEveryMs, ...pacing });
  const { weeklyRelease, dailyRelease, digest, summary, awareness, quarterly } = config.schedules;
  const keepLimits = async (): Promise<boolean> => {
    await casework.sweep();
    for (const codename of await expire(store, clock, zone, config.retentionDays, casework)) await staff.note('system', 'closed', codename);
    return true;
  };
  const jobs = startJobs(store, clock, log, zone, [
    { name: 'release-weekly', pattern: weeklyRelease, kind: 'repeatable', run: async () => await release(releaseDeps, 'weekly') !== undefined },
    { name: 'release-daily', pattern: dailyRelease, kind: 'repeatable', run: async () => await release(releaseDeps, 'daily') !== undefined },
    { name: 'digest', pattern: digest, kind: 'once', run: () => teams.postDigest() },
    { name: 'summary', pattern: summary, kind: 'once', run: () => teams.postSummary() },
    { name: 'publish', pattern: quarterly, kind: 'repeatable', run: async () => (await publishDue(store, counts, monthOf(clock.now(), zone), config.smallCount)).length >= 0 },
    { name: 'quarterly', pattern: quarterly, kind: 'once', run: () => teams.postQuarterly() },
    { name: 'awareness', pattern: awareness, kind: 'repeatable', run: () => teams.postAwareness() },
    { name: 'retention', pattern: digest, kind: 'repeatable', run: keepLimits },
  ], metrics);
  const watched = config.metrics === undefined ? undefined : await watch(config.metrics, metrics, clock, store);
  port = await teams.server.listen(config.port, config.host);
  // What a crash left half destroyed.
  await casework.sweep().catch((error: unknown) => { log.error('job-failed', { code: codeOf(error) }); });
  // The detectors build their tables with the first text: better now than while an officer waits.
  detect('');
  return {
    port,
    ...(watched === undefined ? {} : { metricsPort: watched.port }),
    doDue: async () => {
      const ran = await jobs.tick();
      await rounds.tick();
      return ran;
    },
    stop: async () => {
      jobs.stop();
      await watched?.close();
      await Promise.all([rounds.stop(), teams.server.close()]);
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

/** The store that the settings name, not opened yet. */
export function openStore(config: Config, log: Log, metrics?: Metrics): Promise<Store> {
  return config.cosmos === undefined ? Promise.resolve(new SqliteStore(storeFile(config.dataDir))) : openCosmos(config, log, metrics);
}

/** Connects to the Cosmos DB of the settings. */
export function openCosmos(config: Config, log?: Log, metrics?: Metrics): Promise<CosmosStore> {
  return openCosmosStore(cosmosSettings(config), log, metrics);
}

/** Without an account key, the machine's identity signs in. */
export function cosmosSettings(config: Config): CosmosSettings {
  const { cosmos } = config;
  if (cosmos === undefined) throw new AppError('NM-INTERNAL');
  return { ...cosmos, ...(cosmos.key === undefined ? { tokens: identityOf(config) } : {}) };
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
