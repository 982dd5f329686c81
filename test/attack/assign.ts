import { createHash } from 'node:crypto';
import { munkres } from 'munkres';
import type { Arrival, Released, Week } from './observe.js';

/** For each case of a week, the place of the arrival that it is assigned to. */
export type Assignment = number[];

/** 0 to 1 by order, ties by place. */
function ranks(values: readonly (number | string)[]): number[] {
  const order = values.map((value, place) => ({ value, place })).sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : a.place - b.place));
  const out = new Array<number>(values.length);
  order.forEach(({ place }, rank) => { out[place] = rank; });
  return out;
}

/** What arrivals can be ordered by, and what each kind of order hints at. */
const arrivalOrders: Record<string, (arrival: Arrival) => number | string> = {
  arrival: ({ at }) => at,
  poolId: ({ poolId }) => poolId,
  size: ({ bytes }) => bytes,
};

export const caseOrders = (week: Week): string[] => Object.keys(week.released[0]?.observables ?? {});

/** Matches two orders place by place: the k-th of one is the k-th of the other. */
export function bySorting(week: Week, arrivalOrder: string, caseOrder: string): Assignment {
  const arrivals = ranks(week.arrivals.map(arrivalOrders[arrivalOrder] as (arrival: Arrival) => number | string));
  const cases = ranks(week.released.map(({ observables }) => observables[caseOrder] as number | string));
  const atRank = new Map(arrivals.map((rank, place) => [rank, place]));
  return cases.map((rank) => atRank.get(rank) as number);
}

export const sortings = (week: Week): [string, string][] => Object.keys(arrivalOrders).flatMap((a) => caseOrders(week).map((c): [string, string] => [a, c]));

/** Traces that need no statistics: equal or derived ids, a mailbox that was there at the arrival, a time that is kept, a message that tells. */
const traces: Record<string, (arrival: Arrival, released: Released) => boolean> = {
  id: ({ poolId }, { id, mailboxId }) => [poolId, ...digests(poolId)].some((form) => id.includes(form.slice(0, 24)) || mailboxId.includes(form.slice(0, 24)) || form.slice(0, 12) === id.slice(0, 12)),
  alongside: ({ alongside }, { id, mailboxId }) => alongside.includes(id) || alongside.includes(mailboxId),
  time: ({ at }, { times }) => times.some((time) => Math.abs(time - at) < 60_000),
  outbound: ({ outbound }, { callType }) => outbound.includes(callType),
};

function digests(text: string): string[] {
  return ['sha256', 'sha1', 'md5', 'sha512'].flatMap((name) => (['hex', 'base64url'] as const).map((form) => createHash(name).update(text).digest(form)));
}

const bins = 10;
type Features = Record<string, number>;

/** Every hint that a pair gives, as a small number: the distance of two ranks in tenths, or whether a trace leads from one to the other. */
function featuresOf(week: Week): Features[][] {
  const n = Math.max(week.released.length, 1);
  const orders = sortings(week).map(([a, c]) => ({
    name: `${a}~${c}`,
    arrivals: ranks(week.arrivals.map(arrivalOrders[a] as (arrival: Arrival) => number | string)),
    cases: ranks(week.released.map(({ observables }) => observables[c] as number | string)),
  }));
  return week.released.map((released, i) => week.arrivals.map((arrival, j) => ({
    ...Object.fromEntries(orders.map(({ name, arrivals, cases }) => [name, Math.floor(Math.abs((arrivals[j] as number) - (cases[i] as number)) / n * bins)])),
    ...Object.fromEntries(Object.entries(traces).map(([name, leads]) => [name, leads(arrival, released) ? 1 : 0])),
  })));
}

/** Log of how much likelier each value of each hint is for a true pair than for a wrong one, learnt from weeks whose truth is known. */
type Weights = Map<string, number>;

function learn(weeks: readonly Week[], isTrue: (arrival: Arrival, released: Released) => boolean): Weights {
  const counts = new Map<string, [number, number]>();
  const totals: [number, number] = [0, 0];
  for (const week of weeks) {
    featuresOf(week).forEach((row, i) => row.forEach((features, j) => {
      const side = isTrue(week.arrivals[j] as Arrival, week.released[i] as Released) ? 0 : 1;
      totals[side]++;
      for (const [name, value] of Object.entries(features)) {
        const pair = counts.get(`${name}=${value}`) ?? [0, 0];
        pair[side]++;
        counts.set(`${name}=${value}`, pair);
      }
    }));
  }
  return new Map([...counts].map(([name, [yes, no]]) => [name, Math.log(((yes + 1) / (totals[0] + bins)) / ((no + 1) / (totals[1] + bins)))]));
}

/** All hints together: learns on half of the weeks, assigns the other half as a whole by maximum likelihood, and the other way round. */
export function byLikelihood(weeks: readonly Week[], isTrue: (arrival: Arrival, released: Released) => boolean): Assignment[] {
  const halves = [0, 1].map((half) => learn(weeks.filter((_, w) => w % 2 === half), isTrue));
  return weeks.map((week, w) => {
    const weights = halves[1 - w % 2] as Weights;
    const cost = featuresOf(week).map((row) => row.map((features) =>
      -Object.entries(features).reduce((sum, [name, value]) => sum + (weights.get(`${name}=${value}`) ?? 0), 0)));
    const out: Assignment = [];
    for (const [i, j] of munkres(cost)) out[i] = j;
    return out;
  });
}
