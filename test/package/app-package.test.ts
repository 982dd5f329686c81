import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import { PNG } from 'pngjs';
import { type AppFiles, appFiles, schemaProblems, zipped } from '../../manifest/app-package.js';
import { type OptionsError, readOptions } from '../../manifest/options.js';
import { type Icon, iconFile, renderIcon } from '../../manifest/render-icons.js';

const root = join(__dirname, '../..');
const id = '00000000-0000-4000-8000-000000000001';
const args = [
  '--app-id', id, '--domain', 'bot.example.gov', '--developer', 'Example "PD" {domain}', '--website', 'https://example.gov/near-miss',
  '--privacy-url', 'https://example.gov/privacy', '--terms-url', 'https://example.gov/terms',
];
const defaults = { version: '0.1.0', out: 'x.zip' };
const files = appFiles(readOptions(args, defaults));

interface Command { id?: string; type?: string; title: string; description: string; context?: string[]; fetchTask?: boolean; parameters?: { title: string; description: string }[] }
interface Manifest {
  manifestVersion: string;
  name: Record<string, string>;
  description: Record<string, string>;
  bots: { commandLists: { scopes: string[]; commands: Command[] }[] }[];
  composeExtensions: { commands: Command[] }[];
  [more: string]: unknown;
}
const parse = <T>(bytes: Uint8Array) => JSON.parse(Buffer.from(bytes).toString('utf8')) as T;
const manifest = parse<Manifest>(files['manifest.json']);
const spanish = parse<Record<string, string>>(files['es.json']);
const actions = manifest.composeExtensions[0]?.commands ?? [];

/** The same files with a fault planted in the manifest. */
function planted(change: (manifest: Manifest) => void): AppFiles {
  const copy = structuredClone(manifest);
  change(copy);
  return { ...files, 'manifest.json': Buffer.from(JSON.stringify(copy)) };
}

describe('The app’s manifest', () => {
  test('satisfies Microsoft’s schemas, and so does its translation', async () => {
    expect(await schemaProblems(files)).toEqual([]);
  });

  test.each<[string, (manifest: Manifest) => void, RegExp]>([
    ['an unknown property', (m) => { m['colour'] = 'red'; }, /additional/],
    ['an eleventh command', (m) => { m.composeExtensions[0]?.commands.push(...actions.slice(0, 3)); }, /10 items/],
    ['a channel feature that there is not', (m) => { m['supportsChannelFeatures'] = 'tier9'; }, /supportsChannelFeatures/],
    ['too long a title', (m) => { (m.composeExtensions[0]?.commands[0] as Command).title = 'x'.repeat(33); }, /32 characters/],
  ])('%s is refused', async (_what, change, problem) => {
    expect((await schemaProblems(planted(change))).join('\n')).toMatch(problem);
  });

  test('a translation of what is not there is refused', async () => {
    const bytes = Buffer.from(JSON.stringify({ ...spanish, 'bots[0].commandLists[0].commands[3].name': 'x' }));
    expect((await schemaProblems({ ...files, 'es.json': bytes })).join('\n')).toMatch(/es\.json: .*additional/);
  });

  test('asks Teams for nothing: no permission, no sign-in, no device, no domain but the bot’s', () => {
    for (const name of ['permissions', 'devicePermissions', 'authorization', 'webApplicationInfo', 'staticTabs', 'configurableTabs', 'connectors']) {
      expect(manifest).not.toHaveProperty(name);
    }
    expect(manifest['validDomains']).toEqual(['bot.example.gov']);
  });

  test('works in private and shared channels too, where coordinators meet', () => {
    expect(manifest['supportsChannelFeatures']).toBe('tier1');
  });

  test('has at most ten commands in each list, with short titles and one description each', () => {
    const lists = [...(manifest.bots[0]?.commandLists ?? []), { commands: actions }];
    expect(lists).toHaveLength(3);
    for (const { commands } of lists) {
      expect(commands.length).toBeLessThanOrEqual(10);
      expect(new Set(commands.map(({ title }) => title)).size).toBe(commands.length);
      for (const { title, description } of commands) {
        expect(title.length).toBeLessThanOrEqual(32);
        expect(description.length).toBeLessThanOrEqual(128);
      }
    }
  });

  test('opens every form from the search box as well, where there is no chat to leave a trace in; what goes into a chat only from there', () => {
    const forms = actions.filter(({ type, id: name }) => type === 'action' && name !== 'inviteToReport');
    expect(forms.every(({ fetchTask, context }) => fetchTask === true && context?.join() === 'compose,commandBox')).toBe(true);
    expect(actions.find(({ id: name }) => name === 'inviteToReport')?.context).toEqual(['compose']);
  });
});

/** The keys that a translation needs: every text that people read. */
function wantedKeys(): string[] {
  const texts = (at: string, commands: Command[]): string[] => commands.flatMap((command, place) => [
    `${at}[${place}].title`, `${at}[${place}].description`,
    ...(command.parameters ?? []).flatMap((_parameter, which) => [`${at}[${place}].parameters[${which}].title`, `${at}[${place}].parameters[${which}].description`]),
  ]);
  return [
    'name.short', 'name.full', 'description.short', 'description.full',
    ...(manifest.bots[0]?.commandLists ?? []).flatMap(({ commands }, list) => texts(`bots[0].commandLists[${list}].commands`, commands)),
    ...texts('composeExtensions[0].commands', actions),
  ];
}

describe('The Spanish translation', () => {
  test('has every text that people read and no other', () => {
    expect(Object.keys(spanish).filter((key) => key !== '$schema').sort()).toEqual(wantedKeys().sort());
  });

  test('keeps to the lengths that the English texts keep to, and is of the same manifest version', () => {
    for (const [key, text] of Object.entries(spanish)) {
      if (key.startsWith('bots') || key.startsWith('compose')) expect(text.length).toBeLessThanOrEqual(key.endsWith('title') ? 32 : 128);
    }
    expect(spanish['$schema']).toContain(`/v${manifest.manifestVersion}/`);
  });
});

describe('The icons', () => {
  const pixels = (bytes: Buffer | Uint8Array) => PNG.sync.read(Buffer.from(bytes));
  const alphas = (png: PNG) => Array.from({ length: png.width * png.height }, (_, place) => png.data[place * 4 + 3] as number);
  const isWhite = (png: PNG) => alphas(png).every((alpha, place) => alpha === 0 || png.data.subarray(place * 4, place * 4 + 3).every((part) => part === 255));

  test.each<Icon>(['color', 'outline'])('%s: the committed file is what its drawing shows (if not: npm run package:icons)', (name) => {
    const [committed, drawn] = [pixels(readFileSync(iconFile(name))), pixels(renderIcon(name))];
    expect([committed.width, committed.height]).toEqual([drawn.width, drawn.height]);
    // Rounding differs between processors.
    expect(committed.data.every((part, place) => Math.abs(part - (drawn.data[place] as number)) <= 2)).toBe(true);
  });

  test('color is 192 by 192 and has no hole', () => {
    const png = pixels(files['color.png']);
    expect([png.width, png.height]).toEqual([192, 192]);
    expect(alphas(png).every((alpha) => alpha === 255)).toBe(true);
  });

  test('outline is 32 by 32, white on nothing', () => {
    const png = pixels(files['outline.png']);
    expect([png.width, png.height]).toEqual([32, 32]);
    expect(isWhite(png)).toBe(true);
    const visible = alphas(png).filter((alpha) => alpha > 0).length / (32 * 32);
    expect(visible).toBeGreaterThan(0.1);
    expect(visible).toBeLessThan(0.5);
  });

  test('a colour in the outline would be seen', () => {
    expect(isWhite(pixels(files['color.png']))).toBe(false);
  });
});

describe('npm run package', () => {
  let zip: Uint8Array;
  beforeAll(() => { zip = zipped(files); });

  test('packs the four files, at the top of the zip, the same bytes from the same input', () => {
    expect(Object.keys(unzipSync(zip)).sort()).toEqual(['color.png', 'es.json', 'manifest.json', 'outline.png']);
    expect(Buffer.from(unzipSync(zip)['manifest.json'] as Uint8Array)).toEqual(Buffer.from(files['manifest.json']));
    expect(Buffer.from(zipped(appFiles(readOptions(args, defaults))))).toEqual(Buffer.from(zip));
  });

  test('puts values in as they are and leaves no place unfilled', () => {
    expect(manifest).toMatchObject({ id, version: '0.1.0', developer: { name: 'Example "PD" {domain}', privacyUrl: 'https://example.gov/privacy', termsOfUseUrl: 'https://example.gov/terms' } });
    expect(manifest).toMatchObject({ bots: [{ botId: id }], composeExtensions: [{ botId: id }] });
    expect(JSON.stringify({ ...manifest, developer: '' })).not.toMatch(/[{$]\{?[a-zA-Z]+\}/);
  });

  test('lists everything that is wrong with its arguments at once, and repeats no value', () => {
    const problemsOf = (given: string[]) => { try { readOptions(given, defaults); return []; } catch (error) { return (error as OptionsError).problems; } };
    expect(problemsOf(['--app-id', 'hidden', '--domain', 'https://hidden', '--website', 'http://hidden.gov', '--version', '01.2', '--colour', 'hidden', '--out', 'hidden'])).toEqual([
      '--app-id is not a UUID', '--domain is not a host name, such as bot.example.gov', expect.stringMatching(/^--developer is missing/),
      '--website is not an https address', expect.stringMatching(/^--privacy-url is missing/), expect.stringMatching(/^--terms-url is missing/),
      '--version is not three numbers with dots, such as 1.4.0', '--out does not end in .zip', '--colour is not an option', 'an argument has no --option before it',
    ]);
    expect(problemsOf([...args, '--developer', 'x'.repeat(33)])).toEqual(['--developer is longer than 32 characters, which Teams does not take']);
    expect(problemsOf(args)).toEqual([]);
  });

  test('runs as documented: writes the zip, or ends with 2 and says why', () => {
    const folder = mkdtempSync(join(tmpdir(), 'near-miss-package-'));
    const run = (given: string[]) => spawnSync(process.execPath, ['--import', 'tsx', 'manifest/package.ts', ...given], { cwd: root, encoding: 'utf8' });
    const out = join(folder, 'deeper/app.zip');
    expect(run([...args, '--out', out])).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(out).equals(Buffer.from(zip))).toBe(true);
    const failed = run(['--domain', 'x']);
    expect(failed.status).toBe(2);
    expect(failed.stderr).toContain('--app-id is missing');
    rmSync(folder, { recursive: true });
  });
});
