import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Rule } from '../../../src/insights/protect-rows.js';
import { attackInTurn, type Finding, tellingFactors } from './attack-tables.js';
import { loadSolver } from './linear-model.js';
import { published, type PublishedQuarter, type World, worlds } from './worlds.js';

/** The tables of pairs take the solver long: here those of one quarter, of the factors that they tell the most of; all in `npm run attack:tables`. */
function attackSome(quarters: readonly PublishedQuarter[], factors: number): Finding {
  const findings = quarters.map(({ tables, truth }, i) => attackInTurn(tables, truth, i === 0 ? tellingFactors(tables, factors) : []));
  return { targets: findings.reduce((sum, { targets }) => sum + targets, 0), pinned: findings.flatMap(({ pinned }) => pinned) };
}

describe('Whoever has all published tables of 24 months and a solver', () => {
  beforeAll(loadSolver);

  test.each(Object.entries(worlds))('can bound no count under k more closely than 0 to k - 1: %s', (_name, world) => {
    const finding = attackSome(published(world), 1);
    expect(finding.pinned).toEqual([]);
    expect(finding.targets).toBeGreaterThan(1_000);
  });

  // Small cells are hidden in all of these; what is left out each time is a rule that hides something else for their sake.
  test.each<[Rule[], keyof typeof worlds, number]>([
    [['months-together'], 'ordinary', 0],
    [['rest'], 'everything answered', 0],
    [['cap'], 'everything answered', 0],
    [['pairs'], 'nearly one kind', 1],
    [['months-together', 'rest', 'cap', 'pairs'], 'small', 0],
  ])('would succeed without %p', (leaveOut, name, factors) => {
    const pinned = published(worlds[name] as World, leaveOut).slice(0, 3).flatMap((quarter) => attackSome([quarter], factors).pinned);
    expect(pinned.length).toBeGreaterThan(0);
    // Not only bounded a little: some count is known to the last case.
    if (!leaveOut.includes('pairs')) return;
    expect(pinned.filter(({ from, to, true: count }) => from === to && from === count).length).toBeGreaterThan(0);
  });
});
