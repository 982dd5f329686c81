import { AppError } from '../../../base/index.js';
import { moderate, readLesson, waitingThoughts } from '../../../library/index.js';
import { letterIdOf, type Threads, writeTo } from '../../../mailbox/index.js';
import type { StaffLedger } from '../../../review/index.js';
import { normaliseText } from '../../../reporting/index.js';
import type { Store } from '../../../store/index.js';
import type { Page, PageField } from '../../page.js';
import { excerpt } from '../../render.js';
import type { Locale } from '../../locales.js';
import type { DeskPage, Kit, Visit } from './kit.js';
import { gateSection } from '../../text-gate.js';

/** What officers say besides reports: answers, questions to the coordinator (4.1.4), thoughts on lessons (4.2.2). */
export function voicePages(kit: Kit, store: Store, threads: Threads, staff: StaffLedger): Record<string, DeskPage> {
  const { t, go } = kit;
  const required = (locale: Locale) => ({ required: true, error: kit.texts.text(locale, 'problems.required') });

  async function question(visit: Visit, answer = '', problem = '', questions: PageField[] = []): Promise<Page> {
    const { locale, mark: { id = '' } } = visit;
    const thread = await threads.read(id);
    if (!thread) return { title: t(locale, 'case.gone'), actions: [go(locale, 'back', { to: 'answers' })] };
    return {
      title: t(locale, 'question.title'), intro: t(locale, 'question.intro'),
      sections: [
        { quotes: thread.letters.map(({ from, text }) => ({ label: t(locale, `letters.${from}`), text })) },
        ...gateSection(kit.texts, locale, questions),
        { fields: [{ id: 'answer', sort: 'text', multiline: true, max: 1_000, label: t(locale, 'question.field'), value: answer, problem, ...required(locale) }] },
      ],
      actions: [
        go(locale, 'question.action', { to: 'question.answer', id }, { style: 'positive', inputs: 'auto' }), go(locale, 'question.rest', { to: 'question.rest', id }),
        go(locale, 'back', { to: 'answers' }),
      ],
    };
  }

  async function thought(visit: Visit, typed?: string, problem = '', questions: PageField[] = []): Promise<Page> {
    const { locale, mark } = visit;
    const waiting = await waitingThoughts(store, 50);
    const one = typed === undefined ? waiting[0] : waiting.find(({ id }) => id === mark.id);
    // Somebody else was faster: these words must not come to stand under another thought.
    if (one === undefined && typed !== undefined) throw new AppError('NM-STORE-STALE');
    if (one === undefined) return { title: t(locale, 'thought.none'), actions: [go(locale, 'back', { to: 'home' })] };
    const lesson = await readLesson(store, one.lessonId);
    return {
      kicker: t(locale, 'thought.kicker', { count: waiting.length }), title: t(locale, 'thought.title'), intro: t(locale, 'thought.intro'),
      sections: [
        { quotes: [{ label: kit.texts.text(locale, 'lesson.lesson'), text: excerpt(lesson?.title ?? '', 120) }] },
        ...gateSection(kit.texts, locale, questions),
        { fields: [{ id: 'thought', sort: 'text', multiline: true, max: 2_000, label: t(locale, 'thought.field'), value: typed ?? one.text, problem, ...required(locale) }] },
      ],
      actions: [
        go(locale, 'thought.show', { to: 'thought.show', id: one.id }, { style: 'positive', inputs: 'auto' }), go(locale, 'thought.drop', { to: 'thought.drop', id: one.id }, { style: 'destructive' }),
        go(locale, 'back', { to: 'home' }),
      ],
    };
  }

  return {
    answers: async ({ locale }) => {
      const waiting = await threads.waiting(20);
      return {
        title: t(locale, 'answers.title'), intro: t(locale, waiting.length === 0 ? 'answers.none' : 'answers.intro'),
        sections: waiting.map(({ id, of, letters }) => ({
          separator: true, quotes: [{ label: t(locale, `answers.${of}`), text: excerpt(letters.at(-1)?.text ?? '', 200) }],
          actions: [go(locale, 'answers.open', { to: of === 'case' ? 'rootCase' : 'question', id })],
        })),
        actions: [go(locale, 'back', { to: 'home' })],
      };
    },
    question: (visit) => question(visit),
    'question.answer': async (visit) => {
      const { locale, mark: { id = '' }, typed } = visit;
      const answer = normaliseText(typed['answer'] ?? '');
      const gate = kit.gate(visit, { answer });
      if (answer === '' || !gate.clear) return question(visit, answer, answer === '' ? kit.texts.text(locale, 'problems.required') : gate.problems['answer'] ?? '', gate.questions);
      const letterId = letterIdOf(answer, await threads.read(id));
      if (!await writeTo(store, threads, 'question', id, letterId, { from: 'coordinator', text: answer })) throw new AppError('NM-STORE-STALE');
      await staff.note('coordinator', 'question-answered', '');
      return { title: t(locale, 'question.done'), actions: [go(locale, 'back', { to: 'answers' })] };
    },
    'question.rest': async ({ locale, mark: { id = '' } }) => {
      await threads.rest(id);
      return { title: t(locale, 'question.rested'), actions: [go(locale, 'back', { to: 'answers' })] };
    },
    thoughts: (visit) => thought(visit),
    'thought.show': async (visit) => {
      const text = normaliseText(visit.typed['thought'] ?? '');
      const gate = kit.gate(visit, { thought: text });
      if (text === '' || !gate.clear) return thought(visit, text, text === '' ? kit.texts.text(visit.locale, 'problems.required') : gate.problems['thought'] ?? '', gate.questions);
      await moderate(store, visit.mark.id ?? '', text);
      await staff.note('coordinator', 'thought-shown', '');
      return thought({ ...visit, mark: { to: 'thoughts' } });
    },
    'thought.drop': async (visit) => {
      await moderate(store, visit.mark.id ?? '', undefined);
      await staff.note('coordinator', 'thought-dropped', '');
      return thought({ ...visit, mark: { to: 'thoughts' } });
    },
  };
}
