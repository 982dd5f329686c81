import { type Log, type Random } from '../base/index.js';
import type { Terms } from '../deidentify/index.js';
import type { Mailboxes } from '../mailbox/index.js';
import type { Intake } from '../reporting/index.js';
import type { Store } from '../store/index.js';
import type { Answer } from './answer.js';
import { markReachable, type Place } from '../briefing/index.js';
import { type ChannelUse, setChannel } from './channels.js';
import type { Actor, Ask, Turn } from './identity-gate.js';
import type { Locale } from './locales.js';
import type { Renderer } from './render.js';
import type { BriefingActions } from './routes/briefing-actions.js';
import { createCheckDialog } from './routes/check-dialog.js';
import { createChatCards } from './routes/cards.js';
import type { CoverageCards } from './routes/coverage-cards.js';
import { createReportCards } from './routes/report-cards.js';
import { createReportDialog } from './routes/report-dialog.js';
import type { ShiftCards } from './routes/shift-cards.js';
import type { Texts } from './texts.js';

export interface BotDeps {
  intake: Intake;
  mailboxes: Pick<Mailboxes, 'standing'>;
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
}

/** Answers a turn. It sees no activity: only what the identity gate let through. */
export type Bot = (turn: Turn) => Promise<Answer>;

export function createBot({ intake, mailboxes, renderer, texts, random, log, store, contact, terms, briefings, shifts, coverage }: BotDeps): Bot {
  const chat = createChatCards(renderer, texts, contact);
  const check = createCheckDialog(mailboxes, renderer, texts);
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

  return async ({ actor, ask, locale }) => {
    switch (ask.kind) {
      case 'open':
        if (ask.overLimit) return chat.refusal(locale, 'NM-TOO-MANY-FORMS');
        if (ask.dialog === 'reportNearMiss') return report.open(locale);
        return ask.dialog === 'checkMyReport' ? check.open(locale) : chat.refusal(locale, 'NM-NOT-FOUND');
      case 'submit':
        return check.owns(ask.data) ? check.submit(locale, ask.data, ask.overLimit) : report.submit(locale, ask.data, ask.overLimit);
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
          case 'help': return chat.help(locale);
          case 'long-text': return chat.help(locale, 'longText');
          case 'no-dialog': return chat.help(locale, 'noDialog');
          case 'unknown': return chat.help(locale, 'unknown');
        }
    }
  };
}
