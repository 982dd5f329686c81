import { mostFactors } from '../reporting/index.js';
import { firstPlan, monthsShown, type Plan, restOf, type Setting, shownNumber, valuesAt } from './protect-rows.js';
import { type QuarterCounts, sum, type ThreeMonths } from './quarter-counts.js';
import type { QuarterTables } from './tables.js';

/** A type of call whose number is shown exactly. */
interface ShownType {
  value: string;
  counts: ThreeMonths;
  quarter: number;
  byMonth: boolean;
}

/** A pair that is to be listed. */
interface Listed extends ShownType {
  n: number;
}

export interface FactorPlan {
  plan: Plan;
  pairs: QuarterTables['pairs'];
}

/**
 * The factors and the table of factors and types of call, whose sums they and the types of call are. Factors are published by quarter
 * only: as nothing says in which month a factor's cases lie, every table of months that the other tables allow remains possible. What is
 * left to see to is that a factor's cases have room outside every single month and every single type of call (docs/statistics.md).
 */
export function planFactors(counts: QuarterCounts, callTypes: Plan, setting: Setting): FactorPlan {
  const rows = counts.values.factors;
  const plan = firstPlan(rows, setting, false);
  keepWithinFive(plan, rows, setting);
  const types = shownTypes(counts, callTypes);
  const rest = restOf(callTypes, counts.values.callType, setting.cases);
  const pairs: QuarterTables['pairs'] = [];
  for (const factor of valuesAt(plan, 'quarter')) {
    const room = new Room(factor, rows.get(factor) as ThreeMonths, types, rest, counts, setting);
    const listed = setting.leaveOut.includes('pairs') ? room.frequent() : room.safe();
    const cap = room.cap(listed);
    if (cap !== undefined && cap < setting.k) {
      plan.level.set(factor, 'nothing');
      plan.complementary = true;
      continue;
    }
    if (cap !== undefined) plan.cap.set(factor, cap);
    pairs.push(...listed.map(({ value, n }) => ({ factor, callType: value, n })));
  }
  return { plan, pairs };
}

/** A report names at most five factors: so all factors together are known to be no more than five times the cases. */
function keepWithinFive(plan: Plan, rows: ReadonlyMap<string, ThreeMonths>, { k, cases, leaveOut }: Setting): void {
  if (leaveOut.includes('rest')) return;
  for (;;) {
    const shown = valuesAt(plan, 'quarter').sort((a, b) => shownNumber(plan, rows, a) - shownNumber(plan, rows, b));
    const left = mostFactors * sum(cases) - sum(shown.map((value) => shownNumber(plan, rows, value)));
    const smallest = shown[0];
    if (valuesAt(plan, 'nothing').length === 0 || left >= k - 1 || smallest === undefined) return;
    plan.level.set(smallest, 'nothing');
    plan.complementary = true;
  }
}

function shownTypes(counts: QuarterCounts, plan: Plan): ShownType[] {
  return [...valuesAt(plan, 'months'), ...valuesAt(plan, 'quarter')].filter((value) => !plan.cap.has(value)).map((value) => {
    const months = counts.values.callType.get(value) as ThreeMonths;
    return { value, counts: months, quarter: sum(months), byMonth: plan.level.get(value) === 'months' };
  });
}

/** Where the cases of one factor can lie, by what is shown of the types of call. */
class Room {
  readonly #total: number;
  /** Months in which the factor has fewer than k cases and of which more than the quarter is shown. */
  readonly #smallMonths: number[];

  constructor(
    private readonly factor: string, counts: ThreeMonths, private readonly types: readonly ShownType[],
    /** Cases of each month in types of call whose months are not shown. */
    private readonly rest: ThreeMonths,
    private readonly quarter: QuarterCounts, private readonly setting: Setting,
  ) {
    this.#total = sum(counts);
    this.#smallMonths = monthsShown(setting) ? [0, 1, 2].filter((month) => (counts[month] as number) < setting.k) : [];
  }

  /** Every pair of at least k. */
  frequent(): Listed[] {
    const all = this.types.map((type) => ({ ...type, n: this.quarter.pair(this.factor, type.value) }));
    return all.filter(({ n }) => n >= this.setting.k).sort((a, b) => b.n - a.n);
  }

  /** Those of them that can be listed: of the rest, the smallest are left out until nothing small is bounded. */
  safe(): Listed[] {
    const fits = (pair: Listed) => !pair.byMonth || this.#smallMonths.every((month) => pair.n <= pair.quarter - (pair.counts[month] as number));
    const listed = this.frequent().filter(fits);
    while (listed.length > 0 && !this.#isSafe(listed)) listed.pop();
    return listed;
  }

  #isSafe(listed: readonly Listed[]): boolean {
    const left = this.#total - sum(listed.map(({ n }) => n));
    const enoughLeft = left >= this.setting.k - 1 || listed.length === this.quarter.values.callType.size || this.setting.leaveOut.includes('rest');
    const inRest = sum(listed.filter(({ byMonth }) => !byMonth).map(({ n }) => n));
    const fitsBeside = this.#smallMonths.every((month) => inRest <= sum(this.rest) - (this.rest[month] as number));
    return enoughLeft && fitsBeside && this.cap(listed) === undefined;
  }

  /** What the factor's number must not be said to reach, given the pairs that are listed; undefined where it does not. */
  cap(listed: readonly Listed[]): number | undefined {
    if (this.setting.leaveOut.includes('cap')) return undefined;
    const unlisted = this.types.filter(({ value }) => !listed.some((pair) => pair.value === value));
    const besideMonths = this.#smallMonths.map((month) => this.#besideMonth(month, listed, unlisted));
    const smallPairs = unlisted.filter(({ value }) => this.quarter.pair(this.factor, value) < this.setting.k);
    const cap = Math.min(...besideMonths, ...smallPairs.map((type) => this.#besideType(type, listed)));
    return this.#total >= cap ? cap : undefined;
  }

  /** The most cases of the factor that the other two months can hold. */
  #besideMonth(month: number, listed: readonly Listed[], unlisted: readonly ShownType[]): number {
    const byMonth = (type: ShownType) => type.byMonth;
    return sum(listed.filter(byMonth).map(({ n }) => n))
      + sum(unlisted.filter(byMonth).map(({ quarter, counts }) => quarter - (counts[month] as number)))
      + sum(this.rest) - (this.rest[month] as number);
  }

  /** The most cases of the factor that there can be without one of this type of call. */
  #besideType(type: ShownType, listed: readonly Listed[]): number {
    return sum(listed.map(({ n }) => n)) + sum(this.setting.cases) - sum(listed.map(({ quarter }) => quarter)) - type.quarter;
  }
}
