import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AppError } from '../base/index.js';

export interface PrintSettings {
  /** Path of Chromium or Chrome. */
  chromium: string;
  paper: 'A4' | 'Letter';
  /** Only where the system offers Chromium no sandbox, as in many containers: what it prints has no script and fetches nothing. */
  withoutSandbox?: boolean;
  /** Milliseconds after which it is given up; 60,000 when left out. */
  timeoutMs?: number;
}

/**
 * Prints a report with Chromium and resolves to the PDF. The page lies in a folder of its own that only this user can read and that is
 * removed afterwards. Throws NM-INTERNAL where Chromium is missing, fails or takes too long.
 */
export async function printReport(page: string, settings: PrintSettings): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'near-miss-print-'));
  try {
    const [source, target] = [join(folder, 'report.html'), join(folder, 'report.pdf')];
    await writeFile(source, page.replace('</head>', `<style>@page { size: ${settings.paper}; }</style>\n</head>`), { mode: 0o600 });
    await run(settings, folder, [
      '--headless', '--disable-gpu', '--disable-extensions', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run',
      ...(settings.withoutSandbox === true ? ['--no-sandbox'] : []),
      `--user-data-dir=${join(folder, 'profile')}`, '--no-pdf-header-footer', `--print-to-pdf=${target}`, pathToFileURL(source).href,
    ]);
    return await readFile(target);
  } catch (error) {
    // Chromium's own words may hold paths and more: they are not passed on.
    throw error instanceof AppError ? error : new AppError('NM-INTERNAL');
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** Chromium gets none of the bot's environment: there are keys in it. */
function run({ chromium, timeoutMs = 60_000 }: PrintSettings, home: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const env = { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: home, TMPDIR: home };
    const child = spawn(chromium, args, { stdio: 'ignore', env, timeout: timeoutMs, killSignal: 'SIGKILL' });
    child.once('error', () => reject(new AppError('NM-INTERNAL')));
    child.once('exit', (status) => { if (status === 0) resolve(); else reject(new AppError('NM-INTERNAL')); });
  });
}
