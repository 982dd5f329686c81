import type { Seen } from './look.js';

/** What kills hit; a round counts under every heading that fits. */
export type Hit = 'startUp' | 'submissions' | 'opening' | 'delivering' | 'puttingBack' | 'deleting' | 'quiet';

export const noHits = (): Record<Hit, number> => ({ startUp: 0, submissions: 0, opening: 0, delivering: 0, puttingBack: 0, deleting: 0, quiet: 0 });

export interface Verdict {
  hits: Hit[];
  /** A release was left half done: reports have their cases and still wait in the pool, or wait there twice. */
  half: boolean;
}

/** Tells from the store before and after a life of the bot what its end cut off. */
export function judge(before: Seen, after: Seen, listening: boolean, inFlight: number): Verdict {
  const stayed = [...before.pool].filter(([id]) => after.pool.has(id));
  const gone = before.pool.size - stayed.length;
  const delivered = stayed.some(([id, { delivered: had }]) => !had && after.pool.get(id)?.delivered === true);
  const doubled = copies(after) > copies(before);
  const hits: Hit[] = [];
  if (!listening) hits.push('startUp');
  if (inFlight > 0) hits.push('submissions');
  // A release lets its lease go at its end: a new one that is still there was cut off.
  const cutOff = after.lease !== undefined && after.lease !== before.lease;
  if (cutOff) hits.push(gone > 0 ? 'deleting' : doubled ? 'puttingBack' : delivered ? 'delivering' : 'opening');
  if (hits.length === 0) hits.push('quiet');
  return { hits, half: delivered || (doubled && cutOff) };
}

/** Entries beyond one for each report. */
export function copies({ pool }: Seen): number {
  return pool.size - new Set([...pool.values()].map(({ report }) => report.mailbox)).size;
}
