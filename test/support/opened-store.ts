import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createOpener, type PoolJwk, type Report } from '../../src/reporting/index.js';
import { SqliteStore } from '../../src/store/index.js';

/** Every report in a local store, the sealed ones opened with the key beside them, the released ones as their cases hold them. */
export async function openEverything(dataDir: string): Promise<Partial<Report>[]> {
  const opener = await createOpener([JSON.parse(readFileSync(join(dataDir, 'pool.jwk'), 'utf8')) as PoolJwk]);
  const store = new SqliteStore(join(dataDir, 'near-miss.db'));
  const reports: Partial<Report>[] = [];
  for (const { kind, body } of store.everything()) {
    if (kind === 'pool') reports.push(await opener.open((body as { envelope: string }).envelope));
    if (kind === 'cases') reports.push((body as { report: Partial<Report> }).report);
  }
  await store.close();
  return reports;
}
