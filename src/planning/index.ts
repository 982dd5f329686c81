/** What happens at planned moments, in the agency's zone. */
export { type Job, type Jobs, plannedKind, startJobs } from './jobs.js';
export { isPattern, lastPlanned } from './planned.js';
