import { spawnSync } from 'node:child_process';

/** `npm run chaos -- NAME [--quick]`. */
const storms = ['release'];
const [name, ...rest] = process.argv.slice(2);
if (name === undefined || !storms.includes(name)) {
  console.error(`usage: npm run chaos -- ${storms.join('|')} [--quick]`);
  process.exit(2);
}
const run = spawnSync(process.execPath, ['--import', 'tsx', `test/chaos/${name}.ts`, ...rest], { stdio: 'inherit' });
process.exit(run.status ?? 1);
