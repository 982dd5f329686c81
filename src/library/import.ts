import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { DateTime } from 'luxon';
import { z } from 'zod';
import { normaliseText } from '../reporting/index.js';
import { createOnce, type Store } from '../store/index.js';
import { type Lesson, lessonLimits, lessonsKind } from './lesson.js';

/** Most rows of one file. */
const mostRows = 500;

/** A lesson that LEO Near Miss published, as a row of a file or a form. */
export interface NationalLesson {
  title: string;
  text: string;
  link: string;
  /** `2026-11-24` or `2026-11`; only the month is kept. */
  date: string;
}

export type RowProblem = 'title' | 'text' | 'link' | 'date' | 'shape' | 'many';
export interface ImportRow {
  /** Counted from 1, without the head. */
  row: number;
  lesson?: Lesson;
  problem?: RowProblem;
}

const rowSchema = z.object({ title: z.string(), text: z.string(), link: z.string().default(''), date: z.string() });

/** Reads a file's text: CSV with a head, or a JSON list. Every row is either a lesson or has a problem; undefined where it is neither format. */
export function readLessonFile(text: string): ImportRow[] | undefined {
  const rows = text.trimStart().startsWith('[') ? jsonRows(text) : csvRows(text);
  return rows?.map((row, at) => ({ row: at + 1, ...(at < mostRows ? readRow(row) : { problem: 'many' }) }));
}

/** Checks one lesson. The id follows from the link, or the title, so that the same one is never there twice. */
export function readRow(row: unknown): { lesson: Lesson } | { problem: RowProblem } {
  const parsed = rowSchema.safeParse(row);
  if (!parsed.success) return { problem: 'shape' };
  const title = normaliseText(parsed.data.title).replace(/\s+/g, ' ');
  const text = normaliseText(parsed.data.text);
  const link = parsed.data.link.trim();
  const date = DateTime.fromISO(/^\d{4}-\d{2}(-\d{2})?$/.exec(parsed.data.date.trim())?.[0] ?? '', { zone: 'utc' });
  if (title === '' || title.length > lessonLimits.title) return { problem: 'title' };
  if (text === '' || text.length > lessonLimits.whatHappened) return { problem: 'text' };
  if (link !== '' && (link.length > lessonLimits.link || !URL.canParse(link) || !/^https?:$/.test(new URL(link).protocol))) return { problem: 'link' };
  if (!date.isValid) return { problem: 'date' };
  const id = createHash('sha256').update(`national:${link === '' ? title.toLowerCase() : link}`).digest('base64url').slice(0, 24);
  return {
    lesson: {
      id, source: 'national', title, whatHappened: text, prevented: '', learned: '', questions: [], factors: [], month: date.toFormat('yyyy-MM'), brief: true,
      ...(link === '' ? {} : { link }),
    },
  };
}

/** Adds lessons that are not there yet; resolves to how many were new. */
export async function addLessons(store: Store, lessons: readonly Lesson[]): Promise<number> {
  let added = 0;
  for (const lesson of lessons) {
    if (await createOnce(store, lessonsKind, lesson) !== undefined) added++;
  }
  return added;
}

function jsonRows(text: string): unknown[] | undefined {
  try {
    const parsed: unknown = JSON.parse(text.trim());
    return Array.isArray(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** Comma, semicolon (spreadsheets in Spanish) or tab (cells copied out of one): whichever the head has most of. */
function delimiterOf(text: string): string {
  const head = text.trimStart().split(/[\r\n]/, 1)[0] ?? '';
  return [',', ';', '\t'].reduce((best, other) => (head.split(other).length > head.split(best).length ? other : best));
}

function csvRows(text: string): unknown[] | undefined {
  try {
    const rows: Record<string, string>[] = parse(text, { columns: (head: string[]) => head.map((name) => name.trim().toLowerCase()), bom: true, delimiter: delimiterOf(text), skip_empty_lines: true, relax_column_count: true });
    const [first] = rows;
    return first === undefined || !('title' in first) || !('text' in first) ? undefined : rows;
  } catch {
    return undefined;
  }
}
