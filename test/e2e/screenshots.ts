import { mkdirSync, writeFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../support/browser.js';
import { cardFixtures } from '../support/card-fixtures.js';
import { openStage, type Theme } from '../support/card-stage.js';
import { smallPng } from '../support/small-png.js';

/** `npm run screenshots`: takes the README's pictures anew, of cards as the gallery has them. */
const folder = new URL('../../docs/images/', import.meta.url);
/** What a README may weigh. */
const mostBytes = 60_000;

/** `density`: pixels for one of the card's; fewer for a long one. */
interface Picture { file: string; card: string; width: number; theme: Theme; density?: number }

const pictures: readonly Picture[] = [
  { file: 'report', card: 'what-empty', width: 340, theme: 'light' },
  { file: 'words', card: 'report-words', width: 420, theme: 'light' },
  { file: 'receipt', card: 'sent-with-contact', width: 340, theme: 'light' },
  { file: 'briefing', card: 'briefing-lesson', width: 420, theme: 'light' },
  { file: 'desk', card: 'desk-home-busy', width: 480, theme: 'light' },
  { file: 'trends', card: 'trends-first', width: 480, theme: 'light', density: 1 },
  { file: 'choices-dark', card: 'choices-empty', width: 340, theme: 'dark' },
];

async function take(browser: Browser, card: unknown, { width, theme, density = 1.5 }: Picture): Promise<Buffer> {
  const page = await openStage(browser, false, density);
  await page.setViewportSize({ width, height: 200 });
  await page.evaluate(`window.drawCard(${JSON.stringify(card)}, '${theme}')`);
  const taken = await page.screenshot({ fullPage: true });
  await page.close();
  return taken;
}

const cards = await cardFixtures('en');
const browser = await launchChromium();
mkdirSync(folder, { recursive: true });
for (const picture of pictures) {
  const found = cards.find(({ name }) => name === picture.card);
  if (found === undefined) throw new Error(`no such card in the gallery: ${picture.card}`);
  const image = smallPng(await take(browser, found.card, picture));
  if (image.length > mostBytes) throw new Error(`${picture.file}.png has ${image.length} bytes, more than ${mostBytes}`);
  writeFileSync(new URL(`${picture.file}.png`, folder), image);
  console.log(`docs/images/${picture.file}.png: ${image.length} bytes`);
}
await browser.close();
