import { z } from 'zod';
import { normaliseText } from './normalise.js';
import { type OptionList, options } from './options.js';
import { isReceiptShaped } from './codes.js';

/** Longest texts, in UTF-16 code units after line ends are made one. */
export const textLimits = { narrative: 8_000, lessons: 1_000, suggestedChange: 1_000 } as const;
export const mostFactors = 5;

/** What the officer can be told beside a field; the words are the locale keys `problems.<code>`. */
export type Problem = 'required' | 'too-long' | 'not-an-option' | 'too-many' | 'code-wrong' | 'own-receipt' | 'wrong-type';

function oneOf<L extends OptionList>(list: L) {
  return z.enum(options[list], { error: 'not-an-option' }).optional();
}

function someOf<L extends OptionList>(list: L, most = options[list].length as number) {
  return z.array(z.enum(options[list], { error: 'not-an-option' }))
    .max(most, { error: 'too-many' })
    .refine((chosen) => new Set(chosen).size === chosen.length, { error: 'not-an-option' })
    .optional();
}

function text(limit: number) {
  return z.string({ error: 'wrong-type' }).max(limit, { error: 'too-long' })
    .refine((value) => normaliseText(value) === value, { error: 'wrong-type' });
}

const companion = z.string({ error: 'wrong-type' }).max(6, { error: 'code-wrong' })
  .refine((code) => isReceiptShaped(code, 'companion'), { error: 'code-wrong' });

/** The parts of the form, each one dialog step. Every field is a coarse fact; nothing here can hold a date, a place or a person by design. */
export const parts = {
  what: z.strictObject({
    relation: z.enum(options.relation, { error: (issue) => (issue.input === undefined ? 'required' : 'not-an-option') }),
    narrative: text(textLimits.narrative).min(1, { error: 'required' }),
  }),
  circumstances: z.strictObject({
    callType: oneOf('callType'),
    month: oneOf('month'),
    dayKind: oneOf('dayKind'),
    quarter: oneOf('quarter'),
    assignment: oneOf('assignment'),
    officersOnScene: oneOf('officersOnScene'),
    surroundings: someOf('surroundings'),
    subjects: oneOf('subjects'),
    subjectWith: someOf('subjectWith'),
  }),
  why: z.strictObject({
    harmAverted: oneOf('harmAverted'),
    preventedBy: someOf('preventedBy'),
    factors: someOf('factors', mostFactors),
    equipment: someOf('equipment'),
    equipmentFailed: oneOf('equipmentFailed'),
    couldHaveBeen: oneOf('couldHaveBeen'),
    recurrence: oneOf('recurrence'),
    lessons: text(textLimits.lessons).optional(),
    suggestedChange: text(textLimits.suggestedChange).optional(),
  }),
  choices: z.strictObject({
    discuss: z.boolean({ error: 'wrong-type' }),
    handOver: z.boolean({ error: 'wrong-type' }),
    leaveOutOri: z.boolean({ error: 'wrong-type' }),
    urgent: z.boolean({ error: 'wrong-type' }),
    colleagueCode: companion.optional(),
  }),
} as const;

export type PartName = keyof typeof parts;
export const partNames = Object.keys(parts) as PartName[];

/** A whole report as the officer sends it: strict, so an unknown field is refused and never carried along. */
export const answersSchema = z.strictObject(parts);
export type Answers = z.infer<typeof answersSchema>;

/** Answers on their way: parts that were left behind so far. */
export const draftSchema = answersSchema.partial();
export type Draft = z.infer<typeof draftSchema>;
