import { readAll, type Store } from '../store/index.js';
import { type Lesson, lessonsKind } from './lesson.js';

export interface LessonFilter {
  callType?: string | undefined;
  factor?: string | undefined;
  month?: string | undefined;
  /** Words that all have to occur. */
  words?: string | undefined;
}

/** All lessons, the newest first. A library has hundreds, not millions: they are read and looked through. */
export async function allLessons(store: Store): Promise<Lesson[]> {
  return readAll(store, lessonsKind, 'lessons', { orderBy: 'month', descending: true });
}

/** Lessons that satisfy a filter, the newest first. */
export async function searchLessons(store: Store, { callType, factor, month, words }: LessonFilter, limit: number): Promise<Lesson[]> {
  const wanted = (words ?? '').toLowerCase().split(/\s+/).filter((word) => word !== '').slice(0, 10);
  const found = (await allLessons(store)).filter((lesson) =>
    (callType === undefined || lesson.callType === callType)
    && (factor === undefined || (lesson.factors as string[]).includes(factor))
    && (month === undefined || lesson.month === month)
    && contains(lesson, wanted));
  return found.slice(0, limit);
}

function contains({ title, whatHappened, prevented, learned }: Lesson, words: readonly string[]): boolean {
  const text = `${title}\n${whatHappened}\n${prevented}\n${learned}`.toLowerCase();
  return words.every((word) => text.includes(word));
}
