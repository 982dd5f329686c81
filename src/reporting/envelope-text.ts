import { AppError } from '../base/index.js';
import { type Note, noteSchema } from './notes.js';
import { type Report, reportSchema } from './stored-report.js';

/** What an envelope holds. */
export type PoolMessage = Report | Note;

export function isNote(message: PoolMessage): message is Note {
  return 'type' in message;
}

/**
 * Bytes of every report before it is sealed. Free text is at most 10,000 UTF-16 code units, which is at most 20,000 bytes in the
 * better of two encodings; the rest of a report is below 2,400. The size is the same for one word and for the longest report.
 */
export const envelopeBytes = 22_528;

const prefixBytes = 5;
const separator = '\u0000';

/** One byte for the encoding, four for the length, the report or note, and the zeros that `out` must hold. */
export function encodeMessage(message: PoolMessage, out = Buffer.alloc(envelopeBytes)): Buffer {
  // Free text stands outside the JSON, where nothing is escaped: normalised text has no NUL in it.
  const text = partsOf(message).join(separator);
  const encoding = Buffer.byteLength(text, 'utf8') <= text.length * 2 ? 'utf8' : 'utf16le';
  const length = Buffer.byteLength(text, encoding);
  if (length > envelopeBytes - prefixBytes) throw new AppError('NM-INTERNAL');
  out.writeUInt8(encoding === 'utf8' ? 0 : 1, 0);
  out.writeUInt32BE(length, 1);
  out.write(text, prefixBytes, encoding);
  return out;
}

function partsOf(message: PoolMessage): string[] {
  if (isNote(message)) {
    const { text = '', ...note }: Record<string, string> = message;
    return [JSON.stringify(note), text];
  }
  const { what: { narrative, ...what }, why: { lessons = '', suggestedChange = '', ...why }, ...rest } = message;
  return [JSON.stringify({ ...rest, what, why }), narrative, lessons, suggestedChange];
}

/** The report or note in an opened envelope, checked against its schema. Fails with NM-STORE-DAMAGED. */
export function decodeMessage(plaintext: Uint8Array): PoolMessage {
  try {
    const bytes = Buffer.from(plaintext.buffer, plaintext.byteOffset, plaintext.byteLength);
    const text = bytes.subarray(prefixBytes, prefixBytes + bytes.readUInt32BE(1)).toString(bytes[0] === 0 ? 'utf8' : 'utf16le');
    const [json = '', narrative = '', lessons = '', suggestedChange = ''] = text.split(separator);
    const { what, why, ...rest } = JSON.parse(json) as { what?: object; why?: object };
    if (what === undefined) return noteSchema.parse(narrative === '' ? rest : { ...rest, text: narrative });
    return reportSchema.parse({
      ...rest,
      what: { ...what, narrative },
      why: { ...why, ...(lessons === '' ? {} : { lessons }), ...(suggestedChange === '' ? {} : { suggestedChange }) },
    });
  } catch {
    throw new AppError('NM-STORE-DAMAGED');
  }
}
