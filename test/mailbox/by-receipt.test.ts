import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AppError } from '../../src/base/index.js';
import type { Case } from '../../src/review/index.js';
import type { Thought } from '../../src/library/index.js';
import { SqliteStore } from '../../src/store/index.js';
import { aLesson, buttonsOf, DeskWorld, filling, valueOf } from '../support/desk.js';
import { receiptOn, wordsOf } from '../support/teams-client.js';

describe('By receipt, without a name', () => {
  let world: DeskWorld;
  let failingDeletes = 0;
  const store = new SqliteStore(join(mkdtempSync(join(tmpdir(), 'near-miss-')), 'near-miss.db'));
  beforeAll(async () => {
    const remove = store.delete.bind(store);
    // A release that was cut off: everything is delivered, nothing is taken out of the pool.
    store.delete = (kind, ...rest) => (kind.name === 'pool' && failingDeletes-- > 0 ? Promise.reject(new AppError('NM-STORE-BUSY')) : remove(kind, ...rest));
    world = await DeskWorld.start({ store });
  });
  afterAll(() => world.stop());
  const of = <T>(kind: string) => [...store.everything()].filter((row) => row.kind === kind).map(({ body }) => body as T);
  const cases = () => of<Case>('cases');

  test('the coordinator asks, the reporter answers through the pool, and the answer is there once though the release is repeated', async () => {
    const { receipt } = await world.report({ narrative: 'A door swung back.' });
    await world.release();
    const [{ codename }] = cases() as [Case];
    expect(await world.check(receipt)).not.toContain('has a question for you');
    const refused = await world.desk([new RegExp(codename), /More…/, /Ask the reporter/, /^Ask$/], { question: 'Was it Sgt. Kowalski?' });
    expect(wordsOf(refused.card)).toContain('Kowalski');
    await world.client.press(refused, /^Ask$/, filling({ question: 'Was it windy?' }));
    const shown = await world.walk('checkMyReport', [/^Check$/], { receipt });
    expect(wordsOf(shown.card)).toMatch(/has a question for you[\s\S]*Was it windy\?/);
    const leaking = await world.client.press(shown, /Send the answer/, filling({ answer: `My receipt is ${receipt}` }));
    expect(wordsOf(leaking.card)).toContain('Your own receipt is in this text');
    await world.client.press(leaking, /Send the answer/, filling({ answer: 'Very, and wet.' }));
    expect(JSON.stringify([...store.everything()])).not.toContain('and wet');
    expect(of('pool')).toHaveLength(1);
    expect(wordsOf((await world.desk([/^Answers$/])).card)).toContain('Nothing waits');
    failingDeletes = 1;
    expect(await world.release()).not.toContain('release-weekly');
    expect(await world.running.app.doDue()).toContain('release-weekly');
    const answers = await world.desk([/^Answers$/]);
    expect(wordsOf(answers.card).match(/Very, and wet/g)).toHaveLength(1);
    const page = await world.client.press(answers, /^Open$/);
    expect(wordsOf(page.card).match(/Very, and wet/g)).toHaveLength(1);
    expect(await world.check(receipt)).toMatch(/in review[\s\S]*Very, and wet/);
    await world.client.press(page, /I have read this/);
    expect(wordsOf((await world.desk([/^Answers$/])).card)).toContain('Nothing waits');
  });

  test('a question pressed in a window that is old makes no new key for a case that has ended', async () => {
    const [{ codename }] = cases() as [Case];
    const old = await world.desk([new RegExp(codename), /More…/, /Ask the reporter/]);
    await world.publish(codename, aLesson);
    const keys = of('case-keys').length;
    expect(wordsOf((await world.client.press(old, /^Ask$/, filling({ question: 'And the dog?' }))).card)).toContain('Somebody was faster');
    expect([of('case-keys').length, of('threads')]).toEqual([keys, []]);
  });

  test('a report is taken back before its release, and after it, also when it was merged', async () => {
    const early = await world.report({ narrative: 'One.' });
    await world.takeBack(early.receipt);
    expect(await world.check(early.receipt)).toContain('nothing under this receipt yet');
    await world.release();
    expect(await world.check(early.receipt)).toContain('You took it back');
    const root = await world.report({ narrative: 'The whole of it.' });
    const member = await world.report({ narrative: 'My part of it.', colleagueCode: root.companion });
    await world.release();
    const main = cases().find(({ state, colleague }) => state === 'open' && colleague === undefined)?.codename ?? '';
    await world.desk([new RegExp(main), /More…/, /Same incident as/, /^Same incident$/]);
    await world.takeBack(member.receipt);
    await world.release();
    expect(await world.check(member.receipt)).toContain('You took it back');
    expect(wordsOf((await world.desk([new RegExp(main)])).card)).toMatch(/The whole of it(?![^]*My part)/);
    await world.takeBack(root.receipt);
    await world.release();
    expect(await world.check(root.receipt)).toContain('You took it back');
    expect(cases().filter(({ sealed }) => sealed !== '')).toEqual([]);
  });

  test('taking back looks the same for a receipt that never was, and for one of a report that is a lesson it changes nothing', async () => {
    const before = of('cases');
    const page = await world.client.press(await world.walk('checkMyReport', [/^Check$/], { receipt: '0000-0000-0000-0000-0000-0000' }), /Take it back/);
    expect(wordsOf((await world.client.press(page, /Yes, take it back/)).card)).toContain('If there is a report under this receipt');
    await world.release();
    expect(of('cases')).toEqual(before);
  });

  test('a question or concern goes to the coordinator without a name, and is answered under a receipt of its own (policy 4.1.4)', async () => {
    const sent = await world.walk('askCoordinator', [/^Send$/], { question: 'May I report something that is two years old?' });
    const receipt = receiptOn(sent) ?? '';
    expect(await world.check(receipt)).toContain('nothing under this receipt yet');
    await world.release();
    expect(await world.check(receipt)).toContain('Your question is with the coordinator');
    const page = await world.client.press(await world.desk([/^Answers$/]), /^Open$/);
    expect(wordsOf(page.card)).toContain('two years old');
    await world.client.press(page, /^Answer$/, filling({ answer: 'Yes, please do.' }));
    const answered = await world.walk('checkMyReport', [/^Check$/], { receipt });
    expect(wordsOf(answered.card)).toMatch(/has answered[\s\S]*Yes, please do/);
    await world.client.press(answered, /Send the answer/, filling({ answer: 'And three years?' }));
    await world.release();
    expect(wordsOf((await world.desk([/^Answers$/])).card)).toContain('three years');
    await world.takeBack(receipt);
    await world.release();
    expect(await world.check(receipt)).toContain('You took it back');
    expect(of('threads')).toEqual([]);
    // Who has taken it back is not asked back: an old window writes to nobody.
    expect(wordsOf((await world.client.press(page, /^Answer$/, filling({ answer: 'Hello?' }))).card)).toContain('Somebody was faster');
    expect(of('threads')).toEqual([]);
  });

  test('a thought on a lesson is without a name, comes with the release, and is shown only as the coordinator lets it through (policy 4.2.2)', async () => {
    const share = (thought: string) => world.walk('library', [/^Read$/, /Share the thought/], { thought });
    expect(wordsOf((await share('Whoever did this is an idiot.')).card)).toMatch(/calls somebody names|blames/);
    await share('A wedge would help.');
    await share('Ask the fire service how they do it.');
    expect([of('thoughts').length, of('pool').length]).toEqual([0, 2]);
    await world.release();
    const read = async () => wordsOf((await world.walk('library', [/^Read$/])).card);
    expect(await read()).not.toMatch(/wedge|fire service/);
    const first = await world.desk([/^Thoughts$/]);
    const text = valueOf(first, 'thought') ?? '';
    const second = await world.client.press(first, /Let it through/, filling({ thought: `${text} (shortened)` }));
    expect(await read()).toContain(`${text} (shortened)`);
    // Another coordinator still has the first one open: neither does it come twice, nor does its text come to stand under the second.
    expect(wordsOf((await world.client.press(first, /Let it through/, filling({ thought: 'Sgt. Kowalski knows.' }))).card)).toContain('Somebody was faster');
    expect(wordsOf((await world.client.press(first, /Drop it/)).card)).toContain('Somebody was faster');
    await world.client.press(second, /Drop it/);
    expect(of<Thought>('thoughts').map(({ state }) => state)).toEqual(['shown']);
    expect(buttonsOf(await world.desk([/^Thoughts$/]))).not.toContain('Drop it');
  });
});
