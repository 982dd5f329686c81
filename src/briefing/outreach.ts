import { z } from 'zod';
import type { Clock } from '../base/index.js';
import { monthOf } from '../planning/index.js';
import { createOnce, type Kind, type Store } from '../store/index.js';
import { listShifts, type Shift } from './shift.js';

/** That an urgent alert about a case went to a shift, `case:shift:text`, the text as a hash. */
export const alertsKind: Kind<{ id: string }> = {
  name: 'alerts',
  version: 1,
  schema: z.strictObject({ id: z.string() }),
  partitionOf: ({ id }) => id,
  indexed: [],
};

interface Awareness {
  /** `shift:month`. */
  id: string;
  shiftId: string;
  month: string;
}

/** Which shift had the awareness card in which month (policy 5.2, 5.3). */
export const awarenessKind: Kind<Awareness> = {
  name: 'awareness',
  version: 1,
  schema: z.strictObject({ id: z.string(), shiftId: z.string(), month: z.string().regex(/^\d{4}-\d{2}$/) }),
  partitionOf: () => 'awareness',
  indexed: ['month', 'shiftId'],
};

/** Sends the awareness card to every active shift, once a month at most; resolves to how many had it now. */
export async function raiseAwareness(store: Store, clock: Clock, send: (shift: Shift) => Promise<boolean>): Promise<number> {
  let sent = 0;
  for (const shift of await listShifts(store)) {
    if (shift.state !== 'active') continue;
    const month = monthOf(clock.now(), shift.zone);
    const doc: Awareness = { id: `${shift.id}:${month}`, shiftId: shift.id, month };
    const etag = await createOnce(store, awarenessKind, doc);
    if (etag === undefined) continue;
    if (await send(shift)) sent++;
    else await store.delete(awarenessKind, 'awareness', doc.id, etag);
  }
  return sent;
}

/** The months in which each shift had it, the newest first. */
export async function awarenessOf(store: Store, shiftId: string): Promise<string[]> {
  return (await store.list(awarenessKind, 'awareness', { where: { shiftId }, limit: 100 })).items.map(({ doc }) => doc.month).sort().reverse();
}
