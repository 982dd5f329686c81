import { setTimeout as sleep } from 'node:timers/promises';
import pRetry from 'p-retry';
import { AppError, type ErrorCode, type Log } from '../base/index.js';

/** What became of a write: its new etag, or the error that ended it and whether an earlier attempt may have arrived. */
export type Outcome =
  | { etag: string; error?: undefined }
  | { error: AppError; mayHaveArrived: boolean };

/** Five attempts within about fifteen seconds: what a dialog's sender, who is retried by Teams, can wait for. */
const attempts = 5;
const longestWaitMs = 5_000;

interface Failure {
  error: AppError;
  /** The request may have been carried out although no answer came. */
  unknown: boolean;
  retryable: boolean;
  retryAfterMs: number;
}

class FailedAttempt extends Error {
  constructor(readonly failure: Failure) {
    super(failure.error.code);
  }
}

/** Retries what is worth retrying: 408, 410, 429 (after the time that the service asks for), 449, 5xx and broken connections. */
export class Retrier {
  /** `onRetry` is told of each attempt that is followed by another. */
  constructor(private readonly log: Log, private readonly onRetry: (code: ErrorCode) => void = () => undefined) {}

  /** Runs an operation that may be repeated freely. */
  async run<T>(operation: () => Promise<T>): Promise<T> {
    return this.#attempt(operation, () => undefined);
  }

  /** Runs a write, keeping count of attempts whose outcome nobody knows. */
  async write(operation: () => Promise<string>): Promise<Outcome> {
    let mayHaveArrived = false;
    try {
      return { etag: await this.#attempt(operation, (failure) => { mayHaveArrived ||= failure.unknown; }) };
    } catch (error) {
      return { error: error instanceof AppError ? error : new AppError('NM-STORE-UNAVAILABLE'), mayHaveArrived };
    }
  }

  async #attempt<T>(operation: () => Promise<T>, note: (failure: Failure) => void): Promise<T> {
    return pRetry(() => operation().catch((thrown: unknown) => { throw new FailedAttempt(classify(thrown)); }), {
      retries: attempts - 1,
      minTimeout: 50,
      factor: 3,
      randomize: true,
      maxTimeout: longestWaitMs,
      onFailedAttempt: async ({ error, retriesLeft }) => {
        if (!(error instanceof FailedAttempt)) throw error;
        const { failure } = error;
        note(failure);
        if (!failure.retryable || retriesLeft === 0) throw failure.error;
        this.log.debug('store-retry', { code: failure.error.code });
        this.onRetry(failure.error.code);
        if (failure.retryAfterMs > 0) await sleep(Math.min(failure.retryAfterMs, longestWaitMs));
      },
    });
  }
}

/** Sorts anything that the SDK throws. Its messages quote documents and addresses: none of that goes on. */
function classify(thrown: unknown): Failure {
  if (thrown instanceof AppError) return failed(thrown, {});
  const { code, retryAfterInMs } = (thrown ?? {}) as { code?: unknown; retryAfterInMs?: unknown };
  const retryAfterMs = typeof retryAfterInMs === 'number' && retryAfterInMs > 0 ? retryAfterInMs : 0;
  const status = typeof code === 'number' ? code : 0;
  if (status === 409) return failed(new AppError('NM-STORE-CONFLICT'), {});
  if (status === 412) return failed(new AppError('NM-STORE-STALE'), {});
  if (status === 404) return failed(new AppError('NM-STORE-MISSING'), {});
  if (status === 429) return failed(new AppError('NM-STORE-BUSY'), { retryable: true, retryAfterMs });
  if (status === 449 || status === 410) return failed(new AppError('NM-STORE-UNAVAILABLE'), { retryable: true, retryAfterMs });
  if (status >= 400 && status < 500 && status !== 408) return failed(new AppError('NM-STORE-UNAVAILABLE'), {});
  // 408, 5xx, a time-out of ours, a connection that broke: perhaps carried out, perhaps not.
  return failed(new AppError('NM-STORE-UNAVAILABLE'), { retryable: true, unknown: true, retryAfterMs });
}

function failed(error: AppError, rest: Partial<Omit<Failure, 'error'>>): Failure {
  return { error, unknown: false, retryable: false, retryAfterMs: 0, ...rest };
}
