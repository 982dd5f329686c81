import { writeSync } from 'node:fs';
import { startApp } from './app.js';
import { createLog, durationBucket, guardProcess } from './base/index.js';
import { type Config, ConfigError, loadConfig } from './config.js';

/** Starts the bot: `node dist/main.js`. Ends with 2 on a wrong configuration, with 1 when it could not start. */
async function main(): Promise<void> {
  const config = await configOrExit();
  const log = createLog(config.logLevel);
  guardProcess(log);
  if (config.profile === 'local') {
    log.warn('local-profile');
    writeSync(2, `${localBanner}\n`);
  }
  const app = await startApp(config, { log });
  // What was planned for a time when nothing ran.
  await app.doDue();
  log.info('ready', { port: app.port, took: durationBucket(performance.now()) });
  process.stdout.write(`Near miss bot: http://${config.profile === 'local' ? 'localhost' : config.host}:${app.port}/api/messages\n`);

  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    log.info('stopping');
    void app.stop().then(() => { log.info('stopped'); process.exit(0); });
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

const localBanner = [
  '┌──────────────────────────────────────────────────────────────┐',
  '│ LOCAL PROFILE: for trying out, on this machine only.         │',
  '│ No sign-in. Everyone has every role. Not for real reports.   │',
  '└──────────────────────────────────────────────────────────────┘',
].join('\n');

async function configOrExit(): Promise<Config> {
  try {
    return await loadConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}

const advice: Record<string, string> = {
  'NM-STORE-NEWER': 'The store was written by a later version of this program, and nothing in it was changed. '
    + 'Start that version, or restore a backup from before the upgrade; see docs/operate.md.',
};

main().catch((error: unknown) => {
  // The address may be taken, the folder not writable. Only the system's own short code is said.
  const thrown = (error as { code?: unknown } | null)?.code;
  const code = typeof thrown === 'string' && /^[A-Z_-]{2,40}$/.test(thrown) ? thrown : 'NM-INTERNAL';
  writeSync(2, `The bot could not start (${code}). ${advice[code] ?? 'npm run doctor says more.'}\n`);
  process.exit(1);
});
