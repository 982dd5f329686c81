import { describe, expect, test } from '@jest/globals';
import { seededRandom } from '../../src/base/index.js';
import { createCounts } from '../../src/insights/counts.js';
import type { CaseFacts } from '../../src/insights/facts.js';
import { protectQuarter } from '../../src/insights/protect.js';
import { publication, publicationsKind, tablesOf } from '../../src/insights/publication.js';
import { publishDue, publishedTables } from '../../src/insights/publish.js';
import { quarterCounts } from '../../src/insights/quarter-counts.js';
import { recount } from '../../src/insights/recount.js';
import { talliesKind, type Tally } from '../../src/insights/tally.js';
import { cutTo, inRange, shareUseful, sumOf, trendOf } from '../../src/insights/trends.js';
import { atLeast, exact, fewer, type QuarterTables, withheld } from '../../src/insights/tables.js';
import type { Stored } from '../../src/store/index.js';
import { MemoryStore } from '../support/memory-store.js';
import { Died, FatedStore } from './counting-world.js';
import { ordinary, simulateCases, talliesOf } from './simulate.js';

async function* given(cases: Iterable<CaseFacts>) { for (const facts of cases) yield facts; }

/** A store with the counts of some months of cases. */
async function world(months = 7) {
  const cases = new Map([...simulateCases({ ...ordinary, seed: 'publish', months })].map((facts) => [facts.caseId, facts]));
  const deps = { store: new MemoryStore(), random: seededRandom('publish'), factsOf: async ({ caseId }: { caseId: string }) => cases.get(caseId) };
  await recount(deps, given(cases.values()));
  return { cases, deps, store: deps.store, counts: createCounts(deps) };
}

describe('A quarter', () => {
  test('is published when it is over, not before, and those that were missed are caught up', async () => {
    const { store, counts } = await world();
    expect(await publishDue(store, counts, '2026-03', 5)).toEqual([]);
    expect(await publishDue(store, counts, '2026-07', 5)).toEqual(['2026-Q1', '2026-Q2']);
    expect((await publishedTables(store, 8)).map(({ quarter }) => quarter)).toEqual(['2026-Q1', '2026-Q2']);
    expect((await publishedTables(store, 1)).map(({ quarter }) => quarter)).toEqual(['2026-Q2']);
  });

  test('stays as it was first published, whatever changes later, and k too', async () => {
    const { store, counts, cases } = await world();
    await publishDue(store, counts, '2026-04', 5);
    const before = await publishedTables(store, 8);
    const one = [...cases.values()].find((facts) => facts.month === '2026-02' && facts.callType !== undefined) as CaseFacts;
    await counts.record({ ...one, callType: 'water', couldHaveBeen: 'death' });
    expect(await publishDue(store, counts, '2026-04', 3)).toEqual([]);
    expect(await publishedTables(store, 8)).toEqual(before);
  });

  test('would give a single case away if it were published anew', async () => {
    const { cases } = await world(3);
    const tablesOf = (all: Iterable<CaseFacts>) => protectQuarter(quarterCounts('2026-Q1', [...talliesOf(all).values()]), 5);
    const before = tablesOf(cases.values());
    const [shown, other] = before.tables.couldHaveBeen.filter(({ quarter }) => quarter.is === 'exact').map(({ value }) => value) as [string, string];
    const one = [...cases.values()].find((facts) => facts.couldHaveBeen === shown) as CaseFacts;
    cases.set(one.caseId, { ...one, couldHaveBeen: other as 'death' });
    const change = (tables: QuarterTables, value: string) => tables.tables.couldHaveBeen.find((row) => row.value === value)?.quarter as { n: number };
    const after = tablesOf(cases.values());
    expect([change(after, shown).n - change(before, shown).n, change(after, other).n - change(before, other).n]).toEqual([-1, 1]);
  });

  test('is published once by many replicas at the same moment', async () => {
    const { store, counts } = await world();
    const published = await Promise.all(Array.from({ length: 6 }, () => publishDue(store, counts, '2026-04', 5)));
    expect(published.flat()).toEqual(['2026-Q1']);
  });

  test('is stored with its pairs as a line of text, and comes out as it went in, also where an earlier version wrote it', () => {
    const all = [...simulateCases({ ...ordinary, seed: 'stored', months: 3, perMonth: 400 })];
    const tables = protectQuarter(quarterCounts('2026-Q1', [...talliesOf(all).values()]), 5);
    expect(tables.pairs.length).toBeGreaterThan(50);
    const doc = publicationsKind.schema.parse(JSON.parse(JSON.stringify(publication('2026-Q1', tables))));
    expect(tablesOf(doc)).toEqual(tables);
    expect(JSON.parse(JSON.stringify(tablesOf(doc)))).toEqual(JSON.parse(JSON.stringify(tables)));
    expect(tablesOf(publication('2026-Q1', { ...tables, pairs: [] })).pairs).toEqual([]);
    expect(publicationsKind.lifts?.[1]?.({ id: '2026-Q1', tables })).toEqual(doc);
  });

  test('takes in what a dead replica had only announced', async () => {
    const { store, deps, counts, cases } = await world(3);
    const dying = createCounts({ ...deps, store: new FatedStore(store, { diesAt: 2 }) });
    const late: CaseFacts = { ...cases.get('case-0') as CaseFacts, caseId: 'late', month: '2026-01' };
    await expect(dying.changing({ caseId: 'late', month: '2026-01' }, async () => { cases.set('late', late); })).rejects.toThrow(Died);
    await publishDue(store, counts, '2026-04', 5);
    const [tables] = await publishedTables(store, 1);
    expect(tables?.cases.months[0]).toEqual(exact([...cases.values()].filter(({ month }) => month === '2026-01').length));
  });

  test('is not published while a recount is under way', async () => {
    const { store, counts } = await world(3);
    const tally = await store.read(talliesKind, 'tallies', '2026-02') as Stored<Tally>;
    await store.replace(talliesKind, { ...tally.doc, rebuilding: true }, tally.etag);
    await expect(publishDue(store, counts, '2026-04', 5)).rejects.toMatchObject({ code: 'NM-STORE-BUSY' });
    expect(await publishedTables(store, 8)).toEqual([]);
  });

  test('counts how cases ended in the quarter of their end, whenever they came in', async () => {
    const { store, counts, cases } = await world(6);
    await publishDue(store, counts, '2026-07', 2);
    const [, second] = await publishedTables(store, 8);
    const lessons = [...cases.values()].filter(({ outcome, endedMonth }) => outcome === 'lesson' && ['2026-04', '2026-05', '2026-06'].includes(endedMonth ?? ''));
    expect(second?.endings.lesson).toEqual(exact(lessons.length));
    const took = lessons.map(({ month, endedMonth }) => Number(endedMonth?.slice(5)) - Number(month.slice(5))).sort((a, b) => a - b);
    expect(second?.medianMonths).toBe(took[Math.ceil(took.length / 2) - 1]);
  });
});

describe('Trends', () => {
  test('put published quarters or their months side by side', async () => {
    const { store, counts } = await world();
    await publishDue(store, counts, '2026-07', 5);
    const tables = await publishedTables(store, 8);
    const quarters = trendOf(tables, 'harmAverted', 'quarter');
    expect(quarters.periods).toEqual(['2026-Q1', '2026-Q2']);
    expect(quarters.rows[0]?.cells).toEqual(tables.map((table) => table.tables.harmAverted[0]?.quarter));
    const months = trendOf(tables, 'harmAverted', 'month');
    expect(months.periods).toEqual(['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06']);
    expect(months.cases).toEqual(tables.flatMap((table) => table.cases.months));
    expect(trendOf(tables, 'factors', 'month').rows).toEqual([]);
    expect(cutTo(months, '2026-02', '2026-04').periods).toEqual(['2026-02', '2026-03', '2026-04']);
    expect(inRange(tables, '2026-05', '2026-12').map(({ quarter }) => quarter)).toEqual(['2026-Q2']);
  });

  test('add up only what is shown, and say when there is more', () => {
    expect(sumOf([exact(7), exact(9)])).toEqual(exact(16));
    expect(sumOf([exact(7), fewer, withheld])).toEqual(atLeast(7));
    expect(sumOf([fewer])).toEqual(fewer);
    // Two of them may together be k or more.
    expect(sumOf([fewer, fewer])).toEqual(withheld);
  });

  test('give the share of useful endings as closely as the published numbers do', async () => {
    const { store, counts } = await world();
    await publishDue(store, counts, '2026-04', 5);
    const [tables] = await publishedTables(store, 1) as [QuarterTables];
    const of = (lesson: QuarterTables['endings']['lesson'], changed = lesson, neither = lesson) => shareUseful({ ...tables, endings: { lesson, changed, neither } });
    expect(of(exact(12), exact(6), exact(6))).toEqual({ from: 75, to: 75 });
    expect(of(exact(20), fewer, exact(5))).toEqual({ from: 80, to: 83 });
    expect(of(fewer)).toBeUndefined();
  });
});
