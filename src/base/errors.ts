/**
 * Every way in which the bot can refuse or fail. The code is all that a log line or an HTTP body ever holds;
 * a person sees the text `errors.<code>` of the locale. Codes are stable: never renamed, never reused.
 */
export const errorCodes = [
  'NM-BODY-TOO-LARGE',
  'NM-BODY-NOT-JSON',
  'NM-BODY-MALFORMED',
  'NM-ACTIVITY-MALFORMED',
  'NM-NOT-FOUND',
  'NM-METHOD',
  'NM-UNKNOWN-INVOKE',
  'NM-UNAUTHENTICATED',
  'NM-SIGNING-KEYS',
  'NM-TENANT',
  'NM-SERVICE-URL',
  'NM-FORM-DAMAGED',
  'NM-TOO-MANY-FORMS',
  'NM-STORE-CONFLICT',
  'NM-STORE-STALE',
  'NM-STORE-MISSING',
  'NM-STORE-BUSY',
  'NM-STORE-UNAVAILABLE',
  'NM-STORE-DAMAGED',
  'NM-STORE-NEWER',
  'NM-STORE-IN-USE',
  'NM-STORE-NOT-EMPTY',
  'NM-STORE-DIFFERS',
  'NM-BACKUP-DAMAGED',
  'NM-BACKUP-KEYS',
  'NM-FILE-EXISTS',
  'NM-POOL-KEY',
  'NM-RECEIPT-KEY',
  'NM-SEND-FAILED',
  'NM-STOPPING',
  'NM-INTERNAL',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** An error that is safe to log and to answer with: it holds a code and nothing else. */
export class AppError extends Error {
  override readonly name = 'AppError';
  constructor(readonly code: ErrorCode, options?: { cause?: unknown }) {
    super(code, options);
  }
}

/** The code of any thrown value; whatever is not ours is NM-INTERNAL, so no foreign message gets out. */
export function codeOf(thrown: unknown): ErrorCode {
  return thrown instanceof AppError ? thrown.code : 'NM-INTERNAL';
}
