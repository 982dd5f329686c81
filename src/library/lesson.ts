import { z } from 'zod';
import { options } from '../reporting/index.js';
import { type Kind, readAll, type Store } from '../store/index.js';

/** Longest texts of a lesson, in UTF-16 code units. */
export const lessonLimits = { title: 120, whatHappened: 3_000, prevented: 1_000, learned: 2_000, question: 300, link: 500 } as const;
export const mostQuestions = 5;

/**
 * A published, de-identified text to learn from. `agency`: from a case of ours; `national`: published by LEO Near Miss.
 * Its only time is the month of publication. It never holds a shift: a briefing card must not say where it came from.
 */
export interface Lesson {
  id: string;
  source: 'agency' | 'national';
  title: string;
  whatHappened: string;
  prevented: string;
  learned: string;
  questions: string[];
  factors: (typeof options.factors)[number][];
  callType?: (typeof options.callType)[number] | undefined;
  /** Month of publication, `2026-11`. */
  month: string;
  link?: string | undefined;
  /** Whether briefings take it up: a reporter may have said no. */
  brief: boolean;
}

export const lessonsKind: Kind<Lesson> = {
  name: 'lessons',
  version: 1,
  schema: z.strictObject({
    id: z.string(),
    source: z.enum(['agency', 'national']),
    title: z.string().min(1).max(lessonLimits.title),
    whatHappened: z.string().max(lessonLimits.whatHappened),
    prevented: z.string().max(lessonLimits.prevented),
    learned: z.string().max(lessonLimits.learned),
    questions: z.array(z.string().min(1).max(lessonLimits.question)).max(mostQuestions),
    factors: z.array(z.enum(options.factors)),
    callType: z.enum(options.callType).optional(),
    month: z.string().regex(/^\d{4}-\d{2}$/),
    link: z.string().max(lessonLimits.link).optional(),
    brief: z.boolean(),
  }),
  partitionOf: () => 'lessons',
  indexed: ['month', 'source', 'brief'],
};

/** All lessons that briefings take up, the oldest first (policy 4.2.3: each has to reach every shift). */
export async function lessonsForBriefings(store: Store): Promise<Lesson[]> {
  return readAll(store, lessonsKind, 'lessons', { where: { brief: true }, orderBy: 'month' });
}

/** One lesson, or undefined. */
export async function readLesson(store: Store, id: string): Promise<Lesson | undefined> {
  return (await store.read(lessonsKind, 'lessons', id))?.doc;
}
