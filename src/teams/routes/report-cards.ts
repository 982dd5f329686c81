import {
  type Codes, fieldsOf, options, type OptionList, type PartName, partNames, type Screen, showCode, steps, summarise,
} from '../../reporting/index.js';
import type { ErrorCode } from '../../base/index.js';
import type { Answer } from '../answer.js';
import { type Locale, locales } from '../locales.js';
import { renderPage } from '../page.js';
import { type Card, excerpt, type Renderer } from '../render.js';
import type { Texts } from '../texts.js';

export interface StepCards {
  step(locale: Locale, screen: Screen, notice?: string): Answer;
  sent(locale: Locale, codes: Codes): Answer;
  /** The end of a practice form: nothing was kept. */
  practised(locale: Locale): Answer;
  /** What a person is told when the store failed. */
  failure(locale: Locale, code: ErrorCode): string;
  damaged(locale: Locale): string;
  tooMany(locale: Locale): string;
}

interface Choice {
  title: string;
  value: string;
}

const receiptPlace = '@receipt@';
const companionPlace = '@companion@';

/** The cards of the report's dialog. `contact` is how to reach the coordinator, '' where none is configured. */
export function createReportCards(renderer: Renderer, texts: Texts, contact: string): StepCards {
  const choices = Object.fromEntries(locales.map((locale) => [locale, allChoices(texts, locale)])) as Record<Locale, Record<OptionList, Choice[]>>;
  const dialog = (locale: Locale, card: Card): Answer => ({ kind: 'dialog', title: texts.text(locale, 'report.title'), card });

  // The last page differs in its two codes only: it is filled once for each language, and the codes, which are plain letters, are put in.
  const sentFrames: Partial<Record<Locale, string>> = {};
  const frameOfSent = (locale: Locale) => JSON.stringify(renderer.render('report-sent', locale, {
    receipt: receiptPlace, companion: companionPlace, contactLine: contact && texts.text(locale, 'report.sent.contact', { contact }),
  }));

  return {
    step(locale, screen, notice = '') {
      if (screen.kind === 'complete') throw new Error('a complete form has no step to show');
      if (screen.kind === 'words') return dialog(locale, renderer.render('report-words', locale, wordsOf(texts, locale, screen, notice)));
      const shared = {
        notice: notice || (Object.keys(screen.problems).length > 0 ? texts.text(locale, 'report.problem') : ''),
        stepLine: `${screen.state.practice ? `${texts.text(locale, 'practice.mark')} · ` : ''}${texts.text(locale, 'report.step', { n: steps.indexOf(screen.step) + 1, total: steps.length })}`,
        ...buttons(screen),
      };
      return dialog(locale, screen.step === 'review'
        ? renderer.render('report-review', locale, { ...shared, ...reviewOf(texts, locale, screen) })
        : renderer.render(`report-${screen.step}`, locale, { ...shared, ...fieldsFor(texts, locale, screen.step, screen), o: choices[locale] }));
    },
    sent: (locale, codes) => dialog(locale, JSON.parse((sentFrames[locale] ??= frameOfSent(locale))
      .replace(receiptPlace, showCode(codes.receipt)).replace(companionPlace, showCode(codes.companion))) as Card),
    practised: (locale) => dialog(locale, renderPage(renderer, locale, {
      kicker: texts.text(locale, 'practice.mark'), title: texts.text(locale, 'practice.done'), intro: texts.text(locale, 'practice.doneText'),
      actions: [{ title: texts.text(locale, 'practice.real'), style: 'positive', data: { nearMiss: { open: 'reportNearMiss' } }, inputs: 'none' }],
    })),
    failure: (locale, code) => {
      const known = code === 'NM-STORE-BUSY' || code === 'NM-STORE-UNAVAILABLE' ? code : 'NM-INTERNAL';
      return `${texts.text(locale, `errors.${known}`)} ${texts.text(locale, 'errors.again')} (${code})`;
    },
    damaged: (locale) => texts.text(locale, 'report.damaged'),
    tooMany: (locale) => `${texts.text(locale, 'report.tooMany')} (NM-TOO-MANY-FORMS)`,
  };
}

function allChoices(texts: Texts, locale: Locale): Record<OptionList, Choice[]> {
  return Object.fromEntries(Object.entries(options).map(([list, values]) =>
    [list, values.map((value) => ({ title: texts.text(locale, `options.${list}.${value}`), value }))])) as Record<OptionList, Choice[]>;
}

type StepScreen = Extract<Screen, { kind: 'step' }>;

/** The data of each button. The form's state is in every one, so that no button depends on what the server remembers. */
function buttons({ step, state }: StepScreen): Record<string, unknown> {
  const mark = (to: string) => ({ nearMiss: { step, to, form: state } });
  return step === 'review' ? { send: mark('send'), change: mark('part') } : { next: mark('next'), back: mark('back') };
}

/** Values and problems of each field, '' where there is none: a binding without a value would show as its own name. */
function fieldsFor(texts: Texts, locale: Locale, step: PartName, screen: StepScreen): Record<string, unknown> {
  const empty = Object.fromEntries(fieldsOf(step).map((field) => [field, '']));
  const problems = Object.fromEntries(Object.entries(screen.problems).map(([field, problem]) => [field, texts.text(locale, `problems.${problem}`)]));
  return { v: { ...empty, ...screen.typed }, e: { ...empty, ...problems } };
}

/** How many findings are listed; a longer list would not be read. */
const mostListed = 12;

function wordsOf(texts: Texts, locale: Locale, { part, state, examined, typed, problems }: Extract<Screen, { kind: 'words' }>, notice: string): Record<string, unknown> {
  const mark = (to: string) => ({ nearMiss: { step: 'words', part, to, form: state } });
  const list = examined.flatMap(({ found }) => found);
  return {
    practice: state.practice ? texts.text(locale, 'practice.mark') : '',
    notice: notice || (Object.keys(problems).length > 0 ? texts.text(locale, 'report.problem') : ''),
    fields: examined.map(({ field, suggestion }) => ({
      id: field, label: texts.text(locale, `short.${field}`), value: typed[field] ?? suggestion,
      problem: problems[field] === undefined ? '' : texts.text(locale, `problems.${problems[field]}`),
    })),
    found: list.slice(0, mostListed).map(({ text, kind, tier }) => ({
      text: excerpt(text, 60), why: texts.text(locale, `words.kinds.${kind}`), tier: texts.text(locale, `words.tiers.${tier}`),
    })),
    more: list.length > mostListed ? texts.text(locale, 'words.more', { count: list.length - mostListed }) : '',
    hints: examined.flatMap(({ hints }) => hints).slice(0, mostListed).map((text) => ({ text: excerpt(text, 80) })),
    edited: mark('edited'),
    keep: mark('keep'),
  };
}

function reviewOf(texts: Texts, locale: Locale, screen: StepScreen): Record<string, unknown> {
  const parts = summarise(screen.state.draft).map(({ part, answered, empty }) => {
    const values = (screen.state.draft[part] ?? {}) as Record<string, unknown>;
    return {
      part,
      title: texts.text(locale, `parts.${part}`),
      line: empty.length === 0 ? texts.text(locale, 'report.review.complete')
        : texts.text(locale, 'report.review.empty', { list: empty.map((field) => texts.text(locale, `short.${field}`)).join(' · ') }),
      facts: answered.filter((field) => typeof values[field] !== 'string' || field in options)
        .map((field) => ({ title: texts.text(locale, `short.${field}`), value: shown(texts, locale, field, values[field]) })),
      excerpts: answered.filter((field) => typeof values[field] === 'string' && !(field in options))
        .map((field) => ({ title: texts.text(locale, `short.${field}`), text: excerpt(values[field] as string) })),
      open: empty.length,
    };
  });
  return { parts, firstOpen: parts.find((part) => part.open > 0)?.part ?? partNames[0] };
}

function shown(texts: Texts, locale: Locale, field: string, value: unknown): string {
  if (typeof value === 'boolean') return texts.text(locale, `report.${value ? 'yes' : 'no'}`);
  const values = (Array.isArray(value) ? value : [value]) as string[];
  return values.map((one) => texts.text(locale, `options.${field}.${one}`)).join(', ');
}

