import { createHash, randomBytes } from 'node:crypto';

/** Where unpredictable bytes come from. Injected, so that a simulation can be repeated from its seed. */
export interface Random {
  bytes(length: number): Buffer;
}

export const systemRandom: Random = { bytes: (length) => randomBytes(length) };

/** A repeatable stream (SHA-256 in counter mode) for tests and simulations. Never for a real report. */
export function seededRandom(seed: string): Random {
  let counter = 0;
  let rest = Buffer.alloc(0);
  return {
    bytes(length) {
      while (rest.length < length) {
        rest = Buffer.concat([rest, createHash('sha256').update(`${seed}:${counter++}`).digest()]);
      }
      const taken = Buffer.from(rest.subarray(0, length));
      rest = rest.subarray(length);
      return taken;
    },
  };
}

/** A uniform integer in [0, below), by rejection: no modulo bias. `below` is 1 to 2^31. */
export function randomInt(random: Random, below: number): number {
  const limit = Math.floor(0x1_0000_0000 / below) * below;
  for (;;) {
    const drawn = random.bytes(4).readUInt32BE(0);
    if (drawn < limit) return drawn % below;
  }
}

/** A new array in uniformly random order (Fisher–Yates). */
export function shuffle<T>(items: readonly T[], random: Random): T[] {
  const out = [...items];
  for (let i = out.length - 1; i > 0; i--) {
    const j = randomInt(random, i + 1);
    [out[i], out[j]] = [out[j] as T, out[i] as T];
  }
  return out;
}
