import { createOnce, type Store } from '../store/index.js';
import type { Counts } from './counts.js';
import { addMonths, type Month, monthsOf, type Quarter, quarterOf, quartersBetween } from './months.js';
import { protectQuarter } from './protect.js';
import { longestMonthsToEnd, quarterCounts } from './quarter-counts.js';
import { talliesKind } from './tally.js';
import { publication, publicationsKind, tablesOf } from './publication.js';
import type { QuarterTables } from './tables.js';

/**
 * Publishes every quarter that is over and has not been published, and resolves to those. `today`: the present month in the agency's zone;
 * `k`: counts under it are not shown. What was left undone in the counts is healed first.
 *
 * Leave some days after a quarter's end before it is called: what is classified later stays as it was. A quarter is published once, for
 * had somebody the tables of yesterday and of today, their difference could be one case. So the first version stays, whoever else
 * publishes at the same moment, whatever changes later, and whatever `k` is later.
 */
export async function publishDue(store: Store, counts: Pick<Counts, 'heal'>, today: Month, k: number): Promise<Quarter[]> {
  const first = (await store.list(talliesKind, 'tallies', { limit: 1 })).items[0]?.doc.id;
  const lastMonth = addMonths(monthsOf(quarterOf(today))[0], -1);
  if (first === undefined || first > lastMonth) return [];
  const published: Quarter[] = [];
  for (const quarter of quartersBetween(first, lastMonth)) {
    if (await store.read(publicationsKind, 'publications', quarter)) continue;
    for (const month of monthsFor(quarter)) await counts.heal(month);
    if (await publish(store, quarter, k)) published.push(quarter);
  }
  return published;
}

async function publish(store: Store, quarter: Quarter, k: number): Promise<boolean> {
  const found = await Promise.all(monthsFor(quarter).map((month) => store.read(talliesKind, 'tallies', month)));
  const tallies = found.flatMap((tally) => (tally ? [tally.doc] : []));
  return await createOnce(store, publicationsKind, publication(quarter, protectQuarter(quarterCounts(quarter, tallies), k))) !== undefined;
}

/** The quarter's months, and those before it whose cases may have ended in it. */
function monthsFor(quarter: Quarter): Month[] {
  const last = monthsOf(quarter)[2];
  return Array.from({ length: longestMonthsToEnd + 3 }, (_, i) => addMonths(last, -i));
}

/** The published tables of the last `quarters` quarters that have any, oldest first. Reads nothing else. */
export async function publishedTables(store: Store, quarters: number): Promise<QuarterTables[]> {
  const page = await store.list(publicationsKind, 'publications', { descending: true, limit: quarters });
  return page.items.map(({ doc }) => tablesOf(doc)).reverse();
}
