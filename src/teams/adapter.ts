import { CloudAdapter, ConfigurationBotFrameworkAuthentication, type ConfigurationBotFrameworkAuthenticationOptions, type InvokeResponse, type TurnContext } from 'botbuilder';
import {
  type AuthenticateRequestResult, AuthenticationError, BotFrameworkAuthentication, ClaimsIdentity, type ConnectorClient, ConnectorFactory,
  type ServiceClientCredentialsFactory, type UserTokenClient,
} from 'botframework-connector';
import type { Activity } from 'botframework-schema';
import { AppError } from '../base/index.js';

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

  /** Authenticates an activity and runs one turn. Fails with NM-UNAUTHENTICATED, or with what `logic` throws. */
  async handle(authorization: string, activity: Activity, logic: (context: TurnContext) => Promise<void>): Promise<InvokeResponse | undefined> {
    try {
      return await this.processActivity(authorization, activity, logic);
    } catch (error) {
      if (error instanceof AppError) throw error;
      throw new AppError(error instanceof AuthenticationError ? 'NM-UNAUTHENTICATED' : 'NM-INTERNAL', { cause: error });
    }
  }
}

export interface AdapterSettings {
  /** Settings for the SDK's authentication; empty in the local profile, where there is none. */
  sdk: ConfigurationBotFrameworkAuthenticationOptions;
  credentials?: ServiceClientCredentialsFactory;
  /** The gate's rule for addresses that may be answered. */
  mayReplyTo: (serviceUrl: string) => boolean;
}

export function createAdapter(settings: AdapterSettings): QuietAdapter {
  const inner = new ConfigurationBotFrameworkAuthentication(settings.sdk, settings.credentials);
  return new QuietAdapter(new LazyAuthentication(inner, settings.mayReplyTo), proofOf(inner, settings.sdk.MicrosoftAppId ?? ''));
}

/** Has the SDK sign a request that is never sent. It keeps its tokens itself, and gets a new one before the old one ends. */
function proofOf(inner: BotFrameworkAuthentication, appId: string): (serviceUrl: string) => Promise<string | undefined> {
  const clients = new Map<string, Promise<ConnectorClient>>();
  return async (serviceUrl) => {
    if (appId === '') return undefined;
    const claims = new ClaimsIdentity([{ type: 'aud', value: appId }, { type: 'appid', value: appId }]);
    const client = clients.get(serviceUrl) ?? inner.createConnectorFactory(claims).create(serviceUrl);
    clients.set(serviceUrl, client);
    const { credentials } = await client as unknown as { credentials: { signRequest(request: unknown): Promise<unknown> } };
    let header: string | undefined;
    await credentials.signRequest({ headers: { set: (name: string, value: string) => { if (name.toLowerCase() === 'authorization') header = value; } } });
    return header;
  };
}

/**
 * The SDK builds a connector client and a user-token client for each turn, though an invoke is answered in its HTTP response
 * and we never hold user tokens. Here the connector is built when something is first sent, and only to an allowed address.
 */
class LazyAuthentication extends BotFrameworkAuthentication {
  constructor(private readonly inner: BotFrameworkAuthentication, private readonly mayReplyTo: (serviceUrl: string) => boolean) {
    super();
  }

  async authenticateRequest(activity: Activity, authHeader: string): Promise<AuthenticateRequestResult> {
    const result = await this.inner.authenticateRequest(activity, authHeader);
    return { ...result, ...(result.connectorFactory ? { connectorFactory: this.#lazy(result.connectorFactory) } : {}) };
  }

  async authenticateStreamingRequest(): Promise<AuthenticateRequestResult> {
    throw new AppError('NM-UNAUTHENTICATED');
  }

  createConnectorFactory(claims: ClaimsIdentity): ConnectorFactory {
    return this.#lazy(this.inner.createConnectorFactory(claims));
  }

  async createUserTokenClient(): Promise<UserTokenClient> {
    return undefined as unknown as UserTokenClient;
  }

  #lazy(factory: ConnectorFactory): ConnectorFactory {
    return new LazyConnectorFactory(factory, this.mayReplyTo);
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
