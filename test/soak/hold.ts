import { join } from 'node:path';
import Database from 'libsql';

const everyMs = 15_000;
const forMs = 400;

/** Another program that takes the store for itself for a moment, again and again, as a backup or a virus scanner does. `stop` says how often it did. */
export function holdTheStore(dataDir: string): { stop(): number } {
  const db = new Database(join(dataDir, 'near-miss.db'));
  db.exec('PRAGMA busy_timeout = 2000');
  let times = 0;
  let release: NodeJS.Timeout | undefined;
  const letGo = () => {
    if (release === undefined) return;
    clearTimeout(release);
    release = undefined;
    db.exec('COMMIT');
  };
  const timer = setInterval(() => {
    try {
      db.exec('BEGIN IMMEDIATE');
    } catch {
      return;
    }
    times++;
    release = setTimeout(letGo, forMs);
  }, everyMs);
  return {
    stop() {
      clearInterval(timer);
      letGo();
      db.close();
      return times;
    },
  };
}
