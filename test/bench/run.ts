import { spawnSync } from 'node:child_process';

/** `npm run bench -- NAME [--quick]`. */
const benches = ['submit', 'fanout', 'desk', 'trends'];
const [name, ...rest] = process.argv.slice(2);
if (name === undefined || !benches.includes(name)) {
  console.error(`usage: npm run bench -- ${benches.join('|')} [--quick]`);
  process.exit(2);
}
const run = spawnSync(process.execPath, ['--import', 'tsx', `test/bench/${name}.ts`, ...rest], { stdio: 'inherit' });
process.exit(run.status ?? 1);
