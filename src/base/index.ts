/** The ground floor: time, chance, errors, the log, and how text is put into files. Imports no other room. */
export { type Clock, manualClock, systemClock } from './clock.js';
export { csvFile } from './csv.js';
export { guardProcess } from './guard-process.js';
export { escapeHtml, html, Html, nothing, raw } from './html.js';
export { inParallel, writesAtOnce } from './in-parallel.js';
export { readOrMakeKey, readOrMakeSecret } from './key-file.js';
export { AppError, codeOf, type ErrorCode, errorCodes } from './errors.js';
export { createLog, durationBucket, type DurationBucket, type Log, type LogEvent, type LogFields, type LogLevel, ownFrames, silentLog } from './log.js';
export { createMetrics, type MetricName, type Metrics, silentMetrics } from './metrics.js';
export { type Random, randomInt, seededRandom, shuffle, systemRandom } from './random.js';
