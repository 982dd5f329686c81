import { randomUUID } from 'node:crypto';

/** A card as a client sees it: only what the Adaptive Cards schema says. */
export interface CardNode {
  type?: string;
  id?: string;
  title?: string;
  style?: string;
  value?: string;
  data?: Record<string, unknown>;
  choices?: { title: string; value: string }[];
  isMultiSelect?: boolean;
  [key: string]: unknown;
}

export interface Answered {
  status: number;
  body: unknown;
  text: string;
}

export interface DialogPage {
  title: string;
  card: CardNode;
}

/** What fills an input: its value, or undefined to leave it as the card has it. */
export type Filler = (input: CardNode) => string | undefined;

/**
 * A Teams client that knows the Bot Framework protocol and Adaptive Cards and nothing of this bot:
 * it opens dialogs by command, fills any card, presses any button.
 */
export class TeamsClient {
  /** Merged over each activity; a test plants its marks here. */
  activity: Record<string, unknown> = {};
  headers: Record<string, string> = {};

  constructor(readonly port: number, private readonly serviceUrl = 'http://localhost:1/connector') {}

  async post(activity: unknown): Promise<Answered> {
    return this.postRaw(JSON.stringify(activity));
  }

  async postRaw(body: string | Buffer, headers: Record<string, string> = {}): Promise<Answered> {
    const response = await fetch(`http://127.0.0.1:${this.port}/api/messages`, {
      method: 'POST', body, signal: AbortSignal.timeout(20_000), headers: { 'content-type': 'application/json', ...this.headers, ...headers },
    });
    const text = await response.text();
    let parsed: unknown;
    try { parsed = JSON.parse(text); } catch { parsed = undefined; }
    return { status: response.status, body: parsed, text };
  }

  /** An activity with all the fields that Teams sends. */
  make(type: string, more: Record<string, unknown> = {}): Record<string, unknown> {
    return {
      type,
      id: randomUUID(),
      timestamp: new Date().toISOString(),
      channelId: 'msteams',
      serviceUrl: this.serviceUrl,
      from: { id: `29:${randomUUID()}`, name: 'An Officer', aadObjectId: randomUUID() },
      recipient: { id: '28:bot', name: 'Near Miss' },
      conversation: { id: 'a:conversation', conversationType: 'personal', tenantId: randomUUID() },
      locale: 'en-US',
      ...more,
      ...this.activity,
    };
  }

  invoke(name: string, value: unknown): Promise<Answered> {
    return this.post(this.make('invoke', { name, value }));
  }

  /** Opens a dialog by its message-extension command. */
  async command(commandId: string): Promise<DialogPage> {
    return pageOf(await this.invoke('composeExtension/fetchTask', { commandId, commandContext: 'compose' }));
  }

  /** Opens a dialog as a card's button does. */
  async button(data: Record<string, unknown>): Promise<DialogPage> {
    return pageOf(await this.invoke('task/fetch', { data, context: { theme: 'default' } }));
  }

  /** Presses a button of a dialog's card: its data and all inputs, as a client merges them. */
  async press(page: DialogPage, title: RegExp | 'primary', fill: Filler = () => undefined, how = 'composeExtension/submitAction'): Promise<DialogPage> {
    return pageOf(await this.pressRaw(page, title, fill, how));
  }

  /** Presses a button that answers in place, of a card in a channel: its data and, unless it wants none, all inputs. */
  pressCard(card: CardNode, title: string, fill: Filler = () => undefined, more: Record<string, unknown> = {}): Promise<Answered> {
    const action = nodes(card, (node) => node.type === 'Action.Execute' && node.title === title)[0];
    if (!action) throw new Error(`no such button: ${title}`);
    const inputs = action['associatedInputs'] === 'none' ? []
      // An input without a value is left out, as clients do.
      : inputsOf(card).map((input): [string, string] => [input.id ?? '', fill(input) ?? input.value ?? '']).filter(([, value]) => value !== '');
    return this.execute(String(action['verb']), { ...action.data, ...Object.fromEntries(inputs) }, more);
  }

  execute(verb: string, data: Record<string, unknown>, more: Record<string, unknown> = {}): Promise<Answered> {
    return this.post(this.make('invoke', { name: 'adaptiveCard/action', value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' }, ...more }));
  }

  pressRaw(page: DialogPage, title: RegExp | 'primary', fill: Filler = () => undefined, how = 'composeExtension/submitAction'): Promise<Answered> {
    const action = nodes(page.card, (node) => node.type === 'Action.Submit')
      .find((node) => (title === 'primary' ? node.style === 'positive' : title.test(node.title ?? '')));
    if (!action) throw new Error('no such button');
    const inputs = Object.fromEntries(inputsOf(page.card).map((input): [string, string] => [input.id ?? '', fill(input) ?? input.value ?? '']));
    const data = { ...action.data, ...inputs };
    return this.invoke(how, how.startsWith('task') ? { data, context: { theme: 'default' } } : { commandId: 'reportNearMiss', commandContext: 'compose', data });
  }
}

/** The card that an answer puts in place of the one whose button was pressed. */
export function replacedBy(answer: Answered): CardNode {
  const { type, value } = (answer.body ?? {}) as { type?: string; value?: CardNode };
  if (answer.status !== 200 || type !== 'application/vnd.microsoft.card.adaptive' || !value) throw new Error(`not a card: ${answer.status} ${answer.text.slice(0, 200)}`);
  return value;
}

/** The line that an answer shows to the one who pressed. */
export function saidBy(answer: Answered): string {
  const { type, value } = (answer.body ?? {}) as { type?: string; value?: string };
  if (answer.status !== 200 || type !== 'application/vnd.microsoft.activity.message' || typeof value !== 'string') throw new Error(`not a line: ${answer.status} ${answer.text.slice(0, 200)}`);
  return value;
}

export function pageOf(answer: Answered): DialogPage {
  const task = (answer.body as { task?: { type?: string; value?: { title?: string; card?: { content?: CardNode } } } } | undefined)?.task;
  if (answer.status !== 200 || task?.type !== 'continue' || !task.value?.card?.content) throw new Error(`not a dialog: ${answer.status} ${answer.text.slice(0, 200)}`);
  return { title: task.value.title ?? '', card: task.value.card.content };
}

/** Every node of a card that a test accepts, in document order. */
export function nodes(card: unknown, accept: (node: CardNode) => boolean): CardNode[] {
  if (Array.isArray(card)) return card.flatMap((inner) => nodes(inner, accept));
  if (card === null || typeof card !== 'object') return [];
  const node = card as CardNode;
  const inner = Object.entries(node).filter(([key]) => key !== 'data').flatMap(([, value]) => nodes(value, accept));
  return accept(node) ? [node, ...inner] : inner;
}

export function inputsOf(card: CardNode): CardNode[] {
  return nodes(card, (node) => typeof node.type === 'string' && node.type.startsWith('Input.'));
}

/** All words a person can read on a card. */
export function wordsOf(card: CardNode): string {
  return nodes(card, () => true).flatMap((node) => [node.title, node['text'], node['label'], node.type?.startsWith('Input.') ? '' : node.value])
    .filter((text): text is string => typeof text === 'string').join('\n');
}

/** Fills everything: the first choice, two of several, some words. */
export const fillAll: Filler = (input) => {
  if (input.type === 'Input.ChoiceSet') {
    const values = (input.choices ?? []).map(({ value }) => value);
    return input.isMultiSelect === true ? values.slice(0, 2).join(',') : values[0];
  }
  if (input.type === 'Input.Toggle') return 'true';
  return input['isMultiline'] === true ? `Words for ${input.id}.` : undefined;
};

/** Fills only what the card marks as required. */
export const fillRequired: Filler = (input) => (input['isRequired'] === true ? fillAll(input) : undefined);

const receiptShape = /\b([0-9A-Z]{4}-){5}[0-9A-Z]{4}\b/;

/** The receipt on a page, if it shows one. */
export function receiptOn(page: DialogPage): string | undefined {
  return receiptShape.exec(wordsOf(page.card))?.[0];
}

/** Walks a report from its command to the receipt, pressing the primary button of every page. */
export async function walkReport(client: TeamsClient, fill: Filler = fillAll): Promise<{ receipt: string; pages: DialogPage[] }> {
  const pages = [await client.command('reportNearMiss')];
  for (let step = 0; step < 12; step++) {
    const page = pages.at(-1) as DialogPage;
    const receipt = receiptOn(page);
    if (receipt !== undefined) return { receipt, pages };
    pages.push(await client.press(page, 'primary', fill));
  }
  throw new Error('twelve steps and no receipt');
}
