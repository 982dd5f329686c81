import { createPrivateKey, randomUUID } from 'node:crypto';
import type * as AzureIdentity from '@azure/identity';
import { SignJWT } from 'jose';
import type { Cloud } from './clouds.js';

/** Gives access tokens of Microsoft Entra. What `@azure/identity` and `@azure/cosmos` call a TokenCredential. */
export interface TokenSource {
  /** Resolves to a token for a scope, from its own cache while it is good. Fails with the SDK's errors: they go no further than their code. */
  getToken(scopes: string | string[], options?: object): Promise<{ token: string; expiresOnTimestamp: number } | null>;
}

/** How the bot proves who it is: without a secret where it runs in Azure, with one elsewhere. */
export type AppProof =
  | { kind: 'managed-identity' }
  | { kind: 'secret'; secret: string }
  /** `thumbprint`: SHA-1 of the certificate, 40 hexadecimal digits. `privateKey`: RSA, in PEM form. */
  | { kind: 'certificate'; thumbprint: string; privateKey: string };

/** The tokens of the bot's registration. */
export function appTokens(app: { id: string; tenant: string; proof: AppProof }, cloud: Cloud): TokenSource {
  const { id, tenant, proof } = app;
  switch (proof.kind) {
    case 'managed-identity': return managedIdentity(cloud, id);
    case 'secret': return lazily((sdk) => new sdk.ClientSecretCredential(tenant, id, proof.secret, { authorityHost: cloud.login }));
    case 'certificate': return lazily((sdk) =>
      new sdk.ClientAssertionCredential(tenant, id, () => assertion(id, tokenEndpoint(cloud, tenant), proof), { authorityHost: cloud.login }));
  }
}

/**
 * The tokens of the machine's own identity: the user-assigned one with this client id, or the machine's only one. Azure's platform hands
 * them out at an address inside the machine; no secret exists that could leak.
 */
export function managedIdentity(cloud: Cloud, clientId?: string): TokenSource {
  const options = { authorityHost: cloud.login };
  return lazily((sdk) => new sdk.ManagedIdentityCredential(clientId === undefined ? options : { ...options, clientId }));
}

/** The SDK is loaded at the first token. */
function lazily(make: (sdk: typeof AzureIdentity) => TokenSource): TokenSource {
  let made: Promise<TokenSource> | undefined;
  return {
    async getToken(scopes, options) {
      made ??= import('@azure/identity').then(make);
      return (await made).getToken(scopes, options);
    },
  };
}

function tokenEndpoint(cloud: Cloud, tenant: string): string {
  return `${cloud.login}/${tenant}/oauth2/v2.0/token`;
}

/**
 * What a certificate proves itself with: a statement of five minutes, signed with its key. Our own, because the Bot Framework's
 * certificate class asks the commercial cloud for its tokens, in whichever cloud the bot is.
 */
async function assertion(appId: string, audience: string, { thumbprint, privateKey }: Extract<AppProof, { kind: 'certificate' }>): Promise<string> {
  return new SignJWT({})
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', x5t: Buffer.from(thumbprint, 'hex').toString('base64url') })
    .setIssuer(appId).setSubject(appId).setAudience(audience)
    .setJti(randomUUID()).setIssuedAt().setNotBefore('0s').setExpirationTime('5m')
    .sign(createPrivateKey(privateKey));
}
