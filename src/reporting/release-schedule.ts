import { Cron } from 'croner';
import { z } from 'zod';
import { AppError, type Clock, codeOf, type Log } from '../base/index.js';
import type { Kind, Store } from '../store/index.js';
import type { ReleaseResult } from './release.js';

export type ReleaseKind = 'weekly' | 'daily';

export interface ReleaseSchedule {
  /** Croner pattern of the release of everything, for example `0 7 * * 1`. */
  weekly: string;
  /** Croner pattern of the release of urgent reports. */
  daily: string;
  /** IANA zone that both are read in. */
  zone: string;
}

interface ReleaseDone {
  /** The release's planned moment, for example `weekly:2026-11-23T12-00-00Z`. */
  id: string;
}

/** Which planned releases are done. Planned moments only: they say nothing about any report. */
export const releasesKind: Kind<ReleaseDone> = {
  name: 'releases',
  version: 1,
  schema: z.strictObject({ id: z.string() }),
  partitionOf: () => 'releases',
  indexed: [],
};

export interface ReleaseTimer {
  /** Does what is due now; for the timer below and for tests. Resolves to the kinds that were run. */
  tick(): Promise<ReleaseKind[]>;
  stop(): void;
}

const tickMs = 60_000;

/**
 * Looks every minute whether a planned release is not done yet. One that fell into a time when nothing ran is done at the start,
 * and no other moment ever releases: a release out of turn would be one with fewer reports in it.
 */
export function startReleaseTimer(store: Store, clock: Clock, log: Log, schedule: ReleaseSchedule, run: (kind: ReleaseKind) => Promise<ReleaseResult | undefined>): ReleaseTimer {
  let busy: Promise<ReleaseKind[]> | undefined;

  async function look(): Promise<ReleaseKind[]> {
    const ran: ReleaseKind[] = [];
    for (const kind of ['weekly', 'daily'] as const) {
      const moment = lastPlanned(schedule[kind], schedule.zone, clock.now());
      if (moment === undefined) continue;
      const id = `${kind}:${new Date(moment).toISOString().slice(0, 19).replaceAll(':', '-')}Z`;
      if (await store.read(releasesKind, 'releases', id)) continue;
      const result = await run(kind);
      if (result === undefined) continue;
      await markDone(store, id);
      ran.push(kind);
      log.info('release-done');
    }
    return ran;
  }

  const tick = () => {
    busy ??= look().finally(() => { busy = undefined; });
    return busy;
  };
  const timer = setInterval(() => {
    tick().catch((error: unknown) => { log.error('release-failed', { code: codeOf(error) }); });
  }, tickMs);
  timer.unref();
  return { tick, stop: () => { clearInterval(timer); } };
}

async function markDone(store: Store, id: string): Promise<void> {
  await store.create(releasesKind, { id }).catch((error: unknown) => {
    if (!(error instanceof AppError && error.code === 'NM-STORE-CONFLICT')) throw error;
  });
}

/** The latest planned moment at or before `nowMs`, in milliseconds; undefined where the pattern has none. */
export function lastPlanned(pattern: string, zone: string, nowMs: number): number | undefined {
  // A minute ahead, since the moment itself counts as past.
  const [previous] = new Cron(pattern, { timezone: zone, paused: true }).previousRuns(1, new Date(nowMs + 1_000));
  return previous === undefined || previous.getTime() > nowMs ? undefined : previous.getTime();
}

/** Whether a croner pattern can be read and ever comes due. */
export function isPattern(pattern: string): boolean {
  try {
    return new Cron(pattern, { paused: true }).nextRun() !== null;
  } catch {
    return false;
  }
}
