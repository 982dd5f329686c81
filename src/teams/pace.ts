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

/**
 * Lets requests through no faster than the platform takes them. In two steps, since between them a briefing is claimed, which takes its
 * time: who was admitted has a place in the even flow, and the turn itself is where the limits are kept, right before the request goes.
 */
export interface Pace {
  /** Resolves when the next request of the app may be prepared. `first`: ahead of all who wait, for one that is prepared already. */
  admit(first?: boolean): Promise<void>;
  /** Resolves when an admitted request may go, to this thread if one is named. */
  turn(thread?: string): Promise<void>;
  /** The platform found it too fast all the same (429). */
  tooFast(): void;
  /** Waits, in milliseconds of the platform's time. */
  pause(ms: number): Promise<void>;
}

/**
 * How far two requests may close up on their way to the platform; by how much more that is taken to be for a second in which one was
 * refused, and by how much less with each request.
 */
const slackMs = { least: 10, most: 200, more: 10, less: 0.2 } as const;
/** How much of the time that a busy process lost is made up for. */
const catchUpMs = 500;

export function createPace({ perSecond = 30, scale = 1, now = () => performance.now(), pause = sleep }: PaceSettings = {}): Pace {
  let slack: number = slackMs.least;
  let slowedAt = -Infinity;
  const time = () => now() * scale;
  const wait = (ms: number) => pause(ms / scale);

  /** When the next one is admitted if they come evenly. */
  let evenAt = 0;
  const admission = line(() => evenAt, () => { evenAt = Math.max(evenAt, time() - catchUpMs) + (1_000 + slack) / perSecond; });

  /** When the last ones went, as many as a second may have. */
  const went: number[] = [];
  const gate = line(() => (went.length < perSecond ? 0 : (went[0] as number) + 1_000 + slack), () => {
    slack = Math.max(slackMs.least, slack - slackMs.less);
    went.push(time());
    if (went.length > perSecond) went.shift();
  });
  const threads = new Map<string, Thread>();

  /** A queue whose first goes at the earliest at a moment that is known only once the one before has gone. */
  function line(earliest: () => number, gone: () => void): (first?: boolean) => Promise<void> {
    const waiting: (() => void)[] = [];
    let moving = false;
    async function move(): Promise<void> {
      moving = true;
      // Nothing is to be made up for of the time in which nobody waited.
      evenAt = Math.max(evenAt, time());
      while (waiting.length > 0) {
        const early = earliest() - time();
        if (early > 0) await wait(early);
        gone();
        waiting.shift()?.();
      }
      moving = false;
    }
    return (first = false) => new Promise((resolve) => {
      if (first) waiting.unshift(resolve);
      else waiting.push(resolve);
      if (!moving) void move();
    });
  }

  /** One after another within a thread, each when the thread's limits allow it by what really went. */
  async function threadTurn({ times }: Thread): Promise<void> {
    const start = time();
    let at = start;
    for (const [most, within] of threadLimits) {
      const nth = times.at(-most);
      if (nth !== undefined) at = Math.max(at, nth + within + slack);
    }
    if (at > start) await wait(at - start);
    await gate();
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
    admit: admission,
    turn(name) {
      if (name === undefined) return gate();
      forgetOld();
      const thread = threads.get(name) ?? { times: [], last: Promise.resolve(), lastAsked: 0 };
      threads.delete(name);
      threads.set(name, thread);
      thread.lastAsked = time();
      thread.last = thread.last.then(() => threadTurn(thread));
      return thread.last;
    },
    tooFast() {
      if (time() < slowedAt + 1_000) return;
      slowedAt = time();
      slack = Math.min(slackMs.most, slack + slackMs.more);
    },
    pause: wait,
  };
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => { setTimeout(resolve, ms); });
}
