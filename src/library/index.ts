/** The library: what may be read and learned from. */
export { type Lesson, lessonLimits, lessonsForBriefings, lessonsKind, mostQuestions, readLesson } from './lesson.js';
