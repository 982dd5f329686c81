import { ExpressionGraph, signNumber, signs } from './expression-graph.js';

/** The patterns that may match at one place: those that need a digit soon, the most patient first, and the others. */
export interface Rules {
  free: readonly number[];
  digit: readonly number[];
}

/** How far a match is followed before it is attempted. */
const depth = 14;
/** So many states are kept, then all are forgotten; a hundred thousand characters of everyday texts need half of them. */
const most = 1 << 14;

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

  /** For each state the places of the graph that it is made of, and the patterns that are done. */
  private places: (readonly number[])[] = [];
  private done: (readonly number[])[] = [];
  private rules: (Rules | undefined)[] = [];
  private byKey = new Map<string, number>();
  /** For each state and sign the next state plus 1, less than 0 if the walk ends there, 0 while it is not known. */
  private steps = new Int16Array(64 * signs);

  constructor(rules: Iterable<readonly [number, string]>, private readonly digitWithin: Int16Array) {
    for (const [rule, source] of rules) {
      this.begin.push(this.graph.add(source, rule));
      while (this.owner.length < this.graph.done.length) this.owner.push(rule);
    }
  }

  at(low: string, start: number): Rules {
    if (this.places.length === 0 || this.places.length > most) this.forget();
    let state = 0;
    const end = start + depth;
    for (let at = start; at < end; at++) {
      const sign = signNumber(low.charCodeAt(at));
      let next = this.steps[state * signs + sign] as number;
      if (next === 0) next = this.step(state, sign);
      if (next < 0) {
        state = -1 - next;
        break;
      }
      state = next - 1;
    }
    return this.rules[state] ?? this.rulesOf(state);
  }

  private forget(): void {
    this.places = [];
    this.done = [];
    this.rules = [];
    this.byKey = new Map();
    this.steps.fill(0);
    this.state(this.begin.flatMap((place) => this.reach([place])), []);
  }

  private step(from: number, sign: number): number {
    const { low, high } = this.graph;
    const bits = sign < 32 ? low : high;
    const bit = 1 << (sign & 31);
    const reached: number[] = [];
    for (const place of this.places[from] as readonly number[]) {
      if (((bits[place] as number) & bit) === 0) continue;
      for (const each of (this.behind[place] ??= this.reach(this.graph.next[place] as number[]))) reached.push(each);
    }
    const to = this.state(reached, this.done[from] as readonly number[]);
    const first = this.owner[(this.places[to] as readonly number[])[0] ?? -1];
    const step = (this.places[to] as readonly number[]).every((place) => this.owner[place] === first) ? -1 - to : to + 1;
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

  private state(reached: readonly number[], doneBefore: readonly number[]): number {
    const over = new Set(doneBefore);
    for (const each of reached) if (each < 0) over.add(-1 - each);
    const done = [...over].sort((a, b) => a - b);
    const places = [...new Set(reached)].filter((place) => place >= 0 && !over.has(this.owner[place] as number)).sort((a, b) => a - b);
    const key = `${done.join()};${places.join()}`;
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const made = this.places.push(places) - 1;
    this.done.push(done);
    this.byKey.set(key, made);
    if (this.places.length * signs > this.steps.length) {
      const more = new Int16Array(this.steps.length * 2);
      more.set(this.steps);
      this.steps = more;
    }
    return made;
  }

  private rulesOf(state: number): Rules {
    const rules = new Set(this.done[state]);
    for (const place of this.places[state] as readonly number[]) rules.add(this.owner[place] as number);
    const within = (rule: number): number => this.digitWithin[rule] as number;
    const sorted = [...rules].sort((a, b) => within(b) - within(a) || a - b);
    return (this.rules[state] = { free: sorted.filter((rule) => within(rule) < 0), digit: sorted.filter((rule) => within(rule) >= 0) });
  }
}
