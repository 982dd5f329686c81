import { ExpressionGraph, signNumber, signs } from './expression-graph.js';

/** The patterns that may match at one place: those that need a digit soon, the most patient first, and the others. */
export interface Rules {
  free: readonly number[];
  digit: readonly number[];
}

/** How far a match is followed before it is attempted: further on, there are many states for few attempts that are spared. */
const depth = 12;
/**
 * Says which of many patterns may match at a place, by one walk over its first characters: a state is all that may be under way by then. States are
 * worked out when they are first met, and are made of the expressions only: no word of a text can be read from them.
 */
export class Openings {
  private readonly graph = new ExpressionGraph();
  private readonly begin: number[] = [];
  /** The pattern of each place of the graph. */
  private readonly owner: number[] = [];
  /** Where one can be behind each place of the graph without a further character; a pattern that is done there as -1 less its number. */
  private readonly behind: (readonly number[] | undefined)[] = [];

  /** Each state: the patterns that are done and the places of the graph that it is made of, as the characters of a string. */
  private states: string[] = [];
  private byState = new Map<string, number>();
  private rules: (Rules | undefined)[] = [];
  /** For each state and sign the next state plus 1, less than 0 if the walk ends there, 0 while it is not known. */
  private steps = new Int16Array(64 * signs);
  private stopped = 0;

  /**
   * `most`: so many states are kept. Texts of 250,000 characters need twelve thousand, and later ones ever fewer new ones. `patience`: after so many
   * walks that had to stop at a state that is not kept all are forgotten, so that an odd text does not slow down all that come after it.
   */
  constructor(rules: Iterable<readonly [number, string]>, private readonly digitWithin: Int16Array, private readonly most = 1 << 14, private readonly patience = 50_000) {
    for (const [rule, source] of rules) {
      this.begin.push(this.graph.add(source, rule));
      while (this.owner.length < this.graph.done.length) this.owner.push(rule);
    }
  }

  at(low: string, start: number): Rules {
    if (this.states.length === 0 || this.stopped > this.patience) this.forget();
    let state = 0;
    const end = start + depth;
    for (let at = start; at < end; at++) {
      const sign = signNumber(low.charCodeAt(at));
      const next = (this.steps[state * signs + sign] as number) || this.step(state, sign);
      if (next > 0) state = next - 1;
      else {
        if (next < 0) state = -1 - next;
        break;
      }
    }
    return this.rules[state] ?? this.rulesOf(state);
  }

  private forget(): void {
    this.states = [];
    this.byState = new Map();
    this.rules = [];
    this.steps.fill(0);
    this.stopped = 0;
    this.state(this.begin.flatMap((place) => this.reach([place])), new Set());
  }

  /** 0 where no more states can be kept: what is under way before the sign is then all that is known. */
  private step(from: number, sign: number): number {
    if (this.states.length >= this.most) {
      this.stopped++;
      return 0;
    }
    const { low, high } = this.graph;
    const bits = sign < 32 ? low : high;
    const bit = 1 << (sign & 31);
    const reached: number[] = [];
    const { done, places } = this.madeOf(from);
    for (const place of places) {
      if (((bits[place] as number) & bit) === 0) continue;
      for (const each of (this.behind[place] ??= this.reach(this.graph.next[place] as number[]))) reached.push(each);
    }
    const to = this.state(reached, done);
    const rest = this.madeOf(to).places;
    const first = this.owner[rest[0] ?? -1];
    const step = rest.every((place) => this.owner[place] === first) ? -1 - to : to + 1;
    this.steps[from * signs + sign] = step;
    return step;
  }

  /** From these places on, all that takes a character, and the patterns that are done. */
  private reach(from: readonly number[]): number[] {
    const { low, high, next, done } = this.graph;
    const found: number[] = [];
    const seen = new Set(from);
    for (const place of seen) {
      if ((done[place] as number) >= 0) found.push(-1 - (done[place] as number));
      else if (low[place] !== 0 || high[place] !== 0) found.push(place);
      else for (const each of next[place] as number[]) seen.add(each);
    }
    return found;
  }

  private state(reached: readonly number[], doneBefore: ReadonlySet<number>): number {
    const done = new Set(doneBefore);
    for (const each of reached) if (each < 0) done.add(-1 - each);
    const places = new Set<number>();
    for (const place of reached) if (place >= 0 && !done.has(this.owner[place] as number)) places.add(place);
    const made = codesOf(done) + between + codesOf(places);
    const known = this.byState.get(made);
    if (known !== undefined) return known;
    const state = this.states.push(made) - 1;
    this.byState.set(made, state);
    if (this.states.length * signs > this.steps.length) {
      const more = new Int16Array(this.steps.length * 2);
      more.set(this.steps);
      this.steps = more;
    }
    return state;
  }

  private madeOf(state: number): { done: Set<number>; places: number[] } {
    const made = this.states[state] as string;
    const middle = made.indexOf(between);
    return { done: new Set(numbersOf(made.slice(0, middle))), places: numbersOf(made.slice(middle + 1)) };
  }

  private rulesOf(state: number): Rules {
    const { done: rules, places } = this.madeOf(state);
    for (const place of places) rules.add(this.owner[place] as number);
    const within = (rule: number): number => this.digitWithin[rule] as number;
    const sorted = [...rules].sort((a, b) => within(b) - within(a) || a - b);
    return (this.rules[state] = { free: sorted.filter((rule) => within(rule) < 0), digit: sorted.filter((rule) => within(rule) >= 0) });
  }
}

/** Between the numbers of patterns and those of places; no number is written with it. */
const between = '\uFFFF';

/** Numbers in rising order as characters: the lower fifteen bits of each, and before it the upper ones where they change. */
function codesOf(numbers: ReadonlySet<number>): string {
  const codes: number[] = [];
  let upper = 0;
  for (const number of [...numbers].sort((a, b) => a - b)) {
    if (number >> 15 !== upper) {
      upper = number >> 15;
      codes.push(0x8000 | upper);
    }
    codes.push(number & 0x7fff);
  }
  return String.fromCharCode(...codes);
}

function numbersOf(codes: string): number[] {
  const numbers: number[] = [];
  let upper = 0;
  for (let index = 0; index < codes.length; index++) {
    const code = codes.charCodeAt(index);
    if (code >= 0x8000) upper = code & 0x7fff;
    else numbers.push((upper << 15) | code);
  }
  return numbers;
}
