import type { Clock } from '../../src/base/index.js';
import { type Briefing, editShift, type Held, listShifts, markReachable, readBriefing, readShift, type Records, type Shift, uncertainBriefings } from '../../src/briefing/index.js';
import { type Lesson, lessonsKind } from '../../src/library/index.js';
import { endOf, monthOf } from '../../src/planning/index.js';
import type { Store } from '../../src/store/index.js';
import type { Dice } from './dice.js';
import type { Card, Town } from './town.js';

const hour = 3_600_000;
const day = 24 * hour;

/** What somebody means to do, when, and again later where it did not work. */
interface Intention {
  at: number;
  shiftId: string;
  month: string;
  act: () => Promise<boolean>;
}

/** What the people have done, by their own memory. */
export interface Memory {
  /** `shift:month` of what was held and not taken back, with the lessons covered. */
  held: Map<string, string[]>;
  published: Lesson[];
  pausedAt: Map<string, number[]>;
  decisions: number;
  undone: number;
  postponed: number;
  others: number;
  /** Cards that had something else on them than what was open longest. */
  wrongChoices: string[];
}

export interface PeopleDeps {
  store: Store;
  clock: Clock;
  dice: Dice;
  town: Town;
  records: Records;
  shifts: Map<string, Shift>;
  /** Shifts that hold every briefing; the others forget now and then. */
  diligent: Set<string>;
  agencyZone: string;
}

/** Supervisors and the coordinator, who do what people do. */
export class People {
  readonly memory: Memory = { held: new Map(), published: [], pausedAt: new Map(), decisions: 0, undone: 0, postponed: 0, others: 0, wrongChoices: [] };
  #intentions: Intention[] = [];
  readonly #returning: { at: number; act: () => Promise<void> }[] = [];

  constructor(private readonly deps: PeopleDeps) {
    deps.town.onCard = (card) => { this.#plan(card); };
    deps.town.onReminder = (briefing) => { this.#reminded(briefing); };
  }

  /** Everything whose time has come. */
  async act(): Promise<void> {
    const now = this.deps.clock.now();
    const due = this.#intentions.filter(({ at }) => at <= now);
    this.#intentions = this.#intentions.filter(({ at }) => at > now);
    for (const intention of due) {
      if (await intention.act()) continue;
      if (now < endOf(intention.month, this.#zone(intention.shiftId))) this.#intentions.push({ ...intention, at: now + hour });
    }
    for (const back of this.#returning.splice(0)) {
      if (back.at <= now) await back.act();
      else this.#returning.push(back);
    }
  }

  /** Once a day: uncertain cards are looked at, now and then a shift is paused, or the bot falls out of a channel. */
  async coordinate(lessonsADay: number): Promise<void> {
    const { store, clock, dice, records, town, agencyZone } = this.deps;
    for (const { shift, month } of await uncertainBriefings(store, clock, agencyZone)) {
      if (dice.chance(0.3)) continue;
      const there = town.cards.some((card) => card.shiftId === shift.id && card.month === month);
      await (there ? records.itIsThere(shift.id, month) : records.itIsNotThere(shift.id, month));
      this.memory.decisions++;
    }
    if (dice.chance(lessonsADay)) await this.#publish();
    for (const shift of await listShifts(store)) {
      if (shift.state !== 'active') continue;
      if (dice.chance(0.001)) await this.#pause(shift.id);
      else if (dice.chance(0.0005)) this.#removeBot(shift.id);
    }
  }

  #zone(shiftId: string): string {
    return this.deps.shifts.get(shiftId)?.zone ?? 'UTC';
  }

  async #publish(): Promise<void> {
    const { store, clock, dice, agencyZone } = this.deps;
    const number = this.memory.published.length;
    const lesson: Lesson = {
      id: `lesson-${dice.between(100, 999)}-${number}`, source: dice.chance(0.85) ? 'agency' : 'national', title: `Lesson ${number}`, whatHappened: '', prevented: '', learned: '',
      questions: [], factors: [], month: monthOf(clock.now(), agencyZone), brief: true,
    };
    await store.create(lessonsKind, lesson);
    this.memory.published.push(lesson);
  }

  async #pause(id: string): Promise<void> {
    const { store, clock, dice } = this.deps;
    await editShift(store, id, (shift) => ({ ...shift, state: 'paused' }));
    this.#note(id);
    this.#returning.push({ at: clock.now() + dice.between(1, 60) * day, act: async () => {
      this.#note(id);
      await editShift(store, id, (shift) => ({ ...shift, state: shift.state === 'paused' ? 'active' : shift.state }));
    } });
  }

  /** The bot hears of it only when it next writes there. */
  #removeBot(id: string): void {
    const { store, clock, dice, town } = this.deps;
    town.gone.add(id);
    this.#note(id);
    this.#returning.push({ at: clock.now() + dice.between(1, 45) * day, act: async () => {
      this.#note(id);
      town.gone.delete(id);
      const shift = await readShift(store, id);
      if (shift) await markReachable(store, { channelId: shift.place.channelId }, true);
    } });
  }

  /** When a shift stopped or began to be in order. */
  #note(id: string): void {
    this.memory.pausedAt.set(id, [...this.memory.pausedAt.get(id) ?? [], this.deps.clock.now()]);
  }

  #later(card: Pick<Card, 'shiftId' | 'month'>, ms: number, act: () => Promise<boolean>): void {
    this.#intentions.push({ at: this.deps.clock.now() + ms, shiftId: card.shiftId, month: card.month, act });
  }

  /** What the shift's supervisor makes of a new card. */
  #plan(card: Card): void {
    this.#checkChoice(card);
    const { dice, diligent } = this.deps;
    const wait = dice.between(1, 60) * hour;
    if (!diligent.has(card.shiftId) && dice.chance(0.4)) return;
    if (dice.chance(0.15)) this.#later(card, wait, () => this.#postpone(card));
    else if (dice.chance(0.15)) this.#later(card, wait, () => this.#another(card));
    else if (dice.chance(0.1)) this.#later(card, wait, () => this.#holdAndUndo(card));
    else if (!dice.chance(0.2)) this.#later(card, wait, () => this.#hold(card));
    // The rest holds it when it is reminded.
    else if (diligent.has(card.shiftId)) this.#later(card, 9 * day, () => this.#hold(card));
  }

  /** Own lessons come first and by age, as many as the shift wants; then one from elsewhere; then an exercise. */
  #checkChoice({ shiftId, month, items }: Card): void {
    const open = openLessons(this.memory, shiftId);
    const own = open.filter(({ source }) => source === 'agency').slice(0, this.deps.shifts.get(shiftId)?.lessons);
    const due = (own.length > 0 ? own : open.slice(0, 1)).map(({ id }) => id);
    const right = due.length > 0 ? due.join() === items.join() : items.length === 1 && items[0]?.startsWith('exercise-');
    if (!right) this.memory.wrongChoices.push(`${shiftId} ${month}: ${items.join()} on the card, ${due.join() || 'an exercise'} was due`);
  }

  #reminded({ shiftId, month }: Briefing): void {
    if (this.deps.dice.chance(0.5)) this.#later({ shiftId, month }, hour, () => this.#hold({ shiftId, month }));
  }

  async #hold({ shiftId, month }: Pick<Card, 'shiftId' | 'month'>): Promise<boolean> {
    const { store, dice, records } = this.deps;
    const items = (await readBriefing(store, shiftId, month))?.doc.items ?? [];
    // Now and then not everything on the card is talked about.
    const covered = dice.chance(0.1) ? items.slice(1) : items;
    const held: Held = { covered, takeAways: '', attendance: '6-10', note: '' };
    const recorded = await records.held(shiftId, month, held);
    if ('refusal' in recorded) return recorded.refusal === 'not-now' && this.memory.held.has(`${shiftId}:${month}`);
    this.memory.held.set(`${shiftId}:${month}`, covered);
    return true;
  }

  async #holdAndUndo(card: Card): Promise<boolean> {
    if (!await this.#hold(card)) return false;
    const recorded = await this.deps.records.undo(card.shiftId, card.month);
    if ('briefing' in recorded) {
      this.memory.held.delete(`${card.shiftId}:${card.month}`);
      this.memory.undone++;
      this.#later(card, 5 * hour, () => this.#hold(card));
    }
    return true;
  }

  async #postpone(card: Card): Promise<boolean> {
    const { clock, dice, records } = this.deps;
    const to = clock.now() + dice.between(1, 9 * 24) * hour;
    const recorded = await records.postpone(card.shiftId, card.month, to);
    if ('briefing' in recorded) this.memory.postponed++;
    const wait = 'briefing' in recorded ? to - clock.now() : hour;
    this.#later(card, wait, () => this.#hold(card));
    return true;
  }

  async #another(card: Card): Promise<boolean> {
    for (let times = this.deps.dice.between(1, 4); times > 0; times--) {
      if ('briefing' in await this.deps.records.another(card.shiftId, card.month)) this.memory.others++;
    }
    this.#later(card, hour, () => this.#hold(card));
    return true;
  }
}

/** The lessons that are still to be talked about, in the order of duty, by the people's own memory. */
export function openLessons(memory: Memory, shiftId: string): Lesson[] {
  const covered = new Set([...memory.held].filter(([id]) => id.startsWith(`${shiftId}:`)).flatMap(([, items]) => items));
  return memory.published.filter(({ id }) => !covered.has(id)).sort((a, b) => (a.month === b.month ? (a.id < b.id ? -1 : 1) : a.month < b.month ? -1 : 1));
}
