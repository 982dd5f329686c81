import { createHmac } from 'node:crypto';
import type { Clock, Random } from '../base/index.js';

const hourS = 3_600;
const dayMs = 24 * hourS * 1_000;

export type Limited = 'open' | 'send' | 'guess';

/** Most of each in an hour for one sender. */
export const mostPerHour: Record<Limited, number> = { open: 20, send: 20, guess: 10 };

/** Senders remembered at once; beyond it the one seen longest ago is forgotten. */
const mostSenders = 50_000;

/** What one sender did within the hour, oldest first: seconds since the key was made, and what it was about ('' for nothing in particular). */
interface Seen {
  at: number[];
  items: string[];
}

/**
 * Counts what one sender does in an hour, without keeping who it is: in memory only, under a keyed hash whose key is random, differs in
 * each process and is replaced every day together with all counts. Never written, logged or shared.
 */
export class SenderLimits {
  #key: Buffer;
  #keyFrom: number;
  #seen = new Map<string, Seen>();

  constructor(private readonly clock: Clock, private readonly random: Random) {
    this.#key = random.bytes(32);
    this.#keyFrom = clock.now();
  }

  /** Counts one more; false where it is over the limit. The same `item` again within the hour (a repeated send) counts once. */
  take(sender: string, what: Limited, item?: string): boolean {
    const now = this.#now();
    const who = this.#hash(`${what}:${sender}`);
    const seen = this.#seen.get(who) ?? { at: [], items: [] };
    while (seen.at.length > 0 && now - (seen.at[0] as number) >= hourS) {
      seen.at.shift();
      seen.items.shift();
    }
    const about = item === undefined ? '' : this.#hash(item);
    if (about === '' || !seen.items.includes(about)) {
      if (seen.at.length >= mostPerHour[what]) return false;
      seen.at.push(now);
      seen.items.push(about);
    }
    this.#remember(who, seen);
    return true;
  }

  /** Ninety-six bits: as good as the whole for telling people apart, and a quarter of its memory. */
  #hash(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest().toString('latin1', 0, 12);
  }

  #remember(who: string, seen: Seen): void {
    // Set anew, so that the map's own order is from the longest unseen to the last seen.
    this.#seen.delete(who);
    this.#seen.set(who, seen);
    if (this.#seen.size > mostSenders) this.#seen.delete(this.#seen.keys().next().value as string);
  }

  /** Seconds since the key was made, which a day later is another one. */
  #now(): number {
    const since = this.clock.now() - this.#keyFrom;
    if (since >= 0 && since < dayMs) return Math.floor(since / 1_000);
    this.#key = this.random.bytes(32);
    this.#keyFrom = this.clock.now();
    this.#seen.clear();
    return 0;
  }
}
