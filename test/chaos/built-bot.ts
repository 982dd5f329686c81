import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';

const sources = ['bot-process', 'plants'];

/**
 * Makes the test's own bot runnable by plain Node, over the built app: a loader for TypeScript doubles the time of a start, and there are
 * hundreds. Gives the program's path; the caller removes its folder.
 */
export function buildTestBot(): { folder: string; program: string } {
  const folder = mkdtempSync(join(tmpdir(), 'near-miss-bot-'));
  const built = pathToFileURL('dist').href;
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  for (const name of sources) {
    const text = readFileSync(join('test/chaos', `${name}.ts`), 'utf8');
    const { outputText } = ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 } });
    writeFileSync(join(folder, `${name}.js`), outputText.replaceAll(`'../../src/`, `'${built}/`));
  }
  return { folder, program: join(folder, 'bot-process.js') };
}
