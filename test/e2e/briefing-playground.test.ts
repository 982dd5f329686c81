import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { texts } from '../support/card-fixtures.js';
import { chromiumPath, testWithChromium } from '../support/chromium.js';
import { type AtPlayground, type PlaygroundPage, root, sitAtPlayground } from '../support/playground.js';

const t = (key: string, values?: Record<string, string | number>) => texts.text('en', key, values);
const name = 'Night shift, North';

describe('A shift’s channel in Microsoft’s Agents Playground', () => {
  let seat: AtPlayground | undefined;
  let teams: PlaygroundPage;

  beforeAll(async () => {
    if (chromiumPath === undefined) return;
    // The Playground's channels do not fit a phone; the cards are drawn at that width in the gallery.
    seat = await sitAtPlayground('briefing', ['desktop'], { AGENCY_NAME: 'Riverside Police' });
    teams = seat.teams;
    await teams.openChannel('General');
  }, 60_000);

  afterAll(() => seat?.stop());

  const briefing = () => teams.card(t('briefing.title'));
  const press = (card: Locator, key: string) => card.getByRole('button', { name: t(key), exact: true }).click();

  testWithChromium('becomes a shift’s by a form that keeps what was typed when something is wrong', async () => {
    await teams.post('register shift');
    const form = teams.card(t('shift.title'));
    await form.waitFor();
    await teams.shoot('register');
    await form.getByRole('textbox', { name: t('shift.fields.name') }).fill(name);
    await form.getByRole('textbox', { name: t('shift.fields.schedule') }).fill('whenever');
    await press(form, 'shift.actions.save');
    await form.getByText(t('shift.problems.schedule')).waitFor();
    expect(await form.getByRole('textbox', { name: t('shift.fields.name') }).inputValue()).toBe(name);
    await teams.shoot('register-wrong');
    await form.getByRole('textbox', { name: t('shift.fields.schedule') }).fill('first Tuesday 06:45');
    await press(form, 'shift.actions.save');
    const summary = teams.card(name);
    await summary.getByText(t('shift.saved')).waitFor();
    expect(await summary.innerText()).toContain('first Tuesday 06:45');
    await teams.shoot('registered');
  }, 40_000);

  testWithChromium('gets this month’s briefing by “brief now”, with something to talk about', async () => {
    await teams.post('brief now');
    await teams.page.getByText(t('shift.brief.posted')).waitFor();
    await briefing().waitFor();
    const read = await briefing().innerText();
    for (const words of [name, t('briefing.exercise'), t('briefing.rules.one'), t('questions.here')]) expect(read).toContain(words);
    await teams.shoot('briefing');
  }, 40_000);

  testWithChromium('records that it was held, without the name that was typed, and takes it back', async () => {
    await press(briefing(), 'briefing.actions.held.form');
    const form = teams.card(t('briefing.held.title'));
    await form.waitFor();
    await form.getByRole('radio', { name: t('briefing.bands.6-10') }).check();
    const takeAways = form.getByRole('textbox', { name: t('briefing.held.takeAwaysLabel') });
    await takeAways.fill('Wait for the partner, as Sgt. Kowalski did.');
    await press(form, 'briefing.actions.held.save');
    await form.getByText(t('gate.title')).waitFor();
    expect(await form.getByRole('radio', { name: t('briefing.bands.6-10') }).isChecked()).toBe(true);
    await teams.shoot('held-name');
    await press(form, 'briefing.actions.held.takeOut');
    await form.getByText(t('gate.title')).waitFor({ state: 'hidden' });
    expect(await takeAways.inputValue()).toMatch(/^Wait for the partner.*\[name\]/);
    await press(form, 'briefing.actions.held.save');
    await briefing().getByText(t('briefing.state.held')).waitFor();
    expect(await briefing().innerText()).not.toContain('Kowalski');
    await teams.shoot('held');
    await press(briefing(), 'briefing.actions.undo');
    await briefing().getByText(t('briefing.state.held')).waitFor({ state: 'hidden' });
  }, 40_000);

  testWithChromium('postpones within the month, takes it back, and takes another exercise', async () => {
    await press(briefing(), 'briefing.actions.postpone.form');
    const form = teams.card(t('briefing.postpone.title'));
    await form.waitFor();
    await teams.shoot('postpone');
    await form.getByLabel(t('briefing.postpone.day')).fill(lastDayOfMonth());
    await form.getByLabel(t('briefing.postpone.time')).fill('23:59');
    await press(form, 'briefing.actions.postpone.save');
    await briefing().getByText('23:59').waitFor();
    await teams.shoot('postponed');
    await press(briefing(), 'briefing.actions.undo');
    await briefing().getByText('23:59').waitFor({ state: 'hidden' });
    const first = t('exercises.exercise-roadside.title');
    expect(await briefing().innerText()).toContain(first);
    await press(briefing(), 'briefing.actions.another');
    await briefing().getByText(first).waitFor({ state: 'hidden' });
    await teams.shoot('another');
  }, 40_000);

  testWithChromium('has a roll-call sheet behind a link without a login, which prints on one page', async () => {
    await press(briefing(), 'briefing.actions.sheet');
    const link = briefing().getByText(t('briefing.sheet.open'));
    await link.waitFor();
    const [popup] = await Promise.all([teams.page.context().waitForEvent('page'), link.click()]);
    await popup.waitForLoadState();
    const read = await popup.locator('body').innerText();
    for (const words of ['Riverside Police', name, t('briefing.rules.three'), t('briefing.discuss')]) expect(read).toContain(words);
    await popup.screenshot({ path: join(root, '.screenshots/briefing/sheet.png'), fullPage: true });
    expect(pagesOf(await popup.pdf({ format: 'Letter', path: join(root, '.screenshots/briefing/sheet.pdf') }))).toBe(1);
    await popup.close();
  }, 40_000);

  testWithChromium('shows in the coordinator’s coverage', async () => {
    await teams.post('coverage');
    const coverage = teams.card(t('coverage.title'));
    await coverage.waitFor();
    expect(await coverage.innerText()).toMatch(new RegExp(`${name}[\\s\\S]*${t('coverage.states.posted')}`));
    await teams.shoot('coverage');
  }, 40_000);
});

/** In UTC, which is the zone of a bot that was told none. */
function lastDayOfMonth(): string {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 0)).toISOString().slice(0, 10);
}

function pagesOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}
