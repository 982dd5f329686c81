import { randomInt } from 'node:crypto';
import { Agent, request } from 'node:http';
import { type Answered, TeamsClient } from '../support/teams-client.js';

/** What became of requests: how long each took, and how many ended badly. */
export class Ledger {
  /** Milliseconds of each request that was well-formed and answered in its own response. */
  readonly dialogMs: number[] = [];
  requests = 0;
  wellFormed = 0;
  /** Answers with 500 or more, whatever was sent. */
  fivehundreds = 0;
  /** Well-formed requests that got no answer or another than 2xx. */
  errors = 0;
  readonly statuses: Record<string, number> = {};

  note(status: number, ms: number, what: 'dialog' | 'message' | 'hostile'): void {
    this.requests++;
    this.statuses[status] = (this.statuses[status] ?? 0) + 1;
    if (status >= 500) this.fivehundreds++;
    if (what === 'hostile') return;
    this.wellFormed++;
    if (status < 200 || status >= 300) this.errors++;
    if (what === 'dialog') this.dialogMs.push(ms);
  }
}

/** As many as a very large agency has: who uses the bot is counted against limits for an hour, and an endless stream of new people would be no agency. */
const officers = 40_000;

/** The protocol client over kept-alive connections, which tells the ledger of every request. */
export class SoakClient extends TeamsClient {
  static readonly agent = new Agent({ keepAlive: true, maxSockets: 256 });

  constructor(port: number, serviceUrl: string, private readonly ledger: () => Ledger, private readonly what: 'dialog' | 'message' | 'hostile') {
    super(port, serviceUrl);
  }

  override make(type: string, more: Record<string, unknown> = {}): Record<string, unknown> {
    return super.make(type, { from: { id: `29:officer-${randomInt(officers)}`, name: 'An Officer' }, ...more });
  }

  override postRaw(body: string | Buffer, headers: Record<string, string> = {}, again = true): Promise<Answered> {
    const begin = performance.now();
    return new Promise((resolve) => {
      const done = (status: number, text: string) => {
        this.ledger().note(status, performance.now() - begin, this.what);
        let parsed: unknown;
        try { parsed = JSON.parse(text); } catch { parsed = undefined; }
        resolve({ status, body: parsed, text });
      };
      const sending = request({
        host: '127.0.0.1', port: this.port, path: '/api/messages', method: 'POST', agent: SoakClient.agent, timeout: 20_000,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers },
      }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (chunk: string) => { text += chunk; }).on('error', () => done(0, '')).on('end', () => done(answer.statusCode ?? 0, text));
      });
      sending.on('error', (error: NodeJS.ErrnoException) => {
        // A connection that was kept alive and closed by the other side just then: clients send once more.
        if (again && sending.reusedSocket && error.code === 'ECONNRESET') resolve(this.postRaw(body, headers, false));
        else done(0, '');
      }).on('timeout', () => sending.destroy()).end(body);
    });
  }
}
