import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Case } from '../../src/review/index.js';
import type { Lesson } from '../../src/library/index.js';
import { aLesson, buttonsOf, DeskWorld, filling, valueOf } from '../support/desk.js';
import { wordsOf } from '../support/teams-client.js';

const traffic = { callType: 'traffic-stop' };

describe('A case at the desk', () => {
  let world: DeskWorld;
  beforeAll(async () => { world = await DeskWorld.start(); });
  afterAll(() => world.stop());
  const cases = () => world.of<Case>('cases');
  const codenameOf = (facts: (one: Case) => boolean) => cases().find(facts)?.codename ?? 'none';

  test('is classified by the form’s own lists, and only by them', async () => {
    await world.report({ narrative: 'A lorry rolled back on the hill.' });
    await world.release();
    const [{ codename }] = cases() as [Case];
    const page = await world.desk([new RegExp(codename), /Classify/, /Save/], { callType: 'traffic-stop', factors: 'communication,made-up', recurrence: 'made-up' });
    expect(wordsOf(page.card)).toContain('Saved');
    const [{ facts }] = cases() as [Case];
    expect([facts.circumstances.callType, facts.why.factors, facts.why.recurrence]).toEqual(['traffic-stop', ['communication'], undefined]);
  });

  test('shows two coordinators at once a clear conflict, and what the slower one typed is not lost', async () => {
    const [{ codename }] = cases() as [Case];
    const open = (name: string) => world.desk([new RegExp(codename), /Write the lesson|Go on/], {}, world.person(name));
    const [first, second] = [await open('ann'), await open('bob')];
    await world.person('ann').press(first, /Save/, filling({ ...aLesson, title: 'The first one' }));
    const told = await world.person('bob').press(second, /Save/, filling({ ...aLesson, title: 'The second one', learned: 'A long text of the second.' }));
    expect(wordsOf(told.card)).toContain('Another coordinator changed this meanwhile');
    expect([valueOf(told, 'title'), valueOf(told, 'learned')]).toEqual(['The second one', 'A long text of the second.']);
    expect(wordsOf((await world.desk([new RegExp(codename), /Go on/])).card)).not.toContain('second');
    expect(wordsOf((await world.person('bob').press(told, /Save/)).card)).toContain('The second one');
  });

  test('tells whoever publishes, closes or classifies an older version, and does nothing', async () => {
    const [{ codename }] = cases() as [Case];
    const preview = await world.draft(codename, aLesson);
    const classify = await world.desk([new RegExp(codename), /Classify/]);
    const close = await world.desk([new RegExp(codename), /More…/, /Close without/]);
    await world.draft(codename, { ...aLesson, title: 'Newer' });
    expect(wordsOf((await world.client.press(preview, /Publish/)).card)).toContain('Another coordinator changed this meanwhile');
    const again = await world.client.press(classify, /Save/, filling({ callType: 'ambush' }));
    expect([wordsOf(again.card).includes('Another coordinator'), valueOf(again, 'callType')]).toEqual([true, 'ambush']);
    expect(wordsOf((await world.client.press(close, /Close and/, filling({ reason: 'too-little' }))).card)).toContain('Somebody was faster');
    expect(cases()[0]).toMatchObject({ state: 'open', facts: { circumstances: { callType: 'traffic-stop' } } });
  });

  test('is merged by the companion code that a colleague typed, read together, and taken apart again', async () => {
    const { companion } = await world.report({ narrative: 'I was at the front.', ...traffic });
    await world.report({ narrative: 'My partner and I, from behind.', colleagueCode: companion, callType: 'ambush' });
    await world.release();
    const front = codenameOf((one) => one.colleague === undefined && one.facts.circumstances.callType === 'traffic-stop' && one.draft === '');
    const behind = codenameOf((one) => one.colleague !== undefined);
    const suggested = await world.desk([new RegExp(front), /More…/, /Same incident as/]);
    expect(wordsOf(suggested.card)).toContain(`${behind} · same companion code`);
    const merged = await world.client.press(suggested, /^Same incident$/);
    expect(wordsOf(merged.card)).toMatch(/at the front[\s\S]*from behind/);
    expect(buttonsOf(await world.desk([/All cases/])).join()).not.toContain(behind);
    const apart = await world.client.press(merged, /Take it apart/);
    expect(wordsOf(apart.card)).toContain('stands by itself again');
    expect(cases().filter(({ state }) => state === 'merged')).toEqual([]);
  });

  test('is merged with a similar one that is suggested, or one that is searched by its codename', async () => {
    await world.report({ narrative: 'A dog was loose in the yard.', ...traffic });
    await world.report({ narrative: 'Quite another thing.', callType: 'water' });
    await world.release();
    const front = codenameOf((one) => one.draft !== '');
    expect(wordsOf((await world.desk([new RegExp(front), /More…/, /Same incident as/])).card)).toContain('· similar');
    const alarm = codenameOf(({ facts }) => facts.circumstances.callType === 'water');
    const found = await world.desk([new RegExp(front), /More…/, /Same incident as/, /Find/], { find: alarm.replace('-', ' ').toUpperCase() });
    expect(wordsOf(found.card)).toContain(`${alarm} · by codename`);
    expect(wordsOf(found.card)).toContain('Quite another thing');
    await world.client.press(found, /^Same incident$/);
    expect(cases().find(({ codename }) => codename === alarm)?.state).toBe('merged');
  });

  test('closed without a lesson, its words are destroyed and the receipt shows the reason', async () => {
    const { receipt } = await world.report({ narrative: 'A QUAGGA of a thing.', callType: 'pursuit' });
    await world.release();
    const codename = codenameOf(({ facts }) => facts.circumstances.callType === 'pursuit');
    const page = await world.desk([/All cases/, /Find/], { find: codename });
    const close = await world.client.press(await world.client.press(await world.client.press(page, new RegExp(codename)), /More…/), /Close without/);
    expect(wordsOf((await world.client.press(close, /Close and/, filling({ reason: 'expired' }))).card)).toContain('Please fill this in');
    expect(wordsOf((await world.client.press(close, /Close and/, filling({ reason: 'already-known' }))).card)).toContain('was destroyed');
    expect(await world.check(receipt)).toContain('The same incident was reported before');
    expect(cases().find((one) => one.codename === codename)).toMatchObject({ state: 'closed', sealed: '', endedIn: '2026-12' });
  });
});

describe('A lesson', () => {
  test('published is in the library, in the search and under the receipt, and its facts do not say when or where', async () => {
    const world = await DeskWorld.start();
    const { receipt } = await world.report({ narrative: 'Sgt. Kowalski and I stopped a car.', ...traffic });
    await world.release();
    const [{ codename }] = world.of<Case>('cases') as [Case];
    const draft = await world.desk([new RegExp(codename), /Write the lesson/]);
    expect(valueOf(draft, 'whatHappened')).not.toContain('Kowalski');
    const blamed = await world.client.press(draft, /Save/, filling({ ...aLesson, title: 'Officer Kowalski and the door' }));
    expect(wordsOf(blamed.card)).toContain('Kowalski');
    expect(world.of<Case>('cases')[0]?.draft).toBe('');
    expect(wordsOf((await world.publish(codename, aLesson)).card)).toContain('Published');
    expect(world.of<Lesson>('lessons')).toEqual([expect.objectContaining({ title: aLesson['title'], source: 'agency', month: '2026-12', brief: true, callType: 'traffic-stop' })]);
    expect(JSON.stringify(world.of('lessons'))).not.toContain('Kowalski');
    expect(await world.check(receipt)).toMatch(/became a lesson[\s\S]*Doors and wind/);
    expect(wordsOf((await world.walk('library', [/Read/])).card)).toContain('Hold the door');
    const search = await world.client.invoke('composeExtension/query', { commandId: 'searchLessons', parameters: [{ name: 'words', value: 'GUST door' }] });
    const nothing = await world.client.invoke('composeExtension/query', { commandId: 'searchLessons', parameters: [{ name: 'words', value: 'gust elephant' }] });
    expect([search.text.includes('Doors and wind'), nothing.text.includes('Doors and wind')]).toEqual([true, false]);
    const filtered = async (typed: Record<string, string>) => wordsOf((await world.walk('library', [/Find/], typed)).card).includes('Doors and wind');
    expect([await filtered({ callType: 'traffic-stop', month: '2026-12' }), await filtered({ callType: 'ambush' }), await filtered({ factor: 'lighting' })]).toEqual([true, false, false]);
    await world.stop();
  });

  test('waits for another coordinator where a second reader is asked for: its writer cannot publish it, by no button and by no forged one', async () => {
    const world = await DeskWorld.start({}, { secondReader: true });
    await world.report({ narrative: 'Something.' });
    await world.release();
    const [{ codename, id }] = world.of<Case>('cases') as [Case];
    const [ann, bob] = [world.person('zann'), world.person('zbob')];
    const preview = await world.draft(codename, aLesson, ann);
    expect(buttonsOf(preview)).not.toContain('Publish and destroy');
    const sent = await ann.press(preview, /Send to the second reader/);
    expect(buttonsOf(sent)).not.toContain('Publish and destroy');
    const etag = () => world.rows().find((row) => row.kind === 'cases' && row.id === id)?.etag;
    const forge = (client: typeof ann) => client.invoke('task/submit', { data: { nearMiss: { step: 'desk', to: 'publish', id, etag: etag() } } });
    expect((await forge(ann)).text).toMatch(/whoever wrote it cannot(?![^]*changed this meanwhile)/);
    expect(world.of<Case>('cases')[0]?.state).toBe('second-reading');
    expect(world.of('lessons')).toEqual([]);
    const read = await world.desk([new RegExp(codename), /Read the lesson/], {}, bob);
    expect(wordsOf((await bob.press(read, /Send back/)).card)).toContain('back with its writer');
    expect((await forge(bob)).text).not.toContain('changed this meanwhile');
    expect(world.of('lessons')).toEqual([]);
    await ann.press(await world.draft(codename, aLesson, ann), /Send to the second reader/);
    expect(wordsOf((await bob.press(await world.desk([new RegExp(codename), /Read the lesson/], {}, bob), /Publish/)).card)).toContain('Published');
    expect(world.of('lessons')).toHaveLength(1);
    // Which of them it was is nowhere: the mark by which they are told apart names nobody, is good for this case only, and ends with it.
    expect(JSON.stringify(world.rows())).not.toMatch(/zann|zbob|writtenBy/);
    await world.stop();
  });

  test('goes to briefings and to the national system only with every reporter’s yes, and with the ORI only where all agreed', async () => {
    const world = await DeskWorld.start();
    // No codename as a title: a few of them read like names, and then it asks before it publishes.
    const send = async (title: string, choices: Record<string, string>, other: Record<string, string>) => {
      const { companion } = await world.report({ narrative: 'One side.', discuss: 'true', handOver: 'true', leaveOutOri: 'false', ...choices });
      await world.report({ narrative: 'Other side.', colleagueCode: companion, discuss: 'true', handOver: 'true', leaveOutOri: 'false', ...other });
      await world.release();
      const main = world.of<Case>('cases').find((one) => one.state === 'open' && one.colleague === undefined)?.codename ?? '';
      await world.desk([new RegExp(main), /More…/, /Same incident as/, /^Same incident$/]);
      await world.publish(main, { ...aLesson, brief: 'true', title });
      return main;
    };
    const both = await send('Two on one radio', {}, {});
    const notOri = await send('Light before door', {}, { leaveOutOri: 'true' });
    const no = await send('Cover is no wall', {}, { handOver: 'false', discuss: 'false' });
    const due = buttonsOf(await world.desk([/Hand over/]));
    expect([due.includes(both), due.includes(notOri), due.includes(no)]).toEqual([true, true, false]);
    const page = await world.desk([/Hand over/, new RegExp(both)]);
    expect(wordsOf(page.card)).toContain('AB1234567');
    expect(wordsOf((await world.desk([/Hand over/, new RegExp(notOri)])).card)).not.toContain('AB1234567');
    expect(world.of<Lesson>('lessons').map(({ title, brief }) => [title, brief]).sort()).toEqual([['Two on one radio', true], ['Light before door', true], ['Cover is no wall', false]].sort());
    await world.client.press(page, /It is handed over/);
    expect(buttonsOf(await world.desk([/Hand over/]))).not.toContain(both);
    expect(world.of<Case>('cases').find(({ codename }) => codename === both)).toMatchObject({ handOver: 'done', handedOverIn: expect.stringMatching(/^\d{4}-\d{2}$/) });
    await world.stop();
  });
});

describe('Limits and records', () => {
  test('what nobody reviews is warned of at the desk first, then closed and destroyed, also while it waits for a second reader', async () => {
    const world = await DeskWorld.start({}, { retentionDays: 28, secondReader: true });
    const { receipt } = await world.report({ narrative: 'Nobody reads this.' });
    await world.report({ narrative: 'A lesson waits.' });
    await world.release();
    const [, second] = world.of<Case>('cases') as [Case, Case];
    await world.client.press(await world.draft(second.codename, aLesson), /Send to the second/);
    expect(wordsOf((await world.desk([])).card)).not.toContain('will be closed unread');
    await world.release();
    expect(wordsOf((await world.desk([])).card)).toContain('2 cases will be closed unread');
    for (let i = 0; i < 3; i++) await world.release();
    expect(world.of<Case>('cases').map(({ state }) => state).sort()).toEqual(['open', 'second-reading']);
    await world.release();
    expect(world.of<Case>('cases').map(({ state, closed, sealed, draft }) => [state, closed, sealed, draft])).toEqual([['closed', 'expired', '', ''], ['closed', 'expired', '', '']]);
    expect(world.of('case-keys')).toEqual([]);
    expect(await world.check(receipt)).toContain('Nobody reviewed it in time');
    expect(world.of<{ role: string; action: string }>('staff-record').filter(({ action }) => action === 'closed').map(({ role }) => role)).toEqual(['system', 'system']);
    await world.stop();
  });

  test('the record of staff actions says what was done to which case on which day, and nothing of a reporter or of which coordinator', async () => {
    const world = await DeskWorld.start();
    const { receipt } = await world.report({ narrative: 'A OKAPI crossed the road.' });
    await world.release();
    const [{ codename, id, companion }] = world.of<Case>('cases') as [Case];
    const cora = world.person('zcora');
    await world.publish(codename, aLesson, cora);
    const records = world.of<Record<string, string>>('staff-record');
    expect(records.map(({ action }) => action).sort()).toEqual(['draft-saved', 'published']);
    expect(records.map(({ id: _id, ...rest }) => rest)).toEqual(records.map(({ action }) => ({ month: '2026-12', day: '2026-12-01', role: 'coordinator', action, about: codename })));
    const text = JSON.stringify(records);
    for (const trace of [receipt, receipt.replaceAll('-', ''), id, companion, 'OKAPI', 'zcora', ...world.of<{ id: string }>('mailboxes').map((box) => box.id)]) expect(text).not.toContain(trace);
    const page = await world.desk([/^Record$/]);
    expect(wordsOf(page.card)).toContain(codename);
    const { url } = JSON.parse(/\{[^{}]*pages[^{}]*\}/.exec(JSON.stringify(page.card))?.[0] ?? '{}') as { url: string };
    const csv = await (await fetch(url)).text();
    expect(csv.trim().split('\r\n')).toHaveLength(3);
    expect(csv).toContain(codename);
    await world.stop();
  });

  test('practice looks like the form, says at every step that it is none, and keeps nothing', async () => {
    const world = await DeskWorld.start();
    const before = JSON.stringify(world.rows());
    let page = await world.client.command('practice');
    for (let step = 0; step < 12 && !wordsOf(page.card).includes('That was all'); step++) {
      expect(wordsOf(page.card)).toContain('PRACTICE: nothing is kept');
      page = await world.client.press(page, 'primary', (input) => (input.id === 'narrative' ? 'Sgt. Kowalski and a door.' : input.type === 'Input.ChoiceSet' ? input.choices?.[0]?.value : undefined));
    }
    expect(wordsOf(page.card)).toContain('Nothing of it was kept or sent');
    expect(JSON.stringify(world.rows())).toBe(before);
    await world.report({ narrative: 'A real one.' });
    expect(JSON.stringify(world.rows())).not.toBe(before);
    await world.stop();
  });

  test('inviting puts a card into the conversation that is addressed to nobody and opens the form', async () => {
    const world = await DeskWorld.start();
    const answer = await world.client.pressRaw(await world.client.command('inviteToReport'), /Put it into/);
    expect(answer.body).toMatchObject({ composeExtension: { type: 'result', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive' }] } });
    expect(answer.text).toContain('"open":"reportNearMiss"');
    expect(world.rows().filter(({ kind }) => kind !== 'planned')).toEqual([]);
    await world.stop();
  });
});
