import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { TeamsClient } from '../support/teams-client.js';
import { findMarks, markedFields } from './marks.js';

/** Starts the built bot with a fault that a request sets off, sends one request full of marks, and resolves to all that was printed. */
async function printedWhen(fault: string, guarded = true): Promise<{ printed: string; code: number | null; marks: ReturnType<typeof markedFields>['marks'] }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'near-miss-crash-'));
  const preload = `
    const parse = JSON.parse;
    JSON.parse = (...args) => { const v = parse(...args); if (v?.from?.id) { const who = v.from.id + ' ' + v.conversation.id; ${fault} } return v; };
    ${guarded ? '' : "const on = process.on.bind(process); process.on = (name, f) => (name === 'uncaughtException' || name === 'unhandledRejection' ? process : on(name, f));"}
  `;
  const child = spawn(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(preload)}`, 'dist/main.js'],
    { env: { ...process.env, PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'trace' } });
  let printed = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const port = await new Promise<number>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        printed += chunk.toString();
        const match = /:(\d+)\/api\/messages/.exec(printed);
        if (match) resolve(Number(match[1]));
      });
    }
  });
  const { activity, headers, marks } = markedFields('http://127.0.0.1:9');
  const client = new TeamsClient(port);
  client.activity = activity;
  client.headers = headers;
  await client.post(client.make('message', { text: 'hi' })).catch(() => undefined);
  setTimeout(() => child.kill('SIGTERM'), 1_500).unref();
  const code = await ended;
  rmSync(dataDir, { recursive: true, force: true });
  return { printed, code, marks };
}

const faults: [string, string][] = [
  ['an error that nobody catches', 'setImmediate(() => { throw new Error(`failed for ${who}`); });'],
  ['a rejection that nobody handles', 'void Promise.reject(new TypeError(`failed for ${who}`));'],
  ['an object thrown as it is', 'setImmediate(() => { throw { who }; });'],
  ['an error whose message imitates a stack', 'setImmediate(() => { throw new Error(`x\\n    at ${who} (/app/dist/teams/${who}.js:1:1)`); });'],
];

describe('What the process prints when it breaks', () => {
  test.each(faults)('says where in our code and nothing of the request: %s', async (_what, fault) => {
    const { printed, code, marks } = await printedWhen(fault);
    expect(findMarks('the output', printed, marks)).toEqual([]);
    expect(printed).toContain('"msg":"unexpected-error"');
    expect(code).toBe(70);
  });

  test.each([
    ['an error in a turn', 'throw new Error(`failed for ${who}`);'],
    ['a library that prints to the console', 'console.error("failed for", who); console.log(v); console.table([who]);'],
    ['a warning of Node', 'process.emitWarning(`deprecated ${who}`);'],
  ])('says nothing of the request either: %s', async (_what, fault) => {
    const { printed, code, marks } = await printedWhen(fault);
    expect(findMarks('the output', printed, marks)).toEqual([]);
    expect(code).toBe(0);
  });

  test('would say who it was without the guard', async () => {
    const { printed, marks } = await printedWhen(faults[0]?.[1] as string, false);
    expect(findMarks('the output', printed, marks)).not.toEqual([]);
  });
});
