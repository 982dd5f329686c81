import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { accepts, type Bot } from './bot.js';

/** How a bot is run: what node is given, and what may be loaded ahead. */
export interface BotKind {
  args: string[];
  ahead: string[];
}

const warm = pathToFileURL('test/chaos/warm.js').href;

/** `npm start`'s own program. */
export const mainKind: BotKind = { args: ['--import', warm, 'dist/main.js'], ahead: [pathToFileURL('dist/app.js').href] };
/** The app around a store that the test opens. */
export const testKind = (program: string): BotKind => ({
  args: ['--import', warm, program],
  ahead: [pathToFileURL('dist/app.js').href, '@azure/cosmos'],
});

/** A life of the bot as a process, up to its `kill -9`. */
export class BotChild implements Bot {
  readonly #child: ChildProcess;
  readonly #gone: Promise<unknown>;
  readonly #warm: Promise<unknown>;
  #printed = '';

  constructor(kind: BotKind) {
    this.#child = spawn(process.execPath, kind.args, {
      env: { ...process.env, CHAOS_WARM: kind.ahead.join(' ') }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#gone = once(this.#child, 'exit');
    this.#warm = once(this.#child, 'message');
    const keep = (chunk: Buffer) => { this.#printed = (this.#printed + chunk.toString()).slice(-8_000); };
    this.#child.stdout?.on('data', keep);
    this.#child.stderr?.on('data', keep);
  }

  /** Lets the bot start. */
  async go(env: Record<string, string>, laterMs: number): Promise<void> {
    await Promise.race([this.#warm, this.#gone]);
    if (!this.running) throw new Error(`the bot ended before it started; it printed:\n${this.#printed}`);
    this.#child.send({ env, laterMs });
  }

  get running(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  get printed(): string {
    return this.#printed;
  }

  /** Resolves to true when the port is open, to false when the bot ended before. */
  async listening(port: number): Promise<boolean> {
    while (this.running) {
      if (await this.isListening(port)) return true;
      await sleep(3);
    }
    return false;
  }

  async isListening(port: number): Promise<boolean> {
    return this.running && await accepts(port);
  }

  /** Resolves when the bot says that it is ready: what was due at its start is then released. */
  async ready(withinMs = 60_000): Promise<void> {
    const end = performance.now() + withinMs;
    while (!this.#printed.includes('/api/messages')) {
      if (!this.running || performance.now() > end) throw new Error(`the bot did not become ready; it printed:\n${this.#printed}`);
      await sleep(10);
    }
  }

  /** `kill -9`. Resolves to how the bot ended where it had ended by itself before. */
  async kill(): Promise<number | undefined> {
    const ended = this.running ? undefined : this.#child.exitCode ?? undefined;
    this.#child.kill('SIGKILL');
    await this.#gone;
    return ended;
  }

  /** A clean stop; resolves to the exit code, or to the signal that it took. */
  async stop(): Promise<number | string | null> {
    this.#child.kill('SIGTERM');
    const force = setTimeout(() => this.#child.kill('SIGKILL'), 10_000);
    await this.#gone;
    clearTimeout(force);
    return this.#child.exitCode ?? this.#child.signalCode;
  }
}
