import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConfigError, loadConfig } from '../config.js';

/**
 * `npm start`: the bot and, beside it, Microsoft's Agents Playground, a local stand-in for Teams. With `--no-playground`, or
 * outside the local profile, the bot alone. Both stop together.
 */
async function start(): Promise<void> {
  const config = await configOrExit();
  const bot = spawn(process.execPath, [fileURLToPath(new URL('../main.js', import.meta.url))], { stdio: ['ignore', 'pipe', 'inherit'] });
  bot.stdout.pipe(process.stdout, { end: false });
  const children: ChildProcess[] = [bot];
  stopTogether(children);
  endsAll(bot, children);

  const address = await firstMatch(bot, /http:\/\/\S+\/api\/messages/);
  if (process.argv.includes('--no-playground') || config.profile !== 'local') return;

  const playground = startPlayground(address, resolve(config.dataDir, 'playground'));
  children.push(playground);
  endsAll(playground, children);
  const port = (await firstMatch(playground, /Listening on (\d+)/)).replace(/\D/g, '');
  console.log(whatToTry(address, `http://localhost:${port}`));
}

async function configOrExit() {
  try {
    return await loadConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    process.exit(2);
  }
}

/** It keeps its settings in the folder that it is started in, so it gets one of its own. */
function startPlayground(address: string, folder: string): ChildProcess {
  mkdirSync(folder, { recursive: true });
  const cli = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js');
  const child = spawn(process.execPath, [cli, 'start', '-e', address, '-c', 'msteams', '--dt'], {
    cwd: folder, stdio: ['ignore', 'pipe', 'ignore'], env: inheritedEnvironment({ BROWSER: 'none' }),
  });
  return child;
}

/** The child gets our environment as it is; nothing of it is read here. */
function inheritedEnvironment(more: Record<string, string>): NodeJS.ProcessEnv {
  // eslint-disable-next-line no-restricted-properties -- handed on, not read
  return { ...process.env, ...more };
}

/** Resolves to the first output that matches. */
function firstMatch(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((found) => {
    let seen = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      seen = (seen + chunk.toString()).slice(-4_000);
      const match = pattern.exec(seen);
      if (match) found(match[0]);
    });
  });
}

/** Ctrl+C and SIGTERM reach every child. */
function stopTogether(children: readonly ChildProcess[]): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => { for (const child of children) child.kill(signal); });
  }
}

/** When one ends, all do, and we end with its exit code. */
function endsAll(child: ChildProcess, children: readonly ChildProcess[]): void {
  child.once('exit', (code) => {
    process.exitCode ??= code ?? 0;
    for (const other of children) other.kill('SIGTERM');
  });
}

function whatToTry(bot: string, playground: string): string {
  return `
  Bot         ${bot}
  Playground  ${playground}   (open this in a browser)

  Try:
    1. Write "hi".
    2. Report: the + beside the message box, "Trigger Message Extension App", Action Command,
       command id reportNearMiss, Create. Fill the steps; the last page shows your receipt.
    3. Write "what do you keep". Then, in another terminal: npm run inspect

  Ctrl+C stops both.
`;
}

await start();
