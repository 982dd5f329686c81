import type { Adjustments } from '../adjustments/index.js';
import { isOpen } from '../adjustments/index.js';
import type { Clock } from '../base/index.js';
import { briefingsOf } from '../briefing/index.js';
import { casesColumns, monthsOf, printReport, publishedTables, quarterBars, type QuarterInput, quarterOf, renderReport, reportCsv, reportJson, type Speech, trendOf } from '../insights/index.js';
import { allLessons, listAnalyses } from '../library/index.js';
import { monthOf } from '../planning/index.js';
import type { Store } from '../store/index.js';
import type { Answer } from './answer.js';
import type { Links } from './links.js';
import type { Locale } from './locales.js';
import { renderPage } from './page.js';
import type { Card, Renderer } from './render.js';
import type { Texts } from './texts.js';

export interface QuarterlyDeps {
  store: Store;
  clock: Clock;
  adjustments: Adjustments;
  renderer: Renderer;
  texts: Texts;
  links: Links;
  agency: { name: string; zone: string };
  /** The agency's language, that of the report. */
  locale: Locale;
  /** Path of Chromium or Chrome. */
  chromium?: string;
}

/** Trends and the quarterly report: what was published of the cases' numbers, never the cases (policy 5.1, 5.3). */
export interface Quarterly {
  trends(locale: Locale): Promise<Answer>;
  /** The card for the command channel; undefined where no quarter is published yet. */
  card(locale: Locale): Promise<Card | undefined>;
  /** Link to the report that was published last. */
  latestReport(): Promise<string | undefined>;
  /** The report of a quarter as a page, as CSV or as JSON; undefined where it is not published. */
  html(quarter: string): Promise<string | undefined>;
  csv(quarter: string): Promise<string | undefined>;
  json(quarter: string): Promise<string | undefined>;
  /** As PDF, where Chromium is at hand. */
  pdf(quarter: string): Promise<Buffer | undefined>;
}

const mostQuarters = 8;
const shownDimensions = ['callType', 'harmAverted', 'factors'] as const;
const mostLessons = 40;

export function createQuarterly({ store, clock, adjustments, renderer, texts, links, agency, locale: common, chromium }: QuarterlyDeps): Quarterly {
  const speechOf = (locale: Locale): Speech => ({ locale, text: (key, values) => texts.text(locale, key, values) });
  const t = (locale: Locale, key: string, values?: Record<string, string | number>) => texts.text(locale, `trends.${key}`, values);

  async function input(quarter: string): Promise<QuarterInput | undefined> {
    const tables = (await publishedTables(store, 40)).filter((table) => table.quarter <= quarter).slice(-mostQuarters);
    if (tables.at(-1)?.quarter !== quarter) return undefined;
    const months = monthsOf(quarter);
    const now = monthOf(clock.now(), agency.zone);
    const [lessons, all, analyses] = await Promise.all([allLessons(store), adjustments.list(), listAnalyses(store)]);
    const within = (month: string | undefined) => month !== undefined && quarterOf(month) === quarter;
    return {
      agency: agency.name, quarter: quarter, tables,
      lessons: lessons.filter(({ month, source }) => source === 'agency' && within(month)).slice(0, mostLessons).map(({ title, month, factors }) => ({ title, month, factors })),
      adjustments: all.map(({ doc }) => doc).filter((doc) => isOpen(doc) || within(doc.doneIn) || within(doc.openedIn)).map((doc) => ({
        kind: doc.kind, title: doc.title, owner: doc.owner, state: doc.state, due: doc.due, overdue: isOpen(doc) && doc.due < now,
        ...(doc.whatWeChanged === '' ? {} : { whatWeChanged: doc.whatWeChanged }),
      })),
      briefings: await Promise.all(months.map(async (month) => {
        const entries = await briefingsOf(store, month);
        const count = (state: string) => entries.filter((entry) => entry.state === state).length;
        return { month, due: entries.length, held: count('held'), missed: count('missed') };
      })),
      analyses: analyses.filter(({ month }) => within(month)).map(({ title, text, period, link }) => ({ title, text, period, ...(link === undefined ? {} : { link }) })),
    };
  }

  async function card(locale: Locale): Promise<Card | undefined> {
    const tables = await publishedTables(store, mostQuarters);
    const last = tables.at(-1);
    if (last === undefined) return undefined;
    const speech = speechOf(locale);
    const page = renderPage(renderer, locale, {
      title: t(locale, 'title'), intro: t(locale, 'intro', { k: last.k }),
      actions: [
        { title: t(locale, 'report'), sort: 'url', style: 'positive', url: links.make('quarterly', last.quarter) },
        ...(chromium === undefined ? [] : [{ title: 'PDF', sort: 'url' as const, url: links.make('quarterly-pdf', last.quarter) }]),
        { title: t(locale, 'csv'), sort: 'url', url: links.make('quarterly-csv', last.quarter) }, { title: t(locale, 'json'), sort: 'url', url: links.make('quarterly-json', last.quarter) },
      ],
    });
    const charts = [...casesColumns(speech, trendOf(tables, 'callType', 'month')), ...shownDimensions.flatMap((dimension) => quarterBars(speech, last, dimension))];
    return { ...page, body: [...page['body'] as unknown[], ...charts] };
  }

  const of = async (quarter: string, how: (found: QuarterInput) => Promise<string> | string) => {
    const found = await input(quarter);
    return found && how(found);
  };
  return {
    card,
    async latestReport() {
      const last = (await publishedTables(store, 1)).at(-1);
      return last && links.make('quarterly', last.quarter);
    },
    trends: async (locale) => ({ kind: 'message', card: await card(locale) ?? renderPage(renderer, locale, { title: t(locale, 'title'), intro: t(locale, 'none') }) }),
    html: (quarter) => of(quarter, (found) => renderReport(found, speechOf(common))),
    csv: (quarter) => of(quarter, (found) => reportCsv(found, speechOf(common))),
    json: (quarter) => of(quarter, reportJson),
    async pdf(quarter) {
      const page = chromium === undefined ? undefined : await of(quarter, (found) => renderReport(found, speechOf(common)));
      return page === undefined || chromium === undefined ? undefined : printReport(page, { chromium, paper: 'Letter' });
    },
  };
}
