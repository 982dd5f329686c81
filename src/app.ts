import { join } from 'node:path';
import { type Clock, type Log, type Random, readOrMakeKey, readOrMakeSecret, systemClock, systemRandom } from './base/index.js';
import type { AppIdentity, Config } from './config.js';
import { createMailboxes, mailboxesKind } from './mailbox/index.js';
import { createIntake, createOpener, createSealer, makePoolKey, poolKind, type PoolJwk, release, type ReleaseDeps, releasesKind, startReleaseTimer } from './reporting/index.js';
import { casesKind, codenamesKind, openCase } from './review/index.js';
import { leasesKind, openCosmosStore, SqliteStore, type Store } from './store/index.js';
import { createTeams } from './teams/index.js';

/** Everything that is stored, by kind. */
export const kinds = [poolKind, releasesKind, leasesKind, casesKind, codenamesKind, mailboxesKind];

export interface App {
  /** The port listened on. */
  port: number;
  /** Does the releases that are due by the clock; otherwise it is looked every minute. */
  releaseDue(): Promise<string[]>;
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
}

/** Wires the rooms and starts listening. Used by main.ts, and by tests with parts of their own. */
export async function startApp(config: Config, { log, clock = systemClock, random = systemRandom, store: given }: AppParts): Promise<App> {
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
  const timer = startReleaseTimer(store, clock, log, { ...config.release, zone }, (kind) => release(releaseDeps, kind));
  const server = createTeams({
    intake: createIntake(store, clock, sealer, { key, zone }),
    mailboxes,
    random,
    clock,
    log,
    contact: config.agency.contact,
    ready: () => store.ping(),
    authentication: config.app === undefined ? {} : authenticationOf(config.app),
    rules: { local: config.profile === 'local', tenants: config.tenants, coordinators: config.coordinators, locale: config.locale },
    cardsFolder: new URL('../cards/', import.meta.url),
  });
  const port = await server.listen(config.port, config.host);
  return {
    port,
    releaseDue: () => timer.tick(),
    stop: async () => {
      timer.stop();
      await server.close();
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
