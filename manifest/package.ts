import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { appFiles, schemaProblems, zipped } from './app-package.js';
import { OptionsError, readOptions, usage } from './options.js';

/** `npm run package -- --app-id … --domain …`: writes the zip that is uploaded to Teams. Ends with 2 on wrong arguments, with 1 on a package that Teams would refuse. */
async function makePackage(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(`npm run package -- OPTIONS\n${usage()}`);
    return 0;
  }
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };
  const options = readOptions(args, { version, out: 'dist/near-miss-teams.zip' });
  const files = appFiles(options);
  const problems = await schemaProblems(files);
  if (problems.length > 0) {
    console.error(`The package was not made, Teams’ schema refuses it:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    return 1;
  }
  const zip = zipped(files);
  mkdirSync(dirname(options.out), { recursive: true });
  writeFileSync(options.out, zip);
  console.log(`${options.out}: version ${options.version}, ${zip.length} bytes. Upload it in the Teams admin center, or in Teams under Apps, Manage your apps.`);
  return 0;
}

try {
  process.exitCode = await makePackage(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof OptionsError)) throw error;
  console.error(`${error.message}\n\nOptions:\n${usage()}`);
  process.exitCode = 2;
}
