import { type Random, randomInt } from '../../src/base/index.js';
import { inChannel } from '../support/shift-channel.js';
import { type CardNode, type DialogPage, fillAll, type Filler, inputsOf, nodes, receiptOn } from '../support/teams-client.js';
import type { SoakClient } from './client.js';
import type { BadConnector } from './connector.js';
import { hangUp, sendHostile } from './hostile.js';

/** What officers were told. */
export interface Told {
  /** Receipts shown, with the words of the narrative that only this report has. */
  reports: Map<string, string>;
  /** Receipts of the last reports, which their officers look up. */
  lately: string[];
  /** Walks that ended without a receipt. */
  withoutReceipt: number;
  /** Channels registered as shifts. */
  shifts: string[];
}

export interface TrafficDeps {
  port: number;
  random: Random;
  dialogs: SoakClient;
  messages: SoakClient;
  hostile: SoakClient;
  connector: BadConnector;
  told: Told;
}

const mostLately = 50;

/** One visit of one officer, or of somebody hostile. Weights are parts of a hundred. */
const visits: [number, string, (deps: TrafficDeps) => Promise<void>][] = [
  [2, 'report', report],
  [5, 'practice', async ({ dialogs }) => { await walk(dialogs, 'practice', fillAll, 9); }],
  [46, 'check', check],
  [1, 'ask', ask],
  [20, 'library', library],
  [5, 'message', async ({ messages }) => { await messages.post(messages.make('message', { text: 'help' })); }],
  [18, 'hostile', ({ hostile, random }) => sendHostile(hostile, random)],
  [3, 'hang-up', ({ port }) => hangUp(port)],
];

/** A visit drawn by chance. */
export function drawVisit(random: Random): { name: string; pay: (deps: TrafficDeps) => Promise<void> } {
  let left = randomInt(random, 100);
  for (const [weight, name, pay] of visits) {
    if (left < weight) return { name, pay };
    left -= weight;
  }
  throw new Error('the weights are not a hundred');
}

async function walk(client: SoakClient, dialog: string, fill: Filler, steps: number): Promise<DialogPage> {
  let page = await client.command(dialog);
  for (let step = 0; step < steps && nodes(page.card, ({ type, style }) => type === 'Action.Submit' && style === 'positive').length > 0; step++) page = await client.press(page, 'primary', fill);
  return page;
}

async function report({ dialogs, random, told }: TrafficDeps): Promise<void> {
  const token = `token-${random.bytes(9).toString('hex')}`;
  const words = 'the lock did not hold and nobody was hurt. '.repeat(1 + randomInt(random, 40));
  const page = await walk(dialogs, 'reportNearMiss', (input) => (input.id === 'narrative' ? `${token}: ${words}` : input.id === 'colleagueCode' ? '' : fillAll(input)), 9);
  const receipt = receiptOn(page);
  if (receipt === undefined) told.withoutReceipt++;
  else {
    told.reports.set(receipt, token);
    told.lately.push(receipt);
    if (told.lately.length > mostLately) told.lately.shift();
  }
}

async function check({ dialogs, random, told }: TrafficDeps): Promise<void> {
  const receipt = told.lately[randomInt(random, mostLately)] ?? '0HEJ-ECPJ-1809-XVXA-DKZW';
  await dialogs.press(await dialogs.command('checkMyReport'), 'primary', (input) => (input.id === 'receipt' ? receipt : undefined));
}

async function ask({ dialogs }: TrafficDeps): Promise<void> {
  await dialogs.press(await dialogs.command('askCoordinator'), 'primary', () => 'May I report what I only heard of?');
}

async function library({ dialogs }: TrafficDeps): Promise<void> {
  await dialogs.command('library');
  await dialogs.invoke('composeExtension/query', { commandId: 'searchLessons', parameters: [{ name: 'words', value: 'door' }], queryOptions: { skip: 0, count: 10 } });
}

/** The desk and its first case; now and then the case is closed, and its words are destroyed. */
export async function coordinatorVisit({ dialogs, random }: TrafficDeps): Promise<void> {
  const page = await dialogs.command('coordinatorDesk');
  const [first] = nodes(page.card, ({ type, data }) => type === 'Action.Submit' && (data?.['nearMiss'] as { to?: string } | undefined)?.to === 'case');
  if (first?.title === undefined) return;
  const opened = await dialogs.press(page, new RegExp(`^${escape(first.title)}$`));
  if (randomInt(random, 4) !== 0 || !has(opened, /More/)) return;
  const more = await dialogs.press(opened, /More/);
  if (!has(more, /^Close/)) return;
  const reasons = await dialogs.press(more, /^Close/);
  if (has(reasons, /^Close/)) await dialogs.press(reasons, /^Close/, (input) => (input.id === 'reason' ? 'too-little' : undefined));
}

/** A channel becomes a shift, is briefed at once, and the briefing is held. */
export async function newShift({ messages, random, connector, told }: TrafficDeps): Promise<void> {
  const channel = `19:${random.bytes(9).toString('hex')}@thread.tacv2`;
  const where = inChannel(channel);
  const saved = await messages.execute('shift.save', { name: 'A watch', zone: 'America/New_York', schedule: 'last working day 21:30', reminderDays: '7', lessons: '1', supervisors: '' }, where);
  if (saved.status !== 200) return;
  told.shifts.push(channel);
  await messages.execute('shift.brief', {}, where);
  const card = connector.last.get(channel);
  const held = card && nodes(card, ({ type, title }) => type === 'Action.Execute' && /held/i.test(title ?? ''))[0];
  if (!card || !held?.title) return;
  const answered = await messages.pressCard(card, held.title, undefined, where);
  const form = (answered.body as { value?: CardNode } | undefined)?.value;
  const record = form && nodes(form, ({ type, style }) => type === 'Action.Execute' && style === 'positive')[0];
  if (form && record?.title && inputsOf(form).length > 0) await messages.pressCard(form, record.title, fillAll, where);
}

function has({ card }: DialogPage, title: RegExp): boolean {
  return nodes(card, (node) => node.type === 'Action.Submit' && title.test(node.title ?? '')).length > 0;
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
