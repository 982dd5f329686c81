import { createHmac } from 'node:crypto';
import { codeOf } from '../base/index.js';
import type { Note } from '../reporting/index.js';
import { type Case, type Casework, casesKind } from '../review/index.js';
import type { Store } from '../store/index.js';
import type { Letter, Mailboxes } from './mailbox.js';
import type { Thread, Threads } from './threads.js';

export interface NoteDelivery {
  store: Store;
  key: Buffer;
  mailboxes: Mailboxes;
  threads: Threads;
  casework: Casework;
  /** Where thoughts on lessons go. */
  think: (id: string, lessonId: string, text: string) => Promise<void>;
}

/**
 * Brings a released note to where it belongs. Bears being called again for the same note. What belongs to no mailbox, or to a case that has
 * ended meanwhile, comes to nothing: nobody can be told, since nobody knows who sent it.
 */
export async function deliverNote({ store, key, mailboxes, threads, casework, think }: NoteDelivery, note: Note): Promise<void> {
  const keyed = (what: string) => createHmac('sha256', key).update(what).digest('base64url').slice(0, 32);
  // A note's own id was that of its entry in the pool, which whoever watched the pool has seen come: it goes no further.
  const id = keyed(`note:${note.id}`);
  if (note.type === 'thought') return think(id, note.lessonId, note.text);
  if (note.type === 'question') {
    const ref = keyed(`question:${note.mailbox}`);
    await threads.add(ref, 'question', id, { from: 'reporter', text: note.text });
    return mailboxes.openQuestion(note.mailbox, ref);
  }
  const found = await mailboxes.resolve(note.mailbox);
  if (found === undefined) return;
  if (note.type === 'answer') {
    await writeTo(store, threads, found.of, found.ref, id, { from: 'reporter', text: note.text });
    return;
  }
  if (found.of === 'question') return threads.destroy(found.ref);
  await withdraw(store, casework, found.ref);
}

/**
 * Adds a letter to a case's conversation, or to a question's. Resolves to false where the case has ended or the question was taken back:
 * what is destroyed must not get a key again.
 */
export async function writeTo(store: Store, threads: Threads, of: Thread['of'], ref: string, letterId: string, letter: Letter): Promise<boolean> {
  const alive = async () => (of === 'question' ? await threads.read(ref) !== undefined : isOpen((await store.read(casesKind, 'cases', ref))?.doc));
  if (!await alive()) return false;
  await threads.add(ref, of, letterId, letter);
  // It may have ended in between: then this letter came after the destruction of all others.
  if (of === 'question' || await alive()) return true;
  await threads.destroy(ref);
  return false;
}

function isOpen(doc: Case | undefined): boolean {
  return doc !== undefined && doc.sealed !== '' && !doc.toDestroy && ['open', 'second-reading', 'merged'].includes(doc.state);
}

/** Only this reporter's words go: a merged report is split off first, and what was merged into this one stands by itself again. */
async function withdraw(store: Store, casework: Casework, caseId: string): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const stored = await store.read(casesKind, 'cases', caseId);
    if (stored === undefined || stored.doc.sealed === '') return;
    try {
      if (stored.doc.state === 'merged') await casework.split(caseId);
      else {
        for (const { doc } of (await store.list(casesKind, 'cases', { where: { mergedInto: caseId }, limit: 100 })).items) await casework.split(doc.id);
        const now = await store.read(casesKind, 'cases', caseId);
        return await casework.close(caseId, now?.etag ?? '', 'withdrawn');
      }
    } catch (error) {
      if (codeOf(error) !== 'NM-STORE-STALE') throw error;
    }
  }
}
