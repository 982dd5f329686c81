import { bands, type Briefing, exerciseOf, type Shift } from '../../briefing/index.js';
import type { Lesson } from '../../library/index.js';
import { endOf } from '../../planning/index.js';
import { moment, monthName } from '../dates.js';
import { tokenOf } from '../links.js';
import type { Locale } from '../locales.js';
import { type Page, type PageAction, type PageField, type PageSection, renderPage } from '../page.js';
import { type Card, plain, type Renderer } from '../render.js';
import type { Texts } from '../texts.js';
import { gateSection } from '../text-gate.js';

/** One thing to talk about, in words: a lesson, or an exercise of ours. */
export interface Topic {
  id: string;
  /** A lesson's words are a person's; an exercise's are ours. */
  parts: { label: string; text: string }[];
  questions: string[];
}

/** Everything that a briefing's card, its dialog and its printed sheet say, so that they say the same. */
export interface BriefingContent {
  topics: Topic[];
  rules: string[];
  /** "You said, we changed". */
  changes: string[];
}

/** Questions that each contributing factor suggests; a lesson's own come first. */
const mostQuestions = 4;

export function contentOf(texts: Texts, locale: Locale, briefing: Briefing, lessons: readonly Lesson[], changes: string[] = []): BriefingContent {
  const topics = briefing.items.flatMap((id): Topic[] => {
    const lesson = lessons.find((known) => known.id === id);
    if (lesson) return [topicOfLesson(texts, locale, lesson)];
    const exercise = exerciseOf(id);
    if (!exercise) return [];
    const words = (key: string) => texts.text(locale, `exercises.${id}.${key}`);
    return [{
      id,
      parts: [{ label: texts.text(locale, 'briefing.exercise'), text: words('title') }, { label: texts.text(locale, 'briefing.situation'), text: words('text') }],
      questions: questionsOf(texts, locale, [], exercise.factors),
    }];
  });
  return { topics, rules: ['one', 'two', 'three'].map((rule) => texts.text(locale, `briefing.rules.${rule}`)), changes };
}

function topicOfLesson(texts: Texts, locale: Locale, lesson: Lesson): Topic {
  const part = (key: string, text: string) => (text === '' ? [] : [{ label: texts.text(locale, `lesson.${key}`), text }]);
  return {
    id: lesson.id,
    parts: [
      ...part(lesson.source === 'national' ? 'national' : 'lesson', lesson.title), ...part('whatHappened', lesson.whatHappened),
      ...part('prevented', lesson.prevented), ...part('learned', lesson.learned), ...part('link', lesson.link ?? ''),
    ],
    questions: questionsOf(texts, locale, lesson.questions, lesson.factors),
  };
}

function questionsOf(texts: Texts, locale: Locale, own: readonly string[], factors: Lesson['factors']): string[] {
  const general = ['here', 'change'].map((key) => texts.text(locale, `questions.${key}`));
  return [...own, ...factors.map((factor) => texts.text(locale, `questions.${factor}`)), ...general].slice(0, Math.max(mostQuestions, own.length));
}

export interface BriefingCards {
  /** The month's card, in the state that the briefing is in. `sheet`: where its printable sheet is, once asked for. */
  card(shift: Shift, briefing: Briefing, content: BriefingContent, nowMs: number, sheet?: string): Card;
  /** The roll-call sheet in a dialog: what the printed one says. */
  sheet(shift: Shift, briefing: Briefing, content: BriefingContent): Card;
  heldForm(shift: Shift, briefing: Briefing, content: BriefingContent, typed?: Record<string, string>, problems?: Record<string, string>, questions?: PageField[]): Card;
  postponeForm(shift: Shift, briefing: Briefing, nowMs: number, typed?: Record<string, string>, problem?: string): Card;
}

/** The cards of a shift's briefing. They speak the agency's language: all in the channel see the same one. */
export function createBriefingCards(renderer: Renderer, texts: Texts, locale: Locale): BriefingCards {
  const t = (key: string, values?: Record<string, string | number>) => texts.text(locale, `briefing.${key}`, values);
  const act = (verb: string, { month }: Briefing, more: Partial<PageAction> = {}): PageAction =>
    ({ sort: 'execute', title: t(`actions.${verb}`), verb: `briefing.${verb}`, data: { month }, inputs: 'none', ...more });
  const draw = (shift: Shift, briefing: Briefing, page: Omit<Page, 'kicker'>) =>
    renderPage(renderer, locale, { kicker: t('kicker', { shift: plain(shift.name), month: monthName(locale, briefing.month) }), ...page });

  return {
    card(shift, briefing, content, nowMs, sheet) {
      const report: PageAction = { title: t('actions.report'), data: { msteams: { type: 'task/fetch' }, nearMiss: { open: 'reportNearMiss' } }, inputs: 'none' };
      const closed = briefing.state === 'held' || briefing.state === 'missed';
      const open = [act('held.form', briefing, { style: 'positive' }), act('postpone.form', briefing), act('another', briefing), act('sheet', briefing)];
      return draw(shift, briefing, {
        title: t('title'),
        intro: closed ? '' : t('intro'),
        sections: [...stateOf(shift, briefing, nowMs), ...sheetOf(sheet), ...textOf(content)],
        actions: closed ? [report] : [...open, report],
      });
    },
    sheet: (shift, briefing, content) => draw(shift, briefing, { title: t('title'), sections: textOf(content) }),
    heldForm: (shift, briefing, content, typed = {}, problems = {}, questions = []) => draw(shift, briefing, {
      title: t('held.title'),
      notice: questions.length > 0 || Object.keys(problems).length > 0 ? t('held.problem') : '',
      intro: t('held.intro'),
      sections: [
        { fields: heldFields(content, typed, problems) },
        // Last, so that the buttons that answer it are right below.
        ...gateSection(texts, locale, questions),
      ],
      actions: [
        ...(questions.length > 0 ? [act('held.takeOut', briefing, { style: 'positive', inputs: 'auto' })] : []),
        act('held.save', briefing, { style: questions.length > 0 ? 'default' : 'positive', inputs: 'auto' }),
        act('show', briefing),
      ],
    }),
    postponeForm(shift, briefing, nowMs, typed = {}, problem = '') {
      const last = new Date(endOf(briefing.month, shift.zone) - 1);
      const day = (ms: number) => new Intl.DateTimeFormat('en-CA', { timeZone: shift.zone }).format(ms);
      return draw(shift, briefing, {
        title: t('postpone.title'), intro: t('postpone.intro', { zone: shift.zone }), notice: problem,
        sections: [{
          fields: [
            { id: 'day', sort: 'date', label: t('postpone.day'), required: true, error: texts.text(locale, 'problems.required'), value: typed['day'] ?? '', min: day(nowMs), max: day(last.getTime()) },
            { id: 'time', sort: 'time', label: t('postpone.time'), required: true, error: texts.text(locale, 'problems.required'), value: typed['time'] ?? '' },
          ],
        }],
        actions: [act('postpone.save', briefing, { style: 'positive', inputs: 'auto' }), act('show', briefing)],
      });
    },
  };

  function stateOf(shift: Shift, briefing: Briefing, nowMs: number): PageSection[] {
    const undo = briefing.undo !== undefined && briefing.undo.until > nowMs ? [act('undo', briefing)] : [];
    if (briefing.state === 'held') {
      const takeAways = briefing.held?.takeAways ?? '';
      return [{ heading: t('state.held'), style: 'good', quotes: takeAways === '' ? [] : [{ label: t('held.takeAways'), text: takeAways }], actions: undo }];
    }
    if (briefing.state === 'missed') return [{ heading: t('state.missed'), style: 'attention' }];
    if (briefing.state !== 'postponed' || briefing.postponedTo === undefined) return [];
    return [{ heading: t('state.postponed', { when: moment(locale, briefing.postponedTo, shift.zone) }), style: 'warning', actions: undo }];
  }

  function sheetOf(sheet: string | undefined): PageSection[] {
    if (sheet === undefined) return [];
    const read: PageAction = { title: t('sheet.read'), data: { msteams: { type: 'task/fetch' }, nearMiss: { open: 'sheet', token: tokenOf(sheet) } }, inputs: 'none' };
    return [{ heading: t('sheet.ready'), style: 'accent', lines: [t('sheet.hint')], actions: [read, { sort: 'url', title: t('sheet.open'), url: sheet }] }];
  }

  function textOf(content: BriefingContent): PageSection[] {
    return [...content.topics.flatMap((topic, at) => topicSections(topic, at > 0)), ...changesOf(content), rulesOf(content)];
  }

  function topicSections({ parts, questions }: Topic, separator: boolean): PageSection[] {
    return [
      { separator, quotes: parts.map((part, at) => ({ ...part, strong: at === 0 })) },
      ...(questions.length === 0 ? [] : [{ heading: t('discuss'), quotes: questions.map((text) => ({ text: `• ${text}` })) }]),
    ];
  }

  function changesOf({ changes }: BriefingContent): PageSection[] {
    return changes.length === 0 ? [] : [{ heading: t('changed'), style: 'good', quotes: changes.map((text) => ({ text })) }];
  }

  function rulesOf({ rules }: BriefingContent): PageSection {
    return { heading: t('rules.title'), style: 'emphasis', lines: rules.map((rule) => `• ${rule}`) };
  }

  function heldFields(content: BriefingContent, typed: Record<string, string>, problems: Record<string, string>): PageField[] {
    const titles = content.topics.map(({ id, parts }) => ({ value: id, title: plain(parts[0]?.text ?? '') }));
    const choice = (id: string) => bands.map((value) => ({ value, title: t(`${id}.${value}`) }));
    return [
      { id: 'covered', sort: 'choice', label: t('held.covered'), several: true, look: 'expanded', choices: titles, value: typed['covered'] ?? titles.map(({ value }) => value).join(',') },
      { id: 'attendance', sort: 'choice', label: t('held.attendance'), look: 'expanded', required: true, error: texts.text(locale, 'problems.required'), choices: choice('bands'), value: typed['attendance'] ?? '', problem: problems['attendance'] ?? '' },
      { id: 'takeAways', sort: 'text', label: t('held.takeAwaysLabel'), multiline: true, max: 1_000, value: typed['takeAways'] ?? '', problem: problems['takeAways'] ?? '', hint: t('held.noNames') },
      { id: 'note', sort: 'text', label: t('held.note'), multiline: true, max: 1_000, value: typed['note'] ?? '', problem: problems['note'] ?? '' },
    ];
  }
}
