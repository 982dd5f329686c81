import { z } from 'zod';
import type { Kind } from '../store/index.js';

/** Characters of every envelope: the sealed bytes and the JWE's own parts in base64. */
const envelopeLength = 30_307;

interface PoolEntry {
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
