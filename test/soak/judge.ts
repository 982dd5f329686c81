import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ChildProcess } from 'node:child_process';

/** The bot at one moment of the load. */
export interface Sample {
  /** Since the load began. */
  minute: number;
  /** Resident memory. */
  mib: number;
  /** Length of the store's file. */
  storeMib: number;
  /** Requests answered so far, and the processor time in seconds that they have cost the bot and whoever sent them. */
  requests: number;
  botS: number;
  clientS: number;
}

export function sampleOf(child: ChildProcess, dataDir: string, beganAt: number, requests: number): Sample | undefined {
  try {
    const kb = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
    // Ticks of a hundredth of a second, after the name in brackets.
    const [user, system] = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ').slice(11, 13).map(Number) ?? [];
    if (kb === undefined || user === undefined || system === undefined) return undefined;
    const client = process.cpuUsage();
    return {
      minute: (performance.now() - beganAt) / 60_000, mib: Number(kb) / 1024, storeMib: statSync(join(dataDir, 'near-miss.db')).size / 1024 / 1024,
      requests, botS: (user + system) / 100, clientS: (client.user + client.system) / 1e6,
    };
  } catch {
    return undefined;
  }
}

export interface Memory {
  /** Medians of the first and the last fifth of what is looked at, in MiB. */
  first: number;
  last: number;
  peak: number;
  /** Theil-Sen slope in MiB a minute: the median of all pairs, which a garbage collection more or less does not move. */
  slope: number;
  /** The same of the store's file. */
  storeSlope: number;
}

/** Looks at the second half only: before it, caches and the heap's own size are still finding their measure. */
export function judgeMemory(samples: readonly Sample[]): Memory {
  const end = samples.at(-1)?.minute ?? 0;
  const late = samples.filter(({ minute }) => minute >= end / 2);
  const fifth = Math.max(1, Math.floor(late.length / 5));
  const slopeOf = (what: 'mib' | 'storeMib') => middle(late.flatMap((a, i) => late.slice(i + 1).filter((b) => b.minute > a.minute).map((b) => (b[what] - a[what]) / (b.minute - a.minute))));
  return {
    first: middle(late.slice(0, fifth).map(({ mib }) => mib)), last: middle(late.slice(-fifth).map(({ mib }) => mib)),
    peak: Math.round(Math.max(...samples.map(({ mib }) => mib))), slope: slopeOf('mib'), storeSlope: slopeOf('storeMib'),
  };
}

export interface Cost {
  /** Microseconds of the bot's processor time for a request, in the first and the last third of the minutes. */
  first: number;
  last: number;
  /** How many times the first the last would be on a machine of one speed. What the sender of the requests needs for one is always the same work, so it tells how fast the machine was. */
  growth: number;
}

/** Whether a request comes to cost more while the store grows. */
export function judgeCost(samples: readonly Sample[]): Cost {
  const end = samples.at(-1)?.minute ?? 0;
  const between = (from: number, to: number): { bot: number; client: number } => {
    const part = samples.filter(({ minute }) => minute >= from && minute <= to);
    const [a, b] = [part[0], part.at(-1)];
    const requests = a && b ? b.requests - a.requests : 0;
    return a && b && requests > 0 ? { bot: (b.botS - a.botS) / requests, client: (b.clientS - a.clientS) / requests } : { bot: 0, client: 1 };
  };
  const [first, last] = [between(0, end / 3), between((end * 2) / 3, end)];
  const growth = first.bot === 0 ? 0 : last.bot / last.client / (first.bot / first.client);
  return { first: Math.round(first.bot * 1e6), last: Math.round(last.bot * 1e6), growth: Number(growth.toFixed(2)) };
}

/** The value below which `part` of the values lie. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(1));
}

function middle(values: readonly number[]): number {
  return Number(quantile(values, 0.5).toFixed(1));
}
