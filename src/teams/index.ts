/** The room that speaks Bot Framework and HTTP. Identity enters here and ends at the gate. */
import type { Clock } from '../base/index.js';
import { createAdapter } from './adapter.js';
import { type BotDeps, createBot } from './bot.js';
import { type GateRules, mayReplyTo } from './identity-gate.js';
import { createRenderer } from './render.js';
import { type BotServer, createBotServer, type ServerDeps } from './server.js';
import { SenderLimits } from './sender-limits.js';
import { loadTexts } from './texts.js';
import type { ConfigurationBotFrameworkAuthenticationOptions } from 'botbuilder';

export type { BotServer } from './server.js';
export type { GateRules } from './identity-gate.js';
export { type Locale, locales } from './locales.js';

export interface TeamsDeps extends Omit<BotDeps, 'renderer' | 'texts'>, Pick<ServerDeps, 'ready'> {
  /** Settings for the SDK's authentication; empty in the local profile. */
  authentication: ConfigurationBotFrameworkAuthenticationOptions;
  rules: GateRules;
  clock: Clock;
  /** Where the card templates and the locales are. */
  cardsFolder: URL;
}

/** Builds the whole room: texts, cards, routes, adapter, server. */
export function createTeams(deps: TeamsDeps): BotServer {
  const texts = loadTexts(deps.cardsFolder);
  const renderer = createRenderer(deps.cardsFolder, texts);
  const adapter = createAdapter({ sdk: deps.authentication, mayReplyTo: (url) => mayReplyTo(url, deps.rules) });
  return createBotServer({ ...deps, adapter, limits: new SenderLimits(deps.clock, deps.random), bot: createBot({ ...deps, renderer, texts }) });
}
