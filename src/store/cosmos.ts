import { Agent as HttpsAgent } from 'node:https';
import type { Container, CosmosClient, Database, JSONObject, SqlQuerySpec } from '@azure/cosmos';
import type { TokenSource } from '../azure/index.js';
import { AppError, type Log, silentLog } from '../base/index.js';
import { checkIn, checkOut, encodeBookmark, planList, type Plan } from './documents.js';
import { type Outcome, Retrier } from './cosmos-retry.js';
import { containerDefinition } from './cosmos-index.js';
import type { AnyKind, Doc, Kind, ListQuery, Page, Store, Stored } from './port.js';

export interface CosmosSettings {
  /** `https://….documents.azure.com:443/` */
  endpoint: string;
  /** Account key; left out, `tokens` sign in. */
  key?: string;
  /** Tokens of an identity with a data role on the account. */
  tokens?: TokenSource;
  database: string;
  /** Only for a local stand-in with its own certificate; the configuration never sets it. */
  acceptAnyCertificate?: boolean;
  /** Milliseconds after which a request counts as lost; 10,000 when left out. */
  requestTimeoutMs?: number;
}

/** Connects to Cosmos DB. The SDK is loaded only here: an SQLite start does not pay for it. */
export async function openCosmosStore(settings: CosmosSettings, log: Log = silentLog): Promise<Store> {
  const client = await connect(settings);
  return new CosmosStore(client, settings.database, new Retrier(log));
}

async function connect(settings: CosmosSettings): Promise<CosmosClient> {
  const { CosmosClient: Client } = await import('@azure/cosmos');
  const local = settings.acceptAnyCertificate === true;
  return new Client({
    endpoint: settings.endpoint,
    ...(settings.tokens === undefined ? { key: settings.key ?? '' } : { aadCredentials: settings.tokens }),
    ...(local && settings.endpoint.startsWith('https:') ? { agent: new HttpsAgent({ keepAlive: true, rejectUnauthorized: false }) } : {}),
    connectionPolicy: {
      requestTimeout: settings.requestTimeoutMs ?? 10_000,
      enableEndpointDiscovery: !local,
      enableBackgroundEndpointRefreshing: !local,
      // Retrier does it, so that an unknown outcome is looked at before anything is sent again.
      retryOptions: { maxRetryAttemptCount: 0, fixedRetryIntervalInMilliseconds: 0, maxWaitTimeInSeconds: 0 },
    },
  });
}

/** Cosmos DB: one database, a container for each kind, partitioned by `/pk`; point reads and single-partition queries only. */
class CosmosStore implements Store {
  readonly #database: Database;
  readonly #containers = new Map<string, Container>();

  constructor(private readonly client: CosmosClient, database: string, private readonly retrier: Retrier) {
    this.#database = client.database(database);
  }

  async open(kinds: readonly AnyKind[]): Promise<void> {
    await this.retrier.run(() => this.client.databases.createIfNotExists({ id: this.#database.id }));
    for (const kind of kinds) {
      await this.retrier.run(() => this.#database.containers.createIfNotExists(containerDefinition(kind)));
    }
  }

  async create<T extends Doc>(kind: Kind<T>, doc: T): Promise<string> {
    const checked = checkIn(kind, doc);
    const partition = kind.partitionOf(checked);
    const body = { ...checked, pk: partition, v: kind.version };
    const outcome = await this.retrier.write(async () => {
      const { etag } = await this.#container(kind).items.create(body);
      return etag;
    });
    return this.#settle(kind, checked, outcome);
  }

  async read<T extends Doc>(kind: Kind<T>, partition: string, id: string): Promise<Stored<T> | undefined> {
    const response = await this.retrier.run(() => this.#container(kind).item(id, partition).read<JSONObject>());
    return response.resource === undefined ? undefined : toStored(kind, response.resource);
  }

  async replace<T extends Doc>(kind: Kind<T>, doc: T, ifMatch: string): Promise<string> {
    const checked = checkIn(kind, doc);
    const partition = kind.partitionOf(checked);
    const body = { ...checked, pk: partition, v: kind.version };
    const outcome = await this.retrier.write(async () => {
      const { etag } = await this.#container(kind).item(checked.id, partition)
        .replace(body, { accessCondition: { type: 'IfMatch', condition: ifMatch } });
      return etag;
    });
    return this.#settle(kind, checked, outcome);
  }

  async delete<T extends Doc>(kind: Kind<T>, partition: string, id: string, ifMatch?: string): Promise<boolean> {
    const options = ifMatch === undefined ? {} : { accessCondition: { type: 'IfMatch', condition: ifMatch } };
    const outcome = await this.retrier.write(async () => {
      await this.#container(kind).item(id, partition).delete(options);
      return '';
    });
    if (outcome.error === undefined) return true;
    // After an attempt of unknown outcome, gone means that the attempt had arrived.
    if (outcome.error.code === 'NM-STORE-MISSING') return outcome.mayHaveArrived;
    throw outcome.error;
  }

  async list<T extends Doc>(kind: Kind<T>, partition: string, query: ListQuery = {}): Promise<Page<T>> {
    const plan = planList(kind, query);
    const spec = listSpec(partition, plan);
    const response = await this.retrier.run(() =>
      this.#container(kind).items.query<JSONObject>(spec, { partitionKey: partition, maxItemCount: plan.limit + 1 }).fetchAll());
    const items = response.resources.slice(0, plan.limit).map((resource) => toStored(kind, resource));
    const last = items.at(-1);
    return response.resources.length > plan.limit && last ? { items, next: encodeBookmark(last.doc, plan.order) } : { items };
  }

  async count<T extends Doc>(kind: Kind<T>, partition: string, where: NonNullable<ListQuery['where']>, most = Infinity): Promise<number> {
    const { conditions, parameters } = conditionsOf(partition, planList(kind, { where }));
    const spec = { query: `SELECT VALUE COUNT(1) FROM c WHERE ${conditions.join(' AND ')}`, parameters };
    const response = await this.retrier.run(() => this.#container(kind).items.query<number>(spec, { partitionKey: partition }).fetchAll());
    return Math.min(response.resources[0] ?? 0, most);
  }

  /** The service has no such call: deleted documents remain in its backups until these expire. */
  async scrub(): Promise<void> {}

  async ping(): Promise<void> {
    await this.retrier.run(() => this.#database.read());
  }

  async close(): Promise<void> {
    this.client.dispose();
  }

  #container(kind: AnyKind): Container {
    let container = this.#containers.get(kind.name);
    if (!container) {
      container = this.#database.container(kind.name);
      this.#containers.set(kind.name, container);
    }
    return container;
  }

  /** A write that failed after an attempt whose answer was lost: if what we wanted is there, that attempt arrived. */
  async #settle<T extends Doc>(kind: Kind<T>, wanted: T, outcome: Outcome): Promise<string> {
    if (outcome.error === undefined) return outcome.etag;
    const doubtful = outcome.error.code === 'NM-STORE-CONFLICT' || outcome.error.code === 'NM-STORE-STALE';
    if (outcome.mayHaveArrived && doubtful) {
      const there = await this.read(kind, kind.partitionOf(wanted), wanted.id);
      if (there && sameDocument(there.doc, wanted)) return there.etag;
    }
    throw outcome.error;
  }
}

function sameDocument(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

/** JSON with sorted keys: the service does not promise to keep their order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([x], [y]) => (x < y ? -1 : 1)))
      : inner);
}

function conditionsOf(partition: string, plan: Plan) {
  const parameters: { name: string; value: string | number | boolean }[] = [];
  const bind = (value: string | number | boolean) => {
    parameters.push({ name: `@p${parameters.length}`, value });
    return `@p${parameters.length - 1}`;
  };
  const conditions = [`c.pk = ${bind(partition)}`, ...plan.filters.map(([field, value]) => `c.${field} = ${bind(value)}`)];
  return { parameters, bind, conditions };
}

/** Where an index of several fields fits the list, the order begins with the filtered ones: it changes nothing, and lets the service use that index. */
function listSpec(partition: string, plan: Plan): SqlQuerySpec {
  const { parameters, bind, conditions } = conditionsOf(partition, plan);
  const beyond = plan.descending ? '<' : '>';
  if (plan.bookmark && plan.order !== undefined) {
    const value = bind(plan.bookmark.value ?? '');
    const id = bind(plan.bookmark.id);
    conditions.push(`(c.${plan.order} ${beyond} ${value} OR (c.${plan.order} = ${value} AND c.id ${beyond} ${id}))`);
  } else if (plan.bookmark) {
    conditions.push(`c.id ${beyond} ${bind(plan.bookmark.id)}`);
  }
  const way = plan.descending ? 'DESC' : 'ASC';
  const several = plan.index !== undefined && plan.index.length > 1 ? plan.index : undefined;
  const order = [...(several ?? (plan.order === undefined ? [] : [plan.order])), 'id'].map((field) => `c.${field} ${way}`).join(', ');
  return { query: `SELECT TOP ${plan.limit + 1} * FROM c WHERE ${conditions.join(' AND ')} ORDER BY ${order}`, parameters };
}

/** Takes the service's own fields (`_ts`, `_rid`, …) and ours for storage away before the document is checked. */
function toStored<T extends Doc>(kind: Kind<T>, resource: JSONObject): Stored<T> {
  const { v, _etag, ...rest } = resource as Record<string, unknown>;
  if (typeof v !== 'number' || typeof _etag !== 'string') throw new AppError('NM-STORE-DAMAGED');
  const body = Object.fromEntries(Object.entries(rest).filter(([key]) => key !== 'pk' && !key.startsWith('_')));
  return { doc: checkOut(kind, v, body), etag: _etag };
}

