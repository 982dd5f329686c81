import { type Clock, type Random, silentLog } from '../../src/base/index.js';
import { type Messenger, type Rounds, startRounds } from '../../src/briefing/index.js';
import type { Store } from '../../src/store/index.js';
import type { Dice } from './dice.js';

/** One life of a process that makes the rounds. It can die between any two calls of the store or the messenger, or in the middle of one. */
export class Replica {
  readonly rounds: Rounds;
  alive = true;
  /** Calls left until it dies, where it is to die. */
  #fuse = Infinity;

  constructor(store: Store, messenger: Messenger, clock: Clock, random: Random, private readonly dice: Dice) {
    this.rounds = startRounds({ store: this.#mortal(store), messenger: this.#mortal(messenger), clock, random, log: silentLog, everyMs: 0, adjustments: { done: async () => [] } });
  }

  /** Dies after so many more calls. */
  light(calls: number): void {
    this.#fuse = calls;
  }

  kill(): void {
    this.alive = false;
  }

  async look(): Promise<void> {
    if (this.alive) await this.rounds.tick().catch(() => undefined);
  }

  #mortal<T extends object>(target: T): T {
    return new Proxy(target, {
      get: (object, name) => {
        const value: unknown = Reflect.get(object, name);
        if (typeof value !== 'function') return value;
        return async (...args: unknown[]) => {
          const call = () => (value as (...given: unknown[]) => unknown).apply(object, args);
          if (!this.alive) throw new Error('dead');
          if (this.#fuse-- > 0) return call();
          this.alive = false;
          // What it asked for may be done, but nobody hears the answer.
          if (this.dice.chance(0.5)) await call();
          throw new Error('dead');
        };
      },
    });
  }
}
