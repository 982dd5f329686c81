import { type Random, randomInt, seededRandom } from '../../src/base/index.js';
import { type CaseFacts, type Dimension, dimensions, valuesOf } from '../../src/insights/facts.js';
import { addMonths, type Month } from '../../src/insights/months.js';
import { casesKey, type Cells, countInto, emptyTally, type Tally, tidy } from '../../src/insights/tally.js';

/** How an imaginary agency reports. */
export interface Agency {
  seed: string;
  firstMonth: Month;
  months: number;
  /** Cases a month, on average. */
  perMonth: number;
  /** Out of 100 questions, how many are left open. */
  unanswered: number;
  /** How unevenly the values of a list are chosen: 0 all alike, 1 as a long tail, 3 nearly always the first. */
  uneven: number;
  /** Factors that a case names: `few` 0 to 5, `five` always five. */
  factors: 'few' | 'five';
}

export const ordinary: Omit<Agency, 'seed'> = { firstMonth: '2026-01', months: 24, perMonth: 40, unanswered: 15, uneven: 1, factors: 'few' };

/** Draws, from one repeatable stream. */
class Dice {
  constructor(private readonly random: Random) {}

  below(limit: number): number {
    return randomInt(this.random, limit);
  }

  chance(percent: number): boolean {
    return this.below(1_000_000) < percent * 10_000;
  }

  /** One of the values, the earlier the likelier; which ones are early is shuffled by `turn`, so that lists do not all favour the same places. */
  pick(values: readonly string[], uneven: number, turn: number): string {
    const weights = values.map((_, i) => 1 / (i + 1) ** uneven);
    let left = this.below(1_000_000) / 1_000_000 * weights.reduce((sum, weight) => sum + weight, 0);
    const place = weights.findIndex((weight) => (left -= weight) < 0);
    return values[((place < 0 ? 0 : place) + turn) % values.length] as string;
  }

  some(values: readonly string[], count: number, uneven: number, turn: number): string[] {
    const chosen = new Set<string>();
    for (let tries = 0; chosen.size < count && tries < 200; tries++) chosen.add(this.pick(values, uneven, turn));
    return [...chosen];
  }
}

const largestMean = 400;

/** One month's number of cases: the average, give or take what chance gives (a Poisson draw by its definition). A large one in parts: their product would be too small for a number. */
function casesIn(dice: Dice, mean: number): number {
  if (mean > largestMean) return casesIn(dice, largestMean) + casesIn(dice, mean - largestMean);
  let count = 0;
  for (let product = dice.below(1_000_000) / 1_000_000; product > Math.exp(-mean) && count < 10 * mean + 10; count++) product *= dice.below(1_000_000) / 1_000_000;
  return count;
}

/** Every case of an imaginary agency, month by month. */
export function* simulateCases(agency: Agency): Generator<CaseFacts> {
  const dice = new Dice(seededRandom(agency.seed));
  const turns = Object.fromEntries(dimensions.map((dimension) => [dimension, dice.below(30)])) as Record<Dimension, number>;
  let serial = 0;
  for (let i = 0; i < agency.months; i++) {
    const month = addMonths(agency.firstMonth, i);
    const count = casesIn(dice, agency.perMonth);
    for (let n = 0; n < count; n++) yield oneCase(dice, agency, month, turns, `case-${serial++}`);
  }
}

function oneCase(dice: Dice, agency: Agency, month: Month, turns: Record<Dimension, number>, caseId: string): CaseFacts {
  const one = (dimension: Dimension) => (dice.chance(agency.unanswered) ? {} : { [dimension]: dice.pick(valuesOf(dimension), agency.uneven, turns[dimension]) });
  const many = (dimension: Dimension, most: number) =>
    (dice.chance(agency.unanswered) ? [] : dice.some(valuesOf(dimension), 1 + dice.below(most), agency.uneven, turns[dimension]));
  const factors = agency.factors === 'five' ? dice.some(valuesOf('factors'), 5, agency.uneven, turns.factors) : many('factors', 5);
  const ending = dice.below(10);
  const ended = ending < 2 ? {} : { endedMonth: addMonths(month, dice.below(5)) };
  return {
    caseId, month, ...one('callType'), ...one('harmAverted'), preventedBy: many('preventedBy', 3), factors, equipment: many('equipment', 2),
    ...one('couldHaveBeen'), ...one('recurrence'), outcome: ending < 2 ? 'open' : ending < 8 ? 'lesson' : 'closed', changed: ending % 5 === 3, ...ended,
  } as CaseFacts;
}

/** The tallies that the counts would hold of these cases. */
export function talliesOf(cases: Iterable<CaseFacts>): Map<Month, Tally> {
  const cells = new Map<Month, Cells>();
  for (const facts of cases) {
    const month = cells.get(facts.month) ?? {};
    countInto(month, facts);
    cells.set(facts.month, month);
  }
  return new Map([...cells].sort().map(([month, counts]) => [month, { ...emptyTally(month), cells: tidy(counts) }]));
}

export const casesOf = (tally: Tally | undefined): number => tally?.cells[casesKey] ?? 0;
