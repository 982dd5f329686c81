import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inParallel } from '../../src/base/index.js';

const breath = () => new Promise<void>((resolve) => { setImmediate(resolve); });

describe('Work in parallel', () => {
  test('does each item once, begins in order, and has no more at once than it may', () => fc.assert(fc.asyncProperty(fc.array(fc.nat(3), { maxLength: 40 }), fc.integer({ min: 1, max: 9 }), async (items, most) => {
    let [now, peak] = [0, 0];
    const begun: number[] = [];
    await inParallel(items.map((breaths, place) => ({ breaths, place })), most, async ({ breaths, place }) => {
      begun.push(place);
      peak = Math.max(peak, ++now);
      for (let i = 0; i < breaths; i++) await breath();
      now--;
    });
    expect(begun).toEqual(items.map((_, place) => place));
    expect(peak).toBeLessThanOrEqual(most);
    expect(now).toBe(0);
  })));

  test('fails with the first failure, when what had begun is over, and begins nothing more', async () => {
    const done: number[] = [];
    const work = inParallel([0, 1, 2, 3, 4, 5], 2, async (item) => {
      if (item === 1) throw new Error('one');
      for (let i = 0; i < 5; i++) await breath();
      done.push(item);
    });
    await expect(work).rejects.toThrow('one');
    expect(done).toEqual([0]);
  });
});
