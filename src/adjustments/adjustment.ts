import { DateTime } from 'luxon';
import { z } from 'zod';
import { AppError, type Clock, type Random } from '../base/index.js';
import { type Kind, listAll, type Store, type Stored } from '../store/index.js';

export const adjustmentKinds = ['training', 'equipment', 'policy'] as const;
export const adjustmentStates = ['proposed', 'accepted', 'in-progress', 'done', 'declined'] as const;
export const adjustmentLimits = { title: 120, detail: 1_000, owner: 80, whatWeChanged: 600, reason: 600 } as const;

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

const contentSchema = z.strictObject({
  kind: z.enum(adjustmentKinds),
  title: z.string().min(1).max(adjustmentLimits.title),
  detail: z.string().max(adjustmentLimits.detail),
  /** A role, never a name. */
  owner: z.string().max(adjustmentLimits.owner),
  due: month,
  state: z.enum(adjustmentStates),
  /** Told to the reporters behind it and at the next briefing of every shift, once it is done. */
  whatWeChanged: z.string().max(adjustmentLimits.whatWeChanged),
  /** Why it was declined. */
  reason: z.string().max(adjustmentLimits.reason),
});
/** What a coordinator says of an adjustment. */
export type AdjustmentContent = z.infer<typeof contentSchema>;

/** A change to training, equipment or policy that came from cases (policy 5.4). */
export interface Adjustment extends AdjustmentContent {
  id: string;
  caseId?: string | undefined;
  lessonId?: string | undefined;
  openedIn: string;
  doneIn?: string | undefined;
}

export const adjustmentsKind: Kind<Adjustment> = {
  name: 'adjustments',
  version: 1,
  schema: contentSchema.extend({
    id: z.string(), caseId: z.string().optional(), lessonId: z.string().optional(), openedIn: month, doneIn: month.optional(),
  }).strict(),
  partitionOf: () => 'adjustments',
  indexed: ['state', 'due', 'lessonId', 'caseId', 'doneIn'],
};

export interface Adjustments {
  open(content: AdjustmentContent, from: { caseId?: string | undefined; lessonId?: string | undefined }): Promise<Adjustment>;
  read(id: string): Promise<Stored<Adjustment> | undefined>;
  /** Fails with NM-STORE-STALE where somebody else was faster. */
  change(id: string, etag: string, content: AdjustmentContent): Promise<Adjustment>;
  /** All of them: open ones by due month, then the ended ones, the latest first. An agency has dozens. */
  list(): Promise<Stored<Adjustment>[]>;
  /** Open ones whose month is over. */
  overdue(): Promise<Adjustment[]>;
  /** "What we changed" of those done because of a case or a lesson. */
  changesBy(from: { caseId?: string | undefined; lessonId?: string | undefined }): Promise<string[]>;
  /** "What we changed" of these, where there is something to say. */
  changes(ids: readonly string[]): Promise<string[]>;
  /** Done ones, the oldest first: every shift hears of each once. */
  done(): Promise<Adjustment[]>;
}

export function isOpen({ state }: Pick<Adjustment, 'state'>): boolean {
  return state !== 'done' && state !== 'declined';
}

export function createAdjustments(store: Store, clock: Clock, random: Random, zone: string): Adjustments {
  const now = () => DateTime.fromMillis(clock.now(), { zone }).toFormat('yyyy-MM');
  const doneIn = (content: AdjustmentContent, before?: Adjustment) => (content.state === 'done' ? { doneIn: before?.doneIn ?? now() } : {});

  async function where(filter: Record<string, string>, orderBy = 'due'): Promise<Stored<Adjustment>[]> {
    const found: Stored<Adjustment>[] = [];
    for await (const stored of listAll(store, adjustmentsKind, 'adjustments', { where: filter, orderBy })) found.push(stored);
    return found;
  }

  return {
    async open(content, { caseId, lessonId }) {
      const adjustment: Adjustment = { ...content, id: random.bytes(12).toString('base64url'), caseId, lessonId, openedIn: now(), ...doneIn(content) };
      await store.create(adjustmentsKind, adjustment);
      return adjustment;
    },
    read: (id) => store.read(adjustmentsKind, 'adjustments', id),
    async change(id, etag, content) {
      const stored = await store.read(adjustmentsKind, 'adjustments', id);
      if (stored === undefined) throw new AppError('NM-STORE-MISSING');
      const { doneIn: _before, ...kept } = stored.doc;
      const changed: Adjustment = { ...kept, ...content, ...doneIn(content, stored.doc) };
      await store.replace(adjustmentsKind, changed, etag);
      return changed;
    },
    async list() {
      const all = await where({});
      return [...all.filter(({ doc }) => isOpen(doc)), ...all.filter(({ doc }) => !isOpen(doc)).reverse()];
    },
    overdue: async () => (await where({})).map(({ doc }) => doc).filter((doc) => isOpen(doc) && doc.due < now()),
    async changesBy({ caseId, lessonId }) {
      const by = [...(caseId === undefined ? [] : await where({ caseId, state: 'done' })), ...(lessonId === undefined ? [] : await where({ lessonId, state: 'done' }))];
      return [...new Map(by.map(({ doc }) => [doc.id, doc.whatWeChanged])).values()].filter((text) => text !== '');
    },
    async changes(ids) {
      const found = await Promise.all(ids.map((id) => store.read(adjustmentsKind, 'adjustments', id)));
      return found.map((stored) => stored?.doc.whatWeChanged ?? '').filter((text) => text !== '');
    },
    done: async () => (await where({ state: 'done' }, 'doneIn')).map(({ doc }) => doc).filter(({ whatWeChanged }) => whatWeChanged !== ''),
  };
}
