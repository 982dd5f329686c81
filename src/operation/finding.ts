/** One thing that was looked at. No finding holds a secret, an address with a key in it, or a count of reports. */
export interface Finding {
  level: 'ok' | 'warn' | 'fail';
  /** What was looked at. */
  subject: string;
  /** What was found, and where something is wrong, how to mend it. */
  says: string;
}

export function ok(subject: string, says: string): Finding {
  return { level: 'ok', subject, says };
}

/** Not as it should be, and the bot can work with it. */
export function warn(subject: string, wrong: string, mend: string): Finding {
  return { level: 'warn', subject, says: `${wrong} Mend: ${mend}` };
}

/** The bot cannot start, or would lose something. */
export function fail(subject: string, wrong: string, mend: string): Finding {
  return { level: 'fail', subject, says: `${wrong} Mend: ${mend}` };
}

/** One line, whatever was found. */
export function lineOf({ level, subject, says }: Finding): string {
  return `${level === 'ok' ? 'ok  ' : level.toUpperCase()}  ${subject}: ${says.replace(/\s+/g, ' ')}`;
}
