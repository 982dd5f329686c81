/** The only door of this room: finds text that could identify a person. Suggested, please check: never certain. */
export { detect } from './detect.js';
export { redact } from './redact.js';
export { hints, type Hint } from './hints.js';
export { assess, type Assessment } from './assess.js';
export { agencyTerms, type Terms } from './terms.js';
export { kinds, type Finding, type Kind, type Tier } from './types.js';
