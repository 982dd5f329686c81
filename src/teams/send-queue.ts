import { type Log, type Metrics, type Random, silentMetrics } from '../base/index.js';
import type { Place, SendOutcome } from '../briefing/index.js';
import type { Attempt, Connector } from './connector.js';
import type { Pace } from './pace.js';
import type { Card } from './render.js';

/** Answers after which the same request may be sent again: the platform documents that it did not take it. */
const worthRepeating = new Set([412, 429, 502, 504]);
const mostAttempts = 7;
const firstWaitMs = 1_000;
const longestWaitMs = 30_000;

/** Sends messages by the bot's own initiative, within the platform's limits, and never twice what may have arrived. */
export interface SendQueue {
  /** Resolves when a message may be prepared; the `start` or `reply` that follows with `waited` then goes (nearly) at once. */
  ready(): Promise<void>;
  start(place: Place, card: Card, waited?: boolean): Promise<SendOutcome>;
  reply(place: Place, thread: string, card: Card, waited?: boolean): Promise<SendOutcome>;
  update(place: Place, thread: string, card: Card): Promise<SendOutcome>;
}

/** `metrics` counts what is sent and how it went: only for a queue of what a schedule sends, never of what a person does. */
export function createSendQueue(connector: Connector, pace: Pace, random: Random, log: Log, metrics: Metrics = silentMetrics): SendQueue {
  for (const outcome of ['sent', 'failed', 'uncertain']) metrics.declare('near_miss_posts_total', outcome);
  metrics.declare('near_miss_post_retries_total');

  async function post(thread: string | undefined, waited: boolean, attempt: () => Promise<Attempt>): Promise<SendOutcome> {
    const outcome = await send(thread, waited, attempt);
    metrics.count('near_miss_posts_total', outcome.kind === 'sent' ? 'sent' : outcome.kind === 'unknown' ? 'uncertain' : 'failed');
    return outcome;
  }

  async function send(thread: string | undefined, waited: boolean, attempt: () => Promise<Attempt>): Promise<SendOutcome> {
    for (let number = 1; ; number++) {
      // A repeated one goes before those that have not begun: its briefing is claimed, and a claim should not wait.
      if (!waited || number > 1) await pace.admit(number > 1);
      await pace.turn(thread);
      const went = await attempt();
      if (went.kind === 'done') return { kind: 'sent', thread: went.id };
      if (went.kind === 'unknown') return { kind: 'unknown' };
      const status = went.kind === 'refused' ? went.status : 0;
      if (status === 403 || status === 404) return { kind: 'gone' };
      if (status === 429) pace.tooFast();
      // A plain server error says nothing about whether the message was taken.
      if (status >= 500 && !worthRepeating.has(status)) return { kind: 'unknown' };
      if ((status !== 0 && !worthRepeating.has(status)) || number === mostAttempts) {
        log.warn('send-failed', { ...(status === 0 ? {} : { status }), count: number });
        return { kind: 'not-sent' };
      }
      metrics.count('near_miss_post_retries_total');
      await pace.pause(waitOf(number, went, random));
    }
  }
  return {
    ready: () => pace.admit(),
    start: (place, card, waited = false) => post(place.channelId, waited, () => connector.start(place, card)),
    reply: (place, thread, card, waited = false) => post(thread, waited, () => connector.reply(place, thread, card)),
    // Putting the same card twice does no harm, so an unknown outcome is of no matter.
    update: (place, thread, card) => send(thread, false, () => connector.update(place, thread, card)),
  };
}

/** Doubling, with full jitter, so that replicas and threads do not come back all at once; never earlier than the platform says. */
function waitOf(number: number, went: Attempt, random: Random): number {
  const most = Math.min(longestWaitMs, firstWaitMs * 2 ** (number - 1));
  const jitter = (random.bytes(4).readUInt32BE(0) / 2 ** 32) * most;
  const asked = went.kind === 'refused' ? went.retryAfterMs ?? 0 : 0;
  return Math.min(asked, longestWaitMs) + jitter;
}
