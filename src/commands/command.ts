import { AppError, type ErrorCode } from '../base/index.js';
import { type Config, ConfigError, loadConfig } from '../config.js';

/** What to do about each way in which a command can fail. */
export type Advice = Partial<Record<ErrorCode, string>>;

const always: Advice = {
  'NM-STORE-MISSING': 'There is no such file.',
  'NM-STORE-NEWER': 'It was written by a later version of this program. Use that version.',
  'NM-STORE-IN-USE': 'The bot, or another command, has the store open. Stop it first.',
  'NM-STORE-BUSY': 'The store is locked or throttled. Try again.',
  'NM-STORE-UNAVAILABLE': 'The store is out of reach. npm run doctor says more.',
};

/**
 * Does a command's work. Prints one line and ends with 1 where it fails, with 2 where the configuration is wrong or the command was not called as
 * it must be. `state` says what a failure leaves behind.
 */
export async function runCommand(state: string, advice: Advice, work: (config: Config) => Promise<void> | void): Promise<void> {
  try {
    await work(await loadConfig());
  } catch (error) {
    if (error instanceof ConfigError || error instanceof UsageError) end(2, error.message);
    if (error instanceof AppError) end(1, `${error.code}: ${advice[error.code] ?? always[error.code] ?? 'This was not foreseen.'} ${state}`);
    // The system's own short code; its messages quote paths.
    const { code } = error as { code?: unknown };
    end(1, `${typeof code === 'string' ? code : 'NM-INTERNAL'}: the system refused. ${state}`);
  }
}

export class UsageError extends Error {}

function end(code: number, message: string): never {
  console.error(message);
  process.exit(code);
}
