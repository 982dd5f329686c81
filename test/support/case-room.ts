import { manualClock, seededRandom } from '../../src/base/index.js';
import { createMailboxes, createThreads, deliverNote } from '../../src/mailbox/index.js';
import { fileThought } from '../../src/library/index.js';
import type { Note, Report } from '../../src/reporting/index.js';
import { createCasework, createVault, type LessonDraft, openCase } from '../../src/review/index.js';
import type { Store } from '../../src/store/index.js';

/** From which codenames, ids and hashes derive. */
export const key = Buffer.alloc(32, 7);
const hash = (text: string) => Buffer.from(text.padEnd(32, '.')).subarray(0, 32).toString('base64url');
const usual = manualClock(Date.UTC(2026, 10, 24, 12));
export { usual as clock };

/** Cases, threads and mailboxes wired as the app does it, on a given store. Another one on the same store is another replica, or a restart. */
export function caseRoom(store: Store, clock = usual) {
  const random = seededRandom(`${Math.random()}`);
  const vault = createVault(store, random, key);
  const threads = createThreads(store, vault);
  const mailboxes = createMailboxes(store, key, threads);
  const casework = createCasework({ store, clock, vault, key, zone: 'UTC', destroyAlso: (id) => threads.destroy(id) });
  return {
    store, vault, threads, mailboxes, casework,
    /** Releases a report of a name; the same name is the same report. */
    async report(name: string, more: Partial<Report> = {}): Promise<string> {
      const report: Report = {
        what: { relation: 'involved', narrative: `The words of ${name}.` }, circumstances: {}, why: {},
        choices: { discuss: true, handOver: true, leaveOutOri: false, urgent: false }, mailbox: hash(name), companion: hash(`companion ${name}`), ...more,
      };
      const id = await openCase({ store, clock, vault, key, zone: 'UTC' }, report);
      await mailboxes.open(report.mailbox, id);
      return id;
    },
    note: (note: Note) => deliverNote({ store, key, mailboxes, threads, casework, think: (id, lessonId, text) => fileThought(store, id, lessonId, text) }, note),
    etag: async (id: string) => (await casework.read(id))?.etag ?? '',
  };
}

export const mailboxOf = hash;
export const noteId = (name: string): string => name.padEnd(32, '-');
export const aDraft: LessonDraft = { title: 'Doors', whatHappened: 'It swung.', prevented: '', learned: 'Hold it.', questions: [], brief: true };
