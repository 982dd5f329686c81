import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../base/index.js';
import { type Command, commandOf, inChannels } from './commands.js';
import type { Place } from '../briefing/index.js';
import { type Locale, locales } from './locales.js';
import type { SenderLimits } from './sender-limits.js';

/**
 * The identity gate: the one file that reads who sent an activity. What leaves it is an Actor without an id, the
 * person's language, and what they asked for. Everything else of the activity ends here.
 */

export type Role = 'officer' | 'supervisor' | 'coordinator';
export type { Locale } from './locales.js';

/** Who acts, as far as anybody further in may know. */
export interface Actor {
  role: Role;
  /**
   * A mark of this coordinator for one matter only, by which a second reader is told from the first. It is a keyed hash: the same person has
   * another one for another matter.
   */
  sign?: (about: string) => string;
  /** The shift whose channel it is, for those who may record for it. */
  shiftId?: string;
}

export type Ask =
  /** A dialog is to be opened, by a button or by a message-extension command. `token`: of a link, which says what it opens; untrusted. */
  | { kind: 'open'; dialog: string; token?: string; overLimit: boolean }
  /** A dialog's step was sent. `data` is what the card carried and what was typed; untrusted. */
  | { kind: 'submit'; data: Record<string, unknown>; overLimit: boolean }
  /** A button of a card in a chat that answers in place. `data` is untrusted. */
  /** `thread`: the channel's thread that the card is in. */
  | { kind: 'act'; verb: string; data: Record<string, unknown>; channel?: Place; thread?: string }
  /** `channel` is where it was said, if that was a channel of a team: a place, not a person. */
  | { kind: 'say'; command: Command; channel?: Place }
  | { kind: 'installed'; teamId?: string }
  /** The bot left a team, or a channel came or went. */
  | { kind: 'reach'; where: { channelId?: string; teamId?: string }; reachable: boolean }
  | { kind: 'nothing' }
  /** Words typed into the search of the message extension. */
  | { kind: 'search'; words: string }
  | { kind: 'unknown-invoke' };

export interface Turn {
  actor: Actor;
  locale: Locale;
  ask: Ask;
}

export interface GateRules {
  /** In the local profile everyone has every role and only loopback addresses are answered. */
  local: boolean;
  /** Entra tenants whose people may use the bot. Not looked at in the local profile. */
  tenants: Pick<ReadonlySet<string>, 'has'>;
  /** Origins at which the cloud's Teams service is answered. Not looked at in the local profile. */
  replyOrigins: readonly string[];
  /** Entra object ids of the coordinators, lower case. */
  coordinators: ReadonlySet<string>;
  /** Key of the marks by which coordinators are told apart for one matter. */
  staffKey: Buffer;
  /** Language of people whose client names none that we have. */
  locale: Locale;
}

/** Who may record for the shift of a channel. What it answers is compared here and goes no further. */
export type StaffOf = (channelId: string) => Promise<{ shiftId: string; supervisors: readonly string[] } | undefined>;

/** Fields of an activity that say who, where or when, and that are dropped here. Shown to officers by `what do you keep`. */
export const droppedFields = ['sender', 'tenant', 'conversation', 'message', 'time', 'client', 'address'] as const;

const person = z.looseObject({
  id: z.string().min(1).max(500), aadObjectId: z.string().max(100).optional().catch(undefined), tenantId: z.string().max(100).optional().catch(undefined),
});
const activitySchema = z.looseObject({
  type: z.string().min(1).max(50),
  name: z.string().max(100).optional(),
  text: z.string().optional(),
  locale: z.string().max(50).optional().catch(undefined),
  serviceUrl: z.string().min(1).max(500),
  from: person,
  recipient: z.looseObject({ id: z.string() }).optional().catch(undefined),
  conversation: z.looseObject({ id: z.string().min(1).max(1000), tenantId: z.string().optional().catch(undefined) }),
  channelData: z.looseObject({
    tenant: z.looseObject({ id: z.string().max(100) }).optional().catch(undefined),
    channel: z.looseObject({ id: z.string().max(200) }).optional().catch(undefined),
    team: z.looseObject({ id: z.string().max(200) }).optional().catch(undefined),
    eventType: z.string().max(50).optional().catch(undefined),
  }).optional().catch(undefined),
  action: z.string().max(20).optional().catch(undefined),
  membersAdded: z.array(z.looseObject({ id: z.string() })).optional().catch(undefined),
  membersRemoved: z.array(z.looseObject({ id: z.string() })).optional().catch(undefined),
  value: z.unknown().optional(),
});
type SeenActivity = z.infer<typeof activitySchema>;

/** Checks the outer shape of a body before the Bot Framework sees it. Fails with NM-ACTIVITY-MALFORMED. */
export function checkActivity(body: unknown): SeenActivity {
  const parsed = activitySchema.safeParse(body);
  if (!parsed.success) throw new AppError('NM-ACTIVITY-MALFORMED');
  return parsed.data;
}

/** Refuses strangers: NM-SERVICE-URL where an answer would go to an address that is not the cloud's, NM-TENANT for other tenants. */
export function admit(activity: SeenActivity, rules: GateRules): void {
  if (!mayReplyTo(activity.serviceUrl, rules)) throw new AppError('NM-SERVICE-URL');
  if (rules.local) return;
  // In a channel shared between tenants the sender's may be another than the conversation's: every one that is named must be ours.
  const tenants = [activity.conversation.tenantId, activity.channelData?.tenant?.id, activity.from.tenantId].filter((id) => id !== undefined);
  if (tenants.length === 0 || tenants.some((id) => !rules.tenants.has(id.toLowerCase()))) throw new AppError('NM-TENANT');
}

/** Whether an answer, and with it the bot's token, may be sent to a service URL. */
export function mayReplyTo(serviceUrl: string, rules: Pick<GateRules, 'local' | 'replyOrigins'>): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const { origin, hostname, username, password } = new URL(serviceUrl);
  if (username !== '' || password !== '') return false;
  return rules.local ? ['localhost', '127.0.0.1', '[::1]'].includes(hostname) : rules.replyOrigins.includes(origin);
}

/** Turns an admitted activity into a turn without identity. The sender is counted against the limits here, as nobody else could. */
export async function readTurn(activity: SeenActivity, rules: GateRules, limits: SenderLimits, staffOf: StaffOf): Promise<Turn> {
  const ask = askOf(activity);
  return {
    actor: await actorOf(activity, ask, rules, staffOf),
    locale: localeOf(activity.locale, rules.locale),
    ask: withLimits(ask, activity.from.id, limits),
  };
}

function withLimits(ask: Ask, sender: string, limits: SenderLimits): Ask {
  if (ask.kind === 'open') return { ...ask, overLimit: !limits.take(sender, 'open') };
  if (ask.kind !== 'submit') return ask;
  const { step, to, form } = stepMark.parse(ask.data).nearMiss;
  if (step === 'check') return { ...ask, overLimit: !limits.take(sender, 'guess') };
  return to === 'send' ? { ...ask, overLimit: !limits.take(sender, 'send', form?.key ?? '') } : ask;
}

/** Only for what is done in a channel is it asked whose shift that is: a report is sent without any look into the store. */
async function actorOf(activity: SeenActivity, ask: Ask, rules: GateRules, staffOf: StaffOf): Promise<Actor> {
  const id = activity.from.aadObjectId?.toLowerCase();
  const coordinator = rules.local || (id !== undefined && rules.coordinators.has(id));
  const shift = ask.kind === 'act' && ask.channel !== undefined ? await staffOf(ask.channel.channelId) : undefined;
  const shiftId = shift === undefined ? {} : { shiftId: shift.shiftId };
  if (coordinator) {
    const who = id ?? activity.from.id;
    return { role: 'coordinator', ...shiftId, sign: (about) => createHmac('sha256', rules.staffKey).update(`${about}:${who}`).digest('base64url').slice(0, 22) };
  }
  // A shift without named supervisors is its channel's own affair.
  const supervises = shift !== undefined && (shift.supervisors.length === 0 || (id !== undefined && shift.supervisors.includes(id)));
  return supervises ? { role: 'supervisor', ...shiftId } : { role: 'officer' };
}

/** Only the language is taken, never the region: a rare region could point to one person. */
function localeOf(tag: string | undefined, otherwise: Locale): Locale {
  const language = tag?.slice(0, 2).toLowerCase();
  return locales.find((known) => known === language) ?? otherwise;
}

function askOf(activity: SeenActivity): Ask {
  switch (activity.type) {
    case 'message': return sayOf(activity);
    case 'conversationUpdate': return updateOf(activity);
    case 'installationUpdate': return activity.action?.startsWith('remove') ? leftOf(activity) : { kind: 'nothing' };
    case 'invoke': return invokeOf(activity);
    default: return { kind: 'nothing' };
  }
}

/** A chat card's button sends its data as a message without text; so does a button for a dialog in a client that cannot open one. */
function sayOf(activity: SeenActivity): Ask {
  if (openMark.safeParse(activity.value).success) return { kind: 'say', command: 'no-dialog' };
  const said = sayMark.safeParse(activity.value);
  const command = commandOf(said.success ? said.data.nearMiss.say : activity.text ?? '');
  const channel = inChannels.has(command) ? channelOf(activity) : undefined;
  return channel === undefined ? { kind: 'say', command } : { kind: 'say', command, channel };
}

/** The address of a channel; nothing for personal and group chats, whose addresses lead to people. */
function channelOf({ conversation, channelData, serviceUrl }: SeenActivity): Place | undefined {
  const channelId = channelData?.channel?.id ?? (conversation['conversationType'] === 'channel' ? conversation.id.split(';')[0] : undefined);
  if (conversation['conversationType'] !== 'channel' || channelId === undefined) return undefined;
  const tenantId = conversation.tenantId ?? channelData?.tenant?.id;
  const teamId = channelData?.team?.id;
  return { serviceUrl, channelId, ...(teamId === undefined ? {} : { teamId }), ...(tenantId === undefined ? {} : { tenantId }) };
}

/** The bot was put into a team or taken out, or a channel came or went. Teams and channels are places: who did it is not read. */
function updateOf(activity: SeenActivity): Ask {
  const { membersAdded, membersRemoved, recipient, channelData } = activity;
  const isBot = ({ id }: { id: string }) => id === recipient?.id;
  const teamId = channelData?.team?.id;
  if (membersAdded?.some(isBot)) return teamId === undefined ? { kind: 'installed' } : { kind: 'installed', teamId };
  if (membersRemoved?.some(isBot)) return leftOf(activity);
  const channelId = channelData?.channel?.id;
  switch (channelData?.eventType) {
    case 'channelDeleted': return channelId === undefined ? { kind: 'nothing' } : { kind: 'reach', where: { channelId }, reachable: false };
    case 'channelRestored': return channelId === undefined ? { kind: 'nothing' } : { kind: 'reach', where: { channelId }, reachable: true };
    case 'teamDeleted': case 'teamArchived': return leftOf(activity);
    case 'teamRestored': case 'teamUnarchived': return teamId === undefined ? { kind: 'nothing' } : { kind: 'reach', where: { teamId }, reachable: true };
    default: return { kind: 'nothing' };
  }
}

function leftOf({ channelData }: SeenActivity): Ask {
  const teamId = channelData?.team?.id;
  return teamId === undefined ? { kind: 'nothing' } : { kind: 'reach', where: { teamId }, reachable: false };
}

const taskValue = z.looseObject({ commandId: z.string().max(64).optional().catch(undefined), data: z.record(z.string(), z.unknown()).optional().catch(undefined) }).catch({});
const openMark = z.looseObject({ nearMiss: z.looseObject({ open: z.string().max(64), token: z.string().regex(/^[\w.-]{1,600}$/).optional().catch(undefined) }) });
const sayMark = z.looseObject({ nearMiss: z.looseObject({ say: z.string().max(64) }) });
const stepMark = z.looseObject({
  nearMiss: z.looseObject({
    step: z.string(),
    to: z.string().optional().catch(undefined),
    form: z.looseObject({ key: z.string().max(100) }).optional().catch(undefined),
  }),
});

const actValue = z.looseObject({
  action: z.looseObject({ verb: z.string().max(64), data: z.record(z.string(), z.unknown()).optional().catch(undefined) }),
});

function invokeOf(activity: SeenActivity): Ask {
  if (activity.name === 'adaptiveCard/action') return actOf(activity);
  if (activity.name === 'composeExtension/query') return { kind: 'search', words: queryOf(activity.value) };
  const { commandId, data = {} } = taskValue.parse(activity.value ?? {});
  const named = openMark.safeParse(data);
  const dialog = named.success ? named.data.nearMiss.open : commandId ?? 'reportNearMiss';
  const token = named.data?.nearMiss.token;
  const open: Ask = { kind: 'open', dialog, ...(token === undefined ? {} : { token }), overLimit: false };
  switch (activity.name) {
    case 'task/fetch':
    case 'composeExtension/fetchTask':
      return open;
    case 'task/submit':
    case 'composeExtension/submitAction':
      // Old iOS clients send a fetch as a submit: without a step's mark it is one.
      return stepMark.safeParse(data).success ? { kind: 'submit', data, overLimit: false } : open;
    default:
      return { kind: 'unknown-invoke' };
  }
}

const queryValue = z.looseObject({ parameters: z.array(z.looseObject({ name: z.string(), value: z.string() })).optional().catch(undefined) }).catch({});

/** The first search opens with a parameter of its own that asks for everything. */
function queryOf(value: unknown): string {
  const parameters = queryValue.parse(value).parameters ?? [];
  return (parameters.find(({ name }) => name !== 'initialRun')?.value ?? '').slice(0, 200);
}

/** The SDK would throw on one without an action: it never gets to see it. */
function actOf(activity: SeenActivity): Ask {
  const value = actValue.safeParse(activity.value);
  if (!value.success) return { kind: 'unknown-invoke' };
  const channel = channelOf(activity);
  const { verb, data = {} } = value.data.action;
  if (channel === undefined) return { kind: 'act', verb, data };
  const { id } = activity.conversation;
  return { kind: 'act', verb, data, channel, ...(id.includes(';messageid=') && id.length <= 500 ? { thread: id } : {}) };
}
