import { ActivityTypes, CardFactory, type ConversationParameters } from 'botbuilder';
import { AppError } from '../base/index.js';
import type { QuietAdapter } from './adapter.js';
import type { ChannelAddress } from './channels.js';
import type { Card } from './render.js';

/** Posts cards into channels by the bot's own initiative. */
export interface Poster {
  /** Starts a thread. Fails with NM-SEND-FAILED; whether the message arrived is then unknown. */
  post(address: ChannelAddress, card: Card): Promise<void>;
}

export function createPoster(adapter: QuietAdapter, appId: string): Poster {
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
      } catch (error) {
        // The SDK's error quotes the address and the request.
        throw error instanceof AppError ? error : new AppError('NM-SEND-FAILED');
      }
    },
  };
}
