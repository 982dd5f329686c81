/** Wilson's interval for a share, `z` standard deviations wide. */
export function wilson(successes: number, total: number, z = 1.96): [number, number] {
  if (total === 0) return [0, 1];
  const share = successes / total;
  const centre = (share + z * z / (2 * total)) / (1 + z * z / total);
  const half = z * Math.sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / (1 + z * z / total);
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}

/** Kendall's tau of two orders of the same things, -1 to 1; ties count as neither. */
export function kendallTau(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  let agree = 0;
  for (let i = 0; i < a.length; i++) {
    for (let j = i + 1; j < a.length; j++) agree += compare(a[i], a[j]) * compare(b[i], b[j]);
  }
  const pairs = a.length * (a.length - 1) / 2;
  return pairs === 0 ? 0 : agree / pairs;
}

function compare(x: number | string | undefined, y: number | string | undefined): number {
  return x === undefined || y === undefined || x === y ? 0 : x < y ? -1 : 1;
}

/** Mutual information in bits between two quantities, each cut into `bins` equal parts by rank; 0 where one never varies. */
export function mutualInformation(a: readonly number[], b: readonly number[], bins = 5): number {
  const cut = (values: readonly number[]) => {
    const distinct = [...new Set(values)].sort((x, y) => x - y);
    return values.map((value) => Math.floor(distinct.indexOf(value) / Math.max(distinct.length, 1) * bins));
  };
  const [as, bs] = [cut(a), cut(b)];
  const share = (pick: (i: number) => string) => {
    const counts = new Map<string, number>();
    as.forEach((_, i) => counts.set(pick(i), (counts.get(pick(i)) ?? 0) + 1));
    return counts;
  };
  const [pa, pb, pab] = [share((i) => `${as[i]}`), share((i) => `${bs[i]}`), share((i) => `${as[i]},${bs[i]}`)];
  let bits = 0;
  for (const [pair, count] of pab) {
    const [x, y] = pair.split(',') as [string, string];
    bits += count / as.length * Math.log2(count * as.length / ((pa.get(x) as number) * (pb.get(y) as number)));
  }
  return bits;
}
