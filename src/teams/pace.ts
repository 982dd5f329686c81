/** The documented limits of messages to one thread: so many within so many milliseconds. */
const threadLimits: readonly (readonly [most: number, withinMs: number])[] = [[7, 1_000], [8, 2_000], [60, 30_000], [1_800, 3_600_000]];
const longestMs = 3_600_000;
const mostInThread = 1_800;

/** What went into a thread of late, in the platform's time, and who is last in its queue. */
interface Thread {
  times: number[];
  last: Promise<void>;
  lastAsked: number;
}

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
  const threads = new Map<string, Thread>();
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

  const anyTurn = () => new Promise<void>((resolve) => {
    waiting.push(resolve);
    if (!pumping) void pump();
  });

  /** One after another within a thread, each when the thread's limits allow it by what really went. */
  async function threadTurn({ times }: Thread): Promise<void> {
    const start = time();
    let at = start;
    for (const [most, within] of threadLimits) {
      const nth = times.at(-most);
      if (nth !== undefined) at = Math.max(at, nth + within + networkSlackMs);
    }
    if (at > start) await wait(at - start);
    await anyTurn();
    times.push(time());
    if (times.length > mostInThread) times.shift();
  }

  /** The map's order is from the longest unused on. */
  function forgetOld(): void {
    for (const [name, { lastAsked }] of threads) {
      if (lastAsked > time() - longestMs) return;
      threads.delete(name);
    }
  }

  return {
    turn(name) {
      if (name === undefined) return anyTurn();
      forgetOld();
      const thread = threads.get(name) ?? { times: [], last: Promise.resolve(), lastAsked: 0 };
      threads.delete(name);
      threads.set(name, thread);
      thread.lastAsked = time();
      thread.last = thread.last.then(() => threadTurn(thread));
      return thread.last;
    },
    pause: wait,
  };
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => { setTimeout(resolve, ms); });
}
