/**
 * Microsoft's clouds and every address in which they differ: the one table. Nothing else in the program names a host of Microsoft's.
 * From the Bot Framework SDK's own constants and Microsoft's page on bots for US government customers; `test/auth/clouds.test.ts`
 * compares it with what the SDK has.
 */
export interface Cloud {
  /** The Bot Framework's name for the environment; '' is the public one. */
  channelService: string;
  /** Microsoft Entra, where the bot's own tokens come from. */
  login: string;
  /** What the bot's token for Teams is for. */
  connectorScope: string;
  /** The Bot Framework's service for tokens of users. The bot asks for none; the SDK wants to know it. */
  oauthUrl: string;
  /** Who signs what Teams sends to the bot. */
  tokenIssuer: string;
  /** Where the signer's public keys are listed. */
  openIdMetadata: string;
  /** Where Teams takes the bot's messages: nothing is sent to any other origin. */
  replyOrigins: readonly string[];
  /** How the addresses of Cosmos DB accounts end. */
  cosmosSuffix: string;
  /** How the addresses of Key Vaults end. */
  vaultSuffix: string;
}

const commercial = {
  channelService: '',
  login: 'https://login.microsoftonline.com',
  connectorScope: 'https://api.botframework.com',
  oauthUrl: 'https://api.botframework.com',
  tokenIssuer: 'https://api.botframework.com',
  openIdMetadata: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  cosmosSuffix: '.documents.azure.com',
  vaultSuffix: '.vault.azure.net',
};

const government = {
  channelService: 'https://botframework.azure.us',
  login: 'https://login.microsoftonline.us',
  connectorScope: 'https://api.botframework.us',
  tokenIssuer: 'https://api.botframework.us',
  openIdMetadata: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
  cosmosSuffix: '.documents.azure.us',
  vaultSuffix: '.vault.usgovcloudapi.net',
};

/** By the name that the setting CLOUD takes. GCC is Microsoft 365 on the commercial Azure: only where Teams answers differs. */
export const clouds = {
  public: { ...commercial, replyOrigins: ['https://smba.trafficmanager.net', 'https://smba.onyx.prod.teams.trafficmanager.net'] },
  gcc: { ...commercial, replyOrigins: ['https://smba.infra.gcc.teams.microsoft.com'] },
  'gcc-high': { ...government, oauthUrl: 'https://tokengcch.botframework.azure.us', replyOrigins: ['https://smba.infra.gov.teams.microsoft.us'] },
  dod: { ...government, oauthUrl: 'https://apiDoD.botframework.azure.us', replyOrigins: ['https://smba.infra.dod.teams.microsoft.us'] },
} as const satisfies Record<string, Cloud>;

export type CloudName = keyof typeof clouds;
export const cloudNames = Object.keys(clouds) as CloudName[];
