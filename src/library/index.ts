/** The library: what may be read and learned from. */
export { type Analysis, analysesKind, analysisLimits, fileAnalysis, listAnalyses } from './analyses.js';
export { addLessons, type ImportRow, type NationalLesson, readLessonFile, readRow, type RowProblem } from './import.js';
export { type Lesson, lessonLimits, lessonsForBriefings, lessonsKind, mostQuestions, readLesson } from './lesson.js';
export { allLessons, type LessonFilter, searchLessons } from './search.js';
export { countWaitingThoughts, fileThought, moderate, type Thought, thoughtsKind, thoughtsOn, waitingThoughts } from './thoughts.js';
