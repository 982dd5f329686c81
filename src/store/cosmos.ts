import { Agent as HttpsAgent } from 'node:https';
import type { Container, CosmosClient, Database, JSONObject } from '@azure/cosmos';
import type { TokenSource } from '../azure/index.js';
import { AppError, codeOf, type Log, type Metrics, silentLog, silentMetrics } from '../base/index.js';
import { canonical, checkIn, checkOut, encodeBookmark, ignoreStale, liftedAtOpen, planList } from './documents.js';
import { type Outcome, Retrier } from './cosmos-retry.js';
import { containerDefinition, missingIndexes } from './cosmos-index.js';
import { countSpec, listSpec } from './cosmos-list.js';
import type { AnyKind, Doc, Kind, ListQuery, Page, RawDocument, Store, Stored } from './port.js';

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
export async function openCosmosStore(settings: CosmosSettings, log: Log = silentLog, metrics: Metrics = silentMetrics): Promise<CosmosStore> {
  return new CosmosStore(await connectCosmos(settings), settings.database, log, metrics);
}

export async function connectCosmos(settings: CosmosSettings): Promise<CosmosClient> {
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
export class CosmosStore implements Store {
  readonly #database: Database;
  readonly #containers = new Map<string, Container>();
  readonly #retrier: Retrier;
  readonly #countingRetrier: Retrier;

  constructor(private readonly client: CosmosClient, database: string, private readonly log: Log, metrics: Metrics) {
    this.#database = client.database(database);
    this.#retrier = new Retrier(log);
    for (const reason of ['busy', 'unavailable']) metrics.declare('near_miss_store_retries_total', reason);
    this.#countingRetrier = new Retrier(log, (code) => { metrics.count('near_miss_store_retries_total', code === 'NM-STORE-BUSY' ? 'busy' : 'unavailable'); });
  }

  /** Retries of what people do are not counted: whoever starves the database would see each report as a step of the counter. */
  #retrierOf(kind: AnyKind): Retrier {
    return kind.scheduled === true ? this.#countingRetrier : this.#retrier;
  }

  async open(kinds: readonly AnyKind[]): Promise<void> {
    await this.#retrier.run(() => this.client.databases.createIfNotExists({ id: this.#database.id }));
    for (const kind of kinds) {
      const wanted = containerDefinition(kind);
      const { resource } = await this.#retrier.run(() => this.#database.containers.createIfNotExists(wanted));
      if (missingIndexes(resource, wanted).length > 0) await this.#extendIndex(kind);
    }
    if ((await this.newerKinds(kinds)).length > 0) throw new AppError('NM-STORE-NEWER');
    for (const kind of kinds) await this.#liftIndexed(kind);
  }

  /** The kinds of which there are documents of a later version. */
  async newerKinds(kinds: readonly AnyKind[]): Promise<string[]> {
    const found = await Promise.all(kinds.map((kind) => this.#select<number>(kind, 'VALUE c.v', 'c.v > @v')));
    return kinds.filter((_kind, place) => (found[place] as number[]).length > 0).map(({ name }) => name);
  }

  /** A managed identity may use containers and not change them: then whoever deploys does it, and `npm run doctor` says so. */
  async #extendIndex(kind: AnyKind): Promise<void> {
    await this.#retrierOf(kind).run(() => this.#container(kind).replace(containerDefinition(kind))).catch((error: unknown) => {
      this.log.warn('store-index-missing', { code: codeOf(error) });
    });
  }

  async #liftIndexed(kind: AnyKind): Promise<void> {
    if (kind.version === 1) return;
    for (const resource of await this.#select<JSONObject>(kind, '*', 'c.v < @v')) {
      const row = toRaw(kind.name, resource);
      const doc = liftedAtOpen(kind, row);
      if (doc) await this.replace(kind as Kind<Doc>, doc, row.etag).catch(ignoreStale);
    }
  }

  /** Every document of a kind as it lies there, from all partitions, in no order. For commands that look at the whole store. */
  async everyOf(kind: AnyKind): Promise<RawDocument[]> {
    return (await this.#select<JSONObject>(kind, '*', 'c.v >= 0')).map((resource) => toRaw(kind.name, resource));
  }

  /** The one query that looks at all partitions. `v` is indexed. */
  async #select<R>(kind: AnyKind, what: string, condition: string): Promise<R[]> {
    const spec = { query: `SELECT ${what} FROM c WHERE ${condition}`, parameters: [{ name: '@v', value: kind.version }] };
    return (await this.#retrierOf(kind).run(() => this.#container(kind).items.query<R>(spec).fetchAll())).resources;
  }

  async create<T extends Doc>(kind: Kind<T>, doc: T): Promise<string> {
    const checked = checkIn(kind, doc);
    const partition = kind.partitionOf(checked);
    const body = { ...checked, pk: partition, v: kind.version };
    const outcome = await this.#retrierOf(kind).write(async () => {
      const { etag } = await this.#container(kind).items.create(body);
      return etag;
    });
    return this.#settle(kind, checked, outcome);
  }

  async read<T extends Doc>(kind: Kind<T>, partition: string, id: string): Promise<Stored<T> | undefined> {
    const response = await this.#retrierOf(kind).run(() => this.#container(kind).item(id, partition).read<JSONObject>());
    return response.resource === undefined ? undefined : toStored(kind, response.resource);
  }

  async replace<T extends Doc>(kind: Kind<T>, doc: T, ifMatch: string): Promise<string> {
    const checked = checkIn(kind, doc);
    const partition = kind.partitionOf(checked);
    const body = { ...checked, pk: partition, v: kind.version };
    const outcome = await this.#retrierOf(kind).write(async () => {
      const { etag } = await this.#container(kind).item(checked.id, partition)
        .replace(body, { accessCondition: { type: 'IfMatch', condition: ifMatch } });
      return etag;
    });
    return this.#settle(kind, checked, outcome);
  }

  async delete<T extends Doc>(kind: Kind<T>, partition: string, id: string, ifMatch?: string): Promise<boolean> {
    const options = ifMatch === undefined ? {} : { accessCondition: { type: 'IfMatch', condition: ifMatch } };
    const outcome = await this.#retrierOf(kind).write(async () => {
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
    const response = await this.#retrierOf(kind).run(() =>
      this.#container(kind).items.query<JSONObject>(spec, { partitionKey: partition, maxItemCount: plan.limit + 1 }).fetchAll());
    const items = response.resources.slice(0, plan.limit).map((resource) => toStored(kind, resource));
    const last = items.at(-1);
    return response.resources.length > plan.limit && last ? { items, next: encodeBookmark(last.doc, plan.order) } : { items };
  }

  async count<T extends Doc>(kind: Kind<T>, partition: string, where: NonNullable<ListQuery['where']>, most = Infinity): Promise<number> {
    const spec = countSpec(partition, planList(kind, { where }));
    const response = await this.#retrierOf(kind).run(() => this.#container(kind).items.query<number>(spec, { partitionKey: partition }).fetchAll());
    return Math.min(response.resources[0] ?? 0, most);
  }

  /** The service has no such call: deleted documents remain in its backups until these expire. */
  async scrub(): Promise<void> {}

  async ping(): Promise<void> {
    await this.#retrier.run(() => this.#database.read());
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

function toStored<T extends Doc>(kind: Kind<T>, resource: JSONObject): Stored<T> {
  const { version, body, etag } = toRaw(kind.name, resource);
  return { doc: checkOut(kind, version, body), etag };
}

/** Takes the service's own fields (`_ts`, `_rid`, …) and ours for storage out of the document. */
function toRaw(kind: string, resource: JSONObject): RawDocument {
  const { v, pk, id, _etag, ...rest } = resource as Record<string, unknown>;
  if (typeof v !== 'number' || typeof _etag !== 'string' || typeof id !== 'string') throw new AppError('NM-STORE-DAMAGED');
  const body = { id, ...Object.fromEntries(Object.entries(rest).filter(([key]) => !key.startsWith('_'))) };
  return { kind, partition: String(pk), id, version: v, etag: _etag, body };
}
