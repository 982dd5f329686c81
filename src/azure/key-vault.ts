import pRetry from 'p-retry';
import { z } from 'zod';
import type { Cloud } from './clouds.js';
import type { TokenSource } from './identity.js';

/** What secrets are read with. */
export interface Vault {
  cloud: Cloud;
  tokens: TokenSource;
  /** Node's own unless a test has another. */
  fetch?: typeof fetch;
}

/** `https://NAME.vault.azure.net/secrets/SECRET`, with or without a version: the address that the portal shows as "Secret identifier". */
const reference = /^https:\/\/[a-z0-9-]{3,24}((?:\.[a-z0-9-]+)+)\/secrets\/[A-Za-z0-9-]{1,127}(?:\/[0-9a-f]{32})?\/?$/;
const apiVersion = '7.4';
const answerSchema = z.looseObject({ value: z.string().min(1) });

/** Whether a setting names a secret in a Key Vault instead of holding it. */
export function isReference(value: string): boolean {
  return reference.test(value);
}

/**
 * Puts secrets in the place of their references. The secrets are then in the memory of this process and nowhere else: not in a file, an image
 * or the environment. `problems` says of which settings they could not be read and why; neither holds an address nor a value.
 */
export async function readReferences(settings: Record<string, string>, vault: Vault): Promise<{ settings: Record<string, string>; problems: string[] }> {
  const problems: string[] = [];
  let bearer: Promise<string> | undefined;
  const signIn = () => bearer ??= vaultToken(vault);
  const read = await Promise.all(Object.entries(settings).map(async ([name, value]) => {
    if (!isReference(value)) return [name, value] as const;
    try {
      return [name, await readSecret(value, vault, signIn)] as const;
    } catch (error) {
      problems.push(`${name} ${error instanceof Unreadable ? error.message : 'could not be read from its Key Vault'}`);
      return [name, ''] as const;
    }
  }));
  return { settings: Object.fromEntries(read), problems };
}

/** A reason in our own words: what the service answers may quote names and addresses. */
class Unreadable extends Error {}

async function vaultToken({ cloud, tokens }: Vault): Promise<string> {
  const bearer = await tokens.getToken(`https://${cloud.vaultSuffix.slice(1)}/.default`).catch(() => null);
  if (bearer === null) throw new Unreadable('could not be read from its Key Vault: there is no managed identity to sign in with');
  return bearer.token;
}

async function readSecret(address: string, { cloud, fetch: get = fetch }: Vault, signIn: () => Promise<string>): Promise<string> {
  // The token must not be shown to a host that anybody could have registered.
  if (reference.exec(address)?.[1] !== cloud.vaultSuffix) throw new Unreadable('names a Key Vault that is not in the configured cloud');
  const bearer = await signIn();
  return pRetry(async () => {
    const answer = await get(`${address.replace(/\/$/, '')}?api-version=${apiVersion}`, {
      headers: { authorization: `Bearer ${bearer}` }, redirect: 'error', signal: AbortSignal.timeout(5_000),
    });
    if (answer.status === 401 || answer.status === 403) throw new Unreadable('could not be read from its Key Vault: the managed identity may not read it');
    if (answer.status === 404) throw new Unreadable('could not be read from its Key Vault: there is no such secret');
    if (answer.status !== 200) throw new Error('Key Vault busy');
    return answerSchema.parse(await answer.json()).value;
  }, { retries: 3, minTimeout: 200, shouldRetry: ({ error }) => !(error instanceof Unreadable) });
}
