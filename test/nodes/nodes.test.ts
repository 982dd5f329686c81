import { describe, expect, test } from '@jest/globals';
import { isGood, tableOf } from './nodes.js';

const good = { node: 'v24.1.0', passed: 9, failed: 0, skipped: 1, seconds: 5 };

describe('npm run test:node', () => {
  test.each([
    ['a run on the Node asked for in which nothing failed', good, true],
    ['a run on another Node', { ...good, node: 'v2.4.0' }, false],
    ['a run that never started', { ...good, node: '' }, false],
    ['a run with a failure', { ...good, failed: 1 }, false],
    ['a run in which nothing was tested', { ...good, passed: 0 }, false],
  ])('tells whether %s is good', (_what, outcome, is) => {
    expect(isGood('24', outcome)).toBe(is);
  });

  test('shows a row for each Node', () => {
    expect(tableOf([good, { ...good, node: '' }]).split('\n').map((row) => row.trim().split(/ {2,}/)[0])).toEqual(['Node', 'v24.1.0', 'did not start']);
  });
});
