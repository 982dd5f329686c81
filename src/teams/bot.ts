import { type Log, type Random } from '../base/index.js';
import type { Terms } from '../deidentify/index.js';
import type { Intake, ReleaseResult } from '../reporting/index.js';
import type { Store } from '../store/index.js';
import type { Answer } from './answer.js';
import { markReachable, type Place } from '../briefing/index.js';
import { channelFor, type ChannelUse, setChannel } from './channels.js';
import type { Actor, Ask, Turn } from './identity-gate.js';
import type { Locale } from './locales.js';
import type { Renderer } from './render.js';
import type { BriefingActions } from './routes/briefing-actions.js';
import type { AskDialog } from './routes/ask-dialog.js';
import type { CheckDialog } from './routes/check-dialog.js';
import type { Desk } from './routes/desk/desk.js';
import { deskCard } from './routes/digest.js';
import type { LibraryDialog } from './routes/library-dialog.js';
import type { OutreachCards } from './routes/outreach-cards.js';
import { createChatCards } from './routes/cards.js';
import type { CoverageCards } from './routes/coverage-cards.js';
import { createReportCards } from './routes/report-cards.js';
import { createReportDialog } from './routes/report-dialog.js';
import type { Quarterly } from './quarterly.js';
import type { Sheets } from './routes/sheet-dialog.js';
import type { ShiftCards } from './routes/shift-cards.js';
import type { Texts } from './texts.js';

export interface BotDeps {
  intake: Intake;
  renderer: Renderer;
  texts: Texts;
  random: Random;
  log: Log;
  store: Store;
  /** The agency's own words for the detectors. */
  terms?: Terms;
  /** How to reach the near miss coordinator, as people should read it; '' where none is configured. */
  contact: string;
  briefings: BriefingActions;
  shifts: ShiftCards;
  coverage: CoverageCards;
  check: CheckDialog;
  ask: AskDialog;
  library: LibraryDialog;
  desk: Desk;
  outreach: OutreachCards;
  quarterly: Quarterly;
  sheets: Sheets;
  /** Releases at once; in the local profile only. */
  releaseNow?: () => Promise<ReleaseResult | undefined>;
}

/** Answers a turn. It sees no activity: only what the identity gate let through. */
export type Bot = (turn: Turn) => Promise<Answer>;

export function createBot(deps: BotDeps): Bot {
  const { intake, renderer, texts, random, log, store, contact, terms, briefings, shifts, coverage, check, ask: questions, library, desk, outreach, quarterly, sheets, releaseNow } = deps;
  const chat = createChatCards(renderer, texts, contact);
  const report = createReportDialog(intake, createReportCards(renderer, texts, contact), random, log, terms);

  /** What coordinators may write into a channel. */
  async function inChannel(actor: Actor, locale: Locale, place: Place | undefined, how: (place: Place) => Promise<Answer>): Promise<Answer> {
    if (actor.role !== 'coordinator') return chat.note(locale, 'notForYou');
    return place === undefined ? chat.note(locale, 'inChannel') : how(place);
  }

  async function use(locale: Locale, channel: ChannelUse, place: Place): Promise<Answer> {
    await setChannel(store, channel, place);
    return chat.note(locale, channel === 'coordination' ? 'set' : 'setCommand');
  }

  async function act(actor: Actor, locale: Locale, { verb, data, channel, thread }: Extract<Ask, { kind: 'act' }>): Promise<Answer> {
    const [room = '', ...rest] = verb.split('.');
    const action = rest.join('.');
    if (room === 'briefing') return briefings.act(actor, locale, action, data, thread);
    if (room !== 'shift' && room !== 'coverage') return { kind: 'not-implemented' };
    if (actor.role !== 'coordinator') return { kind: 'toast', text: texts.text(locale, 'digest.notForYou') };
    if (room === 'coverage') return coverage.act(locale, action, data);
    return channel === undefined ? { kind: 'toast', text: texts.text(locale, 'digest.inChannel') } : shifts.act(locale, action, data, channel);
  }

  /** One way behind a button and a message-extension command. */
  function open(actor: Actor, locale: Locale, { dialog, token = '' }: Extract<Ask, { kind: 'open' }>): Promise<Answer> | Answer {
    switch (dialog) {
      case 'reportNearMiss': return report.open(locale);
      case 'practice': return report.open(locale, true);
      case 'checkMyReport': return check.open(locale);
      case 'askCoordinator': return questions.open(locale);
      case 'library': return library.open(locale);
      case 'inviteToReport': return outreach.openInvite(locale);
      case 'coordinatorDesk': return desk.open(actor, locale);
      case 'sheet': return sheets.open(locale, token);
      default: return chat.refusal(locale, 'NM-NOT-FOUND');
    }
  }

  function submit(actor: Actor, locale: Locale, data: Record<string, unknown>, overLimit: boolean): Promise<Answer> | Answer {
    if (check.owns(data)) return check.submit(locale, data, overLimit);
    if (questions.owns(data)) return questions.submit(locale, data, overLimit);
    if (library.owns(data)) return library.submit(locale, data, overLimit);
    if (desk.owns(data)) return desk.submit(actor, locale, data);
    return outreach.owns(data) ? outreach.invite(locale) : report.submit(locale, data, overLimit);
  }

  /** Coordinators anywhere, and everyone in the command channel: who is in it is the agency's choice. */
  async function maySeeTrends(actor: Actor, place: Place | undefined): Promise<boolean> {
    if (actor.role === 'coordinator') return true;
    return place !== undefined && (await channelFor(store, 'command'))?.doc.address.channelId === place.channelId;
  }

  async function released(locale: Locale): Promise<Answer> {
    if (releaseNow === undefined) return chat.note(locale, 'notForYou');
    const result = await releaseNow();
    return chat.note(locale, result === undefined ? 'releaseBusy' : 'released');
  }

  return async ({ actor, ask, locale }): Promise<Answer> => {
    switch (ask.kind) {
      case 'open':
        return ask.overLimit ? chat.refusal(locale, 'NM-TOO-MANY-FORMS') : open(actor, locale, ask);
      case 'submit': return submit(actor, locale, ask.data, ask.overLimit);
      case 'search': return library.search(locale, ask.words);
      case 'act': return act(actor, locale, ask);
      case 'reach':
        await markReachable(store, ask.where, ask.reachable);
        return { kind: 'nothing' };
      case 'installed':
        if (ask.teamId !== undefined) await markReachable(store, { teamId: ask.teamId }, true);
        return chat.welcome(locale);
      case 'nothing': return { kind: 'nothing' };
      case 'unknown-invoke': return { kind: 'not-implemented' };
      case 'say':
        switch (ask.command) {
          case 'kept': return chat.kept(locale);
          case 'digest-here': return inChannel(actor, locale, ask.channel, (place) => use(locale, 'coordination', place));
          case 'command-here': return inChannel(actor, locale, ask.channel, (place) => use(locale, 'command', place));
          case 'register-shift': return inChannel(actor, locale, ask.channel, (place) => shifts.open(locale, place));
          case 'move-shift': return inChannel(actor, locale, ask.channel, (place) => shifts.move(locale, place));
          case 'brief-now': return inChannel(actor, locale, ask.channel, (place) => shifts.briefNow(locale, place));
          case 'coverage': return actor.role === 'coordinator' ? coverage.show(locale) : chat.note(locale, 'notForYou');
          case 'desk': return actor.role === 'coordinator' ? { kind: 'message', card: deskCard(renderer, texts, locale, await desk.counts()) } : chat.note(locale, 'notForYou');
          case 'trends': return await maySeeTrends(actor, ask.channel) ? quarterly.trends(locale) : chat.note(locale, 'notForYou');
          case 'release-now': return released(locale);
          case 'help': return chat.help(locale);
          case 'long-text': return chat.help(locale, 'longText');
          case 'no-dialog': return chat.help(locale, 'noDialog');
          case 'unknown': return chat.help(locale, 'unknown');
        }
    }
  };
}
