import { z } from 'zod';
import { type Kind, listAll, type Store } from '../store/index.js';
import { canOpenAll, type PoolJwk } from './envelope.js';

/** Characters of every envelope: the sealed bytes and the JWE's own parts in base64. */
const envelopeLength = 30_307;

/** Entries read at once: an envelope is 30 kB. */
export const poolPage = 200;

export interface PoolEntry {
  /** Derived from the form's key, so that a repeated send is one entry; looks random to whoever has not the server's key. */
  id: string;
  envelope: string;
}

/** Sealed reports that wait for release. An entry holds an id and an envelope, and there is no field for anything else. */
export const poolKind: Kind<PoolEntry> = {
  name: 'pool',
  version: 1,
  schema: z.strictObject({ id: z.string().length(32), envelope: z.string().length(envelopeLength) }),
  partitionOf: () => 'pool',
  indexed: [],
};

/** Whether every waiting report can be opened with the keys at hand. Says nothing of how many wait. */
export async function poolOpensWith(store: Pick<Store, 'list'>, privateJwks: readonly PoolJwk[]): Promise<boolean> {
  for await (const { doc } of listAll(store, poolKind, 'pool', {}, poolPage)) if (!await canOpenAll([doc], privateJwks)) return false;
  return true;
}
