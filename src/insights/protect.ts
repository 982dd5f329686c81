import { planFactors } from './protect-pairs.js';
import { monthsShown, planManyChoices, planOneChoice, type Rule, type Setting, tableOf } from './protect-rows.js';
import { type QuarterCounts, sum } from './quarter-counts.js';
import type { Ending } from './tally.js';
import { exact, fewer, type QuarterTables, withheld } from './tables.js';

/**
 * Turns the true counts of a quarter into what may be published of it: no number under `k`, and none that follows from the others. The
 * rules and the proof that they suffice are in docs/statistics.md; `npm run attack:tables` attacks the outcome. It uses no chance, so the
 * same counts give the same tables. `k` is 2 or more.
 *
 * Only one version of a quarter may ever be published, since the difference of two could be a single case: see publish.ts.
 */
export function protectQuarter(counts: QuarterCounts, k: number, leaveOut: readonly Rule[] = []): QuarterTables {
  const setting: Setting = { k, cases: counts.cases, leaveOut };
  const { values } = counts;
  const one = (rows: QuarterCounts['values']['callType']) => tableOf(planOneChoice(rows, setting), rows, setting);
  const many = (rows: QuarterCounts['values']['callType']) => tableOf(planManyChoices(rows, setting), rows, setting);
  const callTypes = planOneChoice(values.callType, setting);
  const factors = planFactors(counts, callTypes, setting);
  return {
    quarter: counts.quarter,
    months: [...counts.months],
    k,
    cases: casesOf(setting),
    tables: {
      callType: tableOf(callTypes, values.callType, setting),
      harmAverted: one(values.harmAverted),
      preventedBy: many(values.preventedBy),
      factors: tableOf(factors.plan, values.factors, setting, leaveOut.includes('pairs')),
      equipment: many(values.equipment),
      couldHaveBeen: one(values.couldHaveBeen),
      recurrence: one(values.recurrence),
    },
    pairs: factors.pairs,
    ...endingsOf(counts, k),
  };
}

function casesOf(setting: Setting): QuarterTables['cases'] {
  const total = sum(setting.cases);
  if (total < setting.k) return { quarter: fewer, months: [fewer, fewer, fewer] };
  if (setting.leaveOut.includes('months-together')) return { quarter: exact(total), months: setting.cases.map((count) => (count >= setting.k ? exact(count) : fewer)) };
  return { quarter: exact(total), months: setting.cases.map((count) => (monthsShown(setting) ? exact(count) : withheld)) };
}

/** How many cases ended is not published, so that of three endings none follows from the other two. */
function endingsOf({ ended }: QuarterCounts, k: number): Pick<QuarterTables, 'endings' | 'medianMonths'> {
  const cell = (ending: Ending) => {
    const count = sum(ended.filter((one) => one.ending === ending).map((one) => one.count));
    return count >= k ? exact(count) : fewer;
  };
  const median = medianMonths(ended.filter(({ ending }) => ending === 'lesson'), k);
  return {
    endings: { lesson: cell('lesson'), changed: cell('changed'), neither: cell('neither') },
    ...(median === undefined ? {} : { medianMonths: median }),
  };
}

/** The lower median, in whole months; only of 2k lessons and more, so that it speaks of k on either side. */
function medianMonths(lessons: QuarterCounts['ended'], k: number): number | undefined {
  const total = sum(lessons.map(({ count }) => count));
  if (total < 2 * k) return undefined;
  let before = 0;
  for (const { monthsAfter, count } of [...lessons].sort((a, b) => a.monthsAfter - b.monthsAfter)) {
    before += count;
    if (2 * before >= total) return monthsAfter;
  }
  return undefined;
}
