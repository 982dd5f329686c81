import type { Lesson } from '../library/index.js';

/** A tabletop exercise for months without a new lesson. Its words are the locale keys `exercises.<id>`. */
export interface Exercise {
  id: string;
  factors: Lesson['factors'];
}

/** Written by us, after situations that are common in roll-call training; none is a real incident. */
export const exercises: readonly Exercise[] = [
  { id: 'exercise-roadside', factors: ['positioning', 'hazardous-conditions'] },
  { id: 'exercise-radio', factors: ['radio-or-dispatch', 'communication'] },
  { id: 'exercise-search', factors: ['search-or-restraint', 'complacency'] },
  { id: 'exercise-driving', factors: ['driving', 'decision-making'] },
  { id: 'exercise-fatigue', factors: ['fatigue', 'situational-awareness'] },
  { id: 'exercise-crossfire', factors: ['positioning', 'communication'] },
];

export function exerciseOf(id: string): Exercise | undefined {
  return exercises.find((exercise) => exercise.id === id);
}
