import { createRequire } from 'node:module';
import type { default as Loader, Highs, Model } from 'highs';

// Its types describe a module that it only is for bundlers.
const loadHighs = createRequire(import.meta.url)('highs') as typeof Loader.default;

/** `factor` times a variable, for each part. */
export type Sum = readonly (readonly [factor: number, name: string])[];

export interface Solution {
  objective: number;
  value: (name: string) => number;
}

interface Row {
  indices: number[];
  values: number[];
  lower: number;
  upper: number;
}

/** What is known, as linear bounds over variables of 0 or more; then asked for the least and the greatest that sums of them can be. */
export class LinearModel {
  readonly #columns = new Map<string, number>();
  readonly #lower: number[] = [];
  readonly #upper: number[] = [];
  readonly #rows: Row[] = [];
  #solver: Model | undefined;

  sum(parts: Sum, relation: '=' | '<=', right: number): void {
    this.#rows.push({ indices: parts.map(([, name]) => this.#column(name)), values: parts.map(([factor]) => factor), lower: relation === '=' ? right : -Infinity, upper: right });
  }

  between(name: string, least: number, most: number): void {
    const column = this.#column(name);
    this.#lower[column] = Math.max(least, this.#lower[column] as number);
    this.#upper[column] = Math.min(most, this.#upper[column] as number);
  }

  /** The least or the greatest that the sum of some variables can be, in whole numbers: there are no half cases. */
  solve(way: 'least' | 'greatest', names: readonly string[]): Solution {
    const solver = this.#solver ??= this.#load();
    const all = { kind: 'range', from: 0, to: this.#columns.size - 1 } as const;
    const costs = new Float64Array(this.#columns.size);
    for (const name of names) costs[this.#column(name)] = way === 'least' ? 1 : -1;
    solver.changeColsCost(all, costs);
    let values = this.#run(solver);
    if (!values.every(isWhole)) {
      solver.changeColsIntegrality(all, new Int32Array(this.#columns.size).fill(highs.constants.variableType.integer));
      values = this.#run(solver);
      solver.changeColsIntegrality(all, new Int32Array(this.#columns.size).fill(highs.constants.variableType.continuous));
    }
    const valueOf = (name: string) => Math.round(values[this.#column(name)] as number);
    return { objective: names.reduce((sum, name) => sum + valueOf(name), 0), value: valueOf };
  }

  #run(solver: Model): Float64Array {
    // A large model is quicker anew, simplified beforehand; a small one goes on from its last answer.
    if (this.#rows.length > 1_500) solver.clearSolver();
    solver.run();
    if (solver.getModelStatus() !== highs.constants.modelStatus.optimal) throw new Error(`no answer: ${solver.getModelStatus()}`);
    return solver.getSolution().colValue;
  }

  free(): void {
    this.#solver?.dispose();
    this.#solver = undefined;
  }

  #column(name: string): number {
    let column = this.#columns.get(name);
    if (column === undefined) {
      column = this.#columns.size;
      this.#columns.set(name, column);
      this.#lower.push(0);
      this.#upper.push(Infinity);
    }
    return column;
  }

  #load(): Model {
    const starts = [0];
    for (const { indices } of this.#rows) starts.push(starts.at(-1) as number + indices.length);
    const model = highs.createModel({
      numCols: this.#columns.size,
      numRows: this.#rows.length,
      colCost: new Float64Array(this.#columns.size),
      colLower: this.#lower,
      colUpper: this.#upper,
      rowLower: this.#rows.map(({ lower }) => lower),
      rowUpper: this.#rows.map(({ upper }) => upper),
      matrix: {
        format: 'csr', numRows: this.#rows.length, numCols: this.#columns.size, starts,
        indices: this.#rows.flatMap(({ indices }) => indices), values: this.#rows.flatMap(({ values }) => values),
      },
    });
    model.options.set({ output_flag: false });
    return model;
  }
}

const isWhole = (value: number) => Math.abs(value - Math.round(value)) < 1e-6;

let highs: Highs;

/** The solver is WebAssembly and is made ready once. */
export async function loadSolver(): Promise<void> {
  highs ??= await loadHighs();
}
