import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { letterIdOf, threadsKind, writeTo } from '../../src/mailbox/index.js';
import { caseKeysKind, type Case, casesKind } from '../../src/review/index.js';
import { bothStores, type TestStore } from '../support/both-stores.js';
import { caseRoom, mailboxOf, noteId } from '../support/case-room.js';

describe.each(Object.keys(bothStores))('Letters on %s', (name) => {
  let opened: TestStore;
  let room: ReturnType<typeof caseRoom>;
  beforeAll(async () => {
    opened = await (bothStores[name] as () => Promise<TestStore>)();
    room = caseRoom(opened.store);
  });
  afterAll(() => opened.close());
  const caseOf = async (id: string) => (await opened.store.read(casesKind, 'cases', id))?.doc as Case;
  const ask = async (id: string, text: string) => writeTo(opened.store, room.threads, 'case', id, letterIdOf(text, await room.threads.read(id)), { from: 'coordinator', text });
  const hasTraces = async (id: string) => [await opened.store.read(caseKeysKind, id, id), await opened.store.read(threadsKind, 'threads', id)].some((there) => there !== undefined);

  test('a question pressed twice is asked once, and the same words again after an answer are a new question', async () => {
    const id = await room.report('asked');
    await ask(id, 'Which kind of door?');
    await ask(id, 'Which kind of door?');
    expect((await room.threads.read(id))).toMatchObject({ waiting: 'reporter', letters: [{ from: 'coordinator', text: 'Which kind of door?' }] });
    const answer = { type: 'answer', id: noteId('first'), mailbox: mailboxOf('asked'), text: 'A sliding one.' } as const;
    await room.note(answer);
    await room.note(answer);
    expect((await room.threads.read(id))?.letters.map(({ text }) => text)).toEqual(['Which kind of door?', 'A sliding one.']);
    expect([await room.threads.countWaiting(), (await room.threads.waiting(10)).map((thread) => thread.id)]).toEqual([1, [id]]);
    await ask(id, 'Which kind of door?');
    expect((await room.threads.read(id))?.letters).toHaveLength(3);
    expect(await room.threads.countWaiting()).toBe(0);
    expect(await opened.bytes()).not.toMatch(/kind of door|sliding/);
  });

  test('an answer for an ended case, an unknown receipt or a question taken back comes to nothing and makes no key', async () => {
    const id = await room.report('ended');
    await room.casework.close(id, await room.etag(id), 'too-little');
    await room.note({ type: 'answer', id: noteId('late'), mailbox: mailboxOf('ended'), text: 'Too late.' });
    expect(await ask(id, 'Too late?')).toBe(false);
    await room.note({ type: 'answer', id: noteId('nobody'), mailbox: mailboxOf('nobody'), text: 'Hello?' });
    await room.note({ type: 'withdrawal', id: noteId('nobody2'), mailbox: mailboxOf('nobody') });
    expect(await hasTraces(id)).toBe(false);
    await room.note({ type: 'question', id: noteId('q'), mailbox: mailboxOf('q'), text: 'May I?' });
    const { ref } = await room.mailboxes.resolve(mailboxOf('q')) ?? { ref: '' };
    expect((await room.threads.read(ref))?.letters).toEqual([{ from: 'reporter', text: 'May I?' }]);
    await room.note({ type: 'withdrawal', id: noteId('q-'), mailbox: mailboxOf('q') });
    await room.note({ type: 'answer', id: noteId('q--'), mailbox: mailboxOf('q'), text: 'Still there?' });
    expect(await writeTo(opened.store, room.threads, 'question', ref, 'x', { from: 'coordinator', text: 'Yes.' })).toBe(false);
    expect(await hasTraces(ref)).toBe(false);
  });

  test('an answer that comes while its case ends does not outlive it', async () => {
    const id = await room.report('racing');
    const seen = await room.etag(id);
    const threads = { ...room.threads, add: async (...args: Parameters<typeof room.threads.add>) => { await room.casework.close(id, seen, 'too-little'); return room.threads.add(...args); } };
    expect(await writeTo(opened.store, threads, 'case', id, 'x', { from: 'reporter', text: 'Words.' })).toBe(false);
    expect(await hasTraces(id)).toBe(false);
  });

  test('taking back destroys only one’s own words: what it was merged with stays', async () => {
    const [root, member, third] = [await room.report('root'), await room.report('member'), await room.report('third')];
    await room.casework.merge(root, member);
    await room.casework.merge(root, third);
    const back = (who: string) => room.note({ type: 'withdrawal', id: noteId(`back ${who}`), mailbox: mailboxOf(who) });
    await back('member');
    expect(await caseOf(member)).toMatchObject({ state: 'closed', closed: 'withdrawn', sealed: '' });
    expect((await room.casework.read(root))?.texts?.narrative).toBe('The words of root.');
    await back('root');
    await back('root');
    expect(await caseOf(root)).toMatchObject({ state: 'closed', closed: 'withdrawn', sealed: '' });
    expect([(await caseOf(third)).state, (await room.casework.read(third))?.texts?.narrative]).toEqual(['open', 'The words of third.']);
  });

  test('two letters at once are both there', async () => {
    const id = await room.report('busy');
    await Promise.all(['one', 'two', 'three'].map((text) => room.threads.add(id, 'case', text, { from: 'reporter', text })));
    expect((await room.threads.read(id))?.letters.map(({ text }) => text).sort()).toEqual(['one', 'three', 'two']);
  });
});
