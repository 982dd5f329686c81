import type { Capitals } from './tagger-capitals.js';
import { slot, span } from './tagger-slots.js';

/** What the capitals say, and what the run of capital words that the token stands in begins with, ends with and stands between. */
export function capitalFeatures(key: Int32Array, sort: Int32Array, exact: Uint8Array, { cap, from, to }: Capitals, index: number, base: number, out: Int32Array, begin: number): number {
  let count = begin;
  const at = index + span;
  const here = sort[at] as number;
  const mine = cap[index] as number;
  const one = cap[index - 1] ?? 0;
  const next = cap[index + 1] ?? 0;
  const first = from[index] as number;
  const last = to[index] as number;
  const length = Math.min(4, last - first + 1);
  const place = (index === first ? 1 : 0) + (index === last ? 2 : 0);
  const run = mine * 64 + length * 4 + place;
  const known = exact[index] as number;
  let left = 0, right = 0;
  for (let each = index - 1; left === 0 && each >= first && each >= index - 4; each--) left = exact[each] as number;
  for (let each = index + 1; right === 0 && each <= last && each <= index + 4; each++) right = exact[each] as number;
  out[count++] = base + slot(30, run, 0, 0);
  out[count++] = base + slot(31, mine, one, next);
  out[count++] = base + slot(32, run, here, 0);
  out[count++] = base + slot(33, run, known, 0);
  out[count++] = base + slot(34, known, left, right);
  out[count++] = base + slot(35, run, left, right);
  out[count++] = base + slot(36, mine, key[at] as number, 0);
  out[count++] = base + slot(37, run, key[last + span] as number, 0);
  out[count++] = base + slot(38, run, key[first + span - 1] as number, 0);
  out[count++] = base + slot(39, run, key[last + span + 1] as number, 0);
  out[count++] = base + slot(40, run, key[first + span] as number, 0);
  out[count++] = base + slot(41, key[first + span - 1] as number, sort[last + span] as number, here);
  out[count++] = base + slot(42, key[first + span - 2] as number, key[first + span - 1] as number, mine);
  out[count++] = base + slot(43, key[first + span - 1] as number, key[last + span + 1] as number, length);
  out[count++] = base + slot(44, here, known, mine);
  return count;
}
