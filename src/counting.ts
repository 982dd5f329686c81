import { DateTime } from 'luxon';
import type { Adjustments } from './adjustments/index.js';
import type { Random } from './base/index.js';
import { type CaseFacts, type CaseRef, type Counts, createCounts } from './insights/index.js';
import { type Case, casesKind, type Casework } from './review/index.js';
import { listAll, type Store } from './store/index.js';

/** Which case counts, and in which month: that of its release. A merged report counts with the case that it is part of. */
export function refOf({ id, week }: Case): CaseRef {
  return { caseId: id, month: DateTime.fromISO(week, { zone: 'utc' }).toFormat('yyyy-MM') };
}

/** What of a case counts; undefined for one that is part of another, or gone. */
export async function factsOf(store: Store, adjustments: Pick<Adjustments, 'changesBy'>, { caseId }: CaseRef): Promise<CaseFacts | undefined> {
  const doc = (await store.read(casesKind, 'cases', caseId))?.doc;
  if (doc === undefined || doc.state === 'merged') return undefined;
  const { circumstances: { callType }, why } = doc.facts;
  const ref = refOf(doc);
  const ended = doc.state === 'published' || doc.state === 'closed';
  return {
    ...ref, callType, harmAverted: why.harmAverted, couldHaveBeen: why.couldHaveBeen, recurrence: why.recurrence,
    preventedBy: [...(why.preventedBy ?? [])], factors: [...(why.factors ?? [])], equipment: [...(why.equipment ?? [])],
    outcome: doc.state === 'published' ? 'lesson' : doc.state === 'closed' ? 'closed' : 'open',
    changed: (await adjustments.changesBy({ caseId, lessonId: doc.lessonId })).length > 0,
    ...(ended ? { endedMonth: (doc.endedIn ?? ref.month) < ref.month ? ref.month : doc.endedIn ?? ref.month } : {}),
  };
}

/** Every case there is, for counting anew. */
export async function* allFacts(store: Store, adjustments: Pick<Adjustments, 'changesBy'>): AsyncGenerator<CaseFacts> {
  for await (const { doc } of listAll(store, casesKind, 'cases')) {
    const facts = await factsOf(store, adjustments, refOf(doc));
    if (facts) yield facts;
  }
}

export function createCaseCounts(store: Store, random: Random, adjustments: Pick<Adjustments, 'changesBy'>): Counts {
  return createCounts({ store, random, factsOf: (ref) => factsOf(store, adjustments, ref) });
}

/** Steps of casework that change what is counted, each announced before it is done, so that a crash in between heals. */
export function countedCasework(casework: Casework, counts: Counts, store: Store): Casework {
  async function counting<T>(ids: readonly string[], work: () => Promise<T>): Promise<T> {
    const [id, ...rest] = ids;
    if (id === undefined) return work();
    const doc = (await store.read(casesKind, 'cases', id))?.doc;
    const inner = () => counting(rest, work);
    return doc === undefined ? inner() : counts.changing(refOf(doc), inner);
  }
  return {
    ...casework,
    classify: (id, etag, facts) => counting([id], () => casework.classify(id, etag, facts)),
    merge: (id, otherId) => counting([id, otherId], () => casework.merge(id, otherId)),
    split: (memberId) => counting([memberId], () => casework.split(memberId)),
    publish: (id, etag) => counting([id], () => casework.publish(id, etag)),
    close: (id, etag, reason, scrub) => counting([id], () => casework.close(id, etag, reason, scrub)),
  };
}

/** Adjustments whose being done counts for the case behind them. */
export function countedAdjustments(adjustments: Adjustments, counts: Counts, store: Store): Adjustments {
  async function settle({ caseId, lessonId }: { caseId?: string | undefined; lessonId?: string | undefined }): Promise<void> {
    const doc = caseId !== undefined ? (await store.read(casesKind, 'cases', caseId))?.doc
      : lessonId === undefined ? undefined : (await store.list(casesKind, 'cases', { where: { lessonId }, limit: 1 })).items[0]?.doc;
    if (doc) await counts.settle(refOf(doc));
  }
  return {
    ...adjustments,
    async open(content, from) {
      const opened = await adjustments.open(content, from);
      await settle(from);
      return opened;
    },
    async change(id, etag, content) {
      const changed = await adjustments.change(id, etag, content);
      await settle(changed);
      return changed;
    },
  };
}
