import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { seededRandom } from '../../src/base/index.js';
import { countedKind } from '../../src/insights/counted-case.js';
import { createCounts } from '../../src/insights/counts.js';
import type { CaseFacts, CaseRef } from '../../src/insights/facts.js';
import { recount } from '../../src/insights/recount.js';
import { talliesKind, type Tally } from '../../src/insights/tally.js';
import type { Doc, Store, Stored } from '../../src/store/index.js';
import { openCosmosStore, SqliteStore } from '../../src/store/index.js';
import { type LocalCosmos, startLocalCosmos } from '../contract/cosmos-server.js';
import { MemoryStore } from '../support/memory-store.js';
import { countedCells, type Fate, FatedStore, tallyIn, unlessDead, unsettledIn } from './counting-world.js';
import { ordinary, simulateCases, talliesOf } from './simulate.js';

const month = '2026-03';
const kinds = [countedKind, talliesKind];
const variants = [...simulateCases({ ...ordinary, seed: 'variants', months: 1, perMonth: 30 })];
/** The n-th way in which a case can look. */
const look = (caseId: string, n: number, in_ = month): CaseFacts => ({ ...variants[n % variants.length] as CaseFacts, caseId, month: in_, outcome: 'open', endedMonth: undefined });
const tidy = (facts: CaseFacts): CaseFacts => Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as CaseFacts;

/** The cases as another room keeps them: the truth that the counts must come to. */
class Cases {
  readonly facts = new Map<string, CaseFacts>();
  readonly factsOf = async ({ caseId }: CaseRef) => this.facts.get(caseId);
  write(facts: CaseFacts): void { this.facts.set(facts.caseId, tidy(facts)); }
  cells(in_ = month) { return talliesOf(this.facts.values()).get(in_)?.cells ?? {}; }
}

const countsOver = (store: Store, cases: Cases, seed: string) => createCounts({ store, random: seededRandom(seed), factsOf: cases.factsOf });

/** Heals as a schedule would: announcements of the dead are taken back by the second run. */
async function healed(store: Store, cases: Cases, in_ = month): Promise<void> {
  const counts = countsOver(store, cases, 'healer');
  await counts.heal(in_);
  await counts.heal(in_);
}

async function expectWhole(store: Store, cases: Cases, in_ = month): Promise<void> {
  const tally = await tallyIn(store, in_);
  expect(tally?.cells ?? {}).toEqual(cases.cells(in_));
  expect(tally?.pending ?? {}).toEqual({});
  expect(await unsettledIn(store, in_)).toBe(0);
}

interface Step {
  replica: 0 | 1;
  caseId: string;
  /** Which look the case gets; taken away where absent. */
  look?: number | undefined;
}

const steps = fc.array(fc.record({
  replica: fc.constantFrom<0 | 1>(0, 1), caseId: fc.constantFrom('a', 'b', 'c'), look: fc.option(fc.nat(5), { nil: undefined, freq: 4 }),
}), { minLength: 1, maxLength: 10 });
const fates = fc.record({
  diesAt: fc.option(fc.nat(40), { nil: undefined }), afterwards: fc.boolean(), old: fc.infiniteStream(fc.boolean()),
});
type Drawn = { diesAt: number | undefined; afterwards: boolean; old: Stream };
type Stream = Iterator<boolean>;

function fateOf(drawn: Drawn, more: Fate): Fate {
  return { ...(drawn.diesAt === undefined ? {} : { diesAt: drawn.diesAt }), afterwards: drawn.afterwards, ...more };
}

/** Two replicas change cases, each in its own order, overtaking each other at every call to the store, until they are done or dead. */
async function live(all: Step[], drawn: readonly [Drawn, Drawn], scheduler: fc.Scheduler, more: Fate & { old?: boolean } = {}): Promise<{ store: Store; cases: Cases }> {
  const [store, cases] = [new MemoryStore(), new Cases()];
  const before = new Map<string, Stored<Doc>>();
  const replicas = ([0, 1] as const).map(async (replica) => {
    const turn = () => scheduler.schedule(Promise.resolve());
    const readsOld = () => more.old === true && drawn[replica].old.next().value === true;
    const fated = new FatedStore(store, fateOf(drawn[replica], { turn, readsOld, ...more }), before);
    const counts = countsOver(fated, cases, `replica ${replica}`);
    for (const step of all.filter((one) => one.replica === replica)) {
      await counts.changing({ caseId: step.caseId, month }, async () => {
        await turn();
        if (step.look === undefined) cases.facts.delete(step.caseId);
        else cases.write(look(step.caseId, step.look));
      });
    }
  });
  await scheduler.waitFor(Promise.all(replicas.map(unlessDead)));
  return { store, cases };
}

describe('The counts follow the cases', () => {
  test('through new cases, changes, repeats and withdrawals', async () => {
    const [store, cases] = [new MemoryStore(), new Cases()];
    const counts = countsOver(store, cases, 'plain');
    for (const [caseId, n] of [['a', 0], ['b', 1], ['a', 2], ['c', 3], ['a', 2]] as const) {
      cases.write(look(caseId, n));
      await counts.record(look(caseId, n));
      await expectWhole(store, cases);
    }
    cases.facts.delete('b');
    await counts.settle({ caseId: 'b', month });
    await expectWhole(store, cases);
    expect(await store.read(countedKind, month, 'b')).toBeUndefined();
  });

  test('that come to the same whatever the order and however often each is told', async () => {
    await fc.assert(fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5], { minLength: 12 }), async (order) => {
      const [store, cases] = [new MemoryStore(), new Cases()];
      const counts = countsOver(store, cases, 'order');
      for (const n of order) {
        cases.write(look(`case-${n}`, n));
        await counts.record(look(`case-${n}`, n));
      }
      // The very text: not even the order of the keys tells in which order cases came.
      const sorted = talliesOf([0, 1, 2, 3, 4, 5].map((n) => look(`case-${n}`, n))).get(month);
      expect(JSON.stringify(await tallyIn(store, month))).toBe(JSON.stringify(sorted));
    }), { numRuns: 20, seed: 1 });
  });

  test('while two replicas overtake each other, die at any call, and others heal what they left', async () => {
    await fc.assert(fc.asyncProperty(steps, fates, fates, fc.scheduler(), async (all, one, two, scheduler) => {
      const { store, cases } = await live(all, [one, two], scheduler);
      expect((await tallyIn(store, month))?.cells ?? {}).toEqual(await countedCells(store, month));
      await healed(store, cases);
      await expectWhole(store, cases);
    }), { numRuns: 150, seed: 2 });
  });

  test('when a release counts many together, is cut off at any call and repeated, while another replica changes some of them', async () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const release = async (counts: ReturnType<typeof countsOver>) => counts.settleAll(ids.map((caseId) => ({ caseId, month })));
    await fc.assert(fc.asyncProperty(fates, steps, fc.scheduler(), async (fate, changes, scheduler) => {
      const [store, cases] = [new MemoryStore(), new Cases()];
      const turn = () => scheduler.schedule(Promise.resolve());
      for (const [n, id] of ids.entries()) cases.write(look(id, n));
      const changer = countsOver(new FatedStore(store, { turn }, new Map()), cases, 'changer');
      await scheduler.waitFor(Promise.all([
        unlessDead(release(countsOver(new FatedStore(store, fateOf(fate, { turn }), new Map()), cases, 'release'))),
        (async () => {
          for (const step of changes) {
            await changer.changing({ caseId: step.caseId, month }, async () => {
              await turn();
              if (step.look === undefined) cases.facts.delete(step.caseId);
              else cases.write(look(step.caseId, step.look));
            });
          }
        })(),
      ]));
      await release(countsOver(store, cases, 'again'));
      await healed(store, cases);
      await expectWhole(store, cases);
    }), { numRuns: 150, seed: 5 });
  });

  test('in a handful of writes for a hundred new cases', async () => {
    const [store, cases] = [new MemoryStore(), new Cases()];
    const fated = new FatedStore(store, {});
    const ids = Array.from({ length: 100 }, (_, n) => `case-${n}`);
    for (const [n, id] of ids.entries()) cases.write(look(id, n));
    await countsOver(fated, cases, 'many').settleAll(ids.map((caseId) => ({ caseId, month })));
    // Each is read, noted and closed; the tally is read and written twice.
    expect(fated.calls).toBe(3 * 100 + 4);
    await expectWhole(store, cases);
  });

  const neverTwice = (more: Fate) => fc.asyncProperty(steps, fates, fates, fc.scheduler(), async (all, one, two, scheduler) => {
    const lived = await live(all, [one, two], scheduler, { old: true, ...more }).catch(givenUp);
    if (lived === undefined) return;
    const { store, cases } = lived;
    await healed(store, cases);
    expect((await tallyIn(store, month))?.cells ?? {}).toEqual(await countedCells(store, month));
  });

  /** Reading nothing but old versions, a replica gives up in the end and says so. */
  function givenUp(error: unknown): undefined {
    if ((error as { code?: string }).code !== 'NM-STORE-BUSY') throw error;
  }

  test('never twice, even where a replica reads versions that are no longer the last', async () => {
    await fc.assert(neverTwice({}), { numRuns: 80, seed: 3 });
  });

  test('which would happen if a note were not written anew before somebody else carries it out', async () => {
    const { failed, errorInstance } = await fc.check(neverTwice({ skipsRewrites: true }), { numRuns: 3_000, seed: 4, endOnFailure: true });
    expect({ failed, what: String(errorInstance) }).toEqual({ failed: true, what: expect.stringContaining('toEqual') });
  });
});

describe('A change that dies at any of its calls to the store', () => {
  const folder = mkdtempSync(join(tmpdir(), 'near-miss-counts-'));
  let cosmos: LocalCosmos;
  beforeAll(async () => { cosmos = await startLocalCosmos(); });
  afterAll(async () => {
    await cosmos.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Changes a case in a month of its own: new, other, gone; the replica dies at one call. Resolves to how many calls there were. */
  async function liveAndDie(store: Store, in_: string, fate: Fate): Promise<number> {
    const cases = new Cases();
    const fated = new FatedStore(store, fate);
    const counts = countsOver(fated, cases, in_);
    const change = (n: number | undefined) => counts.changing({ caseId: 'a', month: in_ }, async () => {
      if (n === undefined) cases.facts.delete('a');
      else cases.write(look('a', n, in_));
    });
    await unlessDead((async () => { for (const n of [0, 1, undefined]) await change(n); })());
    await healed(store, cases, in_);
    await expectWhole(store, cases, in_);
    return fated.calls;
  }

  // Every call in memory, where it costs nothing; some of them over the real adapters.
  test.each<[string, number, () => Promise<Store>]>([
    ['in memory', 1, async () => new MemoryStore()],
    ['on SQLite', 4, async () => new SqliteStore(join(folder, 'counts.db'))],
    ['on Cosmos DB', 25, () => openCosmosStore(cosmos.settings)],
  ])('is healed %s, whether or not that call arrived (each %d. call)', async (_name, every, open) => {
    const store = await open();
    await store.open(kinds);
    let serial = 0;
    const fresh = () => `${2000 + Math.floor(serial / 12)}-${String(1 + (serial++ % 12)).padStart(2, '0')}`;
    const calls = await liveAndDie(store, fresh(), {});
    expect(calls).toBeGreaterThan(30);
    for (let diesAt = 0; diesAt < calls; diesAt += every) {
      for (const afterwards of [false, true]) await liveAndDie(store, fresh(), { diesAt, afterwards });
    }
    await store.close();
  });
});

describe('A recount', () => {
  const all = [...simulateCases({ ...ordinary, seed: 'recount', months: 4, perMonth: 12 })];
  async function* given(cases: Iterable<CaseFacts>) { for (const facts of cases) yield facts; }

  async function world(): Promise<{ store: Store; cases: Cases; deps: Parameters<typeof recount>[0] }> {
    const [store, cases] = [new MemoryStore(), new Cases()];
    for (const facts of all) cases.write(facts);
    return { store, cases, deps: { store, random: seededRandom('recount'), factsOf: cases.factsOf } };
  }

  test('from nothing gives the same counts as keeping them up', async () => {
    const [kept, anew] = [await world(), await world()];
    for (const facts of all) await createCounts(kept.deps).record(facts);
    const result = await recount(anew.deps, given(anew.cases.facts.values()));
    expect(result).toMatchObject({ cases: all.length, months: 4 });
    expect(result.corrected).toHaveLength(4);
    for (const in_ of new Set(all.map((facts) => facts.month))) {
      expect(JSON.stringify(await tallyIn(anew.store, in_))).toBe(JSON.stringify(await tallyIn(kept.store, in_)));
      await expectWhole(anew.store, anew.cases, in_);
    }
  });

  test('of counts that are right changes nothing', async () => {
    const { deps, cases } = await world();
    await recount(deps, given(cases.facts.values()));
    expect(await recount(deps, given(cases.facts.values()))).toEqual({ cases: all.length, months: 4, corrected: [] });
  });

  test('corrects a damaged tally, cases that are gone and cases that were never told', async () => {
    const { deps, cases, store } = await world();
    await recount(deps, given(cases.facts.values()));
    const [gone, untold] = all as [CaseFacts, CaseFacts];
    cases.facts.delete(gone.caseId);
    cases.write({ ...untold, caseId: 'untold', month: '2026-02', endedMonth: undefined, outcome: 'open' });
    const damaged = await store.read(talliesKind, 'tallies', '2026-04') as Stored<Tally>;
    await store.replace(talliesKind, { ...damaged.doc, cells: { cases: 999 } }, damaged.etag);
    expect((await recount(deps, given(cases.facts.values()))).corrected).toEqual(['2026-01', '2026-02', '2026-04']);
    for (const in_ of ['2026-01', '2026-02', '2026-03', '2026-04']) await expectWhole(store, cases, in_);
  });

  test('misses nothing that changes while it runs', async () => {
    await fc.assert(fc.asyncProperty(steps, fc.scheduler(), async (changes, scheduler) => {
      const { cases, store } = await world();
      const turn = () => scheduler.schedule(Promise.resolve());
      const slow = { store: new FatedStore(store, { turn }), random: seededRandom('slow'), factsOf: cases.factsOf };
      const change = async () => {
        for (const { caseId, look: n } of changes) {
          await createCounts(slow).changing({ caseId, month }, async () => {
            await turn();
            if (n === undefined) cases.facts.delete(caseId);
            else cases.write(look(caseId, n));
          });
        }
      };
      await scheduler.waitFor(Promise.all([recount(slow, given([...cases.facts.values()].slice(0, 20))), change()]));
      for (const in_ of new Set([...cases.facts.values()].slice(0, 20).map((facts) => facts.month))) {
        expect((await tallyIn(store, in_))?.cells).toEqual(await countedCells(store, in_));
      }
    }), { numRuns: 15, seed: 5 });
  });
});
