import type { Adjustments } from '../adjustments/index.js';
import type { Clock, Random } from '../base/index.js';
import type { Lesson } from '../library/index.js';
import { endOf, monthOf, monthsOn, plannedIn } from '../planning/index.js';
import type { Store, Stored } from '../store/index.js';
import { chooseChanges, chooseItems } from './choose.js';
import { markDebriefed } from './debriefed.js';
import { type Briefing, briefingsKind, createBriefing, idOf, mostReminded, readBriefing, replaceBriefing } from './ledger.js';
import { editShift, type Shift } from './shift.js';

export type Reminder = 'ask-held' | 'month-ends' | 'now';

/**
 * How a message went. `gone`: the bot is not in the channel, or there is none (403, 404). `not-sent`: it surely did not arrive.
 * `unknown`: it may have arrived; it must not be sent again without asking a person.
 */
export type SendOutcome = { kind: 'sent'; thread: string } | { kind: 'gone' | 'not-sent' | 'unknown' };

/** What brings cards to the channels. It keeps the platform's limits and retries what surely did not arrive. */
export interface Messenger {
  /** Resolves when the next message may go: waited for before a briefing is claimed, so that no claim grows old in a queue. */
  ready(): Promise<void>;
  /** `asked`: a person wanted it now, so that it must not be counted among what the schedule sends. */
  briefing(shift: Shift, briefing: Briefing, asked: boolean): Promise<SendOutcome>;
  reminder(shift: Shift, briefing: Briefing, what: Reminder): Promise<SendOutcome>;
}

export interface VisitDeps {
  store: Store;
  clock: Clock;
  random: Random;
  messenger: Messenger;
  adjustments: Pick<Adjustments, 'done'>;
}

/** Longer than a message can take with all its retries; a claim older than that was left by a process that died. */
const claimMs = 5 * 60_000;
const retryMs = 10 * 60_000;
const dayMs = 24 * 3_600_000;
/** No look is put off longer: other replicas and people change entries too. */
const mostMs = 6 * 3_600_000;
/** Before the end of a month, when it is reminded that the briefing has not been held. */
const monthEndsMs = 3 * dayMs;

/**
 * Does what is due for one shift: accounts for months that are over, posts the month's card, reminds. Can be repeated, and be done by two
 * replicas at once: what must happen once is written down before it is done. `force` posts the card before its time.
 * Resolves to the moment of the next look, in milliseconds. `lessons` saves reading them again for every shift.
 */
export async function visit(deps: VisitDeps, shift: Shift, force = false, lessons?: readonly Lesson[]): Promise<number> {
  const { store, clock } = deps;
  const now = clock.now();
  const month = monthOf(now, shift.zone);
  await closeMonths(store, shift, month);
  const monthEnd = endOf(month, shift.zone);
  const latest = Math.min(monthEnd + 1_000, now + mostMs);
  if (shift.state !== 'active') return latest;

  const stored = await readBriefing(store, shift.id, month);
  if (stored === undefined) {
    if (!force && month < shift.since) return latest;
    const planned = plannedIn(month, shift.pattern, shift.zone);
    if (!force && planned > now) return Math.min(latest, planned);
    return Math.min(latest, await post(deps, shift, month, force, lessons));
  }
  const { doc } = stored;
  // The clock had jumped ahead of the month's end and is back.
  if (doc.state === 'missed') {
    if (doc.items.length === 0) await store.delete(briefingsKind, month, doc.id, stored.etag);
    else await replaceBriefing(store, stored, { state: doc.postedAt === undefined ? 'uncertain' : 'posted', reason: undefined });
    return now;
  }
  if (doc.state === 'claimed') {
    const until = doc.claim?.until ?? 0;
    // One that ends later than any claim made now was made while the clock was ahead, by a process that is gone.
    if (until > now && until <= now + 2 * claimMs) return Math.min(latest, until);
    await replaceBriefing(store, stored, { state: 'uncertain' });
    return latest;
  }
  if (doc.state !== 'posted' && doc.state !== 'postponed') return latest;
  return Math.min(latest, await remind(deps, shift, stored, monthEnd));
}

/** Claims, sends, records. Resolves to the next look. */
async function post(deps: VisitDeps, shift: Shift, month: string, asked: boolean, lessons?: readonly Lesson[]): Promise<number> {
  const { store, clock, random, messenger } = deps;
  const items = await chooseItems(store, shift, [], lessons);
  const changes = await chooseChanges(store, shift, deps.adjustments);
  await messenger.ready();
  const claim = { by: random.bytes(9).toString('base64url'), until: clock.now() + claimMs };
  const claimed = await createBriefing(store, { id: idOf(shift.id, month), shiftId: shift.id, month, state: 'claimed', items, changes, claim, reminded: [] });
  // Another replica has it.
  if (claimed === undefined) return clock.now() + claimMs;
  const outcome = await messenger.briefing(shift, claimed.doc, asked);
  switch (outcome.kind) {
    case 'sent':
      await settle(store, claimed, { state: 'posted', claim: undefined, postedAt: clock.now(), ...(outcome.thread === '' ? {} : { thread: outcome.thread }) });
      await markDebriefed(store, shift.id, changes, month);
      return clock.now();
    case 'unknown':
      await replaceBriefing(store, claimed, { state: 'uncertain' });
      return clock.now() + mostMs;
    case 'gone':
      await store.delete(briefingsKind, month, claimed.doc.id, claimed.etag);
      await markUnreachable(store, shift);
      return clock.now() + mostMs;
    case 'not-sent':
      await store.delete(briefingsKind, month, claimed.doc.id, claimed.etag);
      return clock.now() + retryMs;
  }
}

/** Records that the card is there, also where the claim has run out meanwhile, by a clock that is ahead of ours. */
async function settle(store: Store, claimed: Stored<Briefing>, change: Partial<Briefing>): Promise<void> {
  for (let stored: Stored<Briefing> | undefined = claimed; stored !== undefined;) {
    if (await replaceBriefing(store, stored, change)) return;
    stored = await readBriefing(store, claimed.doc.shiftId, claimed.doc.month);
    const ours = stored?.doc.claim?.by === claimed.doc.claim?.by && (stored?.doc.state === 'claimed' || stored?.doc.state === 'uncertain');
    if (!ours) return;
  }
}

/** Sends the one reminder that is due, written down before it goes, and resolves to when the next one is. */
async function remind(deps: VisitDeps, shift: Shift, stored: Stored<Briefing>, monthEnd: number): Promise<number> {
  const { store, clock, messenger } = deps;
  const now = clock.now();
  const planned = reminders(shift, stored.doc, monthEnd).filter(({ mark }) => !stored.doc.reminded.includes(mark));
  const due = planned.filter(({ at }) => at <= now);
  if (due.length > 0) {
    // Waited for first: whoever records meanwhile is not reminded any more.
    await messenger.ready();
    // Of several that fell into a time when nothing ran, one is enough.
    const marked = await replaceBriefing(store, stored, { reminded: [...stored.doc.reminded, ...due.map(({ mark }) => mark)].slice(-mostReminded) });
    if (marked === undefined) return now + 1_000;
    const outcome = await messenger.reminder(shift, marked.doc, due.at(-1)?.what ?? 'ask-held');
    if (outcome.kind === 'gone') await markUnreachable(store, shift);
    if (outcome.kind === 'not-sent') {
      await replaceBriefing(store, marked, { reminded: stored.doc.reminded });
      return clock.now() + retryMs;
    }
  }
  return Math.min(monthEnd + 1_000, ...planned.filter(({ at }) => at > now).map(({ at }) => at));
}

function reminders(shift: Shift, { state, postedAt = 0, postponedTo }: Briefing, monthEnd: number): { what: Reminder; mark: string; at: number }[] {
  const list: { what: Reminder; mark: string; at: number }[] = [];
  const startOver = state === 'postponed' && postponedTo !== undefined ? postponedTo : postedAt;
  if (state === 'postponed' && postponedTo !== undefined) list.push({ what: 'now', mark: `now:${postponedTo}`, at: postponedTo });
  if (shift.reminderDays > 0) list.push({ what: 'ask-held', mark: `ask-held:${startOver}`, at: startOver + shift.reminderDays * dayMs });
  // Not on the heels of the card itself.
  if (startOver + dayMs <= monthEnd - monthEndsMs) list.push({ what: 'month-ends', mark: 'month-ends', at: monthEnd - monthEndsMs });
  return list.filter(({ at }) => at < monthEnd).sort((a, b) => a.at - b.at);
}

/** Gives every month that is over its last state: none is left without an entry. */
async function closeMonths(store: Store, shift: Shift, current: string): Promise<void> {
  const last = monthsOn(current, -1);
  if (shift.closedThrough === last || current < shift.since) return;
  // Behind the current month only after a clock that had jumped ahead: what was closed too early is opened again by `visit`.
  for (let month = monthsOn(shift.closedThrough, 1); month < current; month = monthsOn(month, 1)) await close(store, shift, month);
  await editShift(store, shift.id, (known) => ({ ...known, closedThrough: last }));
}

async function close(store: Store, shift: Shift, month: string): Promise<void> {
  const reason = shift.state === 'active' ? 'not-posted' : shift.state;
  for (let attempt = 0; attempt < 5; attempt++) {
    const stored = await readBriefing(store, shift.id, month);
    if (stored === undefined) {
      if (await createBriefing(store, { id: idOf(shift.id, month), shiftId: shift.id, month, state: 'missed', items: [], reminded: [], reason })) return;
    } else if (stored.doc.state === 'held' || stored.doc.state === 'missed') {
      return;
    } else {
      const unclear = stored.doc.state === 'uncertain' || stored.doc.state === 'claimed';
      if (await replaceBriefing(store, stored, { state: 'missed', undo: undefined, reason: unclear ? 'uncertain' : 'not-held' })) return;
    }
  }
}

async function markUnreachable(store: Store, shift: Shift): Promise<void> {
  await editShift(store, shift.id, (known) => ({ ...known, state: known.state === 'active' ? 'unreachable' : known.state }));
}
