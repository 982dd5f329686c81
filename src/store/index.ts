/** Where documents live: one small port, two adapters. See port.ts for the promises both keep. */
export { type KindSum } from './checksum.js';
export type { AnyKind, Doc, Kind, ListQuery, Page, RawDocument, Store, Stored } from './port.js';
export { containerDefinition } from './cosmos-index.js';
export { type CosmosSettings, type CosmosStore, openCosmosStore } from './cosmos.js';
export { type CosmosFindings, examineCosmos } from './cosmos-examine.js';
export { leasesKind, withLease } from './lease.js';
export { moveToCosmos, openSource, type Source } from './move.js';
export { SqliteStore } from './sqlite.js';
export { createOnce, listAll, readAll, wasOvertaken } from './steps.js';
export { type BackupOptions, backUpSqlite, type KeysApart, keysFileOf } from './sqlite-backup.js';
export { restoreSqlite } from './sqlite-restore.js';
export { isSound } from './sqlite-copy.js';
