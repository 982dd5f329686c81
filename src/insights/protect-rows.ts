import { sum, type ThreeMonths } from './quarter-counts.js';
import { atLeast, type Cell, exact, fewer, type Row, withheld } from './tables.js';

/**
 * The rules beyond hiding what is small. Each can be left out by the tests, to see that the attack then succeeds; the bot leaves out none.
 * - `months-together`: a value's months are shown together or not at all.
 * - `rest`: what is hidden is at least k - 1 in sum, wherever the sum is known.
 * - `cap`: a large number that leaves too little room elsewhere becomes "or more".
 * - `pairs`: what the table of factors and types of call would give away of the other tables, and they of it.
 */
export const rules = ['months-together', 'rest', 'cap', 'pairs'] as const;
export type Rule = (typeof rules)[number];

/** What a row shows: its months and so the quarter, the quarter alone, or nothing. */
export type Level = 'months' | 'quarter' | 'nothing';

export interface Plan {
  level: Map<string, Level>;
  /** Where the quarter's number is shown as "so many or more". */
  cap: Map<string, number>;
  /** Something large is hidden to protect something small: then all that is hidden looks alike. */
  complementary: boolean;
}

export interface Setting {
  k: number;
  /** Cases of each month. */
  cases: ThreeMonths;
  leaveOut: readonly Rule[];
}

/** Whether months can be shown at all: each has at least k cases. Otherwise they are only shown as a quarter. */
export function monthsShown({ k, cases }: Setting): boolean {
  return cases.every((count) => count >= k);
}

/** What is shown before anything is hidden for another's sake: every number of at least k. */
export function firstPlan(rows: ReadonlyMap<string, ThreeMonths>, setting: Setting, byMonth: boolean): Plan {
  const levelOf = (counts: ThreeMonths): Level => {
    if (byMonth && monthsShown(setting) && counts.every((count) => count >= setting.k)) return 'months';
    return sum(counts) >= setting.k ? 'quarter' : 'nothing';
  };
  return { level: new Map([...rows].map(([value, counts]) => [value, levelOf(counts)])), cap: new Map(), complementary: false };
}

export function valuesAt(plan: Plan, level: Level): string[] {
  return [...plan.level].filter(([, at]) => at === level).map(([value]) => value);
}

/**
 * A list of which a case has one value or none. Its numbers and what was left open sum to the cases of the month, which are published:
 * so what is hidden is known in sum, by month and by quarter. docs/statistics.md proves that after these steps nothing small is bounded.
 */
export function planOneChoice(rows: ReadonlyMap<string, ThreeMonths>, setting: Setting): Plan {
  const plan = firstPlan(rows, setting, true);
  for (;;) {
    setCaps(plan, rows, setting, restOf(plan, rows, setting.cases));
    const below = setting.leaveOut.includes('rest') ? undefined : toHide(plan, rows, setting);
    if (below === undefined) return plan;
    plan.level.set(below, plan.level.get(below) === 'months' ? 'quarter' : 'nothing');
    plan.complementary ||= plan.level.get(below) === 'nothing';
  }
}

/** A list of which a case may have several values: every value is a table of its own, with the cases as its sum. */
export function planManyChoices(rows: ReadonlyMap<string, ThreeMonths>, setting: Setting): Plan {
  const plan = firstPlan(rows, setting, true);
  setCaps(plan, rows, setting, setting.cases);
  return plan;
}

/** Cases of each month that are in no row whose months are shown. */
export function restOf(plan: Plan, rows: ReadonlyMap<string, ThreeMonths>, cases: ThreeMonths): ThreeMonths {
  const shown = valuesAt(plan, 'months').map((value) => rows.get(value) as ThreeMonths);
  return cases.map((count, month) => count - sum(shown.map((row) => row[month] as number))) as unknown as ThreeMonths;
}

/** The next row to show less of, since what is hidden beside it is too little; undefined where it is enough. */
function toHide(plan: Plan, rows: ReadonlyMap<string, ThreeMonths>, { k, cases }: Setting): string | undefined {
  const smallest = (level: Level) => valuesAt(plan, level).sort((a, b) => sum(rows.get(a) as ThreeMonths) - sum(rows.get(b) as ThreeMonths))[0];
  const allByMonth = valuesAt(plan, 'months').length === rows.size;
  const rest = restOf(plan, rows, cases);
  const somethingHidden = valuesAt(plan, 'nothing').length > 0;
  const pool = sum(rest) - sum(valuesAt(plan, 'quarter').map((value) => shownNumber(plan, rows, value)));
  if (somethingHidden && pool < k - 1) return smallest('quarter') ?? smallest('months');
  if (!allByMonth && rest.some((count) => count < k - 1)) return smallest('months');
  return undefined;
}

/** The number that is shown of a quarter. */
export function shownNumber(plan: Plan, rows: ReadonlyMap<string, ThreeMonths>, value: string): number {
  return plan.cap.get(value) ?? sum(rows.get(value) as ThreeMonths);
}

/**
 * A quarter's number of which the months are hidden must fit into any two of them, where the third has a small one: otherwise the third
 * has some for certain. `room`: the cases of each month among which the number lies.
 */
function setCaps(plan: Plan, rows: ReadonlyMap<string, ThreeMonths>, setting: Setting, room: ThreeMonths): void {
  plan.cap.clear();
  if (!monthsShown(setting) || setting.leaveOut.includes('cap')) return;
  for (const value of valuesAt(plan, 'quarter')) {
    const counts = rows.get(value) as ThreeMonths;
    const cap = Math.min(...counts.map((count, month) => (count < setting.k ? sum(room) - (room[month] as number) : Infinity)));
    if (sum(counts) < cap) continue;
    if (cap >= setting.k) {
      plan.cap.set(value, cap);
    } else {
      plan.level.set(value, 'nothing');
      plan.complementary = true;
    }
  }
}

/** The table as it is published. */
export function tableOf(plan: Plan, rows: ReadonlyMap<string, ThreeMonths>, setting: Setting, byMonth = true): Row[] {
  return [...rows].map(([value, counts]) => {
    const level = plan.level.get(value) as Level;
    const hidden = plan.complementary ? withheld : fewer;
    const cap = plan.cap.get(value);
    const quarter = level === 'nothing' ? hidden : cap === undefined ? exact(sum(counts)) : atLeast(cap);
    return { value, quarter, months: byMonth ? counts.map((count) => monthCell(count, level, hidden, setting)) : [] };
  });
}

function monthCell(count: number, level: Level, hidden: Cell, { k, leaveOut }: Setting): Cell {
  if (leaveOut.includes('months-together')) return count >= k ? exact(count) : fewer;
  if (level === 'months') return exact(count);
  return level === 'quarter' ? withheld : hidden;
}
