import { readFileSync } from 'node:fs';
import { systemRandom } from '../base/index.js';
import { isPoolJwk, makePoolKey, publicOf } from '../reporting/index.js';

/**
 * `npm run --silent keys -- receipt | pool | public`: prints one new secret and nothing else, to be piped into a vault, so that it lies in
 * no file. `public` reads the pool's private key from standard input and prints its public half. Ends with 2 on anything else.
 */
const makers: Record<string, () => string | undefined> = {
  receipt: () => systemRandom.bytes(32).toString('base64'),
  pool: () => JSON.stringify(makePoolKey()),
  public: () => publicHalf(readFileSync(0, 'utf8')),
};

function publicHalf(text: string): string | undefined {
  try {
    const key: unknown = JSON.parse(text);
    return isPoolJwk(key, true) ? JSON.stringify(publicOf(key)) : undefined;
  } catch {
    return undefined;
  }
}

const what = process.argv[2] ?? '';
const secret = Object.hasOwn(makers, what) ? makers[what]?.() : undefined;
if (secret === undefined) {
  console.error(what === 'public' ? 'Standard input is not the pool’s private key.' : 'Say which: receipt, pool or public.');
  process.exit(2);
}
// Without a line end: a vault would keep it as part of the secret.
process.stdout.write(secret);
