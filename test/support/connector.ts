import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SentActivity {
  type: string;
  attachments?: { contentType: string; content: unknown }[];
  text?: string;
  [key: string]: unknown;
}

/** What Teams' connector service is to a bot: it takes the activities that the bot sends. */
export interface Connector {
  url: string;
  sent: SentActivity[];
  /** The Authorization header of each request. */
  authorizations: (string | undefined)[];
  /** The same with how they came, such as `PUT /v3/conversations/…`. */
  requests: { what: string; body: SentActivity }[];
  /** HTTP status that it answers with. */
  status: number;
  close(): Promise<void>;
}

export async function startConnector(): Promise<Connector> {
  const connector: Connector = { url: '', sent: [], requests: [], authorizations: [], status: 200, close: async () => undefined };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      connector.authorizations.push(request.headers.authorization);
      const body = JSON.parse(Buffer.concat(chunks).toString() || '{}') as SentActivity;
      connector.requests.push({ what: `${request.method ?? ''} ${decodeURIComponent(request.url ?? '')}`, body });
      if (connector.status < 300) connector.sent.push(body);
      response.writeHead(connector.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(connector.status < 300 ? { id: idOf(body, connector.sent.length) } : { error: { code: 'Planted', message: request.url } }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  connector.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  connector.close = () => new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });
  return connector;
}

/** A new thread's id is made of its channel's and its first message's; any other message has one of its own. */
function idOf(body: SentActivity, number: number): string {
  const { channel } = (body['channelData'] ?? {}) as { channel?: { id: string } };
  return channel === undefined ? `sent-${number}` : `${channel.id};messageid=${1_700_000_000_000 + number}`;
}
