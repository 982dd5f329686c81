/** What the agency learns from its cases: counts that are kept up, tables that protect small numbers, charts and the quarterly report. */
export { type CaseFacts, type CaseRef, type Dimension } from './facts.js';
export { type Counts, type CountsDeps, createCounts } from './counts.js';
export { countedKind } from './counted-case.js';
export type { FactsOf } from './counting-steps.js';
export { type Recount, recount } from './recount.js';
export { talliesKind } from './tally.js';
export { type Month, monthsOf, type Quarter, quarterOf } from './months.js';
export { publication, publicationsKind } from './publication.js';
export { publishDue, publishedTables } from './publish.js';
export type { Cell, QuarterTables, Row } from './tables.js';
export { type Grain, type Trend, trendOf } from './trends.js';
export { type CardElement, casesColumns, quarterBars } from './card-charts.js';
export type { Speech, Text } from './say.js';
export type { QuarterInput, ReportedAdjustment } from './quarter-input.js';
export { renderReport } from './report.js';
export { reportCsv, reportJson } from './report-data.js';
export { type PrintSettings, printReport } from './report-pdf.js';
