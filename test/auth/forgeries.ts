import { exportJWK, EmbeddedJWK, decodeJwt, jwtVerify, type JWTVerifyOptions, SignJWT, UnsecuredJWT } from 'jose';
import { createPublicKey } from 'node:crypto';
import { type TokenChecks, tokenChecks } from '../../src/teams/index.js';
import type { Office } from './office.js';
import { makeKey, sign } from './issuer.js';

/** A request that must not get through, and the check which alone keeps it out. */
export interface Forgery {
  what: string;
  /** The Authorization header. */
  authorization: (office: Office) => Promise<string>;
  /** How the activity differs from an honest one. */
  activity?: (office: Office) => Record<string, unknown>;
  /** The checks with that one left out: the fault that the twin plants. */
  fault: (office: Office) => TokenChecks;
}

const stranger = makeKey('key-teams');
const now = () => Math.floor(Date.now() / 1_000);
const bearer = async (token: Promise<string>) => `Bearer ${await token}`;

/** A good token but for some claims. */
const claiming = (more: (office: Office) => Record<string, unknown>) => (office: Office) => bearer(sign(office.issuer.keys.teams, office.claims(more(office))));
const honest = claiming(() => ({}));

/** jose's check with an option changed or, where it is undefined, left out. */
const options = (change: Partial<JWTVerifyOptions>) => (): TokenChecks => ({ ...tokenChecks, genuine: (token, keys, given) => jwtVerify(token, keys, { ...given, ...change }) });
const noSignature = (): TokenChecks => ({ ...tokenChecks, genuine: async (token) => ({ payload: decodeJwt(token), protectedHeader: {} }) });
const noFit = (): TokenChecks => ({ ...tokenChecks, fits: () => true });

/** Header and claims of one token with the signature of another. */
async function tampered(office: Office): Promise<string> {
  const parts = (await sign(office.issuer.keys.teams, office.claims({ aud: 'somebody-else' }))).split('.');
  const [, claims] = (await sign(stranger, office.claims())).split('.');
  return `${parts[0]}.${claims}.${parts[2]}`;
}

async function withItsOwnKey(office: Office): Promise<string> {
  return new SignJWT(office.claims()).setProtectedHeader({ alg: 'RS256', kid: 'key-teams', jwk: await exportJWK(createPublicKey(stranger.private)) }).sign(stranger.private);
}

async function hmacWithThePublicKey(office: Office): Promise<string> {
  const secret = new TextEncoder().encode(office.issuer.keys.teams.public);
  return new SignJWT(office.claims()).setProtectedHeader({ alg: 'HS256', kid: 'key-teams' }).sign(secret);
}

export const forgeries: Forgery[] = [
  {
    what: 'garbage in place of a token', authorization: async () => 'Bearer eyJh.eyJi.c2ln',
    fault: (office) => ({ ...tokenChecks, genuine: async () => ({ payload: office.claims(), protectedHeader: {} }) }),
  },
  { what: 'a token that expired', authorization: claiming(() => ({ exp: now() - 360 })), fault: options({ currentDate: new Date(Date.now() - 300_000) }) },
  { what: 'a token that is not yet valid', authorization: claiming(() => ({ nbf: now() + 360 })), fault: options({ currentDate: new Date(Date.now() + 300_000) }) },
  { what: 'a token that never expires', authorization: claiming(() => ({ exp: undefined })), fault: options({ requiredClaims: [] }) },
  { what: 'a token for another bot', authorization: claiming(() => ({ aud: '11111111-2222-4333-8444-555555555555' })), fault: options({ audience: undefined } as never) },
  { what: 'a token for nobody', authorization: claiming(() => ({ aud: undefined })), fault: options({ audience: undefined } as never) },
  { what: 'a token of another issuer', authorization: claiming(() => ({ iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' })), fault: options({ issuer: undefined } as never) },
  { what: 'a token of no issuer', authorization: claiming(() => ({ iss: undefined })), fault: options({ issuer: undefined } as never) },
  {
    what: 'the token with which the bot itself speaks to Teams',
    authorization: claiming((office) => ({ iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', aud: 'https://api.botframework.com', appid: office.appId, ver: '1.0' })),
    fault: options({ issuer: undefined, audience: undefined } as never),
  },
  { what: 'a token signed with a key that nobody listed, under a listed name', authorization: (office) => bearer(sign(stranger, office.claims())), fault: noSignature },
  { what: 'a token whose key has an unknown name', authorization: (office) => bearer(sign(stranger, office.claims(), { kid: 'key-unknown' })), fault: noSignature },
  {
    what: 'a token that brings its own key', authorization: (office) => bearer(withItsOwnKey(office)),
    fault: () => ({ ...tokenChecks, genuine: (token, _keys, given) => jwtVerify(token, EmbeddedJWK, given) }),
  },
  { what: 'a token whose claims were changed', authorization: (office) => bearer(tampered(office)), fault: noSignature },
  { what: 'a token without its signature', authorization: async (office) => (await honest(office)).replace(/[^.]+$/, ''), fault: noSignature },
  { what: 'a token of alg none', authorization: async (office) => `Bearer ${new UnsecuredJWT(office.claims()).encode()}`, fault: noSignature },
  {
    what: 'a token of HS256 with the public key as its secret', authorization: (office) => bearer(hmacWithThePublicKey(office)),
    fault: (office) => ({ ...tokenChecks, genuine: (token) => jwtVerify(token, new TextEncoder().encode(office.issuer.keys.teams.public)) }),
  },
  { what: 'a good token with an activity that wants its answers elsewhere', authorization: honest, activity: (office) => ({ serviceUrl: `${office.connector.url}/elsewhere` }), fault: noFit },
  { what: 'a token that names no service URL', authorization: claiming(() => ({ serviceurl: undefined })), fault: noFit },
  { what: 'a good token with an activity of Web Chat', authorization: honest, activity: () => ({ channelId: 'webchat' }), fault: noFit },
  { what: 'a good token with an activity of no channel', authorization: honest, activity: () => ({ channelId: undefined }), fault: noFit },
  { what: 'a good token with an activity that calls itself AseChannel', authorization: honest, activity: () => ({ channelId: 'AseChannel' }), fault: noFit },
  { what: 'a token whose key may sign for Web Chat only', authorization: (office) => bearer(sign(office.issuer.keys.others, office.claims())), fault: noFit },
];
