import { writeFileSync } from 'node:fs';
import { kinds } from '../src/app.js';
import { containerDefinition } from '../src/store/index.js';

/** The containers as the bot itself would make them, for `modules/store.bicep`. */
export function containersJson(): string {
  return `${JSON.stringify(kinds.map(containerDefinition), null, 2)}\n`;
}

/** `npm run infra:containers`: to be run when a kind of document is new or is filtered by another field. */
if (process.argv[1]?.endsWith('make-containers.ts') === true) {
  writeFileSync(new URL('containers.json', import.meta.url), containersJson());
}
