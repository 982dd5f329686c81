import { Cron } from 'croner';

/** The latest planned moment at or before `nowMs`, in milliseconds; undefined where the pattern has none. `zone` is an IANA zone. */
export function lastPlanned(pattern: string, zone: string, nowMs: number): number | undefined {
  // A second ahead, since the moment itself counts as past.
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
