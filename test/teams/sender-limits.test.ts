import { describe, expect, test } from '@jest/globals';
import { manualClock, seededRandom } from '../../src/base/index.js';
import { mostPerHour, SenderLimits } from '../../src/teams/sender-limits.js';

const hour = 3_600_000;

function fresh() {
  const clock = manualClock(Date.UTC(2026, 0, 5));
  return { clock, limits: new SenderLimits(clock, seededRandom('limits')) };
}

describe('Abuse is limited without keeping who it is', () => {
  test('twenty forms an hour for one sender, the twenty-first is over it, others are not touched', () => {
    const { limits } = fresh();
    for (let i = 0; i < mostPerHour.send; i++) expect(limits.take('a', 'send', `form-${i}`)).toBe(true);
    expect(limits.take('a', 'send', 'one more')).toBe(false);
    expect(limits.take('b', 'send', 'one more')).toBe(true);
  });

  test('the same form sent again counts once, even over the limit', () => {
    const { limits } = fresh();
    for (let i = 0; i < 50; i++) expect(limits.take('a', 'send', 'the form')).toBe(true);
    for (let i = 1; i < mostPerHour.send; i++) limits.take('a', 'send', `form-${i}`);
    expect(limits.take('a', 'send', 'the form')).toBe(true);
    expect(limits.take('a', 'send', 'another')).toBe(false);
  });

  test('an hour later there is room again', () => {
    const { clock, limits } = fresh();
    for (let i = 0; i < mostPerHour.open; i++) limits.take('a', 'open');
    expect(limits.take('a', 'open')).toBe(false);
    clock.advance(hour);
    expect(limits.take('a', 'open')).toBe(true);
  });

  test('no sender and no form can be read out of its memory, and a day later nothing of them is left', () => {
    const { clock, limits } = fresh();
    limits.take('29:officer-lee', 'send', 'form-key');
    const memory = () => Object.getOwnPropertyNames(limits).length + JSON.stringify(limits);
    expect(memory()).not.toMatch(/lee|form-key/);
    for (let i = 0; i < mostPerHour.guess; i++) limits.take('a', 'guess');
    clock.advance(24 * hour);
    expect(limits.take('a', 'guess')).toBe(true);
  });
});
