import { existsSync, readFileSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fail, type Finding, ok, warn } from './finding.js';

/** Versions of Node that the tests were run on. */
const testedNodes = [20, 22, 24, 26];
const mib = 1024 * 1024;
const leastFree = 100 * mib;
const enoughFree = 1024 * mib;

/** `version` as `process.version` has it. */
export function checkNode(version: string): Finding {
  const major = Number(/^v(\d+)/.exec(version)?.[1]);
  if (testedNodes.includes(major)) return ok('Node', version);
  if (major < (testedNodes[0] as number)) return fail('Node', `${version} is too old.`, `install ${testedNodes.join(', ')}.`);
  return warn('Node', `${version} is none that this program was tested on.`, `install ${testedNodes.join(', ')}.`);
}

/** The folder of the SQLite store: whether it can be written, who else can read it, how much room there is. */
export function checkDataFolder(folder: string): Finding[] {
  const subject = 'Data folder';
  if (!existsSync(folder)) {
    const parent = nearestExisting(resolve(folder));
    return [writes(parent) ? ok(subject, 'not there yet; the first start makes it') : fail(subject, 'not there, and it cannot be made.', 'make DATA_DIR and give it to the bot’s user.')];
  }
  if (!writes(folder)) return [fail(subject, 'cannot be written.', 'give DATA_DIR to the bot’s user, and look whether the disk is read-only or full.')];
  const open = (statSync(folder).mode & 0o077) !== 0;
  return [
    open ? warn(subject, 'other users of this machine can look into it.', 'chmod 700 it.') : ok(subject, 'can be written, and only by its owner'),
    checkRoom(folder),
  ];
}

function checkRoom(folder: string): Finding {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free < leastFree) return fail('Disk', 'less than 100 MiB free: reports will soon be refused.', 'make room.');
  return free < enoughFree ? warn('Disk', 'less than 1 GiB free.', 'make room.') : ok('Disk', 'more than 1 GiB free');
}

function nearestExisting(path: string): string {
  return existsSync(path) ? path : nearestExisting(dirname(path));
}

/** By doing it: permissions alone say nothing of a full or read-only disk. */
function writes(folder: string): boolean {
  const probe = join(folder, `.doctor-${process.pid}`);
  try {
    writeFileSync(probe, 'probe', { flag: 'wx', mode: 0o600 });
    rmSync(probe);
    return true;
  } catch {
    return false;
  }
}

/** Whether this Node knows the zone that schedules and months follow. */
export function checkZone(zone: string, nowMs: number): Finding {
  try {
    const time = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', weekday: 'short' }).format(nowMs);
    return ok('Time zone', `${zone}, where it is ${time}`);
  } catch {
    return fail('Time zone', `${zone} is not known to this Node.`, 'set AGENCY_TIME_ZONE to an IANA zone, or install a Node with full ICU.');
  }
}

/** The file of the agency's own words, if one is set. */
export function checkTerms(file: string | undefined): Finding {
  const subject = 'Agency terms';
  if (file === undefined) return warn(subject, 'no file is set: the detectors know no local street, beat or roster.', 'write the agency’s own words into a file, one a line, and set AGENCY_TERMS_FILE.');
  try {
    const lines = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file)).split('\n').filter((line) => line.trim() !== '');
    return lines.length > 0 ? ok(subject, `${lines.length} lines`) : warn(subject, 'the file is empty.', 'write the agency’s own words into it, one a line.');
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return fail(subject, 'the file is not UTF-8.', 'save it as UTF-8.');
    return fail(subject, 'the file cannot be read.', 'look at AGENCY_TERMS_FILE and at who may read the file.');
  }
}

/** Where the metrics can be read from. */
export function checkMetricsHost(host: string | undefined): Finding {
  if (host === undefined) return ok('Metrics', 'off');
  if (/^(127\.|::1$|localhost$)/.test(host)) return ok('Metrics', 'on loopback');
  return warn('Metrics', 'other machines can read them.', 'let only the collector through the firewall, or set METRICS_HOST to 127.0.0.1.');
}
