import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { notBackedUp } from '../../src/app.js';
import { settingsSchema } from '../../src/config.js';

const root = join(__dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const text = read('docs/operate.md');
const named = (pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map((match) => match[1] as string))];
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

describe('docs/operate.md', () => {
  test('names only commands that exist, and those of operation run without the sources', () => {
    for (const name of named(/npm run ([a-z:-]+)/g)) expect(Object.keys(scripts)).toContain(name);
    for (const name of ['doctor', 'backup', 'restore', 'migrate']) {
      expect(named(/npm run ([a-z:-]+)/g)).toContain(name);
      expect(scripts[name]).toContain(`node dist/commands/${name}.js`);
      expect(existsSync(join(root, `dist/commands/${name}.js`))).toBe(true);
    }
  });

  test('names only settings that exist', () => {
    const settings = named(/`([A-Z][A-Z0-9]*_[A-Z0-9_]*[A-Z0-9])(?:=\w+)?`/g);
    expect(settings.length).toBeGreaterThan(5);
    for (const name of settings) expect(Object.keys(settingsSchema.shape)).toContain(name);
  });

  test('names every metric and no other', () => {
    const catalogue = [...read('src/base/metrics.ts').matchAll(/^ {2}([a-z_]+): \{ type:/gm)].map((match) => match[1] as string);
    expect(catalogue.length).toBeGreaterThan(8);
    expect(named(/`((?:near_miss|process|nodejs)_[a-z_]+)(?:\{[^`]*\})?`/g).sort()).toEqual(expect.arrayContaining([...catalogue].sort()));
    for (const name of named(/((?:near_miss|process|nodejs)_[a-z_]+)/g)) expect(catalogue).toContain(name);
  });

  test('names events, codes and files as they are', () => {
    for (const event of named(/^\| `([a-z-]+)` \|/gm)) expect(read('src/base/log.ts')).toContain(`'${event}'`);
    for (const code of named(/(NM-[A-Z-]+)/g)) expect(read('src/base/errors.ts')).toContain(`'${code}'`);
    for (const file of named(/`((?:src|test|docs)\/[\w./-]+)`/g)) expect(existsSync(join(root, file))).toBe(true);
    expect(notBackedUp.length).toBeGreaterThan(0);
  });
});
