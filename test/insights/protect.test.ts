import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type CaseFacts, type Dimension, dimensions } from '../../src/insights/facts.js';
import { protectQuarter } from '../../src/insights/protect.js';
import { quarterCounts } from '../../src/insights/quarter-counts.js';
import type { Cell, QuarterTables } from '../../src/insights/tables.js';
import { type Agency, ordinary, simulateCases, talliesOf } from './simulate.js';

const agencies = fc.record({
  seed: fc.string(), perMonth: fc.integer({ min: 0, max: 70 }), unanswered: fc.constantFrom(0, 5, 30, 90), uneven: fc.constantFrom(0, 1, 2, 3),
  factors: fc.constantFrom<'few' | 'five'>('few', 'five'), k: fc.integer({ min: 2, max: 11 }),
});
type Drawn = Pick<Agency, 'seed' | 'perMonth' | 'unanswered' | 'uneven' | 'factors'> & { k: number };

const quarter = '2026-Q1';
const casesOf = (drawn: Drawn) => [...simulateCases({ ...ordinary, ...drawn, months: 3 })];
const tablesOf = (cases: readonly CaseFacts[], k: number) => protectQuarter(quarterCounts(quarter, [...talliesOf(cases).values()]), k);

function* cellsOf(tables: QuarterTables): Generator<Cell> {
  yield* [tables.cases.quarter, ...tables.cases.months, ...Object.values(tables.endings)];
  for (const rows of Object.values(tables.tables)) for (const row of rows) yield* [row.quarter, ...row.months];
}

describe('The tables of a quarter', () => {
  test('hold no number under k, whatever the counts', () => {
    fc.assert(fc.property(agencies, (drawn) => {
      const tables = tablesOf(casesOf(drawn), drawn.k);
      for (const cell of cellsOf(tables)) if ('n' in cell) expect(cell.n).toBeGreaterThanOrEqual(drawn.k);
      for (const { n } of tables.pairs) expect(n).toBeGreaterThanOrEqual(drawn.k);
    }), { numRuns: 60, seed: 1 });
  });

  test('are the same for the same counts, in whatever order the cases came', () => {
    fc.assert(fc.property(agencies, (drawn) => {
      const cases = casesOf(drawn);
      expect(tablesOf([...cases].reverse(), drawn.k)).toEqual(tablesOf(cases, drawn.k));
    }), { numRuns: 20, seed: 2 });
  });

  // Stronger than any bound: even who knows these rules by heart cannot tell the two, since what is published is the same to the letter.
  test('are the same to the letter where every value with fewer than k cases has none at all', () => {
    let hidden = 0;
    fc.assert(fc.property(agencies, (drawn) => {
      const cases = casesOf(drawn);
      const tables = tablesOf(cases, drawn.k);
      const small = (dimension: Dimension) => tables.tables[dimension].filter((row) => row.quarter.is === 'fewer').map(({ value }) => value);
      const without = cases.map((facts) => {
        const emptied: Record<string, unknown> = { ...facts };
        for (const dimension of dimensions) {
          const chosen = facts[dimension];
          if (Array.isArray(chosen)) emptied[dimension] = chosen.filter((value) => !small(dimension).includes(value));
          else if (chosen !== undefined && small(dimension).includes(chosen)) delete emptied[dimension];
        }
        return emptied as CaseFacts;
      });
      if (JSON.stringify(without) !== JSON.stringify(cases)) hidden++;
      expect(tablesOf(without, drawn.k)).toEqual(tables);
    }), { numRuns: 60, seed: 3 });
    expect(hidden).toBeGreaterThan(30);
  });

  test('show an empty place as they show a small one', () => {
    const tables = tablesOf([], 5);
    expect([...new Set([...cellsOf(tables)].map(({ is }) => is))]).toEqual(['fewer']);
    expect(tables.pairs).toEqual([]);
  });

  test('show nearly every number of k and more where an agency has many reports', () => {
    const cases = casesOf({ ...ordinary, seed: 'useful', k: 5 });
    const counts = quarterCounts(quarter, [...talliesOf(cases).values()]);
    const tables = tablesOf(cases, 5);
    for (const dimension of dimensions) {
      const large = [...counts.values[dimension]].filter(([, months]) => months[0] + months[1] + months[2] >= 5).length;
      const shown = tables.tables[dimension].filter((row) => row.quarter.is === 'exact').length;
      expect([dimension, shown]).toEqual([dimension, large]);
    }
    expect(tables.pairs.length).toBeGreaterThan(3);
  });

  test('count merged reports as one case, and say nothing of equipment “none”', () => {
    const facts: CaseFacts = { caseId: 'a', month: '2026-01', preventedBy: [], factors: [], equipment: ['none'], outcome: 'open', changed: false };
    const tables = tablesOf(Array.from({ length: 9 }, (_, i) => ({ ...facts, caseId: `c${i}` })), 5);
    expect(tables.cases.quarter).toEqual({ is: 'exact', n: 9 });
    expect(tables.tables.equipment.map(({ value }) => value)).not.toContain('none');
    expect(tables.tables.equipment.every((row) => row.quarter.is === 'fewer')).toBe(true);
  });
});
