import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Random, randomInt } from '../../src/base/index.js';
import { fillAll, nodes, pageOf, receiptOn, TeamsClient } from '../support/teams-client.js';

/** One report as its officer knows it. */
export interface Written {
  /** Words that are in its narrative and in no other. */
  token: string;
  narrative: string;
  formKey: string;
  urgent: boolean;
  /** Sends until it is answered, in later rounds too; others give up at the first failure. */
  insists: boolean;
  sent: number;
  /** Receipts that were shown; one, however often it was sent. */
  receipts: Set<string>;
}

/** Prepares the activity that sends a whole report, with words in capitals where reports differ. */
export async function prepareReport(port: number): Promise<string> {
  const client = new TeamsClient(port);
  let page = await client.command('reportNearMiss');
  const sendButton = () => nodes(page.card, (node) => (node.data?.['nearMiss'] as { to?: string } | undefined)?.to === 'send')[0];
  while (!sendButton()) page = await client.press(page, 'primary', fillAll);
  const data = sendButton()?.data as { nearMiss: { form: { key: string; draft: { what: { narrative: string }; choices: { urgent: unknown } } } } };
  const { form } = data.nearMiss;
  form.key = 'FORMKEY';
  form.draft.what.narrative = 'NARRATIVE';
  form.draft.choices.urgent = 'URGENT';
  return JSON.stringify(client.make('invoke', {
    from: { id: '29:FORMKEY', name: 'An Officer' }, name: 'composeExtension/submitAction', value: { commandId: 'reportNearMiss', data: { ...data, part: 'what' } },
  }));
}

export function writeReport(random: Random, number: number): Written {
  const token = `token-${number}-${random.bytes(6).toString('hex')}`;
  return {
    token,
    narrative: `${token}: ${'the lock did not hold and nobody was hurt. '.repeat(1 + randomInt(random, 20)).trim()}`,
    formKey: random.bytes(16).toString('base64url'),
    urgent: randomInt(random, 4) === 0,
    insists: randomInt(random, 3) > 0,
    sent: 0,
    receipts: new Set(),
  };
}

/** How many send at once. */
export const officers = 6;

/** A round's officers at work: each takes the next report, thinks for a moment, and sends it. */
export class Shift {
  readonly #agent = new Agent({ keepAlive: true });
  #inFlight = 0;
  #over = false;

  constructor(private readonly port: number, private readonly template: string, private readonly random: Random) {}

  /** Sends waiting for their answer. */
  get inFlight(): number {
    return this.#inFlight;
  }

  /** Resolves when all are sent or the bot is gone. `thinkMs` is the longest pause before a report. */
  async send(reports: readonly Written[], thinkMs: number): Promise<void> {
    const left = [...reports];
    await Promise.all(Array.from({ length: officers }, async () => {
      for (let report = left.shift(); report && !this.#over; report = left.shift()) {
        if (thinkMs > 0) await sleep(randomInt(this.random, thinkMs));
        if (!this.#over) await this.#sendOne(report);
      }
    }));
    this.#agent.destroy();
  }

  /** The bot is gone: nothing more is begun. */
  end(): void {
    this.#over = true;
  }

  async #sendOne(report: Written): Promise<void> {
    // A failure is shown with the button still there: it is pressed again.
    for (let press = 0; press < 3 && !this.#over; press++) {
      report.sent++;
      this.#inFlight++;
      const receipt = receiptIn(await post(this.port, this.#agent, fill(this.template, report)));
      this.#inFlight--;
      if (receipt !== undefined) { report.receipts.add(receipt); return; }
    }
  }
}

function fill(template: string, report: Written): string {
  return template.replaceAll('FORMKEY', report.formKey).replace('NARRATIVE', report.narrative).replace('"URGENT"', String(report.urgent));
}

/** Resolves to the answer's body where one came whole with status 200. */
function post(port: number, agent: Agent, body: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const none = () => resolve(undefined);
    const sending = request({
      host: '127.0.0.1', port, path: '/api/messages', method: 'POST', agent, timeout: 20_000,
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => { text += chunk; }).on('error', none).on('close', none)
        .on('end', () => resolve(answer.statusCode === 200 && answer.complete ? text : undefined));
    });
    sending.on('error', none).on('timeout', () => sending.destroy()).end(body);
  });
}

function receiptIn(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  try {
    return receiptOn(pageOf({ status: 200, body: JSON.parse(text), text }));
  } catch {
    return undefined;
  }
}
