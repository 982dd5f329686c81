import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { isAllowed, licenceList, productionLicences } from './licences.js';

const root = join(__dirname, '../..');
const licences = productionLicences(join(root, 'package-lock.json'));

describe('What runs in production', () => {
  test('is under licences that ask for nothing but their own text to be kept', () => {
    expect(licences.length).toBeGreaterThan(100);
    expect(licences.filter(({ licence }) => !isAllowed(licence))).toEqual([]);
  });

  test('is listed in docs/licences.md: npm run licences', () => {
    expect(readFileSync(join(root, 'docs/licences.md'), 'utf8')).toBe(licenceList(licences));
  });

  test('has in the lock file the licence that its own package names', () => {
    const differing = licences.filter(({ name }) => existsSync(join(root, 'node_modules', name, 'package.json'))).filter(({ name, licence }) => {
      const { license } = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')) as { license?: unknown };
      return typeof license === 'string' && !licence.includes(license);
    });
    expect(differing).toEqual([]);
  });

  test.each([['MIT', true], ['(AFL-2.1 OR BSD-3-Clause)', true], ['GPL-3.0-only', false], ['MIT and GPL-3.0-only', false], ['none named', false], ['(GPL-2.0 OR AGPL-3.0)', false], ['SEE LICENSE IN x', false]])(
    'under %s is allowed: %p', (licence, may) => { expect(isAllowed(licence)).toBe(may); });
});
