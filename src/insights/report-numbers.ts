import { type Dimension } from './facts.js';
import { html, type Html, nothing, raw } from '../base/index.js';
import { table, type Wide } from './html-table.js';
import { ownTables, type QuarterInput } from './quarter-input.js';
import { drawBars } from './report-charts.js';
import { sayCell, sayList, sayMonth, sayNumber, sayPeriod, sayValue, type Speech } from './say.js';
import { sayHidden, shownFirst } from './shown.js';
import type { Cell } from './tables.js';
import { leastOf, shareUseful } from './trends.js';

const several: readonly Dimension[] = ['preventedBy', 'factors', 'equipment'];
const inSummary: readonly Dimension[] = ['callType', 'harmAverted', 'factors'];

/** The quarter in a few sentences. */
export function summary(input: QuarterInput, speech: Speech): Html {
  const { text } = speech;
  const own = ownTables(input);
  const before = input.tables.at(-2);
  const sentences = [
    text('quarterly.summary.cases', { cases: sayCell(speech, own.cases.quarter, own.k) }),
    ...(before ? [text('quarterly.summary.before', { cases: sayCell(speech, before.cases.quarter, before.k) })] : []),
    ...inSummary.flatMap((dimension) => mostNamed(input, speech, dimension)),
    ...ended(input, speech),
  ];
  const done = input.adjustments.filter(({ state }) => state === 'done').length;
  if (input.adjustments.length > 0) {
    sentences.push(text('quarterly.summary.adjustments', { done, all: input.adjustments.length, overdue: input.adjustments.filter(({ overdue }) => overdue).length }));
  }
  const total = (of: 'due' | 'held') => input.briefings.reduce((sum, month) => sum + month[of], 0);
  if (total('due') > 0) sentences.push(text('quarterly.summary.briefings', { held: total('held'), due: total('due') }));
  return html`<section>
<h2>${text('quarterly.summary.title')}</h2>
<ul class="summary">
${sentences.map((sentence) => html`<li>${sentence}</li>`)}
</ul>
</section>`;
}

function mostNamed(input: QuarterInput, speech: Speech, dimension: Dimension): string[] {
  const own = ownTables(input);
  const first = shownFirst(own.tables[dimension].map(({ value, quarter }) => ({ value, cell: quarter }))).slice(0, 3);
  const list = sayList(speech, first.map(({ value, cell }) => `${sayValue(speech, dimension, value)} (${sayCell(speech, cell, own.k)})`));
  return first.length === 0 ? [] : [speech.text('quarterly.summary.most', { dimension: speech.text(`quarterly.dimensions.${dimension}`), list })];
}

function ended(input: QuarterInput, { text, locale }: Speech): string[] {
  const own = ownTables(input);
  const share = shareUseful(own);
  const range = share && (share.from === share.to ? sayNumber(locale, share.from) : text('quarterly.summary.shareRange', share));
  return [
    ...(range === undefined ? [] : [text('quarterly.summary.useful', { share: range })]),
    ...(own.medianMonths === undefined ? [] : [text('quarterly.summary.median', { months: own.medianMonths })]),
  ];
}

/** Cases by quarter, and the months of this one. */
export function timeSection(input: QuarterInput, speech: Speech): Html {
  const { text } = speech;
  const own = ownTables(input);
  const title = text('quarterly.time.chart');
  const quarters = input.tables.map(({ quarter, cases, k }) => ({ value: quarter, cell: cases.quarter, k }));
  const bars = quarters.filter(({ cell }) => leastOf(cell) > 0).map(({ value, cell, k }) => ({ name: sayPeriod(speech, value), length: leastOf(cell), label: sayCell(speech, cell, k) }));
  return html`<section>
<h2>${text('quarterly.time.title')}</h2>
${figure(speech, title, bars)}
${table(title, [text('quarterly.columns.quarter'), text('quarterly.columns.cases')], quarters.map(({ value, cell, k }) => [sayPeriod(speech, value), sayCell(speech, cell, k)]), { numbers: [1], captionSeen: true })}
${table(text('quarterly.time.monthsTitle'), [text('quarterly.columns.month'), text('quarterly.columns.cases')], own.months.map((month, i) => [sayMonth(speech, month), sayCell(speech, own.cases.months[i] as Cell, own.k)]), { numbers: [1], captionSeen: true })}
</section>`;
}

/** One dimension: bars, a table with the same numbers and the months, and what is not shown. */
export function dimensionSection(input: QuarterInput, speech: Speech, dimension: Dimension): Html {
  const { text } = speech;
  const own = ownTables(input);
  const title = text(`quarterly.dimensions.${dimension}`);
  const cells = own.tables[dimension].map(({ value, quarter }) => ({ value, cell: quarter }));
  const shown = shownFirst(cells);
  const monthsOf = (value: string) => own.tables[dimension].find((row) => row.value === value)?.months ?? [];
  const withMonths = monthsOf(own.tables[dimension][0]?.value ?? '').length > 0;
  const columns = [text('quarterly.columns.value'), text('quarterly.columns.quarter'), ...(withMonths ? own.months.map((month) => sayMonth(speech, month, 'short')) : [])];
  const rows = shown.map(({ value, cell }) => [sayValue(speech, dimension, value), sayCell(speech, cell, own.k), ...sayMonthCells(speech, monthsOf(value), own.k)]);
  const bars = shown.map(({ value, cell }) => ({ name: sayValue(speech, dimension, value), length: leastOf(cell), label: sayCell(speech, cell, own.k) }));
  const notes = [
    ...(shown.length === 0 ? [text('quarterly.noneShown')] : []),
    ...sayHidden(speech, dimension, cells, own.k),
    ...(several.includes(dimension) ? [text('quarterly.several')] : []),
    ...(withMonths ? [] : [text('quarterly.byQuarterOnly')]),
  ];
  return html`<section>
<h2>${title}</h2>
${figure(speech, title, bars)}
${shown.length === 0 ? nothing : table(title, columns, rows, { numbers: [1, 2, 3, 4] })}
${notes.map((note) => html`<p class="note">${note}</p>`)}
</section>`;
}

/** The months of a row; as one cell where none of them is shown. */
function sayMonthCells(speech: Speech, cells: readonly Cell[], k: number): (string | Wide)[] {
  if (cells.length > 0 && cells.every(({ is }) => is === 'withheld')) return [{ text: speech.text('quarterly.notByMonth'), columns: cells.length }];
  return cells.map((cell) => sayCell(speech, cell, k));
}

/** Factors by type of call: only what was named together often enough. */
export function pairsSection(input: QuarterInput, speech: Speech): Html {
  const { text, locale } = speech;
  const own = ownTables(input);
  const columns = ['factor', 'callType', 'cases'].map((column) => text(`quarterly.columns.${column}`));
  const rows = [...own.pairs].sort((a, b) => b.n - a.n).map(({ factor, callType, n }) => [sayValue(speech, 'factors', factor), sayValue(speech, 'callType', callType), sayNumber(locale, n)]);
  return html`<section>
<h2>${text('quarterly.pairs.title')}</h2>
<p class="note">${text('quarterly.pairs.intro', { k: own.k })}</p>
${rows.length === 0 ? html`<p>${text('quarterly.pairs.none')}</p>` : table(text('quarterly.pairs.title'), columns, rows, { numbers: [2] })}
</section>`;
}

export function endingsSection(input: QuarterInput, speech: Speech): Html {
  const { text } = speech;
  const own = ownTables(input);
  const rows = (['lesson', 'changed', 'neither'] as const).map((ending) => [text(`quarterly.endings.${ending}`), sayCell(speech, own.endings[ending], own.k)]);
  return html`<section>
<h2>${text('quarterly.endings.title')}</h2>
<p class="note">${text('quarterly.endings.intro')}</p>
${table(text('quarterly.endings.title'), [text('quarterly.columns.ending'), text('quarterly.columns.cases')], rows, { numbers: [1] })}
</section>`;
}

function figure({ text }: Speech, title: string, bars: Parameters<typeof drawBars>[0]): Html {
  if (bars.length === 0) return nothing;
  return html`<figure>${raw(drawBars(bars, text('quarterly.chartLabel', { title })))}</figure>`;
}
