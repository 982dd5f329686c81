import { CloudAdapter, ConfigurationBotFrameworkAuthentication, type InvokeResponse, type TurnContext } from 'botbuilder';
import {
  type AuthenticateRequestResult, BotFrameworkAuthentication, ClaimsIdentity, type ConnectorClient, ConnectorFactory, type UserTokenClient,
} from 'botframework-connector';
import type { Activity } from 'botframework-schema';
import { AppError } from '../base/index.js';
import { createTokenGuard, type TokenGuard } from './inbound-token.js';
import { authorizationOf, ConnectorCredentials, type Registration, sdkSettings } from './registration.js';

/**
 * The Bot Framework's adapter without its talkative parts. `CloudAdapter.process` prints errors to the console and answers with
 * their messages; this goes past it, straight to the pipeline, and every error comes out as an AppError.
 */
export class QuietAdapter extends CloudAdapter {
  constructor(authentication: BotFrameworkAuthentication, private readonly proof: (serviceUrl: string) => Promise<string | undefined>) {
    super(authentication);
    this.onTurnError = async (_context, error) => { throw error; };
  }

  /** The Authorization header for a message of our own initiative; undefined in the local profile. Fails where no token is to be had. */
  authorization(serviceUrl: string): Promise<string | undefined> {
    return this.proof(serviceUrl);
  }

  /** Authenticates an activity and runs one turn. Fails with NM-UNAUTHENTICATED or NM-SIGNING-KEYS, or with what `logic` throws. */
  async handle(authorization: string, activity: Activity, logic: (context: TurnContext) => Promise<void>): Promise<InvokeResponse | undefined> {
    try {
      return await this.processActivity(authorization, activity, logic);
    } catch (error) {
      if (error instanceof AppError) throw error;
      throw new AppError('NM-INTERNAL', { cause: error });
    }
  }
}

export interface AdapterSettings {
  /** Left out only in the local profile, where nobody is authenticated. */
  registration?: Registration;
  /** The gate's rule for addresses that may be answered. */
  mayReplyTo: (serviceUrl: string) => boolean;
}

export function createAdapter({ registration, mayReplyTo }: AdapterSettings): QuietAdapter {
  if (registration === undefined) return new QuietAdapter(new LazyAuthentication(new ConfigurationBotFrameworkAuthentication({}), mayReplyTo), async () => undefined);
  const { id, cloud, clock, checks } = registration;
  const inner = new ConfigurationBotFrameworkAuthentication(sdkSettings(registration), new ConnectorCredentials(registration));
  const guard = createTokenGuard({ issuer: cloud.tokenIssuer, audience: id, metadata: cloud.openIdMetadata, clock }, checks);
  return new QuietAdapter(new LazyAuthentication(inner, mayReplyTo, guard), () => authorizationOf(registration));
}

/**
 * The SDK builds a connector client and a user-token client for each turn, though an invoke is answered in its HTTP response
 * and we never hold user tokens. Here the connector is built when something is first sent, and only to an allowed address; and who
 * speaks to the bot is decided by our own guard: see inbound-token.ts.
 */
class LazyAuthentication extends BotFrameworkAuthentication {
  constructor(private readonly inner: BotFrameworkAuthentication, private readonly mayReplyTo: (serviceUrl: string) => boolean, private readonly guard?: TokenGuard) {
    super();
  }

  async authenticateRequest(activity: Activity, authorization: string): Promise<AuthenticateRequestResult> {
    const claims = this.guard === undefined ? {} : await this.guard(authorization, activity);
    const claimsIdentity = new ClaimsIdentity(Object.entries(claims).map(([type, value]) => ({ type, value: value as string })), true);
    return { audience: '', callerId: '', claimsIdentity, connectorFactory: this.createConnectorFactory(claimsIdentity) };
  }

  async authenticateStreamingRequest(): Promise<AuthenticateRequestResult> {
    throw new AppError('NM-UNAUTHENTICATED');
  }

  createConnectorFactory(claims: ClaimsIdentity): ConnectorFactory {
    return new LazyConnectorFactory(this.inner.createConnectorFactory(claims), this.mayReplyTo);
  }

  async createUserTokenClient(): Promise<UserTokenClient> {
    return undefined as unknown as UserTokenClient;
  }
}

class LazyConnectorFactory extends ConnectorFactory {
  constructor(private readonly inner: ConnectorFactory, private readonly mayReplyTo: (serviceUrl: string) => boolean) {
    super();
  }

  async create(serviceUrl: string, audience?: string): Promise<ConnectorClient> {
    let built: Promise<ConnectorClient> | undefined;
    const build = () => {
      if (!this.mayReplyTo(serviceUrl)) throw new AppError('NM-SERVICE-URL');
      built ??= this.inner.create(serviceUrl, audience);
      return built;
    };
    const conversations = new Proxy({}, {
      get: (_target, method) => async (...args: unknown[]) => {
        const real = (await build()).conversations as unknown as Record<PropertyKey, (...args: unknown[]) => unknown>;
        return real[method]?.(...args);
      },
    });
    return { conversations } as unknown as ConnectorClient;
  }
}
