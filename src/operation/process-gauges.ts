import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Metrics } from '../base/index.js';

const mib = 1024 * 1024;
const memoryStep = 16 * mib;
/** The longest text that the form takes blocks the loop for less than the first of these: no ordinary turn shows. */
const lagSteps = [0.25, 1, 5, 60];
const hourMs = 3_600_000;

/** What is measured of the process; a test puts other figures in. */
export interface ProcessFigures {
  /** Resident bytes now. */
  resident(): number;
  /** The longest time in seconds that the event loop was blocked since the last call. */
  longestLag(): number;
}

/**
 * Memory and event loop of this process, taken at full hours and rounded up. Both follow what the process does, and what it does is often one
 * person's turn: so they are no finer than the hour of the log's lines, and neither processor time nor heap is told at all.
 */
export function createProcessGauges(metrics: Metrics, figures: ProcessFigures): (nowMs: number) => void {
  let hour = -Infinity;
  return (nowMs) => {
    const current = Math.floor(nowMs / hourMs);
    if (current === hour) return;
    hour = current;
    metrics.set('process_resident_memory_bytes', Math.ceil(figures.resident() / memoryStep) * memoryStep);
    const lag = figures.longestLag();
    metrics.set('nodejs_eventloop_lag_max_seconds', lagSteps.find((step) => lag <= step) ?? lagSteps.at(-1) as number);
  };
}

export function processFigures(): ProcessFigures {
  const delays = monitorEventLoopDelay({ resolution: 50 });
  delays.enable();
  return {
    resident: () => process.memoryUsage.rss(),
    longestLag() {
      const seconds = delays.max / 1e9;
      delays.reset();
      return seconds;
    },
  };
}
