import { test } from '@jest/globals';
import { chromiumPath } from './browser.js';

export { chromiumPath, launchChromium } from './browser.js';

type Run = () => Promise<void>;

/** A test that needs a browser. On a machine without one it is skipped, and its name says why. */
export const testWithChromium: (name: string, run: Run, timeoutMs?: number) => void = chromiumPath === undefined ? skipped : test;

function skipped(name: string, run: Run): void {
  test.skip(`${name} [skipped: needs Chromium, set CHROMIUM_PATH]`, run);
}

if (chromiumPath === undefined) {
  process.stderr.write('No Chromium found (CHROMIUM_PATH, chromium, chromium-browser, google-chrome): tests that need one are skipped.\n');
}
