import { z } from 'zod';
import { type Clock, codeOf, type Log, type Metrics, silentMetrics } from '../base/index.js';
import { createOnce, type Kind, type Store } from '../store/index.js';
import { lastPlanned } from './planned.js';

export interface Job {
  /** Unique among the jobs; part of what is stored about them. */
  name: string;
  /** Croner pattern, read in the agency's zone. */
  pattern: string;
  /**
   * `repeatable`: run, then marked as done; bears being run twice. `once`: marked first, so that it never runs twice and, if the process
   * dies in between, not at all.
   */
  kind: 'repeatable' | 'once';
  /** Resolves to false where another replica is at it: then it is not done yet. */
  run: () => Promise<boolean>;
}

interface Done {
  /** The job's name and its planned moment, for example `release-weekly:2026-11-23T12-00-00Z`. */
  id: string;
}

/** Which planned moments are done. Planned moments only: they say nothing about any report. */
export const plannedKind: Kind<Done> = {
  name: 'planned',
  version: 1,
  schema: z.strictObject({ id: z.string() }),
  partitionOf: ({ id }) => id,
  indexed: [],
  scheduled: true,
};

export interface Jobs {
  /** Does what is due by the clock and not done yet; resolves to the names of what was run. */
  tick(): Promise<string[]>;
  stop(): void;
}

const tickMs = 60_000;

/**
 * Looks every minute whether a planned moment has passed undone. One that fell into a time when nothing ran is caught up with at the
 * next look; no other moment ever runs a job. A release out of turn would be one with fewer reports in it.
 */
export function startJobs(store: Store, clock: Clock, log: Log, zone: string, jobs: readonly Job[], metrics: Metrics = silentMetrics): Jobs {
  declareSeries(metrics, jobs);
  let busy: Promise<string[]> | undefined;

  async function look(): Promise<string[]> {
    const ran: string[] = [];
    for (const job of jobs) {
      try {
        if (await runIfDue(job)) ran.push(job.name);
      } catch (error) {
        metrics.count('near_miss_jobs_total', job.name, 'failed');
        log.error('job-failed', { code: codeOf(error) });
      }
    }
    return ran;
  }

  async function runIfDue(job: Job): Promise<boolean> {
    const moment = lastPlanned(job.pattern, zone, clock.now());
    if (moment === undefined) return false;
    const id = `${job.name}:${new Date(moment).toISOString().slice(0, 19).replaceAll(':', '-')}Z`;
    if (await store.read(plannedKind, id, id)) {
      metrics.set('near_miss_job_last_done_timestamp_seconds', moment / 1_000, job.name);
      return false;
    }
    if (job.kind === 'once') return await mark(store, id) && await timed(job);
    return await timed(job) && mark(store, id);
  }

  async function timed(job: Job): Promise<boolean> {
    const begin = performance.now();
    const done = await job.run();
    if (!done) return false;
    metrics.took('near_miss_job_seconds', (performance.now() - begin) / 1_000, job.name);
    metrics.count('near_miss_jobs_total', job.name, 'done');
    return true;
  }

  const tick = () => {
    busy ??= look().finally(() => { busy = undefined; });
    return busy;
  };
  const timer = setInterval(() => { void tick(); }, tickMs);
  timer.unref();
  return { tick, stop: () => { clearInterval(timer); } };
}

/** Whether it was us who marked it. */
async function mark(store: Store, id: string): Promise<boolean> {
  return await createOnce(store, plannedKind, { id }) !== undefined;
}

function declareSeries(metrics: Metrics, jobs: readonly Job[]): void {
  for (const { name } of jobs) {
    metrics.declare('near_miss_job_seconds', name);
    for (const outcome of ['done', 'failed']) metrics.declare('near_miss_jobs_total', name, outcome);
  }
}
