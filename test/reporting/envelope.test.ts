import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compactDecrypt, CompactEncrypt, importJWK } from 'jose';
import { seededRandom, systemRandom } from '../../src/base/index.js';
import { createOpener, createSealer, deriveContentKey, makePoolKey, publicOf } from '../../src/reporting/envelope.js';
import { decodeMessage, encodeMessage, envelopeBytes } from '../../src/reporting/envelope-text.js';
import { normaliseText } from '../../src/reporting/normalise.js';
import { options, type Report, textLimits } from '../../src/reporting/index.js';

const key = makePoolKey();

export function reportWith(more: { narrative?: string; lessons?: string; suggestedChange?: string; urgent?: boolean; full?: boolean } = {}): Report {
  const all = more.full === true;
  return {
    what: { relation: 'on-behalf', narrative: more.narrative ?? 'A car drifted.' },
    circumstances: all ? {
      callType: 'station-or-administrative', month: '2026-11', dayKind: 'weekday', quarter: '00-06', assignment: 'detective-or-special', officersOnScene: '5-or-more',
      surroundings: [...options.surroundings], subjects: 'several', subjectWith: [...options.subjectWith],
    } : {},
    why: {
      ...(all ? { harmAverted: 'struck-by-vehicle' as const, preventedBy: [...options.preventedBy], factors: options.factors.slice(0, 5), equipment: [...options.equipment], equipmentFailed: 'yes' as const, couldHaveBeen: 'serious-injury' as const, recurrence: 'unlikely' as const } : {}),
      ...(more.lessons === undefined ? {} : { lessons: more.lessons }),
      ...(more.suggestedChange === undefined ? {} : { suggestedChange: more.suggestedChange }),
    },
    choices: { discuss: true, handOver: false, leaveOutOri: false, urgent: more.urgent ?? false },
    mailbox: 'm'.repeat(43), companion: 'c'.repeat(43), ...(all ? { colleague: 'd'.repeat(43) } : {}),
  };
}

describe('An envelope', () => {
  test('has the same length for one word and for the longest report in any script', async () => {
    const { seal } = await createSealer(publicOf(key), systemRandom);
    const longest = (letter: string) => reportWith({
      full: true, narrative: letter.repeat(textLimits.narrative / letter.length), lessons: letter.repeat(textLimits.lessons / letter.length), suggestedChange: letter.repeat(textLimits.suggestedChange / letter.length),
    });
    const lengths = [reportWith({ narrative: 'x' }), ...['x', '"', '\\', 'é', '警', '\u{1F6A8}', '\n'].map(longest)].map((report) => seal(report).length);
    expect(new Set(lengths).size).toBe(1);
  });

  test('gives back exactly the report, whatever its words', () => {
    const text = (max: number) => fc.string({ unit: 'binary', minLength: 1, maxLength: max }).map(normaliseText).filter((t) => t.length > 0);
    fc.assert(fc.property(text(800), text(200), fc.boolean(), (narrative, lessons, full) => {
      const report = reportWith({ narrative, lessons, full });
      const bytes = encodeMessage(report);
      expect(bytes).toHaveLength(envelopeBytes);
      expect(decodeMessage(bytes)).toEqual(report);
    }), { numRuns: 500 });
  });

  test('is a JWE that jose opens, and opens what jose has made', async () => {
    const { seal } = await createSealer(publicOf(key), systemRandom);
    const { plaintext, protectedHeader } = await compactDecrypt(seal(reportWith()), await importJWK(key, 'ECDH-ES'));
    expect(protectedHeader).toMatchObject({ alg: 'ECDH-ES', enc: 'A256GCM' });
    expect(decodeMessage(plaintext)).toEqual(reportWith());
    const kid = protectedHeader['kid'] as string;
    const theirs = await new CompactEncrypt(encodeMessage(reportWith())).setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', kid }).encrypt(await importJWK(publicOf(key), 'ECDH-ES'));
    expect(await (await createOpener([key])).open(theirs)).toEqual(reportWith());
  });

  test('derives its key as the example in RFC 7518, appendix C, does', () => {
    const shared = Buffer.from([158, 86, 217, 29, 129, 113, 53, 211, 114, 131, 66, 131, 191, 132, 38, 156, 251, 49, 110, 163, 218, 128, 106, 72, 246, 218, 167, 121, 140, 254, 144, 196]);
    expect(deriveContentKey(shared, 'A128GCM', Buffer.from('Alice'), Buffer.from('Bob'), 128).toString('base64url')).toBe('VqqN6vgjbSBcIijNcacQGg');
  });

  test('cannot be opened by the process that sealed it, nor changed unnoticed', async () => {
    const { seal } = await createSealer(publicOf(key), systemRandom);
    const envelope = seal(reportWith());
    await expect((await createOpener([makePoolKey()])).open(envelope)).rejects.toMatchObject({ code: 'NM-POOL-KEY' });
    const parts = envelope.split('.');
    parts[3] = `${parts[3]?.startsWith('A') ? 'B' : 'A'}${parts[3]?.slice(1)}`;
    await expect((await createOpener([key])).open(parts.join('.'))).rejects.toMatchObject({ code: 'NM-STORE-DAMAGED' });
  });

  test('opens after the keys were replaced, as long as the old one is given too', async () => {
    const { seal } = await createSealer(publicOf(key), systemRandom);
    expect(await (await createOpener([makePoolKey(), key])).open(seal(reportWith()))).toEqual(reportWith());
  });

  test('of the same report is another one each time', async () => {
    const { seal } = await createSealer(publicOf(key), seededRandom('same'));
    const [one, two] = [seal(reportWith()), seal(reportWith())];
    expect(one.split('.')[0]).not.toBe(two.split('.')[0]);
    expect(one.split('.')[3]).not.toBe(two.split('.')[3]);
  });
});
