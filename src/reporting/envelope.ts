import { createCipheriv, createHash, createPrivateKey, createPublicKey, diffieHellman, generateKeyPair, generateKeyPairSync, type JsonWebKey, type KeyObject } from 'node:crypto';
import { calculateJwkThumbprint, compactDecrypt, decodeProtectedHeader, importJWK, type JWK } from 'jose';
import { AppError, type Random } from '../base/index.js';
import { decodeMessage, encodeMessage, type PoolMessage } from './envelope-text.js';

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
  const nextPair = ephemeralPairs();
  return {
    seal(message) {
      const ephemeral = nextPair();
      const header = Buffer.from(`{"alg":"ECDH-ES","enc":"A256GCM","kid":"${kid}","epk":{"kty":"OKP","crv":"X25519","x":"${rawPublic(ephemeral.publicKey)}"}}`).toString('base64url');
      const key = deriveContentKey(diffieHellman({ privateKey: ephemeral.privateKey, publicKey: recipient }));
      const iv = random.bytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      cipher.setAAD(Buffer.from(header, 'ascii'));
      const sealed = cipher.update(encodeMessage(message)).toString('base64url');
      cipher.final();
      return `${header}..${iv.toString('base64url')}.${sealed}.${cipher.getAuthTag().toString('base64url')}`;
    },
  };
}

interface KeyPair {
  publicKey: KeyObject;
  privateKey: KeyObject;
}

/** Ephemeral pairs made ahead off the main thread, each used once; where a burst has used them up, one is made on the spot. */
function ephemeralPairs(most = 64): () => KeyPair {
  const stock: KeyPair[] = [];
  let asked = 0;
  return () => {
    while (asked < most && stock.length + asked < most) {
      asked++;
      generateKeyPair('x25519', {}, (error, publicKey, privateKey) => {
        asked--;
        if (!error) stock.push({ publicKey, privateKey });
      });
    }
    return stock.pop() ?? generateKeyPairSync('x25519');
  };
}

/** The 32 bytes of an X25519 public key. By way of its JWK: the way over SPKI takes sixty times as long. */
function rawPublic(key: KeyObject): string {
  return key.export({ format: 'jwk' }).x as string;
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
  const { privateKey }: { privateKey: KeyObject } = generateKeyPairSync('x25519');
  return privateKey.export({ format: 'jwk' }) as PoolJwk;
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
