import { createHmac } from 'node:crypto';
import { DateTime } from 'luxon';
import { z } from 'zod';
import { AppError, type Clock } from '../base/index.js';
import { type Lesson, lessonLimits, lessonsKind, mostQuestions } from '../library/index.js';
import { createOnce, type Store, type Stored } from '../store/index.js';
import { type Case, type CaseFacts, casesKind, type CaseTexts, type CloseReason, textsOf } from './case.js';
import { codenamesKind } from './codename.js';
import type { Vault } from './vault.js';

/** A lesson as a coordinator writes it. */
const draftSchema = z.strictObject({
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
  /** The case of a codename. */
  byCodename(codename: string): Promise<Case | undefined>;
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
  /** `scrub`: false where many are closed and the caller scrubs once. */
  close(id: string, etag: string, reason: CloseReason, scrub?: boolean): Promise<void>;
  handedOver(id: string, etag: string): Promise<void>;
  /** Finishes what a crash left: lessons that are not in the library yet, ended cases whose words are still there. Resolves to how many cases. */
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

  /** A change that leaves the case as it is, but for its version: who is about to end it without having seen what comes next is told so. */
  const touch = async (id: string): Promise<void> => {
    const { doc, etag } = await stored(id);
    if (doc.state !== 'open' && doc.state !== 'second-reading') throw new AppError('NM-STORE-STALE');
    await write(doc, etag);
  };

  /** Puts an ended case's lesson into the library, once, however often this is called. */
  async function bringOut({ id, state, draft, lessonId = '', facts, endedIn = month() }: Case): Promise<void> {
    const opened = state !== 'published' || draft === '' ? undefined : await vault.open(id, draft);
    if (opened === undefined) return;
    const lesson: Lesson = {
      ...draftSchema.parse(JSON.parse(opened)), id: lessonId, source: 'agency', month: endedIn, factors: [...(facts.why.factors ?? [])], callType: facts.circumstances.callType,
    };
    // What one of the reporters did not want in briefings is not in them, whatever the draft says.
    await createOnce(store, lessonsKind, { ...lesson, brief: lesson.brief && facts.choices.discuss });
  }

  /**
   * Finishes an ended case: its lesson first, then the words of its members and last its own, so that it stays marked until all is done.
   * Of each the key goes first, which is what counts; then the sealed texts.
   */
  async function finish(id: string): Promise<void> {
    await bringOut((await stored(id)).doc);
    for (const { doc: { id: each } } of [...await membersOf(id), await stored(id)]) {
      await vault.destroy(each);
      await deps.destroyAlso(each);
      const { doc, etag } = await stored(each);
      await write({ ...doc, sealed: '', draft: '', toDestroy: false }, etag);
    }
  }

  /** The traces in the store's files. A reader that holds the file may prevent it: the next release scrubs again. */
  const scrub = () => store.scrub().catch(() => undefined);

  /** One write decides: before it nothing has happened, after it the rest is done, now or by `sweep`. */
  async function end(doc: Case, etag: string, change: Partial<Case>): Promise<void> {
    await write({ ...doc, ...change, writtenBy: undefined, endedIn: month(), toDestroy: true }, etag);
    await finish(doc.id);
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
    async byCodename(codename) {
      const claimed = await store.read(codenamesKind, codename, codename);
      return claimed && (await store.read(casesKind, 'cases', claimed.doc.caseId))?.doc;
    },
    async merge(id, otherId) {
      const other = await stored(otherId);
      if (id === otherId || other.doc.state !== 'open' || (await stored(id)).doc.state !== 'open') throw new AppError('NM-STORE-STALE');
      await touch(id);
      // Those that were merged into the other one come along, and first: a case that is merged has no members of its own.
      const moved = [...await membersOf(otherId), other];
      for (const member of moved) await write({ ...member.doc, state: 'merged', mergedInto: id }, member.etag);
      if ((await stored(id)).doc.state === 'open') return;
      // It was ended just now: nobody would ever come for the words of what was merged into it.
      for (const { doc } of moved) {
        const now = await stored(doc.id);
        if (now.doc.sealed !== '') await write({ ...now.doc, state: 'open', mergedInto: undefined }, now.etag);
      }
      throw new AppError('NM-STORE-STALE');
    },
    async split(memberId) {
      const member = await stored(memberId);
      if (member.doc.state !== 'merged' || member.doc.sealed === '') throw new AppError('NM-STORE-STALE');
      await touch(member.doc.mergedInto ?? '');
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
      if (doc.draft === '' || await vault.open(id, doc.draft) === undefined) throw new AppError('NM-STORE-STALE');
      const lessonId = lessonIdOf(key, id);
      const choices = [doc, ...(await membersOf(id)).map((member) => member.doc)].map(({ facts }) => facts.choices);
      // One incident, several reporters: what one of them did not want is not done.
      const combined = {
        ...doc.facts.choices, discuss: choices.every(({ discuss }) => discuss), handOver: choices.every(({ handOver }) => handOver), leaveOutOri: choices.some(({ leaveOutOri }) => leaveOutOri),
      };
      await end(doc, etag, { state: 'published', lessonId, facts: { ...doc.facts, choices: combined }, handOver: combined.handOver ? 'due' : 'no' });
      await scrub();
      return lessonId;
    },
    async close(id, etag, reason, scrubNow = true) {
      const doc = await open(id, etag);
      // A case without a lesson has nothing left to hand over.
      await end(doc, etag, { state: 'closed', closed: reason, handOver: doc.handOver === 'due' ? 'no' : doc.handOver });
      if (scrubNow) await scrub();
    },
    async handedOver(id, etag) {
      const { doc, etag: current } = await stored(id);
      if (current !== etag || doc.handOver !== 'due') throw new AppError('NM-STORE-STALE');
      await write({ ...doc, handOver: 'done', handedOverIn: month() }, etag);
    },
    async sweep() {
      const { items } = await store.list(casesKind, 'cases', { where: { toDestroy: true }, limit: 1_000 });
      for (const { doc } of items) await finish(doc.id);
      if (items.length > 0) await scrub();
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
