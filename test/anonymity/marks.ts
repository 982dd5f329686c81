import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A unique mark that stands in one identity field. */
export interface Mark {
  field: string;
  value: string;
}

/** One activity's identity fields, each with a mark of its own, and the headers of its request. */
export function markedFields(serviceUrl: string): { activity: Record<string, unknown>; headers: Record<string, string>; marks: Mark[] } {
  const marks: Mark[] = [];
  const mark = (field: string, value = `mrk${marks.length}x${createHash('sha256').update(field).digest('hex').slice(0, 12)}`) => {
    marks.push({ field, value });
    return value;
  };
  const activity = {
    id: mark('id'),
    replyToId: mark('replyToId'),
    timestamp: mark('timestamp', '1987-03-04T05:06:07.089Z'),
    localTimestamp: mark('localTimestamp', '1987-03-04T11:36:07.089+06:30'),
    localTimezone: mark('localTimezone', 'Asia/Yangon'),
    callerId: mark('callerId'),
    locale: mark('locale', 'en-x-qzjvk'),
    serviceUrl: `${serviceUrl}/${mark('serviceUrl')}`,
    from: { id: mark('from.id'), name: mark('from.name'), aadObjectId: mark('from.aadObjectId'), role: mark('from.role'), userPrincipalName: mark('from.userPrincipalName') },
    recipient: { id: mark('recipient.id'), name: mark('recipient.name') },
    conversation: { id: mark('conversation.id'), name: mark('conversation.name'), tenantId: mark('conversation.tenantId'), conversationType: mark('conversation.conversationType'), aadObjectId: mark('conversation.aadObjectId') },
    entities: [{ type: 'clientInfo', locale: mark('clientInfo.locale'), country: mark('clientInfo.country'), platform: mark('clientInfo.platform'), timezone: mark('clientInfo.timezone') }],
    channelData: {
      tenant: { id: mark('channelData.tenant') }, team: { id: mark('channelData.team'), aadGroupId: mark('channelData.aadGroupId') },
      channel: { id: mark('channelData.channel') }, meeting: { id: mark('channelData.meeting') }, source: { name: mark('channelData.source') }, legacy: { replyToId: mark('channelData.legacy') },
    },
    membersAdded: [{ id: mark('membersAdded.id'), name: mark('membersAdded.name') }],
  };
  const headers = {
    'user-agent': mark('header user-agent'), 'x-forwarded-for': mark('header x-forwarded-for', '203.0.113.77'), 'x-ms-conversation-id': mark('header x-ms-conversation-id'),
    'ms-cv': mark('header ms-cv'), traceparent: mark('header traceparent'), cookie: mark('header cookie'), referer: mark('header referer'),
  };
  return { activity, headers, marks };
}

/** Every form in which a mark could hide: plain, reversed case, base64 at any alignment, base64url, hex, and its SHA-256 in these. */
function disguises(value: string): string[] {
  const bytes = Buffer.from(value);
  const digest = createHash('sha256').update(bytes).digest();
  const base64s = (data: Buffer) => [0, 1, 2].flatMap((pad) => {
    const whole = Buffer.concat([Buffer.alloc(pad), data]).toString('base64').replace(/=+$/, '');
    // The characters at the seams depend on the neighbours: only those in between are certain.
    const inner = whole.slice(pad === 0 ? 0 : pad + 1, whole.length - 1);
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')];
  });
  return [value, value.toLowerCase(), value.toUpperCase(), encodeURIComponent(value), bytes.toString('hex'), bytes.toString('hex').toUpperCase(), ...base64s(bytes),
    digest.toString('hex'), ...base64s(digest)].filter((text) => text.length >= 8);
}

/** The marks whose value, or a disguise of it, is in the bytes. */
export function findMarks(where: string, bytes: Buffer | string, marks: readonly Mark[]): string[] {
  const text = typeof bytes === 'string' ? bytes : bytes.toString('latin1');
  return marks.filter(({ value }) => disguises(value).some((form) => text.includes(form))).map(({ field }) => `${field} in ${where}`);
}

/** The same over every file below a folder, and over the files' names. */
export function findMarksInFolder(folder: string, marks: readonly Mark[]): string[] {
  return readdirSync(folder, { recursive: true }).map(String).flatMap((name) => {
    const path = join(folder, name);
    const found = findMarks(`the name of ${name}`, name, marks);
    return statSync(path).isFile() ? [...found, ...findMarks(name, readFileSync(path), marks)] : found;
  });
}
