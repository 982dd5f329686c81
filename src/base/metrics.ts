/**
 * The allow-list of what is counted, next to which the log's is long. Whoever reads metrics every second and has the times of everybody's
 * dialogs must not be able to match the two, so only what a schedule or the system itself does is here: no request, no turn, no report,
 * and of durations and sizes only a few coarse steps. A label has one of the values declared for it, all of them fixed text of ours.
 */
const catalogue = {
  near_miss_jobs_total: { type: 'counter', help: 'Planned jobs that were run, by job and outcome.', labels: ['job', 'outcome'] },
  near_miss_job_seconds: { type: 'histogram', help: 'How long planned jobs took, in coarse steps; there is no sum, which would tell how much they had to do.', labels: ['job'] },
  near_miss_job_last_done_timestamp_seconds: { type: 'gauge', help: 'The latest planned moment, not the moment of doing, that is done.', labels: ['job'] },
  near_miss_posts_total: { type: 'counter', help: 'Posts into channels by a schedule, by outcome.', labels: ['outcome'] },
  near_miss_post_retries_total: { type: 'counter', help: 'Posts by a schedule that the channel service put off or that did not reach it, and that were sent again.', labels: [] },
  near_miss_store_retries_total: { type: 'counter', help: 'Requests of the schedule’s own documents that the store throttled or dropped, and that were sent again.', labels: ['reason'] },
  near_miss_troubles_total: { type: 'counter', help: 'What went wrong in planned work, by the log’s event.', labels: ['event'] },
  near_miss_store_up: { type: 'gauge', help: '1 where the store answered at the last look, else 0.', labels: [] },
  near_miss_info: { type: 'gauge', help: 'Always 1; the labels say which program runs on which Node.', labels: ['version', 'node'] },
  process_start_time_seconds: { type: 'gauge', help: 'When the process started, to the minute.', labels: [] },
  process_resident_memory_bytes: { type: 'gauge', help: 'Memory held at the last full hour, rounded up to 16 MiB.', labels: [] },
  nodejs_eventloop_lag_max_seconds: { type: 'gauge', help: 'The longest time in the hour before the last full one that the event loop was blocked, rounded up to 0.25, 1, 5 or 60.', labels: [] },
} as const satisfies Record<string, { type: 'counter' | 'gauge' | 'histogram'; help: string; labels: readonly string[] }>;

export type MetricName = keyof typeof catalogue;
type Named<T extends string> = { [N in MetricName]: (typeof catalogue)[N]['type'] extends T ? N : never }[MetricName];

/** Upper bounds in seconds. A release of an ordinary week is in the first, whether it had one report or a hundred. */
const jobSteps = [1, 10, 60, 600] as const;

/** Counts what the catalogue names. What it does not name cannot be counted. */
export interface Metrics {
  /** Makes a series known, at 0: one that was not declared is not counted. `values` are the labels' values, in the catalogue's order. */
  declare(name: MetricName, ...values: string[]): void;
  count(name: Named<'counter'>, ...values: string[]): void;
  set(name: Named<'gauge'>, value: number, ...values: string[]): void;
  /** Sorts a duration into its step. */
  took(name: Named<'histogram'>, seconds: number, ...values: string[]): void;
  /** Everything in Prometheus' text form, version 0.0.4. */
  text(): string;
}

export function createMetrics(): Metrics {
  const series = new Map<string, number>();
  const add = (key: string) => { if (series.has(key)) series.set(key, (series.get(key) as number) + 1); };
  return {
    declare(name, ...values) {
      for (const key of keysOf(name, values)) if (!series.has(key)) series.set(key, 0);
    },
    count: (name, ...values) => { add(keyOf(name, values)); },
    set(name, value, ...values) {
      series.set(keyOf(name, values), value);
    },
    took(name, seconds, ...values) {
      for (const step of [...jobSteps, Infinity]) if (seconds <= step) add(bucketOf(name, values, step));
      add(keyOf(`${name}_count`, values, name));
    },
    text: () => (Object.keys(catalogue) as MetricName[]).map((name) => textOf(name, series)).join(''),
  };
}

function keysOf(name: MetricName, values: readonly string[]): string[] {
  if (catalogue[name].type !== 'histogram') return [keyOf(name, values)];
  return [...[...jobSteps, Infinity].map((step) => bucketOf(name, values, step)), keyOf(`${name}_count`, values, name)];
}

function bucketOf(name: MetricName, values: readonly string[], step: number): string {
  return keyOf(`${name}_bucket`, [...values, step === Infinity ? '+Inf' : String(step)], name, ['le']);
}

/** `name{label="value"}`. The values are ours: letters, digits and `.+-` only, so nothing needs escaping, and a mistake shows at once. */
function keyOf(shown: string, values: readonly string[], name = shown as MetricName, more: readonly string[] = []): string {
  const labels = [...catalogue[name].labels, ...more];
  if (labels.length !== values.length || values.some((value) => !/^[A-Za-z0-9.+-]{1,40}$/.test(value))) throw new TypeError('a metric’s labels do not fit');
  return values.length === 0 ? shown : `${shown}{${labels.map((label, place) => `${label}="${values[place]}"`).join(',')}}`;
}

function textOf(name: MetricName, series: ReadonlyMap<string, number>): string {
  const lines = [...series].filter(([key]) => (key.split('{', 1)[0] as string).replace(/_(bucket|count)$/, '') === name).map(([key, value]) => `${key} ${value}\n`);
  return lines.length === 0 ? '' : `# HELP ${name} ${catalogue[name].help}\n# TYPE ${name} ${catalogue[name].type}\n${lines.join('')}`;
}

/** Where nothing is read, nothing is counted. */
export const silentMetrics: Metrics = { declare: () => undefined, count: () => undefined, set: () => undefined, took: () => undefined, text: () => '' };
