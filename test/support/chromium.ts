import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { test } from '@jest/globals';
import { type Browser, chromium } from 'playwright-core';

/** The browser that the tests of what people see run in: `CHROMIUM_PATH`, or the first one found where systems keep it. */
export const chromiumPath = findChromium();

function findChromium(): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin'].filter((folder) => folder !== '');
  const usual = ['chromium', 'chromium-browser', 'google-chrome'].flatMap((name) => folders.map((folder) => join(folder, name)));
  return [process.env['CHROMIUM_PATH'], ...usual].find((path) => path !== undefined && path !== '' && existsSync(path));
}

type Run = () => Promise<void>;

/** A test that needs a browser. On a machine without one it is skipped, and its name says why. */
export const testWithChromium: (name: string, run: Run, timeoutMs?: number) => void = chromiumPath === undefined ? skipped : test;

function skipped(name: string, run: Run): void {
  test.skip(`${name} [skipped: needs Chromium, set CHROMIUM_PATH]`, run);
}

if (chromiumPath === undefined) {
  process.stderr.write('No Chromium found (CHROMIUM_PATH, chromium, chromium-browser, google-chrome): tests that need one are skipped.\n');
}

// The browser must neither wait for the network nor speak to it by itself: the tests run where there is none.
const flags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

/** Starts the browser, headless. To be called only where `chromiumPath` is set. */
export function launchChromium(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error('there is no Chromium here');
  return chromium.launch({ executablePath: chromiumPath, headless: true, args: flags });
}
