import { fail, type Finding, ok, warn } from './finding.js';

/** Beyond it tokens and signed requests are refused. */
const mostSeconds = 240;
const fewSeconds = 30;

/** This machine's clock against what a service says; `undefined` where it said nothing. */
export function checkClock(who: string, ours: number, theirs: number | undefined): Finding[] {
  if (theirs === undefined) return [];
  const seconds = Math.round(Math.abs(ours - theirs) / 1_000);
  const mend = 'let the machine set its clock by a time server (NTP).';
  if (seconds > mostSeconds) return [fail('Clock', `${seconds} seconds off that of ${who}: sign-in will be refused, and releases come at the wrong time.`, mend)];
  if (seconds > fewSeconds) return [warn('Clock', `${seconds} seconds off that of ${who}.`, mend)];
  return [ok('Clock', `agrees with ${who}`)];
}
