import type { Lesson } from '../library/index.js';
import type { Case } from './case.js';

/**
 * How a case is laid out for the national form of LEO Near Miss (policy 4.1). The form itself is not public: its sections follow what the
 * system says that it records. This is the only place to change when it differs.
 */
export interface HandOverField {
  section: 'agency' | 'event' | 'circumstances' | 'outcome' | 'lessons';
  /** Stable key; the words are the locale keys `handOver.fields.<key>`. */
  key: string;
  /** Free text, as it may be copied. */
  text?: string | undefined;
  /** Or values of one of the form's lists, whose words are the locale keys `options.<list>.<value>`. */
  list?: string;
  values?: readonly string[];
}

/** Fields without an answer are left out. `ori`: the agency's; it goes along only where the reporter agreed (4.1.3). */
export function handOverFields({ facts }: Case, lesson: Lesson, ori: string | undefined): HandOverField[] {
  const { circumstances, why, choices } = facts;
  const chosen = (section: HandOverField['section'], key: string, list: string, value: string | readonly string[] | undefined): HandOverField[] => {
    const values = value === undefined ? [] : typeof value === 'string' ? [value] : value;
    return values.length === 0 ? [] : [{ section, key, list, values }];
  };
  const written = (section: HandOverField['section'], key: string, text: string | undefined): HandOverField[] =>
    (text === undefined || text === '' ? [] : [{ section, key, text }]);
  return [
    ...written('agency', 'ori', choices.leaveOutOri ? undefined : ori),
    ...chosen('event', 'relation', 'relation', facts.relation),
    ...written('event', 'title', lesson.title),
    ...written('event', 'narrative', lesson.whatHappened),
    ...chosen('circumstances', 'callType', 'callType', circumstances.callType),
    ...written('circumstances', 'month', circumstances.month),
    ...chosen('circumstances', 'dayKind', 'dayKind', circumstances.dayKind),
    ...chosen('circumstances', 'quarter', 'quarter', circumstances.quarter),
    ...chosen('circumstances', 'assignment', 'assignment', circumstances.assignment),
    ...chosen('circumstances', 'officersOnScene', 'officersOnScene', circumstances.officersOnScene),
    ...chosen('circumstances', 'surroundings', 'surroundings', circumstances.surroundings),
    ...chosen('circumstances', 'subjects', 'subjects', circumstances.subjects),
    ...chosen('circumstances', 'subjectWith', 'subjectWith', circumstances.subjectWith),
    ...chosen('outcome', 'harmAverted', 'harmAverted', why.harmAverted),
    ...chosen('outcome', 'couldHaveBeen', 'couldHaveBeen', why.couldHaveBeen),
    ...chosen('outcome', 'preventedBy', 'preventedBy', why.preventedBy),
    ...written('outcome', 'prevented', lesson.prevented),
    ...chosen('lessons', 'factors', 'factors', why.factors),
    ...chosen('lessons', 'equipment', 'equipment', why.equipment),
    ...chosen('lessons', 'recurrence', 'recurrence', why.recurrence),
    ...written('lessons', 'learned', lesson.learned),
  ];
}
