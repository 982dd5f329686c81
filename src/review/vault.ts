import { CompactEncrypt, compactDecrypt } from 'jose';
import { z } from 'zod';
import { AppError, type Random } from '../base/index.js';
import type { Kind, Store } from '../store/index.js';

interface CaseKey {
  /** The case's id, or that of a question to the coordinator. */
  id: string;
  /** 32 bytes, base64url. */
  key: string;
}

/**
 * A key for each case, in a place of its own. Deleting it ends the case's words wherever they are: in the store, its log, its backups.
 * A backup of the cases is therefore of no use without one of the keys; docs/anonymity.md says how to keep the two apart.
 */
export const caseKeysKind: Kind<CaseKey> = {
  name: 'case-keys',
  version: 1,
  schema: z.strictObject({ id: z.string(), key: z.string().length(43) }),
  partitionOf: ({ id }) => id,
  indexed: [],
};

/** Words under a key that can be destroyed. */
export interface Vault {
  /** Seals a text for a case, whose key is made where there is none. */
  seal(caseId: string, text: string): Promise<string>;
  /** Opens it; undefined where the key is destroyed. Fails with NM-STORE-DAMAGED where the text is not what was sealed. */
  open(caseId: string, sealed: string): Promise<string | undefined>;
  /** Destroys the key. What was sealed can be read by nobody from then on. */
  destroy(caseId: string): Promise<void>;
}

export function createVault(store: Store, random: Random): Vault {
  async function keyOf(caseId: string): Promise<Uint8Array | undefined> {
    const stored = await store.read(caseKeysKind, caseId, caseId);
    return stored && Buffer.from(stored.doc.key, 'base64url');
  }
  return {
    async seal(caseId, text) {
      let key = await keyOf(caseId);
      if (key === undefined) {
        const made = random.bytes(32);
        try {
          await store.create(caseKeysKind, { id: caseId, key: made.toString('base64url') });
          key = made;
        } catch (error) {
          if (!(error instanceof AppError && error.code === 'NM-STORE-CONFLICT')) throw error;
          // Another replica was faster: its key is the case's.
          key = await keyOf(caseId);
        }
      }
      if (key === undefined) throw new AppError('NM-STORE-MISSING');
      return new CompactEncrypt(Buffer.from(text)).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(key);
    },
    async open(caseId, sealed) {
      const key = await keyOf(caseId);
      if (key === undefined) return undefined;
      try {
        return Buffer.from((await compactDecrypt(sealed, key, { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] })).plaintext).toString();
      } catch {
        throw new AppError('NM-STORE-DAMAGED');
      }
    },
    async destroy(caseId) {
      await store.delete(caseKeysKind, caseId, caseId);
    },
  };
}
