import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { AseChannelValidation, AuthenticationError } from 'botframework-connector';
import { ToBotFromBotOrEmulatorTokenValidationParameters as emulator } from 'botframework-connector/lib/auth/tokenValidationParameters.js';
import type { Activity } from 'botframework-schema';
import { UnsecuredJWT } from 'jose';
import { tenant } from './agency.js';
import { makeKey, sign } from './issuer.js';
import { type Office, openOffice } from './office.js';

/**
 * Why `src/teams/inbound-token.ts` takes the place of the SDK's own check: what that lets through, shown with the same tokens against the
 * SDK alone. If a later SDK closes one of these, its test here fails, and that file may become shorter.
 */
let office: Office;
let sdk: ConfigurationBotFrameworkAuthentication;
beforeAll(async () => {
  office = await openOffice();
  const silent = () => undefined;
  for (const method of ['log', 'error'] as const) console[method] = silent;
  sdk = new ConfigurationBotFrameworkAuthentication({
    MicrosoftAppId: office.appId, MicrosoftAppType: 'SingleTenant', MicrosoftAppTenantId: tenant, MicrosoftAppPassword: 'x',
    ToBotFromChannelTokenIssuer: office.issuer.name, ToBotFromChannelOpenIdMetadataUrl: office.issuer.metadata, ToBotFromEmulatorOpenIdMetadataUrl: office.issuer.metadata,
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/x', ToChannelFromBotOAuthScope: 'https://api.botframework.com',
  });
  AseChannelValidation.MetadataUrl = office.issuer.metadata;
});
afterAll(() => office.close());

/** `accepted`, or the error with which the SDK refuses. */
async function bySdk(activity: Record<string, unknown>, token: string): Promise<unknown> {
  try {
    await sdk.authenticateRequest(activity as unknown as Activity, `Bearer ${token}`);
    return 'accepted';
  } catch (error) {
    return error;
  }
}

/** `accepted`, or the code with which the bot refuses. */
async function byBot(activity: Record<string, unknown>, token: string): Promise<unknown> {
  const answer = await office.send(activity, `Bearer ${token}`);
  return answer.status === 200 ? 'accepted' : (answer.body as { code: string }).code;
}

/** As Entra signs it for the bot when it wants to speak to Teams: whoever the bot speaks to has seen one. */
const ownToken = (of: string) => sign(office.issuer.keys.plain, {
  ...office.claims(), iss: `https://sts.windows.net/${of}/`, aud: 'https://api.botframework.com', appid: office.appId, ver: '1.0', tid: of, serviceurl: undefined,
});

describe('The SDK alone', () => {
  test('takes the bot’s own token back from anybody, for any service URL, if the activity calls itself AseChannel', async () => {
    const activity = office.report({ channelId: 'AseChannel' });
    expect(await bySdk(activity, await ownToken(tenant))).toBe('accepted');
    expect(await byBot(activity, await ownToken(tenant))).toBe('NM-UNAUTHENTICATED');
  });

  test('takes it also as the Emulator’s, whichever tenant signed it', async () => {
    const token = await ownToken(randomUUID());
    expect(await bySdk(office.report(), token)).toBe('accepted');
    expect(await byBot(office.report(), token)).toBe('NM-UNAUTHENTICATED');
  });

  test('keeps a tenant of every unsigned token that names one, without end', async () => {
    const unsigned = () => new UnsecuredJWT(office.claims({ tid: randomUUID() })).encode();
    const kept = () => (emulator.issuer as string[]).length;
    const before = kept();
    for (let i = 0; i < 5; i++) await bySdk(office.report(), unsigned());
    expect(kept()).toBe(before + 5 * 4);
    for (let i = 0; i < 5; i++) await byBot(office.report(), unsigned());
    expect(kept()).toBe(before + 5 * 4);
  });

  test('takes a token that never expires', async () => {
    const token = await sign(office.issuer.keys.teams, office.claims({ exp: undefined }));
    expect(await bySdk(office.report(), token)).toBe('accepted');
    expect(await byBot(office.report(), token)).toBe('NM-UNAUTHENTICATED');
  });

  test('takes an activity of an empty channel from a key that may not sign for Teams, and any other channel from one that may', async () => {
    const token = await sign(office.issuer.keys.others, office.claims());
    for (const channelId of ['', 'webchat']) {
      expect(await bySdk(office.report({ channelId }), token)).toBe('accepted');
      expect(await byBot(office.report({ channelId }), token)).toBe('NM-UNAUTHENTICATED');
    }
  });

  test('gives a wrong signature an error that is not one of authentication', async () => {
    const token = await sign(makeKey('key-teams'), office.claims());
    const error = await bySdk(office.report(), token);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(AuthenticationError);
    expect(await byBot(office.report(), token)).toBe('NM-UNAUTHENTICATED');
  });

  test('does refuse what is plainly wrong: so its settings here are right', async () => {
    for (const claims of [{ aud: randomUUID() }, { serviceurl: 'https://elsewhere.example' }, { exp: 1 }]) {
      expect(await bySdk(office.report(), await sign(office.issuer.keys.teams, office.claims(claims)))).toBeInstanceOf(AuthenticationError);
    }
    expect(await bySdk(office.report(), await sign(office.issuer.keys.teams, office.claims()))).toBe('accepted');
  });
});
