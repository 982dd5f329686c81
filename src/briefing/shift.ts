import { createHash } from 'node:crypto';
import { IANAZone } from 'luxon';
import { z } from 'zod';
import { AppError, type Clock, type Random } from '../base/index.js';
import { isPattern, monthOf, monthsOn, plannedIn } from '../planning/index.js';
import { createOnce, type Kind, readAll, type Store, type Stored } from '../store/index.js';

/** Where a shift's channel is. A place, never a person's chat. */
export const placeSchema = z.strictObject({
  serviceUrl: z.string().max(500),
  channelId: z.string().max(200),
  teamId: z.string().max(200).optional(),
  tenantId: z.string().max(100).optional(),
});
export type Place = z.infer<typeof placeSchema>;

/** A team channel with its own schedule of briefings (policy 4.2). */
export interface Shift {
  id: string;
  name: string;
  /** IANA zone. */
  zone: string;
  /** Croner pattern; its first moment of a month is the briefing's. */
  pattern: string;
  /** Days after the card at which it is asked whether the briefing was held; 0 for not at all. */
  reminderDays: number;
  /** Lessons on one card, 1 to 3. */
  lessons: number;
  /** Entra object ids, lower case, of those who may record; where there are none, everyone in the channel may. */
  supervisors: string[];
  place: Place;
  /** `unreachable`: the bot was removed or the channel is gone; a new installation mends it. */
  state: 'active' | 'paused' | 'unreachable';
  /** The first month with a briefing due. */
  since: string;
  /** The last month that is over and accounted for. */
  closedThrough: string;
}

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** Patterns that were found to be good: ten thousand shifts have the same few. */
const goodPatterns = new Set<string>();

function isKnownPattern(pattern: string): boolean {
  if (goodPatterns.has(pattern)) return true;
  if (!isPattern(pattern)) return false;
  goodPatterns.add(pattern);
  return true;
}

export const shiftsKind: Kind<Shift> = {
  name: 'shifts',
  version: 1,
  schema: z.strictObject({
    id: z.string(),
    name: z.string().min(1).max(80),
    // Looked up in luxon's cache: `isValidZone` takes a third of a millisecond, for each shift that is read.
    zone: z.string().refine((zone) => IANAZone.create(zone).isValid),
    pattern: z.string().refine(isKnownPattern),
    reminderDays: z.number().int().min(0).max(27),
    lessons: z.number().int().min(1).max(3),
    supervisors: z.array(z.string().max(100)).max(50),
    place: placeSchema,
    state: z.enum(['active', 'paused', 'unreachable']),
    since: month,
    closedThrough: month,
  }),
  partitionOf: () => 'shifts',
  indexed: ['name', 'state', 'place.channelId', 'place.teamId'],
};

/** What the coordinator says of a shift. */
export type ShiftSettings = Pick<Shift, 'name' | 'zone' | 'pattern' | 'reminderDays' | 'lessons' | 'supervisors'>;

/**
 * Registers a channel as a shift, or changes the one that it is. The id follows from the channel, so that two who register it at once
 * make one shift. A shift that moved away keeps its id; the next one in its old channel gets a random one.
 */
export async function registerShift(store: Store, clock: Clock, random: Random, place: Place, settings: ShiftSettings): Promise<Shift> {
  const known = await shiftAt(store, place.channelId);
  if (known !== undefined) return editShift(store, known.id, (shift) => ({ ...shift, ...settings, place, state: 'active' }));
  const id = createHash('sha256').update(place.channelId).digest('hex').slice(0, 24);
  const now = clock.now();
  const thisMonth = monthOf(now, settings.zone);
  // What was planned for earlier this month is not asked for now: the first briefing that can be missed is the next one.
  const since = plannedIn(thisMonth, settings.pattern, settings.zone) > now ? thisMonth : monthsOn(thisMonth, 1);
  const shift: Shift = { ...settings, place, id, state: 'active', since, closedThrough: monthsOn(since, -1) };
  if (await createOnce(store, shiftsKind, shift) !== undefined) return shift;
  if ((await readShift(store, id))?.place.channelId === place.channelId) return editShift(store, id, (other) => ({ ...other, ...settings, place, state: 'active' }));
  const another: Shift = { ...shift, id: random.bytes(12).toString('hex') };
  await store.create(shiftsKind, another);
  return another;
}

export async function readShift(store: Store, id: string): Promise<Shift | undefined> {
  return (await store.read(shiftsKind, 'shifts', id))?.doc;
}

/** All shifts, by name. */
export async function listShifts(store: Store): Promise<Shift[]> {
  return readAll(store, shiftsKind, 'shifts', { orderBy: 'name' });
}

/** The shift whose channel it is. */
export async function shiftAt(store: Store, channelId: string): Promise<Shift | undefined> {
  return (await store.list(shiftsKind, 'shifts', { where: { 'place.channelId': channelId }, limit: 1 })).items[0]?.doc;
}

/** Changes a shift; what others changed meanwhile is kept. Fails with NM-STORE-MISSING where it is gone. */
export async function editShift(store: Store, id: string, change: (shift: Shift) => Shift): Promise<Shift> {
  for (let attempt = 0; ; attempt++) {
    const stored: Stored<Shift> | undefined = await store.read(shiftsKind, 'shifts', id);
    if (stored === undefined) throw new AppError('NM-STORE-MISSING');
    const changed = change(stored.doc);
    try {
      await store.replace(shiftsKind, changed, stored.etag);
      return changed;
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'NM-STORE-STALE') || attempt === 5) throw error;
    }
  }
}

/** Removes a shift. What its briefings were stays in the ledger. */
export async function removeShift(store: Store, id: string): Promise<void> {
  await store.delete(shiftsKind, 'shifts', id);
}

/** Marks all shifts of a channel or a team: unreachable when the bot was removed or the channel deleted, active again when it is back. */
export async function markReachable(store: Store, where: { channelId?: string; teamId?: string }, reachable: boolean): Promise<void> {
  const filter = where.channelId !== undefined ? { 'place.channelId': where.channelId } : where.teamId !== undefined ? { 'place.teamId': where.teamId } : undefined;
  if (filter === undefined) return;
  const { items } = await store.list(shiftsKind, 'shifts', { where: { ...filter, state: reachable ? 'unreachable' : 'active' }, limit: 1_000 });
  for (const { doc } of items) await editShift(store, doc.id, (shift) => ({ ...shift, state: reachable ? 'active' : 'unreachable' }));
}
