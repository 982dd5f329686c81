import { join } from 'node:path';
import { type Clock, type Log, type Random, readOrMakeKey, systemClock, systemRandom } from './base/index.js';
import type { AppIdentity, Config } from './config.js';
import { createIntake, reportsKind } from './reporting/index.js';
import { openCosmosStore, SqliteStore, type Store } from './store/index.js';
import { createTeams } from './teams/index.js';

/** Everything that is stored, by kind. */
const kinds = [reportsKind];

export interface App {
  /** The port listened on. */
  port: number;
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
  const server = createTeams({
    intake: createIntake(store, clock, { key, zone: config.agency.zone }),
    random,
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
    stop: async () => {
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
