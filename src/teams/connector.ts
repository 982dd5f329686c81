import { ActivityTypes } from 'botbuilder';
import { CardFactory } from 'botbuilder';
import type { Place } from '../briefing/index.js';
import type { Card } from './render.js';

/** How one request to the connector service went. `unreached`: nothing was sent. `unknown`: it may have arrived. */
export type Attempt =
  | { kind: 'done'; id: string }
  | { kind: 'refused'; status: number; retryAfterMs?: number }
  | { kind: 'unreached' | 'unknown' };

/** The three calls of the connector service that a bot needs to speak by itself. One attempt each: what to repeat is the queue's to know. */
export interface Connector {
  /** Starts a thread in a channel; `id` is the thread's, `19:…;messageid=N`. */
  start(place: Place, card: Card): Promise<Attempt>;
  /** Answers in a thread. */
  reply(place: Place, thread: string, card: Card): Promise<Attempt>;
  /** Replaces the card that a thread began with. */
  update(place: Place, thread: string, card: Card): Promise<Attempt>;
}

export interface ConnectorDeps {
  appId: string;
  /** The header that proves who we are; none in the local profile. */
  authorization: (serviceUrl: string) => Promise<string | undefined>;
  mayReplyTo: (serviceUrl: string) => boolean;
  /** Longest wait for an answer, in milliseconds. */
  timeoutMs?: number;
}

/** What undici and the system say where no connection came about: the request was not sent. */
const neverSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT']);

/**
 * Speaks to the connector service without the SDK's client: that one repeats a 502 by itself, and cannot be told not to, and its errors
 * quote addresses. Tokens still come from the SDK.
 */
export function createConnector({ appId, authorization, mayReplyTo, timeoutMs = 15_000 }: ConnectorDeps): Connector {
  async function call(method: string, serviceUrl: string, path: string, body: unknown): Promise<Attempt> {
    if (!mayReplyTo(serviceUrl)) return { kind: 'refused', status: 403 };
    let token: string | undefined;
    try {
      token = await authorization(serviceUrl);
    } catch {
      return { kind: 'unreached' };
    }
    try {
      const response = await fetch(`${serviceUrl.replace(/\/+$/, '')}/v3/conversations${path}`, {
        method, body: JSON.stringify(body), redirect: 'error', signal: AbortSignal.timeout(timeoutMs),
        headers: { 'content-type': 'application/json', accept: 'application/json', ...(token === undefined ? {} : { authorization: token }) },
      });
      const text = await response.text();
      if (response.ok) return { kind: 'done', id: idIn(text) };
      const seconds = Number(response.headers.get('retry-after'));
      return { kind: 'refused', status: response.status, ...(seconds > 0 ? { retryAfterMs: seconds * 1_000 } : {}) };
    } catch (error) {
      const code = (error as { cause?: { code?: unknown } }).cause?.code;
      return { kind: typeof code === 'string' && neverSent.has(code) ? 'unreached' : 'unknown' };
    }
  }

  const message = (card: Card) => ({ type: ActivityTypes.Message, attachments: [CardFactory.adaptiveCard(card)] });
  return {
    start: ({ serviceUrl, channelId, tenantId }, card) => call('POST', serviceUrl, '', {
      isGroup: true, bot: { id: appId === '' ? 'bot' : `28:${appId}` }, channelData: { channel: { id: channelId } }, activity: message(card),
      ...(tenantId === undefined ? {} : { tenantId }),
    }),
    reply: ({ serviceUrl }, thread, card) => call('POST', serviceUrl, `/${encodeURIComponent(thread)}/activities`, message(card)),
    async update({ serviceUrl }, thread, card) {
      const id = /;messageid=([^;]+)$/.exec(thread)?.[1];
      return id === undefined ? { kind: 'refused', status: 404 }
        : call('PUT', serviceUrl, `/${encodeURIComponent(thread)}/activities/${encodeURIComponent(id)}`, { ...message(card), id });
    },
  };
}

/** The new thread's id; the answer to a PUT may have none. */
function idIn(text: string): string {
  try {
    const { id } = JSON.parse(text) as { id?: unknown };
    return typeof id === 'string' ? id.slice(0, 500) : '';
  } catch {
    return '';
  }
}
