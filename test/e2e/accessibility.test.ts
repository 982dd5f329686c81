import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { type Locale, locales } from '../../src/teams/locales.js';
import { type CardFixture, cardFixtures, texts } from '../support/card-fixtures.js';
import { openStage, type Theme } from '../support/card-stage.js';
import { chromiumPath, launchChromium, testWithChromium } from '../support/chromium.js';
import { DialogByKeyboard, type Send, stopsOf, tabThrough } from '../support/keyboard.js';
import { type RunningApp, runApp } from '../support/running-app.js';
import { type CardNode, pageOf, receiptOn, wordsOf } from '../support/teams-client.js';

type Drawn = Pick<CardFixture, 'name' | 'card'>;
interface Fault { on: string; rule: string; html: string }
interface Look { theme: Theme; width: number; zoom: 1 | 2 }

let browser: Browser | undefined;
let page: Page;
let screen: CDPSession;
const gallery: Partial<Record<Locale, CardFixture[]>> = {};

beforeAll(async () => {
  if (chromiumPath === undefined) return;
  await Promise.all(locales.map(async (locale) => { gallery[locale] = await cardFixtures(locale); }));
  browser = await launchChromium();
  page = await openStage(browser, true);
  screen = await page.context().newCDPSession(page);
}, 60_000);
afterAll(() => browser?.close());

const cardsOf = (locale: Locale) => (gallery[locale] ?? []).map(({ name, card }) => ({ name, card }));
/** So many are drawn at once: axe takes nearly as long for one card as for several. */
const atOnce = 40;

/** What is wrong with cards as they look there. A browser's zoom is fewer, larger pixels in the same window. */
async function faults(cards: Drawn[], locale: Locale, { theme, width, zoom }: Look): Promise<Fault[]> {
  await screen.send('Emulation.setDeviceMetricsOverride', { width: width / zoom, height: 480, deviceScaleFactor: zoom, mobile: false });
  const found: Fault[] = [];
  for (let at = 0; at < cards.length; at += atOnce) {
    found.push(...await page.evaluate<Fault[]>(`window.faultsOf(${JSON.stringify(cards.slice(at, at + atOnce))}, '${theme}', '${locale}')`));
  }
  return found;
}

describe('Every card, by axe’s rules', () => {
  // What axe asks of words, names and order does not hang on colours, and colours hang neither on language nor on width: so every theme, every size
  // and every language is seen once, and not each with each. All rules are on but those of WCAG 2.2, which are about controls that the client draws.
  const looks: [Locale, Look, string][] = [
    ['en', { theme: 'light', width: 320, zoom: 1 }, 'in light, 320 px wide'],
    ['es', { theme: 'dark', width: 640, zoom: 2 }, 'in dark, at 200 % zoom of a window of 640 px'],
    ['en', { theme: 'contrast', width: 800, zoom: 1 }, 'in high contrast, 800 px wide'],
  ];
  for (const [locale, look, words] of looks) {
    testWithChromium(`has no fault ${words} (${locale})`, async () => {
      const cards = cardsOf(locale);
      expect(cards.length).toBeGreaterThan(200);
      expect(await faults(cards, locale, look)).toEqual([]);
    }, 60_000);
  }

  testWithChromium('which sees an input without a label, an image without words, a colour too faint and a word cut off', async () => {
    const planted = (name: string, ...body: unknown[]): Drawn => ({ name, card: { type: 'AdaptiveCard', version: '1.5', body } });
    const found = await faults([
      planted('label', { type: 'Input.Text', id: 'words' }),
      planted('image', { type: 'Image', url: 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7' }),
      planted('faint', { type: 'TextBlock', text: 'Too faint', color: 'attention' }),
      planted('cut', { type: 'TextBlock', text: 'a'.repeat(200) }, { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: '\u00A0a'.repeat(300) }] }),
    ], 'en', { theme: 'dark', width: 320, zoom: 1 });
    expect(found.map(({ on, rule }) => `${on}: ${rule}`)).toEqual(expect.arrayContaining(['label: label', 'image: image-alt', 'faint: color-contrast']));
    expect(found.some(({ rule }) => rule === 'cut off' || rule === 'wider than the window')).toBe(true);
  });
});

describe('By keyboard alone', () => {
  testWithChromium('Tab leads to every input and every button of every card, in the order in which they stand', async () => {
    const wrong: Record<string, unknown> = {};
    for (const { name, card } of cardsOf('en')) {
      const expected = [...new Set(stopsOf(card))];
      const visited = await tabThrough(page, screen, card);
      if (JSON.stringify(visited) !== JSON.stringify(expected)) wrong[name] = { visited, expected };
    }
    expect(wrong).toEqual({});
  }, 60_000);

  testWithChromium('which would not be said of a button that Tab passes by, nor of an input that comes first by force', async () => {
    const card = cardsOf('en').find(({ name }) => name === 'what-empty')?.card as CardNode;
    const whole = await tabThrough(page, screen, card);
    expect(whole.length).toBeGreaterThan(2);
    expect(await tabThrough(page, screen, card, `document.querySelector('.ac-pushButton').tabIndex = -1`)).not.toEqual(whole);
    expect(await tabThrough(page, screen, card, `document.querySelector('textarea').tabIndex = 1`)).not.toEqual(whole);
  });

  describe('an officer, the running bot and no mouse', () => {
    let running: RunningApp | undefined;
    beforeAll(async () => { if (chromiumPath !== undefined) running = await runApp(); });
    afterAll(() => running?.stop());

    const t = (key: string) => texts.text('en', key);
    const send = (commandId: string): Send => async (data) => pageOf(await client().invoke('composeExtension/submitAction', { commandId, commandContext: 'compose', data }));
    const client = () => (running as RunningApp).client;
    const open = async (commandId: string) => DialogByKeyboard.open(page, commandId, send(commandId), await client().command(commandId));

    testWithChromium('a report is made from its first page to the receipt, and looked up by the receipt', async () => {
      const report = await open('reportNearMiss');
      await report.keys('relation', 'ArrowDown');
      await report.type('narrative', 'Sgt. Kowalski walked up to the car, and the driver opened the door at once.');
      await report.press(t('report.next'));
      expect(wordsOf(report.shown.card)).toContain(t('words.title'));
      await report.type('narrative', 'A colleague walked up to the car, and the driver opened the door at once.');
      await report.press(t('words.use'));
      await report.keys('callType', 'ArrowDown');
      await report.keys('surroundings', 'Space');
      await report.press(t('report.next'), 'Space');
      await report.keys('factors', 'Space', 'Tab', 'Space');
      await report.press(t('report.next'));
      await report.keys('discuss', 'Space');
      await report.press(t('report.next'));
      const summary = wordsOf(report.shown.card);
      for (const said of ['A colleague walked up', t('options.factors.radio-or-dispatch')]) expect(summary).toContain(said);
      expect(summary).not.toContain('Kowalski');
      await report.press(t('report.review.send'));
      const receipt = receiptOn(report.shown) ?? '';
      expect(receipt).not.toBe('');

      const check = await open('checkMyReport');
      await check.type('receipt', receipt);
      await check.press(t('check.actions.check'));
      expect(wordsOf(check.shown.card)).toContain(t('check.standing.unknown'));
    }, 30_000);

    testWithChromium('which would stop before a button that only a mouse can press', async () => {
      const ask = await open('askCoordinator');
      const button = stopsOf(ask.shown.card).at(-1) ?? '';
      await ask.goTo(button);
      await page.evaluate(`for (const one of document.querySelectorAll('.ac-pushButton')) { one.blur(); one.tabIndex = -1; }`);
      await expect(ask.goTo(button)).rejects.toThrow('Tab never leads to');
    });
  });
});
