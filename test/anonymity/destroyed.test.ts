import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { systemRandom } from '../../src/base/index.js';
import { type Case, caseKeysKind, casesKind, createVault, textsOf } from '../../src/review/index.js';
import { SqliteStore, type Store } from '../../src/store/index.js';
import { bothStores } from '../support/both-stores.js';
import { aLesson, DeskWorld, filling } from '../support/desk.js';
import { findMarks, findMarksInFolder } from './marks.js';

/** Words that no lesson of these tests has, one for each place where a reporter or the coordinator writes about a case. */
const words = { narrative: 'quaggaword', lessons: 'okapiword', suggestedChange: 'axolotlword', member: 'numbatword', question: 'pangolinword', answer: 'tarsierword', draft: 'wombatword' };
const marks = Object.entries(words).map(([field, value]) => ({ field, value }));

/** From two reports of one incident to just before the publication, with a question and its answer, and a draft that was written over. */
async function untilPublication(world: DeskWorld, cases: () => Promise<Case[]>): Promise<string> {
  const { receipt, companion } = await world.report({ narrative: `A ${words.narrative} happened.`, lessons: `Learn ${words.lessons}.`, suggestedChange: `Change ${words.suggestedChange}.` });
  await world.report({ narrative: `I saw ${words.member}.`, colleagueCode: companion });
  await world.release();
  const main = (await cases()).find(({ colleague }) => colleague === undefined)?.codename ?? '';
  await world.desk([new RegExp(main), /More…/, /Same incident as/, /^Same incident$/]);
  await world.desk([new RegExp(main), /More…/, /Ask the reporter/, /^Ask$/], { question: `What of ${words.question}?` });
  const asked = await world.walk('checkMyReport', [/^Check$/], { receipt });
  await world.client.press(asked, /Send the answer/, filling({ answer: `It was ${words.answer}.` }));
  await world.release();
  await world.draft(main, { ...aLesson, whatHappened: `A first try with ${words.draft}.` });
  await world.draft(main, aLesson);
  return main;
}

const sealedPieces = (cases: readonly Case[]) => cases.flatMap(({ sealed, draft }) => [sealed, draft]).filter((text) => text !== '').map((text) => text.slice(-60, -20));

describe('After publication', () => {
  test('no byte of what reporters wrote is in any file of the data folder, in the clear or sealed, and an older copy cannot be read without its keys', async () => {
    const world = await DeskWorld.start();
    const { dataDir } = world.running;
    const cases = async () => world.of<Case>('cases');
    const main = await untilPublication(world, cases);
    const before = await cases();
    const pieces = [...sealedPieces(before), ...world.of<{ key: string }>('case-keys').map(({ key }) => key.slice(-60, -20))];
    const bytes = () => readdirSync(dataDir).map((name) => readFileSync(join(dataDir, name), 'latin1')).join('');
    expect(findMarksInFolder(dataDir, marks)).toEqual([]);
    // The twin: what is looked for below is there before.
    expect(pieces.filter((piece) => !bytes().includes(piece))).toEqual([]);
    const copy = mkdtempSync(join(tmpdir(), 'near-miss-copy-'));
    cpSync(dataDir, copy, { recursive: true });

    await world.publish(main, aLesson);
    expect(world.of('lessons')).toHaveLength(1);
    expect(findMarksInFolder(dataDir, marks)).toEqual([]);
    expect(pieces.filter((piece) => bytes().includes(piece))).toEqual([]);
    expect([world.of('case-keys'), world.of('threads')]).toEqual([[], []]);
    await world.stop();

    const key = Buffer.from(readFileSync(join(copy, 'receipt.key'), 'utf8'), 'base64');
    const old = new SqliteStore(join(copy, 'near-miss.db'));
    const readable = async (serverKey: Buffer) => JSON.stringify(await Promise.all(before.map((one) => textsOf(createVault(old, systemRandom, serverKey), one).catch(() => 'damaged'))));
    expect(findMarks('the copy with its keys', await readable(key), marks).length).toBe(4);
    expect(findMarks('the copy without the server’s key', await readable(Buffer.alloc(32)), marks)).toEqual([]);
    for (const { id } of before) await old.delete(caseKeysKind, id, id);
    expect(findMarks('the copy without the keys', await readable(key), marks)).toEqual([]);
    await old.close();
    rmSync(copy, { recursive: true, force: true });
  });

  test('nor is it in any container of Cosmos DB, before or after', async () => {
    const { store, bytes, close } = await (bothStores['Cosmos DB'] as (typeof bothStores)[string])();
    // The app closes the store that it was given; here it is looked at afterwards.
    const world = await DeskWorld.start({ store: keptOpen(store) });
    const cases = async () => (await store.list(casesKind, 'cases')).items.map(({ doc }) => doc);
    const main = await untilPublication(world, cases);
    const pieces = sealedPieces(await cases());
    const before = await bytes();
    expect([findMarks('Cosmos DB', before, marks), pieces.filter((piece) => !before.includes(piece))]).toEqual([[], []]);
    await world.publish(main, aLesson);
    const after = await bytes();
    expect([findMarks('Cosmos DB', after, marks), pieces.filter((piece) => after.includes(piece)), after.includes(aLesson['title'] as string)]).toEqual([[], [], true]);
    await world.stop();
    await close();
  });

  test('a word that stayed would be found: in a file, and in a container', async () => {
    const { store, bytes, close } = await (bothStores['SQLite'] as (typeof bothStores)[string])();
    await store.create({ ...casesKind, schema: { safeParse: (data: unknown) => ({ success: true, data }) } as never }, { id: 'x', narrative: words.narrative } as never);
    expect(findMarks('SQLite', await bytes(), marks)).toEqual([`narrative in SQLite`]);
    await close();
  });
});

function keptOpen(store: Store): Store {
  return new Proxy(store, { get: (target, name) => (name === 'close' ? async () => undefined : (target[name as keyof Store] as (...args: unknown[]) => unknown).bind(target)) });
}
