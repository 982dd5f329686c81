import type { Clock } from '../base/index.js';
import { endOf } from '../planning/index.js';
import type { Store, Stored } from '../store/index.js';
import { chooseItems } from './choose.js';
import { markDebriefed, unmarkDebriefed } from './debriefed.js';
import { type Briefing, briefingsKind, type Held, readBriefing, replaceBriefing } from './ledger.js';
import { readShift } from './shift.js';

/** For how long a record can be taken back. */
const undoMs = 3_600_000;

/** Why an action did nothing: `gone` (no such briefing), `over` (its month is), `not-now` (its state), `not-in-month` (the new time), `no-other`. */
export type Refusal = 'gone' | 'over' | 'not-now' | 'not-in-month' | 'no-other';
export type Recorded = { briefing: Briefing } | { refusal: Refusal };

export interface Records {
  /** Records that the briefing was held. The record has no name, and no time but the month. */
  held(shiftId: string, month: string, held: Held): Promise<Recorded>;
  /** Puts it off to a moment later in the same month, in milliseconds. */
  postpone(shiftId: string, month: string, toMs: number): Promise<Recorded>;
  /** Takes the last record back, within the hour. */
  undo(shiftId: string, month: string): Promise<Recorded>;
  /** Other lessons in place of those on the card. */
  another(shiftId: string, month: string): Promise<Recorded>;
  /** An uncertain card is there after all: a person has seen it. */
  itIsThere(shiftId: string, month: string): Promise<Recorded>;
  /** An uncertain card is not there: its entry is taken away, so that it is posted again. */
  itIsNotThere(shiftId: string, month: string): Promise<boolean>;
}

/** `changed` is told which shift's briefing was changed: its next moment may be another now. */
export function createRecords(store: Store, clock: Clock, changed: (shiftId: string) => void = () => undefined): Records {
  /** Reads, asks for the change, writes; begins again where somebody else was faster. */
  async function change(shiftId: string, month: string, how: (briefing: Briefing, monthEnd: number) => Promise<Partial<Briefing> | Refusal>): Promise<Recorded> {
    const shift = await readShift(store, shiftId);
    if (shift === undefined) return { refusal: 'gone' };
    const monthEnd = endOf(month, shift.zone);
    for (let attempt = 0; attempt < 5; attempt++) {
      const stored: Stored<Briefing> | undefined = await readBriefing(store, shiftId, month);
      if (stored === undefined) return { refusal: 'gone' };
      if (stored.doc.state === 'missed' || clock.now() >= monthEnd) return { refusal: 'over' };
      const changes = await how(stored.doc, monthEnd);
      if (typeof changes === 'string') return { refusal: changes };
      const replaced = await replaceBriefing(store, stored, changes);
      if (replaced) {
        changed(shiftId);
        return { briefing: replaced.doc };
      }
    }
    return { refusal: 'not-now' };
  }

  const isOpen = ({ state }: Briefing) => state === 'posted' || state === 'postponed' || state === 'uncertain';
  /** Whoever pressed a button of an uncertain card has seen it. */
  const arrived = ({ state, postedAt }: Briefing): Partial<Briefing> => (state === 'uncertain' ? { state: 'posted', postedAt: postedAt ?? clock.now(), claim: undefined } : {});
  const undoOf = ({ state, postponedTo }: Briefing): Briefing['undo'] =>
    ({ until: clock.now() + undoMs, state: state === 'postponed' ? 'postponed' : 'posted', ...(postponedTo === undefined ? {} : { postponedTo }) });

  return {
    async held(shiftId, month, held) {
      const recorded = await change(shiftId, month, async (briefing) => (isOpen(briefing)
        ? { ...arrived(briefing), state: 'held', held: { ...held, covered: held.covered.filter((id) => briefing.items.includes(id)) }, undo: undoOf(briefing) }
        : 'not-now'));
      // After the record: if this is cut off, the lessons come again, which is better than being lost.
      if ('briefing' in recorded) await markDebriefed(store, shiftId, recorded.briefing.held?.covered ?? [], month);
      return recorded;
    },
    postpone: (shiftId, month, toMs) => change(shiftId, month, async (briefing, monthEnd) => {
      if (!isOpen(briefing)) return 'not-now';
      return toMs > clock.now() && toMs < monthEnd ? { ...arrived(briefing), state: 'postponed', postponedTo: toMs, undo: undoOf(briefing) } : 'not-in-month';
    }),
    undo(shiftId, month) {
      return change(shiftId, month, async ({ undo, held }) => {
        if (undo === undefined || undo.until < clock.now()) return 'not-now';
        // Before the record: if this is cut off, the lessons come again, which is better than being lost.
        await unmarkDebriefed(store, shiftId, held?.covered ?? [], month);
        return { state: undo.state, postponedTo: undo.postponedTo, held: undefined, undo: undefined };
      });
    },
    another: (shiftId, month) => change(shiftId, month, async (briefing) => {
      const shift = await readShift(store, shiftId);
      if (!isOpen(briefing) || shift === undefined) return 'not-now';
      const seen = [...(briefing.seen ?? []), ...briefing.items];
      let items = await chooseItems(store, shift, seen);
      // All were seen: from the first again.
      const fromStart = items.length === 0;
      if (fromStart) items = await chooseItems(store, shift, briefing.items);
      return items.length === 0 ? 'no-other' : { ...arrived(briefing), items, seen: fromStart ? [] : seen.slice(-60) };
    }),
    itIsThere: (shiftId, month) => change(shiftId, month, async (briefing) =>
      (briefing.state === 'uncertain' ? arrived(briefing) : 'not-now')),
    async itIsNotThere(shiftId, month) {
      const stored = await readBriefing(store, shiftId, month);
      if (stored?.doc.state !== 'uncertain' || !await store.delete(briefingsKind, month, stored.doc.id, stored.etag)) return false;
      changed(shiftId);
      return true;
    },
  };
}
