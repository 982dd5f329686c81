/** The room that speaks Bot Framework and HTTP. Identity enters here and ends at the gate. */
import type { Adjustments } from '../adjustments/index.js';
import type { Clock, Metrics } from '../base/index.js';
import { createRecords, type Messenger, raiseAwareness, type Rounds, shiftAt } from '../briefing/index.js';
import type { Mailboxes, Threads } from '../mailbox/index.js';
import type { Casework, StaffLedger } from '../review/index.js';
import { createAdapter } from './adapter.js';
import { type Bot, type BotDeps, createBot } from './bot.js';
import { channelFor, type ChannelUse } from './channels.js';
import { createConnector } from './connector.js';
import { type GateRules, mayReplyTo, type StaffOf } from './identity-gate.js';
import { createLinks, type PageKind } from './links.js';
import { createMessenger } from './messenger.js';
import { createPace, type PaceSettings } from './pace.js';
import { type Card, createRenderer } from './render.js';
import { createAskDialog } from './routes/ask-dialog.js';
import { createBriefingActions } from './routes/briefing-actions.js';
import { createBriefingCards } from './routes/briefing-card.js';
import { createCheckDialog } from './routes/check-dialog.js';
import { createCoverageCards } from './routes/coverage-cards.js';
import { createDesk } from './routes/desk/desk.js';
import { digestCard } from './routes/digest.js';
import { createLibraryDialog } from './routes/library-dialog.js';
import { createOutreachCards } from './routes/outreach-cards.js';
import { createSheets } from './routes/sheet-dialog.js';
import { createShiftCards } from './routes/shift-cards.js';
import type { Registration } from './registration.js';
import { createSendQueue } from './send-queue.js';
import { type BotServer, createBotServer, type ServerDeps, type WebPage } from './server.js';
import { SenderLimits } from './sender-limits.js';
import { createQuarterly } from './quarterly.js';
import { recordCsv } from './record-file.js';
import { loadTexts } from './texts.js';

export { channelsKind } from './channels.js';
export type { BotServer } from './server.js';
export type { GateRules } from './identity-gate.js';
export { type TokenChecks, tokenChecks } from './inbound-token.js';
export type { Registration } from './registration.js';
export type { Locale } from './locales.js';
export type { PaceSettings } from './pace.js';

export interface TeamsDeps extends Pick<BotDeps, 'intake' | 'random' | 'log' | 'store' | 'terms' | 'contact' | 'releaseNow'>, Pick<ServerDeps, 'ready'> {
  /** Left out in the local profile. */
  registration?: Registration;
  rules: GateRules;
  clock: Clock;
  /** For what a schedule sends; nothing that a person does is counted. */
  metrics: Metrics;
  agency: { name: string; zone: string; ori?: string };
  mailboxes: Pick<Mailboxes, 'standing'>;
  threads: Threads;
  casework: Casework;
  staff: StaffLedger;
  adjustments: Adjustments;
  lessonIdOf: (caseId: string) => string;
  /** A lesson is published only after another coordinator has read it. */
  secondReader: boolean;
  /** Path of Chromium or Chrome, for the report as PDF. */
  chromium?: string;
  retentionDays: number;
  /** Links are signed with a key that derives from it. */
  key: Buffer;
  /** Where browsers reach the bot, without the path. */
  publicUrl: () => string;
  /** Who makes the rounds of the briefings; there once everything is wired. */
  rounds: () => Rounds;
  pace?: PaceSettings;
  /** Where the card templates and the locales are. */
  cardsFolder: URL;
}

export interface Teams {
  server: BotServer;
  /** What answers turns, for whoever hands in turns without a server. */
  bot: Bot;
  /** Brings briefings into channels. */
  messenger: Messenger;
  /** Posts the digest into the coordination channel; nothing where none is set. Resolves to true: a digest is not tried twice. */
  postDigest(): Promise<boolean>;
  /** Posts the month's summary of all briefings into the command channel, likewise. */
  postSummary(): Promise<boolean>;
  /** Posts the quarter that was published last into the command channel, likewise. */
  postQuarterly(): Promise<boolean>;
  /** Sends the awareness card to every shift (policy 5.2). Resolves to true. */
  postAwareness(): Promise<boolean>;
}

/** Builds the whole room: texts, cards, routes, adapter, server. */
export function createTeams(deps: TeamsDeps): Teams {
  const { store, clock, random, log, rules, agency } = deps;
  const texts = loadTexts(deps.cardsFolder);
  const renderer = createRenderer(deps.cardsFolder, texts);
  const reachable = (url: string) => mayReplyTo(url, rules);
  const { registration } = deps;
  const adapter = createAdapter({ ...(registration === undefined ? {} : { registration }), mayReplyTo: reachable });
  const limits = new SenderLimits(clock, random);
  const connector = createConnector({ appId: registration?.id ?? '', authorization: (url) => adapter.authorization(url), mayReplyTo: reachable });
  const pace = createPace(deps.pace);
  const queue = createSendQueue(connector, pace, random, log);
  // The same pace for both: only what the schedule sends is counted.
  const planned = createSendQueue(connector, pace, random, log, deps.metrics);
  const links = createLinks(deps.key, clock, deps.publicUrl);

  const records = createRecords(store, clock, (shiftId) => deps.rounds().lookAt(shiftId));
  const briefingCards = createBriefingCards(renderer, texts, rules.locale);
  const briefings = createBriefingActions({ ...deps, records, cards: briefingCards, texts, queue, links, locale: rules.locale, changes: (ids) => deps.adjustments.changes(ids) });
  const sheets = createSheets({ store, links, renderer, texts, cards: briefingCards, content: (briefing) => briefings.content(briefing), agency, locale: rules.locale });
  const shifts = createShiftCards({ ...deps, renderer, texts, zone: agency.zone });
  const changesBy = (from: { caseId?: string | undefined; lessonId?: string | undefined }) => deps.adjustments.changesBy(from);
  const check = createCheckDialog({ ...deps, renderer, texts, changesBy });
  const library = createLibraryDialog({ ...deps, renderer, texts, changesBy });
  const ask = createAskDialog(deps.intake, renderer, texts, random, deps.contact, deps.terms);
  const outreach = createOutreachCards(renderer, texts, deps.contact);
  const quarterly = createQuarterly({ ...deps, renderer, texts, links, locale: rules.locale });
  const desk = createDesk({ ...deps, renderer, texts, queue, links, locale: rules.locale, latestReport: () => quarterly.latestReport() });
  const coverage = createCoverageCards({ ...deps, renderer, texts, links, records, zone: agency.zone });

  const staffOf: StaffOf = async (channelId) => {
    const shift = await shiftAt(store, channelId);
    return shift && { shiftId: shift.id, supervisors: shift.supervisors };
  };

  async function page(token: string): Promise<WebPage | undefined> {
    const opened = links.read(token);
    if (opened?.kind === 'coverage') return { type: 'text/csv; charset=utf-8', body: await coverage.csv(), fileName: 'coverage.csv' };
    if (opened?.kind === 'record') return { type: 'text/csv; charset=utf-8', body: recordCsv(await deps.staff.list(opened.what)), fileName: `staff-record-${opened.what}.csv` };
    if (opened?.kind.startsWith('quarterly')) return quarterlyPage(opened.kind, opened.what);
    const sheet = await sheets.print(token);
    return sheet === undefined ? undefined : { type: 'text/html; charset=utf-8', body: sheet };
  }

  async function quarterlyPage(kind: PageKind, quarter: string): Promise<WebPage | undefined> {
    const name = `near-misses-${quarter}`;
    if (kind === 'quarterly-pdf') return fileOf(await quarterly.pdf(quarter), 'application/pdf', `${name}.pdf`);
    if (kind === 'quarterly-csv') return fileOf(await quarterly.csv(quarter), 'text/csv; charset=utf-8', `${name}.csv`);
    if (kind === 'quarterly-json') return fileOf(await quarterly.json(quarter), 'application/json', `${name}.json`);
    return fileOf(await quarterly.html(quarter), 'text/html; charset=utf-8');
  }

  async function postTo(use: ChannelUse, card: () => Promise<Card | undefined>): Promise<boolean> {
    const channel = await channelFor(store, use);
    const content = channel && await card();
    if (content) await planned.start(channel.doc.address, content);
    return true;
  }

  const bot = createBot({ ...deps, renderer, texts, briefings, shifts, coverage, check, ask, library, desk, outreach, quarterly, sheets });
  return {
    bot,
    server: createBotServer({ ...deps, adapter, limits, staffOf, page, bot }),
    messenger: createMessenger(planned, queue, briefingCards, (briefing) => briefings.content(briefing), renderer, texts, rules.locale, clock),
    postDigest: () => postTo('coordination', async () => digestCard(renderer, texts, rules.locale, await desk.counts())),
    async postAwareness() {
      const card = outreach.awareness(rules.locale);
      await raiseAwareness(store, clock, async ({ place }) => ['sent', 'unknown'].includes((await planned.start(place, card)).kind));
      return true;
    },
    postQuarterly: () => postTo('command', () => quarterly.card(rules.locale)),
    postSummary: () => postTo('command', () => coverage.summary(rules.locale)),
  };
}

function fileOf(body: string | Buffer | undefined, type: WebPage['type'], fileName?: string): WebPage | undefined {
  return body === undefined ? undefined : { type, body, ...(fileName === undefined ? {} : { fileName }) };
}
