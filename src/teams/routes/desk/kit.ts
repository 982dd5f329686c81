import type { Clock } from '../../../base/index.js';
import type { Terms } from '../../../deidentify/index.js';
import type { Actor } from '../../identity-gate.js';
import type { Locale } from '../../locales.js';
import type { Page, PageAction } from '../../page.js';
import { gateTexts, type GateResult } from '../../text-gate.js';
import type { Texts } from '../../texts.js';

/** Where a button of the desk leads. All state is in the card: the case, and the version of it that was seen. */
export interface Mark {
  to: string;
  id?: string | undefined;
  etag?: string | undefined;
}

/** A coordinator at a page of the desk. */
export interface Visit {
  locale: Locale;
  actor: Actor;
  mark: Mark;
  /** What was typed, by field; only texts. */
  typed: Record<string, string>;
}

export type DeskPage = (visit: Visit) => Promise<Page>;

/** What the pages of the desk share. */
export interface Kit {
  texts: Texts;
  clock: Clock;
  zone: string;
  terms: Terms | undefined;
  t: (locale: Locale, key: string, values?: Record<string, string | number>) => string;
  /** The words of an option of the form's lists, or of several. */
  option: (locale: Locale, list: string, values: string | readonly string[] | undefined) => string;
  go: (locale: Locale, label: string, mark: Mark, more?: Partial<PageAction>) => PageAction;
  gate: (visit: Visit, written: Record<string, string>, tone?: boolean) => GateResult;
}

export function createKit(texts: Texts, clock: Clock, zone: string, terms: Terms | undefined): Kit {
  return {
    texts, clock, zone, terms,
    t: (locale, key, values) => texts.text(locale, `desk.${key}`, values),
    option: (locale, list, values) => (values === undefined ? [] : typeof values === 'string' ? [values] : [...values])
      .map((value) => texts.text(locale, `options.${list}.${value}`)).join(', '),
    go: (locale, label, mark, more = {}) => ({ title: texts.text(locale, `desk.${label}`), data: { nearMiss: { step: 'desk', ...mark } }, inputs: 'none', ...more }),
    gate: ({ locale, typed }, written, tone = true) => gateTexts(texts, locale, written, typed, terms, tone),
  };
}
