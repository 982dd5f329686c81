import type { Random } from '../../base/index.js';
import type { Terms } from '../../deidentify/index.js';
import { allLessons, type Lesson, listAnalyses, readLesson, searchLessons, thoughtsOn } from '../../library/index.js';
import { type Intake, normaliseText, noteLimit, options } from '../../reporting/index.js';
import type { Store } from '../../store/index.js';
import type { Answer } from '../answer.js';
import { monthName } from '../dates.js';
import type { Locale } from '../locales.js';
import { type Page, type PageAction, type PageField, type PageSection, renderPage } from '../page.js';
import { type Card, excerpt, plain, type Renderer } from '../render.js';
import { gateSection, gateTexts } from '../text-gate.js';
import type { Texts } from '../texts.js';

export interface LibraryDialogDeps {
  store: Store;
  intake: Pick<Intake, 'send'>;
  renderer: Renderer;
  texts: Texts;
  random: Random;
  terms?: Terms;
  changesBy: (from: { lessonId: string }) => Promise<string[]>;
}

/** The library for everyone: find a lesson, read it, share a thought on it. */
export interface LibraryDialog {
  open(locale: Locale): Promise<Answer>;
  owns(data: Record<string, unknown>): boolean;
  submit(locale: Locale, data: Record<string, unknown>, overLimit: boolean): Promise<Answer>;
  /** The message extension's search: cards to drop into a conversation. */
  search(locale: Locale, words: string): Promise<Answer>;
}

const mostShown = 12;
const mostAnalyses = 3;

export function createLibraryDialog({ store, intake, renderer, texts, random, terms, changesBy }: LibraryDialogDeps): LibraryDialog {
  const t = (locale: Locale, key: string, values?: Record<string, string | number>) => texts.text(locale, `library.${key}`, values);
  const dialog = (locale: Locale, page: Page): Answer => ({ kind: 'dialog', title: t(locale, 'title'), card: renderPage(renderer, locale, page) });
  const button = (title: string, to: string, id?: string, more = {}) => ({ title, data: { nearMiss: { step: 'library', to, ...(id === undefined ? {} : { id }) } }, inputs: 'none' as const, ...more });

  async function list(locale: Locale, typed: Record<string, string>): Promise<Answer> {
    const [found, all, analyses] = [await searchLessons(store, filterOf(typed), mostShown), await allLessons(store), await listAnalyses(store)];
    const months = [...new Set(all.map(({ month }) => month))].slice(0, 60);
    const choice = (id: string, label: string, choices: { title: string; value: string }[]): PageField =>
      ({ id, sort: 'choice', label, value: typed[id] ?? '', choices: [{ title: t(locale, 'any'), value: '' }, ...choices] });
    const listed = (name: 'callType' | 'factors') => options[name].map((value) => ({ value, title: texts.text(locale, `options.${name}.${value}`) }));
    return dialog(locale, {
      title: t(locale, 'title'), intro: t(locale, all.length === 0 ? 'empty' : 'intro'),
      sections: [
        ...found.map((lesson): PageSection => ({
          separator: true, quotes: [{ label: `${t(locale, `sources.${lesson.source}`)} · ${monthName(locale, lesson.month)}`, text: lesson.title }],
          actions: [button(t(locale, 'read'), 'lesson', lesson.id)],
        })),
        ...(all.length > 0 && found.length === 0 ? [{ lines: [t(locale, 'nothing')] }] : []),
        ...analyses.slice(0, mostAnalyses).map(({ title, period, text, link }, at): PageSection => ({
          heading: at === 0 ? t(locale, 'analyses') : '', separator: true, quotes: [{ label: plain(`${title} · ${period}`), text: excerpt(text, 500) }], actions: opens(locale, link),
        })),
        ...(all.length === 0 ? [] : [{
          heading: t(locale, 'filter'), separator: true,
          fields: [
            { id: 'words', sort: 'text' as const, label: t(locale, 'words'), value: typed['words'] ?? '', max: 100 },
            choice('callType', texts.text(locale, 'short.callType'), listed('callType')), choice('factor', texts.text(locale, 'short.factors'), listed('factors')),
            choice('month', texts.text(locale, 'short.month'), months.map((month) => ({ value: month, title: monthName(locale, month) }))),
          ],
        }]),
      ],
      actions: all.length === 0 ? [] : [button(t(locale, 'find'), 'list', undefined, { style: 'positive', inputs: 'auto' })],
    });
  }

  /** Where it is to be read whole: an address that was checked when it was added. */
  const opens = (locale: Locale, link: string | undefined): PageAction[] => (link === undefined ? [] : [{ sort: 'url', title: t(locale, 'readThere'), url: link }]);

  function sections(locale: Locale, lesson: Lesson): PageSection[] {
    const part = (key: string, text: string) => (text === '' ? [] : [{ label: texts.text(locale, `lesson.${key}`), text }]);
    return [
      { quotes: [...part('whatHappened', lesson.whatHappened), ...part('prevented', lesson.prevented), ...part('learned', lesson.learned)], actions: opens(locale, lesson.link) },
      ...(lesson.questions.length === 0 ? [] : [{ heading: texts.text(locale, 'briefing.discuss'), quotes: lesson.questions.map((text) => ({ text: `• ${text}` })) }]),
    ];
  }

  async function read(locale: Locale, id: string, more: { thought?: string; problem?: string; questions?: PageField[]; formKey?: string } = {}): Promise<Answer> {
    const lesson = await readLesson(store, id);
    if (lesson === undefined) return list(locale, {});
    const [thoughts, changes] = [await thoughtsOn(store, id), await changesBy({ lessonId: id })];
    const formKey = more.formKey ?? random.bytes(16).toString('base64url');
    return dialog(locale, {
      kicker: `${t(locale, `sources.${lesson.source}`)} · ${monthName(locale, lesson.month)}`, title: plain(lesson.title),
      notice: more.problem || more.questions?.length ? texts.text(locale, 'report.problem') : '',
      sections: [
        ...sections(locale, lesson),
        ...(changes.length === 0 ? [] : [{ heading: texts.text(locale, 'briefing.changed'), style: 'good' as const, quotes: changes.map((text) => ({ text })) }]),
        ...(thoughts.length === 0 ? [] : [{ heading: t(locale, 'thoughts'), style: 'emphasis' as const, quotes: thoughts.map(({ text }) => ({ text: `• ${text}` })) }]),
        ...gateSection(texts, locale, more.questions ?? []),
        { separator: true, fields: [{ id: 'thought', sort: 'text', multiline: true, max: noteLimit, label: t(locale, 'thoughtField'), hint: t(locale, 'thoughtHint'), value: more.thought ?? '', problem: more.problem ?? '' }] },
      ],
      actions: [
        { title: t(locale, 'share'), data: { nearMiss: { step: 'library', to: 'send', id, form: { key: formKey } } }, style: 'positive' }, button(texts.text(locale, 'report.back'), 'list'),
      ],
    });
  }

  async function share(locale: Locale, id: string, formKey: string, data: Record<string, unknown>, overLimit: boolean): Promise<Answer> {
    const thought = normaliseText(typeof data['thought'] === 'string' ? data['thought'] : '').slice(0, noteLimit);
    const again = (problem: string, questions: PageField[] = []) => read(locale, id, { thought, problem, questions, formKey });
    if (overLimit) return again(texts.text(locale, 'errors.NM-TOO-MANY-FORMS'));
    if (thought === '') return again(texts.text(locale, 'problems.required'));
    const gate = gateTexts(texts, locale, { thought }, data, terms, true);
    if (!gate.clear) return again(gate.problems['thought'] ?? '', gate.questions);
    await intake.send(formKey, { type: 'thought', lessonId: id, text: thought });
    return dialog(locale, { title: t(locale, 'thanks'), intro: t(locale, 'thanksText'), actions: [button(texts.text(locale, 'report.back'), 'list')] });
  }

  return {
    open: (locale) => list(locale, {}),
    owns: ({ nearMiss }) => (nearMiss as { step?: unknown } | undefined)?.step === 'library',
    submit(locale, data, overLimit) {
      const { to, id, form } = data['nearMiss'] as { to?: unknown; id?: unknown; form?: { key?: unknown } };
      const lessonId = typeof id === 'string' ? id.slice(0, 100) : '';
      const typed = Object.fromEntries(['words', 'callType', 'factor', 'month'].flatMap((name) => (typeof data[name] === 'string' ? [[name, data[name].slice(0, 100)]] : [])));
      if (to === 'lesson') return read(locale, lessonId);
      if (to === 'send') return share(locale, lessonId, typeof form?.key === 'string' ? form.key.slice(0, 40) : random.bytes(16).toString('base64url'), data, overLimit);
      return list(locale, typed);
    },
    async search(locale, words) {
      const found = await searchLessons(store, { words }, 10);
      return {
        kind: 'results',
        results: found.map((lesson) => ({ title: lesson.title, text: `${t(locale, `sources.${lesson.source}`)} · ${monthName(locale, lesson.month)}`, card: lessonCard(locale, lesson) })),
      };
    },
  };

  function lessonCard(locale: Locale, lesson: Lesson): Card {
    return renderPage(renderer, locale, { kicker: t(locale, `sources.${lesson.source}`), title: plain(lesson.title), sections: sections(locale, { ...lesson, whatHappened: excerpt(lesson.whatHappened, 1_500) }) });
  }
}

function filterOf(typed: Record<string, string>) {
  const given = (name: string) => (typed[name] === undefined || typed[name] === '' ? undefined : typed[name]);
  return { callType: given('callType'), factor: given('factor'), month: given('month'), words: given('words') };
}
