import { readFileSync } from 'node:fs';
import https from 'node:https';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import tls from 'node:tls';
import { createHttpsServer } from '@vercel/cosmosdb-server';

/** A request for a token, as Entra gets it. */
export interface TokenRequest {
  host: string;
  path: string;
  form: Record<string, string>;
}

/** All of the internet that this process reaches over TLS: Entra at whichever host it is asked for, and Cosmos DB accounts. */
export interface Internet {
  /** Hosts to which a connection was opened. */
  hosts: string[];
  /** What Entra was asked. */
  tokenRequests: TokenRequest[];
  /** The Authorization header of each request to Cosmos DB. */
  cosmosAuthorizations: string[];
  close(): Promise<void>;
}

/** Turns every TLS connection of this process to local servers, and notes where it was meant to go. Names and requests are real; only the wire is bent. */
export async function bendTheInternet(): Promise<Internet> {
  const internet: Internet = { hosts: [], tokenRequests: [], cosmosAuthorizations: [], close: async () => undefined };
  const entra = entraServer(internet);
  const cosmos = createHttpsServer();
  cosmos.on('request', (request) => { internet.cosmosAuthorizations.push(decodeURIComponent(request.headers.authorization ?? '')); });
  const [entraPort, cosmosPort] = await Promise.all([entra, cosmos].map((server) => new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  })));
  const agent = https.Agent.prototype as unknown as { createConnection: (options: { host?: string }) => tls.TLSSocket };
  const { createConnection } = agent;
  agent.createConnection = ({ host = '' }) => {
    internet.hosts.push(host);
    return tls.connect({ host: '127.0.0.1', port: /\.documents\.azure\./.test(host) ? cosmosPort : entraPort, rejectUnauthorized: false });
  };
  internet.close = async () => {
    agent.createConnection = createConnection;
    https.globalAgent.destroy();
    await Promise.all([entra, cosmos].map((server) => new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    })));
  };
  return internet;
}

/** Entra: a tenant's metadata, and tokens for whoever asks. */
function entraServer(internet: Internet): https.Server {
  const folder = dirname(createRequire(__filename).resolve('@vercel/cosmosdb-server/package.json'));
  return https.createServer({ cert: readFileSync(join(folder, 'cert.pem')), key: readFileSync(join(folder, 'key.pem')) }, (request, response) => {
    const host = request.headers.host ?? '';
    const path = (request.url ?? '').split('?')[0] ?? '';
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const form = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
      if (path.endsWith('/token')) internet.tokenRequests.push({ host, path, form });
      // Each request opens a connection of its own: so none is missed.
      response.writeHead(200, { 'content-type': 'application/json', connection: 'close' });
      response.end(JSON.stringify(path.endsWith('/token')
        ? { token_type: 'Bearer', expires_in: 3_600, ext_expires_in: 3_600, access_token: `token-for-${form['scope']}` }
        : metadataOf(host, path)));
    });
  });
}

function metadataOf(host: string, path: string): object {
  const tenant = path.split('/')[1] ?? '';
  if (path.includes('/discovery/instance')) return { tenant_discovery_endpoint: `https://${host}/${tenant}/v2.0/.well-known/openid-configuration`, 'api-version': '1.1', metadata: [] };
  const base = `https://${host}/${tenant}`;
  return { token_endpoint: `${base}/oauth2/v2.0/token`, authorization_endpoint: `${base}/oauth2/v2.0/authorize`, issuer: `${base}/v2.0`, jwks_uri: `${base}/discovery/v2.0/keys` };
}
