import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHttpServer } from '@vercel/cosmosdb-server';
import type { CosmosSettings } from '../../src/store/index.js';

/** What the proxy does to one request on its way to the server. */
export type Fault = 'none' | 'throttle' | 'unavailable' | 'break-before' | 'break-after' | 'hang-after';

export interface LocalCosmos {
  settings: CosmosSettings;
  /** Every request is handed to this before it is passed on; replace it to plant faults. */
  fault: (request: IncomingMessage) => Fault;
  /** Requests seen, by the fault that they met. */
  seen: Record<Fault, number>;
  /** Sum of the request charges that the server reported; undefined where it reports none. */
  charge: number | undefined;
  close(): Promise<void>;
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));
}

function shut(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

/** A Cosmos DB stand-in that the real SDK talks to over HTTP, behind a proxy that can throttle, break and lose requests. */
export async function startLocalCosmos(options: Partial<CosmosSettings> = {}): Promise<LocalCosmos> {
  const server = createHttpServer();
  const serverPort = await listen(server);
  const local: LocalCosmos = {
    settings: { endpoint: '', key: Buffer.from('a key for tests').toString('base64'), database: 'near-miss', acceptAnyCertificate: true, ...options },
    fault: () => 'none',
    seen: { none: 0, throttle: 0, unavailable: 0, 'break-before': 0, 'break-after': 0, 'hang-after': 0 },
    charge: undefined,
    close: async () => { await shut(proxy); await shut(server); },
  };
  const proxy = createServer((req, res) => pass(local, serverPort, req, res));
  local.settings.endpoint = `http://127.0.0.1:${await listen(proxy)}`;
  return local;
}

function pass(local: LocalCosmos, port: number, req: IncomingMessage, res: ServerResponse): void {
  const fault = local.fault(req);
  local.seen[fault]++;
  if (fault === 'break-before') { req.socket.destroy(); return; }
  if (fault === 'throttle' || fault === 'unavailable') {
    req.resume();
    res.writeHead(fault === 'throttle' ? 429 : 503, { 'content-type': 'application/json', ...(fault === 'throttle' ? { 'x-ms-retry-after-ms': '20' } : {}) });
    res.end('{"code":"fault","message":"planted"}');
    return;
  }
  const onward = request({ host: '127.0.0.1', port, method: req.method, path: req.url, headers: req.headers }, (answer) => {
    if (fault === 'break-after') { answer.resume(); answer.on('end', () => req.socket.destroy()); return; }
    if (fault === 'hang-after') { answer.resume(); return; }
    const charge = Number(answer.headers['x-ms-request-charge']);
    if (charge > 0) local.charge = (local.charge ?? 0) + charge;
    res.writeHead(answer.statusCode ?? 500, answer.headers);
    answer.pipe(res);
  });
  onward.on('error', () => req.socket.destroy());
  req.pipe(onward);
}
