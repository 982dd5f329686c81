import { z } from 'zod';
import { type Place, placeSchema } from '../briefing/index.js';
import type { Kind, Store, Stored } from '../store/index.js';

/** What a channel that is no shift's is for. */
export type ChannelUse = 'coordination' | 'command';

interface Channel {
  id: ChannelUse;
  address: Place;
}

/** Channels that the bot writes to by itself. */
export const channelsKind: Kind<Channel> = {
  name: 'channels',
  version: 1,
  schema: z.strictObject({ id: z.enum(['coordination', 'command']), address: placeSchema }),
  partitionOf: () => 'channels',
  indexed: [],
};

/** Makes a channel the one for that use, in place of any before. */
export async function setChannel(store: Store, id: ChannelUse, address: Place): Promise<void> {
  const current = await channelFor(store, id);
  const doc: Channel = { id, address };
  if (current === undefined) await store.create(channelsKind, doc);
  else await store.replace(channelsKind, doc, current.etag);
}

export function channelFor(store: Store, id: ChannelUse): Promise<Stored<Channel> | undefined> {
  return store.read(channelsKind, 'channels', id);
}
