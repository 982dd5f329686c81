import { z } from 'zod';
import { AppError } from '../base/index.js';
import { createOnce, type Kind, readAll, type Store, type Stored } from '../store/index.js';

export const bands = ['1-5', '6-10', '11-20', 'over-20'] as const;
export const heldLimits = { takeAways: 1_000, note: 1_000 } as const;

/** What a supervisor recorded. It names nobody: how many took part is a band, and the texts have passed the detectors. */
export interface Held {
  /** Ids of the lessons and exercises talked about. */
  covered: string[];
  takeAways: string;
  attendance: (typeof bands)[number];
  /** Concerns, for the coordinator only. */
  note: string;
}

/**
 * One shift × one month. Where there is no entry the briefing is due, or will be. `claimed`: a replica is sending the card.
 * `uncertain`: it may have arrived or not, and only a person can tell.
 */
export interface Briefing {
  /** `shift:month`: it can exist once only, which is what makes the card come once only. */
  id: string;
  shiftId: string;
  month: string;
  state: 'claimed' | 'posted' | 'uncertain' | 'postponed' | 'held' | 'missed';
  /** Ids of lessons, or of exercises where there was no lesson. */
  items: string[];
  /** Adjustments that the card tells of: "you said, we changed". */
  changes?: string[] | undefined;
  /** What was on the card before and was put aside for something else. */
  seen?: string[] | undefined;
  /** Until it is posted: whose claim it is, so that no two replicas can write the same entry and each take it for its own; and when it ends, in milliseconds. */
  claim?: { by: string; until: number } | undefined;
  /** The channel's thread, as the connector calls it. */
  thread?: string | undefined;
  /** When the card was posted, in milliseconds. */
  postedAt?: number | undefined;
  postponedTo?: number | undefined;
  /** Reminders that were sent, or may have been. */
  reminded: string[];
  held?: Held | undefined;
  /** What an undo goes back to, and until when. */
  undo?: { until: number; state: 'posted' | 'postponed'; postponedTo?: number | undefined } | undefined;
  /** Why a missed one was missed. */
  reason?: 'not-held' | 'not-posted' | 'uncertain' | 'paused' | 'unreachable' | undefined;
}

/** Marks kept of reminders; a month has fewer, unless somebody postpones it day and night. */
export const mostReminded = 50;

export const briefingsKind: Kind<Briefing> = {
  name: 'briefings',
  version: 1,
  schema: z.strictObject({
    id: z.string(),
    shiftId: z.string(),
    month: z.string().regex(/^\d{4}-\d{2}$/),
    state: z.enum(['claimed', 'posted', 'uncertain', 'postponed', 'held', 'missed']),
    items: z.array(z.string()).max(10),
    changes: z.array(z.string()).max(10).optional(),
    seen: z.array(z.string()).max(80).optional(),
    claim: z.strictObject({ by: z.string(), until: z.number() }).optional(),
    thread: z.string().max(500).optional(),
    postedAt: z.number().optional(),
    postponedTo: z.number().optional(),
    reminded: z.array(z.string()).max(mostReminded),
    held: z.strictObject({
      covered: z.array(z.string()).max(10),
      takeAways: z.string().max(heldLimits.takeAways),
      attendance: z.enum(bands),
      note: z.string().max(heldLimits.note),
    }).optional(),
    undo: z.strictObject({ until: z.number(), state: z.enum(['posted', 'postponed']), postponedTo: z.number().optional() }).optional(),
    reason: z.enum(['not-held', 'not-posted', 'uncertain', 'paused', 'unreachable']).optional(),
  }),
  partitionOf: ({ month }) => month,
  indexed: ['state'],
};

export function idOf(shiftId: string, month: string): string {
  return `${shiftId}:${month}`;
}

export async function readBriefing(store: Store, shiftId: string, month: string): Promise<Stored<Briefing> | undefined> {
  return store.read(briefingsKind, month, idOf(shiftId, month));
}

/** Creates an entry; undefined where there is one already. */
export async function createBriefing(store: Store, briefing: Briefing): Promise<Stored<Briefing> | undefined> {
  const etag = await createOnce(store, briefingsKind, briefing);
  return etag === undefined ? undefined : { doc: briefing, etag };
}

/** Replaces an entry in the version that was read; undefined where somebody else was faster. */
export async function replaceBriefing(store: Store, stored: Stored<Briefing>, change: Partial<Briefing>): Promise<Stored<Briefing> | undefined> {
  const doc: Briefing = { ...stored.doc, ...change };
  try {
    return { doc, etag: await store.replace(briefingsKind, doc, stored.etag) };
  } catch (error) {
    if (error instanceof AppError && ['NM-STORE-STALE', 'NM-STORE-MISSING'].includes(error.code)) return undefined;
    throw error;
  }
}

/** All entries of a month. */
export async function briefingsOf(store: Store, month: string): Promise<Briefing[]> {
  return readAll(store, briefingsKind, month);
}
