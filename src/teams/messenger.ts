import type { Clock } from '../base/index.js';
import type { Messenger, Reminder, Shift, Briefing } from '../briefing/index.js';
import { monthName } from './dates.js';
import type { Locale } from './locales.js';
import { renderPage } from './page.js';
import type { Renderer } from './render.js';
import type { BriefingActions } from './routes/briefing-actions.js';
import type { BriefingCards } from './routes/briefing-card.js';
import type { SendQueue } from './send-queue.js';
import type { Texts } from './texts.js';

/**
 * Brings a shift's cards into its channel: the month's card as a new thread, reminders into that thread. `planned` counts what it sends,
 * `byHand` does not.
 */
export function createMessenger(planned: SendQueue, byHand: SendQueue, cards: BriefingCards, content: BriefingActions['content'], renderer: Renderer, texts: Texts, locale: Locale, clock: Clock): Messenger {
  return {
    ready: () => planned.ready(),
    briefing: async (shift, briefing, asked) => (asked ? byHand : planned).start(shift.place, cards.card(shift, { ...briefing, state: 'posted' }, await content(briefing), clock.now()), true),
    async reminder(shift: Shift, briefing: Briefing, what: Reminder) {
      const card = renderPage(renderer, locale, {
        title: texts.text(locale, `reminder.${what}.title`),
        intro: texts.text(locale, `reminder.${what}.text`, { month: monthName(locale, briefing.month) }),
      });
      return briefing.thread === undefined ? planned.start(shift.place, card, true) : planned.reply(shift.place, briefing.thread, card, true);
    },
  };
}
