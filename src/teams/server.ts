import type { Server as HttpServer } from 'node:http';
import type { Activity } from 'botframework-schema';
import { pino } from 'pino';
import restify from 'restify';
import { codeOf, type ErrorCode, type Log, ownFrames } from '../base/index.js';
import type { QuietAdapter } from './adapter.js';
import { sendAnswer } from './answer.js';
import type { Bot } from './bot.js';
import { admit, checkActivity, type GateRules, readTurn, type StaffOf } from './identity-gate.js';
import { readJsonBody } from './read-body.js';
import type { SenderLimits } from './sender-limits.js';

/** Bytes of an activity's body. The longest form, in a script of three bytes a character, is below 100 kB. */
const bodyLimit = 256 * 1024;

export interface ServerDeps {
  adapter: QuietAdapter;
  bot: Bot;
  rules: GateRules;
  limits: SenderLimits;
  staffOf: StaffOf;
  /** What a link without a login opens, or undefined. */
  page: (token: string) => Promise<WebPage | undefined>;
  log: Log;
  /** Resolves when the store answers. */
  ready: () => Promise<void>;
}

/** A page for a browser, or a file to keep. */
export interface WebPage {
  type: 'text/html; charset=utf-8' | 'text/csv; charset=utf-8' | 'application/json' | 'application/pdf';
  body: string | Buffer;
  /** Saved under this name; shown where there is none. */
  fileName?: string;
}

export interface BotServer {
  /** Listens; resolves to the port. Port 0 takes a free one. */
  listen(port: number, host: string): Promise<number>;
  /** Takes no more requests, finishes those accepted, resolves when the last one is answered. */
  close(): Promise<void>;
}

const statusOf: Partial<Record<ErrorCode, number>> = {
  'NM-BODY-TOO-LARGE': 413,
  'NM-BODY-NOT-JSON': 415,
  'NM-BODY-MALFORMED': 400,
  'NM-ACTIVITY-MALFORMED': 400,
  'NM-UNAUTHENTICATED': 401,
  'NM-SIGNING-KEYS': 503,
  'NM-TENANT': 403,
  'NM-SERVICE-URL': 403,
  'NM-STOPPING': 503,
};

/** The HTTP server: `POST /api/messages`, `GET /pages/…` (links without a login), `GET /healthz`, `GET /readyz`. Bodies of errors hold a code and nothing else. */
export function createBotServer(deps: ServerDeps): BotServer {
  const { log } = deps;
  let stopping = false;
  const server = restify.createServer({ name: 'near-miss', log: pino({ level: 'silent' }) } as unknown as restify.ServerOptions);
  server.pre((_req, res, next) => {
    // A kept-alive connection would hold the stop back after its last answer.
    if (stopping) res.setHeader('Connection', 'close');
    next();
  });

  server.get('/healthz', async (_req, res) => { send(res, 200, { status: 'ok' }); });
  server.get('/readyz', async (_req, res) => {
    const answer = stopping ? 'NM-STOPPING' : await deps.ready().then(() => undefined, codeOf);
    send(res, answer === undefined ? 200 : 503, answer === undefined ? { status: 'ready' } : { code: answer });
  });
  // A star, since the router knows no named part of more than 100 characters.
  server.get('/pages/*', async (req, res) => {
    try {
      const page = await deps.page((req.params as { '*': string })['*']);
      if (page === undefined) send(res, 404, { code: 'NM-NOT-FOUND' });
      else sendPage(res, page);
    } catch (error) {
      refuse(res, error);
    }
  });
  server.post('/api/messages', async (req, res) => {
    try {
      // No line is logged for a turn that went well, at any level: it would say when somebody used the bot.
      const reply = await takeTurn(deps, req);
      send(res, reply?.status ?? 200, reply?.body);
    } catch (error) {
      refuse(res, error);
    }
  });

  function refuse(res: restify.Response, error: unknown): void {
    const code = codeOf(error);
    const status = statusOf[code] ?? 500;
    if (status >= 500) log.error('turn-failed', { code, status, at: ownFrames(error) });
    else log.debug('request-refused', { code, status });
    // What is left of an oversized body is not read: the connection ends with the answer.
    if (code === 'NM-BODY-TOO-LARGE') res.setHeader('Connection', 'close');
    send(res, status, { code });
  }

  // The router's own refusals (unknown path, wrong method) in our words instead of its own, which quote the request.
  // Its callback is not called: it would send them after ours.
  server.on('restifyError', (_req, res: restify.Response, error: { statusCode?: number }) => {
    const code: ErrorCode = error.statusCode === 405 ? 'NM-METHOD' : error.statusCode === 404 ? 'NM-NOT-FOUND' : 'NM-INTERNAL';
    send(res, error.statusCode ?? 500, { code });
  });

  const http = server.server as unknown as HttpServer;
  http.on('clientError', (_error, socket) => { socket.destroy(); });
  return {
    listen: (port, host) => new Promise((resolve, reject) => {
      http.once('error', reject);
      server.listen(port, host, () => resolve((server.address()).port));
    }),
    close: () => new Promise((resolve) => {
      stopping = true;
      http.close(() => resolve());
      http.closeIdleConnections();
    }),
  };
}

/** One request: body, shape, admission, authentication, turn. Nothing of the activity is kept when it returns. */
async function takeTurn({ adapter, bot, rules, limits, staffOf, log }: ServerDeps, req: restify.Request) {
  const body = await readJsonBody(req, bodyLimit);
  const activity = checkActivity(body);
  const authorization = req.headers.authorization ?? '';
  return adapter.handle(authorization, body as Activity, async (context) => {
    admit(activity, rules);
    const answer = await bot(await readTurn(activity, rules, limits, staffOf));
    try {
      await sendAnswer(context, answer);
    } catch (error) {
      // The conversation may be gone or out of reach; the sender of this request can do nothing about it.
      log.warn('send-failed', { code: codeOf(error) });
    }
  });
}

/** Without scripts, without anything from elsewhere, and without leaving the link in another site's log. */
function sendPage(res: restify.Response, { type, body, fileName }: WebPage): void {
  res.writeHead(200, {
    'Content-Type': type, 'Content-Length': Buffer.byteLength(body), 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff', 'X-Robots-Tag': 'noindex',
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    ...(fileName === undefined ? {} : { 'Content-Disposition': `attachment; filename="${fileName}"` }),
  });
  res.end(body);
}

/** Past the framework's formatters: they would add headers and could format an error with its message. */
function send(res: restify.Response, status: number, body?: unknown): void {
  if (res.headersSent) return;
  const text = body === undefined ? '' : JSON.stringify(body);
  res.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text), 'Cache-Control': 'no-store' });
  res.end(text);
}
