import { createHash } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../base/index.js';
import type { Vault } from '../review/index.js';
import { type Kind, type Store, type Stored, wasOvertaken } from '../store/index.js';
import type { Letter } from './mailbox.js';

interface ThreadDoc {
  /** The case's id, or the question's. */
  id: string;
  of: 'case' | 'question';
  /** Whose turn it is. */
  waiting: 'coordinator' | 'reporter' | 'nobody';
  /** Each text under the case's key. A reporter's letter has the id of the note that brought it, so that it comes once. */
  letters: { id: string; from: Letter['from']; sealed: string }[];
}

/** What coordinator and reporter write to each other about a case, and questions to the coordinator. */
export const threadsKind: Kind<ThreadDoc> = {
  name: 'threads',
  version: 1,
  schema: z.strictObject({
    id: z.string(),
    of: z.enum(['case', 'question']),
    waiting: z.enum(['coordinator', 'reporter', 'nobody']),
    letters: z.array(z.strictObject({ id: z.string(), from: z.enum(['coordinator', 'reporter']), sealed: z.string().max(20_000) })).max(100),
  }),
  partitionOf: () => 'threads',
  indexed: ['waiting', 'of'],
};

export interface Thread {
  id: string;
  of: 'case' | 'question';
  waiting: ThreadDoc['waiting'];
  letters: Letter[];
}

/** The id of a coordinator's letter: the same words once, until the reporter has written again. */
export function letterIdOf(text: string, thread: Thread | undefined): string {
  const replies = thread?.letters.filter(({ from }) => from === 'reporter').length ?? 0;
  return `${createHash('sha256').update(text).digest('base64url').slice(0, 20)}:${replies}`;
}

export interface Threads {
  read(ref: string): Promise<Thread | undefined>;
  /** Adds a letter, once for each `letterId`. After it, it is the other one's turn. */
  add(ref: string, of: Thread['of'], letterId: string, letter: Letter): Promise<void>;
  /** Those in which the coordinator's turn has come. */
  waiting(limit: number, of?: Thread['of']): Promise<Thread[]>;
  countWaiting(): Promise<number>;
  /** The coordinator has read it and nothing is to be answered. */
  rest(ref: string): Promise<void>;
  /** Takes a thread away, with its key where it has one of its own. */
  destroy(ref: string): Promise<void>;
}

export function createThreads(store: Store, vault: Vault): Threads {
  const read = (ref: string) => store.read(threadsKind, 'threads', ref);

  async function opened({ doc }: Stored<ThreadDoc>): Promise<Thread> {
    const letters = await Promise.all(doc.letters.map(async ({ from, sealed }) => ({ from, text: await vault.open(doc.id, sealed) ?? '' })));
    return { id: doc.id, of: doc.of, waiting: doc.waiting, letters: letters.filter(({ text }) => text !== '') };
  }

  async function change(ref: string, of: Thread['of'], how: (doc: ThreadDoc) => ThreadDoc | undefined): Promise<void> {
    for (let attempt = 0; attempt < 5; attempt++) {
      const stored = await read(ref);
      const next = how(stored?.doc ?? { id: ref, of, waiting: 'nobody', letters: [] });
      if (next === undefined) return;
      try {
        if (stored === undefined) await store.create(threadsKind, next);
        else await store.replace(threadsKind, next, stored.etag);
        return;
      } catch (error) {
        if (!wasOvertaken(error)) throw error;
      }
    }
    throw new AppError('NM-STORE-STALE');
  }

  return {
    async read(ref) {
      const stored = await read(ref);
      return stored && opened(stored);
    },
    async add(ref, of, letterId, { from, text }) {
      const sealed = await vault.seal(ref, text);
      await change(ref, of, (doc) => (doc.letters.some(({ id }) => id === letterId) ? undefined
        : { ...doc, waiting: from === 'reporter' ? 'coordinator' : 'reporter', letters: [...doc.letters, { id: letterId, from, sealed }].slice(-100) }));
    },
    async waiting(limit, of) {
      const { items } = await store.list(threadsKind, 'threads', { where: { waiting: 'coordinator', ...(of === undefined ? {} : { of }) }, limit });
      return Promise.all(items.map(opened));
    },
    countWaiting: () => store.count(threadsKind, 'threads', { waiting: 'coordinator' }, 1_000),
    rest: (ref) => change(ref, 'case', (doc) => (doc.letters.length === 0 ? undefined : { ...doc, waiting: 'nobody' })),
    async destroy(ref) {
      await vault.destroy(ref);
      await store.delete(threadsKind, 'threads', ref);
    },
  };
}
