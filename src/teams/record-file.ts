import { csvFile } from '../base/index.js';
import type { StaffRecord } from '../review/index.js';

/** The record of staff actions as a file. */
export function recordCsv(records: readonly StaffRecord[]): string {
  return csvFile([['day', 'role', 'action', 'about'], ...records.map(({ day, role, action, about }) => [day, role, action, about])]);
}
