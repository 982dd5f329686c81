/** What keeps the bot running: what is told to those who watch it. */
export { type MetricsServer, serveMetrics } from './metrics-server.js';
export type { ProcessFigures } from './process-gauges.js';
export { type Sampler, startSampler } from './sampler.js';
export { countTroubles } from './troubles.js';
