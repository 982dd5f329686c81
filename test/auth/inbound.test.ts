import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { clouds } from '../../src/azure/index.js';
import { manualClock } from '../../src/base/index.js';
import { tokenChecks } from '../../src/teams/index.js';
import { type Connector, startConnector } from '../support/connector.js';
import { runApp } from '../support/running-app.js';
import { type Answered, pageOf, receiptOn, TeamsClient } from '../support/teams-client.js';
import { agency, tenant } from './agency.js';
import { forgeries } from './forgeries.js';
import { sign, startIssuer } from './issuer.js';
import { conversation, type Office, openOffice, person } from './office.js';

let office: Office;
let elsewhere: Connector;
beforeAll(async () => {
  [office, elsewhere] = await Promise.all([openOffice(), startConnector()]);
});
afterAll(async () => {
  await Promise.all([office.close(), elsewhere.close()]);
});
afterEach(() => {
  Object.assign(office.faults, { checks: tokenChecks, everyTenant: false });
  office.faults.origins.splice(0, Infinity, office.connector.url);
});

/** Runs requests of which each must be refused: with a status, a code and nothing else, nothing stored, nothing sent. */
async function refused(status: number, code: string, ...requests: (() => Promise<Answered>)[]): Promise<void> {
  const before = await office.stored();
  const sent = office.connector.authorizations.length + elsewhere.authorizations.length;
  for (const request of requests) {
    const answer = await request();
    expect({ status: answer.status, text: answer.text }).toEqual({ status, text: JSON.stringify({ code }) });
  }
  expect(await office.stored()).toEqual(before);
  expect(office.connector.authorizations.length + elsewhere.authorizations.length).toBe(sent);
}

/** Runs a report's last step that must get through: a receipt, and one document more. */
async function through(request: () => Promise<Answered>): Promise<void> {
  const before = (await office.stored()).length;
  expect(receiptOn(pageOf(await request()))).toBeDefined();
  expect(await office.stored()).toHaveLength(before + 1);
}

describe('A good token', () => {
  test('opens the dialog and gets a report stored', async () => {
    await through(async () => office.send(office.report(), await office.authorization()));
  });

  test('gets a message answered, with the bot’s own token for Teams, by its managed identity', async () => {
    const before = office.connector.authorizations.length;
    expect(await office.send(office.order(), await office.authorization())).toMatchObject({ status: 200, text: '' });
    expect(office.connector.authorizations.slice(before)).toEqual(['Bearer token-for-https://api.botframework.com']);
    expect(office.machine.asked).toContainEqual({ resource: 'https://api.botframework.com', clientId: office.appId });
  });

  test('may be signed with a key that does not say for which channels', async () => {
    await through(async () => office.send(office.report(), `Bearer ${await sign(office.issuer.keys.plain, office.claims())}`));
  });

  test('may be signed with RS384 and RS512, and a clock may be five minutes off', async () => {
    const now = Math.floor(Date.now() / 1_000);
    for (const [claims, alg] of [[{ exp: now - 240 }, 'RS384'], [{ nbf: now + 240 }, 'RS512']] as const) {
      await through(async () => office.send(office.report(), `Bearer ${await sign(office.issuer.keys.teams, office.claims(claims), { alg })}`));
    }
  });
});

describe.each(forgeries)('$what', ({ authorization, activity, fault }) => {
  const requests = () => [
    async () => office.send(office.report(activity?.(office)), await authorization(office)),
    async () => office.send(office.order(activity?.(office)), await authorization(office)),
  ] as const;

  test('is refused with a code, and nothing is done', async () => {
    await refused(401, 'NM-UNAUTHENTICATED', ...requests());
  });

  test('gets through where its check is left out, so that the test above can fail', async () => {
    office.faults.checks = fault(office);
    await through(requests()[0]);
  });
});

describe('No token', () => {
  const headers = [undefined, '', 'Bearer', 'Bearer ', 'Basic dXNlcjpwYXNz', 'bearer a.b.c', 'Bearer a.b.c d', 'Bearer null', 'Bearer a.b'];

  test.each(headers)('(%p) is refused with a code, and nothing is done', async (header) => {
    await refused(401, 'NM-UNAUTHENTICATED', () => office.send(office.report(), header), () => office.send(office.order(), header));
  });

  test('is no way into a bot that lacks its registration: it does not start', async () => {
    const { app: _none, ...config } = agency();
    await expect(runApp({}, config)).rejects.toThrow('NM-INTERNAL');
  });

  test('is enough in the local profile, so that the tests above can fail', async () => {
    const open = await runApp();
    try {
      const client = new TeamsClient(open.app.port);
      expect(receiptOn(pageOf(await client.post(office.report())))).toBeDefined();
    } finally {
      await open.stop();
    }
  });
});

describe('Another tenant', () => {
  const other = '99999999-2222-4333-8444-555555555555';
  const kinds = ['message', 'invoke', 'conversationUpdate', 'messageReaction', 'installationUpdate', 'messageUpdate', 'event', 'typing', 'endOfConversation', 'somethingNew'];
  const ofKind = (type: string, more: Record<string, unknown>) => ({
    ...(type === 'invoke' ? office.report() : office.order({ type, membersAdded: [{ id: '28:bot' }], reactionsAdded: [{ type: 'like' }], action: 'add' })), ...more,
  });
  const foreign = { conversation: { ...conversation, tenantId: other }, channelData: { tenant: { id: other }, channel: { id: '19:channel@thread.tacv2' } } };

  test.each(kinds)('is refused on an activity of type %s, and gets through where every tenant is allowed', async (type) => {
    const request = async () => office.send(ofKind(type, foreign), await office.authorization());
    await refused(403, 'NM-TENANT', request);
    office.faults.everyTenant = true;
    expect((await request()).status).toBe(200);
  });

  test.each([
    ['only the conversation is of it', { ...foreign, channelData: { tenant: { id: tenant } } }],
    ['only the channel data is of it', { ...foreign, conversation }],
    ['only the sender is of it, as in a shared channel', { conversation, from: { ...person, tenantId: other } }],
    ['no tenant is named', { conversation: { id: 'a:1', conversationType: 'personal' }, channelData: undefined }],
    ['the tenant is no text', { conversation: { ...conversation, tenantId: [tenant] }, channelData: { tenant: { id: { toString: tenant } } } }],
  ])('is refused also where %s', async (_what, activity) => {
    await refused(403, 'NM-TENANT', async () => office.send(office.report(activity), await office.authorization()), async () => office.send(office.order(activity), await office.authorization()));
  });

  test('is any but the allowed ones, in whichever case they are written', async () => {
    await through(async () => office.send(office.report({ conversation: { ...conversation, tenantId: tenant.toUpperCase() } }), await office.authorization()));
  });
});

describe('An address that is not the cloud’s', () => {
  const signedFor = async (serviceUrl: string) => `Bearer ${await sign(office.issuer.keys.teams, office.claims({ serviceurl: serviceUrl }))}`;
  const asks = (serviceUrl: string) => [
    async () => office.send(office.report({ serviceUrl }), await signedFor(serviceUrl)),
    async () => office.send(office.order({ serviceUrl }), await signedFor(serviceUrl)),
  ] as const;

  test('is refused even in a good token, and gets its answer where it is allowed', async () => {
    await refused(403, 'NM-SERVICE-URL', ...asks(elsewhere.url));
    office.faults.origins.push(elsewhere.url);
    await asks(elsewhere.url)[1]();
    expect(elsewhere.authorizations).toEqual(['Bearer token-for-https://api.botframework.com']);
  });

  test('is not followed to from an allowed one that redirects', async () => {
    const asked: (string | undefined)[] = [];
    const redirecting = createServer((request, response) => {
      asked.push(request.headers.authorization);
      request.resume();
      response.writeHead(307, { location: `${elsewhere.url}${request.url}` });
      response.end();
    });
    await new Promise<void>((resolve) => redirecting.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(redirecting.address() as AddressInfo).port}`;
    office.faults.origins.push(url);
    const before = elsewhere.authorizations.length;
    await asks(url)[1]();
    redirecting.closeAllConnections();
    redirecting.close();
    expect(asked).toHaveLength(1);
    expect(elsewhere.authorizations).toHaveLength(before);
  });

  test.each([
    'https://smba.trafficmanager.net.evil.example/amer/', 'https://evil.example/smba.trafficmanager.net', 'http://smba.trafficmanager.net/amer/', 'https://smba.trafficmanager.net:444/amer/',
    'https://smba.trafficmanager.net@evil.example/', 'https://who:word@smba.trafficmanager.net/', 'https://webchat.botframework.com/', 'https://smba.infra.gov.teams.microsoft.us/teams',
    'http://127.0.0.1:1/', 'http://169.254.169.254/metadata', 'javascript:alert(1)', 'no address',
  ])('(%s) is refused', async (serviceUrl) => {
    office.faults.origins.push(...clouds.public.replyOrigins);
    await refused(403, 'NM-SERVICE-URL', ...asks(serviceUrl));
  });
});

describe('The issuer’s keys', () => {
  /** A bot of its own with an issuer of its own, and a clock that stands where the test puts it. */
  async function fresh() {
    const clock = manualClock(Date.now());
    const issuer = await startIssuer();
    const running = await runApp({ clock }, agency({ cloud: { ...clouds.public, openIdMetadata: issuer.metadata, replyOrigins: [office.connector.url] }, tenants: new Set([tenant]), app: { id: office.appId, type: 'UserAssignedMSI', tenant } }));
    const client = new TeamsClient(running.app.port);
    const send = async (key = issuer.keys.teams) => {
      const { status, text } = await client.postRaw(JSON.stringify(office.report()), { authorization: `Bearer ${await sign(key, office.claims())}` });
      return status === 200 ? 'accepted' : `${status} ${text}`;
    };
    return { clock, issuer, send, close: async () => { await running.stop(); await issuer.close(); } };
  }

  test('are asked for once, however many activities wait, and not again for names that nobody knows', async () => {
    const { issuer, send, close } = await fresh();
    expect(new Set(await Promise.all(Array.from({ length: 10 }, () => send())))).toEqual(new Set(['accepted']));
    expect(new Set(await Promise.all(Array.from({ length: 30 }, (_, i) => send({ ...issuer.keys.teams, kid: `made-up-${i}` }))))).toEqual(new Set(['401 {"code":"NM-UNAUTHENTICATED"}']));
    expect(issuer.asked).toEqual(['/openidconfiguration', '/keys']);
    await close();
  });

  test('out of reach give a code that says so, are not asked for with every request, and are used when they are back', async () => {
    const { clock, issuer, send, close } = await fresh();
    issuer.status = 500;
    for (let i = 0; i < 5; i++) expect(await send()).toBe('503 {"code":"NM-SIGNING-KEYS"}');
    expect(issuer.asked.length).toBeLessThanOrEqual(2);
    issuer.status = 200;
    clock.advance(5_000);
    expect(await send()).toBe('accepted');
    await close();
  });

  test('are asked for again after a day, so that a key which was taken back is worth nothing', async () => {
    const { clock, issuer, send, close } = await fresh();
    const old = issuer.keys.teams;
    expect(await send()).toBe('accepted');
    issuer.keys.teams = { ...issuer.keys.plain, kid: 'key-new' };
    clock.advance(86_400_000);
    expect(issuer.asked).toHaveLength(2);
    expect(await send(old)).toBe('401 {"code":"NM-UNAUTHENTICATED"}');
    expect(issuer.asked).toHaveLength(4);
    await close();
  });
});
