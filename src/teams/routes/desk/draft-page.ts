import { detect, redact } from '../../../deidentify/index.js';
import { lessonLimits, mostQuestions } from '../../../library/index.js';
import { normaliseText } from '../../../reporting/index.js';
import type { Casework, LessonDraft, OpenedCase, StaffLedger } from '../../../review/index.js';
import type { Page, PageField, PageSection } from '../../page.js';
import { gateSection, takeOut } from '../../text-gate.js';
import type { Locale } from '../../locales.js';
import type { DeskPage, Kit, Mark, Visit } from './kit.js';

export interface DraftPageDeps {
  kit: Kit;
  casework: Casework;
  staff: StaffLedger;
  /** A lesson is published only after another coordinator has read it. */
  secondReader: boolean;
}

const textFields = ['title', 'whatHappened', 'prevented', 'learned', 'questions'] as const;

/** Writing a lesson and publishing it (policy 3.4): detectors look at it when it is saved, and once more before it is published. */
export function draftPages({ kit, casework, staff, secondReader }: DraftPageDeps): Record<string, DeskPage> {
  const { t, go } = kit;
  const gone = (locale: Locale): Page => ({ title: t(locale, 'case.gone'), actions: [go(locale, 'back', { to: 'home' })] });

  /** The reporter's words with what identifies taken out, as a beginning. What nobody knows is said to be unknown. */
  function beginning(locale: Locale, { texts, doc, draft }: OpenedCase): Record<string, string> {
    if (draft) return { ...draft, questions: draft.questions.join('\n'), brief: String(draft.brief) };
    const without = (text = '') => redact(text, detect(text, kit.terms).filter(({ tier }) => tier === 'redact'));
    const unknown = t(locale, 'draft.unknown');
    return {
      title: '', whatHappened: without(texts?.narrative), prevented: kit.option(locale, 'preventedBy', doc.facts.why.preventedBy) || unknown,
      learned: without(texts?.lessons), questions: '', brief: String(doc.facts.choices.discuss),
    };
  }

  function form(locale: Locale, mark: Omit<Mark, 'to'>, codename: string, typed: Record<string, string>, problems: Record<string, string> = {}, questions: PageField[] = [], notice = ''): Page {
    const field = (id: (typeof textFields)[number], max: number, more: Partial<PageField> = {}): PageField =>
      ({ id, sort: 'text', label: t(locale, `draft.fields.${id}`), multiline: true, max, value: typed[id] ?? '', problem: problems[id] ?? '', ...more });
    const required = { required: true, error: kit.texts.text(locale, 'problems.required') };
    return {
      kicker: codename, title: t(locale, 'draft.title'), intro: t(locale, 'draft.intro'),
      notice: notice || (questions.length > 0 || Object.keys(problems).length > 0 ? kit.texts.text(locale, 'report.problem') : ''),
      sections: [
        ...gateSection(kit.texts, locale, questions),
        {
          fields: [
            field('title', lessonLimits.title, { ...required, multiline: false }), field('whatHappened', lessonLimits.whatHappened, { ...required, hint: t(locale, 'draft.markers') }),
            field('prevented', lessonLimits.prevented), field('learned', lessonLimits.learned, required),
            field('questions', lessonLimits.question * mostQuestions, { hint: t(locale, 'draft.perLine', { most: mostQuestions }) }),
            { id: 'brief', sort: 'toggle', label: t(locale, 'draft.fields.brief'), value: typed['brief'] ?? 'true' },
          ],
        },
      ],
      actions: [
        ...(questions.length > 0 ? [go(locale, 'draft.takeOut', { ...mark, to: 'draft.takeOut' }, { style: 'positive', inputs: 'auto' })] : []),
        go(locale, 'draft.save', { ...mark, to: 'draft.save' }, { style: questions.length > 0 ? 'default' : 'positive', inputs: 'auto' }),
        go(locale, 'back', { ...mark, to: 'case' }),
      ],
    };
  }

  function read(locale: Locale, typed: Record<string, string>): { draft: LessonDraft; problems: Record<string, string> } {
    const text = (id: string) => normaliseText(typed[id] ?? '');
    const draft: LessonDraft = {
      title: text('title').replace(/\s+/g, ' '), whatHappened: text('whatHappened'), prevented: text('prevented'), learned: text('learned'),
      questions: text('questions').split('\n').map((line) => line.trim()).filter((line) => line !== ''), brief: typed['brief'] !== 'false',
    };
    const problems: Record<string, string> = {};
    for (const id of ['title', 'whatHappened', 'prevented', 'learned'] as const) if (draft[id].length > lessonLimits[id]) problems[id] = kit.texts.text(locale, 'problems.too-long');
    for (const id of ['title', 'whatHappened', 'learned'] as const) if (draft[id] === '') problems[id] = kit.texts.text(locale, 'problems.required');
    if (draft.questions.length > mostQuestions || draft.questions.some((line) => line.length > lessonLimits.question)) problems['questions'] = t(locale, 'draft.perLine', { most: mostQuestions });
    return { draft, problems };
  }

  const writtenOf = (draft: LessonDraft) => ({ title: draft.title, whatHappened: draft.whatHappened, prevented: draft.prevented, learned: draft.learned, questions: draft.questions.join('\n') });

  /** The lesson as it will be read, with a yes for each thing found, and who may publish it. */
  function preview(visit: Visit, { doc, etag, draft, members }: OpenedCase, notice = '', noticeStyle: 'good' | 'attention' = 'attention'): Page {
    const { locale, actor } = visit;
    if (draft === undefined) return gone(locale);
    const gate = kit.gate(visit, writtenOf(draft), true);
    const mark = { id: doc.id, etag };
    const mine = actor.sign?.(doc.id) === doc.writtenBy;
    const maySend = secondReader && doc.state === 'open';
    const mayPublish = !secondReader || (doc.state === 'second-reading' && !mine);
    const agreed = [doc, ...members.map((member) => member.doc)].every(({ facts }) => facts.choices.discuss);
    const quote = (id: 'title' | 'whatHappened' | 'prevented' | 'learned') => (draft[id] === '' ? [] : [{ label: t(locale, `draft.fields.${id}`), text: draft[id] }]);
    const sections: PageSection[] = [
      { quotes: [...quote('title'), ...quote('whatHappened'), ...quote('prevented'), ...quote('learned'), ...draft.questions.map((text) => ({ text: `• ${text}` }))] },
      { lines: [t(locale, !draft.brief ? 'preview.notBriefed' : agreed ? 'preview.brief' : 'preview.notAgreed')] },
      ...gateSection(kit.texts, locale, gate.questions),
      { lines: [mayPublish ? t(locale, 'preview.destroys') : t(locale, maySend ? 'preview.needsReader' : 'preview.waitsForReader')] },
    ];
    return {
      kicker: doc.codename, title: t(locale, 'preview.title'), notice, noticeStyle, sections,
      actions: [
        ...(mayPublish ? [go(locale, 'preview.publish', { ...mark, to: 'publish' }, { style: 'positive', inputs: 'auto' })] : []),
        ...(maySend ? [go(locale, 'preview.send', { ...mark, to: 'second' }, { style: 'positive' })] : []),
        go(locale, doc.state === 'second-reading' ? 'preview.sendBack' : 'preview.change', { ...mark, to: doc.state === 'second-reading' ? 'sendBack' : 'draft' }),
        go(locale, 'back', { ...mark, to: 'case' }),
      ],
    };
  }

  return {
    draft: async ({ locale, mark: { id = '' } }) => {
      const opened = await casework.read(id);
      return opened ? form(locale, { id, etag: opened.etag }, opened.doc.codename, beginning(locale, opened)) : gone(locale);
    },
    'draft.takeOut': async ({ locale, mark, typed }) => {
      const written = Object.fromEntries(textFields.map((id) => [id, normaliseText(typed[id] ?? '')]));
      const opened = await casework.read(mark.id ?? '');
      return form(locale, mark, opened?.doc.codename ?? '', { ...typed, ...takeOut(written, typed, kit.terms) });
    },
    'draft.save': async (visit) => {
      const { locale, actor, mark: { id = '', etag = '' }, typed } = visit;
      const opened = await casework.read(id);
      if (opened === undefined) return gone(locale);
      const { doc } = opened;
      // Somebody else was faster: what was typed stays, and the next press saves it over the version that is there now.
      if (opened.etag !== etag) return form(locale, { id, etag: opened.etag }, doc.codename, typed, {}, [], t(locale, 'conflict'));
      const { draft, problems } = read(locale, typed);
      const gate = kit.gate(visit, writtenOf(draft), true);
      if (Object.keys(problems).length > 0 || !gate.clear) return form(locale, { id, etag }, doc.codename, typed, { ...gate.problems, ...problems }, gate.questions);
      await casework.saveDraft(id, etag, draft, actor.sign?.(id) ?? '');
      await staff.note('coordinator', 'draft-saved', doc.codename);
      const saved = await casework.read(id);
      return saved ? preview(visit, saved) : gone(locale);
    },
    preview: async (visit) => {
      const opened = await casework.read(visit.mark.id ?? '');
      return opened ? preview(visit, opened) : gone(visit.locale);
    },
    second: async (visit) => {
      const { locale, mark: { id = '', etag = '' } } = visit;
      await casework.askSecondReader(id, etag);
      const opened = await casework.read(id);
      await staff.note('coordinator', 'second-reader-asked', opened?.doc.codename ?? '');
      return opened ? preview(visit, opened, t(locale, 'preview.sent'), 'good') : gone(locale);
    },
    sendBack: async (visit) => {
      const { locale, mark: { id = '', etag = '' } } = visit;
      await casework.sendBack(id, etag);
      const opened = await casework.read(id);
      await staff.note('coordinator', 'sent-back', opened?.doc.codename ?? '');
      return opened ? preview(visit, opened, t(locale, 'preview.sentBack'), 'good') : gone(locale);
    },
    publish: async (visit) => {
      const { locale, actor, mark: { id = '', etag = '' } } = visit;
      const opened = await casework.read(id);
      if (opened?.draft === undefined) return gone(locale);
      if (opened.etag !== etag) return preview(visit, opened, t(locale, 'conflict'));
      const gate = kit.gate(visit, writtenOf(opened.draft), true);
      const blame = Object.values(gate.problems)[0];
      if (!gate.clear) return preview(visit, opened, blame ?? t(locale, 'preview.eachYes'));
      const bySomeoneElse = opened.doc.state === 'second-reading' && actor.sign?.(id) !== opened.doc.writtenBy;
      if (secondReader && !bySomeoneElse) return preview(visit, opened, t(locale, 'preview.waitsForReader'));
      await casework.publish(id, etag);
      await staff.note('coordinator', 'published', opened.doc.codename);
      return { kicker: opened.doc.codename, title: t(locale, 'preview.published'), intro: t(locale, 'preview.publishedText'), actions: [go(locale, 'back', { to: 'home' })] };
    },
  };
}
