/** For whoever keeps the bot running: what is told to those who watch it, and what the doctor looks at. */
export { type MetricsServer, serveMetrics } from './metrics-server.js';
export type { ProcessFigures } from './process-gauges.js';
export { type Sampler, startSampler } from './sampler.js';
export { countTroubles } from './troubles.js';
export { checkDataFolder, checkMetricsHost, checkNode, checkTerms, checkZone } from './check-machine.js';
export { checkSignIn, type SignIn } from './check-sign-in.js';
export { checkCosmos, checkPoolKeys, checkSqlite } from './check-store.js';
export { fail, type Finding, lineOf, ok } from './finding.js';
