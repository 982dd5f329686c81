import { createHmac } from 'node:crypto';
import type { Clock, Random } from '../base/index.js';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

export type Limited = 'open' | 'send' | 'guess';

/** Most of each in an hour for one sender. */
export const mostPerHour: Record<Limited, number> = { open: 20, send: 20, guess: 10 };

/** Senders remembered at once; beyond it the one seen longest ago is forgotten. */
const mostSenders = 50_000;

/**
 * Counts what one sender does in an hour, without keeping who it is: in memory only, under a keyed hash whose key is random, differs in
 * each process and is replaced every day together with all counts. Never written, logged or shared.
 */
export class SenderLimits {
  #key: Buffer;
  #keyFrom: number;
  #seen = new Map<string, Map<string, number>>();

  constructor(private readonly clock: Clock, private readonly random: Random) {
    this.#key = random.bytes(32);
    this.#keyFrom = clock.now();
  }

  /** Counts one more; false where it is over the limit. The same `item` again within the hour (a repeated send) counts once. */
  take(sender: string, what: Limited, item?: string): boolean {
    const now = this.clock.now();
    this.#replaceKey(now);
    const who = this.#hash(`${what}:${sender}`);
    const items = this.#seen.get(who) ?? new Map<string, number>();
    for (const [known, at] of items) if (now - at >= hourMs) items.delete(known);
    const entry = item === undefined ? this.random.bytes(9).toString('base64') : this.#hash(item);
    if (!items.has(entry) && items.size >= mostPerHour[what]) return false;
    if (!items.has(entry)) items.set(entry, now);
    this.#remember(who, items);
    return true;
  }

  #hash(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64');
  }

  #remember(who: string, items: Map<string, number>): void {
    // Set anew, so that the map's own order is from the longest unseen to the last seen.
    this.#seen.delete(who);
    this.#seen.set(who, items);
    if (this.#seen.size > mostSenders) this.#seen.delete(this.#seen.keys().next().value as string);
  }

  #replaceKey(now: number): void {
    if (now - this.#keyFrom < dayMs && now >= this.#keyFrom) return;
    this.#key = this.random.bytes(32);
    this.#keyFrom = now;
    this.#seen.clear();
  }
}
