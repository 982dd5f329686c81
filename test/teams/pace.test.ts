import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createPace } from '../../src/teams/pace.js';

/** Time that passes only while somebody waits, and a little more than asked for, as timers do. */
function world(lateMs: () => number = () => 0) {
  let now = 0;
  const sleepers: { at: number; wake: () => void }[] = [];
  const settle = async () => { for (let i = 0; i < 20; i++) await Promise.resolve(); };
  return {
    now: () => now,
    pause: (ms: number) => new Promise<void>((wake) => { sleepers.push({ at: now + ms + lateMs(), wake }); }),
    /** The process stands still. */
    stall: (ms: number) => { now += ms; },
    async run(done: () => boolean): Promise<void> {
      await settle();
      while (!done()) {
        sleepers.sort((a, b) => a.at - b.at);
        const next = sleepers.shift();
        if (!next) throw new Error('nobody waits any more');
        now = Math.max(now, next.at);
        next.wake();
        await settle();
      }
    },
  };
}

/** The most within any window of time. */
function most(times: readonly number[], withinMs: number): number {
  let [from, peak] = [0, 0];
  times.forEach((at, to) => {
    while (at - (times[from] as number) >= withinMs) from++;
    peak = Math.max(peak, to - from + 1);
  });
  return peak;
}

async function sendAll(count: number, time: ReturnType<typeof world>, thread?: string, scale = 1): Promise<number[]> {
  const pace = createPace({ now: time.now, pause: time.pause, scale });
  const times: number[] = [];
  for (let i = 0; i < count; i++) void pace.admit().then(() => pace.turn(thread)).then(() => { times.push(time.now()); });
  await time.run(() => times.length === count);
  return times;
}

describe('The pace of messages', () => {
  test('is never more than 30 in any second, and hardly less, however late the timers', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.double({ min: 0, max: 20, noNaN: true }), { minLength: 1, maxLength: 40 }), async (lates) => {
      let i = 0;
      const times = await sendAll(600, world(() => lates[i++ % lates.length] as number));
      expect(most(times, 1_000)).toBeLessThanOrEqual(30);
      expect(times.at(-1)).toBeLessThan(20_000 * 1.04);
    }), { numRuns: 50 });
  });

  test('has no burst after the process stood still', async () => {
    const time = world();
    const pace = createPace({ now: time.now, pause: time.pause });
    const times: number[] = [];
    for (let i = 0; i < 300; i++) void pace.admit().then(() => pace.turn()).then(() => { times.push(time.now()); });
    await time.run(() => times.length >= 100);
    time.stall(3_000);
    await time.run(() => times.length === 300);
    expect(most(times, 1_000)).toBeLessThanOrEqual(30);
  });

  test('has none after a quiet time', async () => {
    const time = world();
    const pace = createPace({ now: time.now, pause: time.pause });
    time.stall(3_600_000);
    const times: number[] = [];
    for (let i = 0; i < 90; i++) void pace.admit().then(() => pace.turn()).then(() => { times.push(time.now()); });
    await time.run(() => times.length === 90);
    expect(most(times, 1_000)).toBeLessThanOrEqual(30);
  });

  test('lets whoever is being repeated go ahead of those who have not begun', async () => {
    const time = world();
    const pace = createPace({ now: time.now, pause: time.pause });
    const went: string[] = [];
    for (let i = 0; i < 60; i++) void pace.admit().then(() => { went.push('new'); });
    await time.run(() => went.length === 40);
    void pace.admit(true).then(() => { went.push('again'); });
    await time.run(() => went.length === 42);
    expect(went.slice(40)).toContain('again');
  });

  test('gets slower where the platform finds it too fast, and then faster again', async () => {
    const time = world();
    const pace = createPace({ now: time.now, pause: time.pause });
    const times: number[] = [];
    const send = async (count: number) => {
      const before = times.length;
      for (let i = 0; i < count; i++) void pace.admit().then(() => pace.turn()).then(() => { times.push(time.now()); });
      await time.run(() => times.length === before + count);
    };
    await send(60);
    for (let i = 0; i < 8; i++) {
      pace.tooFast();
      pace.tooFast();
      time.stall(1_000);
    }
    await send(60);
    expect(most(times.slice(-50), 1_075)).toBeLessThanOrEqual(30);
    await send(800);
    expect(most(times.slice(-60), 1_030)).toBeGreaterThan(30);
    expect(most(times, 1_000)).toBeLessThanOrEqual(30);
  });

  test('keeps every limit of a thread', async () => {
    const times = await sendAll(130, world(), '19:a;messageid=1');
    for (const [limit, within] of [[7, 1_000], [8, 2_000], [60, 30_000]] as const) expect(most(times, within)).toBeLessThanOrEqual(limit);
  });

  test('of one thread does not hold up the others', async () => {
    const time = world();
    const pace = createPace({ now: time.now, pause: time.pause });
    for (let i = 0; i < 50; i++) void pace.turn('19:busy;messageid=1');
    let went: number | undefined;
    void pace.turn('19:quiet;messageid=2').then(() => { went = time.now(); });
    await time.run(() => went !== undefined);
    expect(went).toBeLessThan(1_000);
  });

  test('runs faster for a stand-in whose clock does', async () => {
    const times = await sendAll(300, world(), undefined, 10);
    expect(times.at(-1)).toBeLessThan(1_030);
    expect(most(times, 100)).toBeLessThanOrEqual(30);
  });
});
