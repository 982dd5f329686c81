import { html, type Html, nothing } from '../base/index.js';
import { table } from './html-table.js';
import { ownTables, type QuarterInput, type ReportedAdjustment } from './quarter-input.js';
import { sayMonth, sayNumber, sayValue, type Speech } from './say.js';

export function lessons({ lessons: given }: QuarterInput, speech: Speech): Html {
  const { text } = speech;
  const rows = given.map(({ title, month, factors }) => [title, sayMonth(speech, month, 'short'), factors.map((factor) => sayValue(speech, 'factors', factor)).join(', ')]);
  return section(text('quarterly.lessons.title'), text('quarterly.lessons.none'), ['title', 'month', 'factor'], rows, speech);
}

export function adjustments({ adjustments: given }: QuarterInput, speech: Speech): Html {
  const { text } = speech;
  const rows = given.map((one) => [
    one.title, text(`quarterly.adjustments.kinds.${one.kind}`), one.owner, stateOf(one, speech), one.due === undefined ? '' : sayMonth(speech, one.due, 'short'), one.whatWeChanged ?? '',
  ]);
  return section(text('quarterly.adjustments.title'), text('quarterly.adjustments.none'), ['title', 'kind', 'owner', 'state', 'due', 'changed'], rows, speech);
}

function stateOf({ state, overdue }: ReportedAdjustment, { text }: Speech): string {
  const said = text(`quarterly.adjustments.states.${state}`);
  return overdue ? text('quarterly.adjustments.overdue', { state: said }) : said;
}

export function briefings({ briefings: given }: QuarterInput, speech: Speech): Html {
  const { text, locale } = speech;
  const rows = given.map(({ month, due, held, missed }) => [sayMonth(speech, month), ...[due, held, missed].map((n) => sayNumber(locale, n))]);
  return section(text('quarterly.briefings.title'), text('quarterly.briefings.none'), ['month', 'briefingsDue', 'held', 'missed'], rows, speech, [1, 2, 3]);
}

export function analyses({ analyses: given }: QuarterInput, { text }: Speech): Html {
  const one = ({ title, text: words, link, period }: QuarterInput['analyses'][number]) => html`<article class="together">
<h3>${title}</h3>
<p class="note">${text('quarterly.analyses.period', { period })}</p>
${words.split(/\n+/).filter((line) => line.trim() !== '').map((line) => html`<p>${line}</p>`)}
${isWebLink(link) ? html`<p><a href="${link}" rel="noreferrer">${link}</a></p>` : nothing}
</article>`;
  return html`<section>
<h2>${text('quarterly.analyses.title')}</h2>
${given.length === 0 ? html`<p>${text('quarterly.analyses.none')}</p>` : given.map(one)}
</section>`;
}

/** Only what a browser opens as a page: a `javascript:` link would be a script in the report. */
function isWebLink(link: string | undefined): link is string {
  return link !== undefined && URL.canParse(link) && new URL(link).protocol === 'https:';
}

/** How the numbers came about, and what is not shown and why. */
export function method(input: QuarterInput, { text }: Speech): Html {
  const { k } = ownTables(input);
  return html`<section>
<h2>${text('quarterly.method.title')}</h2>
${['count', 'small', 'once', 'shift'].map((part) => html`<p>${text(`quarterly.method.${part}`, { k })}</p>`)}
</section>`;
}

function section(title: string, none: string, columns: readonly string[], rows: readonly (readonly string[])[], { text }: Speech, numbers: readonly number[] = []): Html {
  return html`<section>
<h2>${title}</h2>
${rows.length === 0 ? html`<p>${none}</p>` : table(title, columns.map((column) => text(`quarterly.columns.${column}`)), rows, { numbers })}
</section>`;
}
