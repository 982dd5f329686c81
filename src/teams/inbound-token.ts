import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify, type JWTVerifyGetKey, type JWTVerifyOptions } from 'jose';
import { z } from 'zod';
import { AppError, type Clock } from '../base/index.js';

/**
 * Who may speak to the bot: the check of the token that comes with each activity. It stands in the place of the SDK's, which
 * - believes the activity about who signed: one that calls itself `AseChannel`, or a token that calls itself the Emulator's, is checked by
 *   other rules, without audience and service URL, so that a token which the bot itself once sent out would open the door;
 * - keeps every tenant that a token names, before it has looked at the signature, for as long as the process lives;
 * - takes tokens without an expiry, and activities without a channel past the signer's endorsements;
 * - answers a wrong signature with an error like any other, and asks for keys without a limit of time.
 * `test/auth/sdk-alone.test.ts` shows each of these.
 */

/** The one channel that this bot serves. Others, as Web Chat, which is on by default, let their clients write any tenant and any sender. */
const channel = 'msteams';
const algorithms = ['RS256', 'RS384', 'RS512'];
/** What Microsoft's documentation allows two clocks to differ. */
const clockToleranceSeconds = 300;
/** How long a list of keys may be used: Microsoft's documentation asks for a day at most. */
const dayMs = 86_400_000;
const tryAgainMs = 5_000;
const answerWithinMs = 5_000;

export interface TokenRules {
  issuer: string;
  /** The bot's app id: for whom the token must be. */
  audience: string;
  /** Address of the issuer's OpenID metadata. */
  metadata: string;
  clock: Clock;
}

/** What of an activity the token must speak for. */
export interface Claimed {
  channelId?: string;
  serviceUrl?: string;
}

/** A token whose signature is good. */
export interface Verified {
  payload: JWTPayload;
  protectedHeader: { kid?: string };
}

/**
 * The checks, as two functions. They can be replaced in code, by tests which show that it is these that refuse; no setting reaches them.
 * For the same reason the metadata's address is a value of the `Cloud` that is handed in, and the setting CLOUD only picks one of four.
 */
export interface TokenChecks {
  /** Resolves for a token that is signed, by the issuer, for us, and in time. Fails otherwise. */
  genuine(token: string, keys: JWTVerifyGetKey, options: JWTVerifyOptions): Promise<Verified>;
  /** Whether the token speaks for this activity. `endorsements`: the channels for which its key may sign; empty where that is not said. */
  fits(token: Verified, activity: Claimed, endorsements: readonly string[]): boolean;
}

export const tokenChecks: TokenChecks = {
  genuine: (token, keys, options) => jwtVerify(token, keys, options),
  fits: ({ payload }, { channelId, serviceUrl }, endorsements) =>
    channelId === channel && payload['serviceurl'] === serviceUrl && (endorsements.length === 0 || endorsements.includes(channel)),
};

/** Resolves to the token's claims. Fails with NM-UNAUTHENTICATED, or with NM-SIGNING-KEYS where the issuer's keys are out of reach. */
export type TokenGuard = (authorization: string, activity: Claimed) => Promise<JWTPayload>;

export function createTokenGuard(rules: TokenRules, checks: TokenChecks = tokenChecks): TokenGuard {
  const keys = new SigningKeys(rules.metadata, rules.clock);
  return async (authorization, activity) => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]*)$/.exec(authorization)?.[1];
    if (token === undefined) throw new AppError('NM-UNAUTHENTICATED');
    const verified = await checks.genuine(token, keys.find, {
      algorithms, issuer: rules.issuer, audience: rules.audience, requiredClaims: ['exp'],
      clockTolerance: clockToleranceSeconds, currentDate: new Date(rules.clock.now()),
    }).catch((error: unknown) => { throw error instanceof AppError ? error : new AppError('NM-UNAUTHENTICATED'); });
    if (!checks.fits(verified, activity, await keys.endorsements(verified.protectedHeader.kid))) throw new AppError('NM-UNAUTHENTICATED');
    return verified.payload;
  };
}

type KeySet = ReturnType<typeof createRemoteJWKSet>;

/** The issuer's public keys, asked for when first needed and every day, and in between when a token names a key that is not among them. */
class SigningKeys {
  #set: Promise<KeySet> | undefined;
  #askAgainAt = -Infinity;

  constructor(private readonly metadata: string, private readonly clock: Clock) {}

  readonly find: JWTVerifyGetKey = async (header, token) => {
    const set = await this.#current();
    return set(header, token).catch((error: unknown) => {
      const unknownKey = error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys;
      throw unknownKey ? error : new AppError('NM-SIGNING-KEYS');
    });
  };

  /** The channels for which a key may sign. */
  async endorsements(kid: string | undefined): Promise<readonly string[]> {
    const key = (await this.#current()).jwks()?.keys.find((one) => one.kid === kid);
    return z.object({ endorsements: z.array(z.string()) }).safeParse(key).data?.endorsements ?? [];
  }

  /** One request at a time, however many activities wait for it; after a failure none for a few seconds. */
  #current(): Promise<KeySet> {
    const now = this.clock.now();
    if (this.#set === undefined || now >= this.#askAgainAt) {
      this.#askAgainAt = now + tryAgainMs;
      this.#set = fetchKeys(this.metadata).then((set) => {
        this.#askAgainAt = now + dayMs;
        return set;
      }, () => { throw new AppError('NM-SIGNING-KEYS'); });
    }
    return this.#set;
  }
}

async function fetchKeys(metadata: string): Promise<KeySet> {
  const answer = await fetch(metadata, { redirect: 'error', signal: AbortSignal.timeout(answerWithinMs) });
  const { jwks_uri: address } = z.object({ jwks_uri: z.string() }).parse(await answer.json());
  const url = new URL(address);
  // Who is asked over TLS must not send us on to somewhere without it.
  if (url.protocol !== new URL(metadata).protocol) throw new AppError('NM-SIGNING-KEYS');
  const set = createRemoteJWKSet(url, { timeoutDuration: answerWithinMs, cacheMaxAge: Infinity });
  await set.reload();
  return set;
}
