/** The room that speaks Bot Framework and HTTP. Identity enters here and ends at the gate. */
import type { Clock, Metrics } from '../base/index.js';
import { countForDigest } from '../review/index.js';
import { createAdapter } from './adapter.js';
import { type BotDeps, createBot } from './bot.js';
import { type GateRules, mayReplyTo } from './identity-gate.js';
import { coordinationChannel } from './channels.js';
import { createPoster } from './poster.js';
import { createRenderer } from './render.js';
import { digestCard } from './routes/digest.js';
import { type BotServer, createBotServer, type ServerDeps } from './server.js';
import { SenderLimits } from './sender-limits.js';
import { loadTexts } from './texts.js';
import type { ConfigurationBotFrameworkAuthenticationOptions } from 'botbuilder';

export { channelsKind } from './channels.js';
export type { BotServer } from './server.js';
export type { GateRules } from './identity-gate.js';
export type { Locale } from './locales.js';

export interface TeamsDeps extends Omit<BotDeps, 'renderer' | 'texts'>, Pick<ServerDeps, 'ready'> {
  /** Settings for the SDK's authentication; empty in the local profile. */
  authentication: ConfigurationBotFrameworkAuthenticationOptions;
  rules: GateRules;
  /** The bot registration's id, '' in the local profile. */
  appId: string;
  clock: Clock;
  /** For what a schedule sends; nothing that a person does is counted. */
  metrics: Metrics;
  /** Where the card templates and the locales are. */
  cardsFolder: URL;
}

export interface Teams {
  server: BotServer;
  /** Posts the digest into the coordination channel; nothing where none is set. Resolves to true: a digest is not tried twice. */
  postDigest(): Promise<boolean>;
}

/** Builds the whole room: texts, cards, routes, adapter, server. */
export function createTeams(deps: TeamsDeps): Teams {
  const texts = loadTexts(deps.cardsFolder);
  const renderer = createRenderer(deps.cardsFolder, texts);
  const adapter = createAdapter({ sdk: deps.authentication, mayReplyTo: (url) => mayReplyTo(url, deps.rules) });
  const limits = new SenderLimits(deps.clock, deps.random);
  const poster = createPoster(adapter, deps.appId, deps.metrics);
  return {
    server: createBotServer({ ...deps, adapter, limits, bot: createBot({ ...deps, renderer, texts }) }),
    async postDigest() {
      const channel = await coordinationChannel(deps.store);
      if (channel) await poster.post(channel.doc.address, digestCard(renderer, texts, deps.rules.locale, await countForDigest(deps.store)));
      return true;
    },
  };
}
