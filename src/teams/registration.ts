import type { ConfigurationBotFrameworkAuthenticationOptions } from 'botbuilder';
import { ServiceClientCredentialsFactory } from 'botframework-connector';
import { AppError, type Clock } from '../base/index.js';
import type { Cloud, TokenSource } from '../azure/index.js';
import type { TokenChecks } from './inbound-token.js';

/** The bot's registration, in a cloud, and what it signs in with. */
export interface Registration {
  /** The app id. */
  id: string;
  /** The registration's tenant. */
  tenant: string;
  cloud: Cloud;
  /** The bot's own tokens, for what it sends. */
  tokens: TokenSource;
  clock: Clock;
  /** Only tests hand in others; see inbound-token.ts. */
  checks?: TokenChecks;
}

/** Every address that the SDK asks for, from our table of clouds: nothing is left to its defaults, which are the public cloud's. */
export function sdkSettings({ id, tenant, cloud }: Registration): ConfigurationBotFrameworkAuthenticationOptions {
  return {
    MicrosoftAppId: id,
    MicrosoftAppTenantId: tenant,
    ChannelService: cloud.channelService,
    ValidateAuthority: true,
    ToChannelFromBotLoginUrl: `${cloud.login}/${tenant}`,
    ToChannelFromBotOAuthScope: cloud.connectorScope,
    ToBotFromChannelTokenIssuer: cloud.tokenIssuer,
    ToBotFromChannelOpenIdMetadataUrl: cloud.openIdMetadata,
    OAuthUrl: cloud.oauthUrl,
  };
}

/** The Authorization header of what the bot sends. Fails with NM-SEND-FAILED where no token is to be had. */
export async function authorizationOf({ tokens, cloud }: Registration): Promise<string> {
  const bearer = await tokens.getToken(`${cloud.connectorScope}/.default`);
  if (bearer === null) throw new AppError('NM-SEND-FAILED');
  return `Bearer ${bearer.token}`;
}

/**
 * Signs what the bot sends to Teams. Our own, because of the SDK's classes only the one for passwords knows the government's clouds: the one
 * for certificates asks the public one for its tokens, and the one for managed identities tries a developer's sign-in first, and both ask
 * for a token for the public Teams when a message is not an answer.
 */
export class ConnectorCredentials extends ServiceClientCredentialsFactory {
  constructor(private readonly registration: Registration) {
    super();
  }

  async isValidAppId(id: string): Promise<boolean> {
    return id === this.registration.id;
  }

  /** Never: an empty app id, which switches it off in the SDK, cannot get here. */
  async isAuthenticationDisabled(): Promise<boolean> {
    return false;
  }

  async createCredentials(id: string): ReturnType<ServiceClientCredentialsFactory['createCredentials']> {
    if (!await this.isValidAppId(id)) throw new AppError('NM-INTERNAL');
    const { registration } = this;
    return {
      async signRequest(request) {
        request.headers.set('authorization', await authorizationOf(registration));
        return request;
      },
    };
  }
}
