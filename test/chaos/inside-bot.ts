import { type App, startApp } from '../../src/app.js';
import { AppError, silentLog } from '../../src/base/index.js';
import { readConfig } from '../../src/config.js';
import type { Store } from '../../src/store/index.js';
import { accepts, type Bot } from './bot.js';
import { wrapStore } from './plants.js';

/**
 * A life of the bot within this process, for a short test. All that outlives a bot is what it stored: its death is that from one call on
 * nothing reaches the store.
 */
export class InsideBot implements Bot {
  readonly printed = '';
  #store: Store | undefined;
  #app: App | undefined;
  #due: Promise<unknown> | undefined;
  #dead = false;

  constructor(private readonly openStore: (dataDir: string) => Promise<Store>) {}

  async go(env: Record<string, string>, laterMs: number): Promise<void> {
    const config = readConfig(env);
    this.#store = await this.openStore(config.dataDir);
    try {
      this.#app = await startApp(config, { log: silentLog, clock: { now: () => Date.now() + laterMs }, store: this.#mortal(this.#store) });
      this.#due = this.#app.doDue();
    } catch (error) {
      // As the program does it: it ends when the store is out of reach at its start.
      if (!(error instanceof AppError)) throw error;
    }
  }

  get running(): boolean {
    return this.#app !== undefined && !this.#dead;
  }

  async isListening(port: number): Promise<boolean> {
    return this.running && await accepts(port);
  }

  listening(port: number): Promise<boolean> {
    return this.isListening(port);
  }

  async ready(): Promise<void> {
    await this.#due;
  }

  async kill(): Promise<number | undefined> {
    const ended = this.#store === undefined || this.running ? undefined : 1;
    this.#dead = true;
    await this.#due;
    await this.#app?.stop();
    await this.#store?.close();
    return ended;
  }

  async stop(): Promise<number> {
    await this.#due;
    await this.#app?.stop();
    await this.#store?.close();
    return 0;
  }

  #mortal(store: Store): Store {
    const alive = <T>(call: () => Promise<T>): Promise<T> => (this.#dead ? Promise.reject(new AppError('NM-STORE-UNAVAILABLE')) : call());
    return wrapStore(store, {
      create: (kind, doc) => alive(() => store.create(kind, doc)),
      replace: (kind, doc, ifMatch) => alive(() => store.replace(kind, doc, ifMatch)),
      delete: (kind, partition, id, ifMatch) => alive(() => store.delete(kind, partition, id, ifMatch)),
      scrub: () => alive(() => store.scrub()),
      // Closed by us: the app's own stop comes after the death.
      close: async () => {},
    });
  }
}
