import { z } from 'zod';
import { createOnce, type Kind, readAll, type Store } from '../store/index.js';
import { exerciseOf } from './exercises.js';

/** That a shift has talked about a lesson or an exercise, and in which month (policy 4.2.3). */
interface Debriefed {
  /** `shift:item`. */
  id: string;
  shiftId: string;
  itemId: string;
  month: string;
}

export const debriefedKind: Kind<Debriefed> = {
  name: 'debriefed',
  version: 1,
  schema: z.strictObject({ id: z.string(), shiftId: z.string(), itemId: z.string(), month: z.string().regex(/^\d{4}-\d{2}$/) }),
  partitionOf: ({ shiftId }) => shiftId,
  indexed: [],
};

/** What a shift has talked about: item to month. */
export async function debriefedBy(store: Store, shiftId: string): Promise<Map<string, string>> {
  return new Map((await readAll(store, debriefedKind, shiftId)).map(({ itemId, month }) => [itemId, month]));
}

export async function markDebriefed(store: Store, shiftId: string, items: readonly string[], month: string): Promise<void> {
  for (const itemId of items) {
    const doc: Debriefed = { id: `${shiftId}:${itemId}`, shiftId, itemId, month };
    const created = await createOnce(store, debriefedKind, doc);
    // A lesson keeps the month in which it was first talked about; exercises come round again.
    if (created === undefined && exerciseOf(itemId)) await store.replace(debriefedKind, doc, (await store.read(debriefedKind, shiftId, doc.id))?.etag ?? '');
  }
}

/** Takes back what was marked in that month; what an earlier briefing covered stays. */
export async function unmarkDebriefed(store: Store, shiftId: string, items: readonly string[], month: string): Promise<void> {
  for (const itemId of items) {
    const id = `${shiftId}:${itemId}`;
    const stored = await store.read(debriefedKind, shiftId, id);
    if (stored?.doc.month === month) await store.delete(debriefedKind, shiftId, id, stored.etag);
  }
}
