import { codeOf, type Clock, type Log, ownFrames, type Random } from '../../../base/index.js';
import { type Adjustments } from '../../../adjustments/index.js';
import { awarenessOf, coverage, listShifts, uncertainBriefings } from '../../../briefing/index.js';
import type { Terms } from '../../../deidentify/index.js';
import { countWaitingThoughts } from '../../../library/index.js';
import type { Threads } from '../../../mailbox/index.js';
import { monthOf, monthsOn } from '../../../planning/index.js';
import { type Case, type Casework, casesKind, countExpiring, countWaiting, mostCounted, nextCases, type StaffLedger, weeksWaiting } from '../../../review/index.js';
import type { Store, Stored } from '../../../store/index.js';
import type { Answer } from '../../answer.js';
import type { Actor } from '../../identity-gate.js';
import type { Links } from '../../links.js';
import type { Locale } from '../../locales.js';
import { monthShort } from '../../dates.js';
import { type Page, type PageSection, renderPage } from '../../page.js';
import { excerpt, type Renderer } from '../../render.js';
import type { SendQueue } from '../../send-queue.js';
import type { Texts } from '../../texts.js';
import { adjustmentPages } from './adjustments-page.js';
import { analysisPages } from './analyses-page.js';
import { alertPages } from './alert-page.js';
import { casePages, codenameOf } from './case-page.js';
import { classifyPages } from './classify-page.js';
import { draftPages } from './draft-page.js';
import { handOverPages } from './hand-over-page.js';
import { createKit, type DeskPage, type Mark } from './kit.js';
import { libraryPages } from './library-page.js';
import { voicePages } from './voices-page.js';

export interface DeskDeps {
  store: Store;
  clock: Clock;
  random: Random;
  log: Log;
  texts: Texts;
  renderer: Renderer;
  queue: SendQueue;
  links: Links;
  casework: Casework;
  threads: Threads;
  staff: StaffLedger;
  adjustments: Adjustments;
  lessonIdOf: (caseId: string) => string;
  agency: { name: string; zone: string; ori?: string };
  locale: Locale;
  terms?: Terms;
  /** Link to the quarterly report that was published last. */
  latestReport: () => Promise<string | undefined>;
  secondReader: boolean;
  retentionDays: number;
}

/** What waits for the coordinator. */
export interface DeskCounts {
  open: number;
  secondReading: number;
  expiring: number;
  answers: number;
  thoughts: number;
  handOvers: number;
  overdue: number;
  unreachable: number;
  uncertain: number;
  /** Adjustments whose month is over. */
  late: number;
}

/** The coordinator's desk, in a dialog. Whoever calls it has seen to the role; every page asks for it anew. */
export interface Desk {
  open(actor: Actor, locale: Locale): Promise<Answer>;
  owns(data: Record<string, unknown>): boolean;
  submit(actor: Actor, locale: Locale, data: Record<string, unknown>): Promise<Answer>;
  counts(): Promise<DeskCounts>;
}

const shownCases = 6;

export function createDesk(deps: DeskDeps): Desk {
  const { store, clock, texts, renderer, casework, threads, staff, agency, links, log } = deps;
  const kit = createKit(texts, clock, agency.zone, deps.terms);
  const { t, go } = kit;

  async function counts(): Promise<DeskCounts> {
    const [cases, expiring, answers, thoughts, seen, uncertain, late] = await Promise.all([
      countWaiting(store), countExpiring(store, clock, agency.zone, deps.retentionDays), threads.countWaiting(), countWaitingThoughts(store),
      coverage(store, clock, agency.zone, 1, 0), uncertainBriefings(store, clock, agency.zone),
      deps.adjustments.overdue(),
    ]);
    return {
      ...cases, expiring, answers, thoughts, uncertain: uncertain.length, late: late.length,
      overdue: seen.shifts.filter(({ cells }) => cells.at(-1)?.state === 'overdue').length,
      unreachable: seen.shifts.filter(({ state }) => state === 'unreachable').length,
    };
  }

  const caseRow = (locale: Locale) => ({ doc, etag }: Stored<Case>) => ({
    ...go(locale, 'back', { to: 'case', id: doc.id, etag }),
    title: t(locale, doc.facts.choices.urgent ? 'home.urgentCase' : 'home.case', { codename: doc.codename, weeks: weeksWaiting(doc, clock.now(), agency.zone) }),
  });

  const home: DeskPage = async ({ locale }) => {
    const [waiting, report] = [await counts(), await deps.latestReport()];
    const next = [...await nextCases(store, { state: 'second-reading' }, 3), ...await nextCases(store, { state: 'open' }, shownCases)].slice(0, shownCases);
    const line = (key: keyof DeskCounts) => ({ title: t(locale, `counts.${key}`), value: waiting[key] > mostCounted ? `${mostCounted}+` : String(waiting[key]) });
    return {
      title: t(locale, 'home.title'), intro: t(locale, next.length === 0 ? 'home.nothing' : 'home.next'),
      notice: waiting.expiring > 0 ? t(locale, 'home.expiring', { count: waiting.expiring }) : '',
      sections: [
        { actions: next.map(caseRow(locale)) },
        { facts: (['open', 'secondReading', 'answers', 'thoughts', 'handOvers', 'overdue', 'unreachable', 'uncertain', 'late'] as const).filter((key) => waiting[key] > 0).map(line) },
        { heading: t(locale, 'home.more'), separator: true, actions: (['cases', 'answers', 'thoughts', 'handOvers', 'adjustments', 'import', 'analyses', 'record', 'training'] as const).map((to) => go(locale, `home.links.${to}`, { to })) },
        ...(report === undefined ? [] : [{ actions: [{ title: texts.text(locale, 'trends.report'), sort: 'url' as const, url: report }] }]),
      ],
    };
  };

  const cases: DeskPage = async ({ locale, typed }) => {
    const wanted = typed['find'] ? codenameOf(typed['find']) : '';
    const named = await casework.byCodename(wanted || '-');
    const exact = named === undefined ? undefined : await store.read(casesKind, 'cases', named.id);
    // A codename typed whole is found however many wait, in whatever state.
    const all = exact ? [exact] : [...await nextCases(store, { state: 'open' }, 200), ...await nextCases(store, { state: 'second-reading' }, 50)];
    const found = all.filter(({ doc }) => wanted === '' || doc.codename.includes(wanted)).slice(0, 20);
    return {
      title: t(locale, 'cases.title'), intro: found.length > 0 ? t(locale, 'cases.intro', { shown: found.length }) : t(locale, wanted === '' ? 'home.nothing' : 'cases.none'),
      sections: [
        { fields: [{ id: 'find', sort: 'text', label: t(locale, 'cases.find'), value: typed['find'] ?? '', max: 60 }], actions: [go(locale, 'cases.search', { to: 'cases' }, { inputs: 'auto' })] },
        { actions: found.map(caseRow(locale)) },
      ],
      actions: [go(locale, 'back', { to: 'home' })],
    };
  };

  const record: DeskPage = async ({ locale }) => {
    const month = monthOf(clock.now(), agency.zone);
    const records = (await staff.list(month)).slice(-20).reverse();
    return {
      title: t(locale, 'record.title'), intro: t(locale, 'record.intro'),
      sections: [records.length === 0 ? { lines: [t(locale, 'record.none')] } : {
        table: { widths: [1.7, 1.8, 1.8], rows: [['day', 'action', 'about'].map((key) => ({ text: t(locale, `record.${key}`) })), ...records.map(({ day, action, about }) => [{ text: day }, { text: t(locale, `record.actions.${action}`) }, { text: excerpt(about, 60) }])] },
      }, {
        actions: [{ title: t(locale, 'record.file'), sort: 'url', url: links.make('record', month) }, { title: t(locale, 'record.fileBefore'), sort: 'url', url: links.make('record', monthsOn(month, -1)) }],
      }],
      actions: [go(locale, 'back', { to: 'home' })],
    };
  };

  const training: DeskPage = async ({ locale }) => {
    const shifts = (await listShifts(store)).slice(0, 30);
    const rows = await Promise.all(shifts.map(async ({ id, name }) => [{ text: excerpt(name, 40) }, { text: (await awarenessOf(store, id)).slice(0, 4).map((month) => monthShort(locale, month).replace(/ /g, '\u00A0')).join(', ') || '–' }]));
    const sections: PageSection[] = rows.length === 0 ? [{ lines: [t(locale, 'training.none')] }]
      : [{ table: { widths: [1, 1], rows: [[{ text: texts.text(locale, 'coverage.shift') }, { text: t(locale, 'training.had') }], ...rows] } }];
    return { title: t(locale, 'training.title'), intro: t(locale, 'training.intro'), sections, actions: [go(locale, 'back', { to: 'home' })] };
  };

  const pages: Record<string, DeskPage> = {
    home, cases, record, training,
    ...casePages({ kit, store, casework, threads, staff }),
    ...classifyPages(kit, casework, staff),
    ...draftPages({ kit, casework, staff, secondReader: deps.secondReader }),
    ...handOverPages(kit, store, casework, staff, agency.ori),
    ...voicePages(kit, store, threads, staff),
    ...libraryPages(kit, store, staff),
    ...analysisPages(kit, store, staff),
    ...alertPages({ ...deps, kit }),
    ...adjustmentPages({ ...deps, kit }),
    rootCase: async (visit) => {
      const opened = await casework.read(visit.mark.id ?? '');
      return (pages['case'] as DeskPage)({ ...visit, mark: { to: 'case', id: opened?.doc.mergedInto ?? visit.mark.id } });
    },
  };

  const dialog = (locale: Locale, page: Page): Answer => ({ kind: 'dialog', title: t(locale, 'title'), card: renderPage(renderer, locale, page) });
  const refused = (locale: Locale): Answer => dialog(locale, { title: t(locale, 'notForYou'), intro: texts.text(locale, 'digest.notForYou') });

  /** A page that failed says so, and leads back to where nothing is lost. */
  async function run(actor: Actor, locale: Locale, mark: Mark, typed: Record<string, string>): Promise<Answer> {
    const page = Object.hasOwn(pages, mark.to) ? pages[mark.to] : undefined;
    if (page === undefined) return dialog(locale, await home({ actor, locale, mark, typed }));
    try {
      return dialog(locale, await page({ actor, locale, mark, typed }));
    } catch (error) {
      const code = codeOf(error);
      if (code === 'NM-STORE-STALE' || code === 'NM-STORE-MISSING') {
        return dialog(locale, { title: t(locale, 'conflictTitle'), intro: t(locale, 'conflict'), actions: [go(locale, 'case.actions.again', { to: mark.id === undefined ? 'home' : 'rootCase', id: mark.id }, { style: 'positive' }), go(locale, 'back', { to: 'home' })] });
      }
      log.warn('store-failed', { code, at: ownFrames(error) });
      return dialog(locale, { title: texts.text(locale, 'errors.title'), intro: `${texts.text(locale, 'errors.again')} (${code})`, actions: [go(locale, 'back', { to: 'home' })] });
    }
  }

  return {
    counts,
    open: (actor, locale) => (actor.role === 'coordinator' ? run(actor, locale, { to: 'home' }, {}) : Promise.resolve(refused(locale))),
    owns: ({ nearMiss }) => (nearMiss as { step?: unknown } | undefined)?.step === 'desk',
    submit(actor, locale, { nearMiss, msteams: _teams, ...inputs }) {
      if (actor.role !== 'coordinator') return Promise.resolve(refused(locale));
      const { to, id, etag } = nearMiss as Record<string, unknown>;
      const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, 200) : undefined);
      const typed = Object.fromEntries(Object.entries(inputs).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.slice(0, 60_000).toWellFormed()]] : [])));
      return run(actor, locale, { to: text(to) ?? 'home', id: text(id), etag: text(etag) }, typed);
    },
  };
}
