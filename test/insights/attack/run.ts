import { machine } from '../../bench/measure.js';
import { type Rule, rules } from '../../../src/insights/protect-rows.js';
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
