import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SqliteStore, type Store } from '../../src/store/index.js';
import { around, everyClaimSucceeds } from '../briefing/world.js';
import { type Outcome, simulate, type SimulationSettings } from './simulation.js';

const hour = 3_600_000;
const folder = mkdtempSync(join(tmpdir(), 'near-miss-simulation-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The short form of `npm run simulate -- briefings`. */
async function live(name: string, more: Partial<SimulationSettings> = {}): Promise<Outcome> {
  const store = new SqliteStore(join(folder, `${name}.db`));
  try {
    return await simulate(store, {
      seed: 'briefings', months: 3, zones: ['America/New_York', 'Pacific/Honolulu'], schedules: ['the 31st 21:30', 'last working day 14:00', 'second Sunday 02:30'],
      stepMs: [2 * hour, 6 * hour], lessonsADay: 0.04, ...more,
    });
  } finally {
    await store.close();
  }
}

describe('Months of briefings with replicas that die, outages, clocks that jump, and people who forget', () => {
  let outcome: Outcome;
  beforeAll(async () => { outcome = await live('sound'); });

  test('give every shift and month one card or a stated reason', () => {
    expect(outcome.faults).toEqual([]);
    expect(outcome.briefings).toBeGreaterThan(15);
    expect(outcome.held).toBeGreaterThan(0);
  });

  test('never give a channel two cards in a month', () => {
    expect(outcome.deaths).toBeGreaterThan(3);
    expect(outcome.doubled).toBe(0);
  });

  test('bring every lesson to every shift that holds its briefings', () => {
    expect(outcome.lessons).toBeGreaterThan(0);
    expect(outcome.reached).toBeGreaterThan(0);
    expect(outcome.notReached).toBe(0);
  });
});

describe('The simulation sees', () => {
  test('two cards, where what is claimed can be claimed again', async () => {
    expect((await live('claimed-again', { seenAs: everyClaimSucceeds })).doubled).toBeGreaterThan(0);
  });

  test('lessons that come in the wrong order, and months that are never closed', async () => {
    const backwards = (store: Store) => around(store, {
      list: (async (...args: Parameters<Store['list']>) => {
        const page = await store.list(...args);
        return args[0].name === 'lessons' ? { ...page, items: [...page.items].reverse() } : page;
      }) as Store['list'],
      replace: ((...args: Parameters<Store['replace']>) => ((args[1] as { state?: string }).state === 'missed' ? Promise.resolve('any') : store.replace(...args))) as Store['replace'],
    });
    const { faults } = await live('backwards', { seenAs: backwards, lessonsADay: 0.2 });
    expect(faults.filter((fault) => fault.includes('was due'))).not.toEqual([]);
    expect(faults.filter((fault) => fault.includes('still posted'))).not.toEqual([]);
  });
});
