import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT } from 'jose';

export interface Key {
  kid: string;
  private: KeyObject;
  /** PEM. */
  public: string;
}

/** What the Bot Framework's token service is to a bot: OpenID metadata and public keys over HTTP, and signed tokens. */
export interface Issuer {
  /** Address of the metadata. */
  metadata: string;
  name: string;
  /** Keys that are listed: `teams` may sign for Teams, `others` for other channels only, `plain` does not say. */
  keys: Record<'teams' | 'others' | 'plain', Key>;
  /** Paths asked for. */
  asked: string[];
  /** HTTP status that it answers with. */
  status: number;
  close(): Promise<void>;
}

export function makeKey(kid: string): Key {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { kid, private: privateKey, public: createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }) as string };
}

const endorsements = { teams: ['msteams', 'msteamscalling'], others: ['webchat', 'directline'], plain: undefined };

export async function startIssuer(name = 'https://api.botframework.com'): Promise<Issuer> {
  const keys = { teams: makeKey('key-teams'), others: makeKey('key-others'), plain: makeKey('key-plain') };
  const issuer: Issuer = { metadata: '', name, keys, asked: [], status: 200, close: async () => undefined };
  const server = createServer((request, response) => {
    issuer.asked.push(request.url ?? '');
    response.writeHead(issuer.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(request.url === '/keys' ? { keys: listed(keys) } : { issuer: name, jwks_uri: `${base}/keys`, id_token_signing_alg_values_supported: ['RS256'] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  issuer.metadata = `${base}/openidconfiguration`;
  issuer.close = () => new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });
  return issuer;
}

function listed(keys: Issuer['keys']): object[] {
  return Object.entries(keys).map(([name, key]) => ({
    ...createPublicKey(key.private).export({ format: 'jwk' }), use: 'sig', kid: key.kid, endorsements: endorsements[name as keyof typeof endorsements],
  }));
}

/** A real RS256 token. A claim that is undefined is left out. */
export function sign(key: Key, claims: Record<string, unknown>, header: Record<string, unknown> = {}): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.kid, ...header }).sign(key.private);
}
