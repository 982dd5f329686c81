import { readFileSync } from 'node:fs';

/** What a package in production is licensed under. */
export interface Licensed {
  name: string;
  /** SPDX expression. */
  licence: string;
}

/** Licences that ask for nothing but their own text to be kept. Anything else is a decision of the agency's lawyers, not ours. */
export const allowed = ['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'Unlicense'];

/** Old packages whose package.json names none: read from the text that they carry. */
const fromTheirText: Record<string, string> = {
  'escape-regexp-component': 'MIT', // Readme.md
  jspath: 'MIT', // LICENSE
  semaphore: 'MIT', // README.md
};

interface LockEntry {
  version?: string;
  license?: string;
  dev?: boolean;
  devOptional?: boolean;
}

/** Every package that a production installation may hold, on any platform, as the lock file has it. */
export function productionLicences(lockFile: string): Licensed[] {
  const { packages } = JSON.parse(readFileSync(lockFile, 'utf8')) as { packages: Record<string, LockEntry> };
  const licences = new Map<string, Set<string>>();
  for (const [path, { license, dev, devOptional }] of Object.entries(packages)) {
    if (path === '' || dev === true || devOptional === true) continue;
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    licences.set(name, (licences.get(name) ?? new Set()).add(license ?? fromTheirText[name] ?? 'none named'));
  }
  return [...licences].map(([name, all]) => ({ name, licence: [...all].sort().join(' and ') })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Of alternatives one that is allowed is enough; of several versions of a package each must be. */
export function isAllowed(licence: string): boolean {
  return licence.split(' and ').every((one) => one.replace(/^\(|\)$/g, '').split(' OR ').some((choice) => allowed.includes(choice)));
}

/** The list as docs/licences.md has it. */
export function licenceList(licences: readonly Licensed[]): string {
  return [
    '# Licences of what runs in production',
    '',
    'Made by `npm run licences` from `package-lock.json`; a test compares it and lets no licence in but ' + `${allowed.join(', ')}.`,
    'The program itself is under the MIT licence. The word lists in `src/deidentify/lists/` have theirs beside them.',
    '',
    '| package | licence |',
    '|---|---|',
    ...licences.map(({ name, licence }) => `| \`${name}\` | ${licence} |`),
    '',
  ].join('\n');
}
