import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { AuthenticationConstants, GovernmentConstants } from 'botframework-connector';
import { clouds, type CloudName, cloudNames } from '../../src/azure/index.js';
import { systemClock } from '../../src/base/index.js';
import { ConfigError, readConfig } from '../../src/config.js';
import { createAdapter } from '../../src/teams/adapter.js';
import { mayReplyTo } from '../../src/teams/identity-gate.js';
import type { Registration } from '../../src/teams/index.js';
import { settingsOfAgency, tenant } from './agency.js';

/** What each cloud must come to, written a second time, by hand, from Microsoft's documentation. */
const expected: Record<CloudName, { login: string; scope: string; oauth: string; issuer: string; metadata: string; channelService: string; teams: string }> = {
  public: {
    login: 'https://login.microsoftonline.com', scope: 'https://api.botframework.com', oauth: 'https://api.botframework.com', issuer: 'https://api.botframework.com',
    metadata: 'https://login.botframework.com/v1/.well-known/openidconfiguration', channelService: '', teams: 'https://smba.trafficmanager.net/amer/',
  },
  gcc: {
    login: 'https://login.microsoftonline.com', scope: 'https://api.botframework.com', oauth: 'https://api.botframework.com', issuer: 'https://api.botframework.com',
    metadata: 'https://login.botframework.com/v1/.well-known/openidconfiguration', channelService: '', teams: 'https://smba.infra.gcc.teams.microsoft.com/teams',
  },
  'gcc-high': {
    login: 'https://login.microsoftonline.us', scope: 'https://api.botframework.us', oauth: 'https://tokengcch.botframework.azure.us', issuer: 'https://api.botframework.us',
    metadata: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration', channelService: 'https://botframework.azure.us', teams: 'https://smba.infra.gov.teams.microsoft.us/teams',
  },
  dod: {
    login: 'https://login.microsoftonline.us', scope: 'https://api.botframework.us', oauth: 'https://apiDoD.botframework.azure.us', issuer: 'https://api.botframework.us',
    metadata: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration', channelService: 'https://botframework.azure.us', teams: 'https://smba.infra.dod.teams.microsoft.us/teams',
  },
};

/** The fields of the SDK's own object at the bottom of a running adapter. */
function effective(name: CloudName): Record<string, unknown> {
  const { app, cloud } = readConfig(settingsOfAgency({ CLOUD: name }));
  const registration: Registration = { id: app?.id ?? '', tenant, cloud, clock: systemClock, tokens: { getToken: async () => null } };
  const adapter = createAdapter({ registration, mayReplyTo: () => false }) as unknown as { botFrameworkAuthentication: { inner: { inner: Record<string, unknown> } } };
  return adapter.botFrameworkAuthentication.inner.inner;
}

describe.each(cloudNames)('CLOUD=%s', (name) => {
  const { login, scope, oauth, issuer, metadata, channelService, teams } = expected[name];

  test('reaches the SDK with every address of that cloud', () => {
    const sdk = effective(name);
    expect(sdk.constructor.name).toBe('ParameterizedBotFrameworkAuthentication');
    expect(sdk).toMatchObject({
      validateAuthority: true, toChannelFromBotLoginUrl: `${login}/${tenant}`, toChannelFromBotOAuthScope: scope, toBotFromChannelTokenIssuer: issuer, oAuthUrl: oauth,
      toBotFromChannelOpenIdMetadataUrl: metadata,
    });
    expect(clouds[name].channelService).toBe(channelService);
  });

  test('agrees with the SDK’s own constants', () => {
    const constants = channelService === '' ? AuthenticationConstants : GovernmentConstants;
    expect([channelService, scope, issuer, metadata]).toEqual([
      channelService === '' ? '' : GovernmentConstants.ChannelService, constants.ToChannelFromBotOAuthScope, constants.ToBotFromChannelTokenIssuer, constants.ToBotFromChannelOpenIdMetadataUrl,
    ]);
    expect(`${login}/`).toBe(constants.ToChannelFromBotLoginUrlPrefix);
  });

  test('answers Teams of that cloud and of no other', () => {
    const rules = { local: false, replyOrigins: readConfig(settingsOfAgency({ CLOUD: name })).cloud.replyOrigins };
    expect(mayReplyTo(teams, rules)).toBe(true);
    for (const other of cloudNames.filter((one) => one !== name)) expect(mayReplyTo(expected[other].teams, rules)).toBe(false);
  });
});

describe('CLOUD', () => {
  const problems = (more: Record<string, string>) => {
    try {
      readConfig(settingsOfAgency(more));
      return '';
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigError);
      return (error as Error).message;
    }
  };

  test('left out is the public one, misspelt is refused, and alone it is half a deployment', () => {
    expect(readConfig(settingsOfAgency()).cloud).toBe(clouds.public);
    expect(problems({ CLOUD: 'gcchigh' })).toMatch(/CLOUD is not public, gcc, gcc-high or dod/);
    expect(() => readConfig({ CLOUD: 'dod' })).toThrow(/MICROSOFT_APP_ID is missing/);
  });

  test('and a Cosmos DB account that is in another do not go together, unless the account has its own key', () => {
    const cosmos = { COSMOS_ENDPOINT: 'https://agency.documents.azure.us:443/', COSMOS_DATABASE: 'near-miss' };
    expect(problems({ ...cosmos, CLOUD: 'gcc' })).toMatch(/COSMOS_ENDPOINT does not end in \.documents\.azure\.com/);
    expect(problems({ ...cosmos, CLOUD: 'gcc-high' })).toBe('');
    expect(problems({ ...cosmos, CLOUD: 'gcc', COSMOS_KEY: 'a2V5' })).toBe('');
  });
});

test('No other file of the program names a host of Microsoft’s', () => {
  const root = join(__dirname, '../../src');
  const named = (readdirSync(root, { recursive: true }) as string[]).filter((file) => file.endsWith('.ts') && file !== join('azure', 'clouds.ts')).filter((file) => {
    const code = readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
    return /microsoftonline|botframework\.(com|us|azure)|\.azure\.(com|net|us)|usgovcloudapi|trafficmanager|teams\.microsoft/.test(code);
  });
  expect(named).toEqual([]);
});
