/* eslint-disable no-console -- the console is silenced here, not used */
import { codeOf } from './errors.js';
import { type Log, ownFrames } from './log.js';

/**
 * Nothing but the allow-listed log may reach standard output or error from here on: libraries' console output, Node's warnings and
 * the crash of an uncaught error are replaced by an event without content. An uncaught error still ends the process, with 70.
 * Standard error is closed to everything, because libraries write there past the console when variables as DEBUG or AZURE_LOG_LEVEL ask for
 * it, and what they write is every address that is called: of a chat, that is the person. Our own few words go by `writeSync`.
 */
export function guardProcess(log: Log): void {
  for (const method of ['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir', 'table'] as const) {
    console[method] = () => { log.debug('library-output-dropped'); };
  }
  process.stderr.write = () => true;
  // Node would keep the address and the time of the last 250 calls that were made with fetch, for whoever gets hold of the process's memory.
  performance.setResourceTimingBufferSize(0);
  process.removeAllListeners('warning');
  process.on('warning', () => { log.debug('library-warning-dropped'); });
  process.on('uncaughtException', (error) => {
    log.error('unexpected-error', { code: codeOf(error), at: ownFrames(error) });
    process.exit(70);
  });
  process.on('unhandledRejection', (reason) => {
    log.error('unexpected-error', { code: codeOf(reason), at: ownFrames(reason) });
    process.exit(70);
  });
}
