/** The report: what may be asked, the form's steps, codes, and how a report gets into the store. */
export { type Codes, containsCode, hashReceipt, isReceiptShaped, normaliseCode, showCode } from './codes.js';
export { type KeptField, keptFields } from './disclosure.js';
export {
  finish, fieldsOf, leaveWords, type WordsChoice, type FormState, formStateSchema, leaveStep, type Move, openForm, type PartSummary,
  type Problems, type Screen, showStep, type Step, steps, summarise, type Typed,
} from './form.js';
export { canOpenAll, createOpener, createSealer, isPoolJwk, makePoolKey, type Opener, type PoolJwk, publicOf, type Sealer } from './envelope.js';
export { createIntake, type Intake, type IntakeSettings, type NoteSent, type OutgoingNote } from './intake.js';
export { isNote, type PoolMessage } from './envelope-text.js';
export { type Note, noteLimit } from './notes.js';
export { normaliseText } from './normalise.js';
export { type PoolEntry, poolKind, poolOpensWith } from './pool.js';
export { type Deliver, type DeliverNote, release, type ReleaseDeps, type ReleaseResult } from './release.js';
export type { ReleaseKind } from './release.js';
export { type OptionList, options } from './options.js';
export { type Answers, answersSchema, mostFactors, type PartName, partNames, type Problem, textLimits } from './report.js';
export { type Examined, type Found, type TextField } from './words.js';
export { type Report, reportSchema } from './stored-report.js';
