import { afterEach, describe, expect, test } from '@jest/globals';
import { attack } from './attack.js';
import { kendallTau, mutualInformation, wilson } from './statistics.js';
import { type AttackedStore, attackedCosmos, attackedSqlite } from './stores.js';
import { weaknesses, type WorldSettings } from './world.js';

const short: WorldSettings = { weeks: 5, officers: 60, reportsPerWeek: 20, seed: 'short' };
let attacked: AttackedStore | undefined;
afterEach(() => attacked?.close());

describe('Whoever sees every dialog, every write and the whole store', () => {
  test('does no better than chance at telling who sent a released report, on SQLite', async () => {
    attacked = await attackedSqlite();
    const finding = await attack(attacked, short);
    expect(finding).toMatchObject({ ok: true, reports: 100, meanCandidates: 20, sizeBits: 0, survivors: 0 });
  });

  test('does no better than chance on Cosmos DB, with its own stamps and orders', async () => {
    attacked = await attackedCosmos();
    const finding = await attack(attacked, { ...short, weeks: 4 });
    // The stand-in's stamps are random: chance alone would fail a plain `ok` now and then.
    expect(finding).toMatchObject({ clear: false, reports: 80, sizeBits: 0, survivors: 0 });
    for (const tau of Object.values(finding.tau)) expect(Math.abs(tau)).toBeLessThan(0.4);
  });

  test('does no better with what officers send besides reports, and would where a note’s id in the pool went along', async () => {
    attacked = await attackedSqlite();
    expect(await attack(attacked, { ...short, sends: 'thoughts' })).toMatchObject({ ok: true, reports: 100, meanCandidates: 20, sizeBits: 0, survivors: 0 });
    await attacked.close();
    attacked = await attackedSqlite();
    const finding = await attack(attacked, { ...short, weeks: 3, sends: 'thoughts', weaken: 'ids' });
    expect([finding.ok, finding.interval[0] > 2 * finding.chance]).toEqual([false, true]);
  });

  test.each(weaknesses)('would succeed clearly without one defence: %s', async (weaken) => {
    attacked = await attackedSqlite();
    const finding = await attack(attacked, { ...short, weaken });
    expect(finding.ok).toBe(false);
    // The lower end of the interval is above twice what chance gives.
    expect(Math.max(finding.interval[0], finding.bestSorting.interval[0])).toBeGreaterThan(2 * finding.chance);
  });
});

describe('The attacker’s statistics', () => {
  test('tau is 1 for the same order, -1 for the reverse, near 0 for none', () => {
    expect(kendallTau([1, 2, 3, 4], [10, 20, 30, 40])).toBe(1);
    expect(kendallTau([1, 2, 3, 4], ['d', 'c', 'b', 'a'])).toBe(-1);
    expect(kendallTau([1, 2, 3, 4], [2, 4, 1, 3])).toBe(0);
  });

  test('Wilson’s interval is the textbook one', () => {
    expect(wilson(10, 100).map((x) => Number(x.toFixed(4)))).toEqual([0.0552, 0.1744]);
  });

  test('a size that never varies tells nothing, one that follows tells all', () => {
    const lengths = Array.from({ length: 50 }, (_, i) => i);
    expect(mutualInformation(lengths.map(() => 7), lengths)).toBe(0);
    expect(mutualInformation(lengths.map((n) => n * 3), lengths)).toBeCloseTo(Math.log2(5));
  });
});
