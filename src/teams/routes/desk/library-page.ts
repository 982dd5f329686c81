import { addLessons, type ImportRow, type Lesson, readLessonFile, readRow } from '../../../library/index.js';
import type { StaffLedger } from '../../../review/index.js';
import type { Store } from '../../../store/index.js';
import type { Page, PageField } from '../../page.js';
import type { DeskPage, Kit, Visit } from './kit.js';
import { gateSection } from '../../text-gate.js';

/** Characters of a pasted file: what a dialog's answer has room for. */
const mostPasted = 60_000;
const mostListed = 20;

/** Adding lessons that LEO Near Miss published: one by one, or a file of them pasted in. They pass the detectors like our own. */
export function libraryPages(kit: Kit, store: Store, staff: StaffLedger): Record<string, DeskPage> {
  const { t, go } = kit;

  function form({ locale, typed }: Visit, problems: Record<string, string> = {}, questions: PageField[] = []): Page {
    const field = (id: 'title' | 'text' | 'link' | 'date', more: Partial<PageField>): PageField =>
      ({ id, sort: 'text', label: t(locale, `import.fields.${id}`), value: typed[id] ?? '', problem: problems[id] ?? '', ...more });
    return {
      title: t(locale, 'import.title'), intro: t(locale, 'import.intro'), notice: Object.keys(problems).length > 0 || questions.length > 0 ? kit.texts.text(locale, 'report.problem') : '',
      sections: [
        ...gateSection(kit.texts, locale, questions),
        {
          fields: [field('title', { max: 120 }), field('text', { multiline: true, max: 3_000 }), field('link', { max: 500 }), field('date', { sort: 'date' })],
          actions: [go(locale, 'import.add', { to: 'import.add' }, { style: 'positive', inputs: 'auto' })],
        },
        {
          heading: t(locale, 'import.file'), separator: true, lines: [{ text: t(locale, 'import.fileHint'), subtle: true }],
          fields: [{ id: 'file', sort: 'text', multiline: true, max: mostPasted, label: t(locale, 'import.fields.file'), value: typed['file'] ?? '', problem: problems['file'] ?? '' }],
          actions: [go(locale, 'import.read', { to: 'import.file' }, { inputs: 'auto' })],
        },
      ],
      actions: [go(locale, 'back', { to: 'home' })],
    };
  }

  /** Each row passes the detectors by itself. Blame or identifying text in a row refuses that row, not the file. */
  function refusedBecause(visit: Visit, { lesson, problem }: ImportRow): string | undefined {
    if (problem !== undefined) return t(visit.locale, `import.problems.${problem}`);
    const gate = kit.gate({ ...visit, typed: {} }, { title: lesson?.title ?? '', text: lesson?.whatHappened ?? '' });
    return gate.clear ? undefined : t(visit.locale, 'import.problems.words');
  }

  return {
    import: async (visit) => form({ ...visit, typed: {} }),
    'import.add': async (visit) => {
      const { locale, typed } = visit;
      const row = readRow({ title: typed['title'] ?? '', text: typed['text'] ?? '', link: typed['link'] ?? '', date: typed['date'] ?? '' });
      if ('problem' in row) return form(visit, { [row.problem]: t(locale, `import.problems.${row.problem}`) });
      const gate = kit.gate(visit, { title: row.lesson.title, text: row.lesson.whatHappened });
      if (!gate.clear) return form(visit, gate.problems, gate.questions);
      const added = await addLessons(store, [row.lesson]);
      if (added > 0) await staff.note('coordinator', 'lesson-added', row.lesson.title);
      return { title: t(locale, added > 0 ? 'import.added' : 'import.known'), actions: [go(locale, 'import.another', { to: 'import' }), go(locale, 'back', { to: 'home' })] };
    },
    'import.file': async (visit) => {
      const { locale, typed } = visit;
      const rows = readLessonFile(typed['file'] ?? '');
      // As long as the field is: its end may be cut off.
      if ((typed['file'] ?? '').length >= mostPasted) return form(visit, { file: kit.texts.text(locale, 'problems.too-long') });
      if (rows === undefined) return form(visit, { file: t(locale, 'import.problems.file') });
      const judged = rows.map((row) => ({ ...row, refused: refusedBecause(visit, row) }));
      const good = judged.flatMap(({ refused, lesson }) => (refused === undefined && lesson ? [lesson] : []) satisfies Lesson[]);
      const added = await addLessons(store, good);
      if (added > 0) await staff.note('coordinator', 'lessons-imported', String(added));
      const refused = judged.filter((row) => row.refused !== undefined);
      return {
        title: t(locale, 'import.result'), intro: t(locale, 'import.counts', { added, known: good.length - added, refused: refused.length }),
        sections: refused.length === 0 ? [] : [{ heading: t(locale, 'import.refused'), lines: refused.slice(0, mostListed).map(({ row, refused: why = '' }) => t(locale, 'import.row', { row, why })) }],
        actions: [go(locale, 'import.another', { to: 'import' }), go(locale, 'back', { to: 'home' })],
      };
    },
  };
}
