import type { Clock } from '../base/index.js';
import { checkClock } from './check-clock.js';
import { fail, type Finding, ok, warn } from './finding.js';

/** What the bot must reach to take and send messages. */
export interface SignIn {
  /** Metadata that tokens of the channel are checked by. */
  channelMetadata: string;
  /** Where the bot signs in, and for what. */
  tokenUrl: string;
  scope: string;
  clientId: string;
  /** Left out where the bot signs in with a certificate or a managed identity: then only the way there is tried. */
  secret?: string;
}

const timeoutMs = 10_000;

/** Reaches the sign-in and tries the bot's own secret, since one that has run out is what most often stops a bot. */
export async function checkSignIn(signIn: SignIn, clock: Clock, request: typeof fetch = fetch): Promise<Finding[]> {
  return [...await checkMetadata(signIn, request), ...await checkToken(signIn, clock, request)];
}

async function checkMetadata({ channelMetadata }: SignIn, request: typeof fetch): Promise<Finding[]> {
  const answer = await ask(channelMetadata, {}, request);
  const host = new URL(channelMetadata).host;
  if (answer?.ok === true) return [ok('Channel', `${host} answers`)];
  return [fail('Channel', `${host} ${answer === undefined ? 'cannot be reached' : `answers ${answer.status}`}: no message could be verified.`, openFirewall(host))];
}

async function checkToken({ tokenUrl, scope, clientId, secret }: SignIn, clock: Clock, request: typeof fetch): Promise<Finding[]> {
  const host = new URL(tokenUrl).host;
  // Without a secret nothing is tried: the refusal would stand in the directory's sign-in log as an attack.
  const answer = secret === undefined
    ? await ask(new URL('/common/v2.0/.well-known/openid-configuration', tokenUrl).href, {}, request)
    : await ask(tokenUrl, { method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: secret, scope }) }, request);
  if (answer === undefined) return [fail('Sign-in', `${host} cannot be reached: nothing can be posted.`, openFirewall(host))];
  const date = Date.parse(answer.headers.get('date') ?? '');
  return [checkAnswer(host, answer.status, secret !== undefined), ...checkClock(host, clock.now(), Number.isFinite(date) ? date : undefined)];
}

function checkAnswer(host: string, status: number, tried: boolean): Finding {
  if (status >= 500) return warn('Sign-in', `${host} answers ${status}.`, 'try again later.');
  if (!tried) return ok('Sign-in', `${host} answers; the certificate or managed identity itself was not tried`);
  if (status === 200) return ok('Sign-in', 'the bot’s secret is accepted');
  return fail('Sign-in', `${host} refuses the bot’s secret (${status}).`, 'look at MICROSOFT_APP_ID and MICROSOFT_APP_TENANT_ID; make a new client secret if the old one has run out, and set MICROSOFT_APP_PASSWORD.');
}

function openFirewall(host: string): string {
  return `let the bot through the firewall or proxy to ${host}, port 443.`;
}

/** undefined where there is no answer at all. Of the body nothing is read: it may hold a token. */
async function ask(url: string, init: RequestInit, request: typeof fetch): Promise<Response | undefined> {
  try {
    const answer = await request(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
    await answer.body?.cancel();
    return answer;
  } catch {
    return undefined;
  }
}
