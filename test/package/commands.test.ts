import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { commandOf } from '../../src/teams/commands.js';
import { type RunningApp, runApp } from '../support/running-app.js';

interface Command { id: string; type: string; title: string; parameters?: { name: string }[] }
const read = <T>(file: string) => JSON.parse(readFileSync(join(__dirname, '../../manifest', file), 'utf8')) as T;
const manifest = read<{ bots: [{ commandLists: { commands: Command[] }[] }]; composeExtensions: [{ commands: Command[] }] }>('manifest.json');
const spanish = read<Record<string, string>>('es.json');

const english = manifest.bots[0].commandLists.flatMap(({ commands }) => commands.map(({ title }) => title));
const translated = Object.entries(spanish).filter(([key]) => /^bots.*\.title$/.test(key)).map(([, title]) => title);
const messages = [...new Set([...english, ...translated])];
const ofType = (type: string) => manifest.composeExtensions[0].commands.filter((command) => command.type === type);

describe('Every command that Teams offers is answered by the bot', () => {
  let running: RunningApp;
  beforeAll(async () => { running = await runApp(); });
  afterAll(() => running.stop());

  test('every command list’s command, in both languages, is one that the bot knows', () => {
    const unknown = messages.filter((title) => ['unknown', 'long-text'].includes(commandOf(title)));
    expect(unknown).toEqual([]);
  });

  test('a command means the same in both languages', () => {
    const known = english.map((title, place) => [title, translated[place] as string]);
    expect(known.length).toBeGreaterThan(0);
    for (const [title, inSpanish] of known) expect(commandOf(inSpanish as string)).toBe(commandOf(title as string));
  });

  test('every action opens a dialog', async () => {
    const refused: string[] = [];
    for (const { id } of ofType('action')) {
      const answer = await running.client.invoke('composeExtension/fetchTask', { commandId: id, commandContext: 'compose' });
      if (answer.status !== 200 || answer.text.includes('NM-NOT-FOUND')) refused.push(id);
    }
    expect(refused).toEqual([]);
  });

  test('every search finds or says that there is nothing', async () => {
    const refused: string[] = [];
    for (const { id, parameters } of ofType('query')) {
      const answer = await running.client.invoke('composeExtension/query', { commandId: id, parameters: [{ name: parameters?.[0]?.name, value: 'traffic stop' }] });
      if (answer.status !== 200) refused.push(id);
    }
    expect(refused).toEqual([]);
  });

  test('a command that nobody offers is refused', async () => {
    expect((await running.client.invoke('composeExtension/fetchTask', { commandId: 'thereIsNone', commandContext: 'compose' })).text).toContain('NM-NOT-FOUND');
    expect(commandOf('there is none')).toBe('unknown');
  });
});
