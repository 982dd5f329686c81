import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAllowed, licenceList, productionLicences } from './licences.js';

/** `npm run licences`: writes docs/licences.md anew. */
const root = join(import.meta.dirname, '../..');
const licences = productionLicences(join(root, 'package-lock.json'));
writeFileSync(join(root, 'docs/licences.md'), licenceList(licences));
const refused = licences.filter(({ licence }) => !isAllowed(licence));
console.log(JSON.stringify({ ok: refused.length === 0, packages: licences.length, refused }));
process.exit(refused.length === 0 ? 0 : 1);
