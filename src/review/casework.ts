import { createHmac } from 'node:crypto';
import { DateTime } from 'luxon';
import { z } from 'zod';
import { AppError, type Clock } from '../base/index.js';
import { type Lesson, lessonLimits, lessonsKind, mostQuestions } from '../library/index.js';
import type { Store, Stored } from '../store/index.js';
import { type Case, type CaseFacts, casesKind, type CaseTexts, type CloseReason, textsOf } from './case.js';
import type { Vault } from './vault.js';

/** A lesson as a coordinator writes it. */
export const draftSchema = z.strictObject({
  title: z.string().max(lessonLimits.title),
  whatHappened: z.string().max(lessonLimits.whatHappened),
  prevented: z.string().max(lessonLimits.prevented),
  learned: z.string().max(lessonLimits.learned),
  questions: z.array(z.string().max(lessonLimits.question)).max(mostQuestions),
  /** Whether briefings take it up. */
  brief: z.boolean(),
});
export type LessonDraft = z.infer<typeof draftSchema>;

/** A case as the coordinator sees it. `etag` belongs into the next change: who works on an older one is told so. */
export interface OpenedCase {
  doc: Case;
  etag: string;
  /** Undefined once destroyed. */
  texts: CaseTexts | undefined;
  draft: LessonDraft | undefined;
  /** Reports of the same incident that were merged into this one. */
  members: { doc: Case; texts: CaseTexts | undefined }[];
}

export interface CaseworkDeps {
  store: Store;
  clock: Clock;
  vault: Vault;
  key: Buffer;
  zone: string;
  /** What else of a case ends with it: its questions and answers. */
  destroyAlso: (caseId: string) => Promise<void>;
}

/**
 * What a coordinator does to cases. Each step is one write under the version that was seen: it fails with NM-STORE-STALE where somebody
 * else was faster, and with NM-STORE-MISSING where the case is gone. Steps that end a case can be repeated, and are finished by `sweep`.
 */
export interface Casework {
  read(id: string): Promise<OpenedCase | undefined>;
  classify(id: string, etag: string, facts: CaseFacts): Promise<void>;
  /** Cases that may be the same incident: by companion codes first, then by the same kind of call. */
  candidates(doc: Case): Promise<{ doc: Case; why: 'companion' | 'similar' }[]>;
  /** Makes another case part of this one. */
  merge(id: string, otherId: string): Promise<void>;
  split(memberId: string): Promise<void>;
  saveDraft(id: string, etag: string, draft: LessonDraft, writtenBy: string): Promise<string>;
  /** Hands the draft to a second reader. */
  askSecondReader(id: string, etag: string): Promise<void>;
  /** Back from the second reader. */
  sendBack(id: string, etag: string): Promise<void>;
  /** Publishes the draft as a lesson, and destroys the reporters' words. Resolves to the lesson's id. */
  publish(id: string, etag: string): Promise<string>;
  close(id: string, etag: string, reason: CloseReason): Promise<void>;
  handedOver(id: string, etag: string): Promise<void>;
  /** Finishes what a crash left: ended cases whose words are still there. */
  sweep(): Promise<number>;
}

export function createCasework(deps: CaseworkDeps): Casework {
  const { store, clock, vault, key, zone } = deps;
  const month = () => DateTime.fromMillis(clock.now(), { zone }).toFormat('yyyy-MM');
  const stored = async (id: string): Promise<Stored<Case>> => {
    const found = await store.read(casesKind, 'cases', id);
    if (found === undefined) throw new AppError('NM-STORE-MISSING');
    return found;
  };
  const write = (doc: Case, etag: string) => store.replace(casesKind, doc, etag);
  /** The case in the version that was seen, and open for work. */
  const open = async (id: string, etag: string): Promise<Case> => {
    const { doc, etag: current } = await stored(id);
    if (current !== etag || !['open', 'second-reading'].includes(doc.state)) throw new AppError('NM-STORE-STALE');
    return doc;
  };
  const membersOf = async (id: string) => (await store.list(casesKind, 'cases', { where: { mergedInto: id }, limit: 100 })).items;

  /** Destroys the words of an ended case and of its members: keys first, which is what counts; then the sealed texts; then the traces in the store's files. */
  async function destroy(id: string): Promise<void> {
    for (const { doc } of [...await membersOf(id), await stored(id)]) {
      await vault.destroy(doc.id);
      await deps.destroyAlso(doc.id);
      const now = await stored(doc.id);
      await write({ ...now.doc, sealed: '', draft: '', toDestroy: false }, now.etag);
    }
    await store.scrub().catch(() => undefined);
  }

  async function end(doc: Case, etag: string, change: Partial<Case>): Promise<void> {
    await write({ ...doc, ...change, endedIn: month(), toDestroy: true }, etag);
    await destroy(doc.id);
  }

  return {
    async read(id) {
      const found = await store.read(casesKind, 'cases', id);
      if (found === undefined) return undefined;
      const draft = found.doc.draft === '' ? undefined : await vault.open(id, found.doc.draft);
      const members = await Promise.all((await membersOf(id)).map(async ({ doc }) => ({ doc, texts: await textsOf(vault, doc) })));
      return { ...found, texts: await textsOf(vault, found.doc), draft: draft === undefined ? undefined : draftSchema.parse(JSON.parse(draft)), members };
    },
    async classify(id, etag, facts) {
      await write({ ...await open(id, etag), facts }, etag);
    },
    async candidates(doc) {
      const by = async (where: Record<string, string>, why: 'companion' | 'similar') =>
        (await store.list(casesKind, 'cases', { where, limit: 20 })).items.map((item) => ({ doc: item.doc, why }));
      const { callType } = doc.facts.circumstances;
      const found = [
        ...await by({ colleague: doc.companion }, 'companion'),
        ...(doc.colleague === undefined ? [] : [...await by({ companion: doc.colleague }, 'companion'), ...await by({ colleague: doc.colleague }, 'companion')]),
        ...(callType === undefined ? [] : await by({ 'facts.circumstances.callType': callType, state: 'open' }, 'similar')),
      ];
      const seen = new Set([doc.id]);
      return found.filter(({ doc: other, why }) => {
        if (seen.has(other.id) || other.state !== 'open' || (why === 'similar' && !isSimilar(doc, other))) return false;
        seen.add(other.id);
        return true;
      });
    },
    async merge(id, otherId) {
      const other = await stored(otherId);
      const into = (await stored(id)).doc;
      if (id === otherId || into.state !== 'open' || other.doc.state !== 'open') throw new AppError('NM-STORE-STALE');
      await write({ ...other.doc, state: 'merged', mergedInto: id }, other.etag);
      // Those that were merged into the other one come along.
      for (const member of await membersOf(otherId)) await write({ ...member.doc, mergedInto: id }, member.etag);
    },
    async split(memberId) {
      const member = await stored(memberId);
      if (member.doc.state !== 'merged' || member.doc.sealed === '') throw new AppError('NM-STORE-STALE');
      await write({ ...member.doc, state: 'open', mergedInto: undefined }, member.etag);
    },
    async saveDraft(id, etag, draft, writtenBy) {
      const doc = await open(id, etag);
      return write({ ...doc, draft: await vault.seal(id, JSON.stringify(draft)), writtenBy, state: 'open' }, etag);
    },
    async askSecondReader(id, etag) {
      await write({ ...await open(id, etag), state: 'second-reading' }, etag);
    },
    async sendBack(id, etag) {
      await write({ ...await open(id, etag), state: 'open' }, etag);
    },
    async publish(id, etag) {
      const doc = await open(id, etag);
      const opened = doc.draft === '' ? undefined : await vault.open(id, doc.draft);
      if (opened === undefined) throw new AppError('NM-STORE-STALE');
      const draft = draftSchema.parse(JSON.parse(opened));
      const lessonId = lessonIdOf(key, id);
      const lesson: Lesson = {
        ...draft, id: lessonId, source: 'agency', month: month(), factors: [...(doc.facts.why.factors ?? [])], callType: doc.facts.circumstances.callType,
      };
      await store.create(lessonsKind, lesson).catch((error: unknown) => {
        // Published already, by a run that was cut off: the case's own state is what counts.
        if (!(error instanceof AppError && error.code === 'NM-STORE-CONFLICT')) throw error;
      });
      const choices = [doc, ...(await membersOf(id)).map((member) => member.doc)].map(({ facts }) => facts.choices);
      // One incident, several reporters: what one of them did not want is not done.
      const combined = { ...doc.facts.choices, handOver: choices.every(({ handOver }) => handOver), leaveOutOri: choices.some(({ leaveOutOri }) => leaveOutOri) };
      await end(doc, etag, { state: 'published', lessonId, facts: { ...doc.facts, choices: combined }, handOver: combined.handOver ? 'due' : 'no' });
      return lessonId;
    },
    async close(id, etag, reason) {
      const doc = await open(id, etag);
      // A case without a lesson has nothing left to hand over.
      await end(doc, etag, { state: 'closed', closed: reason, handOver: doc.handOver === 'due' ? 'no' : doc.handOver });
    },
    async handedOver(id, etag) {
      const { doc, etag: current } = await stored(id);
      if (current !== etag || doc.handOver !== 'due') throw new AppError('NM-STORE-STALE');
      await write({ ...doc, handOver: 'done', handedOverIn: month() }, etag);
    },
    async sweep() {
      const { items } = await store.list(casesKind, 'cases', { where: { toDestroy: true }, limit: 100 });
      for (const { doc } of items) await destroy(doc.id);
      return items.length;
    },
  };
}

/** The id of the lesson that a case becomes. It follows from the case's, so that a repeated publication makes no second one. */
export function lessonIdOf(key: Buffer, caseId: string): string {
  return createHmac('sha256', key).update(`lesson:${caseId}`).digest('base64url').slice(0, 24);
}

/** The same kind of call, and nothing that speaks against it: other answers that both gave agree. */
function isSimilar(a: Case, b: Case): boolean {
  const pairs = [
    [a.facts.circumstances.month, b.facts.circumstances.month], [a.facts.circumstances.quarter, b.facts.circumstances.quarter],
    [a.facts.circumstances.dayKind, b.facts.circumstances.dayKind], [a.facts.why.harmAverted, b.facts.why.harmAverted],
  ];
  return pairs.every(([one, other]) => one === undefined || other === undefined || one === other);
}
