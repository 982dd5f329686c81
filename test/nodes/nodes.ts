import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Versions of Node that the program promises to run on. */
export const promised = ['20', '22', '24', '26'];

/** A browser and the Playground run on whatever Node they like, and the lint reads the same files on each. */
const left = ['/e2e/', '/structure\\.test', '/licences/'];
/** Of the short form: codes, envelopes, the store on disk, a start of the built program. */
const quick = ['test/reporting/codes', 'test/reporting/envelope', 'test/contract/sqlite', 'test/operation/start'];

/** How the tests went on one Node. */
export interface Outcome {
  /** As the tests' own process had it, for example `v24.1.0`; '' where it did not come so far. */
  node: string;
  passed: number;
  failed: number;
  skipped: number;
  seconds: number;
}

/** Runs the core tests on a Node that npm brings: its package `node` holds the program itself. `wanted` is a major version. */
export async function testOn(wanted: string, root: string, short: boolean): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'near-miss-node-'));
  const report = join(folder, 'report.json');
  const begin = performance.now();
  const args = ['-y', `node@${wanted}`, 'node_modules/jest/bin/jest.js', '--forceExit', '--silent', '--json', `--outputFile=${report}`,
    ...(short ? quick : ['--testPathIgnorePatterns', '/node_modules/', ...left])];
  const version = await printed('npx', ['-y', `node@${wanted}`, '--version'], root);
  await printed('npx', args, root);
  const outcome = { node: version.trim(), ...countsIn(report), seconds: Math.round((performance.now() - begin) / 1_000) };
  rmSync(folder, { recursive: true, force: true });
  return outcome;
}

function countsIn(report: string): Pick<Outcome, 'passed' | 'failed' | 'skipped'> {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(report, 'utf8')) as Record<string, number>;
    return { passed: numPassedTests ?? 0, failed: (numFailedTests ?? 0) + (numRuntimeErrorTestSuites ?? 0), skipped: numPendingTests ?? 0 };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/** Standard output; what a test run tells meanwhile goes through to ours. */
function printed(program: string, args: readonly string[], cwd: string): Promise<string> {
  const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => { out += chunk.toString(); });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve(out));
  });
}

/** Good where it ran on the Node asked for, something passed and nothing failed. */
export function isGood(wanted: string, { node, passed, failed }: Outcome): boolean {
  return node.startsWith(`v${wanted}.`) && passed > 0 && failed === 0;
}

export function tableOf(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map(({ node, passed, failed, skipped, seconds }) => [node || 'did not start', passed, failed, skipped, seconds].map(String));
  return [['Node', 'passed', 'failed', 'skipped', 'seconds'], ...rows].map((row) => row.map((cell, place) => (place === 0 ? cell.padEnd(14) : cell.padStart(8))).join('')).join('\n');
}
