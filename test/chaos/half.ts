import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Random, randomInt } from '../../src/base/index.js';
import type { Store } from '../../src/store/index.js';
import type { Bot } from './bot.js';
import { compare, type Comparison } from './compare.js';
import { copies, judge, noHits } from './kills.js';
import { Looker, type Seen } from './look.js';
import { officers, prepareReport, Shift, type Written, writeReport } from './officers.js';

/** One store under test. */
export interface Ground {
  newBot: () => Bot;
  dataDir: string;
  port: number;
  /** Settings of the bot beside those that every life has. */
  env: Record<string, string>;
  /** Milliseconds that a release takes beside its entries, and for each entry; kills are aimed by them. */
  pace: { base: number; entry: number };
  /** The fewest new reports of a round, and how many more there may be. */
  batch: { least: number; more: number };
  /** Whether a life may end by itself, because the store was out of reach at its start. */
  mayFailToStart: boolean;
  /** Opens what the killed bot left, without a bot and without faults. */
  look<T>(job: (store: Store) => Promise<T>): Promise<T>;
  /** Called when a life begins, and when the last ones begin, that must go well. */
  lifeBegins?(): void;
  allGoesWell?(): void;
  close?(): Promise<void>;
  /** Figures of its own for the result. */
  figures?(): Record<string, unknown>;
}

export interface HalfResult extends Comparison {
  rounds: number;
  /** Sends beyond the first of each report. */
  resent: number;
  /** Kills that left a release half done. */
  halfReleases: number;
  kills: ReturnType<typeof noHits>;
  failedStarts: number;
  /** Lives that ended by themselves though nothing allowed them to. */
  crashes: number;
  /** Lives between the rounds that were not killed before their release was done; see `mostEntries`. */
  recoveries: number;
  /** The most entries that waited at once, and the most of them that were a second one of a report. */
  mostWaiting: number;
  mostCopies: number;
  seconds: number;
}

/** Above it a bot is left alone until its release is done: kills would have to wait for minutes to find the end of one. */
const mostEntries = 80;
const minute = 60_000;
/** Comes due each minute, so at each start that is later than the one before. */
const always = '* * * * *';
const yearly = '0 0 1 1 *';

/** Kills one bot after another, then lets the last ones finish in peace and compares. */
export async function runHalf(ground: Ground, rounds: number, random: Random): Promise<HalfResult> {
  const start = performance.now();
  const { port, dataDir } = ground;
  const looker = new Looker(dataDir);
  const written: Written[] = [];
  const result = { rounds, resent: 0, halfReleases: 0, kills: noHits(), failedStarts: 0, crashes: 0, recoveries: 0, mostWaiting: 0, mostCopies: 0 };
  let laterMs = 0;
  // Two are made ready at a time: a start's time is mostly loading, and a second core is otherwise idle.
  const next = [ground.newBot(), ground.newBot()];

  /** A life begins: sometimes at once, mostly after the dead one's lease has run out; a release of everything, or of what is urgent. */
  async function begin(late = randomInt(random, 5) > 0, weekly = randomInt(random, 5) > 1): Promise<Bot> {
    const bot = next.shift() as Bot;
    // Ten seconds past a minute: no minute ends while the last two lives do what is due, and none of them begins at the end of one.
    if (late) laterMs += 12 * minute + 10_000 - (Date.now() + laterMs) % minute;
    await bot.go({
      PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'error', ...ground.env,
      RELEASE_SCHEDULE: weekly ? always : yearly, URGENT_SCHEDULE: always,
    }, laterMs);
    next.push(ground.newBot());
    return bot;
  }

  /** A life in peace, that releases everything. */
  async function recover(): Promise<Seen> {
    const bot = await begin(true, true);
    await bot.ready();
    await bot.kill();
    result.recoveries++;
    return ground.look((store) => looker.look(store));
  }

  function crashed(when: string, ended: unknown, bot: Bot): void {
    result.crashes++;
    process.stderr.write(`The bot ended with ${String(ended)} ${when}; it printed:\n${bot.printed}\n`);
  }

  try {
    ground.allGoesWell?.();
    const first = await begin();
    await first.ready();
    const template = await prepareReport(port);
    await first.kill();
    let before: Seen = await ground.look((store) => looker.look(store));

    for (let round = 0; round < rounds; round++) {
      const reports = [...again(written, random), ...Array.from({ length: ground.batch.least + randomInt(random, ground.batch.more + 1) }, (_, i) => writeReport(random, written.length + i))];
      written.push(...reports.filter(({ sent }) => sent === 0));
      const bot = await begin();
      ground.lifeBegins?.();
      const life = await live(bot, ground, new Shift(port, template, random), reports, before, random);
      ground.allGoesWell?.();
      const after = await ground.look((store) => looker.look(store));
      if (life.ended === 1 && ground.mayFailToStart && !life.listening) result.failedStarts++;
      else if (life.ended !== undefined) crashed(`in round ${round}`, life.ended, bot);
      const { hits, half } = judge(before, after, life.listening, life.inFlight);
      for (const hit of hits) result.kills[hit]++;
      if (half) result.halfReleases++;
      result.mostWaiting = Math.max(result.mostWaiting, after.pool.size);
      result.mostCopies = Math.max(result.mostCopies, copies(after));
      before = after;
      if (after.pool.size > mostEntries) before = await recover();
    }

    // Whoever insists is answered now; what is in the pool then is released at the next start.
    for (const reports of [written.filter(({ receipts, insists }) => receipts.size === 0 && insists), []]) {
      const bot = await begin(true, true);
      await bot.ready();
      await new Shift(port, template, random).send(reports, 0);
      // The program listens for signals a moment after it says that it is ready.
      await sleep(100);
      const ended = await bot.stop();
      if (ended !== 0) crashed('at its clean stop', ended, bot);
    }
    result.resent = written.reduce((sum, { sent }) => sum + Math.max(sent - 1, 0), 0);
    const comparison = await ground.look((store) => compare(store, dataDir, written));
    return { ...result, ...comparison, ...ground.figures?.(), seconds: Math.round((performance.now() - start) / 1000) };
  } finally {
    await Promise.all(next.map((bot) => bot.kill()));
    await ground.close?.();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Reports sent again: what was not answered, and now and then one whose officer was answered and cannot know. */
function again(written: readonly Written[], random: Random): Written[] {
  const unanswered = written.filter(({ receipts, insists, sent }) => receipts.size === 0 && insists && sent > 0);
  const recent = written.slice(-40).filter(({ receipts }) => receipts.size > 0 && randomInt(random, 20) === 0);
  return [...unanswered.filter(() => randomInt(random, 2) === 0), ...recent];
}

/** One life: from the word to start to a kill at a random moment, with officers sending meanwhile. */
async function live(bot: Bot, ground: Ground, shift: Shift, reports: readonly Written[], before: Seen, random: Random) {
  const whole = ground.pace.base + ground.pace.entry * (before.pool.size + reports.length);
  // One kill of ten is aimed at the start: settings, store, listening.
  if (randomInt(random, 10) === 0) {
    await sleep(randomInt(random, ground.pace.base));
    return { listening: await bot.isListening(ground.port), inFlight: 0, ended: await bot.kill() };
  }
  const listening = await bot.listening(ground.port);
  // The officers' pauses spread their sends over half of it.
  const work = shift.send(listening ? reports : [], Math.ceil(officers * whole / reports.length));
  if (listening) await sleep(randomInt(random, whole));
  const { inFlight } = shift;
  shift.end();
  const ended = await bot.kill();
  await work;
  return { listening, inFlight, ended };
}
