import { join } from 'node:path';
import { manualClock } from '../../src/base/index.js';
import type { AppParts } from '../../src/app.js';
import { type Config, readConfig } from '../../src/config.js';
import { SqliteStore } from '../../src/store/index.js';
import { type RunningApp, runApp } from './running-app.js';
import { type CardNode, type DialogPage, type Filler, fillRequired, nodes, TeamsClient, walkReport, wordsOf } from './teams-client.js';

const week = 7 * 86_400_000;
/** A Tuesday noon, UTC; the weekly release is on Mondays at 07:00. */
const tuesday = Date.UTC(2026, 10, 24, 12);

export type Typed = Record<string, string>;

/** The running bot, and what coordinators and officers do at it, by the protocol alone. */
export class DeskWorld {
  private constructor(readonly running: RunningApp, readonly clock: ReturnType<typeof manualClock>) {}

  static async start(parts: Partial<AppParts> = {}, config: Partial<Config> = {}): Promise<DeskWorld> {
    const clock = manualClock(tuesday);
    const { agency } = readConfig({});
    const running = await runApp({ clock, ...parts }, { agency: { ...agency, ori: 'AB1234567' }, ...config });
    await running.app.doDue();
    return new DeskWorld(running, clock);
  }

  get client(): TeamsClient { return this.running.client; }
  stop = (): Promise<void> => this.running.stop();

  /** A client of one person, who stays the same one. */
  person(name: string): TeamsClient {
    const client = new TeamsClient(this.running.app.port);
    client.activity = { from: { id: `29:${name}`, name } };
    return client;
  }

  /** Sends a report, each by another person; `typed` is by the inputs' ids. */
  async report(typed: Typed): Promise<{ receipt: string; companion: string }> {
    const { receipt, pages } = await walkReport(this.client, (input) => typed[input.id ?? ''] ?? fillRequired(input));
    return { receipt, companion: /\b[0-9A-Z]{3}-[0-9A-Z]{3}\b/.exec(wordsOf((pages.at(-1) as DialogPage).card))?.[0] ?? '' };
  }

  /** The next weekly release, as the clock brings it; resolves to the names of what ran. */
  async release(): Promise<string[]> {
    this.clock.advance(week);
    return this.running.app.doDue();
  }

  /** Opens a dialog and presses buttons one after another; the last one with what is typed. */
  async walk(dialog: string, buttons: RegExp[], typed: Typed = {}, client = this.client): Promise<DialogPage> {
    let page = await client.command(dialog);
    for (const [place, button] of buttons.entries()) page = await client.press(page, button, place === buttons.length - 1 ? filling(typed) : undefined);
    return page;
  }

  desk = (buttons: RegExp[], typed: Typed = {}, client = this.client): Promise<DialogPage> => this.walk('coordinatorDesk', buttons, typed, client);

  /** Writes a case's lesson and looks at it; the page from which it is published. */
  draft(codename: RegExp | string, lesson: Typed, client = this.client): Promise<DialogPage> {
    return this.desk([new RegExp(codename), /Write the lesson|Go on with/, /Save and look/], lesson, client);
  }

  async publish(codename: RegExp | string, lesson: Typed, client = this.client): Promise<DialogPage> {
    return client.press(await this.draft(codename, lesson, client), /Publish/);
  }

  /** What the receipt shows. */
  async check(receipt: string): Promise<string> {
    return wordsOf((await this.walk('checkMyReport', [/^Check$/], { receipt })).card);
  }

  async takeBack(receipt: string): Promise<void> {
    await this.walk('checkMyReport', [/^Check$/], { receipt }).then(async (page) => this.client.press(await this.client.press(page, /Take it back/), /Yes, take it back/));
  }

  rows() {
    const store = new SqliteStore(join(this.running.dataDir, 'near-miss.db'));
    const all = [...store.everything()];
    void store.close();
    return all;
  }

  of<T>(kind: string): T[] {
    return this.rows().filter((row) => row.kind === kind).map(({ body }) => body as T);
  }
}

export const aLesson: Typed = { title: 'Doors and wind', whatHappened: 'A door swung back in a gust.', prevented: 'A hand on the frame.', learned: 'Hold the door until it is shut.', questions: 'Where does wind catch you?' };

export function filling(typed: Typed): Filler {
  return (input) => typed[input.id ?? ''];
}

/** The titles of a page's buttons. */
export function buttonsOf({ card }: DialogPage): string[] {
  return nodes(card, ({ type }: CardNode) => type === 'Action.Submit').map(({ title }) => title ?? '');
}

export function valueOf({ card }: DialogPage, id: string): string | undefined {
  return nodes(card, (node) => node.id === id)[0]?.value;
}
