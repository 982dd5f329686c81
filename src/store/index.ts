/** Where documents live: one small port, two adapters. See port.ts for the promises both keep. */
export type { AnyKind, Doc, Kind, ListQuery, Page, Store, Stored } from './port.js';
export { containerDefinition } from './cosmos-index.js';
export { type CosmosSettings, openCosmosStore } from './cosmos.js';
export { leasesKind, withLease } from './lease.js';
export { SqliteStore } from './sqlite.js';
