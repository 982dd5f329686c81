import { createHash } from 'node:crypto';
import type { Raw } from './stores.js';
import type { Seen, Write } from './record.js';

/** A report as the attacker saw it come: the officer whose dialog fell together with the write, and all that the write showed. */
export interface Arrival {
  officer: string;
  at: number;
  poolId: string;
  bytes: number;
  /** Ids of other documents written at the same moment. */
  alongside: string[];
  /** Outbound messages sent at the same moment. */
  outbound: string;
}

/** A case as it lies there after its release. */
export interface Released {
  id: string;
  text: string;
  callType: string;
  /** Numbers and texts that cases can be ordered by. */
  observables: Record<string, number | string>;
  mailboxId: string;
  /** Any moment that some document about the case gives away. */
  times: number[];
}

export interface Week {
  arrivals: Arrival[];
  released: Released[];
}

/** Sorts what was seen into weeks; each week's arrivals are the candidates for each of its cases. */
export function weeksOf(seen: Seen, raws: readonly Raw[], kind: string): Week[] {
  return raws.map((raw, week) => {
    const until = week === raws.length - 1 ? Infinity : lastWriteOf(seen, raw, kind);
    const from = week === 0 ? -Infinity : lastWriteOf(seen, raws[week - 1] as Raw, kind);
    const within = seen.writes.filter(({ at }) => at > from && at <= until);
    return { arrivals: arrivalsIn(seen, within), released: releasedIn(seen, within, raw, kind) };
  });
}

function lastWriteOf(seen: Seen, raw: Raw, what: string): number {
  return Math.max(...seen.writes.filter(({ kind, id }) => kind === what && raw.has(id)).map(({ at }) => at));
}

/** A pool entry that appears at the moment of an officer's dialog is that officer's; one that appears at a release is stirred. */
function arrivalsIn(seen: Seen, writes: readonly Write[]): Arrival[] {
  const dialogs = new Map(seen.dialogs.map(({ officer, at }) => [at, officer]));
  return writes.filter(({ kind, op, at }) => kind === 'pool' && op === 'create' && dialogs.has(at)).map(({ at, id, bytes }) => ({
    officer: dialogs.get(at) as string, at, poolId: id, bytes,
    alongside: writes.filter((other) => other.at === at && other.kind !== 'pool').map((other) => other.id),
    outbound: seen.outbound.filter((message) => message.at === at).map(({ text }) => text).join('\n'),
  }));
}

function releasedIn(seen: Seen, writes: readonly Write[], raw: Raw, what: string): Released[] {
  const creates = writes.filter(({ kind, op }) => kind === what && op === 'create').filter(({ id }) => raw.has(id));
  const mailboxes = writes.filter(({ kind, op }) => kind === 'mailboxes' && op !== 'delete');
  return creates.map(({ id, doc, bytes }, place) => {
    const { codename = '' } = doc as { codename?: string };
    const { text, callType } = seen.plain.get(id) ?? { text: '', callType: '' };
    const mailboxPlace = mailboxes.findLastIndex((write) => (write.doc as { ref: string }).ref === id);
    const mailboxId = mailboxes[mailboxPlace]?.id ?? '';
    return {
      id, text, callType, mailboxId,
      times: seen.writes.filter((write) => write.kind === 'case-times' && write.id === id).map((write) => (write.doc as { at: number }).at),
      observables: {
        writeOrder: place, caseId: id, codename, mailboxId, mailboxOrder: mailboxPlace, textLength: text.length, documentSize: bytes,
        idHash: createHash('sha256').update(id).digest('hex'), ...raw.get(id),
      },
    };
  });
}
