import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';

export type Theme = 'light' | 'dark' | 'contrast';

/** What a client has around a card: a title and a main heading, so that nothing but the card's own is to be found fault with. */
const around = `<!doctype html><html lang="en"><head><title>Near Miss</title><style>h1 { font-size: 0; margin: 0; }</style><style id="theme"></style></head>
  <body><main><h1>Near Miss</h1><div id="card"></div></main></body></html>`;

const scripts = {
  renderer: createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js'),
  cards: fileURLToPath(new URL('card-page.js', import.meta.url)),
  axe: createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  access: fileURLToPath(new URL('card-access.js', import.meta.url)),
};

/** Sets up a page that draws cards by Microsoft's renderer as Teams would: `window.drawCard`, and with `access` what finds faults with them. */
export async function setStage(page: Page, access = false): Promise<void> {
  await page.setContent(around);
  for (const path of [scripts.renderer, scripts.cards, ...(access ? [scripts.axe, scripts.access] : [])]) await page.addScriptTag({ path });
}

/** `density`: pixels of the screen for one of the page. */
export async function openStage(browser: Browser, access = false, density = 1): Promise<Page> {
  const page = await browser.newPage({ deviceScaleFactor: density });
  await setStage(page, access);
  return page;
}
