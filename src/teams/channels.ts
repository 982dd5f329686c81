import { z } from 'zod';
import type { Kind, Store, Stored } from '../store/index.js';

/** Where a message to a channel goes. A channel's address, never a person's: the gate makes none of a personal or group chat. */
const channelAddressSchema = z.strictObject({
  serviceUrl: z.string().max(500),
  channelId: z.string().max(200),
  tenantId: z.string().max(100).optional(),
});
export type ChannelAddress = z.infer<typeof channelAddressSchema>;

interface Channel {
  /** What the channel is for. */
  id: 'coordination';
  address: ChannelAddress;
}

/** Channels that the bot writes to by itself. */
export const channelsKind: Kind<Channel> = {
  name: 'channels',
  version: 1,
  schema: z.strictObject({ id: z.literal('coordination'), address: channelAddressSchema }),
  partitionOf: () => 'channels',
  indexed: [],
};

/** Makes a channel the one for coordination, in place of any before. */
export async function setCoordinationChannel(store: Store, address: ChannelAddress): Promise<void> {
  const current = await coordinationChannel(store);
  const doc: Channel = { id: 'coordination', address };
  if (current === undefined) await store.create(channelsKind, doc);
  else await store.replace(channelsKind, doc, current.etag);
}

export function coordinationChannel(store: Store): Promise<Stored<Channel> | undefined> {
  return store.read(channelsKind, 'channels', 'coordination');
}
