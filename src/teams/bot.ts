import { type Log, type Random } from '../base/index.js';
import type { Terms } from '../deidentify/index.js';
import type { Mailboxes } from '../mailbox/index.js';
import type { Intake } from '../reporting/index.js';
import type { Store } from '../store/index.js';
import type { Answer } from './answer.js';
import { type ChannelAddress, setCoordinationChannel } from './channels.js';
import type { Actor, Turn } from './identity-gate.js';
import type { Locale } from './locales.js';
import type { Renderer } from './render.js';
import { createCheckDialog } from './routes/check-dialog.js';
import { createChatCards } from './routes/cards.js';
import { createReportCards } from './routes/report-cards.js';
import { createReportDialog } from './routes/report-dialog.js';
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
}

/** Answers a turn. It sees no activity: only what the identity gate let through. */
export type Bot = (turn: Turn) => Promise<Answer>;

export function createBot({ intake, mailboxes, renderer, texts, random, log, store, contact, terms }: BotDeps): Bot {
  const chat = createChatCards(renderer, texts, contact);
  const check = createCheckDialog(mailboxes, renderer, texts);
  const report = createReportDialog(intake, createReportCards(renderer, texts, contact), random, log, terms);

  async function digestHere(actor: Actor, locale: Locale, channel: ChannelAddress | undefined): Promise<Answer> {
    if (actor.role !== 'coordinator') return chat.note(locale, 'notForYou');
    if (channel === undefined) return chat.note(locale, 'inChannel');
    await setCoordinationChannel(store, channel);
    return chat.note(locale, 'set');
  }

  return async ({ actor, ask, locale }) => {
    switch (ask.kind) {
      case 'open':
        if (ask.overLimit) return chat.refusal(locale, 'NM-TOO-MANY-FORMS');
        if (ask.dialog === 'reportNearMiss') return report.open(locale);
        return ask.dialog === 'checkMyReport' ? check.open(locale) : chat.refusal(locale, 'NM-NOT-FOUND');
      case 'submit':
        return check.owns(ask.data) ? check.submit(locale, ask.data, ask.overLimit) : report.submit(locale, ask.data, ask.overLimit);
      case 'installed': return chat.welcome(locale);
      case 'nothing': return { kind: 'nothing' };
      case 'unknown-invoke': return { kind: 'not-implemented' };
      case 'say':
        switch (ask.command) {
          case 'kept': return chat.kept(locale);
          case 'digest-here': return digestHere(actor, locale, ask.channel);
          case 'help': return chat.help(locale);
          case 'long-text': return chat.help(locale, 'longText');
          case 'no-dialog': return chat.help(locale, 'noDialog');
          case 'unknown': return chat.help(locale, 'unknown');
        }
    }
  };
}
