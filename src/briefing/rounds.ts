import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf, inParallel, type Log } from '../base/index.js';
import { lessonsForBriefings } from '../library/index.js';
import { monthOf, monthsOn } from '../planning/index.js';
import { withLease } from '../store/index.js';
import { readBriefing } from './ledger.js';
import { visit, type VisitDeps } from './visit.js';
import { editShift, listShifts, readShift, type Shift } from './shift.js';

export interface Rounds {
  /** Visits the shifts for which something is due by the clock; resolves to how many. Nothing where another replica is at it. */
  tick(): Promise<number>;
  /**
   * Posts a shift's card of this month now, whatever its schedule says. `already`: it is there. `failed`: it could not be sent, and
   * will be tried again. `uncertain`: nobody knows whether it arrived.
   */
  briefNow(shiftId: string): Promise<'posted' | 'already' | 'failed' | 'uncertain' | 'not-active'>;
  /** Has a shift looked at with the next tick: something about it was changed. */
  lookAt(shiftId: string): void;
  /** Begins nothing more; resolves when what was being sent is recorded, or after ten seconds. */
  stop(): Promise<void>;
}

export interface RoundsDeps extends VisitDeps {
  log: Log;
  /** Looks every so often by itself; 0 for never (tests tick themselves). */
  everyMs: number;
  /** How long a dead replica holds the others up. Short beside the minutes that a whole agency's cards take. */
  leaseMs?: number;
}

/** Visits at once. More wait for the messenger than it lets through in a second, so it never waits for them. */
const atOnce = 128;
/** How often the list of shifts is read anew: other replicas register and change shifts too. */
const relistMs = 10 * 60_000;
/** A clock that went back by more than this has made what is remembered worthless. */
const backMs = 60_000;
const stopWithinMs = 10_000;
const underWay = Infinity;

/**
 * Keeps in memory when each shift needs a look, and looks. The memory is only a saving: it is built anew at the start, and who looks too
 * early finds nothing to do. One replica at a time makes rounds, so that the platform's limit of messages is kept without talking to each
 * other; if two ever do, the ledger still lets only one post.
 */
export function startRounds(deps: RoundsDeps): Rounds {
  const { store, clock, random, log, everyMs, leaseMs = 5_000 } = deps;
  const next = new Map<string, number>();
  /** Each shift as it was when it was listed. */
  const known = new Map<string, string>();
  let listedAt = -Infinity;
  let lastNow = -Infinity;
  let busy: Promise<number> | undefined;
  let stopped = false;

  async function relist(): Promise<Map<string, Shift>> {
    const shifts = new Map((await listShifts(store)).map((shift) => [shift.id, shift]));
    for (const id of next.keys()) if (!shifts.has(id)) forget(id);
    for (const [id, shift] of shifts) {
      const said = JSON.stringify(shift);
      if (known.get(id) !== said) next.set(id, -Infinity);
      known.set(id, said);
    }
    listedAt = clock.now();
    return shifts;
  }

  function forget(id: string): void {
    next.delete(id);
    known.delete(id);
  }

  async function round(): Promise<number> {
    const now = clock.now();
    const wentBack = now < lastNow - backMs;
    lastNow = now;
    if (wentBack) known.clear();
    const listed = wentBack || now - listedAt >= relistMs ? await relist() : undefined;
    const due = [...next].filter(([, at]) => at <= now).sort((a, b) => a[1] - b[1]).map(([id]) => id);
    if (due.length === 0) return 0;
    const visited = await withLease(store, clock, random, 'briefing-rounds', leaseMs, async (stillOurs) => {
      const lessons = await lessonsForBriefings(store);
      let done = 0;
      await inParallel(due, atOnce, async (id) => {
        if (stopped || !stillOurs()) return;
        try {
          // Read anew: while thousands wait their turn, a coordinator may have paused this one.
          const shift = (due.length < atOnce ? listed?.get(id) : undefined) ?? await readShift(store, id);
          next.set(id, underWay);
          const at = shift && await visit(deps, shift, false, lessons);
          if (at === undefined) forget(id);
          // Something else there means that somebody asked for another look meanwhile.
          else if (next.get(id) === underWay) next.set(id, at);
          done++;
        } catch (error) {
          log.error('briefing-failed', { code: codeOf(error) });
          next.set(id, clock.now() + 60_000);
        }
      });
      return done;
    });
    return visited ?? 0;
  }

  const tick = () => {
    busy ??= round().finally(() => { busy = undefined; });
    return busy;
  };
  const timer = everyMs > 0 ? setInterval(() => {
    void tick().catch((error: unknown) => { log.error('briefing-failed', { code: codeOf(error) }); });
  }, everyMs) : undefined;
  timer?.unref();
  return {
    tick,
    async briefNow(id) {
      const found = await readShift(store, id);
      if (found?.state !== 'active') return 'not-active';
      const month = monthOf(clock.now(), found.zone);
      if (await readBriefing(store, id, month)) return 'already';
      // Its first month is this one then.
      const shift = found.since <= month ? found : await editShift(store, id, (other) => ({ ...other, since: month, closedThrough: monthsOn(month, -1) }));
      next.set(id, await visit(deps, shift, true));
      const state = (await readBriefing(store, id, month))?.doc.state;
      return state === undefined ? 'failed' : state === 'uncertain' ? 'uncertain' : 'posted';
    },
    lookAt: (id) => { next.set(id, -Infinity); },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await Promise.race([busy?.catch(() => undefined), sleep(stopWithinMs, undefined, { ref: false })]);
    },
  };
}
