import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type RunningApp, runApp } from '../support/running-app.js';

const root = join(__dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const dockerfile = read('Dockerfile');
const instructions = dockerfile.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
const last = instructions.slice(instructions.findLastIndex((line) => line.startsWith('FROM ')));

/** What is copied out of this folder (not from another stage). */
function copied(lines: readonly string[]): string[] {
  return lines.filter((line) => /^COPY (?!--from)/.test(line)).flatMap((line) => line.split(/\s+/).slice(1, -1)).map((path) => path.replace(/^\.\//, ''));
}

function missing(lines: readonly string[]): string[] {
  const letIn = new Set(read('.dockerignore').split('\n').filter((line) => line.startsWith('!')).map((line) => line.slice(1)));
  return copied(lines).filter((path) => !existsSync(join(root, path)) || !letIn.has(path));
}

describe('The Dockerfile', () => {
  test('copies what is there and what .dockerignore lets in', () => {
    expect(copied(instructions)).toContain('cards');
    expect(missing(instructions)).toEqual([]);
    expect(missing(['COPY cards manifest test ./'])).toEqual(['manifest', 'test']);
  });

  test('.dockerignore leaves everything else out: data, keys, history', () => {
    const lines = read('.dockerignore').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(lines[0]).toBe('*');
    expect(lines.slice(1).every((line) => /^!(src|cards|package(-lock)?\.json|tsconfig(\.build)?\.json)$/.test(line))).toBe(true);
  });

  test('ends as an ordinary user who owns nothing but the data folder, and runs what the build makes', () => {
    expect(last.findIndex((line) => line === 'USER node')).toBeGreaterThan(last.findLastIndex((line) => /^(RUN|COPY)/.test(line)));
    expect(dockerfile.match(/chown \S+ \S+/g)).toEqual(['chown node:node /data']);
    expect(last).toContain('ENV DATA_DIR=/data');
    expect(last.at(-1)).toBe('CMD ["node", "--max-semi-space-size=4", "dist/main.js"]');
    expect(existsSync(join(root, 'dist/main.js'))).toBe(true);
  });

  test('installs no development package, runs no package’s own script, holds no secret', () => {
    const installs = instructions.filter((line) => line.includes('npm ci'));
    expect(installs.every((line) => line.includes('--ignore-scripts'))).toBe(true);
    expect(installs.filter((line) => line.includes('--omit=dev'))).toHaveLength(1);
    expect(last.join('\n')).toContain('COPY --from=dependencies /app/node_modules');
    expect(dockerfile).not.toMatch(/PASSWORD|_KEY|JWK|SECRET|TOKEN/);
  });
});

describe('The image’s health check', () => {
  let running: RunningApp;
  beforeAll(async () => { running = await runApp(); });
  afterAll(() => running.stop());
  const [program, ...parts] = JSON.parse(/HEALTHCHECK .*? CMD (\[.*\])/.exec(dockerfile)?.[1] ?? '[]') as string[];

  async function check(port: number): Promise<number | null> {
    const [code] = await once(spawn(process.execPath, parts, { env: { PORT: String(port) } }), 'exit') as [number | null];
    return code;
  }

  test('is 0 while the bot is ready and 1 where nothing answers', async () => {
    expect(program).toBe('node');
    expect(await check(running.app.port)).toBe(0);
    // Port 1 is nobody's.
    expect(await check(1)).toBe(1);
  });
});

/** Packages that a built file imports, at its start or later. */
function packagesOf(text: string): string[] {
  const specifiers = [...text.matchAll(/(?:^import .*?from|^export .*?from|^import|import\(|resolve\()\s*['"]([^'"]+)['"]/gm)].map((match) => match[1] as string);
  return specifiers.filter((name) => !name.startsWith('.') && !name.startsWith('node:'))
    .map((name) => name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/'));
}

describe('The built program', () => {
  const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
  // npm start runs the Playground, which is for developers; production starts dist/main.js.
  const built = readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js') && file !== join('commands', 'start.js'));

  test('imports production dependencies only', () => {
    const imported = new Set(built.flatMap((file) => packagesOf(read(join('dist', file)))));
    expect(imported).toContain('botbuilder');
    expect([...imported].filter((name) => !(name in dependencies))).toEqual([]);
  });

  test('a development package in it would be found', () => {
    expect(packagesOf(`import { zipSync } from 'fflate';\nconst x = await import('@resvg/resvg-js/wasm');`)).toEqual(['fflate', '@resvg/resvg-js']);
  });
});
