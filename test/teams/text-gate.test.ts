import { describe, expect, test } from '@jest/globals';
import { gateTexts, takeOut } from '../../src/teams/text-gate.js';
import { texts } from '../support/card-fixtures.js';

const gate = (written: Record<string, string>, inputs: Record<string, unknown> = {}, tone = true) => gateTexts(texts, 'en', written, inputs, undefined, tone);
const withName = 'Officer Kowalski waited for the second car.';
const ticksOf = (written: Record<string, string>) => Object.fromEntries(gate(written).questions.map(({ id }) => [id, 'true']));

describe('A text that staff write', () => {
  test('is kept as it is where nothing in it leads to anybody', () => {
    expect(gate({ text: 'We wait for the second car.' })).toEqual({ clear: true, questions: [], problems: {} });
  });

  test('with a name is kept only when each thing found has an explicit yes', () => {
    const written = { text: `${withName} The plate was 7KXD294.` };
    expect(gate(written)).toMatchObject({ clear: false });
    expect(gate(written).questions).toHaveLength(2);
    const ticks = ticksOf(written);
    const [first = ''] = Object.keys(ticks);
    expect(gate(written, { [first]: 'true' }).clear).toBe(false);
    expect(gate(written, ticks)).toMatchObject({ clear: true, problems: {} });
    for (const no of ['false', '', 'TRUE', true, 1, undefined]) expect(gate(written, { ...ticks, [first]: no }).clear).toBe(false);
  });

  test('is asked about anew where its words are others: a yes is good for the same words only', () => {
    const ticks = ticksOf({ text: withName });
    expect(gate({ text: 'Officer Hernandez waited for the second car.' }, ticks).clear).toBe(false);
    // The same words elsewhere in the form are the same words.
    expect(gate({ text: '', other: `Again ${withName}` }, ticks).clear).toBe(true);
  });

  test('asks once about what is written twice', () => {
    expect(gate({ text: `${withName} ${withName}`, other: withName }).questions).toHaveLength(1);
  });

  test('that blames is kept by no tick, and is told how to say it', () => {
    const written = { text: 'Kowalski is to blame.' };
    const ticked = gate(written, ticksOf(written));
    expect(ticked.clear).toBe(false);
    expect(ticked.problems['text']).toContain('blames a person');
    // Where tone is not looked at, the same tick is enough: the tone is what held it back.
    expect(gate(written, ticksOf(written), false).clear).toBe(true);
  });

  test('loses by “take them out” what has no yes, and nothing else', () => {
    const written = { text: `${withName} The plate was 7KXD294.`, other: 'We wait.' };
    expect(takeOut(written, {}, undefined)).toEqual({ text: 'Officer [name] waited for the second car. The plate was [plate].', other: 'We wait.' });
    expect(takeOut(written, ticksOf({ text: withName }), undefined)['text']).toBe('Officer Kowalski waited for the second car. The plate was [plate].');
    expect(gate(takeOut(written, {}, undefined)).clear).toBe(true);
  });

  test('is quoted in a question without anything that a client reads as markup', () => {
    const [question] = gate({ text: 'Write to **jo[hn](x)@example.gov** or john.doe@example.gov.' }).questions;
    expect(question?.label).not.toMatch(/[*[\]#`~<>|\\]/);
  });
});
