import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { keptFields, textLimits } from '../../src/reporting/index.js';
import { texts } from '../support/card-fixtures.js';
import { chromiumPath, testWithChromium } from '../support/chromium.js';
import { openEverything } from '../support/opened-store.js';
import { type AtPlayground, type PlaygroundPage, sitAtPlayground } from '../support/playground.js';

/** How many reports the store holds: the one place in this file that knows where a report lies once it was sent. */
async function storedReports(dataDir: string): Promise<number> {
  return (await openEverything(dataDir)).length;
}

const receiptShape = /\b([0-9A-Z]{4}-){5}[0-9A-Z]{4}\b/;
const t = (key: string) => texts.text('en', key);

/** Too short for any code, so that it is wrong whatever the check symbol says. */
const mistypedCode = '7KM-Q2';
const narrative = 'A car came out of a side street and just missed my partner.';

describe('An officer, the real program and Microsoft’s Agents Playground', () => {
  let seat: AtPlayground | undefined;
  let dataDir: string;
  let teams: PlaygroundPage;

  beforeAll(async () => {
    if (chromiumPath === undefined) return;
    seat = await sitAtPlayground('playground');
    ({ teams, dataDir } = seat);
  }, 60_000);

  afterAll(() => seat?.stop());

  const chat = () => teams.page;
  const openReport = () => teams.command('reportNearMiss', t('report.what.title'));

  async function leaveWhat(): Promise<void> {
    await teams.tick(t('options.relation.witnessed')).click();
    await teams.input(t('fields.narrative')).fill(narrative);
    await teams.press(t('report.next'), t('report.circumstances.title'));
  }

  async function toChoices(): Promise<void> {
    await openReport();
    await leaveWhat();
    await teams.press(t('report.next'), t('report.why.title'));
    await teams.press(t('report.next'), t('report.choices.title'));
  }

  testWithChromium('whoever gets the bot is welcomed, and told that it does not keep who they are', async () => {
    await chat().getByText(t('welcome.title')).waitFor();
    expect(await chat().getByText(t('welcome.identity'), { exact: true }).isVisible()).toBe(true);
    await teams.shoot('welcome');
    await teams.mock('Add application');
    await chat().getByText(t('welcome.title')).nth(1).waitFor();
  });

  testWithChromium('"hi" is answered with what can be done here', async () => {
    await teams.say('hi');
    await chat().getByText(t('help.title')).waitFor();
    expect(await chat().getByRole('button', { name: t('help.report') }).last().isVisible()).toBe(true);
    await teams.shoot('help');
  });

  testWithChromium('"what do you keep" is answered with every field of a stored report', async () => {
    await teams.say('what do you keep');
    await chat().getByText(t('kept.title')).waitFor();
    const read = await teams.transcript();
    const labels = keptFields().map(({ path }) => t(path.includes('.') ? `short.${path.split('.').at(-1) ?? ''}` : `kept.more.${path}`));
    expect(labels.filter((label) => !read.includes(label))).toEqual([]);
    await teams.shoot('kept');
  });

  testWithChromium('a page without what it needs stays, and says so beside each field', async () => {
    await openReport();
    await teams.shoot('what');
    await teams.button(t('report.next')).click();
    const missing = teams.dialog.getByText(t('problems.required'));
    await missing.nth(1).waitFor();
    expect(await missing.count()).toBe(2);
    await expectBeside(missing.last(), teams.input(t('fields.narrative')));
    await teams.shoot('what-missing');
    await teams.closeDialog();
  });

  testWithChromium('a text that is too long comes back whole, with the reason beside it', async () => {
    await openReport();
    const tooLong = 'x'.repeat(textLimits.narrative + 1);
    await teams.tick(t('options.relation.told')).click();
    // A client may not know the limit; the server must.
    await teams.forgetLimit(t('fields.narrative'));
    await teams.input(t('fields.narrative')).fill(tooLong);
    await teams.button(t('report.next')).click();
    const reason = teams.dialog.getByText(t('problems.too-long'));
    await reason.waitFor();
    await expectBeside(reason, teams.input(t('fields.narrative')));
    expect(await teams.input(t('fields.narrative')).inputValue()).toBe(tooLong);
    expect(await teams.tick(t('options.relation.told')).isChecked()).toBe(true);
    await teams.shoot('what-too-long');
    await teams.closeDialog();
  });

  testWithChromium('a mistyped companion code is pointed out, and everything typed is still there', async () => {
    await toChoices();
    await teams.shoot('choices');
    await teams.tick(t('fields.urgent')).click();
    await teams.tick(t('fields.discuss')).click();
    await teams.input(t('fields.colleagueCode')).fill(mistypedCode);
    await teams.button(t('report.next')).click();
    const reason = teams.dialog.getByText(t('problems.code-wrong'));
    await reason.waitFor();
    await expectBeside(reason, teams.input(t('fields.colleagueCode')));
    expect(await teams.input(t('fields.colleagueCode')).inputValue()).toBe(mistypedCode);
    expect(await ticked(['urgent', 'discuss', 'handOver', 'leaveOutOri'])).toEqual({ urgent: true, discuss: false, handOver: true, leaveOutOri: false });
    await teams.shoot('choices-code-wrong');
    await teams.closeDialog();
  });

  testWithChromium('a dialog that was closed before the end leaves nothing behind', async () => {
    expect(await storedReports(dataDir)).toBe(0);
  });

  testWithChromium('a report is walked, changed from its summary and sent twice: one report, one receipt, nothing in the chat', async () => {
    const before = await teams.transcript();
    await openReport();
    await leaveWhat();
    await teams.shoot('circumstances');
    await teams.choose(t('fields.callType'), t('options.callType.traffic-stop'));
    await teams.choose(t('fields.surroundings'), t('options.surroundings.dark'));
    await teams.press(t('report.next'), t('report.why.title'));
    await teams.shoot('why');
    await teams.choose(t('fields.factors'), t('options.factors.positioning'));
    await teams.press(t('report.next'), t('report.choices.title'));
    await teams.press(t('report.next'), t('report.review.title'));
    await expectToRead([narrative, t('options.callType.traffic-stop'), t('options.surroundings.dark'), t('options.factors.positioning')]);
    await teams.shoot('review');

    await teams.choose(t('report.review.change'), t('parts.what'));
    await teams.press(t('report.review.changeAction'), t('report.what.title'));
    expect(await teams.input(t('fields.narrative')).inputValue()).toBe(narrative);
    const changed = `${narrative} Nobody was hurt.`;
    await teams.input(t('fields.narrative')).fill(changed);
    await teams.press(t('report.next'), t('report.review.title'));
    await expectToRead([changed, t('options.callType.traffic-stop'), t('options.factors.positioning')]);

    const sent = await teams.sentDuring(async () => {
      await teams.button(t('report.review.send')).dblclick();
      await teams.dialog.getByText(t('report.sent.title')).waitFor();
    });
    const receipt = receiptShape.exec(await teams.dialog.innerText())?.[0] ?? 'no receipt';
    expect(receipt).toMatch(receiptShape);
    expect(await teams.dialog.getByText(receipt).isVisible()).toBe(true);
    await teams.shoot('sent');

    const [last] = sent;
    if (!last) throw new Error('nothing was sent');
    const again = await teams.page.request.post(last.url(), { data: last.postDataJSON() as unknown });
    expect(await again.text()).toContain(receipt);

    await teams.closeDialog();
    const after = await teams.transcript();
    await teams.shoot('chat-after');
    expect(after).not.toContain(receipt);
    expect(after).not.toContain('side street');
    expect(countOf(after, t('help.report'))).toBe(countOf(before, t('help.report')));
    expect(await storedReports(dataDir)).toBe(1);
  }, 40_000);

  async function expectToRead(words: string[]): Promise<void> {
    const read = await teams.dialog.innerText();
    expect(words.filter((word) => !read.includes(word))).toEqual([]);
  }

  async function ticked(fields: string[]): Promise<Record<string, boolean>> {
    return Object.fromEntries(await Promise.all(fields.map(async (field) => [field, await teams.tick(t(`fields.${field}`)).isChecked()] as const)));
  }
});

/** Beside: right below its input, nearer than any other input could be. */
async function expectBeside(reason: Locator, input: Locator): Promise<void> {
  const [below, above] = [await reason.boundingBox(), await input.boundingBox()];
  if (!below || !above) throw new Error('not on the page');
  const gap = below.y - (above.y + above.height);
  expect(gap).toBeGreaterThanOrEqual(0);
  expect(gap).toBeLessThan(32);
}

function countOf(text: string, words: string): number {
  return text.split(words).length - 1;
}
