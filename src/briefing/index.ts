/** Shifts, their schedules, and the ledger of their briefings (policy 4.2). */
export { type Cell, type Coverage, coverage, coverageCsv, uncertainBriefings } from './coverage.js';
export { debriefedKind } from './debriefed.js';
export { exerciseOf } from './exercises.js';
export { bands, type Briefing, briefingsKind, briefingsOf, type Held, heldLimits, readBriefing } from './ledger.js';
export { alertsKind, awarenessKind, awarenessOf, raiseAwareness } from './outreach.js';
export { createRecords, type Recorded, type Records, type Refusal } from './record.js';
export { type Rounds, type RoundsDeps, startRounds } from './rounds.js';
export {
  editShift, listShifts, markReachable, type Place, placeSchema, readShift, registerShift, removeShift, type Shift, shiftAt, type ShiftSettings, shiftsKind,
} from './shift.js';
export { type Messenger, type Reminder, type SendOutcome } from './visit.js';
