import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';

const everyMs = 15_000;
const forMs = 400;

/** Another program that takes the store for itself for a moment, again and again, as a backup or a virus scanner does. `stop` says how often it did. */
export function holdTheStore(dataDir: string): { stop(): Promise<number> } {
  const child: ChildProcess = fork(fileURLToPath(import.meta.url), [join(dataDir, 'near-miss.db')], { execArgv: ['--import', 'tsx'] });
  return {
    async stop() {
      child.send('stop');
      const [times] = await once(child, 'message') as [number];
      child.kill();
      return times;
    },
  };
}

/** In a process of its own: while it waits for the store, nothing else in it moves. */
function hold(file: string): void {
  const db = new Database(file);
  db.exec('PRAGMA busy_timeout = 2000');
  let times = 0;
  setInterval(() => {
    try {
      db.exec('BEGIN IMMEDIATE');
    } catch {
      return;
    }
    times++;
    setTimeout(() => db.exec('COMMIT'), forMs);
  }, everyMs);
  process.on('message', () => process.send?.(times));
  process.on('disconnect', () => process.exit(0));
}

const file = process.argv[2];
if (process.send !== undefined && file !== undefined) hold(file);
