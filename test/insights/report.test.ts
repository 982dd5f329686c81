import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { casesColumns, quarterBars, trendLines } from '../../src/insights/card-charts.js';
import { dimensions } from '../../src/insights/facts.js';
import type { QuarterInput } from '../../src/insights/quarter-input.js';
import { renderReport } from '../../src/insights/report.js';
import { reportCsv, reportJson } from '../../src/insights/report-data.js';
import { printReport } from '../../src/insights/report-pdf.js';
import type { QuarterTables } from '../../src/insights/tables.js';
import { leastOf, trendOf } from '../../src/insights/trends.js';
import { setStage } from '../support/card-stage.js';
import { chromiumPath, launchChromium, testWithChromium } from '../support/chromium.js';
import { hostile, quarterInput, speech } from './report-world.js';
import { worlds } from './attack/worlds.js';

const input = quarterInput();
const own = input.tables.at(-1) as QuarterTables;
const languages = ['en', 'es'] as const;
const pages: Record<string, string> = {};
beforeAll(() => { for (const locale of languages) pages[locale] = renderReport(input, speech(locale)); });
const hostileInput: QuarterInput = {
  ...input, agency: hostile,
  lessons: [{ title: hostile, month: '2027-10', factors: [] }],
  adjustments: [{ kind: 'policy', title: hostile, owner: hostile, state: 'done', overdue: false, whatWeChanged: hostile }],
  analyses: [{ title: hostile, text: hostile, period: hostile, link: 'javascript:alert(1)' }],
};

describe('The quarterly report', () => {
  test.each(languages)('needs no script and fetches nothing: %s', (locale) => {
    const page = pages[locale] as string;
    expect(page).not.toMatch(/<script|javascript:|\son\w+=|<link|<img|<iframe|@import|url\(|xlink/i);
    expect(page.match(/https?:\/\/[^"'<\s]+/g)).toEqual(expect.arrayContaining(['https://www.leonearmiss.org/analyses/struck-by']));
    expect((page.match(/ (?:src|href)="[^"]*"/g) ?? [])).toEqual([' href="https://www.leonearmiss.org/analyses/struck-by"']);
  });

  test.each(languages)('names its language, and its headings go down step by step: %s', (locale) => {
    const page = pages[locale] as string;
    expect(page).toContain(`<html lang="${locale}">`);
    const levels = [...page.matchAll(/<h(\d)/g)].map((match) => Number(match[1]));
    expect(levels[0]).toBe(1);
    levels.forEach((level, i) => { if (i > 0) expect(level - (levels[i - 1] as number)).toBeLessThanOrEqual(1); });
    expect(page).not.toMatch(/\{\w+[,}]|undefined|NaN|\[object/);
  });

  test('draws every number that its table says, and no bar where there is none', () => {
    const page = pages['en'] as string;
    for (const dimension of dimensions) {
      const section = page.split('<h2>').find((part) => part.startsWith(speech('en').text(`quarterly.dimensions.${dimension}`))) as string;
      const drawn = [...(section.split('</svg>')[0] as string).matchAll(/<text [^>]*text-anchor="start"[^>]*>([^<]+)</g)].map((match) => match[1]);
      const shown = own.tables[dimension].map(({ quarter }) => leastOf(quarter)).filter((n) => n > 0).sort((a, b) => b - a);
      expect([dimension, drawn]).toEqual([dimension, shown.map(String)]);
      expect(section.match(/<th scope="row">/g)).toHaveLength(shown.length);
    }
  });

  test('shows words that people typed as words', () => {
    const page = renderReport(hostileInput, speech('en'));
    expect(page).not.toMatch(/<script|<img|javascript:|<\/table><script/);
    expect(page.split('&lt;img src=x onerror=alert(1)&gt;').length).toBeGreaterThan(7);
  });

  test('is not made of a quarter that is not published', () => {
    expect(() => renderReport({ ...input, quarter: '2028-Q1' }, speech('en'))).toThrow('NM-NOT-FOUND');
  });

  test('can be made of an agency with hardly any reports', () => {
    const tiny = { ...quarterInput(worlds['tiny']), lessons: [], adjustments: [], briefings: [], analyses: [] };
    expect(renderReport(tiny, speech('es'))).toContain('Ningún número de esta tabla');
  });
});

describe('The same figures for programs', () => {
  test('as JSON hold what is published and the lists', () => {
    expect(JSON.parse(reportJson(input))).toMatchObject({ format: 'near-miss-quarter', version: 1, quarter: '2027-Q4', tables: own, briefings: input.briefings });
  });

  test('as CSV hold a line for each number, and say why one is missing', () => {
    const lines = reportCsv(input, speech('en')).split('\r\n');
    expect(lines[0]).toBe('\uFEFF"section","period","item","second item","value","note"');
    expect(lines).toContain(`"Cases over time","2027-Q4","Cases","","${leastOf(own.cases.quarter)}",""`);
    expect(lines.filter((line) => line.endsWith(',"","fewer than 5"')).length).toBeGreaterThan(10);
    expect(lines.filter((line) => line.endsWith(',"","not shown"')).length).toBeGreaterThan(10);
  });

  test('as CSV make no formula of anybody’s words', () => {
    const rows = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'].map((title) => ({ title, month: '2027-10', factors: [] }));
    const csv = reportCsv({ ...input, lessons: rows }, speech('en'));
    expect(csv).not.toMatch(/(^|,)"[=+\-@\t\r]/m);
    expect(csv).toContain(`"'=1+1"`);
  });
});

describe('Printed', () => {
  testWithChromium('it is a PDF of the paper asked for', async () => {
    const print = (paper: 'A4' | 'Letter') => printReport(pages['en'] as string, { chromium: chromiumPath as string, paper, withoutSandbox: true });
    const [a4, letter] = (await Promise.all([print('A4'), print('Letter')])).map((pdf) => pdf.toString('latin1')) as [string, string];
    expect(a4.startsWith('%PDF-')).toBe(true);
    expect(a4).toMatch(/\/MediaBox \[0 0 59[45]\.\d+ 84[12]/);
    expect(letter).toMatch(/\/MediaBox \[0 0 612 792\]/);
  });

  test('it is refused where there is no browser, and leaves nothing behind', async () => {
    const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith('near-miss-print-'));
    const before = left();
    await expect(printReport('<html></html>', { chromium: '/nowhere/chromium', paper: 'A4' })).rejects.toMatchObject({ code: 'NM-INTERNAL' });
    expect(left()).toEqual(before);
  });
});

interface CardPart { type: string; data?: { x: string; y: number; values?: { y: number }[] }[]; fallback?: unknown; text?: string }
const cards = (locale: 'en' | 'es') => ({
  callType: quarterBars(speech(locale), own, 'callType'),
  recurrence: quarterBars(speech(locale), own, 'recurrence'),
  cases: casesColumns(speech(locale), trendOf(input.tables, 'callType', 'month')),
  factors: trendLines(speech(locale), trendOf(input.tables, 'factors', 'quarter'), 'factors'),
  tiny: quarterBars(speech(locale), quarterInput(worlds['tiny']).tables[0] as QuarterTables, 'callType'),
}) as unknown as Record<string, CardPart[]>;

describe('Charts of a card', () => {
  test('have a fallback with the same numbers', () => {
    for (const [name, parts] of Object.entries(cards('en'))) {
      const chart = parts.find(({ type }) => type.startsWith('Chart.'));
      if (name === 'tiny') { expect(chart).toBeUndefined(); continue; }
      const words = JSON.stringify(chart?.fallback);
      const numbers = (chart?.data ?? []).flatMap((one) => one.values?.map(({ y }) => y) ?? [one.y]);
      expect(numbers.length).toBeGreaterThan(2);
      for (const n of numbers) expect([name, n > 0 && new RegExp(`\\b${n}\\b`).test(words)]).toEqual([name, true]);
    }
  });

  test('say in words what they do not show', () => {
    const notes = cards('en')['callType']?.filter(({ type }) => type === 'TextBlock').map(({ text }) => text).join(' ');
    expect(notes).toMatch(/^Fewer than 5 each, perhaps none: .*Traffic stop/);
  });
});

describe('In a browser', () => {
  const screenshots = new URL('../../.screenshots/report/', import.meta.url);
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  let browser: Browser | undefined;
  let page: Page;
  beforeAll(async () => {
    if (chromiumPath === undefined) return;
    browser = await launchChromium();
    page = await browser.newPage();
    if (!existsSync(screenshots)) mkdirSync(screenshots, { recursive: true });
  });
  afterAll(() => browser?.close());

  async function violations(content: string): Promise<string[]> {
    await page.setContent(content);
    await page.evaluate(axe);
    const found = await page.evaluate<{ id: string; nodes: { html: string }[] }[]>('axe.run(document, { resultTypes: ["violations"] }).then((result) => result.violations)');
    return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  }

  testWithChromium('the report is accessible by axe’s rules, in both languages', async () => {
    for (const locale of languages) {
      expect(await violations(pages[locale] as string)).toEqual([]);
      await page.screenshot({ path: fileURLToPath(new URL(`screen-${locale}.png`, screenshots)) });
    }
  });

  testWithChromium('which axe would not say of a report without language, headers and contrast', async () => {
    const worse = (pages['en'] as string).replace(' lang="en"', '').replaceAll('<svg role="img" aria-label', '<svg role="img" data-was').replace('color: #1a1a1a; font', 'color: #bbbbbb; font');
    const found = (await violations(worse)).map((violation) => violation.split(':')[0]);
    expect(found).toEqual(expect.arrayContaining(['html-has-lang', 'svg-img-alt', 'color-contrast']));
  });

  testWithChromium('nothing of it is cut off: on A4, on Letter, on a phone', async () => {
    for (const [name, width] of [['a4', 673], ['letter', 695], ['phone', 320]] as const) {
      await page.emulateMedia({ media: name === 'phone' ? 'screen' : 'print' });
      await page.setViewportSize({ width, height: 980 });
      for (const locale of languages) {
        await page.setContent(renderReport({ ...hostileInput, lessons: input.lessons }, speech(locale)));
        const wide = `[...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > ${width} && one.closest('.sideways') === null).map((one) => one.outerHTML.slice(0, 80))`;
        expect([name, await page.evaluate('document.documentElement.scrollWidth'), await page.evaluate(wide)]).toEqual([name, width, []]);
        await page.screenshot({ path: fileURLToPath(new URL(`${name}-${locale}.png`, screenshots)) });
      }
    }
    await page.emulateMedia({ media: 'screen' });
  });

  testWithChromium('cards that draw no charts show the tables, 320 and 800 px wide', async () => {
    await page.goto('about:blank');
    await setStage(page);
    for (const locale of languages) {
      const card = { type: 'AdaptiveCard', version: '1.5', body: Object.values(cards(locale)).flat() };
      for (const width of [320, 800]) {
        await page.setViewportSize({ width, height: 480 });
        const drawn = await page.evaluate<{ warnings: string[]; cutOff: string[]; width: number }>(`window.drawCard(${JSON.stringify(card)}, 'light')`);
        expect({ warnings: drawn.warnings, cutOff: drawn.cutOff, width: drawn.width }).toEqual({ warnings: [], cutOff: [], width });
        await page.screenshot({ path: fileURLToPath(new URL(`charts-${locale}-${width}.png`, screenshots)), fullPage: true });
      }
    }
  });
});
