/** Cases: what released reports become, and what a coordinator does with them. */
export { type Case, type CaseFacts, type CaseOpening, casesKind, type CaseTexts, type CloseReason, closeReasons, openCase, textsOf } from './case.js';
export { type Casework, createCasework, type LessonDraft, lessonIdOf, type OpenedCase } from './casework.js';
export { codenamesKind } from './codename.js';
export { type HandOverField, handOverFields } from './hand-over.js';
export { createStaffLedger, type StaffLedger, type StaffRecord, staffRecordKind } from './staff-record.js';
export { caseKeysKind, createVault, type Vault } from './vault.js';
export { countExpiring, countWaiting, expire, mostCounted, nextCases, type WaitingCases, weeksWaiting } from './waiting.js';
