import { DateTime } from 'luxon';
import { type Adjustment, type AdjustmentContent, adjustmentKinds, adjustmentLimits, type Adjustments, adjustmentStates, isOpen } from '../../../adjustments/index.js';
import { allLessons } from '../../../library/index.js';
import { normaliseText } from '../../../reporting/index.js';
import type { StaffLedger } from '../../../review/index.js';
import type { Store } from '../../../store/index.js';
import type { Locale } from '../../locales.js';
import { monthName, monthShort } from '../../dates.js';
import type { Page, PageField, TableCell } from '../../page.js';
import { excerpt, plain } from '../../render.js';
import type { DeskPage, Kit, Mark, Visit } from './kit.js';
import { gateSection } from '../../text-gate.js';

export interface AdjustmentPageDeps {
  kit: Kit;
  store: Store;
  adjustments: Adjustments;
  staff: StaffLedger;
  /** The lesson that a case has become or will become. */
  lessonIdOf: (caseId: string) => string;
}

const texts = ['title', 'detail', 'owner', 'whatWeChanged', 'reason'] as const;
const monthsAhead = 18;
const mostShown = 20;

/** What was, or is to be, changed because of cases: opened from a case, a lesson or alone; followed until it is done or declined. */
export function adjustmentPages({ kit, store, adjustments, staff, lessonIdOf }: AdjustmentPageDeps): Record<string, DeskPage> {
  const { t, go } = kit;
  const now = () => DateTime.fromMillis(kit.clock.now(), { zone: kit.zone }).toFormat('yyyy-MM');
  const isOverdue = (one: Adjustment) => isOpen(one) && one.due < now();

  /** `mark.id`: the adjustment that is changed; `mark.etag` with `case:` in front: the case that a new one comes from. */
  async function form({ locale, mark }: Visit, typed: Record<string, string>, problems: Record<string, string> = {}, questions: PageField[] = [], notice = ''): Promise<Page> {
    const field = (id: (typeof texts)[number], more: Partial<PageField> = {}): PageField =>
      ({ id, sort: 'text', label: t(locale, `adjust.fields.${id}`), value: typed[id] ?? '', problem: problems[id] ?? '', max: adjustmentLimits[id], ...more });
    const choice = (id: string, values: readonly string[], words: (value: string) => string, more: Partial<PageField> = {}): PageField =>
      ({ id, sort: 'choice', label: t(locale, `adjust.fields.${id}`), value: typed[id] ?? '', problem: problems[id] ?? '', choices: values.map((value) => ({ value, title: words(value) })), ...more });
    const required = { required: true, error: kit.texts.text(locale, 'problems.required') };
    const fromCase = mark.etag?.startsWith('case:') ?? false;
    const lessons = mark.id === undefined && !fromCase ? (await allLessons(store)).slice(0, 30) : [];
    const months = Array.from({ length: monthsAhead }, (_, ahead) => DateTime.fromFormat(now(), 'yyyy-MM').plus({ months: ahead }).toFormat('yyyy-MM'));
    const dues = typed['due'] && !months.includes(typed['due']) ? [typed['due'], ...months] : months;
    return {
      title: t(locale, mark.id === undefined ? 'adjust.new' : 'adjust.change'), intro: t(locale, fromCase ? 'adjust.fromCase' : 'adjust.intro'),
      notice: notice || (Object.keys(problems).length > 0 || questions.length > 0 ? kit.texts.text(locale, 'report.problem') : ''),
      sections: [
        ...gateSection(kit.texts, locale, questions),
        {
          fields: [
            field('title', required), choice('kind', adjustmentKinds, (value) => t(locale, `adjust.kinds.${value}`), required),
            field('detail', { multiline: true }), field('owner', { hint: t(locale, 'adjust.ownerHint') }),
            choice('due', dues, (value) => monthName(locale, value), required),
            choice('state', adjustmentStates, (value) => t(locale, `adjust.states.${value}`), required),
            ...(lessons.length > 0 ? [choice('lesson', ['', ...lessons.map(({ id }) => id)], (id) => (id === '' ? t(locale, 'adjust.noLesson') : plain(excerpt(lessons.find((one) => one.id === id)?.title ?? '', 80))))] : []),
            field('whatWeChanged', { multiline: true, hint: t(locale, 'adjust.changedHint') }), field('reason', { multiline: true, hint: t(locale, 'adjust.reasonHint') }),
          ],
        },
      ],
      actions: [go(locale, 'adjust.save', { ...mark, to: 'adjust.save' }, { style: 'positive', inputs: 'auto' }), go(locale, 'back', { to: 'adjustments' })],
    };
  }

  function read(locale: Locale, typed: Record<string, string>): { content?: AdjustmentContent; problems: Record<string, string> } {
    const problems: Record<string, string> = {};
    const text = (id: (typeof texts)[number]) => {
      const value = normaliseText(typed[id] ?? '');
      if (value.length > adjustmentLimits[id]) problems[id] = kit.texts.text(locale, 'problems.too-long');
      return value;
    };
    const missing = (id: string) => { problems[id] = kit.texts.text(locale, 'problems.required'); };
    const [title, detail, owner, whatWeChanged, reason] = [text('title').replace(/\s+/g, ' '), text('detail'), text('owner'), text('whatWeChanged'), text('reason')];
    const kind = adjustmentKinds.find((value) => value === typed['kind']);
    const state = adjustmentStates.find((value) => value === typed['state']);
    const due = /^\d{4}-(0[1-9]|1[0-2])$/.test(typed['due'] ?? '') ? typed['due'] : undefined;
    if (title === '') missing('title');
    if (kind === undefined) missing('kind');
    if (due === undefined) missing('due');
    if (state === undefined) missing('state');
    if (state === 'done' && whatWeChanged === '') problems['whatWeChanged'] = t(locale, 'adjust.changedMissing');
    if (state === 'declined' && reason === '') problems['reason'] = t(locale, 'adjust.reasonMissing');
    if (kind === undefined || state === undefined || due === undefined || Object.keys(problems).length > 0) return { problems };
    return { content: { kind, title, detail, owner, due, state, whatWeChanged, reason }, problems };
  }

  async function list(locale: Locale, notice = ''): Promise<Page> {
    const all = await adjustments.list();
    const cell = (one: Adjustment): TableCell => (isOverdue(one) ? { text: t(locale, 'adjust.overdue'), style: 'attention' }
      : { text: t(locale, `adjust.states.${one.state}`), style: one.state === 'done' ? 'good' : 'default' });
    return {
      title: t(locale, 'adjust.title'), intro: t(locale, all.length === 0 ? 'adjust.none' : 'adjust.listIntro'), notice, noticeStyle: 'good',
      sections: all.length === 0 ? [] : [
        {
          table: {
            widths: [2, 1.1, 1.6],
            rows: [['title', 'due', 'state'].map((key) => ({ text: t(locale, `adjust.fields.${key}`) })), ...all.slice(0, mostShown).map(({ doc }) => [{ text: excerpt(doc.title, 60) }, { text: monthShort(locale, doc.due) }, cell(doc)])],
          },
        },
        { heading: t(locale, 'adjust.openOne'), actions: all.filter(({ doc }) => isOpen(doc)).slice(0, 12).map(({ doc, etag }) => ({ ...go(locale, 'back', { to: 'adjust', id: doc.id, etag }), title: excerpt(doc.title, 40) })) },
      ],
      actions: [go(locale, 'adjust.new', { to: 'adjust' }, { style: 'positive' }), go(locale, 'back', { to: 'home' })],
    };
  }

  async function save(visit: Visit): Promise<Page> {
    const { locale, mark, typed } = visit;
    const { content, problems } = read(locale, typed);
    const gate = kit.gate(visit, Object.fromEntries(texts.map((id) => [id, normaliseText(typed[id] ?? '')])));
    if (content === undefined || !gate.clear) return form(visit, typed, { ...gate.problems, ...problems }, gate.questions);
    const { id, etag = '' } = mark;
    if (id === undefined) {
      const caseId = etag.startsWith('case:') ? etag.slice(5) : undefined;
      const chosen = (await allLessons(store)).find((lesson) => lesson.id === typed['lesson'])?.id;
      await adjustments.open(content, { caseId, lessonId: caseId === undefined ? chosen : lessonIdOf(caseId) });
      await staff.note('coordinator', 'adjustment-opened', content.title);
      return list(locale, t(locale, 'adjust.saved'));
    }
    const stored = await adjustments.read(id);
    if (stored && stored.etag !== etag) return form({ ...visit, mark: { ...mark, etag: stored.etag } }, typed, {}, [], t(locale, 'conflict'));
    await adjustments.change(id, etag, content);
    await staff.note('coordinator', 'adjustment-changed', content.title);
    return list(locale, t(locale, 'adjust.saved'));
  }

  return {
    adjustments: ({ locale }) => list(locale),
    adjust: async (visit) => {
      const { mark } = visit;
      const stored = mark.id === undefined ? undefined : await adjustments.read(mark.id);
      if (stored === undefined) return form({ ...visit, mark: blank(mark) }, { state: 'proposed', kind: 'training' });
      const { doc, etag } = stored;
      return form({ ...visit, mark: { to: 'adjust', id: doc.id, etag } }, Object.fromEntries(Object.entries(doc).filter((entry): entry is [string, string] => typeof entry[1] === 'string')));
    },
    'adjust.fromCase': (visit) => form({ ...visit, mark: { to: 'adjust', etag: `case:${visit.mark.id ?? ''}` } }, { state: 'proposed', kind: 'training' }),
    'adjust.save': save,
  };
}

/** A new adjustment: nothing but the case that it comes from. */
function blank({ etag }: Mark): Mark {
  return { to: 'adjust', ...(etag?.startsWith('case:') ? { etag } : {}) };
}
