/** Where documents live: one small port, two adapters. See port.ts for the promises both keep. */
export { type KindSum } from './checksum.js';
export type { AnyKind, Doc, Kind, ListQuery, Page, RawDocument, Store, Stored } from './port.js';
export { type CosmosSettings, openCosmosStore } from './cosmos.js';
export { leasesKind, withLease } from './lease.js';
export { SqliteStore } from './sqlite.js';
export { backUpSqlite, restoreSqlite } from './sqlite-backup.js';
