/** Cases: what released reports become. */
export { type Case, casesKind, openCase } from './case.js';
export { countForDigest, type Digest } from './digest.js';
export { codenamesKind } from './codename.js';
