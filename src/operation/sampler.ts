import type { Clock, Metrics } from '../base/index.js';
import { createProcessGauges, type ProcessFigures, processFigures } from './process-gauges.js';

const minuteMs = 60_000;

export interface SamplerDeps {
  metrics: Metrics;
  clock: Clock;
  /** Resolves when the store answers. */
  ping: () => Promise<void>;
  version: string;
  figures?: ProcessFigures;
}

/** What is told to whoever asks: the text as of the last full minute. Asking more often shows nothing more. */
export interface Sampler {
  text: () => string;
  /** Takes a new sample now; otherwise one is taken at each full minute. */
  sample(): Promise<void>;
  stop(): void;
}

/** Takes its first sample before it resolves. */
export async function startSampler({ metrics, clock, ping, version, figures = processFigures() }: SamplerDeps): Promise<Sampler> {
  const takeProcess = createProcessGauges(metrics, figures);
  metrics.set('near_miss_info', 1, version, process.version);
  metrics.set('process_start_time_seconds', Math.floor((clock.now() - performance.now()) / minuteMs) * 60);
  let text = '';
  let timer: NodeJS.Timeout | undefined;

  async function sample(): Promise<void> {
    takeProcess(clock.now());
    metrics.set('near_miss_store_up', await ping().then(() => 1, () => 0));
    text = metrics.text();
  }
  function schedule(): void {
    timer = setTimeout(() => { void sample().then(schedule, schedule); }, minuteMs - clock.now() % minuteMs);
    timer.unref();
  }
  await sample();
  schedule();
  return { text: () => text, sample, stop: () => { clearTimeout(timer); } };
}
