import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { makePoolKey, publicOf } from '../src/reporting/index.js';
import { ConfigError, readConfig, settingsSchema } from '../src/config.js';

const poolKey = makePoolKey();
const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const whole = {
  MICROSOFT_APP_ID: id(1), MICROSOFT_APP_TYPE: 'SingleTenant', MICROSOFT_APP_TENANT_ID: id(2), MICROSOFT_APP_PASSWORD: 'hidden-word',
  TENANT_IDS: id(2), COORDINATORS: `${id(3)},${id(4)}`, AGENCY_NAME: 'Example PD', AGENCY_TIME_ZONE: 'America/Phoenix',
  RECEIPT_KEY: Buffer.alloc(32, 1).toString('base64'),
  PUBLIC_URL: 'https://nearmiss.example.gov', POOL_PUBLIC_JWK: JSON.stringify(publicOf(poolKey)), POOL_PRIVATE_JWK: JSON.stringify({ keys: [poolKey, makePoolKey()] }),
};

function problemsOf(env: Record<string, string>): string {
  try {
    readConfig(env);
    return '';
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
}

describe('The configuration', () => {
  test('with nothing set is the local profile: loopback only, port 3978, data in .data', () => {
    expect(readConfig({})).toMatchObject({ profile: 'local', host: '127.0.0.1', port: 3978, dataDir: '.data', locale: 'en' });
  });

  test('of a whole deployment is taken as it is', () => {
    expect(readConfig(whole)).toMatchObject({
      profile: 'teams', host: '0.0.0.0', app: { id: id(1), type: 'SingleTenant', password: 'hidden-word' },
      coordinators: new Set([id(3), id(4)]), pool: { publicKey: publicOf(poolKey), privateKeys: [poolKey, expect.anything()] }, agency: { zone: 'America/Phoenix' }, receiptKey: Buffer.alloc(32, 1),
    });
  });

  test.each(['MICROSOFT_APP_ID', 'TENANT_IDS', 'COSMOS_ENDPOINT', 'MICROSOFT_APP_TYPE'])('one deployment setting alone (%s) is half a configuration, never the local profile', (name) => {
    const value = { MICROSOFT_APP_ID: id(1), TENANT_IDS: id(1), COSMOS_ENDPOINT: 'https://x.documents.azure.com', MICROSOFT_APP_TYPE: 'SingleTenant' }[name] as string;
    expect(problemsOf({ [name]: value })).toMatch(/is missing/);
  });

  test('that is wrong in many ways lists every problem at once', () => {
    const message = problemsOf({ PORT: 'x', LOCALE: 'tlh', MICROSOFT_APP_ID: 'me', MICROSOFT_APP_TYPE: 'MultiTenant', AGENCY_TIME_ZONE: 'Moon/Base', AGENCY_ORI: 'no' });
    for (const name of ['PORT', 'LOCALE', 'MICROSOFT_APP_ID', 'MICROSOFT_APP_TYPE', 'AGENCY_TIME_ZONE', 'AGENCY_ORI', 'TENANT_IDS', 'COORDINATORS', 'RECEIPT_KEY', 'MICROSOFT_APP_TENANT_ID']) {
      expect(message).toContain(name);
    }
  });

  test('that is wrong never prints a value', () => {
    expect(problemsOf({ ...whole, MICROSOFT_APP_TENANT_ID: 'hidden-tenant', RECEIPT_KEY: 'hidden-key' })).not.toMatch(/hidden/);
  });

  test('takes no private key for a public one, nor a schedule that never comes due', () => {
    expect(problemsOf({ ...whole, POOL_PRIVATE_JWK: JSON.stringify(publicOf(poolKey)) })).toMatch(/POOL_PRIVATE_JWK is not a private X25519 key/);
    expect(problemsOf({ ...whole, POOL_PUBLIC_JWK: '{"kty":"RSA"}' })).toMatch(/POOL_PUBLIC_JWK is not a public X25519 key/);
    expect(problemsOf({ ...whole, RELEASE_SCHEDULE: '0 0 31 2 *' })).toMatch(/RELEASE_SCHEDULE is not a croner pattern/);
  });

  test('takes no public key for which none of the private ones is: reports sealed for it would be lost', () => {
    expect(problemsOf({ ...whole, POOL_PUBLIC_JWK: JSON.stringify(publicOf(makePoolKey())) })).toMatch(/POOL_PUBLIC_JWK belongs to none of the keys/);
  });

  test('has metrics where a port is set, on loopback unless told otherwise', () => {
    expect(readConfig({}).metrics).toBeUndefined();
    expect(readConfig({ METRICS_PORT: '' }).metrics).toBeUndefined();
    expect(readConfig({ METRICS_PORT: '9464' }).metrics).toEqual({ port: 9464, host: '127.0.0.1' });
    expect(readConfig({ METRICS_PORT: '9464', METRICS_HOST: '0.0.0.0' }).metrics).toEqual({ port: 9464, host: '0.0.0.0' });
    expect(problemsOf({ METRICS_PORT: 'x', METRICS_HOST: 'a b' })).toMatch(/METRICS_PORT is not a port[\s\S]*METRICS_HOST is not an address/);
  });

  test('a single-tenant bot needs a password or a certificate, a managed identity neither', () => {
    const { MICROSOFT_APP_PASSWORD: _left, ...without } = whole;
    expect(problemsOf(without)).toMatch(/PASSWORD or a certificate/);
    expect(problemsOf({ ...without, MICROSOFT_APP_TYPE: 'UserAssignedMSI' })).toBe('');
    expect(problemsOf({ ...without, MICROSOFT_APP_CERTIFICATE_THUMBPRINT: 'a'.repeat(40) })).toMatch(/go together/);
    expect(problemsOf({ ...whole, MICROSOFT_APP_TYPE: 'UserAssignedMSI' })).toMatch(/have no use beside UserAssignedMSI/);
  });

  test('takes a certificate’s RSA key, also with its lines folded as platforms do it, and nothing that only looks like one', () => {
    const { MICROSOFT_APP_PASSWORD: _left, ...without } = whole;
    const withKey = (key: string) => ({ ...without, MICROSOFT_APP_CERTIFICATE_THUMBPRINT: 'a'.repeat(40), MICROSOFT_APP_CERTIFICATE_KEY: key });
    const pem = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    expect(readConfig(withKey(pem.replaceAll('\n', '\\n'))).app?.certificate?.privateKey).toBe(pem);
    for (const key of ['-----BEGIN PRIVATE KEY-----', elliptic, pem.slice(0, -80)]) expect(problemsOf(withKey(key))).toMatch(/MICROSOFT_APP_CERTIFICATE_KEY is not a private RSA key/);
  });

  test('that is half stops the start with one message that lists every problem, and says no value', () => {
    const { status, stderr, stdout } = spawnSync(process.execPath, ['dist/main.js'], { env: { PATH: process.env['PATH'], MICROSOFT_APP_ID: 'hidden-id', PORT: 'hidden-port' }, encoding: 'utf8' });
    expect(status).toBe(2);
    for (const name of ['MICROSOFT_APP_ID is not a UUID', 'PORT is not a port', 'TENANT_IDS is missing', 'RECEIPT_KEY is missing']) expect(stderr).toContain(name);
    expect(stderr + stdout).not.toContain('hidden');
  });

  test('a setting set to nothing is a setting left out', () => {
    expect(readConfig({ MICROSOFT_APP_ID: '', PORT: '' })).toMatchObject({ profile: 'local', port: 3978 });
  });

  test('the agency’s ORI is trimmed and upper-cased', () => {
    expect(readConfig({ AGENCY_ORI: ' ny0303000 ' }).agency.ori).toBe('NY0303000');
  });

  test('every setting begins with a letter and has no lower case', () => {
    for (const name of Object.keys(settingsSchema.shape)) expect(name).toMatch(/^[A-Z][A-Z0-9_]+$/);
  });
});
