import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openEverything } from '../support/opened-store.js';
import { type RunningApp, runApp } from '../support/running-app.js';
import { fillRequired, inputsOf, receiptOn, wordsOf } from '../support/teams-client.js';

let running: RunningApp;
beforeAll(async () => { running = await runApp(); });
afterAll(() => running.stop());

const telling = 'Deputy Okonkwo slipped near 4th and Grand, badge 4471.';
const fill = ({ id, isRequired, ...input }: Parameters<typeof fillRequired>[0]) => (id === 'narrative' ? telling : fillRequired({ ...input, ...(id === undefined ? {} : { id }), isRequired }));

test('the text that was agreed on is what is stored, and the first one is gone', async () => {
  const { client, dataDir } = running;
  let page = await client.press(await client.command('reportNearMiss'), 'primary', fill);
  expect(wordsOf(page.card)).toContain('Check your words');
  expect(wordsOf(page.card)).toContain('Okonkwo');
  expect(inputsOf(page.card).map(({ id, value }) => [id, value])).toEqual([['narrative', 'Deputy [name] slipped near [intersection], badge [badge].']]);
  while (receiptOn(page) === undefined) page = await client.press(page, 'primary');
  const stored = JSON.stringify(await openEverything(dataDir));
  expect(stored).toContain('Deputy [name] slipped near [intersection], badge [badge].');
  expect(stored).not.toMatch(/Okonkwo|4471|Grand/);
});

test('the officer’s own words stand if they say so', async () => {
  const { client, dataDir } = running;
  let page = await client.press(await client.command('reportNearMiss'), 'primary', fill);
  page = await client.press(page, /Keep my words/);
  while (receiptOn(page) === undefined) page = await client.press(page, 'primary');
  expect(JSON.stringify(await openEverything(dataDir))).toContain(telling);
});
