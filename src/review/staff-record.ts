import { DateTime } from 'luxon';
import { z } from 'zod';
import type { Clock, Random } from '../base/index.js';
import { type Kind, readAll, type Store } from '../store/index.js';

const staffActions = [
  'classified', 'merged', 'split', 'asked', 'draft-saved', 'second-reader-asked', 'sent-back', 'published', 'closed', 'handed-over', 'alerted',
  'thought-shown', 'thought-dropped', 'question-answered', 'lesson-added', 'lessons-imported', 'exported', 'adjustment-opened', 'adjustment-changed', 'analysis-filed',
] as const;
export type StaffAction = (typeof staffActions)[number];

/** What was done, to which case, on which day, in which role: for accountability. It holds no trace of a reporter, nor which coordinator it was. */
export interface StaffRecord {
  id: string;
  month: string;
  day: string;
  role: 'coordinator' | 'supervisor' | 'system';
  action: StaffAction;
  /** A case's codename or a lesson's title. */
  about: string;
}

export const staffRecordKind: Kind<StaffRecord> = {
  name: 'staff-record',
  version: 1,
  schema: z.strictObject({
    id: z.string(), month: z.string().regex(/^\d{4}-\d{2}$/), day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
    role: z.enum(['coordinator', 'supervisor', 'system']), action: z.enum(staffActions), about: z.string().max(200),
  }),
  partitionOf: ({ month }) => month,
  indexed: ['day'],
};

export interface StaffLedger {
  note(role: StaffRecord['role'], action: StaffAction, about: string): Promise<void>;
  /** A month's records, by day. */
  list(month: string): Promise<StaffRecord[]>;
}

export function createStaffLedger(store: Store, clock: Clock, random: Random, zone: string): StaffLedger {
  return {
    async note(role, action, about) {
      const day = DateTime.fromMillis(clock.now(), { zone }).toFormat('yyyy-MM-dd');
      await store.create(staffRecordKind, { id: random.bytes(12).toString('base64url'), month: day.slice(0, 7), day, role, action, about: about.slice(0, 200) });
    },
    list: (month) => readAll(store, staffRecordKind, month, { orderBy: 'day' }),
  };
}
