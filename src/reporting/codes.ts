import { createHmac } from 'node:crypto';

/** Crockford's base 32: no I, L, O, U, so that a code can be read out over a radio and typed with gloves on. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Symbols of each code, the last of which checks the others. A receipt carries 115 random bits, a companion code 25. */
const lengths = { receipt: 24, companion: 6 } as const;
const group = 4;

export type CodeKind = keyof typeof lengths;

/** What the reporter is shown, once. */
export interface Codes {
  receipt: string;
  companion: string;
}

/** Digits of GF(2^5) as powers of a generator (x^5 + x^2 + 1), for the check symbol. */
const powers: number[] = [];
for (let i = 0, value = 1; i < 31; i++) {
  powers.push(value);
  value = value << 1 ^ (value & 16 ? 0b100101 : 0);
}

function multiply(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : powers[(powers.indexOf(a) + powers.indexOf(b)) % 31] as number;
}

/** The check symbol: a weighted sum over GF(32). Any one wrong symbol and any two swapped ones change it. */
function checkSymbol(symbols: string): string {
  let sum = 0;
  for (let i = 0; i < symbols.length; i++) sum ^= multiply(powers[i + 1] as number, alphabet.indexOf(symbols[i] as string));
  return alphabet[sum] as string;
}

/** What belongs to one form. `id` is the stored document's. */
export interface FormSecrets extends Codes {
  id: string;
}

/**
 * Derives the codes and the id of a form from its random key: the same form gives the same ones, and without the server's key
 * nothing can be told from one about another. One HMAC-SHA-512, cut into parts.
 */
export function deriveSecrets(key: Buffer, formKey: string): FormSecrets {
  const digest = createHmac('sha512', key).update(`form:${formKey}`).digest();
  return {
    receipt: toCode(digest.subarray(0, 23)),
    companion: toCode(digest.subarray(23, 28)),
    id: digest.subarray(28, 52).toString('base64url'),
  };
}

function toCode(bytes: Buffer): string {
  let symbols = '';
  for (const byte of bytes) symbols += alphabet[byte & 31];
  return symbols + checkSymbol(symbols);
}

/** What a person typed, made comparable: case, spaces and dashes forgiven; O is 0, I and L are 1, as Crockford says. */
export function normaliseCode(typed: string): string {
  return typed.slice(0, 200).toUpperCase().replace(/[\s\p{Pd}_.]/gu, '').replace(/O/g, '0').replace(/[IL]/g, '1');
}

/** Whether a normalised code has the length, alphabet and check symbol of its kind. */
export function isReceiptShaped(code: string, kind: CodeKind = 'receipt'): boolean {
  if (code.length !== lengths[kind] || [...code].some((symbol) => !alphabet.includes(symbol))) return false;
  return checkSymbol(code.slice(0, -1)) === code.at(-1);
}

/** A code as it is shown: `7K3M-Q9WD-…`, a short one in halves. */
export function showCode(code: string): string {
  const size = code.length <= 6 ? 3 : group;
  return code.match(new RegExp(`.{1,${size}}`, 'g'))?.join('-') ?? code;
}

/** What is stored in place of a code: a keyed hash, of no use without the key. */
export function hashCode(key: Buffer, kind: CodeKind, code: string): string {
  return createHmac('sha256', key).update(`stored-${kind}:${code}`).digest('base64url');
}

/** What a receipt is stored and looked up as. */
export function hashReceipt(key: Buffer, receipt: string): string {
  return hashCode(key, 'receipt', receipt);
}

/** Whether a text contains a receipt, however it is spaced or cased. */
export function containsCode(text: string, code: string): boolean {
  return normaliseLong(text).includes(code);
}

function normaliseLong(text: string): string {
  return text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '').replace(/O/g, '0').replace(/[IL]/g, '1');
}
