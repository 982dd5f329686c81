import { thoughtsKind } from '../../src/library/index.js';
import { casesKind } from '../../src/review/index.js';
import { byLikelihood, bySorting, caseOrders, sortings, type Assignment } from './assign.js';
import { type Arrival, type Released, type Week, weeksOf } from './observe.js';
import { kendallTau, mutualInformation, wilson } from './statistics.js';
import type { Write } from './record.js';
import type { AttackedStore, Raw } from './stores.js';
import { live, releasedAs, type WorldSettings } from './world.js';

export interface Finding {
  ok: boolean;
  /** Better than chance beyond what happens once in a thousand runs; for tests, in which some of what is seen is random. */
  clear: boolean;
  reports: number;
  meanCandidates: number;
  chance: number;
  /** Share of cases given to the right officer by the likeliest assignment of all together, with its 95 % interval. */
  top1: number;
  interval: [number, number];
  /** The best of the simple matchings, with an interval widened for how many were tried. */
  bestSorting: { name: string; top1: number; interval: [number, number] };
  /** Kendall's tau of the order of arrival against each order that can be seen, mean over the weeks. */
  tau: Record<string, number>;
  /** Mutual information of an envelope's size and its report's length, in bits. */
  sizeBits: number;
  /** Pieces of deleted pool entries found in the store's raw bytes. */
  survivors: number;
}

/** Lives some weeks on a store and attacks what was seen. The bar: no better than chance, every |tau| at most 0.1, nothing survives. */
export async function attack(attacked: AttackedStore, settings: WorldSettings): Promise<Finding> {
  const raws: Raw[] = [];
  const known = new Set<string>();
  let survivors = 0;
  const { seen, truth } = await live(attacked.store, settings, async (soFar) => {
    const caseIds = await newlyReleased(attacked, known, releasedAs(settings));
    const { raw, survivors: found } = await attacked.look(caseIds, deletedPieces(soFar.writes), releasedAs(settings));
    raws.push(raw);
    survivors += found;
  });
  const weeks = weeksOf(seen, raws, releasedAs(settings));
  const isTrue = (arrival: Arrival, released: Released) => truth.originOfCase.get(released.id) === arrival.at;
  return judge(weeks, isTrue, survivors);
}

async function newlyReleased(attacked: AttackedStore, known: Set<string>, what: 'cases' | 'thoughts'): Promise<string[]> {
  const fresh: string[] = [];
  let after: string | undefined;
  do {
    const query = { limit: 500, ...(after === undefined ? {} : { after }) };
    const page: { items: { doc: { id: string } }[]; next?: string } = await (what === 'cases' ? attacked.store.list(casesKind, what, query) : attacked.store.list(thoughtsKind, what, query));
    for (const { doc } of page.items) if (!known.has(doc.id)) fresh.push(doc.id);
    after = page.next;
  } while (after !== undefined);
  for (const id of fresh) known.add(id);
  return fresh;
}

/** The ids of deleted pool entries and pieces of their envelopes. */
function deletedPieces(writes: readonly Write[]): string[] {
  const recent = writes.slice(-400);
  return recent.filter(({ kind, op }) => kind === 'pool' && op === 'create').flatMap(({ id, doc }) => {
    const { envelope } = doc as { envelope: string };
    return [id, ...[2_000, 15_000, 29_000].map((from) => envelope.slice(from, from + 32))];
  });
}

function judge(weeks: Week[], isTrue: (arrival: Arrival, released: Released) => boolean, survivors: number): Finding {
  const reports = weeks.reduce((sum, { released }) => sum + released.length, 0);
  const hits = (assignments: Assignment[]) => weeks.reduce((sum, week, w) =>
    sum + week.released.filter((released, i) => isTrue(week.arrivals[assignments[w]?.[i] ?? -1] as Arrival, released)).length, 0);
  const right = hits(byLikelihood(weeks, isTrue));
  const interval = wilson(right, reports);
  const chance = weeks.filter(({ released }) => released.length > 0).length / reports;
  const tried = sortings(weeks[0] as Week).map(([a, c]) => ({ name: `${a}~${c}`, hits: hits(weeks.map((week) => bySorting(week, a, c))) }));
  const best = tried.reduce((one, other) => (other.hits > one.hits ? other : one));
  // Bonferroni over some forty matchings: 3.2 standard deviations.
  const bestInterval = wilson(best.hits, reports, 3.2);
  const tau = Object.fromEntries(caseOrders(weeks[0] as Week).map((order) => [order, round(mean(weeks.map((week) => tauOf(week, order, isTrue))))]));
  const lengths = weeks.flatMap((week) => week.released.map((released) => ({ released, arrival: week.arrivals.find((arrival) => isTrue(arrival, released)) as Arrival })));
  const sizeBits = round(mutualInformation(lengths.map(({ arrival }) => arrival.bytes), lengths.map(({ released }) => released.text.length)));
  // Worse than chance is luck and no danger; better than chance, with its interval, is an attack that works.
  const blind = interval[0] <= chance && bestInterval[0] <= chance;
  return {
    clear: wilson(right, reports, 3.3)[0] > chance,
    ok: blind && Object.values(tau).every((value) => Math.abs(value) <= tauBar(weeks)) && sizeBits === 0 && survivors === 0,
    reports,
    meanCandidates: round(mean(weeks.flatMap(({ arrivals, released }) => released.map(() => arrivals.length)))),
    chance: round(chance),
    top1: round(right / reports),
    interval: [round(interval[0]), round(interval[1])],
    bestSorting: { name: best.name, top1: round(best.hits / reports), interval: [round(bestInterval[0]), round(bestInterval[1])] },
    tau, sizeBits, survivors,
  };
}

/** 0.1 over 1,000 reports and more; over fewer, what chance does once in some thousand runs (3.5 standard deviations of the mean). */
function tauBar(weeks: readonly Week[]): number {
  const variances = weeks.map(({ released: { length: n } }) => (n < 2 ? 1 : 2 * (2 * n + 5) / (9 * n * (n - 1))));
  const deviation = Math.sqrt(variances.reduce((sum, variance) => sum + variance, 0)) / weeks.length;
  return Math.max(0.1, 3.5 * deviation);
}

/** Order of arrival of a week's cases against one order that can be seen. */
function tauOf(week: Week, order: string, isTrue: (arrival: Arrival, released: Released) => boolean): number {
  const arrivals = week.released.map((released) => (week.arrivals.find((arrival) => isTrue(arrival, released)) as Arrival).at);
  return kendallTau(arrivals, week.released.map(({ observables }) => observables[order] as number | string));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);
}

function round(value: number): number {
  return Number(value.toFixed(4));
}
