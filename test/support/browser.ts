import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** The browser that the tests of what people see run in: `CHROMIUM_PATH`, or the first one found where systems keep it. */
export const chromiumPath = findChromium();

function findChromium(): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin'].filter((folder) => folder !== '');
  const usual = ['chromium', 'chromium-browser', 'google-chrome'].flatMap((name) => folders.map((folder) => join(folder, name)));
  return [process.env['CHROMIUM_PATH'], ...usual].find((path) => path !== undefined && path !== '' && existsSync(path));
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
