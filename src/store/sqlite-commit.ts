import type Database from 'libsql';

interface Pending {
  statement: Database.Statement;
  values: unknown[];
  resolve(changes: number): void;
  reject(error: unknown): void;
}

/**
 * Group commit: writes that arrive within one turn of the event loop share one transaction and so one flush to disk.
 * Each promise settles only after that commit; a statement that fails (say, on a taken id) fails alone.
 */
export class CommitGroup {
  #pending: Pending[] = [];
  #scheduled: Promise<void> | undefined;

  constructor(private readonly db: Database.Database) {}

  /** Runs one writing statement; resolves to the number of changed rows once they are durable. */
  run(statement: Database.Statement, values: unknown[]): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#pending.push({ statement, values, resolve, reject });
      this.#scheduled ??= new Promise((done) => setImmediate(() => { this.#flush(); done(); }));
    });
  }

  /** Resolves when everything handed over so far is settled. */
  async drain(): Promise<void> {
    await this.#scheduled;
  }

  #flush(): void {
    const batch = this.#pending;
    this.#pending = [];
    this.#scheduled = undefined;
    const outcomes: (() => void)[] = [];
    try {
      this.db.exec('BEGIN IMMEDIATE');
      for (const entry of batch) outcomes.push(this.#attempt(entry));
      this.db.exec('COMMIT');
    } catch (error) {
      this.#rollback();
      for (const entry of batch) entry.reject(error);
      return;
    }
    for (const settle of outcomes) settle();
  }

  #attempt(entry: Pending): () => void {
    try {
      const changes = Number(entry.statement.run(...entry.values).changes);
      return () => entry.resolve(changes);
    } catch (error) {
      return () => entry.reject(error);
    }
  }

  #rollback(): void {
    try {
      this.db.exec('ROLLBACK');
    } catch { /* BEGIN itself failed: there is nothing to roll back */ }
  }
}
