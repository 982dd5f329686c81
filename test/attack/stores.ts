import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../../src/base/index.js';
import { CosmosClient } from '@azure/cosmos';
import { openCosmosStore, SqliteStore, type Store } from '../../src/store/index.js';
import { kinds } from '../../src/app.js';
import { startLocalCosmos } from '../contract/cosmos-server.js';

/** What lies in the store's own files or system fields about each case, by observable: a number to order cases by. */
export type Raw = Map<string, Record<string, number | string>>;

export interface AttackedStore {
  store: Store;
  /** Reads the raw store: file bytes on SQLite, system fields on Cosmos. `gone` are texts that must not be found any more. */
  look(caseIds: readonly string[], gone: readonly string[], what: 'cases' | 'thoughts'): Promise<{ raw: Raw; survivors: number }>;
  close(): Promise<void>;
}

export async function attackedSqlite(): Promise<AttackedStore> {
  const folder = mkdtempSync(join(tmpdir(), 'near-miss-attack-'));
  const store = new SqliteStore(join(folder, 'near-miss.db'), seededRandom('etags'));
  await store.open(kinds);
  return {
    store,
    async look(caseIds, gone, what) {
      const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
      const main = Buffer.concat(files);
      const etags = new Map([...store.everything()].filter(({ kind }) => kind === what).map((row) => [row.id, row.etag]));
      const raw: Raw = new Map(caseIds.map((id) => [id, { fileOffset: main.indexOf(id), etag: etags.get(id) ?? '' }]));
      return { raw, survivors: gone.filter((text) => main.includes(text)).length };
    },
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function attackedCosmos(): Promise<AttackedStore> {
  const server = await startLocalCosmos();
  const store = await openCosmosStore(server.settings);
  await store.open(kinds);
  const client = new CosmosClient({ endpoint: server.settings.endpoint, key: server.settings.key as string, connectionPolicy: { enableEndpointDiscovery: false } });
  const database = client.database(server.settings.database);
  return {
    store,
    async look(caseIds, gone, what) {
      const { resources } = await database.container(what).items.readAll<{ id: string; _ts: number; _rid: string; _etag: string }>().fetchAll();
      const wanted = new Set(caseIds);
      const raw: Raw = new Map(resources.map((doc, place): [string, Record<string, number | string>] =>
        [doc.id, { ts: doc._ts, rid: doc._rid, etag: doc._etag, listPlace: place }]).filter(([id]) => wanted.has(id)));
      const { resources: pool } = await database.container('pool').items.readAll().fetchAll();
      const text = JSON.stringify(pool);
      return { raw, survivors: gone.filter((piece) => text.includes(piece)).length };
    },
    close: async () => {
      client.dispose();
      await store.close();
      await server.close();
    },
  };
}
