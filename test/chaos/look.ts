import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mailboxesKind } from '../../src/mailbox/index.js';
import { createOpener, isNote, type Opener, poolKind, type PoolJwk, type Report } from '../../src/reporting/index.js';
import { leasesKind, readAll, SqliteStore, type Store } from '../../src/store/index.js';

/** What lies in the store while no bot runs. */
export interface Seen {
  /** The holder of the release's lease, where somebody died holding it. */
  lease: string | undefined;
  pool: Map<string, Waiting>;
  /** Pool entries that no key opens. */
  unreadable: number;
}

export interface Waiting {
  report: Report;
  /** Its mailbox is there: it was delivered, and only its entry was not deleted. */
  delivered: boolean;
}

/** Opens sealed entries once: an entry never changes under its id. */
export class Looker {
  readonly #opened = new Map<string, Report>();
  #opener: Opener | undefined;

  constructor(private readonly dataDir: string) {}

  async look(store: Store): Promise<Seen> {
    this.#opener ??= await createOpener([JSON.parse(readFileSync(join(this.dataDir, 'pool.jwk'), 'utf8')) as PoolJwk]);
    const lease = await store.read(leasesKind, 'release', 'release');
    const seen: Seen = { lease: lease?.doc.holder, pool: new Map(), unreadable: 0 };
    for (const { id, envelope } of await readAll(store, poolKind, 'pool')) {
      const report = this.#opened.get(id) ?? await this.#opener.open(envelope).catch(() => undefined);
      if (report === undefined || isNote(report)) { seen.unreadable++; continue; }
      this.#opened.set(id, report);
      seen.pool.set(id, { report, delivered: await store.read(mailboxesKind, report.mailbox, report.mailbox) !== undefined });
    }
    for (const id of this.#opened.keys()) if (!seen.pool.has(id)) this.#opened.delete(id);
    return seen;
  }
}

/** Looks at a copy: opening the file itself would write its log back, and the bot could not show that it recovers from it. */
export async function withSqliteCopy<T>(dataDir: string, job: (store: Store) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'near-miss-look-'));
  try {
    for (const file of ['near-miss.db', 'near-miss.db-wal']) {
      if (existsSync(join(dataDir, file))) copyFileSync(join(dataDir, file), join(folder, file));
    }
    const store = new SqliteStore(join(folder, 'near-miss.db'));
    try {
      return await job(store);
    } finally {
      await store.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
