import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CosmosClient } from '@azure/cosmos';
import { kinds } from '../../src/app.js';
import { openCosmosStore, SqliteStore, type Store } from '../../src/store/index.js';
import { startLocalCosmos } from '../contract/cosmos-server.js';

export interface TestStore {
  store: Store;
  /** All that lies in the store, as bytes of its files or as the service's own documents. */
  bytes(): Promise<string>;
  close(): Promise<void>;
}

/** An empty store of each sort, with everything's tables. */
export const bothStores: Record<string, () => Promise<TestStore>> = {
  SQLite: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'near-miss-'));
    const store = new SqliteStore(join(folder, 'near-miss.db'));
    await store.open(kinds);
    return {
      store,
      bytes: async () => readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1')).join(''),
      close: async () => {
        await store.close();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  },
  'Cosmos DB': async () => {
    const server = await startLocalCosmos();
    const store = await openCosmosStore(server.settings);
    await store.open(kinds);
    const client = new CosmosClient({ endpoint: server.settings.endpoint, key: server.settings.key as string, connectionPolicy: { enableEndpointDiscovery: false } });
    const database = client.database(server.settings.database);
    return {
      store,
      async bytes() {
        const { resources } = await database.containers.readAll().fetchAll();
        return JSON.stringify(await Promise.all(resources.map(async ({ id }) => (await database.container(id).items.readAll().fetchAll()).resources)));
      },
      close: async () => {
        client.dispose();
        await store.close();
        await server.close();
      },
    };
  },
};

/** The same store, that is out of reach from its `from`-th call on: what a process that dies there has still done. `calls` counts. */
export function dyingStore(store: Store, from: number, calls = { made: 0 }): Store {
  return new Proxy(store, {
    get(target, name) {
      const method = target[name as keyof Store] as (...args: unknown[]) => Promise<unknown>;
      return (...args: unknown[]) => {
        calls.made++;
        return calls.made >= from ? Promise.reject(new Error('died')) : method.apply(target, args);
      };
    },
  });
}
