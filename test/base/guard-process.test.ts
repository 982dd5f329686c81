import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';

/** How many calls the process itself remembers after three of them, guarded or not. */
async function remembered(guarded: boolean): Promise<string> {
  const program = `
    import { createServer } from 'node:http'; import { createLog, guardProcess } from './dist/base/index.js';
    ${guarded ? "guardProcess(createLog('info'));" : ''}
    const server = createServer((_request, response) => response.end('ok')).listen(0, '127.0.0.1', async () => {
      for (let i = 0; i < 3; i++) await (await fetch('http://127.0.0.1:' + server.address().port + '/conversations/19:somebody')).text();
      setTimeout(() => { process.stdout.write(String(performance.getEntriesByType('resource').length)); process.exit(0); }, 50);
    });`;
  return (await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program])).stdout;
}

test('the process keeps neither address nor time of the calls it makes, as Node would by itself', async () => {
  expect(await remembered(true)).toBe('0');
  expect(await remembered(false)).toBe('3');
});
