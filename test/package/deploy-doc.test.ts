import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { errorCodes } from '../../src/base/index.js';
import { settingsSchema } from '../../src/config.js';
import { usage } from '../../manifest/options.js';
import { azCommands } from './az-commands.js';
import { type Bicep, loadGrammar, parseBicep } from './bicep.js';

const root = join(__dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const doc = read('docs/deploy.md');
const all = (pattern: RegExp, text = doc) => [...text.matchAll(pattern)].map((match) => match[1] as string);

/** What the page says of Azure CLI that nobody has looked up: commands, or options of a command. */
function strangeAz(text: string): string[] {
  const calls = all(/\baz ([a-z][^|`\n)]*)/g, text);
  return calls.flatMap((call) => {
    const words = /^[a-z][a-z -]*?(?= --| \.|$)/.exec(call)?.[0].trim() ?? '';
    const known = azCommands[words];
    if (known === undefined) return [words];
    return all(/ --([a-z-]+)/g, call).filter((option) => !known.includes(option)).map((option) => `${words} --${option}`);
  });
}

describe('docs/deploy.md', () => {
  let main: Bicep;
  beforeAll(async () => {
    await loadGrammar();
    main = parseBicep(read('infra/main.bicep'));
  });

  test('names npm commands that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const names = all(/npm run (?:--silent )?([a-z:-]+)/g);
    expect(new Set(names)).toEqual(new Set(['keys', 'package', 'build']));
    for (const name of names) expect(Object.keys(scripts)).toContain(name);
  });

  test('names settings, files and codes that exist', () => {
    const settings = all(/`([A-Z][A-Z0-9]*_[A-Z0-9_]+)`/g);
    expect(settings.length).toBeGreaterThan(10);
    for (const name of settings) expect(Object.keys(settingsSchema.shape)).toContain(name);
    for (const code of all(/`(NM-[A-Z-]+)`/g)) expect(errorCodes).toContain(code);
    for (const file of all(/`([\w./-]+\.(?:bicepparam|json|ts|md)|Dockerfile|\.dockerignore)`/g)) expect(existsSync(join(root, file))).toBe(true);
  });

  test('has the templates’ parameters in its table, every one and no other, and asks for outputs that there are', () => {
    expect(all(/^\| `([a-z]\w+)` \|/gm).sort()).toEqual([...main.params.keys()].sort());
    const given = all(/--parameters infra\/main\.bicepparam --parameters ([^\n]+)/g).flatMap((rest) => all(/(?:^| )(\w+)=/g, rest));
    expect(given).toEqual(['withApp', 'adminAddresses', 'image']);
    for (const output of all(/properties\.outputs\.(\w+)\.value/g)) expect([...main.outputs.keys()]).toContain(output);
  });

  test('puts into the vault the secrets that the container app asks for, and no other', () => {
    const stored = all(/az keyvault secret set --vault-name \$VAULT --name ([a-z-]+)/g).sort();
    expect(stored).toEqual(['agency-terms', 'pool-private-jwk', 'pool-public-jwk', 'receipt-key']);
    for (const name of stored) expect(read('infra/modules/app.bicep')).toContain(`'${name}'`);
  });

  test('makes the app package with options that it takes, all that it needs', () => {
    const command = all(/npm run package -- ([^\n]+)/g)[0] ?? '';
    expect(all(/--([a-z-]+)/g, command)).toEqual(['app-id', 'domain', 'developer', 'website', 'privacy-url', 'terms-url']);
    for (const option of all(/--([a-z-]+)/g, command)) expect(usage()).toContain(`--${option} `);
  });

  test('uses Azure CLI as it was looked up', () => {
    expect(strangeAz(doc)).toEqual([]);
    expect(strangeAz('az group destroy --name x\naz group create --nam x')).toEqual(['group destroy', 'group create --nam']);
  });
});

describe('npm run keys', () => {
  const keys = (what: string, input = '') => spawnSync(process.execPath, ['dist/commands/keys.js', what], { cwd: root, input, encoding: 'utf8' });

  test('makes keys that a configuration takes, other ones each time, with nothing around them', () => {
    const [receipt, pool] = [keys('receipt').stdout, keys('pool').stdout];
    const open = keys('public', pool).stdout;
    const parsed = settingsSchema.pick({ RECEIPT_KEY: true, POOL_PUBLIC_JWK: true, POOL_PRIVATE_JWK: true })
      .safeParse({ RECEIPT_KEY: receipt, POOL_PUBLIC_JWK: open, POOL_PRIVATE_JWK: pool });
    expect(parsed.success).toBe(true);
    expect(JSON.parse(open)).toMatchObject({ x: (JSON.parse(pool) as { x: string }).x });
    expect(open).not.toContain('"d"');
    expect(keys('receipt').stdout).not.toBe(receipt);
    expect(receipt + pool + open).not.toMatch(/\s/);
  });

  test('prints no key and ends with 2 where it is asked for something else', () => {
    for (const answer of [keys('all'), keys('public', '{"kty":"OKP"}'), keys('public', 'hidden')]) {
      expect(answer).toMatchObject({ status: 2, stdout: '' });
      expect(answer.stderr).not.toContain('hidden');
    }
  });
});
