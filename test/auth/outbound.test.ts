import { createHash, generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { CertificateServiceClientCredentialsFactory } from 'botframework-connector';
import { jwtVerify, type JWTPayload } from 'jose';
import { type AppProof, appTokens, clouds, cloudNames, managedIdentity } from '../../src/azure/index.js';
import { loadConfig } from '../../src/config.js';
import { leasesKind, openCosmosStore } from '../../src/store/index.js';
import { manualClock } from '../../src/base/index.js';
import { type Connector, startConnector } from '../support/connector.js';
import { runApp } from '../support/running-app.js';
import { TeamsClient } from '../support/teams-client.js';
import { agency, settingsOfAgency, tenant } from './agency.js';
import { type AzureMachine, startAzureMachine } from './azure-machine.js';
import { bendTheInternet, type Internet } from './internet.js';
import { type Issuer, sign, startIssuer } from './issuer.js';
import { conversation, person } from './office.js';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
const thumbprint = createHash('sha1').update('a certificate').digest('hex');
const proofs: AppProof[] = [{ kind: 'secret', secret: 'a-hidden-secret' }, { kind: 'certificate', thumbprint, privateKey: pem }];

let internet: Internet;
let machine: AzureMachine;
let connector: Connector;
let issuer: Issuer;
beforeAll(async () => { [internet, machine, connector, issuer] = await Promise.all([bendTheInternet(), startAzureMachine(), startConnector(), startIssuer()]); });
beforeEach(() => {
  for (const list of [internet.hosts, internet.tokenRequests, internet.cosmosAuthorizations, machine.asked, connector.authorizations]) list.length = 0;
});
afterAll(() => Promise.all([internet.close(), machine.close(), connector.close(), issuer.close()]));

const hostOf = (url: string) => new URL(url).host;

describe.each(cloudNames)('The bot’s token in %s', (name) => {
  const cloud = clouds[name];
  const scope = `${cloud.connectorScope}/.default`;

  test.each(proofs)('by $kind is asked of that cloud’s sign-in, for that cloud’s Teams, and of no other host', async (proof) => {
    const id = randomUUID();
    expect((await appTokens({ id, tenant, proof }, cloud).getToken(scope))?.token).toBe(`token-for-${scope}`);
    expect(new Set(internet.hosts)).toEqual(new Set([hostOf(cloud.login)]));
    expect(internet.tokenRequests).toMatchObject([{ host: hostOf(cloud.login), path: `/${tenant}/oauth2/v2.0/token`, form: { client_id: id, scope, grant_type: 'client_credentials' } }]);
    const form = internet.tokenRequests[0]?.form ?? {};
    if (proof.kind === 'secret') expect(form['client_secret']).toBe(proof.secret);
    else expect(await assertionIn(form, `${cloud.login}/${tenant}/oauth2/v2.0/token`)).toMatchObject({ iss: id, sub: id });
  });

  test('by managed identity is asked inside the machine, for that cloud’s Teams, and of no host', async () => {
    const id = randomUUID();
    const tokens = appTokens({ id, tenant, proof: { kind: 'managed-identity' } }, cloud);
    expect((await tokens.getToken(scope))?.token).toBe(`token-for-${cloud.connectorScope}`);
    expect(machine.asked).toEqual([{ resource: cloud.connectorScope, clientId: id }]);
    expect(internet.hosts).toEqual([]);
  });

  test('for Cosmos DB is the machine’s own, for that account alone, and opens it', async () => {
    const endpoint = `https://agency-${name}${cloud.cosmosSuffix}`;
    const store = await openCosmosStore({ endpoint: `${endpoint}:443/`, database: 'near-miss', tokens: managedIdentity(cloud, randomUUID()), acceptAnyCertificate: true });
    await store.open([leasesKind]);
    await store.ping();
    await store.close();
    expect(new Set(machine.asked.map(({ resource }) => resource))).toEqual(new Set([endpoint]));
    expect(new Set(internet.hosts)).toEqual(new Set([hostOf(endpoint)]));
    expect(new Set(internet.cosmosAuthorizations)).toEqual(new Set([`type=aad&ver=1.0&sig=token-for-${endpoint}`]));
  });
});

/** The claims of a certificate's proof, when its signature is good. */
async function assertionIn(form: Record<string, string>, audience: string): Promise<JWTPayload> {
  const { payload, protectedHeader } = await jwtVerify(form['client_assertion'] ?? '', publicKey, { audience, algorithms: ['RS256'], maxTokenAge: '5m', requiredClaims: ['jti', 'nbf', 'exp'] });
  expect(Buffer.from(String(protectedHeader['x5t']), 'base64url').toString('hex')).toBe(thumbprint);
  return payload;
}

test('The SDK’s own class for certificates asks the public cloud from within GCC High: so the tests above can fail', async () => {
  const { login, connectorScope } = clouds['gcc-high'];
  const credentials = await new CertificateServiceClientCredentialsFactory('app', thumbprint, pem, tenant).createCredentials('app', connectorScope);
  await (credentials as unknown as { getToken(): Promise<string> }).getToken();
  expect(internet.hosts).toContain('login.microsoftonline.com');
  expect(internet.hosts).not.toContain(hostOf(login));
});

describe('A bot in GCC High that signs in with a secret', () => {
  test('answers, and posts by itself, with a token of its cloud, and shows the secret to the sign-in only', async () => {
    const clock = manualClock(Date.now());
    const config = agency({ cloud: { ...clouds['gcc-high'], openIdMetadata: issuer.metadata, tokenIssuer: issuer.name, replyOrigins: [connector.url] } },
      { CLOUD: 'gcc-high', MICROSOFT_APP_TYPE: 'SingleTenant', MICROSOFT_APP_PASSWORD: 'a-hidden-secret' });
    const running = await runApp({ clock }, config);
    try {
      const now = Math.floor(Date.now() / 1_000);
      const token = await sign(issuer.keys.teams, { iss: issuer.name, aud: config.app.id, serviceurl: connector.url, exp: now + 600 });
      const client = new TeamsClient(running.app.port, connector.url);
      client.headers = { authorization: `Bearer ${token}` };
      client.activity = { from: person, conversation, channelData: { tenant: { id: tenant }, channel: { id: '19:channel@thread.tacv2' } } };
      expect((await client.post(client.make('message', { text: 'digest here' }))).status).toBe(200);
      await running.app.doDue();
      clock.advance(8 * 86_400_000);
      await running.app.doDue();
    } finally {
      await running.stop();
    }
    // The answer, and at least one digest.
    expect(connector.authorizations.length).toBeGreaterThan(1);
    expect(new Set(connector.authorizations)).toEqual(new Set(['Bearer token-for-https://api.botframework.us/.default']));
    expect(new Set(internet.hosts)).toEqual(new Set(['login.microsoftonline.us']));
    expect(internet.tokenRequests.map(({ form }) => form['client_secret'])).toEqual(['a-hidden-secret']);
    expect(JSON.stringify(connector.sent)).not.toContain('a-hidden-secret');
  });
});

describe('A managed identity by federated token, as on Kubernetes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'near-miss-federated-'));
  const kubernetes = { AZURE_TENANT_ID: tenant, AZURE_FEDERATED_TOKEN_FILE: join(folder, 'token') };
  beforeAll(() => { writeFileSync(kubernetes.AZURE_FEDERATED_TOKEN_FILE, 'a.federated.token'); });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function hostsAsked(prepare: () => Promise<unknown>): Promise<string[]> {
    const before = { ...process.env };
    Object.assign(process.env, kubernetes);
    try {
      await prepare();
      await managedIdentity(clouds['gcc-high'], randomUUID()).getToken('https://vault.usgovcloudapi.net/.default');
    } finally {
      for (const name of [...Object.keys(kubernetes), 'AZURE_AUTHORITY_HOST']) delete process.env[name];
      Object.assign(process.env, before);
    }
    return [...new Set(internet.hosts)];
  }

  test('is asked of the configured cloud’s sign-in, because the configuration says so to the library', async () => {
    expect(await hostsAsked(async () => { await loadConfig(Object.assign(process.env, settingsOfAgency({ CLOUD: 'gcc-high' }))); })).toEqual(['login.microsoftonline.us']);
  });

  test('would be asked of the public one otherwise', async () => {
    expect(await hostsAsked(async () => undefined)).toEqual(['login.microsoftonline.com']);
  });
});
