/** How far the tagger looks around a token. */
export const span = 3;
export const hashed = 1 << 14;

/** The place of a pair or of three numbers among the hashed features: what it was made of cannot be read from it. */
export const slot = (kind: number, a: number, b: number, c: number): number => {
  let hash = Math.imul(a ^ Math.imul(kind, 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15) ^ b, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 13) ^ c, 0x27d4eb2f);
  return (hash ^ (hash >>> 16)) & (hashed - 1);
};
