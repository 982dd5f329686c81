import { type ChildProcess, spawn } from 'node:child_process';

/** A program of ours or of others that a test runs beside itself. */
export interface Child {
  /** Resolves to the first match in what the program prints; fails when it ends, or prints nothing like it for `withinMs`. */
  printed(pattern: RegExp, withinMs?: number): Promise<RegExpExecArray>;
  /** Asks it to stop, makes it stop where it does not, and resolves when it is gone. */
  stop(): Promise<void>;
}

/** Runs a Node script in its own folder, with the settings given added to ours. */
export function runScript(script: string, args: readonly string[], cwd: string, env: Record<string, string>): Child {
  const child = spawn(process.execPath, [script, ...args], { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let seen = '';
  const keep = (chunk: Buffer) => { seen = (seen + chunk.toString()).slice(-16_000); };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = new Promise<void>((resolve) => { child.once('exit', () => resolve()); });

  return {
    printed: (pattern, withinMs = 20_000) => new Promise((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(seen);
        if (match) { settle(); resolve(match); }
      };
      const fail = (why: string) => { settle(); reject(new Error(`${why} before it printed ${String(pattern)}; it printed:\n${seen}`)); };
      const timer = setTimeout(() => fail('too late:'), withinMs);
      const gone = () => fail('it ended');
      const settle = () => {
        clearTimeout(timer);
        child.off('exit', gone).stdout.off('data', look);
      };
      child.once('exit', gone).stdout.on('data', look);
      look();
    }),
    stop: () => stop(child, ended),
  };
}

async function stop(running: ChildProcess, ended: Promise<void>): Promise<void> {
  if (running.exitCode !== null || running.signalCode !== null) return;
  running.kill('SIGTERM');
  const force = setTimeout(() => running.kill('SIGKILL'), 3_000);
  await ended;
  clearTimeout(force);
}
