import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Random, randomInt } from '../../src/base/index.js';
import { cardIn } from '../support/shift-channel.js';
import type { CardNode } from '../support/teams-client.js';

/** Teams' connector service as it is on a bad day: it throttles, fails and breaks off, also after it has taken a message. */
export interface BadConnector {
  url: string;
  /** The last card that came into a channel. */
  last: ReadonlyMap<string, CardNode>;
  /** New threads begun in a channel. */
  begun: ReadonlyMap<string, number>;
  faults: Record<string, number>;
  close(): Promise<void>;
}

const faultsPercent = 8;

export async function startBadConnector(random: Random): Promise<BadConnector> {
  const last = new Map<string, CardNode>();
  const begun = new Map<string, number>();
  const faults: Record<string, number> = { 'throttled': 0, 'bad-gateway': 0, 'broken-before': 0, 'broken-after': 0 };

  function take(request: IncomingMessage, response: ServerResponse, body: string): void {
    const fault = randomInt(random, 100) < faultsPercent ? Object.keys(faults)[randomInt(random, 4)] as string : '';
    if (fault !== '') faults[fault] = (faults[fault] ?? 0) + 1;
    if (fault === 'throttled') return answer(response, 429);
    if (fault === 'bad-gateway') return answer(response, 502);
    if (fault === 'broken-before') { request.socket.destroy(); return; }
    const sent = JSON.parse(body === '' ? '{}' : body) as { channelData?: { channel?: { id: string } } };
    const thread = sent.channelData?.channel?.id;
    const channel = thread ?? /conversations\/([^/]+)\//.exec(decodeURIComponent(request.url ?? ''))?.[1]?.split(';')[0] ?? '';
    if (thread !== undefined) begun.set(thread, (begun.get(thread) ?? 0) + 1);
    const card = cardIn(sent) as CardNode | undefined;
    if (card !== undefined && channel.startsWith('19:')) last.set(channel, card);
    if (fault === 'broken-after') { request.socket.destroy(); return; }
    answer(response, 201, { id: thread === undefined ? '1' : `${thread};messageid=1` });
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => { take(request, response, Buffer.concat(chunks).toString()); });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, last, begun, faults,
    close: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
  };
}

function answer(response: ServerResponse, status: number, body: unknown = {}): void {
  setTimeout(() => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  }, 60);
}
