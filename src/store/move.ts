import { existsSync } from 'node:fs';
import { AppError, codeOf } from '../base/index.js';
import { differences, type KindSum, sumOf } from './checksum.js';
import type { CosmosStore } from './cosmos.js';
import { canonical, checkOut } from './documents.js';
import type { AnyKind, Doc, Kind, RawDocument } from './port.js';
import { Files } from './sqlite-copy.js';

/** What became of one kind. `created` is less than `count` where an earlier run had moved some. */
export interface Moved extends KindSum {
  created: number;
}

/** Documents written at a time: the service answers each on its own. */
const atOnce = 8;

/** An SQLite store that is read as a whole and by nobody else meanwhile. */
export interface Source {
  /** The documents of a kind, in the newest form of it. */
  documents(kind: AnyKind): RawDocument[];
  close(): void;
}

/**
 * Takes an SQLite store alone. Fails with NM-STORE-MISSING, NM-STORE-IN-USE (a bot runs on it), NM-STORE-NEWER (also where it has kinds that are
 * not among those given), NM-STORE-DAMAGED.
 */
export function openSource(file: string, kinds: readonly AnyKind[]): Source {
  if (!existsSync(file)) throw new AppError('NM-STORE-MISSING');
  const files = new Files();
  try {
    files.attach(file, 'store');
    files.takeAlone('store');
    files.checkIntegrity('store');
    const there = files.kindsIn('store');
    if (there.some((name) => !kinds.some((kind) => kind.name === name))) throw new AppError('NM-STORE-NEWER');
    return {
      documents: (kind) => (there.includes(kind.name) ? files.rows(kind.name, 'store').map((row) => newest(kind, row)) : []),
      close: () => { files.close(); },
    };
  } catch (error) {
    files.close();
    throw error;
  }
}

/**
 * Copies every document of the kinds into Cosmos DB and compares count and content of each kind afterwards. Can be cut off and run again: what
 * is there already is compared instead of written. Fails with NM-STORE-DIFFERS where Cosmos DB holds, after all, anything else than the source.
 */
export async function moveToCosmos(source: Source, cosmos: CosmosStore, kinds: readonly AnyKind[]): Promise<Moved[]> {
  await cosmos.open(kinds);
  const moved: Moved[] = [];
  for (const kind of kinds) moved.push(await moveKind(kind, source.documents(kind), cosmos));
  return moved;
}

async function moveKind(kind: AnyKind, documents: readonly RawDocument[], cosmos: CosmosStore): Promise<Moved> {
  const created = await inTurns(documents, (document) => createOrCompare(kind as Kind<Doc>, document, cosmos));
  const sum = sumOf(kind.name, documents);
  const there = sumOf(kind.name, (await cosmos.everyOf(kind)).map((row) => newest(kind, row)));
  if (differences([sum], [there]).length > 0) throw new AppError('NM-STORE-DIFFERS');
  return { ...sum, created: created.filter(Boolean).length };
}

function newest(kind: AnyKind, row: RawDocument): RawDocument {
  return { ...row, version: kind.version, body: checkOut(kind as Kind<Doc>, row.version, row.body) };
}

/** Whether it had to be created. */
async function createOrCompare(kind: Kind<Doc>, { partition, id, body }: RawDocument, cosmos: CosmosStore): Promise<boolean> {
  const doc = body as Doc;
  try {
    await cosmos.create(kind, doc);
    return true;
  } catch (error) {
    if (codeOf(error) !== 'NM-STORE-CONFLICT') throw error;
    const there = await cosmos.read(kind, partition, id);
    if (there === undefined || canonical(there.doc) !== canonical(doc)) throw new AppError('NM-STORE-DIFFERS');
    return false;
  }
}

async function inTurns<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let from = 0; from < items.length; from += atOnce) results.push(...await Promise.all(items.slice(from, from + atOnce).map(work)));
  return results;
}
