import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AppParts, kinds } from '../../src/app.js';
import { manualClock } from '../../src/base/index.js';
import type { Config } from '../../src/config.js';
import { type Lesson, lessonsKind } from '../../src/library/index.js';
import { SqliteStore, type Store } from '../../src/store/index.js';
import { type Connector, startConnector } from './connector.js';
import { runApp } from './running-app.js';
import { type Answered, type CardNode, type Filler, replacedBy, TeamsClient } from './teams-client.js';

export const tenant = '7e000000-0000-4000-8000-000000000000';

/** What Teams says of a message or a button in a channel. */
export function inChannel(channelId: string, teamId = '19:team@thread.tacv2'): Record<string, unknown> {
  return {
    conversation: { id: `${channelId};messageid=1`, conversationType: 'channel', tenantId: tenant },
    channelData: { channel: { id: channelId }, team: { id: teamId }, tenant: { id: tenant } },
  };
}

/** A running bot whose clock stands at noon on 10 November 2026, with people in a channel who press its buttons. */
export interface ShiftWorld {
  clock: ReturnType<typeof manualClock>;
  store: Store;
  connector: Connector;
  client: TeamsClient;
  port: number;
  doDue(): Promise<unknown>;
  /** Writes to the bot in the channel; resolves to the cards that it answers with. */
  say(text: string, channelId?: string): Promise<CardNode[]>;
  /** Presses a button of a card in the channel. */
  press(card: CardNode, title: string, fill?: Filler): Promise<Answered>;
  /** The same where a card comes of it. */
  pressed(card: CardNode, title: string, fill?: Filler): Promise<CardNode>;
  stop(): Promise<void>;
}

export const channel = '19:north@thread.tacv2';

export async function openShiftWorld(config: Partial<Config> = {}, parts: Partial<AppParts> = {}): Promise<ShiftWorld> {
  const clock = manualClock(Date.UTC(2026, 10, 10, 12));
  const folder = mkdtempSync(join(tmpdir(), 'near-miss-shifts-'));
  const store = new SqliteStore(join(folder, 'near-miss.db'));
  await store.open(kinds);
  const connector = await startConnector();
  const running = await runApp({ clock, store, pace: { perSecond: 10_000 }, rounds: { everyMs: 0 }, ...parts }, config);
  const client = new TeamsClient(running.app.port, connector.url);
  const press: ShiftWorld['press'] = (card, title, fill) => client.pressCard(card, title, fill, inChannel(channel));
  return {
    clock, store, connector, client, port: running.app.port, press,
    doDue: () => running.app.doDue(),
    async say(text, channelId = channel) {
      const from = connector.requests.length;
      await client.post(client.make('message', { text: `<at>Near Miss</at> ${text}`, ...inChannel(channelId) }));
      return connector.requests.slice(from).filter(({ what }) => what.endsWith('/activities') || what.includes('/activities/')).map(({ body }) => cardIn(body));
    },
    pressed: async (card, title, fill) => replacedBy(await press(card, title, fill)),
    async stop() {
      await running.stop();
      await connector.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The card of a message, or of the first message of a new thread. */
export function cardIn(body: Record<string, unknown>): CardNode {
  const activity = (body['activity'] ?? body) as { attachments?: { content: unknown }[] };
  return activity.attachments?.[0]?.content as CardNode;
}

export const lesson: Lesson = {
  id: 'lesson-door', source: 'agency', title: 'The door that opened first', whatHappened: 'The driver stepped out before the stop was called in.', prevented: 'A partner.',
  learned: 'Call it in first.', questions: ['What do you say first?'], factors: ['communication'], month: '2026-09', brief: true,
};

export async function addLessons(store: Store, ...more: Partial<Lesson>[]): Promise<void> {
  for (const each of more) await store.create(lessonsKind, { ...lesson, ...each });
}
