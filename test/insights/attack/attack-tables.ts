import { type Dimension, dimensions, valuesOf } from '../../../src/insights/facts.js';
import type { QuarterCounts } from '../../../src/insights/quarter-counts.js';
import type { Cell, QuarterTables, Row } from '../../../src/insights/tables.js';
import { leastOf } from '../../../src/insights/trends.js';
import { LinearModel, type Sum } from './linear-model.js';

/** A count under k that the tables hide, and that whoever has all tables would like to know. */
export interface Target {
  /** Name in the model. */
  name: string;
  /** For people: which table, which place. */
  place: string;
  true: number;
}

export interface Pinned extends Target {
  from: number;
  to: number;
}

export interface Finding {
  targets: number;
  /** Targets that are bounded more closely than "somewhere from 0 to k - 1". */
  pinned: Pinned[];
}

/** What a model covers: some dimensions, and the table of pairs for some factors. */
interface Scope {
  dimensions: readonly Dimension[];
  factors: readonly string[];
}

const oneChoice: readonly Dimension[] = ['callType', 'harmAverted', 'couldHaveBeen', 'recurrence'];
const months = [0, 1, 2] as const;
const mostFactors = 5;

const cases = (month: number | 'q') => `n_${month}`;
const place = (dimension: Dimension, value: string, month: number | 'q') => `${dimension}_${valuesOf(dimension).indexOf(value)}_${month}`;
const open = (dimension: Dimension, month: number) => `open_${dimension}_${month}`;
const pair = (factor: string, callType: string, month: number | 'q') => `p_${valuesOf('factors').indexOf(factor)}_${valuesOf('callType').indexOf(callType)}_${month}`;
const pairOpen = (factor: string, month: number) => `po_${valuesOf('factors').indexOf(factor)}_${month}`;
const upTo = (name: string) => `upto_${name}`;
const overMonths = (name: (month: number) => string): Sum => months.map((month) => [1, name(month)] as const);

/**
 * Bounds every hidden small count by everything that is published of a quarter at once: all dimensions and the whole table of pairs, in one
 * linear model, in whole cases. No number that is published speaks of two quarters and no rule of the form ties one to another, so the quarters' models
 * beside each other are the model of all of them.
 */
export function attackTogether(tables: QuarterTables, truth: QuarterCounts): Finding {
  return attack(tables, truth, { dimensions, factors: valuesOf('factors') });
}

/**
 * The same, quicker, without what only binds several factors together: the one-way tables at once, then the table of pairs for each of some
 * factors by itself, with the types of call.
 */
export function attackInTurn(tables: QuarterTables, truth: QuarterCounts, factors: readonly string[]): Finding {
  const scopes: Scope[] = [{ dimensions, factors: [] }, ...factors.map((factor) => ({ dimensions: ['callType', 'factors'] as const, factors: [factor] }))];
  const findings = scopes.map((scope) => attack(tables, truth, scope));
  const pinned = new Map(findings.flatMap((finding) => finding.pinned).map((found) => [found.name, found]));
  return { targets: new Set(scopes.flatMap((scope) => targetsOf(tables, truth, scope).map(({ name }) => name))).size, pinned: [...pinned.values()] };
}

/** The factors of which the table of pairs says the most: it lists nearly all of their cases. */
export function tellingFactors(tables: QuarterTables, count: number): string[] {
  const unlisted = ({ value, quarter }: Row) => {
    const listed = tables.pairs.filter(({ factor }) => factor === value).reduce((sum, { n }) => sum + n, 0);
    return listed === 0 ? Infinity : leastOf(quarter) - listed;
  };
  return [...tables.tables.factors].sort((a, b) => unlisted(a) - unlisted(b)).slice(0, count).map(({ value }) => value);
}

function attack(tables: QuarterTables, truth: QuarterCounts, scope: Scope): Finding {
  const model = modelOf(tables, scope);
  const targets = targetsOf(tables, truth, scope);
  // What of a count is of interest: beyond k - 1 it may go on as it likes.
  for (const { name } of targets) {
    model.sum([[1, upTo(name)], [-1, name]], '<=', 0);
    model.between(upTo(name), 0, tables.k - 1);
  }
  const low = outside(model, targets.map(({ name }) => name), 'least', (value) => value === 0);
  const high = outside(model, targets.map(({ name }) => upTo(name)), 'greatest', (value) => value >= tables.k - 1);
  model.free();
  const pinned = targets.filter(({ name }) => low.has(name) || high.has(upTo(name)))
    .map((target) => ({ ...target, from: low.get(target.name) ?? 0, to: high.get(upTo(target.name)) ?? tables.k - 1 }));
  return { targets: targets.length, pinned };
}

/**
 * The variables that cannot come to where they should, and how far they can. A solution in which a count is 0 shows that it may be 0, and
 * the same solution shows it of many: so all are asked for together, and only those that never came out as they should are asked for alone.
 */
function outside(model: LinearModel, names: readonly string[], way: 'least' | 'greatest', fine: (value: number) => boolean): Map<string, number> {
  let left = names;
  for (let cleared = 1; cleared > 0 && left.length > 0;) {
    const { value } = model.solve(way, left);
    const still = left.filter((name) => !fine(value(name)));
    cleared = left.length - still.length;
    left = still;
  }
  const found = new Map<string, number>();
  for (const name of left) {
    const { objective } = model.solve(way, [name]);
    if (!fine(objective)) found.set(name, objective);
  }
  return found;
}

/**
 * All that somebody knows who has the published tables of a quarter and the form: what each place says, that quarters are the sum of
 * months, that of some lists a case has one value or none, that no value has more cases than there are, that five factors are the most,
 * and how factors and types of call share their cases.
 */
function modelOf(tables: QuarterTables, scope: Scope): LinearModel {
  const model = new LinearModel();
  says(model, tables.k, cases('q'), tables.cases.quarter);
  months.forEach((month) => says(model, tables.k, cases(month), tables.cases.months[month] as Cell));
  model.sum([...overMonths(cases), [-1, cases('q')]], '=', 0);
  for (const dimension of scope.dimensions) addTable(model, tables, dimension);
  if (scope.factors.length > 0) addPairs(model, tables, scope.factors);
  return model;
}

function addTable(model: LinearModel, tables: QuarterTables, dimension: Dimension): void {
  const rows = tables.tables[dimension];
  for (const row of rows) {
    const at = (month: number | 'q') => place(dimension, row.value, month);
    says(model, tables.k, at('q'), row.quarter);
    model.sum([...overMonths(at), [-1, at('q')]], '=', 0);
    for (const month of months) {
      const cell = row.months[month];
      if (cell) says(model, tables.k, at(month), cell);
      model.sum([[1, at(month)], [-1, cases(month)]], '<=', 0);
    }
  }
  for (const month of months) {
    const all: Sum = rows.map(({ value }) => [1, place(dimension, value, month)] as const);
    if (oneChoice.includes(dimension)) model.sum([...all, [1, open(dimension, month)], [-1, cases(month)]], '=', 0);
    if (dimension === 'factors') model.sum([...all, [-mostFactors, cases(month)]], '<=', 0);
  }
}

function addPairs(model: LinearModel, tables: QuarterTables, factors: readonly string[]): void {
  const callTypes = valuesOf('callType');
  for (const month of months) {
    for (const factor of factors) {
      for (const callType of callTypes) model.sum([[1, pair(factor, callType, month)], [-1, place('callType', callType, month)]], '<=', 0);
      model.sum([[1, pairOpen(factor, month)], [-1, open('callType', month)]], '<=', 0);
      const all: Sum = callTypes.map((callType) => [1, pair(factor, callType, month)] as const);
      model.sum([...all, [1, pairOpen(factor, month)], [-1, place('factors', factor, month)]], '=', 0);
    }
    if (factors.length <= mostFactors) continue;
    for (const callType of callTypes) {
      model.sum([...factors.map((factor) => [1, pair(factor, callType, month)] as const), [-mostFactors, place('callType', callType, month)]], '<=', 0);
    }
    model.sum([...factors.map((factor) => [1, pairOpen(factor, month)] as const), [-mostFactors, open('callType', month)]], '<=', 0);
  }
  for (const factor of factors) {
    for (const callType of callTypes) model.sum([...overMonths((month) => pair(factor, callType, month)), [-1, pair(factor, callType, 'q')]], '=', 0);
  }
  for (const { factor, callType, n } of tables.pairs) if (factors.includes(factor)) model.between(pair(factor, callType, 'q'), n, n);
}

function says(model: LinearModel, k: number, name: string, cell: Cell): void {
  if (cell.is === 'exact') model.between(name, cell.n, cell.n);
  if (cell.is === 'at-least') model.between(name, cell.n, Infinity);
  if (cell.is === 'fewer') model.between(name, 0, k - 1);
}

/** Every count under k that is not published as it is; by month also where there is no table by month. */
function targetsOf(tables: QuarterTables, truth: QuarterCounts, scope: Scope): Target[] {
  const targets: Target[] = [];
  const add = (name: string, where: string, count: number, cell: Cell | undefined) => {
    if (count < tables.k && cell?.is !== 'exact') targets.push({ name, place: `${tables.quarter} ${where}`, true: count });
  };
  const total = (three: readonly number[]) => three.reduce((sum, n) => sum + n, 0);
  add(cases('q'), 'cases', total(truth.cases), tables.cases.quarter);
  months.forEach((month) => add(cases(month), `cases, month ${month + 1}`, truth.cases[month], tables.cases.months[month]));
  for (const dimension of scope.dimensions) {
    for (const row of tables.tables[dimension]) {
      const counts = truth.values[dimension].get(row.value) ?? [0, 0, 0];
      add(place(dimension, row.value, 'q'), `${dimension} ${row.value}`, total(counts), row.quarter);
      months.forEach((month) => add(place(dimension, row.value, month), `${dimension} ${row.value}, month ${month + 1}`, counts[month], row.months[month]));
    }
  }
  const listed = new Set(tables.pairs.map(({ factor, callType }) => pair(factor, callType, 'q')));
  for (const factor of scope.factors) {
    for (const callType of valuesOf('callType')) {
      const name = pair(factor, callType, 'q');
      if (!listed.has(name)) add(name, `${factor} in ${callType}`, truth.pair(factor, callType), undefined);
    }
  }
  return targets;
}
