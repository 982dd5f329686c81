import { z } from 'zod';
import { type Clock, type Random } from '../base/index.js';
import type { Kind, Store, Stored } from './port.js';
import { wasOvertaken } from './steps.js';

interface Lease {
  id: string;
  holder: string;
  /** Milliseconds since the epoch at which others may take it. */
  until: number;
}

/** Which replica does a job now. */
export const leasesKind: Kind<Lease> = {
  name: 'leases',
  version: 1,
  schema: z.strictObject({ id: z.string(), holder: z.string(), until: z.number() }),
  partitionOf: ({ id }) => id,
  indexed: [],
};

/**
 * Runs a job if no other replica is at it; resolves to undefined where one is. The lease is renewed while the job runs; a holder that dies
 * is succeeded after `ttlMs`. A holder that merely stalls may find a second one at work, so a job under a lease must bear being done
 * twice at once; a long one asks `stillOurs` now and then.
 */
export async function withLease<T>(
  store: Store, clock: Clock, random: Random, name: string, ttlMs: number, job: (stillOurs: () => boolean) => Promise<T>,
): Promise<T | undefined> {
  const mine: Lease = { id: name, holder: random.bytes(12).toString('base64url'), until: clock.now() + ttlMs };
  let etag = await take(store, clock, mine, ttlMs);
  if (etag === undefined) return undefined;
  let renewing: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    renewing = renewing.then(async () => {
      if (etag === undefined) return;
      mine.until = clock.now() + ttlMs;
      etag = await store.replace(leasesKind, mine, etag).catch((error: unknown) => (wasOvertaken(error) ? undefined : etag));
    });
  }, ttlMs / 3);
  timer.unref();
  try {
    return await job(() => etag !== undefined);
  } finally {
    clearInterval(timer);
    await renewing;
    // Let go early; if somebody has succeeded us meanwhile, it is theirs.
    if (etag !== undefined) await store.delete(leasesKind, name, name, etag).catch(() => false);
  }
}

async function take(store: Store, clock: Clock, mine: Lease, ttlMs: number): Promise<string | undefined> {
  const current: Stored<Lease> | undefined = await store.read(leasesKind, mine.id, mine.id);
  try {
    if (current === undefined) return await store.create(leasesKind, mine);
    // One that ends later than any lease taken now was taken while the clock was ahead, and would hold everybody up until then.
    const left = current.doc.until - clock.now();
    if (left > 0 && left <= 2 * ttlMs) return undefined;
    return await store.replace(leasesKind, mine, current.etag);
  } catch (error) {
    if (wasOvertaken(error)) return undefined;
    throw error;
  }
}
