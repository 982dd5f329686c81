import { machine } from '../bench/measure.js';
import { attack, type Finding } from './attack.js';
import { attackedCosmos, attackedSqlite } from './stores.js';
import { weaknesses, type Weakness, type WorldSettings } from './world.js';

/** `npm run attack [-- --weaken=shuffle|size|ids|time|mailbox|notify] [--store=sqlite|cosmos] [--sends=thoughts] [--weeks=N] [--seed=S] [--quick]`. */
const option = (name: string) => process.argv.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
const quick = process.argv.includes('--quick');
const weaken = option('weaken');
if (weaken !== undefined && !(weaknesses as readonly string[]).includes(weaken)) {
  console.error(`--weaken takes one of ${weaknesses.join(', ')}`);
  process.exit(2);
}
const settings: WorldSettings = {
  weeks: Number(option('weeks') ?? (quick ? 8 : 26)), officers: 120, reportsPerWeek: quick ? 25 : 40, seed: option('seed') ?? 'attack',
  ...(option('sends') === 'thoughts' ? { sends: 'thoughts' as const } : {}),
  ...(weaken === undefined ? {} : { weaken: weaken as Weakness }),
};

const started = Date.now();
const findings: Record<string, Finding> = {};
for (const [name, open] of Object.entries({ sqlite: attackedSqlite, cosmos: attackedCosmos })) {
  if (option('store') !== undefined && option('store') !== name) continue;
  const attacked = await open();
  findings[name] = await attack(attacked, settings);
  await attacked.close();
}
const ok = Object.values(findings).every((finding) => finding.ok);
console.log(JSON.stringify({ attack: weaken ?? 'whole', ok, ...findings, settings, seconds: Math.round((Date.now() - started) / 1000), ...machine() }));
process.exit(ok ? 0 : 1);
