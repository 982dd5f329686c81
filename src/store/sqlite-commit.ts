/** What is used of libsql's asynchronous connection, whose own types say nothing. */
export interface WritingConnection {
  /** Off the main thread. */
  exec(sql: string): Promise<unknown>;
  prepare(sql: string): Promise<Statement>;
  close(): void;
}

interface Statement {
  /** On the main thread: it writes into the page cache only. */
  run: (...values: unknown[]) => { changes: number };
}

/** Statements that bear no transaction around them. */
interface Alone {
  statements: readonly string[];
  resolve: () => void;
  reject: (error: unknown) => void;
}

interface Pending {
  sql: string;
  values: unknown[];
  resolve: (changes: number) => void;
  reject: (error: unknown) => void;
}

/**
 * Group commit on the one connection that writes: what arrives while the disk is busy shares the next transaction and so one flush.
 * Beginning, flushing and everything else that waits for the disk is done off the main thread. Each promise settles only after its
 * commit; a statement that fails (say, on a taken id) fails alone.
 */
export class CommitGroup {
  #pending: Pending[] = [];
  readonly #alone: Alone[] = [];
  #working: Promise<void> | undefined;
  #statements = new Map<string, Statement>();

  constructor(private readonly db: WritingConnection) {}

  /** Runs one writing statement; resolves to the number of changed rows once they are durable. */
  run(sql: string, values: unknown[]): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#pending.push({ sql, values, resolve, reject });
      this.#working ??= this.#work();
    });
  }

  /** Runs statements that bear no transaction around them, when nothing else is being written; writes that keep coming don't keep it waiting. */
  alone(...statements: string[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#alone.push({ statements, resolve, reject });
      this.#working ??= this.#work();
    });
  }

  /** Resolves when everything handed over so far is settled. */
  async drain(): Promise<void> {
    while (this.#working) await this.#working;
  }

  async #work(): Promise<void> {
    // What else this turn of the event loop hands over goes into the same commit.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#pending.length + this.#alone.length > 0) {
      const alone = this.#alone.shift();
      if (alone) await this.#inTurn(alone);
      const batch = this.#pending;
      this.#pending = [];
      if (batch.length > 0) await this.#flush(batch);
    }
    this.#working = undefined;
  }

  async #inTurn({ statements, resolve, reject }: Alone): Promise<void> {
    try {
      for (const sql of statements) await this.db.exec(sql);
      resolve();
    } catch (error) {
      reject(error);
    }
  }

  async #flush(batch: readonly Pending[]): Promise<void> {
    const outcomes: (() => void)[] = [];
    try {
      for (const { sql } of batch) if (!this.#statements.has(sql)) this.#statements.set(sql, await this.db.prepare(sql));
      await this.db.exec('BEGIN IMMEDIATE');
      for (const entry of batch) outcomes.push(this.#attempt(entry));
      await this.db.exec('COMMIT');
    } catch (error) {
      // Where BEGIN itself failed there is nothing to roll back.
      await this.db.exec('ROLLBACK').catch(() => undefined);
      for (const entry of batch) entry.reject(error);
      return;
    }
    for (const settle of outcomes) settle();
  }

  #attempt({ sql, values, resolve, reject }: Pending): () => void {
    try {
      const { changes } = (this.#statements.get(sql) as Statement).run(...values);
      return () => resolve(changes);
    } catch (error) {
      return () => reject(error);
    }
  }
}
