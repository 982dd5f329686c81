/** The documented limits of messages to one thread: so many within so many milliseconds. */
const threadLimits: readonly (readonly [most: number, withinMs: number])[] = [[7, 1_000], [8, 2_000], [60, 30_000], [1_800, 3_600_000]];
const longestMs = 3_600_000;

export interface PaceSettings {
  /** Requests a second in a tenant; the documented limit is 30. */
  perSecond?: number;
  /** Makes time run faster, for a stand-in whose clock does: 10 means that a second's worth goes through in a tenth of one. */
  scale?: number;
  now?: () => number;
  pause?: (ms: number) => Promise<void>;
}

/** Lets requests through no faster than the platform takes them. */
export interface Pace {
  /** Resolves when the next request of the app may go, to this thread if one is named. */
  turn(thread?: string): Promise<void>;
  /** Waits, in milliseconds of the platform's time. */
  pause(ms: number): Promise<void>;
}

export function createPace({ perSecond = 30, scale = 1, now = () => performance.now(), pause = sleep }: PaceSettings = {}): Pace {
  // Evenly spaced, and a hair wider than the limit: the network bunches requests up on their way.
  const spacing = (1_000 / perSecond) * 1.005;
  const sent = new Map<string, number[]>();
  let nextAt = 0;
  const time = () => now() * scale;
  const wait = (ms: number) => pause(ms / scale);

  function reserve(thread: string | undefined): number {
    const base = Math.max(time(), nextAt);
    nextAt = base + spacing;
    if (thread === undefined) return base;
    const times = (sent.get(thread) ?? []).filter((at) => at > base - longestMs);
    let at = base;
    for (const [most, within] of threadLimits) {
      const nth = times.at(-most);
      if (nth !== undefined && nth + within > at) at = nth + within;
    }
    times.push(at);
    sent.delete(thread);
    sent.set(thread, times);
    forgetOld(base);
    return at;
  }

  /** The map's order is from the longest unused on. */
  function forgetOld(base: number): void {
    for (const [thread, times] of sent) {
      if ((times.at(-1) ?? 0) > base - longestMs) return;
      sent.delete(thread);
    }
  }

  return {
    async turn(thread) {
      const at = reserve(thread);
      const ms = at - time();
      if (ms > 0) await wait(ms);
    },
    pause: wait,
  };
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => { setTimeout(resolve, ms); });
}
