import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { briefingsOf, listShifts } from '../../src/briefing/index.js';
import { mailboxesKind } from '../../src/mailbox/index.js';
import { hashReceipt, normaliseCode } from '../../src/reporting/index.js';
import { casesKind } from '../../src/review/index.js';
import { listAll, type Store } from '../../src/store/index.js';
import { Looker } from '../chaos/look.js';
import { reportOfCase } from '../support/opened-store.js';
import type { BadConnector } from './connector.js';
import type { Told } from './traffic.js';

export interface Kept {
  acknowledged: number;
  cases: number;
  /** Acknowledged, and its receipt leads neither to a case nor to a sealed report that waits. */
  lost: number;
  /** Reports in more than one case, and cases that no report was sent for. */
  doubled: number;
  /** Waiting in the pool when all was released. */
  waiting: number;
  shifts: number;
  briefings: { posted: number; uncertain: number; lost: number; doubled: number };
}

/** What the store holds in the end, against what officers and channels were told. `unanswered`: reports whose last answer did not come; they may be there. */
export async function look(store: Store, dataDir: string, told: Told, unanswered: number, begun: BadConnector['begun'], months: readonly string[]): Promise<Kept> {
  const key = Buffer.from(readFileSync(join(dataDir, 'receipt.key'), 'utf8'), 'base64');
  const { pool } = await new Looker(dataDir).look(store);
  const waiting = new Set([...pool.values()].map(({ report }) => report.mailbox));
  let lost = 0;
  for (const receipt of told.reports.keys()) {
    const id = hashReceipt(key, normaliseCode(receipt));
    const mailbox = await store.read(mailboxesKind, id, id);
    const found = mailbox !== undefined && await store.read(casesKind, 'cases', mailbox.doc.ref) !== undefined;
    if (!found && !waiting.has(id)) lost++;
  }
  // A closed case has no words left; by its words only an open one can be told from another.
  const seen = new Set<string>();
  let [cases, doubled] = [0, 0];
  for await (const { doc } of listAll(store, casesKind, 'cases')) {
    cases++;
    const { narrative } = (await reportOfCase(store, key, doc)).what;
    const token = /^token-\w+/.exec(narrative)?.[0];
    if (token !== undefined && seen.has(token)) doubled++;
    if (token !== undefined) seen.add(token);
  }
  // An entry that is delivered and not yet deleted is a release under way.
  const sealed = [...pool.values()].filter(({ delivered }) => !delivered).length;
  doubled += Math.max(0, cases + sealed - told.reports.size - told.withoutReceipt - unanswered);
  return { acknowledged: told.reports.size, cases, lost, doubled, waiting: pool.size, ...await lookAtBriefings(store, told, begun, months) };
}

async function lookAtBriefings(store: Store, told: Told, begun: BadConnector['begun'], months: readonly string[]): Promise<Pick<Kept, 'shifts' | 'briefings'>> {
  const shifts = new Map((await listShifts(store)).map((shift) => [shift.place.channelId, shift]));
  const entries = new Map((await Promise.all(months.map((month) => briefingsOf(store, month)))).flat().map((entry) => [entry.shiftId, entry]));
  const briefings = { posted: 0, uncertain: 0, lost: 0, doubled: 0 };
  for (const channel of told.shifts) {
    const entry = entries.get(shifts.get(channel)?.id ?? '');
    const cards = begun.get(channel) ?? 0;
    if (cards > 1) briefings.doubled++;
    if (entry?.state === 'uncertain') briefings.uncertain++;
    else if (cards > 0) briefings.posted++;
    else if (entry === undefined || entry.state !== 'claimed') briefings.lost++;
  }
  return { shifts: told.shifts.length, briefings };
}
