import { z } from 'zod';
import { AppError } from '../base/index.js';
import { createOnce, type Kind, type Store } from '../store/index.js';
import { readLesson } from './lesson.js';

/** An anonymous constructive comment on a lesson (policy 4.2.2). Nobody but the coordinator sees it before it is let through. */
export interface Thought {
  id: string;
  lessonId: string;
  text: string;
  state: 'waiting' | 'shown';
}

export const thoughtsKind: Kind<Thought> = {
  name: 'thoughts',
  version: 1,
  schema: z.strictObject({ id: z.string(), lessonId: z.string(), text: z.string().min(1).max(2_000), state: z.enum(['waiting', 'shown']) }),
  partitionOf: () => 'thoughts',
  indexed: ['state', 'lessonId'],
};

/** Files a released thought for moderation. One about a lesson that is not there is dropped. Bears being called again. */
export async function fileThought(store: Store, id: string, lessonId: string, text: string): Promise<void> {
  if (await readLesson(store, lessonId) === undefined) return;
  await createOnce(store, thoughtsKind, { id, lessonId, text, state: 'waiting' });
}

export async function waitingThoughts(store: Store, limit: number): Promise<Thought[]> {
  return (await store.list(thoughtsKind, 'thoughts', { where: { state: 'waiting' }, limit })).items.map(({ doc }) => doc);
}

export function countWaitingThoughts(store: Store): Promise<number> {
  return store.count(thoughtsKind, 'thoughts', { state: 'waiting' }, 1_000);
}

/** Thoughts that are shown with a lesson. */
export async function thoughtsOn(store: Store, lessonId: string): Promise<Thought[]> {
  return (await store.list(thoughtsKind, 'thoughts', { where: { lessonId, state: 'shown' }, limit: 50 })).items.map(({ doc }) => doc);
}

/** Lets a thought through, with the words as the coordinator leaves them, or drops it. Fails with NM-STORE-STALE where somebody did either before. */
export async function moderate(store: Store, id: string, text: string | undefined): Promise<void> {
  const stored = await store.read(thoughtsKind, 'thoughts', id);
  if (stored?.doc.state !== 'waiting') throw new AppError('NM-STORE-STALE');
  if (text === undefined) await store.delete(thoughtsKind, 'thoughts', id, stored.etag);
  else await store.replace<Thought>(thoughtsKind, { ...stored.doc, text, state: 'shown' }, stored.etag);
}
