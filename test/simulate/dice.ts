import { type Random, randomInt } from '../../src/base/index.js';

/** Chance that can be repeated from its seed. */
export interface Dice {
  /** True with a probability of `p`. */
  chance(p: number): boolean;
  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number;
  one<T>(of: readonly T[]): T;
}

export function createDice(random: Random): Dice {
  const between = (least: number, most: number) => least + randomInt(random, most - least + 1);
  return {
    chance: (p) => randomInt(random, 1_000_000) < p * 1_000_000,
    between,
    one: (of) => of[between(0, of.length - 1)] as (typeof of)[number],
  };
}
