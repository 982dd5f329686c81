import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fileThought } from '../../src/library/index.js';
import { SqliteStore } from '../../src/store/index.js';
import { aLesson, DeskWorld, filling } from '../support/desk.js';
import { findMarks } from './marks.js';

describe('Answers, questions, thoughts and withdrawals', () => {
  let world: DeskWorld;
  const store = new SqliteStore(join(mkdtempSync(join(tmpdir(), 'near-miss-')), 'near-miss.db'));
  const rows = (kind: string) => [...store.everything()].filter((row) => row.kind === kind);
  beforeAll(async () => { world = await DeskWorld.start({ store }); });
  afterAll(() => world.stop());

  test('wait in the pool as reports do, of one size with them, and nothing that was seen of them there is in what they become', async () => {
    await world.report({ narrative: 'A first one.' });
    await world.release();
    const [{ body }] = rows('cases') as unknown as [{ body: { codename: string } }];
    await world.publish(body.codename, aLesson);
    const { receipt } = await world.report({ narrative: 'A second one.' });
    await world.release();
    const open = (rows('cases').map((row) => row.body) as { codename: string; state: string }[]).find(({ state }) => state === 'open')?.codename ?? '';
    await world.desk([new RegExp(open), /More…/, /Ask the reporter/, /^Ask$/], { question: 'Was it windy?' });

    const seen: { id: string; body: unknown }[] = [];
    const sending = async (job: () => Promise<unknown>) => {
      const before = new Set(rows('pool').map(({ id }) => id));
      const others = () => JSON.stringify([...store.everything()].filter(({ kind }) => kind !== 'pool'));
      const rest = others();
      await job();
      seen.push(...rows('pool').filter(({ id }) => !before.has(id)));
      expect(others()).toBe(rest);
    };
    await sending(async () => world.client.press(await world.walk('checkMyReport', [/^Check$/], { receipt }), /Send the answer/, filling({ answer: 'Yes.' })));
    await sending(() => world.walk('askCoordinator', [/^Send$/], { question: 'May I report something that is two years old, and which of my colleagues would see it?' }));
    await sending(() => world.walk('library', [/^Read$/, /Share the thought/], { thought: 'A wedge would help.' }));
    await sending(() => world.takeBack('0000-0000-0000-0000-0000-0000'));
    await sending(() => world.report({ narrative: 'A third one. '.repeat(300).trim() }));
    expect(seen).toHaveLength(5);
    expect(new Set(seen.map(({ body: entry }) => JSON.stringify(entry).length)).size).toBe(1);
    expect(seen.map(({ body: entry }) => Object.keys(entry as object))).toEqual(seen.map(() => ['id', 'envelope']));

    await world.release();
    expect([rows('pool').length, rows('thoughts').length, rows('threads').length]).toEqual([0, 1, 2]);
    const marks = seen.map(({ id }, place) => ({ field: `entry ${place}`, value: id }));
    const whole = () => JSON.stringify([...store.everything()]);
    expect(findMarks('the store', whole(), marks)).toEqual([]);

    // The twin: a thought that kept the id of its entry would be found.
    const [{ id: lessonId }] = rows('lessons') as unknown as [{ id: string }];
    await fileThought(store, seen[2]?.id ?? '', lessonId, 'Planted.');
    expect(findMarks('the store', whole(), marks)).toEqual(['entry 2 in the store']);
  });
});
