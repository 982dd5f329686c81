import { clouds } from '../../src/azure/index.js';
import type { Config } from '../../src/config.js';
import { agency } from './agency.js';
import { sign, startIssuer } from './issuer.js';

/** A deployment's configuration, and the headers with which a request counts as Teams'. Good for an hour from `nowMs`, by the bot's own clock. */
export async function deployed(serviceUrl: string, nowMs: number, more: Partial<Config>): Promise<{ config: Partial<Config>; headers: Record<string, string>; close(): Promise<void> }> {
  const issuer = await startIssuer();
  const config = agency({ cloud: { ...clouds.public, openIdMetadata: issuer.metadata }, ...more });
  const now = Math.floor(nowMs / 1_000);
  const token = await sign(issuer.keys.teams, { iss: issuer.name, aud: config.app.id, serviceurl: serviceUrl, nbf: now - 60, exp: now + 3_600 });
  return { config, headers: { authorization: `Bearer ${token}` }, close: () => issuer.close() };
}
