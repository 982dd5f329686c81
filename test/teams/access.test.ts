import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { briefingsKind, registerShift, type Shift } from '../../src/briefing/index.js';
import { systemRandom } from '../../src/base/index.js';
import { type Case } from '../../src/review/index.js';
import { SqliteStore } from '../../src/store/index.js';
import { aLesson, DeskWorld } from '../support/desk.js';
import { type Answered, TeamsClient } from '../support/teams-client.js';

const [tenant, coordinator, officer, supervisor] = ['1', '2', '3', '4'].map((n) => `${n.repeat(8)}-1111-4111-8111-111111111111`) as [string, string, string, string];
const notForYou = /Not for you|This is for the near miss coordinator|This is for the shift’s supervisors/;
const source = (file: string) => readFileSync(join(__dirname, '../../src/teams/routes', file), 'utf8');
/** The verbs that a file of actions knows, from its own text. */
const verbsIn = (file: string) => [...new Set([...source(file).matchAll(/(?:case |verb === )'([a-zA-Z.-]+)'/g)].map(([, verb]) => verb as string))];

/** A world that is not the local profile: a person has the role that Entra's id gives, and no other. */
describe('Who is not a coordinator', () => {
  let world: DeskWorld;
  let shift: Shift;
  let pages: string[] = [];
  const store = new SqliteStore(join(mkdtempSync(join(tmpdir(), 'near-miss-')), 'near-miss.db'));
  const dump = () => JSON.stringify([...store.everything()]);
  const rows = () => [...store.everything()];
  const ids: Record<string, string> = {};

  function as(aadObjectId: string, place: 'personal' | 'channel' = 'personal'): TeamsClient {
    const client = new TeamsClient(world.running.app.port);
    client.activity = {
      serviceUrl: 'https://smba.trafficmanager.net/emea/', from: { id: `29:${aadObjectId}`, aadObjectId },
      conversation: { id: place === 'channel' ? '19:night@thread.tacv2;messageid=1' : 'a:1', conversationType: place, tenantId: tenant },
      ...(place === 'channel' ? { channelData: { channel: { id: '19:night@thread.tacv2' }, team: { id: '19:team' } } } : {}),
    };
    return client;
  }
  const desk = (who: string, to: string, id?: string, typed: Record<string, string> = {}, etag = etagOf(id)): Promise<Answered> =>
    as(who).invoke('task/submit', { data: { ...typed, nearMiss: { step: 'desk', to, id, etag } } });
  const act = (who: string, verb: string, data: Record<string, unknown>): Promise<Answered> =>
    as(who, 'channel').invoke('adaptiveCard/action', { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' });
  const etagOf = (id?: string) => rows().find((row) => row.kind === 'cases' && row.id === id)?.etag;

  /** Every change that a coordinator can make at the desk: the page, what it is about, and what is typed. In this order each one is possible. */
  const deskSteps = (): [page: string, id: string | undefined, typed?: Record<string, string>, etag?: string | undefined][] => [
    ['classify.save', ids['a'], { callType: 'pursuit' }],
    ['merge.do', ids['a'], {}, ids['b']],
    ['split', ids['b']],
    ['ask.do', ids['a'], { question: 'Was it windy?' }],
    ['rest', ids['letters']],
    ['draft.save', ids['a'], aLesson],
    ['second', ids['a']],
    ['sendBack', ids['a']],
    ['alert.send', ids['a'], { alert: 'A bridge is out.' }],
    ['publish', ids['a']],
    ['handOver.done', ids['a']],
    ['close.do', ids['b'], { reason: 'too-little' }],
    ['question.answer', ids['question'], { answer: 'Yes.' }],
    ['question.rest', ids['question2']],
    ['thought.show', ids['thought'], { thought: 'A wedge.' }],
    ['thought.drop', ids['thought2']],
    ['import.add', undefined, { title: 'Ropes', text: 'A rope held.', date: '2026-01' }],
    ['import.file', undefined, { file: 'title,text,date\nDogs,One barked.,2026-01' }],
  ];

  beforeAll(async () => {
    world = await DeskWorld.start({ store });
    for (const narrative of ['One.', 'Two.', 'Three.']) await world.report({ narrative, handOver: 'true' });
    await world.walk('askCoordinator', [/^Send$/], { question: 'First?' });
    await world.walk('askCoordinator', [/^Send$/], { question: 'Second?' });
    await world.desk([/Add lessons/, /Add this lesson/], { title: 'Doors', text: 'Wind.', date: '2026-01' });
    for (const thought of ['A wedge.', 'A rope.']) await world.walk('library', [/^Read$/, /Share the thought/], { thought });
    await world.release();
    const [a, b, c] = rows().filter(({ kind }) => kind === 'cases').map(({ body }) => (body as Case).id);
    const [question, question2] = rows().filter(({ kind }) => kind === 'threads').map(({ id }) => id);
    const [thought, thought2] = rows().filter(({ kind }) => kind === 'thoughts').map(({ id }) => id);
    Object.assign(ids, { a, b, c, letters: c, question, question2, thought, thought2 });
    await answerTo(c as string);
    const place = { serviceUrl: 'https://nowhere.invalid/', channelId: '19:night@thread.tacv2' };
    shift = await registerShift(store, world.clock, systemRandom, place, { name: 'Nights', zone: 'UTC', pattern: '0 6 28 * *', reminderDays: 7, lessons: 1, supervisors: [supervisor] });
    await store.create(briefingsKind, { id: `${shift.id}:2026-12`, shiftId: shift.id, month: '2026-12', state: 'posted', items: ['door'], postedAt: world.clock.now(), reminded: [] });
    // The local profile has made what there is; from here on the same store is served as a deployment is.
    const receiptKey = Buffer.from(readFileSync(join(world.running.dataDir, 'receipt.key'), 'utf8'), 'base64');
    await stopServing();
    const owns = jest.spyOn(Object, 'hasOwn');
    world = await DeskWorld.start({ store, clock: world.clock }, { profile: 'teams', tenants: new Set([tenant]), coordinators: new Set([coordinator]), receiptKey });
    await desk(coordinator, 'no-such-page');
    pages = Object.keys(owns.mock.calls.find(([, name]) => name === 'no-such-page')?.[0] ?? {});
    owns.mockRestore();
  });
  afterAll(() => world.stop());

  async function answerTo(caseId: string): Promise<void> {
    const { createThreads } = await import('../../src/mailbox/index.js');
    const { createVault } = await import('../../src/review/index.js');
    const key = Buffer.from(readFileSync(join(world.running.dataDir, 'receipt.key'), 'utf8'), 'base64');
    await createThreads(store, createVault(store, systemRandom, key)).add(caseId, 'case', 'x', { from: 'reporter', text: 'Very.' });
  }

  async function stopServing(): Promise<void> {
    const close = store.close.bind(store);
    store.close = async () => undefined;
    await world.stop();
    store.close = close;
  }

  test('every page of the desk is known here, and the steps below are all of them', () => {
    expect(pages.length).toBeGreaterThan(35);
    expect(pages).toEqual(expect.arrayContaining(deskSteps().map(([page]) => page)));
  });

  test.each([['officer', officer], ['supervisor', supervisor]])('role %s: whoever forges any page of the desk, about anything, gets "not for you" and nothing happens', async (_role, who) => {
    const before = dump();
    const typed = Object.assign({}, ...deskSteps().map(([, , words]) => words)) as Record<string, string>;
    expect((await as(who).invoke('task/fetch', { data: { nearMiss: { open: 'coordinatorDesk' } } })).text).toMatch(notForYou);
    expect((await as(who).invoke('composeExtension/fetchTask', { commandId: 'coordinatorDesk' })).text).toMatch(notForYou);
    for (const page of pages) {
      for (const [, id, , etag] of deskSteps().filter(([name]) => name === page || page === 'case')) expect((await desk(who, page, id, typed, etag)).text).toMatch(notForYou);
      expect((await desk(who, page, ids['a'], typed)).text).toMatch(notForYou);
    }
    expect(dump()).toBe(before);
  });

  test('an officer who forges any action of a shift, a briefing or the coverage gets "not for you" and nothing happens', async () => {
    const before = dump();
    const verbs = [...verbsIn('briefing-actions.ts').map((verb) => `briefing.${verb}`), ...verbsIn('shift-cards.ts').map((verb) => `shift.${verb}`), ...verbsIn('coverage-cards.ts').map((verb) => `coverage.${verb}`)];
    expect(verbs).toEqual(expect.arrayContaining(['briefing.held.save', 'briefing.another', 'shift.save', 'shift.remove', 'coverage.there', 'coverage.again']));
    for (const verb of verbs) expect([verb, (await act(officer, verb, forged())).text]).toEqual([verb, expect.stringMatching(notForYou)]);
    for (const verb of verbs.filter((one) => !one.startsWith('briefing.'))) expect([verb, (await act(supervisor, verb, forged())).text]).toEqual([verb, expect.stringMatching(notForYou)]);
    expect(dump()).toBe(before);
  });
  const forged = () => ({ month: '2026-12', shift: shift.id, attendance: '1-5', takeAways: 'x', note: '', covered: '', day: '2026-12-20', time: '06:00', name: 'Mine', schedule: 'the 5th 21:30', zone: 'UTC' });

  test('the same as coordinator changes something, each of them', async () => {
    const unchanged: string[] = [];
    const changes = async (what: string, how: () => Promise<Answered>) => {
      const before = dump();
      expect((await how()).text).not.toMatch(notForYou);
      if (dump() === before) unchanged.push(what);
    };
    for (const [page, id, typed, etag] of deskSteps()) await changes(page, () => desk(coordinator, page, id, typed, etag ?? etagOf(id)));
    for (const verb of ['briefing.another', 'briefing.postpone.save', 'briefing.held.save', 'briefing.undo', 'shift.pause', 'shift.resume', 'shift.save']) await changes(verb, () => act(verb.startsWith('briefing') ? supervisor : coordinator, verb, forged()));
    const stored = await store.read(briefingsKind, '2026-12', `${shift.id}:2026-12`);
    if (stored === undefined) throw new Error('there is no briefing');
    await store.replace(briefingsKind, { ...stored.doc, state: 'uncertain' as const }, stored.etag);
    for (const verb of ['coverage.there', 'shift.remove']) await changes(verb, () => act(coordinator, verb, forged()));
    expect(unchanged).toEqual([]);
  });
});
