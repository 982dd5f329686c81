import { createHmac } from 'node:crypto';
import { CompactEncrypt, compactDecrypt } from 'jose';
import { z } from 'zod';
import { AppError, type Random } from '../base/index.js';
import { createOnce, type Kind, type Store } from '../store/index.js';

interface CaseKey {
  /** The case's id, or that of a question to the coordinator. */
  id: string;
  /** 32 bytes under a key that derives from the server's: who has this document but not the server's key has nothing. */
  key: string;
}

/**
 * A key for each case, in a place of its own. Deleting it ends the case's words wherever they are: in the store, its log, its backups.
 * A backup of the cases is therefore of no use without one of the keys; docs/operate.md says how the two are kept apart.
 */
export const caseKeysKind: Kind<CaseKey> = {
  name: 'case-keys',
  version: 1,
  schema: z.strictObject({ id: z.string(), key: z.string().max(300) }),
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

/** `serverKey`: the 32 bytes that everything keyed derives from. */
export function createVault(store: Store, random: Random, serverKey: Buffer): Vault {
  const wrapping = createHmac('sha256', serverKey).update('case-keys').digest();
  async function keyOf(caseId: string): Promise<Uint8Array | undefined> {
    const stored = await store.read(caseKeysKind, caseId, caseId);
    return stored && decrypt(stored.doc.key, wrapping);
  }
  return {
    async seal(caseId, text) {
      let key = await keyOf(caseId);
      if (key === undefined) {
        const made = random.bytes(32);
        const created = await createOnce(store, caseKeysKind, { id: caseId, key: await encrypt(made, wrapping) });
        // Where another replica was faster, its key is the case's.
        key = created === undefined ? await keyOf(caseId) : made;
      }
      if (key === undefined) throw new AppError('NM-STORE-MISSING');
      return encrypt(Buffer.from(text), key);
    },
    async open(caseId, sealed) {
      const key = await keyOf(caseId);
      return key && Buffer.from(await decrypt(sealed, key)).toString();
    },
    async destroy(caseId) {
      await store.delete(caseKeysKind, caseId, caseId);
    },
  };
}

function encrypt(plaintext: Uint8Array, key: Uint8Array): Promise<string> {
  return new CompactEncrypt(plaintext).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(key);
}

async function decrypt(sealed: string, key: Uint8Array): Promise<Uint8Array> {
  try {
    return (await compactDecrypt(sealed, key, { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] })).plaintext;
  } catch {
    throw new AppError('NM-STORE-DAMAGED');
  }
}
