import type { Store } from '../store/index.js';
import { casesKind } from './case.js';

/** The coordinator's counts. */
export interface Digest {
  /** Cases that wait for review, 0 to `mostCounted`. */
  open: number;
}

/** Beyond it the digest says "999": its length must not grow with the work. */
const mostCounted = 999;

/** Counts what waits. Reads no narrative further than the store does. */
export async function countForDigest(store: Store): Promise<Digest> {
  let open = 0;
  let after: string | undefined;
  do {
    const page = await store.list(casesKind, 'cases', { where: { state: 'open' }, limit: 1_000, ...(after === undefined ? {} : { after }) });
    open += page.items.length;
    after = page.next;
  } while (after !== undefined && open < mostCounted);
  return { open: Math.min(open, mostCounted) };
}
