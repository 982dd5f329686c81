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

/** How late a timer may be without costing throughput, and how far two requests may close up on their way to the platform. */
const timerSlackMs = 5;
const networkSlackMs = 10;

export function createPace({ perSecond = 30, scale = 1, now = () => performance.now(), pause = sleep }: PaceSettings = {}): Pace {
  // Evenly spaced, so wide that with both slacks used up no second has more than the limit.
  const spacing = (1_000 + timerSlackMs + networkSlackMs) / perSecond;
  const sent = new Map<string, number[]>();
  const waiting: (() => void)[] = [];
  let pumping = false;
  /** When the next request would go if none were late. */
  let nextAt = 0;
  const time = () => now() * scale;
  const wait = (ms: number) => pause(ms / scale);

  /** Lets one after another go. Measured at the release, not planned ahead: after a stall they would all go at once. */
  async function pump(): Promise<void> {
    pumping = true;
    while (waiting.length > 0) {
      const early = nextAt - time();
      if (early > 0) await wait(early);
      nextAt = Math.max(nextAt, time() - timerSlackMs) + spacing;
      waiting.shift()?.();
    }
    pumping = false;
  }

  /** When a thread takes another message, in which place of its own limits. */
  function reserve(thread: string): number {
    const start = time();
    let at = start;
    const times = (sent.get(thread) ?? []).filter((earlier) => earlier > start - longestMs);
    for (const [most, within] of threadLimits) {
      const nth = times.at(-most);
      if (nth !== undefined && nth + within > at) at = nth + within;
    }
    times.push(at);
    sent.delete(thread);
    sent.set(thread, times);
    forgetOld(start);
    return at;
  }

  /** The map's order is from the longest unused on. */
  function forgetOld(start: number): void {
    for (const [thread, times] of sent) {
      if ((times.at(-1) ?? 0) > start - longestMs) return;
      sent.delete(thread);
    }
  }

  return {
    async turn(thread) {
      const ms = thread === undefined ? 0 : reserve(thread) - time();
      if (ms > 0) await wait(ms);
      return new Promise((resolve) => {
        waiting.push(resolve);
        if (!pumping) void pump();
      });
    },
    pause: wait,
  };
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => { setTimeout(resolve, ms); });
}
