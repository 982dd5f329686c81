import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { seededRandom } from '../../src/base/index.js';
import {
  answersSchema, finish, type FormState, leaveStep, leaveWords, openForm, options, type Screen, showStep, type Step, steps, summarise,
} from '../../src/reporting/index.js';

const random = seededRandom('form');
const what = { relation: 'involved', narrative: 'A car drifted onto the shoulder.' };
const next = { to: 'next' } as const;

function stepOf(screen: Screen): Extract<Screen, { kind: 'step' }> {
  if (screen.kind !== 'step') throw new Error('not a step');
  return screen;
}

/** Walks to the summary with the given inputs of each step. */
function toReview(inputs: Partial<Record<Step, Record<string, unknown>>> = {}): FormState {
  let screen = stepOf(showStep('what', openForm(random)));
  while (screen.step !== 'review') {
    const left = leaveStep(screen.step, screen.state, next, inputs[screen.step] ?? (screen.step === 'what' ? what : {}));
    screen = stepOf(left.kind === 'words' ? leaveWords(left.part, left.state, 'keep', {}) : left);
  }
  return screen.state;
}

describe('The form', () => {
  test('asks in five steps and never for rank, age, unit, badge, date, clock time or place', () => {
    expect(steps).toEqual(['what', 'circumstances', 'why', 'choices', 'review']);
    const names = JSON.stringify(Object.keys(options));
    expect(names).not.toMatch(/rank|age"|sex|unit|badge|date|address|place/i);
  });

  test('two forms never share their key', () => {
    const keys = new Set(Array.from({ length: 1_000 }, () => openForm(random).key));
    expect(keys.size).toBe(1_000);
  });

  test('needs only how one knows of it and what happened', () => {
    const screen = finish(toReview());
    expect(screen).toMatchObject({ kind: 'complete', answers: { what, circumstances: {}, why: {}, choices: { discuss: false } } });
  });

  test('a step with a problem stays, with the problem beside its field and everything typed kept', () => {
    const state = openForm(random);
    const inputs = { relation: 'witnessed', narrative: '   ' };
    const screen = stepOf(leaveStep('what', state, next, inputs));
    expect(screen).toMatchObject({ step: 'what', problems: { narrative: 'required' }, typed: inputs });
    expect(screen.state.key).toBe(state.key);
  });

  test('a narrative that is too long is kept to be shortened', () => {
    const narrative = 'x'.repeat(9_000);
    const screen = stepOf(leaveStep('what', openForm(random), next, { relation: 'told', narrative }));
    expect(screen).toMatchObject({ problems: { narrative: 'too-long' }, typed: { narrative } });
  });

  test('at most five contributing factors', () => {
    const six = options.factors.slice(0, 6).join(',');
    const screen = stepOf(leaveStep('why', openForm(random), next, { factors: six }));
    expect(screen).toMatchObject({ problems: { factors: 'too-many' }, typed: { factors: six } });
    expect(stepOf(leaveStep('why', openForm(random), next, { factors: options.factors.slice(0, 5).join(',') })).step).toBe('choices');
  });

  test('an option that is not on the list is refused', () => {
    const screen = stepOf(leaveStep('circumstances', openForm(random), next, { callType: 'parade', surroundings: 'dark,glitter' }));
    expect(screen.problems).toEqual({ callType: 'not-an-option', surroundings: 'not-an-option' });
  });

  test('an unknown field is refused and never carried along', () => {
    const screen = stepOf(leaveStep('what', openForm(random), next, { ...what, badge: '4711', ['__proto__']: 'x' }));
    expect(screen.problems).toEqual({ form: 'wrong-type' });
    expect(JSON.stringify(screen)).not.toMatch(/4711/);
  });

  test('a wrong companion code is told, a right one forgiven its dashes', () => {
    expect(stepOf(leaveStep('choices', openForm(random), next, { colleagueCode: '7KM-Q2X' })).problems).toEqual({ colleagueCode: 'code-wrong' });
  });

  test('back keeps what was answered, and a changed part leads straight back to the summary', () => {
    const state = toReview({ why: { lessons: 'Park further away.' } });
    const part = stepOf(leaveStep('review', state, { to: 'part', part: 'why' }, {}));
    expect(part).toMatchObject({ step: 'why', typed: { lessons: 'Park further away.' } });
    const after = stepOf(leaveStep('why', part.state, next, { lessons: 'Park much further away.' }));
    expect(after).toMatchObject({ step: 'review', state: { draft: { what, why: { lessons: 'Park much further away.' } } } });
  });

  test('the summary names the parts that are still empty', () => {
    const summary = summarise(toReview({ circumstances: { callType: 'animal' } }).draft);
    expect(summary.find(({ part }) => part === 'what')).toMatchObject({ empty: [] });
    expect(summary.find(({ part }) => part === 'circumstances')).toMatchObject({ answered: ['callType'], empty: expect.arrayContaining(['month', 'surroundings']) });
    expect(summary.find(({ part }) => part === 'choices')?.empty).toEqual([]);
  });

  test('a forged form that left a part out is led to that part, not accepted', () => {
    const state = toReview();
    const { why: _left, ...draft } = state.draft;
    expect(stepOf(finish({ ...state, draft }))).toMatchObject({ step: 'why' });
  });

  test('text keeps its script and line breaks and loses control characters and lone surrogates', () => {
    const narrative = ' Zeile 1\r\nстрока 2\u2028三行目 \u{1F6A8}\u0000\u0007\uD800 end\uFEFF ';
    const screen = finish(toReview({ what: { relation: 'told', narrative } }));
    expect(screen).toMatchObject({ answers: { what: { narrative: 'Zeile 1\nстрока 2\n三行目 \u{1F6A8}\uFFFD end' } } });
  });
});

describe('Words that could identify a person', () => {
  const telling = 'Sgt. Kowalski and I stopped plate 7KXD294 at 2230 hours in the rain.';
  const words = (narrative: string) => leaveStep('what', openForm(random), next, { relation: 'told', narrative });

  test('are shown with a suggestion before anything else is asked', () => {
    const screen = words(telling);
    expect(screen).toMatchObject({ kind: 'words', part: 'what', examined: [{ field: 'narrative', suggestion: 'Sgt. [name] and I stopped plate [plate] at [time] in the rain.' }] });
    expect(screen.kind === 'words' && screen.examined[0]?.found.map(({ text, kind }) => [text, kind])).toEqual([['Kowalski', 'name'], ['7KXD294', 'plate'], ['2230 hours', 'time']]);
  });

  test('are not asked about where there are none', () => {
    expect(words('The suspect ran behind the car and my holster came open.')).toMatchObject({ kind: 'step', step: 'circumstances' });
  });

  test('give way to the edited text, and the original is gone', () => {
    const screen = words(telling);
    const after = leaveWords('what', screen.state, 'edited', { narrative: 'My partner and I stopped a car late at night.' });
    expect(after).toMatchObject({ kind: 'step', step: 'circumstances', state: { draft: { what: { narrative: 'My partner and I stopped a car late at night.' } } } });
    expect(JSON.stringify(after)).not.toMatch(/Kowalski|7KXD294/);
  });

  test('stay if the officer says so, and are not asked about again', () => {
    const kept = leaveWords('what', words(telling).state, 'keep', { narrative: 'ignored' });
    expect(kept).toMatchObject({ kind: 'step', step: 'circumstances', state: { draft: { what: { narrative: telling } } } });
    expect(leaveStep('what', kept.state, next, { relation: 'told', narrative: telling })).toMatchObject({ kind: 'step', step: 'circumstances' });
    expect(leaveStep('what', kept.state, next, { relation: 'told', narrative: `${telling} Call 555-867-5309.` })).toMatchObject({ kind: 'words' });
  });

  test('are found in the lessons and the suggested change too', () => {
    const screen = leaveStep('why', openForm(random), next, { lessons: 'Ask Deputy Okafor.', suggestedChange: 'Wider shoulders.' });
    expect(screen).toMatchObject({ kind: 'words', part: 'why', examined: [{ field: 'lessons', suggestion: 'Ask Deputy [name].' }] });
  });

  test('an edited text that is empty stays, with the problem beside it', () => {
    expect(leaveWords('what', words(telling).state, 'edited', { narrative: ' ' })).toMatchObject({ kind: 'words', problems: { narrative: 'required' } });
  });

  test('that only hint at one person are shown without changing the text', () => {
    const text = 'I am the only female K9 handler and the leash slipped.';
    expect(words(text)).toMatchObject({ kind: 'words', examined: [{ suggestion: text, hints: [expect.stringContaining('only female')] }] });
  });
});

describe('Whatever is sent to a step', () => {
  const junk = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }), fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.string(), { maxLength: 4 }),
    fc.dictionary(fc.string(), fc.string(), { maxKeys: 3 }), fc.constantFrom('true', 'false', 'a,b', 'dark,dark', 'involved'),
  );
  const fields = ['relation', 'narrative', 'callType', 'month', 'surroundings', 'factors', 'lessons', 'discuss', 'colleagueCode', '__proto__', 'constructor', 'x'];
  const inputs = fc.dictionary(fc.constantFrom(...fields), junk, { maxKeys: 8 });
  const moves = fc.constantFrom({ to: 'next' } as const, { to: 'back' } as const, { to: 'send' } as const, { to: 'part', part: 'why' } as const);

  test('gives a step or a whole and valid report, never an error', () => {
    fc.assert(fc.property(fc.constantFrom(...steps), moves, inputs, (step, move, given) => {
      const screen = leaveStep(step, openForm(random), move, given);
      if (screen.kind === 'complete') expect(answersSchema.safeParse(screen.answers).success).toBe(true);
      else if (screen.kind === 'step') expect(steps).toContain(screen.step);
      else expect(screen.examined.length).toBeGreaterThan(0);
    }), { numRuns: 5_000 });
  });

  test('any text of a person goes through unchanged by a second passing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 500 }), (narrative) => {
      const once = leaveStep('what', openForm(random), next, { relation: 'told', narrative });
      if (once.kind !== 'step' || once.step !== 'circumstances') return;
      const kept = once.state.draft.what?.narrative as string;
      const twice = leaveStep('what', once.state, next, { relation: 'told', narrative: kept });
      expect(twice).toMatchObject({ state: { draft: { what: { narrative: kept } } } });
    }), { numRuns: 3_000 });
  });
});
