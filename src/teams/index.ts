/** The room that speaks Bot Framework and HTTP. Identity enters here and ends at the gate. */
import type { Clock } from '../base/index.js';
import type { Registration } from './registration.js';
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

export { channelsKind } from './channels.js';
export type { BotServer } from './server.js';
export type { GateRules } from './identity-gate.js';
export { type TokenChecks, tokenChecks } from './inbound-token.js';
export type { Registration } from './registration.js';
export { type Locale, locales } from './locales.js';

export interface TeamsDeps extends Omit<BotDeps, 'renderer' | 'texts'>, Pick<ServerDeps, 'ready'> {
  /** Left out in the local profile. */
  registration?: Registration;
  rules: GateRules;
  clock: Clock;
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
  const { registration } = deps;
  const adapter = createAdapter({ ...(registration === undefined ? {} : { registration }), mayReplyTo: (url) => mayReplyTo(url, deps.rules) });
  const limits = new SenderLimits(deps.clock, deps.random);
  const poster = createPoster(adapter, registration?.id ?? '');
  return {
    server: createBotServer({ ...deps, adapter, limits, bot: createBot({ ...deps, renderer, texts }) }),
    async postDigest() {
      const channel = await coordinationChannel(deps.store);
      if (channel) await poster.post(channel.doc.address, digestCard(renderer, texts, deps.rules.locale, await countForDigest(deps.store)));
      return true;
    },
  };
}
