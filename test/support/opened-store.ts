import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemRandom } from '../../src/base/index.js';
import { createOpener, isNote, type PoolJwk, type Report } from '../../src/reporting/index.js';
import { type Case, casesKind, createVault, textsOf } from '../../src/review/index.js';
import { SqliteStore, type Store } from '../../src/store/index.js';

/** A case as the report that it was made of, with the words under its key; without them once they are destroyed. */
export async function reportOfCase(store: Store, key: Buffer, doc: Case): Promise<Omit<Report, 'mailbox'>> {
  const { relation, circumstances, why, choices } = doc.facts;
  const texts = await textsOf(createVault(store, systemRandom, key), doc);
  const given = Object.fromEntries(Object.entries({ lessons: texts?.lessons, suggestedChange: texts?.suggestedChange }).filter(([, text]) => text !== undefined));
  return {
    what: { relation, narrative: texts?.narrative ?? '' }, circumstances, why: { ...why, ...given }, choices, companion: doc.companion,
    ...(doc.colleague === undefined ? {} : { colleague: doc.colleague }),
  };
}

/** Every report in a local store, the sealed ones opened with the key beside them, the released ones as their cases hold them. */
export async function openEverything(dataDir: string): Promise<Partial<Report>[]> {
  const opener = await createOpener([JSON.parse(readFileSync(join(dataDir, 'pool.jwk'), 'utf8')) as PoolJwk]);
  const key = Buffer.from(readFileSync(join(dataDir, 'receipt.key'), 'utf8'), 'base64');
  const store = new SqliteStore(join(dataDir, 'near-miss.db'));
  const reports: Partial<Report>[] = [];
  for (const { kind, body } of store.everything()) {
    if (kind === 'pool') {
      const message = await opener.open((body as { envelope: string }).envelope);
      if (!isNote(message)) reports.push(message);
    }
    if (kind === casesKind.name) reports.push(await reportOfCase(store, key, body as Case));
  }
  await store.close();
  return reports;
}
