import { ActivityTypes, CardFactory, type ConversationParameters } from 'botbuilder';
import { AppError, type Metrics } from '../base/index.js';
import type { QuietAdapter } from './adapter.js';
import type { ChannelAddress } from './channels.js';
import type { Card } from './render.js';

/** Posts cards into channels by the bot's own initiative. */
export interface Poster {
  /** Starts a thread. Fails with NM-SEND-FAILED; whether the message arrived is then unknown. */
  post(address: ChannelAddress, card: Card): Promise<void>;
}

export function createPoster(adapter: QuietAdapter, appId: string, metrics: Metrics): Poster {
  for (const outcome of ['sent', 'failed', 'uncertain']) metrics.declare('near_miss_posts_total', outcome);
  return {
    async post({ serviceUrl, channelId, tenantId }, card) {
      const parameters = {
        isGroup: true,
        channelData: { channel: { id: channelId } },
        activity: { type: ActivityTypes.Message, attachments: [CardFactory.adaptiveCard(card)] },
        ...(tenantId === undefined ? {} : { tenantId }),
      } as ConversationParameters;
      try {
        await adapter.createConversationAsync(appId, 'msteams', serviceUrl, '', parameters, async () => undefined);
        metrics.count('near_miss_posts_total', 'sent');
      } catch (error) {
        metrics.count('near_miss_posts_total', refused(error) ? 'failed' : 'uncertain');
        // The SDK's error quotes the address and the request.
        throw error instanceof AppError ? error : new AppError('NM-SEND-FAILED');
      }
    },
  };
}

/** Whether the channel service said no, or we did before asking. Without its answer, or with its own failure, the post may have arrived. */
function refused(error: unknown): boolean {
  const { statusCode } = error as { statusCode?: unknown };
  return error instanceof AppError || (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500 && statusCode !== 408);
}
