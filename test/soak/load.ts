import { setTimeout as sleep } from 'node:timers/promises';
import { coordinatorVisit, drawVisit, newShift, type TrafficDeps } from './traffic.js';

const atOnce = 32;
/** Of the rate that the machine can do. */
const share = 0.8;
/** Of each stretch, for measuring what the machine can do: shared machines change their speed by a third from minute to minute. */
const measuringShare = 0.1;

/** Pays visits, and knows which broke off, by name. */
export class Load {
  readonly failed: Record<string, number> = {};
  /** Visits a second, as measured at the beginning of each stretch. */
  readonly measured: number[] = [];
  /** Visits under way. */
  readonly #open = new Set<Promise<void>>();

  constructor(private readonly deps: TrafficDeps) {}

  /** For so many seconds all that can be done by a few clients, each of which waits for its answer. Resolves to visits a second. */
  async flatOut(seconds: number): Promise<number> {
    const began = performance.now();
    let visits = 0;
    await Promise.all(Array.from({ length: atOnce }, async () => {
      for (; performance.now() - began < seconds * 1_000; visits++) await this.#visit();
    }));
    return visits / ((performance.now() - began) / 1_000);
  }

  /** Stretch after stretch: what the machine can do is measured, and four fifths of it are then offered, whether earlier visits are over or not. */
  async stretches(minutes: number): Promise<void> {
    const stretches = Math.max(2, Math.round(minutes));
    const seconds = (minutes * 60) / stretches;
    for (let stretch = 0; stretch < stretches; stretch++) {
      const rate = await this.flatOut(seconds * measuringShare);
      this.measured.push(Math.round(rate));
      await this.#atRate(rate * share, seconds * (1 - measuringShare));
    }
  }

  async #atRate(perSecond: number, seconds: number): Promise<void> {
    const began = performance.now();
    let [begun, shifts, desks] = [0, 0, 0];
    for (let passed = 0; passed < seconds; passed = (performance.now() - began) / 1_000) {
      for (; begun < passed * perSecond; begun++) this.#keep(this.#visit());
      for (; shifts < passed / 3; shifts++) this.#keep(this.#watch('shift', newShift(this.deps)));
      // An agency has a few coordinators, however many officers it has.
      for (; desks < passed / 2; desks++) this.#keep(this.#watch('desk', coordinatorVisit(this.deps)));
      await sleep(5);
    }
    await Promise.all(this.#open);
  }

  #visit(): Promise<void> {
    const { name, pay } = drawVisit(this.deps.random);
    return this.#watch(name, pay(this.deps));
  }

  #watch(name: string, visit: Promise<void>): Promise<void> {
    return visit.catch(() => { this.failed[name] = (this.failed[name] ?? 0) + 1; });
  }

  #keep(visit: Promise<void>): void {
    const kept: Promise<void> = visit.finally(() => this.#open.delete(kept));
    this.#open.add(kept);
  }
}
