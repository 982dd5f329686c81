import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import type { Kind, Store } from '../../src/store/index.js';

interface Note {
  id: string;
  group: string;
  text: string;
  rank: number;
  open: boolean;
}

export const notes: Kind<Note> = {
  name: 'notes',
  version: 1,
  schema: z.strictObject({ id: z.string(), group: z.string(), text: z.string().max(10_000), rank: z.number(), open: z.boolean() }),
  partitionOf: (note) => note.group,
  indexed: ['rank', 'open', 'text'],
  ordered: [['open', 'rank'], ['open', 'text', 'rank'], ['open', 'text']],
};

export function note(id: string, more: Partial<Note> = {}): Note {
  return { id, group: 'g', text: 'words', rank: 0, open: true, ...more };
}

/** The promises of src/store/port.ts, kept by every adapter. */
export function describeStoreContract(name: string, open: () => Promise<Store>): void {
  describe(`${name} keeps the store's promises`, () => {
    let store: Store;
    let group = 0;
    /** Each test has a partition of its own. */
    const fresh = () => `p${group++}`;
    beforeAll(async () => {
      store = await open();
      await store.open([notes]);
    });
    afterAll(() => store.close());

    test('what was created is read back as it was, in any script', async () => {
      const group = fresh();
      const doc = note('a', { group, text: 'Größe 日本 "quoted" \n line ' + '\u{1F693}' });
      const etag = await store.create(notes, doc);
      expect(await store.read(notes, group, 'a')).toEqual({ doc, etag });
    });

    test('a second creation under the same id is a conflict and changes nothing', async () => {
      const group = fresh();
      await store.create(notes, note('a', { group, text: 'first' }));
      await expect(store.create(notes, note('a', { group, text: 'second' }))).rejects.toMatchObject({ code: 'NM-STORE-CONFLICT' });
      expect((await store.read(notes, group, 'a'))?.doc.text).toBe('first');
    });

    test('of many creations under one id at the same time exactly one succeeds', async () => {
      const group = fresh();
      const tries = Array.from({ length: 12 }, (_, i) => store.create(notes, note('a', { group, rank: i })));
      const outcomes = await Promise.allSettled(tries);
      expect(outcomes.filter((o) => o.status === 'fulfilled')).toHaveLength(1);
    });

    test('the same id lives apart in two partitions', async () => {
      const [one, two] = [fresh(), fresh()];
      await store.create(notes, note('a', { group: one, text: 'one' }));
      await store.create(notes, note('a', { group: two, text: 'two' }));
      expect((await store.read(notes, one, 'a'))?.doc.text).toBe('one');
    });

    test('nothing is read where nothing is', async () => {
      expect(await store.read(notes, fresh(), 'a')).toBeUndefined();
    });

    test('a replacement with the right etag succeeds and gives a new one', async () => {
      const group = fresh();
      const first = await store.create(notes, note('a', { group }));
      const second = await store.replace(notes, note('a', { group, text: 'changed' }), first);
      expect(second).not.toBe(first);
      expect(await store.read(notes, group, 'a')).toEqual({ doc: note('a', { group, text: 'changed' }), etag: second });
    });

    test('a replacement with an old etag is stale and changes nothing', async () => {
      const group = fresh();
      const first = await store.create(notes, note('a', { group }));
      await store.replace(notes, note('a', { group, text: 'theirs' }), first);
      await expect(store.replace(notes, note('a', { group, text: 'mine' }), first)).rejects.toMatchObject({ code: 'NM-STORE-STALE' });
      expect((await store.read(notes, group, 'a'))?.doc.text).toBe('theirs');
    });

    test('a replacement of what is not there is missing', async () => {
      await expect(store.replace(notes, note('a', { group: fresh() }), '"x"')).rejects.toMatchObject({ code: 'NM-STORE-MISSING' });
    });

    test('a deletion says whether there was something, and can be repeated', async () => {
      const group = fresh();
      await store.create(notes, note('a', { group }));
      expect(await store.delete(notes, group, 'a')).toBe(true);
      expect(await store.delete(notes, group, 'a')).toBe(false);
      expect(await store.read(notes, group, 'a')).toBeUndefined();
    });

    test('a deletion with an old etag is stale', async () => {
      const group = fresh();
      const first = await store.create(notes, note('a', { group }));
      await store.replace(notes, note('a', { group, text: 'theirs' }), first);
      await expect(store.delete(notes, group, 'a', first)).rejects.toMatchObject({ code: 'NM-STORE-STALE' });
    });

    test('a list is one partition, ordered, filtered, in pages that neither repeat nor skip', async () => {
      const group = fresh();
      for (let i = 0; i < 25; i++) await store.create(notes, note(`n${i}`, { group, rank: i % 4, open: i % 2 === 0 }));
      await store.create(notes, note('elsewhere', { group: fresh() }));
      for (const descending of [false, true]) {
        const seen: [number, string][] = [];
        let after: string | undefined;
        do {
          const page = await store.list(notes, group, { where: { open: true }, orderBy: 'rank', descending, limit: 4, ...(after === undefined ? {} : { after }) });
          expect(page.items.length).toBeLessThanOrEqual(4);
          seen.push(...page.items.map(({ doc }): [number, string] => [doc.rank, doc.id]));
          after = page.next;
        } while (after !== undefined);
        expect(seen).toHaveLength(13);
        const sorted = [...seen].sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1));
        expect(seen).toEqual(descending ? sorted.reverse() : sorted);
      }
    });

    test('a list without an order goes by id', async () => {
      const group = fresh();
      for (const id of ['c', 'a', 'b']) await store.create(notes, note(id, { group }));
      const first = await store.list(notes, group, { limit: 2 });
      expect(first.items.map(({ doc }) => doc.id)).toEqual(['a', 'b']);
      const rest = await store.list(notes, group, { limit: 2, after: first.next as string });
      expect(rest).toEqual({ items: [expect.objectContaining({ doc: note('c', { group }) })] });
    });

    test('filters together, in any order, with an order of their own or none, find the same whichever index serves them', async () => {
      const group = fresh();
      const all = Array.from({ length: 24 }, (_, i) => note(`n${String(i).padStart(2, '0')}`, { group, rank: 24 - i, open: i % 2 === 0, text: i % 3 === 0 ? 'x' : 'y' }));
      await Promise.all(all.map((one) => store.create(notes, one)));
      const ids = async (query: Parameters<Store['list']>[2]) => (await store.list(notes, group, query)).items.map(({ doc }) => doc.id);
      const wanted = all.filter(({ open, text }) => open && text === 'x').map(({ id }) => id);
      expect(await ids({ where: { open: true, text: 'x' } })).toEqual(wanted);
      expect(await ids({ where: { text: 'x', open: true } })).toEqual(wanted);
      expect(await ids({ where: { text: 'x', rank: 24 } })).toEqual(['n00']);
      expect(await ids({ where: { text: 'x', open: true }, orderBy: 'rank' })).toEqual([...wanted].reverse());
      expect(await ids({ where: { open: true }, orderBy: 'rank', descending: true, limit: 3 })).toEqual(['n00', 'n02', 'n04']);
      const { next } = await store.list(notes, group, { where: { open: true }, orderBy: 'rank', descending: true, limit: 3 });
      expect(await ids({ where: { open: true }, orderBy: 'rank', descending: true, limit: 3, after: next as string })).toEqual(['n06', 'n08', 'n10']);
      expect([await store.count(notes, group, { open: true }), await store.count(notes, group, { text: 'x', open: true }), await store.count(notes, group, { open: true }, 5)]).toEqual([12, 4, 5]);
    });

    test('a document that breaks its schema is refused on the way in', async () => {
      const group = fresh();
      await expect(store.create(notes, { ...note('a', { group }), extra: 1 } as Note)).rejects.toMatchObject({ code: 'NM-STORE-DAMAGED' });
      await expect(store.create(notes, note('a/b', { group }))).rejects.toMatchObject({ code: 'NM-STORE-DAMAGED' });
      expect((await store.list(notes, group)).items).toEqual([]);
    });

    test('a document of another schema is refused on the way out', async () => {
      const group = fresh();
      await store.create(notes, note('a', { group }));
      const later: Kind<Note> = { ...notes, version: 2 };
      await expect(store.read(later, group, 'a')).rejects.toMatchObject({ code: 'NM-STORE-DAMAGED' });
    });

    describe('when the program is replaced by another version', () => {
      /** Documents of the same container as three versions of the program write them. */
      const named = (name: string) => {
        const base = { name, partitionOf: (doc: { group: string }) => doc.group };
        const first: Kind<{ id: string; group: string; words: string }> =
          { ...base, version: 1, indexed: [], schema: z.strictObject({ id: z.string(), group: z.string(), words: z.string() }) };
        const third: Kind<Lifted> = {
          ...base, version: 3, indexed: ['state'], schema: z.strictObject({ id: z.string(), group: z.string(), text: z.string(), state: z.string() }),
          lifts: {
            1: (old) => { const { words, ...rest } = old as { words: string }; return { ...rest, text: words }; },
            2: (old) => ({ ...old as object, state: 'open' }),
          },
        };
        return { first, third };
      };
      interface Lifted { id: string; group: string; text: string; state: string }

      test('an older document is read in the new form, over several versions, and stored in it at its next replacement', async () => {
        const group = fresh();
        const { first, third } = named('lifted');
        await store.open([first]);
        const etag = await store.create(first, { id: 'a', group, words: 'as it was' });
        const lifted = { id: 'a', group, text: 'as it was', state: 'open' };
        expect(await store.read(third, group, 'a')).toEqual({ doc: lifted, etag });
        expect((await store.list(third, group)).items).toEqual([{ doc: lifted, etag }]);
        expect((await store.read(first, group, 'a'))?.doc.words).toBe('as it was');
        await store.replace(third, { ...lifted, state: 'closed' }, etag);
        expect((await store.read({ ...third, lifts: {} }, group, 'a'))?.doc.state).toBe('closed');
      });

      test('an older document is found by a field that its lift makes, once the store is opened', async () => {
        const group = fresh();
        const { first, third } = named('found');
        await store.open([first]);
        for (const id of ['a', 'b']) await store.create(first, { id, group, words: id });
        await store.open([third]);
        const { items } = await store.list(third, group, { where: { state: 'open' }, orderBy: 'state' });
        expect(items.map(({ doc }) => doc.text)).toEqual(['a', 'b']);
        await store.open([third]);
        expect(await store.list(third, group)).toEqual({ items });
      });

      test('an older document that nothing lifts is refused, also when the store is opened', async () => {
        const group = fresh();
        const { first, third } = named('unlifted');
        await store.open([first]);
        await store.create(first, { id: 'a', group, words: 'as it was' });
        const gap = { ...third, lifts: { 1: third.lifts?.[1] as (old: unknown) => unknown } };
        await expect(store.read(gap, group, 'a')).rejects.toMatchObject({ code: 'NM-STORE-DAMAGED' });
        await expect(store.open([gap])).rejects.toMatchObject({ code: 'NM-STORE-DAMAGED' });
      });

      test('a lift that would move a document to another partition is refused', async () => {
        const { first, third } = named('moved');
        await store.open([first]);
        await store.create(first, { id: 'a', group: fresh(), words: 'as it was' });
        const moving: typeof third = { ...third, lifts: { ...third.lifts, 2: (old) => ({ ...old as object, group: 'elsewhere', state: 'open' }) } };
        await expect(store.open([moving])).rejects.toMatchObject({ code: 'NM-STORE-DAMAGED' });
      });

      test('a newer document is refused by its own code, also when the store is opened, and is left as it is', async () => {
        const group = fresh();
        const { first, third } = named('newer');
        await store.open([third]);
        const doc = { id: 'a', group, text: 'from the future', state: 'open' };
        const etag = await store.create(third, doc);
        await expect(store.read(first, group, 'a')).rejects.toMatchObject({ code: 'NM-STORE-NEWER' });
        await expect(store.list(first, group)).rejects.toMatchObject({ code: 'NM-STORE-NEWER' });
        await expect(store.open([notes, first])).rejects.toMatchObject({ code: 'NM-STORE-NEWER' });
        expect(await store.read(third, group, 'a')).toEqual({ doc, etag });
      });
    });

    test('it answers a ping', async () => {
      await expect(store.ping()).resolves.toBeUndefined();
    });
  });
}
