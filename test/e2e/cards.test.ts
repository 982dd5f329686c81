import { mkdirSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';
import type { Browser, Page } from 'playwright-core';
import { locales } from '../../src/teams/locales.js';
import type { Card } from '../../src/teams/render.js';
import type { TextTree } from '../../src/teams/texts.js';
import { type CardFixture, cardFixtures, cardsFolder, hostileBriefing, hostileCard, hostileWords, longestCards, texts } from '../support/card-fixtures.js';
import { setStage } from '../support/card-stage.js';
import { chromiumPath, launchChromium, testWithChromium } from '../support/chromium.js';
import { type CardNode, inputsOf, nodes } from '../support/teams-client.js';

/** Teams takes a card of about 80 kB; half of that for what is usual leaves room for what is not. */
const mostBytesEver = 80 * 1024;
const mostBytes = mostBytesEver / 2;

/** Made by the first test that asks: where a text is missing, the tests of the texts still say which. */
let made: Promise<CardFixture[]> | undefined;
const fixtures = () => made ??= Promise.all(locales.map(cardFixtures)).then((all) => all.flat());

/** Cards of which a check has something to say, with what it says. */
async function findings(check: (card: CardNode) => unknown[]): Promise<Record<string, unknown[]>> {
  return Object.fromEntries((await fixtures()).map(({ name, locale, card }) => [`${locale} ${name}`, check(card as CardNode)] as const).filter(([, found]) => found.length > 0));
}

describe('Every card', () => {
  test('is in this gallery: a template without a fixture fails', async () => {
    const templates = readdirSync(cardsFolder).filter((file) => file.endsWith('.json')).map((file) => file.replace('.json', ''));
    expect([...new Set((await fixtures()).map(({ template }) => template))].sort()).toEqual(templates.sort());
  });

  test('is in this gallery: so is a page whose title is on none of its cards', async () => {
    const seen = JSON.stringify((await fixtures()).map(({ card }) => card));
    // Those of exercises are as many as there are exercises; those of the quarterly report are on no card.
    const titles = [...flat(texts.tree('en'))].filter(([key]) => /(^|\.)title$/.test(key) && !/^(exercises|quarterly)\./.test(key));
    const longest = (message: string) => message.split(/\{.*?\}/).sort((a, b) => b.length - a.length)[0]?.trim() ?? '';
    expect(titles.length).toBeGreaterThan(40);
    expect(titles.filter(([, message]) => !seen.includes(JSON.stringify(longest(message)).slice(1, -1))).map(([key]) => key)).toEqual([]);
  });

  test('has no binding left over', async () => {
    expect(await findings((card) => JSON.stringify(card).match(/\$\{[^}]*|\{\{[^}]*/g) ?? [])).toEqual({});
  });

  test('is small enough for Teams and of a version that Teams draws', async () => {
    expect(await findings((card) => [Buffer.byteLength(JSON.stringify(card))].filter((size) => size >= mostBytes))).toEqual({});
    expect(await findings((card) => [card['version']].filter((version) => !(Number(version) <= 1.5)))).toEqual({});
  });

  test('still fits where a report is as long as it may be, in a script of three bytes a character', () => {
    const sizes = longestCards('es').map((card) => Buffer.byteLength(JSON.stringify(card)));
    expect(sizes.length).toBeGreaterThan(0);
    expect(sizes.filter((size) => size >= mostBytesEver)).toEqual([]);
  });

  test('names every input and every image for a screen reader', async () => {
    expect(await findings((card) => inputsOf(card).filter((input) => nameOf(input) === '').map(({ id }) => id))).toEqual({});
    expect(await findings((card) => nodes(card, ({ type, altText }) => type === 'Image' && (typeof altText !== 'string' || altText === '')))).toEqual({});
  });

  test('tells apart its inputs: no id is used twice', async () => {
    const ids = (card: CardNode) => inputsOf(card).map(({ id }) => id);
    expect(await findings((card) => ids(card).filter((id, at) => id === undefined || ids(card).indexOf(id) !== at))).toEqual({});
  });

  test('says so beside an input that must be filled and is not', async () => {
    const silent = ({ isRequired, errorMessage }: CardNode) => isRequired === true && (typeof errorMessage !== 'string' || errorMessage === '');
    expect(await findings((card) => inputsOf(card).filter(silent).map(({ id }) => id))).toEqual({});
  });

  test('has no more buttons in a row than Teams draws', async () => {
    const rows = (card: CardNode) => [card['actions'], ...nodes(card, ({ type }) => type === 'ActionSet').map((set) => set['actions'])].map((actions) => (actions as unknown[] | undefined)?.length ?? 0);
    expect(await findings((card) => rows(card).filter((count) => count > 6))).toEqual({});
  });

  test('has one primary action at most', async () => {
    expect(await findings((card) => nodes(card, ({ type, style }) => type?.startsWith('Action.') === true && style === 'positive').slice(1))).toEqual({});
  });
});

function nameOf(input: CardNode): string {
  const name = input.type === 'Input.Toggle' ? input.title : input['label'];
  return typeof name === 'string' ? name.trim() : '';
}

describe('The words in both languages', () => {
  const [english, spanish] = [flat(texts.tree('en')), flat(texts.tree('es'))];

  test('there are the same texts in both', () => {
    expect([...spanish.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test('a text has the same placeholders in both, each a well-formed message', () => {
    for (const [key, message] of english) {
      expect([key, placeholders(spanish.get(key) ?? '', 'es')]).toEqual([key, placeholders(message, 'en')]);
    }
  });

  test('nothing of more than three words was left untranslated', () => {
    const same = [...english].filter(([key, message]) => message.split(/\s+/).length > 3 && spanish.get(key) === message);
    expect(same.map(([key]) => key)).toEqual([]);
  });
});

function flat(tree: TextTree, path = ''): Map<string, string> {
  return new Map(Object.entries(tree).flatMap(([key, value]) =>
    (typeof value === 'string' ? [[`${path}${key}`, value] as const] : [...flat(value, `${path}${key}.`)])));
}

/** Names and kinds of what a message wants filled in; a message that cannot be parsed fails the test. */
function placeholders(message: string, locale: string): string[] {
  const found: string[] = [];
  const walk = (part: unknown): void => {
    if (Array.isArray(part)) { part.forEach(walk); return; }
    if (part === null || typeof part !== 'object') return;
    const { type, value, options } = part as { type?: number; value?: unknown; options?: object };
    if (typeof type === 'number' && type > 0 && typeof value === 'string') found.push(`${type}:${value}`);
    if (options !== undefined) walk(Object.values(options));
    if ('value' in part && typeof value === 'object') walk(value);
  };
  walk(new IntlMessageFormat(message, locale, undefined, { ignoreTag: true }).getAst());
  return [...new Set(found)].sort();
}

interface Drawn {
  /** Errors and warnings in the browser's console. */
  complaints: string[];
  /** What Microsoft's renderer found wrong with the card. */
  warnings: string[];
  /** Words that end at the side of their box or outside the window. */
  cutOff: string[];
  /** Width that the page would need, in CSS pixels. */
  width: number;
  words: string;
}

describe('As Teams draws it', () => {
  const screenshots = new URL('../../.screenshots/cards/', import.meta.url);
  /** A picture takes ten times as long as all checks of a card: they are made for whoever wants to look at them. */
  const photographing = process.env['PICTURES'] === 'all';
  let browser: Browser | undefined;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    if (chromiumPath === undefined) return;
    browser = await launchChromium();
    page = await browser.newPage();
    page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) complaints.push(message.text()); });
    page.on('pageerror', (error) => complaints.push(error.message));
    await setStage(page);
    for (const locale of locales) mkdirSync(new URL(`${locale}/`, screenshots), { recursive: true });
  });
  afterAll(() => browser?.close());

  /** One page for all cards: a browser's start costs more than all of them. */
  async function draw(card: Card, width: number, theme: 'light' | 'dark', file: string, photograph = photographing): Promise<Drawn> {
    await page.setViewportSize({ width, height: 480 });
    complaints.length = 0;
    const drawn = await page.evaluate<Omit<Drawn, 'complaints'>>(`window.drawCard(${JSON.stringify(card)}, '${theme}')`);
    if (photograph) await page.screenshot({ path: fileURLToPath(new URL(`${file}-${width}-${theme}.png`, screenshots)), fullPage: true });
    return { ...drawn, complaints: [...complaints] };
  }

  for (const width of [320, 800]) {
    for (const theme of ['light', 'dark'] as const) {
      testWithChromium(`every card is drawn without complaint and can be read to its end, ${width} px wide, ${theme}`, async () => {
        const wrong: Record<string, Partial<Drawn>> = {};
        for (const { name, locale, card, forStaff } of await fixtures()) {
          // One of each Spanish card is enough to look at, and of each page for staff two.
          const narrow = width === 320 && theme === 'light';
          const wanted = locale === 'en' ? !forStaff || narrow || (width === 800 && theme === 'dark') : narrow && !forStaff;
          const { words: _words, ...drawn } = await draw(card, width, theme, `${locale}/${name}`, photographing && wanted);
          const fine = drawn.width <= width && [drawn.complaints, drawn.warnings, drawn.cutOff].every((list) => list.length === 0);
          if (!fine) wrong[`${locale} ${name}`] = drawn;
        }
        expect(wrong).toEqual({});
      }, 40_000);
    }
  }

  testWithChromium('what a person wrote is shown as it was written: no Markdown, no HTML, no macro', async () => {
    for (const locale of locales) {
      const { words } = await draw(hostileCard(locale), 320, 'light', `${locale}/review-hostile-words`);
      // The macro is made inert by a character that nobody sees.
      expect(words.replaceAll('\u200B', '')).toContain(hostileWords);
      const briefing = await draw(hostileBriefing(locale), 320, 'light', `${locale}/briefing-hostile-words`);
      // The lesson's four parts, its question, what the agency changed, what the shift takes away.
      expect(briefing.words.replaceAll('\u200B', '').split(hostileWords)).toHaveLength(1 + 7);
    }
  });
});
