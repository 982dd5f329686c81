import { pino } from 'pino';
import type { DestinationStream } from 'pino';
import type { ErrorCode } from './errors.js';

/** What the process may say about itself. An event name is fixed text: nothing is ever interpolated into it. */
export type LogEvent =
  | 'starting' | 'ready' | 'stopping' | 'stopped' | 'local-profile'
  | 'turn-failed' | 'request-refused' | 'send-failed'
  | 'job-failed' | 'briefing-failed' | 'pool-unreadable' | 'scrub-failed'
  | 'store-retry' | 'store-failed' | 'store-index-missing'
  | 'library-output-dropped' | 'library-warning-dropped' | 'unexpected-error';

/**
 * The allow-list. A field that is not here cannot be logged: the types refuse it and `pick` drops it.
 * No field can hold text from a request, an id, or a time finer than the log line's own.
 */
export interface LogFields {
  code?: ErrorCode;
  /** HTTP status answered. */
  status?: number;
  /** A duration, as one of a few buckets. */
  took?: DurationBucket;
  /** A count of documents, problems or attempts. */
  count?: number;
  /** TCP port listened on. */
  port?: number;
  /** Our own source places, as file:line; see `ownFrames`. */
  at?: string[];
}

export type DurationBucket = '<10ms' | '<100ms' | '<1s' | '<10s' | '>=10s';
export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';

export interface Log {
  trace(event: LogEvent, fields?: LogFields): void;
  debug(event: LogEvent, fields?: LogFields): void;
  info(event: LogEvent, fields?: LogFields): void;
  warn(event: LogEvent, fields?: LogFields): void;
  error(event: LogEvent, fields?: LogFields): void;
}

/** Sorts a duration in milliseconds into its bucket: exact durations can be matched with a sender, buckets cannot. */
export function durationBucket(ms: number): DurationBucket {
  if (ms < 10) return '<10ms';
  if (ms < 100) return '<100ms';
  if (ms < 1_000) return '<1s';
  return ms < 10_000 ? '<10s' : '>=10s';
}

/** A pino logger behind the allow-list. `destination` is standard output unless a test gives another. */
export function createLog(level: LogLevel, destination?: DestinationStream): Log {
  const options = { level, base: null, timestamp: hourOnly, formatters: { level: (label: string) => ({ level: label }) } };
  const out = destination ? pino(options, destination) : pino(options);
  return {
    trace: (event, fields) => out.trace(pick(fields), event),
    debug: (event, fields) => out.debug(pick(fields), event),
    info: (event, fields) => out.info(pick(fields), event),
    warn: (event, fields) => out.warn(pick(fields), event),
    error: (event, fields) => out.error(pick(fields), event),
  };
}

export const silentLog: Log = createLog('silent');

/** The hour is enough to operate by; a finer stamp on a line about a turn could be matched with who was typing. */
function hourOnly(): string {
  return `,"hour":"${new Date().toISOString().slice(0, 13)}"`;
}

function pick(fields: LogFields = {}): LogFields {
  const out: LogFields = {};
  if (fields.code !== undefined) out.code = fields.code;
  if (fields.status !== undefined) out.status = fields.status;
  if (fields.took !== undefined) out.took = fields.took;
  if (fields.count !== undefined) out.count = fields.count;
  if (fields.port !== undefined) out.port = fields.port;
  if (fields.at !== undefined) out.at = fields.at;
  return out;
}

/**
 * Where in our own code an error came from, as `room/file.js:line`, at most five. Taken from the stack by a strict
 * pattern, so that a message (which may quote a request) cannot get through.
 */
export function ownFrames(thrown: unknown): string[] {
  if (!(thrown instanceof Error) || typeof thrown.stack !== 'string') return [];
  const frames = thrown.stack.matchAll(/^ {4}at .*\/(?:dist|src)\/((?:[a-z-]+\/)?[a-z-]+\.[jt]s:\d{1,4}):\d{1,4}\)?$/gm);
  return [...frames].slice(0, 5).map((frame) => frame[1] as string);
}
