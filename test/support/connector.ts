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
  /** HTTP status that it answers with. */
  status: number;
  close(): Promise<void>;
}

export async function startConnector(): Promise<Connector> {
  const connector: Connector = { url: '', sent: [], authorizations: [], status: 200, close: async () => undefined };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      connector.authorizations.push(request.headers.authorization);
      if (connector.status < 300) connector.sent.push(JSON.parse(Buffer.concat(chunks).toString() || '{}') as SentActivity);
      response.writeHead(connector.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(connector.status < 300 ? { id: `sent-${connector.sent.length}` } : { error: { code: 'Planted', message: request.url } }));
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
