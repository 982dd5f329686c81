import { createHmac } from 'node:crypto';
import { DateTime } from 'luxon';
import { z } from 'zod';
import type { Clock } from '../base/index.js';
import { type Report, reportSchema } from '../reporting/index.js';
import { createOnce, type Kind, type Store } from '../store/index.js';
import { claimCodename } from './codename.js';
import type { Vault } from './vault.js';

const { what, circumstances, why, choices } = reportSchema.shape;

/** The answers of a report that were chosen from lists; a coordinator may correct them. */
const factsSchema = z.strictObject({
  relation: what.shape.relation,
  circumstances,
  why: why.omit({ lessons: true, suggestedChange: true }).strict(),
  choices,
});
export type CaseFacts = z.infer<typeof factsSchema>;

/** What was written by the reporter. Kept only under the case's own key, and only until the case is published or closed. */
export interface CaseTexts {
  narrative: string;
  lessons?: string | undefined;
  suggestedChange?: string | undefined;
}

export const closeReasons = ['not-a-near-miss', 'too-little', 'already-known', 'withdrawn', 'expired'] as const;
export type CloseReason = (typeof closeReasons)[number];

/** One incident. Its only times are the week of its release and the month of its end. */
export interface Case {
  id: string;
  codename: string;
  /** ISO week of the release, `2026-W48`. */
  week: string;
  /** `second-reading`: a lesson is written and waits for another coordinator. `merged`: part of the case `mergedInto`. */
  state: 'open' | 'second-reading' | 'published' | 'closed' | 'merged';
  facts: CaseFacts;
  /** Keyed hashes by which reports of one incident are found (policy 4.1.1). From a case there is no way to a receipt. */
  companion: string;
  colleague?: string | undefined;
  /** CaseTexts under the case's key; '' once destroyed. */
  sealed: string;
  /** A lesson in writing, likewise. */
  draft: string;
  mergedInto?: string | undefined;
  lessonId?: string | undefined;
  closed?: CloseReason | undefined;
  /** Whether it goes to the national system (policy 4.1): as the reporter chose, until it is done. */
  handOver: 'no' | 'due' | 'done';
  /** The month of publication, closing, hand-over. */
  endedIn?: string | undefined;
  handedOverIn?: string | undefined;
  /** Who wrote the draft, as a mark of no use for anything but telling a second reader from the first. */
  writtenBy?: string | undefined;
  /** An ended case whose words are not destroyed yet: only in between, or after a crash. */
  toDestroy: boolean;
}

export const casesKind: Kind<Case> = {
  name: 'cases',
  version: 2,
  schema: z.strictObject({
    id: z.string(),
    codename: z.string(),
    week: z.string().regex(/^\d{4}-W\d{2}$/),
    state: z.enum(['open', 'second-reading', 'published', 'closed', 'merged']),
    facts: factsSchema,
    companion: z.string(),
    colleague: z.string().optional(),
    sealed: z.string().max(100_000),
    draft: z.string().max(100_000),
    mergedInto: z.string().optional(),
    lessonId: z.string().optional(),
    closed: z.enum(closeReasons).optional(),
    handOver: z.enum(['no', 'due', 'done']),
    endedIn: z.string().regex(/^\d{4}-\d{2}$/).optional(),
    handedOverIn: z.string().regex(/^\d{4}-\d{2}$/).optional(),
    writtenBy: z.string().max(60).optional(),
    toDestroy: z.boolean(),
  }),
  partitionOf: () => 'cases',
  indexed: ['week', 'state', 'mergedInto', 'companion', 'colleague', 'handOver', 'toDestroy', 'facts.circumstances.callType', 'lessonId'],
  ordered: [['state', 'week'], ['handOver', 'state'], ['handOver', 'state', 'week'], ['state', 'facts.circumstances.callType', 'lessonId']],
};

export interface CaseOpening {
  store: Store;
  clock: Clock;
  vault: Vault;
  key: Buffer;
  zone: string;
}

/**
 * Opens a case for a released report and resolves to its id. The id is a keyed hash, so the same report gives the same case however
 * often the release is repeated, and without the key nobody can tell which pool entry it came from.
 */
export async function openCase({ store, clock, vault, key, zone }: CaseOpening, report: Report): Promise<string> {
  const id = createHmac('sha256', key).update(`case:${report.mailbox}`).digest('base64url').slice(0, 32);
  // Before anything is written: a repeated release must not give a case that has ended meanwhile a new key.
  if (await store.read(casesKind, 'cases', id)) return id;
  const codename = await claimCodename(store, key, id);
  const week = DateTime.fromMillis(clock.now(), { zone }).toFormat("kkkk-'W'WW");
  const { lessons, suggestedChange, ...chosen } = report.why;
  const words: CaseTexts = { narrative: report.what.narrative, lessons, suggestedChange };
  await createOnce(store, casesKind, {
    id, codename, week, state: 'open', companion: report.companion, colleague: report.colleague,
    facts: { relation: report.what.relation, circumstances: report.circumstances, why: chosen, choices: report.choices },
    sealed: await vault.seal(id, JSON.stringify(words)), draft: '', handOver: report.choices.handOver ? 'due' : 'no', toDestroy: false,
  });
  return id;
}

const textsSchema = z.strictObject({ narrative: z.string(), lessons: z.string().optional(), suggestedChange: z.string().optional() });

/** The reporter's words of a case; undefined once they are destroyed. */
export async function textsOf(vault: Vault, { id, sealed }: Case): Promise<CaseTexts | undefined> {
  const opened = sealed === '' ? undefined : await vault.open(id, sealed);
  return opened === undefined ? undefined : textsSchema.parse(JSON.parse(opened));
}
