import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { systemRandom } from '../src/base/index.js';
import { registerShift, removeShift } from '../src/briefing/index.js';
import { type Case } from '../src/review/index.js';
import { SqliteStore } from '../src/store/index.js';
import { type Connector, startConnector } from './support/connector.js';
import { DeskWorld, filling } from './support/desk.js';
import { type CardNode, wordsOf } from './support/teams-client.js';

const root = join(__dirname, '..');
/** Every paragraph of sections 3, 4 and 5.3 of the policy in which something shall or should be. */
const paragraphs = ['3.1', '3.2', '3.3', '3.4', '4.1', '4.1.1', '4.1.2', '4.1.3', '4.1.4', '4.2', '4.2.1', '4.2.2', '4.2.3', '4.2.4', '5.3'];

interface Row {
  paragraph: string;
  /** Tests as file and title. */
  tests: { file: string; title: string }[];
  text: string;
}

function rowsOf(doc: string): Row[] {
  return [...doc.matchAll(/^\| (\d[\d.]*) \|(.+)\|$/gm)].map(([, paragraph = '', text = '']) => ({
    paragraph, text, tests: [...text.matchAll(/`(test\/[^`]+)`: ([^;]+?)(?=;| —|$)/g)].map(([, file = '', title = '']) => ({ file, title: title.trim() })),
  }));
}

/** What is wrong with the document: a paragraph left out, a test that is not there, a row with neither a test nor a reason. */
function problemsOf(doc: string): string[] {
  const rows = rowsOf(doc);
  const missing = paragraphs.filter((each) => !rows.some(({ paragraph }) => paragraph === each));
  const lost = rows.flatMap(({ tests }) => tests).filter(({ file, title }) => !existsSync(join(root, file)) || !readFileSync(join(root, file), 'utf8').includes(title));
  const bare = rows.filter(({ tests, text }) => tests.length === 0 && !text.includes('Software cannot'));
  return [...missing.map((each) => `${each} is left out`), ...lost.map(({ file, title }) => `no test “${title}” in ${file}`), ...bare.map(({ paragraph }) => `${paragraph} has no test and no reason`)];
}

describe('docs/policy.md', () => {
  const doc = readFileSync(join(root, 'docs/policy.md'), 'utf8');

  test('has for every paragraph that says shall or should a test that exists, or a reason why software cannot do it', () => {
    expect(rowsOf(doc).flatMap(({ tests }) => tests).length).toBeGreaterThan(20);
    expect(problemsOf(doc)).toEqual([]);
  });

  test('would be found wrong: without a paragraph, with a test that is not there, with a row that shows nothing', () => {
    expect(problemsOf(doc.replaceAll('| 4.1.3 |', '| 9.9 |'))).toEqual(['4.1.3 is left out']);
    expect(problemsOf(doc.replace('needs no more than the required fields', 'needs a rank')).join()).toContain('no test “needs a rank”');
    expect(problemsOf(`${doc}\n| 3.3 | nobody is punished | nothing |`)).toEqual(['3.3 has no test and no reason']);
  });
});

describe('By paragraph', () => {
  let world: DeskWorld;
  let connector: Connector;
  let store: SqliteStore;
  beforeAll(async () => {
    connector = await startConnector();
    world = await DeskWorld.start();
    store = new SqliteStore(join(world.running.dataDir, 'near-miss.db'));
  });
  afterAll(async () => {
    await store.close();
    await world.stop();
    await connector.close();
  });
  const shift = (name: string) => registerShift(store, world.clock, systemRandom, { serviceUrl: connector.url, channelId: `19:${name}@thread.tacv2` }, { name, zone: 'UTC', pattern: '0 6 28 * *', reminderDays: 7, lessons: 1, supervisors: [] });
  const sentCards = () => connector.sent.map((sent) => wordsOf(((sent['activity'] ?? sent) as typeof sent).attachments?.[0]?.content as CardNode));
  const until = async (met: () => boolean) => { for (let i = 0; i < 200 && !met(); i++) await new Promise((resolve) => setTimeout(resolve, 20)); };

  test('3.1 and 4.2.4: whoever was involved, witnessed it or was told, and who reports on behalf of others, has the same form and the same anonymity', async () => {
    for (const relation of ['involved', 'witnessed', 'told', 'on-behalf']) await world.report({ relation, narrative: 'A door swung back.' });
    await world.release();
    const cases = world.of<Case>('cases');
    expect(cases.map(({ facts }) => facts.relation).sort()).toEqual(['involved', 'on-behalf', 'told', 'witnessed']);
    expect(new Set(cases.map((one) => Object.keys(one).sort().join())).size).toBe(1);
  });

  test('3.2: the coordinator cannot ask who it was: the question is held back until the name is out or has a yes', async () => {
    const [{ codename }] = world.of<Case>('cases') as [Case];
    const page = await world.desk([new RegExp(codename), /More…/, /Ask the reporter/, /^Ask$/], { question: 'Are you Sgt. Kowalski of Unit 12?' });
    expect(wordsOf(page.card)).toMatch(/Could this identify somebody[\s\S]*Kowalski/);
    expect(world.of('threads')).toEqual([]);
  });

  test('5.3: training: the awareness card comes to every shift on its schedule, once, and the desk shows who had it', async () => {
    const shifts = [await shift('Days'), await shift('Nights')];
    world.clock.set(Date.UTC(2027, 0, 1, 9, 1));
    await world.running.app.doDue();
    await world.running.app.doDue();
    expect(sentCards().filter((words) => words.includes('What is a near miss?'))).toHaveLength(2);
    expect(wordsOf((await world.desk([/^Training$/])).card)).toMatch(/Days[\s\S]*Jan[\s\S]*Nights[\s\S]*Jan/);
    for (const { id } of shifts) await removeShift(store, id);
  });

  test('5.3: an urgent hazard goes to every shift at once, the same text once, after the same checks as a lesson', async () => {
    await shift('Early');
    await shift('Late');
    const [{ codename }] = world.of<Case>('cases') as [Case];
    const alerts = () => sentCards().filter((words) => words.includes('Urgent: please look out'));
    const named = await world.desk([new RegExp(codename), /More…/, /Urgent alert/, /Send to all/], { alert: 'Sgt. Kowalski says the bridge is out.' });
    expect([wordsOf(named.card).includes('“Kowalski”'), alerts().length]).toEqual([true, 0]);
    const page = await world.client.press(named, /Send to all/, filling({ alert: 'The north bridge is out.' }));
    expect(wordsOf(page.card)).toContain('On its way to 2 shifts');
    await until(() => alerts().length === 2);
    await world.client.press(named, /Send to all/, filling({ alert: 'The north bridge is out.' }));
    await world.client.press(named, /Send to all/, filling({ alert: 'It is mended.' }));
    await until(() => alerts().length === 4);
    expect(alerts().filter((words) => words.includes('The north bridge is out.'))).toHaveLength(2);
    expect(alerts().filter((words) => words.includes('It is mended.'))).toHaveLength(2);
  });
});
