import type { Clock } from '../../base/index.js';
import { type Cell, type Coverage, coverage, coverageCsv, listShifts, type Records, type Rounds, uncertainBriefings } from '../../briefing/index.js';
import type { Store } from '../../store/index.js';
import type { Answer } from '../answer.js';
import { monthName, monthShort } from '../dates.js';
import type { Links } from '../links.js';
import type { Locale } from '../locales.js';
import { type PageSection, renderPage, type TableCell } from '../page.js';
import { type Card, excerpt, type Renderer } from '../render.js';
import type { Texts } from '../texts.js';

export interface CoverageCardsDeps {
  store: Store;
  clock: Clock;
  renderer: Renderer;
  texts: Texts;
  links: Links;
  records: Records;
  rounds: () => Rounds;
  zone: string;
}

/** What the coordinator sees of all shifts (policy 4.2.3), and what only a person can decide. */
export interface CoverageCards {
  show(locale: Locale): Promise<Answer>;
  act(locale: Locale, verb: string, data: Record<string, unknown>): Promise<Answer>;
  /** The month's summary for the command channel. */
  summary(locale: Locale): Promise<Card>;
  csv(): Promise<string>;
  /** Sections about cards of which nobody knows whether they arrived, with what can be done. */
  uncertain(locale: Locale): Promise<PageSection[]>;
}

/** A table on a phone has room for three months; the file has a year. */
const shownMonths = 3;
const fileMonths = 12;
const mostRows = 25;
const shownLessons = 5;
/** Shifts named beside a lesson. */
const namedShifts = 5;
const fileLessons = 100;

const styles: Record<Cell, NonNullable<TableCell['style']>> = {
  none: 'default', due: 'default', posted: 'accent', overdue: 'warning', uncertain: 'warning', postponed: 'warning', held: 'good', missed: 'attention',
};

export function createCoverageCards(deps: CoverageCardsDeps): CoverageCards {
  const { store, clock, renderer, texts, links, records, rounds, zone } = deps;
  const t = (locale: Locale, key: string, values?: Record<string, string | number>) => texts.text(locale, `coverage.${key}`, values);

  function tables(locale: Locale, { months, shifts, lessons }: Coverage): PageSection[] {
    // Where not all have room, those that need somebody come first.
    const needs = ({ cells }: Coverage['shifts'][number]) => cells.findLastIndex(({ state }) => ['uncertain', 'overdue', 'missed'].includes(state));
    const rows = (shifts.length > mostRows ? [...shifts].sort((a, b) => needs(b) - needs(a)) : shifts).slice(0, mostRows);
    const head = (titles: string[]): TableCell[] => [{ text: t(locale, 'shift') }, ...titles.map((text) => ({ text }))];
    const briefings: PageSection = {
      heading: t(locale, 'briefings'),
      table: {
        widths: [1.5, ...months.map(() => 1.6)],
        rows: [head(months.map((month) => monthShort(locale, month))), ...rows.map(({ name, cells }): TableCell[] => [
          { text: excerpt(name, 30) },
          ...cells.map((cell) => cellOf(locale, cell)),
        ])],
      },
      lines: shifts.length > mostRows ? [{ text: t(locale, 'more', { count: shifts.length - mostRows }), subtle: true }] : [],
    };
    if (lessons.length === 0) return [briefings];
    return [briefings, {
      heading: t(locale, 'lessons'),
      table: {
        widths: [2, 1.4, 2],
        rows: [[{ text: t(locale, 'lesson') }, { text: t(locale, 'reached') }, { text: t(locale, 'open') }], ...lessons.map(({ title }, at) => lessonRow(locale, title, shifts, at))],
      },
    }];
  }

  function cellOf(locale: Locale, { state, reason }: Coverage['shifts'][number]['cells'][number]): TableCell {
    const told = reason !== undefined && reason !== 'not-held';
    return { text: t(locale, told ? `reasons.${reason}` : `states.${state}`), style: reason === 'paused' ? 'emphasis' : styles[state] };
  }

  /** Which shifts a lesson has not reached (policy 4.2.3). */
  function lessonRow(locale: Locale, title: string, shifts: Coverage['shifts'], at: number): TableCell[] {
    const open = shifts.filter(({ debriefed }) => debriefed[at] === '').map(({ name }) => excerpt(name, 30));
    const style = open.length === 0 ? 'good' : 'warning';
    const more = open.length > namedShifts ? [t(locale, 'moreShifts', { count: open.length - namedShifts })] : [];
    return [
      { text: excerpt(title, 60) },
      { text: t(locale, 'of', { count: shifts.length - open.length, all: shifts.length }), style },
      { text: open.length === 0 ? t(locale, 'everyShift') : [...open.slice(0, namedShifts), ...more].join(', '), style },
    ];
  }

  async function uncertain(locale: Locale): Promise<PageSection[]> {
    const open = await uncertainBriefings(store, clock, zone);
    return open.slice(0, 10).map(({ shift, month }): PageSection => ({
      heading: t(locale, 'uncertainTitle'), style: 'warning',
      lines: [t(locale, 'uncertainText')], quotes: [{ text: `${excerpt(shift.name, 60)} · ${monthName(locale, month)}` }],
      actions: (['there', 'again'] as const).map((verb) => ({ sort: 'execute', title: t(locale, `actions.${verb}`), verb: `coverage.${verb}`, data: { shift: shift.id, month }, inputs: 'none' })),
    }));
  }

  async function card(locale: Locale, title: string, intro: string): Promise<Card> {
    const seen = await coverage(store, clock, zone, shownMonths, shownLessons);
    const open = seen.shifts.filter(({ state, cells }) => state === 'active' && !['none', 'held', 'missed'].includes(cells.at(-1)?.state ?? 'none')).length;
    const unreachable = seen.shifts.filter(({ state }) => state === 'unreachable').length;
    return renderPage(renderer, locale, {
      title, intro: seen.shifts.length === 0 ? t(locale, 'none') : intro,
      sections: seen.shifts.length === 0 ? [] : [
        { facts: [{ title: t(locale, 'openNow'), value: String(open) }, { title: t(locale, 'unreachable'), value: String(unreachable) }] },
        ...await uncertain(locale),
        ...tables(locale, seen),
      ],
      actions: seen.shifts.length === 0 ? [] : [{ sort: 'url', title: t(locale, 'file'), url: links.make('coverage', 'all') }],
    });
  }

  return {
    uncertain,
    show: async (locale) => ({ kind: 'message', card: await card(locale, t(locale, 'title'), t(locale, 'intro')) }),
    summary: (locale) => card(locale, t(locale, 'summaryTitle'), t(locale, 'summaryIntro')),
    csv: async () => coverageCsv(await coverage(store, clock, zone, fileMonths, fileLessons)),
    async act(locale, verb, data) {
      const { shift, month } = data;
      if (typeof shift !== 'string' || typeof month !== 'string' || !/^\d{4}-(0[1-9]|1[0-2])$/.test(month) || !(await listShifts(store)).some(({ id }) => id === shift)) return { kind: 'toast', text: t(locale, 'gone') };
      if (verb === 'there') await records.itIsThere(shift, month);
      else if (verb === 'again' && await records.itIsNotThere(shift, month)) await rounds().briefNow(shift);
      return { kind: 'replace', card: await card(locale, t(locale, 'title'), t(locale, 'intro')) };
    },
  };
}
