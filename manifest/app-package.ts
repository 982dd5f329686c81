import { readFileSync } from 'node:fs';
import { AppManifestUtils, type TeamsManifest } from '@microsoft/app-manifest';
import { zipSync } from 'fflate';
import type { PackageOptions } from './options.js';
import { iconFile } from './render-icons.js';

/** The files of a Teams app, by their names in the zip. */
export type AppFiles = Record<'manifest.json' | 'es.json' | 'color.png' | 'outline.png', Uint8Array>;

/** Fills the templates for one agency. */
export function appFiles(options: PackageOptions): AppFiles {
  return {
    'manifest.json': Buffer.from(filledManifest(options)),
    'es.json': readFileSync(new URL('es.json', import.meta.url)),
    'color.png': readFileSync(iconFile('color')),
    'outline.png': readFileSync(iconFile('outline')),
  };
}

/** Each `{name}` is replaced after the JSON is read, so that no quotation mark in a value can break it. */
function filledManifest(options: PackageOptions): string {
  const values = new Map<string, string>(Object.entries(options));
  const template = JSON.parse(readFileSync(new URL('manifest.json', import.meta.url), 'utf8')) as unknown;
  const filled = JSON.stringify(template, (_key, value: unknown) => (
    typeof value === 'string' ? value.replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) => values.get(name) ?? whole) : value), 2);
  return `${filled}\n`;
}

/** What Microsoft's schemas find wrong with the manifest and the translation; needs no network. */
export async function schemaProblems(files: AppFiles): Promise<string[]> {
  const found = await Promise.all((['manifest.json', 'es.json'] as const).map(async (name) => {
    const content = JSON.parse(Buffer.from(files[name]).toString('utf8')) as TeamsManifest & { $schema: string };
    const problems = await AppManifestUtils.validateAgainstSchema(content, await schemaOf(content.$schema));
    return problems.map((problem) => `${name}: ${problem}`);
  }));
  return found.flat();
}

type Schema = Awaited<ReturnType<typeof AppManifestUtils.fetchSchema>>;

/** The schema out of Microsoft's package. Its translation schema has `\b]` in a pattern, which a strict reader of patterns refuses. */
async function schemaOf(address: string): Promise<Schema> {
  const schema = await AppManifestUtils.fetchSchema(address);
  return JSON.parse(JSON.stringify(schema).replaceAll('\\\\b]', '\\\\b\\\\]')) as Schema;
}

/** The zip that Teams takes. The same input gives the same bytes, so that a package can be compared with what was reviewed. */
export function zipped(files: AppFiles): Uint8Array {
  // A zip's times are local and begin with 1980.
  return zipSync(files, { level: 9, mtime: new Date(1980, 0, 1) });
}
