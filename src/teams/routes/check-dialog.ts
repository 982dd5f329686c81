import type { Random } from '../../base/index.js';
import type { Terms } from '../../deidentify/index.js';
import { type Lesson, readLesson } from '../../library/index.js';
import type { Mailboxes, Standing } from '../../mailbox/index.js';
import { containsCode, type Intake, normaliseCode, normaliseText, noteLimit, type NoteSent } from '../../reporting/index.js';
import type { Store } from '../../store/index.js';
import type { Answer } from '../answer.js';
import type { Locale } from '../locales.js';
import { type PageField, type PageSection, renderPage } from '../page.js';
import type { Renderer } from '../render.js';
import { gateSection, gateTexts } from '../text-gate.js';
import type { Texts } from '../texts.js';

export interface CheckDialogDeps {
  mailboxes: Pick<Mailboxes, 'standing'>;
  intake: Pick<Intake, 'send'>;
  store: Store;
  renderer: Renderer;
  texts: Texts;
  random: Random;
  terms?: Terms;
  /** What was changed because of a case or its lesson, in words; none where nothing was. */
  changesBy: (from: { caseId?: string | undefined; lessonId?: string | undefined }) => Promise<string[]>;
}

export interface CheckDialog {
  open(locale: Locale): Answer;
  /** Whether a submit is from this dialog's card. */
  owns(data: Record<string, unknown>): boolean;
  submit(locale: Locale, data: Record<string, unknown>, overLimit: boolean): Promise<Answer>;
}

interface Shown {
  standing?: Standing | 'too-many' | undefined;
  typed?: string;
  notice?: string;
  answer?: string;
  problem?: string;
  questions?: PageField[];
}

/**
 * "Check my report". A receipt that waits for release and one that never was look the same to the last word, and can do the same: taking
 * back is sealed into the pool without a look at whether there is anything to take back.
 */
export function createCheckDialog({ mailboxes, intake, store, renderer, texts, random, terms, changesBy }: CheckDialogDeps): CheckDialog {
  const t = (locale: Locale, key: string, values?: Record<string, string | number>) => texts.text(locale, `check.${key}`, values);
  const key = () => random.bytes(16).toString('base64url');
  const button = (locale: Locale, to: string, more = {}) =>
    ({ title: t(locale, `actions.${to}`), data: { nearMiss: { step: 'check', to, form: { key: key() } } }, ...more });

  async function page(locale: Locale, { standing, typed = '', notice = '', answer = '', problem = '', questions = [] }: Shown): Promise<Answer> {
    const state = standing === undefined ? undefined : standing === 'too-many' ? standing : standing.state;
    const letters = typeof standing === 'object' ? standing.letters : [];
    const lesson = typeof standing === 'object' && standing.lessonId !== undefined ? await readLesson(store, standing.lessonId) : undefined;
    const mayAnswer = state === 'question' || state === 'answered';
    // Also where the receipt is mistyped: the page has the same parts whatever was typed.
    const mayWithdraw = state !== undefined && !['too-many', 'published', 'closed'].includes(state);
    return dialog(locale, {
      title: t(locale, 'title'), intro: t(locale, 'intro'), notice,
      sections: [
        { fields: [{ id: 'receipt', sort: 'text', label: t(locale, 'field'), max: 60, required: true, error: texts.text(locale, 'problems.required'), value: typed }] },
        ...(state === undefined || standing === undefined ? [] : [{ heading: t(locale, 'resultTitle'), style: 'emphasis' as const, lines: [words(locale, standing)] }]),
        ...lessonOf(locale, lesson), ...await changesOf(locale, standing),
        ...(letters.length === 0 ? [] : [{ heading: t(locale, 'letters'), quotes: letters.map(({ from, text }) => ({ label: t(locale, `from.${from}`), text })) }]),
        ...gateSection(texts, locale, questions),
        ...(mayAnswer ? [{ fields: [{ id: 'answer', sort: 'text' as const, multiline: true, max: noteLimit, label: t(locale, state === 'answered' ? 'againField' : 'answerField'), value: answer, problem, hint: t(locale, 'answerHint') }] }] : []),
      ],
      actions: [
        ...(mayAnswer ? [button(locale, 'answer', { style: 'positive' })] : []), button(locale, 'check', mayAnswer ? {} : { style: 'positive' }),
        ...(mayWithdraw ? [button(locale, 'withdraw')] : []),
      ],
    });
  }

  function words(locale: Locale, standing: Standing | 'too-many'): string {
    if (standing === 'too-many') return t(locale, 'standing.too-many');
    return standing.state === 'closed' ? `${t(locale, 'standing.closed')} ${t(locale, `closed.${standing.closed ?? 'too-little'}`)}` : t(locale, `standing.${standing.state}`);
  }

  function lessonOf(locale: Locale, lesson: Lesson | undefined): PageSection[] {
    if (lesson === undefined) return [];
    return [{ quotes: [{ label: texts.text(locale, 'lesson.lesson'), text: lesson.title }, { label: texts.text(locale, 'lesson.learned'), text: lesson.learned }] }];
  }

  async function changesOf(locale: Locale, standing: Shown['standing']): Promise<PageSection[]> {
    if (typeof standing !== 'object' || standing.caseId === undefined) return [];
    const changes = await changesBy({ caseId: standing.caseId, lessonId: standing.lessonId });
    return changes.length === 0 ? [] : [{ heading: texts.text(locale, 'check.ledTo'), style: 'good', quotes: changes.map((text) => ({ text })) }];
  }

  const dialog = (locale: Locale, content: Parameters<typeof renderPage>[2]): Answer => ({ kind: 'dialog', title: t(locale, 'title'), card: renderPage(renderer, locale, content) });
  const end = (locale: Locale, what: 'answered' | 'withdrawn') => dialog(locale, { title: t(locale, `${what}.title`), intro: t(locale, `${what}.text`) });

  async function answer(locale: Locale, typed: string, formKey: string, data: Record<string, unknown>): Promise<Answer> {
    const standing = await mailboxes.standing(typed);
    const text = normaliseText(typeof data['answer'] === 'string' ? data['answer'] : '').slice(0, noteLimit);
    if (!['question', 'answered'].includes(standing.state)) return page(locale, { standing, typed });
    if (text === '') return page(locale, { standing, typed, problem: texts.text(locale, 'problems.required') });
    const refused = () => page(locale, { standing, typed, answer: text, problem: texts.text(locale, 'problems.own-receipt') });
    // Before the detectors, who would offer to keep it as a case number.
    if (containsCode(text, normaliseCode(typed))) return refused();
    const gate = gateTexts(texts, locale, { answer: text }, data, terms, false);
    if (!gate.clear) return page(locale, { standing, typed, answer: text, notice: texts.text(locale, 'report.problem'), questions: gate.questions });
    const sent: NoteSent = await intake.send(formKey, { type: 'answer', receipt: typed, text });
    return sent === 'own-receipt' ? refused() : end(locale, 'answered');
  }

  return {
    open: (locale) => dialog(locale, {
      title: t(locale, 'title'), intro: t(locale, 'intro'),
      sections: [{ fields: [{ id: 'receipt', sort: 'text', label: t(locale, 'field'), max: 60, required: true, error: texts.text(locale, 'problems.required') }] }],
      actions: [button(locale, 'check', { style: 'positive' })],
    }),
    owns: ({ nearMiss }) => (nearMiss as { step?: unknown } | undefined)?.step === 'check',
    async submit(locale, data, overLimit) {
      const typed = typeof data['receipt'] === 'string' ? data['receipt'].slice(0, 60).toWellFormed() : '';
      if (overLimit) return page(locale, { standing: 'too-many', typed });
      const { to, form } = data['nearMiss'] as { to?: unknown; form?: { key?: unknown } };
      const formKey = typeof form?.key === 'string' ? form.key.slice(0, 40) : key();
      switch (to) {
        case 'answer': return answer(locale, typed, formKey, data);
        case 'withdraw': return dialog(locale, {
          title: t(locale, 'withdraw.title'), intro: t(locale, 'withdraw.text'),
          sections: [{ fields: [{ id: 'receipt', sort: 'text', label: t(locale, 'field'), max: 60, value: typed }] }],
          actions: [button(locale, 'withdrawNow', { style: 'destructive' }), button(locale, 'back')],
        });
        case 'withdrawNow': return await intake.send(formKey, { type: 'withdrawal', receipt: typed }) === 'mistyped'
          ? page(locale, { standing: { state: 'mistyped', letters: [] }, typed }) : end(locale, 'withdrawn');
        default: return page(locale, { standing: await mailboxes.standing(typed), typed });
      }
    },
  };
}
