import { machine } from '../../bench/measure.js';
import { dimensions } from '../../../src/insights/facts.js';
import { type Rule, rules } from '../../../src/insights/protect-rows.js';
import { sum } from '../../../src/insights/quarter-counts.js';
import { attackInTurn, attackTogether, type Finding, tellingFactors } from './attack-tables.js';
import { loadSolver } from './linear-model.js';
import { published, type PublishedQuarter, type World, worlds } from './worlds.js';

/**
 * `npm run attack:tables [-- --quick] [--world=NAME] [--seeds=N]`: bounds every hidden count of every world by all its published tables,
 * then without each of the rules, where it must succeed. `--seeds` repeats each world with other chances. Quick: one-way tables whole,
 * of the table of pairs the first quarter's most telling factor.
 */
const option = (name: string) => process.argv.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
const quick = process.argv.includes('--quick');
const chosen = option('world');
if (chosen !== undefined && worlds[chosen] === undefined) {
  console.error(`--world takes one of ${Object.keys(worlds).join(', ')}`);
  process.exit(2);
}

interface Result {
  quarters: number;
  targets: number;
  pinned: number;
  /** Counts that the attack knows to the last case. */
  known: number;
  /** Of 100 numbers of k and more, how many the tables show: of quarters, and of months where a table has months. */
  shown: { quarters: number; months: number };
}

function shownOf(quarters: readonly PublishedQuarter[], k: number): Result['shown'] {
  const large = { quarters: 0, months: 0 };
  const shown = { quarters: 0, months: 0 };
  for (const { tables, truth } of quarters) {
    for (const dimension of dimensions) {
      for (const row of tables.tables[dimension]) {
        const counts = truth.values[dimension].get(row.value) ?? [0, 0, 0];
        if (sum(counts) >= k) large.quarters++;
        if (row.quarter.is === 'exact') shown.quarters++;
        large.months += row.months.filter((_, month) => (counts[month] as number) >= k).length;
        shown.months += row.months.filter(({ is }) => is === 'exact').length;
      }
    }
  }
  const percent = (part: number, whole: number) => (whole === 0 ? 0 : Math.round(100 * part / whole));
  return { quarters: percent(shown.quarters, large.quarters), months: percent(shown.months, large.months) };
}

function attackWorld(world: World, leaveOut: readonly Rule[], whole: boolean): Result {
  const quarters = published(world, leaveOut);
  const one = ({ tables, truth }: PublishedQuarter, i: number): Finding =>
    (whole ? attackTogether(tables, truth) : attackInTurn(tables, truth, i === 0 ? tellingFactors(tables, 1) : []));
  const findings = quarters.map(one);
  const pinned = findings.flatMap((finding) => finding.pinned);
  return {
    quarters: quarters.length, targets: findings.reduce((sum, { targets }) => sum + targets, 0),
    pinned: pinned.length, known: pinned.filter(({ from, to }) => from === to).length,
    shown: shownOf(quarters, world.k),
  };
}

const started = Date.now();
await loadSolver();
const whole: Record<string, Result> = {};
for (const [name, world] of Object.entries(worlds)) {
  if (chosen !== undefined && chosen !== name) continue;
  for (let seed = 0; seed < Number(option('seeds') ?? 1); seed++) {
    const agency = seed === 0 ? world.agency : { ...world.agency, seed: `${world.agency.seed} ${seed}` };
    whole[seed === 0 ? name : `${name}, ${seed}`] = attackWorld({ ...world, agency }, [], !quick);
  }
}
const weakWorlds: Record<Rule, string> = { 'months-together': 'ordinary', rest: 'everything answered', cap: 'everything answered', pairs: 'nearly one kind' };
const without = Object.fromEntries(rules.map((rule) => [rule, attackWorld(worlds[weakWorlds[rule]] as World, [rule], false)]));
const ok = Object.values(whole).every(({ pinned }) => pinned === 0) && Object.values(without).every(({ pinned }) => pinned > 0);
console.log(JSON.stringify({ attack: 'tables', ok, quick, whole, without, seconds: Math.round((Date.now() - started) / 1000), ...machine() }));
process.exit(ok ? 0 : 1);
