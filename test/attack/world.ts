import { createHash } from 'node:crypto';
import { type Clock, manualClock, type Random, seededRandom, silentLog, randomInt, silentMetrics } from '../../src/base/index.js';
import { fileThought, lessonsKind } from '../../src/library/index.js';
import { createMailboxes, createThreads, deliverNote, mailboxesKind } from '../../src/mailbox/index.js';
import { createIntake, createOpener, createSealer, type Deliver, type DeliverNote, isNote, makePoolKey, options, poolKind, publicOf, release, type ReleaseDeps, type Report, type Answers } from '../../src/reporting/index.js';
import { type CaseOpening, casesKind, createCasework, createStaffLedger, createVault, openCase } from '../../src/review/index.js';
import type { Store } from '../../src/store/index.js';
import { createAdjustments } from '../../src/adjustments/index.js';
import type { Rounds } from '../../src/briefing/index.js';
import { createTeams, type Teams } from '../../src/teams/index.js';
import { cardsFolder } from '../support/cards-folder.js';
import { recordWrites, type Seen, type Write } from './record.js';

/** A defence that a simulation leaves out, to see that the attack would notice. */
export const weaknesses = ['shuffle', 'size', 'ids', 'time', 'mailbox', 'notify'] as const;
export type Weakness = (typeof weaknesses)[number];

/** The kind of document that what officers send becomes. */
export const releasedAs = ({ sends }: WorldSettings): 'cases' | 'thoughts' => (sends === 'thoughts' ? 'thoughts' : 'cases');

export interface WorldSettings {
  weeks: number;
  officers: number;
  reportsPerWeek: number;
  seed: string;
  /** What officers send: reports, which become cases, or thoughts on a lesson, as one of the notes that go the same way. Reports when left out. */
  sends?: 'reports' | 'thoughts';
  weaken?: Weakness;
}

/** What is true, which only the simulation knows: who sent which case or thought. */
export interface Truth {
  /** The moment at which the report behind a case was sent; no two are the same. */
  originOfCase: Map<string, number>;
}

const minute = 60_000;
const day = 24 * 60 * minute;
const firstMonday = Date.UTC(2026, 0, 5, 7);

/**
 * Lives some weeks over the real intake, release, cases, mailboxes and bot, on a given store. Officers report at random moments and use
 * the bot for other things too. `afterRelease` is called when a weekly release is done, for whoever looks at the files.
 */
export async function live(store: Store, settings: WorldSettings, afterRelease: (seen: Seen) => Promise<void>): Promise<{ seen: Seen; truth: Truth }> {
  const random = seededRandom(settings.seed);
  const clock = manualClock(firstMonday);
  const seen: Seen = { dialogs: [], writes: [], outbound: [], plain: new Map() };
  const recorded = recordWrites(store, clock, seen.writes);
  const world = await compose(recorded, clock, random, settings, seen);
  for (let week = 0; week < settings.weeks; week++) {
    for (const event of plan(random, settings, firstMonday + week * 7 * day)) {
      clock.set(event.at);
      await world.act(event);
    }
    clock.set(firstMonday + (week + 1) * 7 * day);
    await world.release('weekly');
    await afterRelease(seen);
  }
  return { seen, truth: { originOfCase: world.originOfCase } };
}

type Event = { at: number; officer: string; does: 'report' | 'other' | 'daily' };

/** A week's events in order: reports by random officers (some more often), other uses of the bot, the daily releases. */
function plan(random: Random, { officers, reportsPerWeek }: WorldSettings, from: number): Event[] {
  const moment = () => from + minute + randomInt(random, 7 * day - 2 * minute);
  const officer = () => `officer-${randomInt(random, officers)}`;
  const events: Event[] = Array.from({ length: reportsPerWeek }, () => ({ at: moment(), officer: officer(), does: 'report' }));
  for (let i = 0; i < reportsPerWeek * 2; i++) events.push({ at: moment(), officer: officer(), does: 'other' });
  for (let d = 1; d < 7; d++) events.push({ at: from + d * day, officer: '', does: 'daily' });
  return events.sort((a, b) => a.at - b.at);
}

async function compose(store: Store, clock: Clock, random: Random, settings: WorldSettings, seen: Seen) {
  const { weaken } = settings;
  const key = random.bytes(32);
  const poolKey = makePoolKey();
  const sealer = await createSealer(publicOf(poolKey), random);
  const opener = await createOpener([poolKey]);
  const vault = createVault(store, random, key);
  const threads = createThreads(store, vault);
  const mailboxes = createMailboxes(store, key, threads);
  const opening = { store, clock, vault, key, zone: 'UTC' };
  const casework = createCasework({ ...opening, destroyAlso: (id) => threads.destroy(id) });
  const intake = createIntake(store, clock, sealer, { key, zone: 'UTC' });
  const { bot } = createTeams({
    intake, mailboxes, random, clock, log: silentLog, metrics: silentMetrics, store, contact: '', key, cardsFolder, agency: { name: '', zone: 'UTC' },
    rules: { local: true, replyOrigins: [], tenants: new Set(), coordinators: new Set(), locale: 'en', staffKey: key }, threads, secondReader: false, retentionDays: 180,
    casework, staff: createStaffLedger(store, clock, random, 'UTC'), adjustments: createAdjustments(store, clock, random, 'UTC'), lessonIdOf: (id) => id, publicUrl: () => 'http://localhost', rounds: () => undefined as unknown as Rounds,
    ready: async () => undefined,
  });
  const originOfCase = new Map<string, number>();
  const sent = new Map<string, { at: number; poolId: string }>();

  const deliverOne = async (report: Report) => {
    const origin = sent.get(report.what.narrative);
    if (origin === undefined) throw new Error('a case that nobody sent');
    const caseId = weaken === 'ids' ? await openNamedAfterPool(opening, report, origin.poolId) : await openCase(opening, report);
    if (weaken === 'mailbox') await fillMailbox(store, report.mailbox, caseId);
    else await mailboxes.open(report.mailbox, caseId);
    if (weaken === 'time') seen.writes.push({ at: clock.now(), op: 'create', kind: 'case-times', id: caseId, bytes: 0, doc: { at: origin.at } });
    originOfCase.set(caseId, origin.at);
    seen.plain.set(caseId, { text: report.what.narrative, callType: report.circumstances.callType ?? '' });
  };
  const deliver: Deliver = async (reports) => { for (const report of reports) await deliverOne(report); };
  const lesson = { id: 'a-lesson', source: 'agency' as const, title: 'Doors', whatHappened: '', prevented: '', learned: '', questions: [], factors: [], month: '2026-01', brief: true };
  await store.create(lessonsKind, lesson);

  const deliverThought: DeliverNote = async (note) => {
    const think = async (id: string, lessonId: string, text: string) => {
      await fileThought(store, id, lessonId, text);
      const origin = sent.get(text);
      if (origin === undefined) throw new Error('a thought that nobody sent');
      originOfCase.set(id, origin.at);
      seen.plain.set(id, { text, callType: '' });
    };
    if (weaken === 'ids' && note.type === 'thought') await think(note.id, note.lessonId, note.text);
    else await deliverNote({ store, key, mailboxes, threads, casework, think }, note);
  };

  const deps: ReleaseDeps = { store, clock, random, log: silentLog, opener, sealer, deliver, deliverNote: deliverThought };

  return {
    originOfCase,
    async release(kind: 'weekly' | 'daily') {
      if (weaken !== 'shuffle') await release(deps, kind);
      else if (kind === 'weekly') await releaseInPoolOrder(deps);
    },
    async act({ at, officer, does }: Event) {
      if (does === 'daily') { await this.release('daily'); return; }
      seen.dialogs.push({ officer, at });
      if (does === 'other') { await otherUse(bot, random, seen, at); return; }
      const answers = makeAnswers(random, sent.size);
      const from = seen.writes.length;
      const formKey = random.bytes(16).toString('base64url');
      const text = settings.sends === 'thoughts' ? answers.what.narrative.slice(-2_000).trim() : answers.what.narrative;
      const codes = settings.sends === 'thoughts' ? await intake.send(formKey, { type: 'thought', lessonId: lesson.id, text }) : await intake.submit(formKey, answers);
      const write = seen.writes.slice(from).find((one) => one.kind === poolKind.name) as Write;
      if (weaken === 'size') write.bytes = JSON.stringify(answers).length;
      sent.set(text, { at, poolId: write.id });
      if (weaken === 'notify') seen.outbound.push({ at, text: `New report: ${answers.circumstances.callType}` });
      if (weaken === 'mailbox' && typeof codes === 'object' && codes.receipt !== undefined) {
        const { hashReceipt } = await import('../../src/reporting/index.js');
        await store.create(mailboxesKind, { id: hashReceipt(key, codes.receipt), of: 'case' as const, ref: 'waiting' });
      }
    },
  };
}

/** A release that neither shuffles nor stirs: in the order of the pool's ids, which whoever watched the pool knows. */
async function releaseInPoolOrder({ store, opener, deliver }: ReleaseDeps): Promise<void> {
  const { items } = await store.list(poolKind, 'pool', { limit: 1_000 });
  for (const { doc } of items) {
    const message = await opener.open(doc.envelope);
    if (!isNote(message)) await deliver([message]);
  }
  for (const { doc } of items) await store.delete(poolKind, 'pool', doc.id);
}

async function openNamedAfterPool(opening: CaseOpening, report: Report, poolId: string): Promise<string> {
  const { store } = opening;
  const realId = await openCase(opening, report);
  const stored = await store.read(casesKind, 'cases', realId);
  if (!stored) throw new Error('no case');
  const id = createHash('sha256').update(poolId).digest('base64url').slice(0, 32);
  await store.delete(casesKind, 'cases', realId);
  await store.create(casesKind, { ...stored.doc, id });
  return id;
}

async function fillMailbox(store: Store, id: string, caseId: string): Promise<void> {
  const waiting = await store.read(mailboxesKind, id, id);
  if (waiting) await store.replace(mailboxesKind, { id, of: 'case' as const, ref: caseId }, waiting.etag);
}

/** Help, a form opened and left, a receipt looked up: what an officer's log shows beside reports. */
async function otherUse(bot: Teams['bot'], random: Random, seen: Seen, at: number): Promise<void> {
  const asks = [
    { kind: 'say', command: 'help' }, { kind: 'open', dialog: 'reportNearMiss', overLimit: false },
    { kind: 'submit', data: { nearMiss: { step: 'check' }, receipt: 'x' }, overLimit: false },
  ] as const;
  const answer = await bot({ actor: { role: 'officer' }, locale: 'en', ask: asks[randomInt(random, asks.length)] ?? asks[0] });
  if (answer.kind === 'message') seen.outbound.push({ at, text: JSON.stringify(answer.card) });
}

const words = 'the car door light road partner radio behind corner slow fast dark wall dog knife belt cuff step bridge rain turn stop wait call'.split(' ');

/** A report of varied length and content. */
function makeAnswers(random: Random, n: number): Answers {
  const length = 5 + randomInt(random, 250);
  const narrative = `${Array.from({ length }, () => words[randomInt(random, words.length)]).join(' ')} ${n}`;
  const pick = <T>(list: readonly T[]) => list[randomInt(random, list.length)] as T;
  return {
    what: { relation: pick(options.relation), narrative },
    circumstances: { callType: pick(options.callType), month: pick(options.month), quarter: pick(options.quarter) },
    why: { harmAverted: pick(options.harmAverted), ...(randomInt(random, 2) === 0 ? { lessons: narrative.slice(0, 200).trim() } : {}) },
    choices: { discuss: true, handOver: randomInt(random, 2) === 0, leaveOutOri: false, urgent: false },
  };
}
