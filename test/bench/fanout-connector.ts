import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the connector stand-in has seen; times in milliseconds since the epoch. */
export interface ConnectorFigures {
  requests: number;
  /** Messages taken, by channel. */
  taken: Record<string, number>;
  lastTakenAt: number;
  /** Requests refused because a documented limit was passed. */
  overTenantLimit: number;
  overThreadLimit: number;
  faults: Record<Fault, number>;
}

type Fault = 'throttled' | 'throttledWithTime' | 'badGateway' | 'brokenBefore' | 'brokenAfter';
const faults: readonly Fault[] = ['throttled', 'throttledWithTime', 'badGateway', 'brokenBefore', 'brokenAfter'];

const scale = Number(process.argv[2]);
/** The chance of each fault. */
const chance = Number(process.argv[3]);

/** Documented: requests of the app in a tenant within a second, and messages to a thread within so many milliseconds. */
const tenantLimit = { most: 30, withinMs: 1_000 };
const threadLimits = [[7, 1_000], [8, 2_000], [60, 30_000], [1_800, 3_600_000]] as const;
/** How long an answer takes, from and to, in milliseconds of the platform. */
const latencyMs = [80, 320] as const;

const figures: ConnectorFigures = {
  requests: 0, taken: {}, lastTakenAt: 0, overTenantLimit: 0, overThreadLimit: 0,
  faults: { throttled: 0, throttledWithTime: 0, badGateway: 0, brokenBefore: 0, brokenAfter: 0 },
};
let recent: number[] = [];
const threads = new Map<string, number[]>();

/** The platform's own clock, that runs `scale` times as fast as ours. */
const platformNow = () => performance.now() * scale;

/** Every request counts, also one that is refused: who hammers stays outside. */
function overTenantLimit(now: number): boolean {
  recent = recent.filter((at) => at > now - tenantLimit.withinMs);
  recent.push(now);
  return recent.length > tenantLimit.most;
}

function overThreadLimit(thread: string, now: number): boolean {
  const times = threads.get(thread) ?? [];
  const over = threadLimits.some(([most, withinMs]) => times.filter((at) => at > now - withinMs).length >= most);
  if (!over) threads.set(thread, [...times, now]);
  return over;
}

function drawFault(): Fault | undefined {
  const drawn = Math.floor(Math.random() / chance);
  return faults[drawn];
}

function take(request: IncomingMessage, response: ServerResponse, body: string): void {
  const now = platformNow();
  figures.requests++;
  const { channelData: { channel: { id: channel } } } = JSON.parse(body) as { channelData: { channel: { id: string } } };
  if (overTenantLimit(now)) {
    figures.overTenantLimit++;
    return answer(response, 429);
  }
  const fault = drawFault();
  if (fault !== undefined) figures.faults[fault]++;
  if (fault === 'throttled') return answer(response, 429);
  if (fault === 'throttledWithTime') return answer(response, 429, { 'retry-after': '2' });
  if (fault === 'badGateway') return answer(response, 502);
  if (fault === 'brokenBefore') { request.socket.destroy(); return; }
  if (overThreadLimit(channel, now)) {
    figures.overThreadLimit++;
    return answer(response, 429);
  }
  figures.taken[channel] = (figures.taken[channel] ?? 0) + 1;
  figures.lastTakenAt = Date.now();
  if (fault === 'brokenAfter') { request.socket.destroy(); return; }
  answer(response, 201, {}, { id: `${channel};messageid=${figures.requests}` });
}

function answer(response: ServerResponse, status: number, headers: Record<string, string> = {}, body: unknown = {}): void {
  const [least, most] = latencyMs;
  setTimeout(() => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  }, (least + Math.random() * (most - least)) / scale);
}

/** A stand-in for the connector service, in its own process: `fanout-connector.ts SCALE CHANCE`. It tells its port, and its figures when asked. */
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => { take(request, response, Buffer.concat(chunks).toString()); });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on('message', () => process.send?.(figures));
process.on('disconnect', () => process.exit(0));
