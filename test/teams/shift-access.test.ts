import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { manualClock, seededRandom } from '../../src/base/index.js';
import { briefingsKind, readBriefing, registerShift, type Shift, shiftAt } from '../../src/briefing/index.js';
import { deployed } from '../auth/deployed.js';
import { channel, inChannel, openShiftWorld, type ShiftWorld, tenant } from '../support/shift-channel.js';
import { type CardNode, replacedBy, saidBy, wordsOf } from '../support/teams-client.js';

const month = '2026-11';
const coordinator = 'c0000000-0000-4000-8000-00000000000c';
const supervisor = 'd0000000-0000-4000-8000-00000000000d';
const officer = 'e0000000-0000-4000-8000-00000000000e';
const serviceUrl = 'https://smba.trafficmanager.net/amer/';
const team = '19:team@thread.tacv2';

const settings = { name: 'Night shift', zone: 'America/New_York', pattern: '45 6 * * 2#1', reminderDays: 7, lessons: 1 };
const put = (world: ShiftWorld, supervisors: string[], channelId = channel): Promise<Shift> =>
  registerShift(world.store, manualClock(world.clock.now()), seededRandom(channelId), { serviceUrl, channelId, teamId: team }, { ...settings, supervisors });

describe('Outside the local profile, a shift’s briefing', () => {
  let world: ShiftWorld;
  let shift: Shift;
  let deployment: Awaited<ReturnType<typeof deployed>>;
  beforeAll(async () => {
    deployment = await deployed(serviceUrl, Date.UTC(2026, 10, 10, 12), { tenants: new Set([tenant]), coordinators: new Set([coordinator]) });
    world = await openShiftWorld(deployment.config);
    world.client.headers = deployment.headers;
  });
  afterAll(async () => {
    await world.stop();
    await deployment.close();
  });
  beforeEach(async () => {
    shift = await put(world, [supervisor]);
    await world.store.delete(briefingsKind, month, `${shift.id}:${month}`);
    await world.store.create(briefingsKind, { id: `${shift.id}:${month}`, shiftId: shift.id, month, state: 'posted', items: ['exercise-radio'], reminded: [], postedAt: world.clock.now() });
  });

  /** A button, pressed in the channel by one person. */
  const by = (who: string, verb: string, data: Record<string, unknown> = { month }, channelId = channel) => world.client.execute(verb, data, {
    ...inChannel(channelId), serviceUrl, from: { id: `29:${who}`, name: 'Somebody', aadObjectId: who },
  });
  const entry = async () => (await readBriefing(world.store, shift.id, month))?.doc;
  const held = { month, attendance: '1-5', takeAways: '' };

  test.each(['held.form', 'held.save', 'held.takeOut', 'postpone.form', 'postpone.save', 'another', 'undo', 'sheet', 'show'])('refuses “%s” to who is no supervisor of it, and nothing changes', async (verb) => {
    const before = await entry();
    expect(saidBy(await by(officer, `briefing.${verb}`, { ...held, day: '2026-11-20', time: '08:00' }))).toContain('supervisors');
    expect(await entry()).toEqual(before);
  });

  test.each([['a supervisor', supervisor], ['a supervisor whose id is in capitals', supervisor.toUpperCase()], ['a coordinator', coordinator]])('is recorded by %s', async (_who, id) => {
    replacedBy(await by(id, 'briefing.held.save', held));
    expect(await entry()).toMatchObject({ state: 'held' });
  });

  test('is recorded by everybody in its channel where no supervisors are named', async () => {
    await put(world, []);
    replacedBy(await by(officer, 'briefing.held.save', held));
    expect(await entry()).toMatchObject({ state: 'held' });
  });

  test('is not a supervisor’s of another shift', async () => {
    await put(world, [officer], '19:south@thread.tacv2');
    expect(saidBy(await by(officer, 'briefing.held.save', held))).toContain('supervisors');
    // In its own channel it finds its own shift, which has no such briefing: never this one.
    expect(saidBy(await by(officer, 'briefing.held.save', { ...held, shift: shift.id }, '19:south@thread.tacv2'))).toContain('not there any more');
    expect(await entry()).toMatchObject({ state: 'posted' });
  });

  test('keeps nothing of who recorded it', async () => {
    await by(supervisor, 'briefing.held.save', held);
    expect(JSON.stringify(await entry())).not.toMatch(new RegExp(`${supervisor}|29:|Somebody`));
  });

  test.each(['shift.edit', 'shift.pause', 'shift.save', 'shift.remove', 'shift.brief', 'coverage.again', 'coverage.there'])('“%s” is for coordinators only', async (verb) => {
    const before = await shiftAt(world.store, channel);
    for (const who of [officer, supervisor]) expect(saidBy(await by(who, verb, { ...settings, schedule: 'first Monday 01:00', shift: shift.id, month }))).toContain('coordinator');
    expect(await shiftAt(world.store, channel)).toEqual(before);
    expect(await entry()).toMatchObject({ state: 'posted' });
  });

  test('can be paused by a coordinator', async () => {
    expect(wordsOf(replacedBy(await by(coordinator, 'shift.pause')))).toContain('Paused');
    expect(await shiftAt(world.store, channel)).toMatchObject({ state: 'paused' });
  });

  test('is out of reach of other tenants', async () => {
    const answer = await world.client.execute('briefing.undo', { month }, { ...inChannel(channel), serviceUrl, conversation: { id: channel, conversationType: 'channel', tenantId: '00000000-0000-4000-8000-000000000001' } });
    expect(answer).toMatchObject({ status: 403, body: { code: 'NM-TENANT' } });
  });
});

describe('A shift whose channel cannot be reached', () => {
  let world: ShiftWorld;
  beforeAll(async () => { world = await openShiftWorld(); });
  afterAll(() => world.stop());
  beforeEach(async () => {
    world.connector.status = 200;
    await put(world, []);
  });

  const state = async () => (await shiftAt(world.store, channel))?.state;
  const update = (more: Record<string, unknown>, data: Record<string, unknown> = {}) => {
    const { conversation, channelData } = inChannel(channel, team) as { conversation: object; channelData: object };
    return world.client.post(world.client.make('conversationUpdate', { conversation, channelData: { ...channelData, ...data }, ...more }));
  };
  const event = (eventType: string) => update({}, { eventType });
  const bot = [{ id: '28:bot' }];

  test.each([
    ['the bot was removed from its team', () => update({ membersRemoved: bot })],
    ['the bot was uninstalled', () => world.client.post(world.client.make('installationUpdate', { action: 'remove', ...inChannel(channel, team) }))],
    ['its channel was deleted', () => event('channelDeleted')],
    ['its team was deleted', () => event('teamDeleted')],
    ['its team was archived', () => event('teamArchived')],
  ])('is marked when %s, and mended when the bot is installed again', async (_what, leave) => {
    await leave();
    expect(await state()).toBe('unreachable');
    await update({ membersAdded: bot });
    expect(await state()).toBe('active');
  });

  test.each([['channelRestored'], ['teamRestored'], ['teamUnarchived']])('is mended by “%s”', async (eventType) => {
    await event('channelDeleted');
    await event(eventType);
    expect(await state()).toBe('active');
  });

  test('is mended by a word in its channel: whoever is heard there can be answered there', async () => {
    await event('channelDeleted');
    expect(wordsOf((await world.say('register shift'))[0] as CardNode)).toContain('The bot is back');
    expect(await state()).toBe('active');
  });

  test('stays paused when it was paused', async () => {
    await world.client.execute('shift.pause', {}, inChannel(channel));
    await update({ membersRemoved: bot });
    await update({ membersAdded: bot });
    expect(await state()).toBe('paused');
    await world.client.execute('shift.resume', {}, inChannel(channel));
  });

  test('is nothing that other news of the team makes', async () => {
    for (const eventType of ['channelCreated', 'channelRenamed', 'teamRenamed', 'teamMemberAdded', 'teamMemberRemoved']) await event(eventType);
    await update({ membersRemoved: [{ id: '29:somebody' }] });
    await update({ membersAdded: [{ id: '29:somebody' }] });
    expect(await state()).toBe('active');
    await event('channelDeleted');
    for (const eventType of ['channelCreated', 'channelRenamed', 'teamRenamed', 'teamMemberAdded']) await event(eventType);
    expect(await state()).toBe('unreachable');
  });

  test('is marked when its card is refused as gone, and shows so in the coverage', async () => {
    world.connector.status = 404;
    expect(wordsOf(replacedBy(await world.client.execute('shift.brief', {}, inChannel(channel))))).toContain('may not write in this channel');
    expect(await state()).toBe('unreachable');
    world.connector.status = 200;
    const words = wordsOf((await world.say('coverage'))[0] as CardNode);
    expect(words).toMatch(/Unreachable shifts\n1|No bot there/);
  });
});
