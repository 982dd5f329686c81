import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createLog } from '../../src/base/index.js';
import { ConfigError, loadConfig, readConfig } from '../../src/config.js';
import { startApp } from '../../src/app.js';
import { fillRequired, TeamsClient, walkReport } from '../support/teams-client.js';
import { startConnector } from '../support/connector.js';
import { settingsOfAgency, tenant } from './agency.js';
import { type AzureMachine, startAzureMachine } from './azure-machine.js';
import { sign, startIssuer } from './issuer.js';
import { conversation } from './office.js';

/** A Key Vault: answers at `https://HOST/secrets/NAME` with what is in `secrets`, and notes who asked where with which token. */
interface LocalVault {
  secrets: Record<string, string>;
  asked: { host: string; path: string; authorization: string | undefined }[];
  /** Statuses of the next answers, before it answers properly. */
  statuses: number[];
  /** A secret that the identity may not read. */
  forbidden?: string;
  fetch: typeof fetch;
  close(): Promise<void>;
}

async function startVault(): Promise<LocalVault> {
  const vault: LocalVault = { secrets: {}, asked: [], statuses: [], fetch, close: async () => undefined };
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://vault');
    vault.asked.push({ host: String(request.headers['x-meant-for']), path: pathname, authorization: request.headers.authorization });
    const name = pathname.split('/')[2] ?? '';
    const value = vault.secrets[name];
    const status = vault.statuses.shift() ?? (name === vault.forbidden ? 403 : undefined) ?? (searchParams.get('api-version') === null ? 400 : value === undefined ? 404 : 200);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(status === 200 ? { value, id: request.url } : { error: { code: 'Planted', message: `quotes ${request.url}` } }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const local = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  vault.fetch = (address, init) => {
    const { host, pathname, search } = new URL(address);
    const headers = new Headers(init?.headers);
    headers.set('x-meant-for', host);
    return fetch(`${local}${pathname}${search}`, { ...init, headers });
  };
  vault.close = () => new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });
  return vault;
}

let vault: LocalVault;
let machine: AzureMachine;
beforeAll(async () => { [vault, machine] = await Promise.all([startVault(), startAzureMachine()]); });
beforeEach(() => { vault.asked.length = machine.asked.length = vault.statuses.length = 0; });
afterAll(() => Promise.all([vault.close(), machine.close()]));

const secretNames = ['RECEIPT_KEY', 'POOL_PUBLIC_JWK', 'POOL_PRIVATE_JWK'];

/** An agency's settings with all secrets in the vault, and a reference to each in its place. */
function byReference(suffix = 'vault.azure.net', more: Record<string, string> = {}): Record<string, string> {
  const settings = settingsOfAgency(more);
  for (const name of secretNames) {
    const secret = name.toLowerCase().replaceAll('_', '-');
    vault.secrets[secret] = settings[name] as string;
    settings[name] = `https://agency-keys.${suffix}/secrets/${secret}`;
  }
  return settings;
}

const problemsOf = async (settings: Record<string, string>) => {
  const error: unknown = await loadConfig(settings, { fetch: vault.fetch }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ConfigError);
  return (error as ConfigError).problems;
};

describe('Secrets by reference', () => {
  test.each([['public', 'vault.azure.net'], ['gcc', 'vault.azure.net'], ['gcc-high', 'vault.usgovcloudapi.net'], ['dod', 'vault.usgovcloudapi.net']])(
    'in CLOUD=%s are read from %s with the managed identity, and the configuration is as if they had been written out', async (cloud, suffix) => {
      const settings = byReference(suffix, { CLOUD: cloud });
      const { receiptKey, pool } = await loadConfig({ ...settings }, { fetch: vault.fetch });
      expect(receiptKey).toEqual(Buffer.alloc(32, 7));
      expect(pool?.privateKeys).toHaveLength(1);
      expect(machine.asked[0]).toEqual({ resource: `https://${suffix}`, clientId: settings['MICROSOFT_APP_ID'] });
      expect(vault.asked).toHaveLength(3);
      for (const { host, authorization } of vault.asked) expect({ host, authorization }).toEqual({ host: `agency-keys.${suffix}`, authorization: `Bearer token-for-https://${suffix}` });
    });

  test('may name a version, and are read with the machine’s own identity where the bot has a secret', async () => {
    const settings = byReference('vault.azure.net', { MICROSOFT_APP_TYPE: 'SingleTenant', MICROSOFT_APP_PASSWORD: 'https://agency-keys.vault.azure.net/secrets/password/0123456789abcdef0123456789abcdef' });
    vault.secrets['password'] = 'the-hidden-password';
    expect((await loadConfig({ ...settings }, { fetch: vault.fetch })).app?.password).toBe('the-hidden-password');
    expect(vault.asked.map(({ path }) => path)).toContain('/secrets/password/0123456789abcdef0123456789abcdef');
    expect(machine.asked).toEqual([{ resource: 'https://vault.azure.net', clientId: undefined }]);
  });

  test('in a vault of another cloud, or of anybody’s, are never asked for: no token is shown there', async () => {
    for (const suffix of ['vault.usgovcloudapi.net', 'vault.azure.net.evil.example', 'evil.example']) {
      expect(await problemsOf(byReference(suffix))).toEqual(secretNames.map((name) => `${name} names a Key Vault that is not in the configured cloud`));
    }
    expect([...vault.asked, ...machine.asked]).toEqual([]);
  });

  test('that cannot be read are all listed, each with its reason, without an address or a value', async () => {
    const settings = byReference();
    delete vault.secrets['receipt-key'];
    vault.forbidden = 'pool-private-jwk';
    const problems = await problemsOf(settings);
    delete vault.forbidden;
    expect(problems.map((problem) => problem.replace('could not be read from its Key Vault: ', '')).sort()).toEqual([
      'POOL_PRIVATE_JWK the managed identity may not read it', 'RECEIPT_KEY there is no such secret',
    ]);
    expect(problems.join('\n')).not.toMatch(/https|agency-keys|quotes|token-for/);
  });

  test('are asked for again when the vault is busy', async () => {
    const settings = byReference();
    vault.statuses.push(429, 503);
    expect((await loadConfig({ ...settings }, { fetch: vault.fetch })).receiptKey).toEqual(Buffer.alloc(32, 7));
    expect(vault.asked).toHaveLength(5);
  });

  test('that App Service should have replaced, and did not, are named', () => {
    expect(() => readConfig(settingsOfAgency({ COSMOS_ENDPOINT: 'https://a.documents.azure.com', COSMOS_DATABASE: 'd', COSMOS_KEY: '@Microsoft.KeyVault(SecretUri=https://a.vault.azure.net/secrets/k)' })))
      .toThrow(/COSMOS_KEY is a Key Vault reference that the platform did not replace/);
  });

  test('stop the start with one message, no value and no address when there is no identity to read them with', async () => {
    const child = spawn(process.execPath, ['dist/main.js'], { env: { ...process.env, ...byReference(), IDENTITY_HEADER: 'of-no-machine' } });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { printed += chunk.toString(); });
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(2);
    for (const name of secretNames) expect(printed).toContain(`${name} could not be read from its Key Vault: there is no managed identity to sign in with`);
    expect(printed).not.toMatch(/agency-keys|vault\.azure\.net|AuthenticationError|127\.0\.0\.1/);
  });
});

test('With everything by reference and by managed identity, no secret is in a file, the environment or the log', async () => {
  const [connector, issuer] = await Promise.all([startConnector(), startIssuer()]);
  const dataDir = mkdtempSync(join(tmpdir(), 'near-miss-reference-'));
  let logged = '';
  const env = { ...byReference(), PORT: '0', DATA_DIR: dataDir };
  const loaded = await loadConfig(env, { fetch: vault.fetch });
  const config = { ...loaded, host: '127.0.0.1', cloud: { ...loaded.cloud, openIdMetadata: issuer.metadata, replyOrigins: [connector.url] } };
  const app = await startApp(config, { log: createLog('trace', { write: (line: string) => { logged += line; } }) });
  try {
    const client = new TeamsClient(app.port, connector.url);
    const token = await sign(issuer.keys.teams, { iss: issuer.name, aud: loaded.app?.id, serviceurl: connector.url, exp: Math.floor(Date.now() / 1_000) + 600 });
    client.headers = { authorization: `Bearer ${token}` };
    client.activity = { conversation: { ...conversation, tenantId: tenant } };
    await walkReport(client, fillRequired);
    await client.post(client.make('message', { text: 'hi' }));
    connector.status = 404;
    await client.post(client.make('message', { text: 'hi' }));
    client.headers = { authorization: `Bearer ${token}x` };
    await client.post(client.make('message', { text: 'hi' }));
    const files = (readdirSync(dataDir, { recursive: true }) as string[]).map((file) => readFileSync(join(dataDir, file)).toString('latin1')).join('\n');
    const everywhere = [files, logged, JSON.stringify(env), JSON.stringify(process.env)].join('\n');
    const privateKey = (JSON.parse(vault.secrets['pool-private-jwk'] as string) as { d: string }).d;
    expect(connector.authorizations.length).toBeGreaterThan(1);
    for (const secret of [vault.secrets['receipt-key'] as string, Buffer.alloc(32, 7).toString('hex'), privateKey, 'token-for-', token.slice(-40)]) expect(everywhere).not.toContain(secret);
    expect(logged).toContain('request-refused');
  } finally {
    await app.stop();
    await Promise.all([connector.close(), issuer.close()]);
    rmSync(dataDir, { recursive: true });
  }
});
