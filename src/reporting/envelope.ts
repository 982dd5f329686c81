import { type CipherGCM, createCipheriv, createHash, createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, type JsonWebKey, type KeyObject } from 'node:crypto';
import { calculateJwkThumbprint, compactDecrypt, decodeProtectedHeader, importJWK, type JWK } from 'jose';
import { AppError, type Random } from '../base/index.js';
import { decodeMessage, encodeMessage, envelopeBytes, type PoolMessage } from './envelope-text.js';

/** A key of the pool: X25519, as a JSON Web Key. The private one has `d`. */
export type PoolJwk = JWK & { kty: 'OKP'; crv: 'X25519'; x: string; d?: string };

/** Seals reports and notes so that only a holder of a private key can open them: not even the process that sealed them. */
export interface Sealer {
  /** A compact JWE, always of the same length. */
  seal(message: PoolMessage): string;
}

export interface Opener {
  /** Opens an envelope with whichever key it was sealed for. Fails with NM-STORE-DAMAGED if none fits. */
  open(envelope: string): Promise<PoolMessage>;
}

/**
 * JWE compact serialization, ECDH-ES on X25519 with A256GCM (RFC 7516, RFC 7518 4.6, RFC 8037). Assembled here on Node's crypto:
 * the same through jose's WebCrypto costs five times the time of everything else that a submission does. What this makes, jose
 * opens at release; a test holds the two together and checks the key derivation against the RFC's own example.
 */
export async function createSealer(publicJwk: PoolJwk, random: Random): Promise<Sealer> {
  const recipient = createPublicKey({ key: publicOf(publicJwk) as JsonWebKey, format: 'jwk' });
  const kid = await calculateJwkThumbprint(publicOf(publicJwk));
  // One page for all, so that no report's words lie on in memory that was let go of.
  const page = Buffer.alloc(envelopeBytes);
  return {
    seal(message) {
      const { x, privateKey } = makePair();
      const header = Buffer.from(`{"alg":"ECDH-ES","enc":"A256GCM","kid":"${kid}","epk":{"kty":"OKP","crv":"X25519","x":"${x}"}}`).toString('base64url');
      const key = deriveContentKey(diffieHellman({ privateKey, publicKey: recipient }));
      const iv = random.bytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      cipher.setAAD(Buffer.from(header, 'ascii'));
      const sealed = sealPage(cipher, message);
      cipher.final();
      return `${header}..${iv.toString('base64url')}.${sealed}.${cipher.getAuthTag().toString('base64url')}`;
    },
  };

  function sealPage(cipher: CipherGCM, message: PoolMessage): string {
    try {
      return cipher.update(encodeMessage(message, page)).toString('base64url');
    } finally {
      page.fill(0);
    }
  }
}

/**
 * An X25519 pair, its public half as base64url. Never export() a key that was just generated: where Node 20 collects garbage inside export(), and with it the job
 * that made the key, it waits for a lock that it holds, and the process stands still for ever. Here the job itself writes the public half.
 */
function makePair(): { x: string; privateKey: KeyObject } {
  // Node's types do not know of this form of a key.
  const pair = generateKeyPairSync('x25519', { publicKeyEncoding: { format: 'jwk' } }) as unknown as { publicKey: { x: string }; privateKey: KeyObject };
  return { x: pair.publicKey.x, privateKey: pair.privateKey };
}

/** The Concat KDF of RFC 7518 4.6.2 for one 256-bit key, with empty party information. */
export function deriveContentKey(shared: Buffer, algorithm = 'A256GCM', apu = Buffer.alloc(0), apv = Buffer.alloc(0), bits = 256): Buffer {
  const number = (n: number) => { const out = Buffer.alloc(4); out.writeUInt32BE(n); return out; };
  const counted = (data: Buffer) => [number(data.length), data];
  const input = [number(1), shared, ...counted(Buffer.from(algorithm)), ...counted(apu), ...counted(apv), number(bits)];
  return createHash('sha256').update(Buffer.concat(input)).digest().subarray(0, bits / 8);
}

/** Opens with any of several private keys, so that keys can be replaced while old envelopes wait. */
export async function createOpener(privateJwks: readonly PoolJwk[]): Promise<Opener> {
  const keys = new Map<string, Awaited<ReturnType<typeof importJWK>>>();
  for (const jwk of privateJwks) keys.set(await calculateJwkThumbprint(publicOf(jwk)), await importJWK(jwk, 'ECDH-ES'));
  return {
    async open(envelope) {
      try {
        const { plaintext } = await compactDecrypt(envelope, ({ kid }) => {
          const key = keys.get(kid ?? '');
          if (key === undefined) throw new AppError('NM-POOL-KEY');
          return key;
        }, { keyManagementAlgorithms: ['ECDH-ES'], contentEncryptionAlgorithms: ['A256GCM'] });
        return decodeMessage(plaintext);
      } catch (error) {
        throw error instanceof AppError ? error : new AppError('NM-STORE-DAMAGED');
      }
    },
  };
}

/** Whether one of the keys opens each of the pool's entries, judged by the thumbprints that their envelopes name. */
export async function canOpenAll(entries: readonly { envelope: string }[], privateJwks: readonly PoolJwk[]): Promise<boolean> {
  const thumbprints = await Promise.all(privateJwks.map((jwk) => calculateJwkThumbprint(publicOf(jwk))));
  return entries.every(({ envelope }) => thumbprints.includes(decodeProtectedHeader(envelope).kid ?? ''));
}

/** A new key pair for the pool. */
export function makePoolKey(): PoolJwk {
  const encoding = { publicKeyEncoding: { format: 'jwk' }, privateKeyEncoding: { format: 'jwk' } };
  return (generateKeyPairSync('x25519', encoding) as unknown as { privateKey: PoolJwk }).privateKey;
}

export function publicOf({ kty, crv, x }: PoolJwk): PoolJwk {
  return { kty, crv, x };
}

/** Whether a value is a usable key of the pool; `secret` asks for a private one. */
export function isPoolJwk(value: unknown, secret: boolean): value is PoolJwk {
  try {
    const jwk = value as PoolJwk;
    if (jwk.kty !== 'OKP' || jwk.crv !== 'X25519' || (secret && typeof jwk.d !== 'string')) return false;
    createPublicKey({ key: publicOf(jwk) as JsonWebKey, format: 'jwk' });
    if (secret) createPrivateKey({ key: jwk as JsonWebKey, format: 'jwk' });
    return true;
  } catch {
    return false;
  }
}
