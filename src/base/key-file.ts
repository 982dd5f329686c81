import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Random } from './random.js';

/**
 * Reads a file that only this user may read, or makes it with what `make` returns. Of several processes that start
 * at once one makes it and all read the same.
 */
export function readOrMakeSecret(file: string, make: () => string): string {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  try {
    const handle = openSync(file, 'wx', 0o600);
    writeSync(handle, make());
    fsyncSync(handle);
    closeSync(handle);
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}

/** A 32-byte key kept in a file in base64. */
export function readOrMakeKey(file: string, random: Random): Buffer {
  return Buffer.from(readOrMakeSecret(file, () => random.bytes(32).toString('base64')), 'base64');
}
