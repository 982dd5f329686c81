import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { settingsSchema } from '../src/config.js';

const root = join(__dirname, '..');

const refused: [what: string, path: string, text: string, rule: string][] = [
  ['a room imports past another’s door', 'src/reporting/form.ts', `import '../store/sqlite.js';`, 'no-restricted-imports'],
  ['a room imports against the arrows', 'src/store/port.ts', `import '../reporting/index.js';`, 'no-restricted-imports'],
  ['a room imports teams', 'src/reporting/form.ts', `import '../teams/index.js';`, 'no-restricted-imports'],
  ['a file deeper in teams imports past a door', 'src/teams/routes/cards.ts', `import '../../reporting/form.js';`, 'no-restricted-imports'],
  ['the composition root imports past a door', 'src/main.ts', `import './store/sqlite.js';`, 'no-restricted-imports'],
  ['the Bot Framework outside teams', 'src/reporting/form.ts', `import 'botbuilder';`, 'no-restricted-imports'],
  ['restify outside teams', 'src/store/sqlite.ts', `import 'restify';`, 'no-restricted-imports'],
  ['Cosmos DB outside its adapter', 'src/reporting/form.ts', `import '@azure/cosmos';`, 'no-restricted-imports'],
  ['Azure’s identity outside its room', 'src/store/cosmos.ts', `import '@azure/identity';`, 'no-restricted-imports'],
  ['SQLite outside its adapter', 'src/store/cosmos.ts', `import 'libsql';`, 'no-restricted-imports'],
  ['an identity field outside the gate', 'src/teams/bot.ts', `export const f = (a: { aadObjectId: string }) => a.aadObjectId;`, 'no-restricted-syntax'],
  ['the sender outside the gate', 'src/teams/bot.ts', `export const f = (a: { from: { id: string } }) => a.from.id;`, 'no-restricted-syntax'],
  ['the activity outside the gate', 'src/teams/answer.ts', `export const f = (c: { activity: string }) => c.activity;`, 'no-restricted-syntax'],
  ['a key that is exported', 'src/reporting/envelope.ts', `export const f = (key: { export: () => string }) => key.export();`, 'no-restricted-syntax'],
  ['the environment outside config', 'src/teams/bot.ts', `export const f = process.env['X'];`, 'no-restricted-properties'],
  ['the console', 'src/teams/bot.ts', `console.log('x');`, 'no-console'],
];
const allowed = { path: 'src/reporting/form.ts', text: `export { AppError } from '../base/index.js';\n` };

describe('The arrows between rooms are kept by the lint', () => {
  let rules: string[][];
  beforeAll(() => {
    const input = JSON.stringify([...refused.map(([, path, text]) => ({ path, text })), allowed]);
    rules = JSON.parse(execFileSync(process.execPath, ['test/support/lint-texts.js'], { cwd: root, input }).toString()) as string[][];
  }, 60_000);

  test.each(refused.map(([what, , , rule], place) => ({ what, rule, place })))('$what: refused', ({ rule, place }) => {
    expect(rules[place]).toContain(rule);
  });

  test('what the arrows allow is allowed', () => {
    expect(rules.at(-1)).toEqual([]);
  });
});

describe('The documents say what the code does', () => {
  test('the README’s table names every setting and no other', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const named = [...readme.matchAll(/^\| `([A-Z][A-Z0-9_]+)`/gm)].map((match) => match[1]);
    expect([...named].sort()).toEqual(Object.keys(settingsSchema.shape).sort());
  });

  test('the map in src/README.md names every room and every file of the first floor', () => {
    const map = readFileSync(join(root, 'src/README.md'), 'utf8');
    for (const entry of readdirSync(join(root, 'src'), { withFileTypes: true })) {
      expect(map).toContain(entry.isDirectory() ? `${entry.name}/` : entry.name);
      if (!entry.isDirectory()) continue;
      for (const file of readdirSync(join(root, 'src', entry.name), { withFileTypes: true })) {
        if (file.isFile() && file.name.endsWith('.ts') && file.name !== 'index.ts') expect(map).toContain(file.name);
      }
    }
  });

  test('every production dependency has its reason in docs/dependencies.md', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
    const reasons = readFileSync(join(root, 'docs/dependencies.md'), 'utf8');
    for (const name of Object.keys(dependencies)) expect(reasons).toContain(`| \`${name}\` |`);
  });

  const documents = ['README.md', 'src/README.md', ...readdirSync(join(root, 'docs')).filter((file) => file.endsWith('.md')).map((file) => `docs/${file}`)];

  test.each(documents)('every npm command and every setting that %s names exists', (file) => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
    const text = readFileSync(join(root, file), 'utf8');
    for (const [, name] of text.matchAll(/npm run (?:--silent )?([a-z][a-z:-]*)/g)) expect(Object.keys(scripts)).toContain(name);
    // Those of the store's contract are for a developer, and settings of no bot.
    const known = new Set([...Object.keys(settingsSchema.shape), 'TEST_COSMOS_ENDPOINT', 'TEST_COSMOS_KEY']);
    expect([...text.matchAll(/`([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)`/g)].map(([, name]) => name).filter((name) => !known.has(name ?? ''))).toEqual([]);
  });
});
