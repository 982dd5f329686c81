import { randomUUID } from 'node:crypto';
import { type Config, readConfig } from '../../src/config.js';
import { makePoolKey, publicOf } from '../../src/reporting/index.js';

export const tenant = randomUUID();
export const coordinator = randomUUID();

/** Every setting of a deployment: a bot that signs in with its managed identity. Each has an app id of its own, as the SDKs keep tokens by it. */
export function settingsOfAgency(more: Record<string, string> = {}): Record<string, string> {
  const pool = makePoolKey();
  return {
    MICROSOFT_APP_ID: randomUUID(), MICROSOFT_APP_TYPE: 'UserAssignedMSI', MICROSOFT_APP_TENANT_ID: tenant,
    TENANT_IDS: tenant, COORDINATORS: coordinator, AGENCY_NAME: 'Example PD', AGENCY_TIME_ZONE: 'America/Phoenix',
    PUBLIC_URL: 'https://nearmiss.example.gov', RECEIPT_KEY: Buffer.alloc(32, 7).toString('base64'), POOL_PUBLIC_JWK: JSON.stringify(publicOf(pool)), POOL_PRIVATE_JWK: JSON.stringify(pool),
    ...more,
  };
}

/** The configuration of an agency for `runApp`, which gives it a data folder, on this machine's own address and a free port. */
export function agency(more: Partial<Config> = {}, settings: Record<string, string> = {}): Partial<Config> & Required<Pick<Config, 'app' | 'cloud' | 'tenants'>> {
  const { dataDir: _own, ...config } = readConfig(settingsOfAgency(settings));
  return { ...config, app: config.app as NonNullable<Config['app']>, host: '127.0.0.1', port: 0, ...more };
}
