import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillAll, nodes, TeamsClient } from '../support/teams-client.js';
import { freePort, type Load, load, machine, median, peakMemory, startServer } from './measure.js';

const quick = process.argv.includes('--quick');
const rounds = quick ? 3 : 7;
const seconds = quick ? 2 : 5;
const connections = 32;
const bar = 1;

/**
 * `npm run bench -- submit`: the last step of a report, validated and durable in SQLite, against a bare bot of the same framework
 * that answers the same invoke with a constant. Rounds alternate, so that a machine that slows down slows both.
 */
async function main(): Promise<void> {
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
  const dataDir = mkdtempSync(join(tmpdir(), 'near-miss-bench-'));
  const [ourPort, barePort] = [await freePort(), await freePort()];
  const ours = await startServer(['dist/main.js'], { PORT: String(ourPort), DATA_DIR: dataDir, LOG_LEVEL: 'info' });
  const bare = await startServer(['--import', 'tsx', 'test/bench/bare-bot.ts', String(barePort)]);
  try {
    const template = await lastStep(new TeamsClient(ourPort));
    const results: { ours: Load[]; bare: Load[] } = { ours: [], bare: [] };
    await load(ourPort, template, 1, connections);
    await load(barePort, template, 1, connections);
    for (let round = 0; round < rounds; round++) {
      results.ours.push(await load(ourPort, template, seconds, connections));
      results.bare.push(await load(barePort, template, seconds, connections));
    }
    report(results, peakMemory(ours), peakMemory(bare));
  } finally {
    ours.kill();
    bare.kill();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** The activity that sends a full report, with `KEY` where the form's key and the sender stand: every report is another officer's. */
async function lastStep(client: TeamsClient): Promise<string> {
  let page = await client.command('reportNearMiss');
  const sendButton = () => nodes(page.card, (node) => (node.data?.['nearMiss'] as { to?: string } | undefined)?.to === 'send')[0];
  while (!sendButton()) page = await client.press(page, 'primary', fillAll);
  const data = sendButton()?.data as { nearMiss: { form: { key: string } } };
  data.nearMiss.form.key = 'KEY';
  return JSON.stringify(client.make('invoke', { from: { id: '29:KEY', name: 'An Officer' }, name: 'composeExtension/submitAction', value: { commandId: 'reportNearMiss', data: { ...data, part: 'what' } } }));
}

function report(results: { ours: Load[]; bare: Load[] }, oursMiB: number | undefined, bareMiB: number | undefined): void {
  const middle = (loads: Load[]) => ({
    rate: Math.round(median(loads.map(({ rate }) => rate))), p50: median(loads.map(({ p50 }) => p50)), p99: median(loads.map(({ p99 }) => p99)),
    failed: loads.reduce((sum, { failed }) => sum + failed, 0),
  });
  const [ours, bare] = [middle(results.ours), middle(results.bare)];
  const ratio = Number(median(results.ours.map((one, i) => one.rate / (results.bare[i] as Load).rate)).toFixed(2));
  const ok = ratio >= bar && ours.failed === 0 && bare.failed === 0;
  console.log(JSON.stringify({
    bench: 'submit', ok, ratio, bar, ours: { ...ours, peakMiB: oursMiB }, bare: { ...bare, peakMiB: bareMiB }, rounds, seconds, connections, ...machine(),
  }));
  process.exitCode = ok ? 0 : 1;
}

await main();
