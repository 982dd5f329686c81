import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { debriefedKind, readBriefing, shiftAt } from '../../src/briefing/index.js';
import { addLessons, cardIn, channel, inChannel, openShiftWorld, type ShiftWorld } from '../support/shift-channel.js';
import { type CardNode, type Filler, inputsOf, nodes, replacedBy, saidBy, wordsOf } from '../support/teams-client.js';

const month = '2026-11';
const titlesOf = (card: CardNode) => nodes(card, ({ type }) => type?.startsWith('Action.') === true).map(({ title }) => title);
const answers = (values: Record<string, string>): Filler => ({ id }) => values[id ?? ''];
const shiftAnswers = answers({ name: 'Night shift', schedule: 'first Tuesday 06:45', zone: 'America/New_York' });

async function shiftIdOf(world: ShiftWorld): Promise<string> {
  const shift = await shiftAt(world.store, channel);
  if (!shift) throw new Error('no shift');
  return shift.id;
}

const entryOf = async (world: ShiftWorld) => (await readBriefing(world.store, await shiftIdOf(world), month))?.doc;

/** Registers the channel and has the card posted; resolves to the card and its thread. */
async function briefNow(world: ShiftWorld): Promise<{ card: CardNode; thread: string }> {
  const [form] = await world.say('register shift');
  await world.pressed(form as CardNode, 'Save', shiftAnswers);
  await world.say('brief now');
  const posted = world.connector.requests.findLast(({ what }) => what === 'POST /v3/conversations');
  return { card: cardIn(posted?.body ?? {}), thread: (await entryOf(world))?.thread ?? '' };
}

/** What the channel's card was replaced by for all, which follows the answer to the one who pressed. */
async function putAfter(world: ShiftWorld, during: () => Promise<unknown>): Promise<{ what: string; card: CardNode }> {
  const from = world.connector.requests.length;
  await during();
  for (;;) {
    const put = world.connector.requests.slice(from).find(({ what }) => what.startsWith('PUT '));
    if (put) return { what: put.what, card: cardIn(put.body) };
    await new Promise((resolve) => { setImmediate(resolve); });
  }
}

describe('A shift', () => {
  let world: ShiftWorld;
  beforeAll(async () => { world = await openShiftWorld(); });
  afterAll(() => world.stop());

  test('is registered from its channel only, and what is wrong stays beside its field with everything kept', async () => {
    const before = world.connector.requests.length;
    await world.client.post(world.client.make('message', { text: 'register shift' }));
    expect(wordsOf(cardIn(world.connector.requests[before]?.body ?? {}))).toContain('Write this in the channel');
    const [form] = await world.say('register shift');
    const again = await world.pressed(form as CardNode, 'Save', answers({ name: 'Night shift', schedule: 'sometime', zone: 'Mars/Olympus' }));
    expect(wordsOf(again)).toContain('I could not read that');
    expect(wordsOf(again)).toContain('That is no time zone');
    expect(Object.fromEntries(inputsOf(again).map(({ id, value }) => [id, value]))).toMatchObject({ name: 'Night shift', schedule: 'sometime', zone: 'Mars/Olympus' });
    expect(await shiftAt(world.store, channel)).toBeUndefined();
    const summary = await world.pressed(again, 'Save', answers({ schedule: 'el primer martes 06:45', zone: 'America/New_York' }));
    expect(wordsOf(summary)).toContain('first Tuesday 06:45');
    expect(await shiftAt(world.store, channel)).toMatchObject({ name: 'Night shift', pattern: '45 6 * * 2#1', state: 'active', since: '2026-12' });
  });

  test('is one however often its channel is registered, can be changed, paused, resumed, moved and removed', async () => {
    const id = await shiftIdOf(world);
    const [summary] = await world.say('register shift');
    const form = await world.pressed(summary as CardNode, 'Change');
    await world.pressed(form, 'Save', answers({ name: 'Nights', lessons: '3' }));
    expect(await shiftAt(world.store, channel)).toMatchObject({ id, name: 'Nights', lessons: 3 });
    const paused = await world.pressed(summary as CardNode, 'Pause');
    expect(await shiftAt(world.store, channel)).toMatchObject({ state: 'paused' });
    expect(wordsOf((await world.say('brief now'))[0] as CardNode)).toContain('This shift is paused');
    await world.pressed(paused, 'Resume');
    expect(await shiftAt(world.store, channel)).toMatchObject({ state: 'active' });

    const other = '19:south@thread.tacv2';
    const [move] = await world.say('move shift', other);
    replacedBy(await world.client.pressCard(move as CardNode, 'Move it here', answers({ shift: id }), inChannel(other)));
    expect(await shiftAt(world.store, other)).toMatchObject({ id });
    expect(await shiftAt(world.store, channel)).toBeUndefined();
    // A forged id moves nothing.
    expect(saidBy(await world.client.execute('shift.move', { shift: 'x/y?z' }, inChannel('19:west@thread.tacv2')))).toContain('that shift is gone');

    const [there] = await world.say('register shift', other);
    const ask = replacedBy(await world.client.pressCard(there as CardNode, 'Remove', undefined, inChannel(other)));
    expect(await shiftAt(world.store, other)).toBeDefined();
    replacedBy(await world.client.pressCard(ask, 'Yes, remove it', undefined, inChannel(other)));
    expect(await shiftAt(world.store, other)).toBeUndefined();
  });
});

describe('The briefing’s card', () => {
  let world: ShiftWorld;
  let card: CardNode;
  let thread: string;
  beforeAll(async () => {
    world = await openShiftWorld();
    await addLessons(world.store, {}, { id: 'lesson-later', title: 'Two units, one crossing', month: '2026-10' });
    ({ card, thread } = await briefNow(world));
  });
  afterAll(() => world.stop());

  test('holds the oldest lesson, questions, the ground rules and the way to report; it names no shift that a lesson came from', () => {
    for (const words of ['Night shift · November 2026', 'The door that opened first', 'What do you say first?', 'Nobody is named']) expect(wordsOf(card)).toContain(words);
    expect(titlesOf(card)).toEqual(['It was held', 'Postpone', 'Another lesson', 'Roll-call sheet', 'Report a near miss']);
    expect(thread).toMatch(/^19:north@thread\.tacv2;messageid=\d+$/);
  });

  test('comes once: “brief now” again says that it is there', async () => {
    const from = world.connector.requests.length;
    expect(wordsOf((await world.say('brief now'))[0] as CardNode)).toContain('in the channel already');
    expect(world.connector.requests.slice(from).filter(({ what }) => what === 'POST /v3/conversations')).toEqual([]);
  });

  test('asks about a name before it keeps it, takes it out on request, and then is replaced for all', async () => {
    const form = await world.pressed(card, 'It was held');
    const typed = { attendance: '6-10', takeAways: 'Wait for the partner, as Sgt. Kowalski did.', note: 'The radios cut out.' };
    const asked = await world.pressed(form, 'Save', answers(typed));
    expect(wordsOf(asked)).toContain('Could this identify somebody?');
    expect(Object.fromEntries(inputsOf(asked).map(({ id, value }) => [id, value]))).toMatchObject(typed);
    expect(await entryOf(world)).toMatchObject({ state: 'posted' });
    const taken = await world.pressed(asked, 'Take them out');
    expect(wordsOf(taken)).not.toContain('Could this identify somebody?');
    const put = await putAfter(world, () => world.pressed(taken, 'Save'));
    expect(put.what).toBe(`PUT /v3/conversations/${thread}/activities/${thread.split('messageid=')[1] ?? ''}`);
    expect(wordsOf(put.card)).toContain('This briefing was held');
    expect(wordsOf(put.card)).toContain('as Sgt. [name] did');
    expect(wordsOf(put.card)).not.toMatch(/Kowalski|radios/);
    expect(await entryOf(world)).toMatchObject({ state: 'held', held: { attendance: '6-10', covered: ['lesson-door'], note: 'The radios cut out.' } });
    card = put.card;
  });

  test('goes back by an undo within the hour, for all, and the lesson is open again', async () => {
    expect(await debriefed()).toEqual(['lesson-door']);
    card = (await putAfter(world, () => world.pressed(card, 'Undo'))).card;
    expect(titlesOf(card)).toContain('It was held');
    expect(await entryOf(world)).toMatchObject({ state: 'posted' });
    expect(await debriefed()).toEqual([]);
  });

  test('is postponed within its month only, and the wrong time stays in the form', async () => {
    const form = await world.pressed(card, 'Postpone');
    for (const [day, time] of [['2026-12-01', '08:00'], ['2026-11-10', '06:00'], ['2026-11-31', '06:00'], ['tomorrow', 'noon']] as const) {
      const again = await world.pressed(form, 'Postpone', answers({ day, time }));
      expect(wordsOf(again)).toContain('within this month');
      expect(inputsOf(again).map(({ value }) => value)).toEqual([day, time]);
    }
    expect(await entryOf(world)).toMatchObject({ state: 'posted' });
    const put = await putAfter(world, () => world.pressed(form, 'Postpone', answers({ day: '2026-11-12', time: '21:30' })));
    expect(wordsOf(put.card)).toContain('Postponed to Thu, Nov 12, 21:30');
    expect((await entryOf(world))?.postponedTo).toBe(Date.UTC(2026, 10, 13, 2, 30));
    await putAfter(world, () => world.pressed(put.card, 'Undo'));
    expect(await entryOf(world)).toMatchObject({ state: 'posted' });
  });

  test('shows another lesson to all on request', async () => {
    const put = await putAfter(world, () => world.pressed(card, 'Another lesson'));
    expect(wordsOf(put.card)).toContain('Two units, one crossing');
    expect(wordsOf(put.card)).not.toContain('The door that opened first');
    card = put.card;
  });

  test('records no lesson that is not on it, keeps a text that is good, and needs no more than how many took part', async () => {
    const form = await world.pressed(card, 'It was held');
    const empty = await world.pressed(form, 'Save');
    expect(wordsOf(empty)).toContain('Please fill this in.');
    await putAfter(world, () => world.pressed(form, 'Save', answers({ covered: 'lesson-door,lesson-later,exercise-radio', attendance: '1-5' })));
    expect((await entryOf(world))?.held).toMatchObject({ covered: ['lesson-later'], takeAways: '' });
    expect(await debriefed()).toEqual(['lesson-later']);
  });

  test('that is held can be held again by nobody, nor undone after the hour', async () => {
    const held = await world.pressed(card, 'It was held');
    expect(saidBy(await world.press(held, 'Save', answers({ attendance: '1-5' })))).toContain('not possible in its present state');
    world.clock.advance(3_600_001);
    expect(saidBy(await world.client.execute('briefing.undo', { month }, inChannel(channel)))).toContain('not possible in its present state');
  });

  async function debriefed(): Promise<string[]> {
    return (await world.store.list(debriefedKind, await shiftIdOf(world))).items.map(({ doc }) => doc.itemId);
  }
});

describe('A card of which nobody knows whether it arrived', () => {
  let world: ShiftWorld;
  beforeAll(async () => { world = await openShiftWorld(); });
  afterAll(() => world.stop());

  const posts = () => world.connector.requests.filter(({ what, body }) => what === 'POST /v3/conversations' && JSON.stringify(body).includes('briefing.held.form'));
  const coverage = async () => (await world.say('coverage'))[0] as CardNode;

  test('is not sent again by itself, and is shown to the coordinator', async () => {
    const [form] = await world.say('register shift');
    const summary = await world.pressed(form as CardNode, 'Save', shiftAnswers);
    world.connector.status = 500;
    expect(wordsOf(await world.pressed(summary, 'Brief now'))).toContain('Nobody can tell');
    world.connector.status = 200;
    world.clock.advance(86_400_000);
    await world.doDue();
    expect(posts()).toHaveLength(1);
    expect(wordsOf(await coverage())).toContain('Did this card arrive?');
  });

  test('is recorded like any other once somebody has seen it, and replaced for all in the thread that it is in', async () => {
    const after = await world.pressed(await coverage(), 'It is there');
    expect(wordsOf(after)).not.toContain('Did this card arrive?');
    const form = replacedBy(await world.client.execute('briefing.held.form', { month }, inChannel(channel)));
    const put = await putAfter(world, () => world.pressed(form, 'Save', answers({ attendance: '1-5' })));
    expect(put.what).toBe(`PUT /v3/conversations/${channel};messageid=1/activities/1`);
    expect(posts()).toHaveLength(1);
  });

  test('is posted again on request only', async () => {
    const other = await openShiftWorld();
    try {
      const [form] = await other.say('register shift');
      const summary = await other.pressed(form as CardNode, 'Save', shiftAnswers);
      other.connector.status = 500;
      await other.pressed(summary, 'Brief now');
      other.connector.status = 200;
      const [card] = await other.say('coverage');
      expect(wordsOf(await other.pressed(card as CardNode, 'Post it again'))).toContain('Posted');
      expect(await entryOf(other)).toMatchObject({ state: 'posted' });
      expect(other.connector.requests.filter(({ what }) => what === 'POST /v3/conversations')).toHaveLength(2);
    } finally {
      await other.stop();
    }
  });
});

describe('A forged button', () => {
  let world: ShiftWorld;
  let card: CardNode;
  beforeAll(async () => {
    world = await openShiftWorld();
    ({ card } = await briefNow(world));
  });
  afterAll(() => world.stop());

  test.each(['2026-10', '2026-13', '2026-11 ', '../2026-11', '', 11, null, { month: '2026-11' }])('of another month (%p) does nothing', async (forged) => {
    expect(saidBy(await world.client.execute('briefing.undo', { month: forged }, inChannel(channel)))).toContain('not there any more');
    expect(await entryOf(world)).toMatchObject({ state: 'posted' });
  });

  test('in a channel that is no shift’s, or in a chat, does nothing, whatever shift its data names', async () => {
    const data = { month, shift: await shiftIdOf(world), shiftId: await shiftIdOf(world), attendance: '1-5' };
    for (const where of [inChannel('19:elsewhere@thread.tacv2'), {}]) {
      expect(saidBy(await world.client.execute('briefing.held.save', data, where))).toContain('supervisors');
    }
    expect(await entryOf(world)).toMatchObject({ state: 'posted' });
  });

  test.each(['briefing.', 'briefing.drop', 'shift.drop', 'coverage', 'constructor', '__proto__.x'])('with the verb %p is answered without harm', async (verb) => {
    const answer = await world.client.execute(verb, { month }, inChannel(channel));
    expect([200, 501]).toContain(answer.status);
  });

  test('of the coverage with a forged shift or month does nothing', async () => {
    for (const data of [{ shift: 'nobody', month }, { shift: await shiftIdOf(world), month: '2026-11/..' }, { shift: ['x'], month }, {}]) {
      expect(saidBy(await world.client.execute('coverage.again', data))).toContain('gone');
    }
    expect(await entryOf(world)).toMatchObject({ state: 'posted' });
  });

  test('cannot have blame kept by a tick, and a tick is good for the same words only', async () => {
    const form = await world.pressed(card, 'It was held');
    const blamed = await world.pressed(form, 'Save', answers({ attendance: '1-5', takeAways: 'Kowalski is to blame.' }));
    const ticks = Object.fromEntries(inputsOf(blamed).filter(({ type }) => type === 'Input.Toggle').map(({ id }) => [id ?? '', 'true']));
    expect(Object.keys(ticks)).not.toEqual([]);
    expect(wordsOf(await world.pressed(blamed, 'Save', answers(ticks)))).toContain('blames a person');
    const other = await world.pressed(blamed, 'Save', answers({ ...ticks, takeAways: 'Officer Hernandez waited.' }));
    expect(wordsOf(other)).toContain('Keep “Hernandez”');
    expect(await entryOf(world)).toMatchObject({ state: 'posted' });
    await world.pressed(blamed, 'Save', answers({ ...ticks, takeAways: 'We wait, as Kowalski did.' }));
    expect(await entryOf(world)).toMatchObject({ state: 'held', held: { takeAways: 'We wait, as Kowalski did.' } });
  });
});
