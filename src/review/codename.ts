import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../base/index.js';
import { createOnce, type Kind, type Store } from '../store/index.js';
import { firstWords, secondWords } from './codename-words.js';

interface Codename {
  /** `amber-lantern`. */
  id: string;
  caseId: string;
}

/** Which codename belongs to which case. Creating one claims it. */
export const codenamesKind: Kind<Codename> = {
  name: 'codenames',
  version: 1,
  schema: z.strictObject({ id: z.string(), caseId: z.string() }),
  partitionOf: ({ id }) => id,
  indexed: [],
};

/**
 * Finds a case its codename: two words drawn by a keyed hash of the case's id, so that a repeated release draws the same ones and the
 * name says nothing of order. If they are another case's, draws again.
 */
export async function claimCodename(store: Store, key: Buffer, caseId: string): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const id = drawCodename(key, caseId, attempt);
    if (await createOnce(store, codenamesKind, { id, caseId }) !== undefined) return id;
    if ((await store.read(codenamesKind, id, id))?.doc.caseId === caseId) return id;
  }
  throw new AppError('NM-INTERNAL');
}

function drawCodename(key: Buffer, caseId: string, attempt: number): string {
  const digest = createHmac('sha256', key).update(`codename:${caseId}:${attempt}`).digest();
  const first = firstWords[digest.readUInt32BE(0) % firstWords.length] as string;
  const second = secondWords[digest.readUInt32BE(4) % secondWords.length] as string;
  return `${first}-${second}`;
}
