import type { Clock } from '../../src/base/index.js';
import type { Briefing, Messenger, Reminder, SendOutcome, Shift } from '../../src/briefing/index.js';
import type { Dice } from './dice.js';

export interface Card {
  shiftId: string;
  month: string;
  items: string[];
  at: number;
}

/** The channels as they really are: what arrived in them, whatever the bot was told. */
export class Town implements Messenger {
  readonly cards: Card[] = [];
  readonly reminders = new Map<string, number>();
  /** Shifts whose channel the bot was removed from. */
  readonly gone = new Set<string>();
  /** Until when nothing gets through, in milliseconds. */
  downUntil = 0;
  /** Called when a card arrives. */
  onCard: (card: Card) => void = () => undefined;
  onReminder: (briefing: Briefing) => void = () => undefined;

  constructor(private readonly clock: Clock, private readonly dice: Dice) {}

  async ready(): Promise<void> {}

  async briefing(shift: Shift, { shiftId, month, items }: Briefing): Promise<SendOutcome> {
    return this.#send(shift, () => {
      const card = { shiftId, month, items, at: this.clock.now() };
      this.cards.push(card);
      this.onCard(card);
    });
  }

  async reminder(shift: Shift, briefing: Briefing, what: Reminder): Promise<SendOutcome> {
    return this.#send(shift, () => {
      const name = `${briefing.id} ${what}`;
      this.reminders.set(name, (this.reminders.get(name) ?? 0) + 1);
      this.onReminder(briefing);
    });
  }

  #send({ id }: Shift, arrive: () => void): SendOutcome {
    if (this.gone.has(id)) return { kind: 'gone' };
    if (this.clock.now() < this.downUntil || this.dice.chance(0.03)) return { kind: 'not-sent' };
    if (this.dice.chance(0.03)) {
      if (this.dice.chance(0.5)) arrive();
      return { kind: 'unknown' };
    }
    arrive();
    return { kind: 'sent', thread: `19:${id};messageid=${this.cards.length}` };
  }
}
