import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { containsCode, deriveSecrets, hashCode, isReceiptShaped, normaliseCode, showCode } from '../../src/reporting/codes.js';

const key = Buffer.alloc(32, 7);
const formKey = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes).toString('base64url'));
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('A receipt', () => {
  test('is the same for the same form and another for every other', () => {
    const seen = new Set<string>();
    for (let i = 0; i < 2_000; i++) {
      const { receipt } = deriveSecrets(key, `form-${i}`);
      expect(deriveSecrets(key, `form-${i}`).receipt).toBe(receipt);
      seen.add(receipt);
    }
    expect(seen.size).toBe(2_000);
    expect(deriveSecrets(Buffer.alloc(32, 8), 'form-1').receipt).not.toBe(deriveSecrets(key, 'form-1').receipt);
  });

  test('carries more than 100 bits: 23 symbols, each of 32 equally likely ones', () => {
    const counts = new Map<string, number>();
    for (let i = 0; i < 4_000; i++) {
      for (const symbol of deriveSecrets(key, `form-${i}`).receipt.slice(0, 23)) counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
    }
    expect(counts.size).toBe(32);
    const expected = 4_000 * 23 / 32;
    const chiSquare = [...counts.values()].reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
    // 31 degrees of freedom: beyond 80 happens by chance less than once in 100,000.
    expect(chiSquare).toBeLessThan(80);
  });

  test('is recognised however a person types it: case, spaces, dashes, O for 0, I and L for 1', () => {
    fc.assert(fc.property(formKey, fc.func(fc.nat(5)), (form, choose) => {
      const { receipt } = deriveSecrets(key, form);
      const sloppy = [...showCode(receipt)].map((symbol, i) => {
        const way = choose(symbol, i);
        if (symbol === '-') return ['-', ' ', '', ' – ', '_', '.'][way];
        if (symbol === '0' && way % 2 === 1) return 'o';
        if (symbol === '1' && way % 3 > 0) return way % 3 === 1 ? 'l' : 'I';
        return way > 2 ? symbol.toLowerCase() : symbol;
      }).join('');
      expect(normaliseCode(sloppy)).toBe(receipt);
      expect(isReceiptShaped(normaliseCode(sloppy))).toBe(true);
    }));
  });

  test('with any one wrong symbol is told apart from a right one', () => {
    fc.assert(fc.property(formKey, fc.nat(23), fc.nat(30), (form, at, shift) => {
      const { receipt } = deriveSecrets(key, form);
      const wrong = alphabet[(alphabet.indexOf(receipt[at] as string) + 1 + shift) % 32] as string;
      expect(isReceiptShaped(receipt.slice(0, at) + wrong + receipt.slice(at + 1))).toBe(false);
    }), { numRuns: 2_000 });
  });

  test('with any two neighbours swapped is told apart from a right one', () => {
    fc.assert(fc.property(formKey, fc.nat(22), (form, at) => {
      const { receipt } = deriveSecrets(key, form);
      fc.pre(receipt[at] !== receipt[at + 1]);
      const swapped = receipt.slice(0, at) + (receipt[at + 1] as string) + (receipt[at] as string) + receipt.slice(at + 2);
      expect(isReceiptShaped(swapped)).toBe(false);
    }), { numRuns: 2_000 });
  });

  test('is stored as a keyed hash that nobody can make without the key', () => {
    const { receipt } = deriveSecrets(key, 'form');
    expect(hashCode(key, 'receipt', receipt)).not.toBe(hashCode(Buffer.alloc(32, 8), 'receipt', receipt));
    expect(hashCode(key, 'receipt', receipt)).not.toBe(hashCode(key, 'companion', receipt));
  });

  test('is found inside a text, however it is written there', () => {
    const { receipt } = deriveSecrets(key, 'form');
    expect(containsCode(`my code: ${showCode(receipt).toLowerCase()}!`, receipt)).toBe(true);
    expect(containsCode(`it is ${[...receipt].join(' . ')} ok`, receipt)).toBe(true);
    expect(containsCode('a traffic stop on a dark road', receipt)).toBe(false);
  });
});

test('any text at all can be asked for its code without harm', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
    expect(isReceiptShaped(normaliseCode(text))).toBe(false);
  }), { numRuns: 3_000 });
});

test('a companion code has six symbols and a check of its own', () => {
  const { companion } = deriveSecrets(key, 'form');
  expect(companion).toHaveLength(6);
  expect(isReceiptShaped(companion, 'companion')).toBe(true);
  expect(isReceiptShaped(companion)).toBe(false);
});
