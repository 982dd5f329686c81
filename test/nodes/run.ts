import { join } from 'node:path';
import { machine } from '../bench/measure.js';
import { isGood, type Outcome, promised, tableOf, testOn } from './nodes.js';

/** `npm run test:node [-- --nodes=22,24] [--quick]`: the core tests on each Node that the program promises to run on. */
const args = process.argv.slice(2);
const wanted = args.find((arg) => arg.startsWith('--nodes='))?.slice('--nodes='.length).split(',') ?? promised;
const outcomes: Outcome[] = [];
for (const node of wanted) outcomes.push(await testOn(node, join(import.meta.dirname, '../..'), args.includes('--quick')));
console.log(tableOf(outcomes));
const ok = outcomes.every((outcome, place) => isGood(wanted[place] as string, outcome));
console.log(JSON.stringify({ ok, command: 'test:node', quick: args.includes('--quick'), nodes: outcomes, ...machine() }));
process.exit(ok ? 0 : 1);
