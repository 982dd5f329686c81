import { type Random, randomInt } from '../../src/base/index.js';
import type { Fault, LocalCosmos } from '../contract/cosmos-server.js';

/** Of 1,000 requests on a usual day. */
const usual: [Fault, number][] = [['throttle', 40], ['unavailable', 30], ['break-before', 30], ['break-after', 40], ['hang-after', 5]];
/** In a storm: long enough, and an operation fails after its last attempt. */
const stormy: [Fault, number][] = [['throttle', 250], ['unavailable', 200], ['break-before', 200], ['break-after', 150], ['hang-after', 20]];

/** What the way to Cosmos DB is like. */
export class Weather {
  /** Requests that came through while it was not still, and what they met. */
  requests = 0;
  readonly met: Record<string, number> = {};
  #still = true;
  #storm: [from: number, to: number] = [0, 0];

  constructor(cosmos: LocalCosmos, private readonly random: Random) {
    cosmos.fault = () => (this.#still ? 'none' : this.#draw());
  }

  /** No faults, for looking. */
  calm(): void {
    this.#still = true;
  }

  /** Faults, and in one round of six a storm of up to two seconds that begins within the first one. */
  rough(): void {
    this.#still = false;
    const from = performance.now() + randomInt(this.random, 1_000);
    this.#storm = randomInt(this.random, 6) === 0 ? [from, from + 500 + randomInt(this.random, 1_500)] : [0, 0];
  }

  #draw(): Fault {
    this.requests++;
    const now = performance.now();
    let drawn = randomInt(this.random, 1_000);
    for (const [fault, share] of now >= this.#storm[0] && now < this.#storm[1] ? stormy : usual) {
      drawn -= share;
      if (drawn < 0) { this.met[fault] = (this.met[fault] ?? 0) + 1; return fault; }
    }
    return 'none';
  }
}
