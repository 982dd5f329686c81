import { DateTime } from 'luxon';
import type { Clock, Log } from '../../base/index.js';
import { bands, type Briefing, type Held, heldLimits, readBriefing, readShift, type Recorded, type Records, type Shift } from '../../briefing/index.js';
import type { Terms } from '../../deidentify/index.js';
import { type Lesson, readLesson } from '../../library/index.js';
import { normaliseText } from '../../reporting/index.js';
import type { Store } from '../../store/index.js';
import type { Answer } from '../answer.js';
import type { Actor } from '../identity-gate.js';
import type { Links } from '../links.js';
import type { Locale } from '../locales.js';
import type { SendQueue } from '../send-queue.js';
import { gateTexts, takeOut } from '../text-gate.js';
import type { Texts } from '../texts.js';
import { type BriefingCards, type BriefingContent, contentOf } from './briefing-card.js';

export interface BriefingActionsDeps {
  store: Store;
  clock: Clock;
  records: Records;
  cards: BriefingCards;
  texts: Texts;
  queue: SendQueue;
  links: Links;
  log: Log;
  /** The agency's language, that of the channel's cards. */
  locale: Locale;
  terms?: Terms;
  /** Texts of "you said, we changed", by the adjustments' ids. */
  changes: (ids: readonly string[]) => Promise<string[]>;
}

/** The card of a briefing, with everything that belongs on it. */
export interface BriefingActions {
  content: (briefing: Briefing) => Promise<BriefingContent>;
  /** A button of the briefing's card was pressed, in that thread. Only who may record for the shift gets this far with a `shiftId`. */
  act(actor: Actor, locale: Locale, verb: string, data: Record<string, unknown>, thread?: string): Promise<Answer>;
}

/** Who reads the answer in which language, for which shift, and where the button was. */
interface Pressed {
  locale: Locale;
  shift: Shift;
  thread?: string;
}

export function createBriefingActions(deps: BriefingActionsDeps): BriefingActions {
  const { store, clock, records, cards, texts, queue, links, terms } = deps;
  const toast = (locale: Locale, key: string): Answer => ({ kind: 'toast', text: texts.text(locale, `briefing.refused.${key}`) });

  async function content(briefing: Briefing): Promise<BriefingContent> {
    const lessons = (await Promise.all(briefing.items.map((id) => readLesson(store, id)))).filter((lesson): lesson is Lesson => lesson !== undefined);
    return contentOf(texts, deps.locale, briefing, lessons, await deps.changes(briefing.changes ?? []));
  }

  /** What was recorded is shown to everyone: the card in the channel is replaced, besides the answer to the one who pressed. */
  async function recorded({ locale, shift, thread }: Pressed, result: Recorded): Promise<Answer> {
    if ('refusal' in result) return toast(locale, result.refusal);
    const { briefing } = result;
    const card = cards.card(shift, briefing, await content(briefing), clock.now());
    // A card that arrived though its sending broke off has a thread that the ledger does not know.
    const where = briefing.thread ?? thread;
    if (where !== undefined) {
      void queue.update(shift.place, where, card).catch(() => { deps.log.warn('send-failed'); });
    }
    return { kind: 'replace', card };
  }

  async function saveHeld(pressed: Pressed, briefing: Briefing, verb: string, data: Record<string, unknown>): Promise<Answer> {
    const { shift } = pressed;
    // A client leaves out what has no tick: that is a choice too.
    const typed: Record<string, string> = { covered: '', ...typedOf(data, ['covered', 'attendance', 'takeAways', 'note']) };
    const written = { takeAways: normaliseText(typed['takeAways'] ?? ''), note: normaliseText(typed['note'] ?? '') };
    const shown = await content(briefing);
    if (verb === 'held.takeOut') {
      return { kind: 'replace', card: cards.heldForm(shift, briefing, shown, { ...typed, ...takeOut(written, data, terms) }) };
    }
    const gate = gateTexts(texts, deps.locale, written, data, terms, true);
    const problems = { ...gate.problems };
    for (const field of ['takeAways', 'note'] as const) if (written[field].length > heldLimits[field]) problems[field] = texts.text(deps.locale, 'problems.too-long');
    const attendance = bands.find((band) => band === typed['attendance']);
    if (attendance === undefined) problems['attendance'] = texts.text(deps.locale, 'problems.required');
    if (!gate.clear || attendance === undefined || Object.keys(problems).length > 0) {
      return { kind: 'replace', card: cards.heldForm(shift, briefing, shown, typed, problems, gate.questions) };
    }
    const held: Held = { covered: (typed['covered'] ?? '').split(',').filter((id) => briefing.items.includes(id)), ...written, attendance };
    return recorded(pressed, await records.held(shift.id, briefing.month, held));
  }

  async function savePostponed(pressed: Pressed, briefing: Briefing, data: Record<string, unknown>): Promise<Answer> {
    const { shift } = pressed;
    const typed = typedOf(data, ['day', 'time']);
    const to = DateTime.fromISO(`${typed['day'] ?? ''}T${typed['time'] ?? ''}`, { zone: shift.zone });
    const result: Recorded = to.isValid ? await records.postpone(shift.id, briefing.month, to.toMillis()) : { refusal: 'not-in-month' };
    if ('refusal' in result && result.refusal === 'not-in-month') {
      return { kind: 'replace', card: cards.postponeForm(shift, briefing, clock.now(), typed, texts.text(deps.locale, 'briefing.refused.not-in-month')) };
    }
    return recorded(pressed, result);
  }

  return {
    content,
    async act(actor, locale, verb, data, thread) {
      if (actor.role === 'officer' || actor.shiftId === undefined) return toast(locale, 'not-yours');
      const { month } = data;
      const shift = await readShift(store, actor.shiftId);
      const stored = typeof month === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? await readBriefing(store, actor.shiftId, month) : undefined;
      if (shift === undefined || stored === undefined) return toast(locale, 'gone');
      const briefing = stored.doc;
      const id = [shift.id, briefing.month] as const;
      const pressed: Pressed = { locale, shift, ...(thread === undefined ? {} : { thread }) };
      switch (verb) {
        case 'show': return { kind: 'replace', card: cards.card(shift, briefing, await content(briefing), clock.now()) };
        case 'sheet': return { kind: 'replace', card: cards.card(shift, briefing, await content(briefing), clock.now(), links.make('sheet', briefing.id)) };
        case 'held.form': return { kind: 'replace', card: cards.heldForm(shift, briefing, await content(briefing)) };
        case 'held.save': case 'held.takeOut': return saveHeld(pressed, briefing, verb, data);
        case 'postpone.form': return { kind: 'replace', card: cards.postponeForm(shift, briefing, clock.now()) };
        case 'postpone.save': return savePostponed(pressed, briefing, data);
        case 'undo': return recorded(pressed, await records.undo(...id));
        case 'another': return recorded(pressed, await records.another(...id));
        default: return { kind: 'not-implemented' };
      }
    },
  };
}

/** The named inputs that are texts; everything else of the data is left behind. */
function typedOf(data: Record<string, unknown>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => {
    const value = data[name];
    return typeof value === 'string' ? [[name, value.slice(0, 2_000).toWellFormed()]] : [];
  }));
}
