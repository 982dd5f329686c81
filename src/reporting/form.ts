import { z } from 'zod';
import type { Random } from '../base/index.js';
import { normaliseCode } from './codes.js';
import { normaliseText } from './normalise.js';
import { type Examined, examine, type Kept, keptOf, textFields } from './words.js';
import type { Terms } from '../deidentify/index.js';
import { type Answers, answersSchema, type Draft, draftSchema, type PartName, partNames, parts, type Problem } from './report.js';

/** The steps of the dialog that ask or show something. `sent` is an answer, not a step. */
export const steps = [...partNames, 'review'] as const;
export type Step = (typeof steps)[number];

/** How a field comes out of a card: every input's value is a string there. */
type FieldShape = 'one' | 'some' | 'text' | 'code' | 'toggle';

const fieldShapes: { [P in PartName]: { [F in keyof Required<Answers[P]>]: FieldShape } } = {
  what: { relation: 'one', narrative: 'text' },
  circumstances: {
    callType: 'one', month: 'one', dayKind: 'one', quarter: 'one', assignment: 'one', officersOnScene: 'one',
    surroundings: 'some', subjects: 'one', subjectWith: 'some',
  },
  why: {
    harmAverted: 'one', preventedBy: 'some', factors: 'some', equipment: 'some', equipmentFailed: 'one',
    couldHaveBeen: 'one', recurrence: 'one', lessons: 'text', suggestedChange: 'text',
  },
  choices: { discuss: 'toggle', handOver: 'toggle', leaveOutOri: 'toggle', urgent: 'toggle', colleagueCode: 'code' },
};

/** The names of a part's fields, in the order of the card. */
export function fieldsOf(part: PartName): string[] {
  return Object.keys(fieldShapes[part]);
}

const formKey = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

const fingerprint = z.string().length(11).optional();

/** What travels in the dialog: the form's random key, the parts answered so far, and which words were kept. Nothing is on the server. */
export const formStateSchema = z.strictObject({
  key: formKey,
  draft: draftSchema,
  /** Practice: the same form, of which nothing is kept. */
  practice: z.literal(true).optional(),
  kept: z.strictObject({ narrative: fingerprint, lessons: fingerprint, suggestedChange: fingerprint }).optional(),
});
export type FormState = z.infer<typeof formStateSchema>;

/** Opens an empty form under a new random key (128 bits). The key makes a repeated send the same report. */
export function openForm(random: Random, practice = false): FormState {
  return { key: random.bytes(16).toString('base64url'), draft: {}, ...(practice ? { practice } : {}) };
}

/** What stands in the inputs of a step: strings as the card needs them. */
export type Typed = Record<string, string>;
export type Problems = Record<string, Problem>;

/** What to show next. `typed` and `problems` belong to the step's fields. */
export type Screen =
  | { kind: 'step'; step: Step; state: FormState; typed: Typed; problems: Problems }
  /** Something in a part's texts could identify a person: `words` shows a suggestion, the person decides. */
  | { kind: 'words'; part: PartName; state: FormState; examined: Examined[]; typed: Typed; problems: Problems }
  | { kind: 'complete'; state: FormState; answers: Answers };

export type Move = { to: 'next' } | { to: 'back' } | { to: 'part'; part: PartName } | { to: 'send' };

/** Shows a step with what the draft holds for it. */
export function showStep(step: Step, state: FormState): Screen {
  return { kind: 'step', step, state, typed: step === 'review' ? {} : typedOf(step, state.draft), problems: {} };
}

/** Takes the inputs of a step in and moves on; with a problem it stays, keeping what was typed. `terms` are the agency's own words. */
export function leaveStep(step: Step, state: FormState, move: Move, inputs: Record<string, unknown>, terms?: Terms): Screen {
  if (step === 'review') return leaveReview(state, move);
  const read = readPart(step, inputs);
  if ('problems' in read) {
    return { kind: 'step', step, state: without(step, state), typed: keepTyped(step, inputs), problems: read.problems };
  }
  const next: FormState = { ...state, draft: { ...state.draft, [step]: read.values } };
  const examined = move.to === 'back' ? [] : examine(step, read.values, state.kept ?? {}, terms);
  if (examined.length > 0) return { kind: 'words', part: step, state: next, examined, typed: {}, problems: {} };
  return showStep(stepAfter(step, move, state.draft), next);
}

/** What the officer decides about words that could identify a person. */
export type WordsChoice = 'edited' | 'keep';

/** Takes the decision in: the edited texts, or the officer's own. Either stands, and the same words are not asked about again. */
export function leaveWords(part: PartName, state: FormState, choice: WordsChoice, inputs: Record<string, unknown>, terms?: Terms): Screen {
  const values = state.draft[part];
  if (values === undefined) return showStep(part, state);
  if (choice === 'keep') return afterWords(part, state);
  const edits = Object.fromEntries(textFields[part].filter((field) => field in inputs).map((field) => [field, inputs[field]]));
  const read = readPart(part, { ...typedOf(part, state.draft), ...edits });
  if ('problems' in read) {
    return { kind: 'words', part, state, examined: examine(part, values, state.kept ?? {}, terms), typed: keepTyped(part, edits), problems: read.problems };
  }
  return afterWords(part, { ...state, draft: { ...state.draft, [part]: read.values } });
}

function afterWords(part: PartName, state: FormState): Screen {
  const kept: Kept = { ...state.kept, ...keptOf(part, state.draft[part] as object) };
  return showStep(stepAfter(part, { to: 'next' }, state.draft), { ...state, kept });
}

function leaveReview(state: FormState, move: Move): Screen {
  if (move.to === 'part') return showStep(move.part, state);
  if (move.to === 'back') return showStep('choices', state);
  return finish(state);
}

/** The whole report once more, strictly: a part that is missing or wrong is shown again instead. */
export function finish(state: FormState): Screen {
  const whole = answersSchema.safeParse(state.draft);
  if (whole.success) return { kind: 'complete', state, answers: whole.data };
  const part = whole.error.issues[0]?.path[0];
  const step = partNames.find((name) => name === part) ?? 'what';
  return { ...showStep(step, state), problems: problemsOf(whole.error.issues.map((issue) => ({ ...issue, path: issue.path.slice(1) }))) } as Screen;
}

/** Once every part was seen, a part that is changed leads straight back to the summary. */
function stepAfter(step: PartName, move: Move, draft: Draft): Step {
  const at = steps.indexOf(step);
  if (move.to === 'back') return steps[Math.max(at - 1, 0)] as Step;
  return draft.choices === undefined ? steps[at + 1] as Step : 'review';
}

/** A part under correction does not travel twice: its inputs hold it. */
function without(step: PartName, state: FormState): FormState {
  const { [step]: _left, ...draft } = state.draft;
  return { ...state, draft };
}

type Read<P extends PartName> = { values: Answers[P] } | { problems: Problems };

/** Reads the inputs of one part. Unknown inputs are refused as problem of the field `form`. */
function readPart<P extends PartName>(part: P, inputs: Record<string, unknown>): Read<P> {
  const shapes = fieldShapes[part] as Record<string, FieldShape>;
  // fromEntries, not assignment: an input called __proto__ stays an unknown field and is refused as one.
  const given = Object.fromEntries(Object.entries(inputs)
    .map(([field, value]) => [field, Object.hasOwn(shapes, field) ? fromInput(shapes[field] as FieldShape, value) : value]));
  const absent = Object.entries(shapes).filter(([field]) => given[field] === undefined)
    .flatMap(([field, shape]): [string, unknown][] => (shape === 'toggle' ? [[field, false]] : field === 'narrative' ? [[field, '']] : []));
  const parsed = parts[part].safeParse({ ...given, ...Object.fromEntries(absent) });
  if (parsed.success) return { values: dropEmpty(parsed.data) as Answers[P] };
  return { problems: problemsOf(parsed.error.issues) };
}

/** An input left empty is an answer left out, not an answer of nothing. */
function fromInput(shape: FieldShape, value: unknown): unknown {
  if (typeof value === 'boolean' && shape === 'toggle') return value;
  if (typeof value !== 'string') return value ?? undefined;
  if (shape === 'toggle') return value === 'true' ? true : value === 'false' || value === '' ? false : value;
  if (shape === 'some') return [...new Set(value.split(',', 100).map((one) => one.trim()).filter((one) => one !== ''))];
  if (shape === 'text') return normaliseText(value);
  if (shape === 'code') return normaliseCode(value) || undefined;
  return value.trim() === '' ? undefined : value;
}

function dropEmpty(values: object): object {
  return Object.fromEntries(Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)));
}

function problemsOf(issues: readonly { path: PropertyKey[]; message: string }[]): Problems {
  const problems: Problems = {};
  for (const issue of issues) {
    const field = typeof issue.path[0] === 'string' ? issue.path[0] : 'form';
    problems[field] ??= isProblem(issue.message) ? issue.message : 'wrong-type';
  }
  return problems;
}

function isProblem(message: string): message is Problem {
  return ['required', 'too-long', 'not-an-option', 'too-many', 'code-wrong', 'own-receipt', 'wrong-type'].includes(message);
}

/** Twice the longest narrative is given back in full; what is longer still would not fit a card. */
const mostKept = 16_000;

function keepTyped(part: PartName, inputs: Record<string, unknown>): Typed {
  const typed: Typed = {};
  for (const field of fieldsOf(part)) {
    const value = inputs[field];
    if (typeof value === 'string') typed[field] = value.slice(0, mostKept).toWellFormed();
    else if (typeof value === 'boolean') typed[field] = String(value);
  }
  return typed;
}

function typedOf(part: PartName, draft: Draft): Typed {
  const values: Record<string, unknown> = { ...(part === 'choices' ? defaultChoices : {}), ...draft[part] };
  return Object.fromEntries(Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => [field, Array.isArray(value) ? value.join(',') : String(value as string | boolean)]));
}

/** Policy 4.1 asks for the hand-over, 4.1.3 for the ORI, 4.2 for the discussion; each can be declined. */
const defaultChoices: Answers['choices'] = { discuss: true, handOver: true, leaveOutOri: false, urgent: false };

export interface PartSummary {
  part: PartName;
  answered: string[];
  empty: string[];
}

/** Which fields are filled and which are still empty (policy 4.1.2). A choice is always made, a colleague's code is nobody's duty. */
export function summarise(draft: Draft): PartSummary[] {
  return partNames.map((part) => {
    const values = (draft[part] ?? {}) as Record<string, unknown>;
    const filled = fieldsOf(part).filter((field) => values[field] !== undefined && values[field] !== '');
    const empty = fieldsOf(part).filter((field) => !filled.includes(field) && field !== 'colleagueCode');
    return { part, answered: filled, empty };
  });
}
