import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ChildProcess } from 'node:child_process';

/** Resident memory over time: minutes since the load began, MiB. */
export interface Sample {
  minute: number;
  mib: number;
  /** Length of the store's file. */
  storeMib: number;
}

export function sampleMemory(child: ChildProcess, dataDir: string, beganAt: number): Sample | undefined {
  try {
    const kb = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
    return kb === undefined ? undefined : { minute: (performance.now() - beganAt) / 60_000, mib: Number(kb) / 1024, storeMib: statSync(join(dataDir, 'near-miss.db')).size / 1024 / 1024 };
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
  /** The same of the store's file, which memory follows: it is held while it is written anew. */
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

/** The value below which `part` of the values lie. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(1));
}

function middle(values: readonly number[]): number {
  return Number(quantile(values, 0.5).toFixed(1));
}
