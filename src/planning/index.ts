/** What happens at planned moments, in the agency's zone or a shift's own. */
export { type Job, type Jobs, plannedKind, startJobs } from './jobs.js';
export { endOf, monthOf, monthsOn, plannedIn } from './monthly.js';
export { isPattern, lastPlanned } from './planned.js';
export { parseSchedule, readSchedule, type Schedule } from './schedule.js';
