import type { Log, LogEvent, Metrics } from '../base/index.js';

/** Events of planned work only. What goes wrong in a person's turn is in the log, by the hour, and is not counted. */
const counted: readonly LogEvent[] = ['briefing-failed', 'pool-unreadable', 'scrub-failed', 'store-index-missing'];

/** The same log, whose warnings and errors about planned work are counted too. */
export function countTroubles(log: Log, metrics: Metrics): Log {
  for (const event of counted) metrics.declare('near_miss_troubles_total', event);
  const note = (event: LogEvent) => { if (counted.includes(event)) metrics.count('near_miss_troubles_total', event); };
  return {
    ...log,
    warn: (event, fields) => { note(event); log.warn(event, fields); },
    error: (event, fields) => { note(event); log.error(event, fields); },
  };
}
