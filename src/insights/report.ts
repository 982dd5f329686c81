import { dimensions } from './facts.js';
import { escapeHtml, html, raw } from '../base/index.js';
import type { QuarterInput } from './quarter-input.js';
import { adjustments, analyses, briefings, lessons, method } from './report-lists.js';
import { dimensionSection, endingsSection, pairsSection, summary, timeSection } from './report-numbers.js';
import { reportStyle } from './report-style.js';
import { sayMonths, sayQuarter, type Speech } from './say.js';

/**
 * The quarterly report as one HTML file: no script, nothing fetched from elsewhere, charts as SVG and beside each a table with the same
 * numbers. Everything in it comes from published tables or from what people may read anyway; texts of people are escaped. Throws
 * NM-NOT-FOUND where the quarter is not published.
 */
export function renderReport(input: QuarterInput, speech: Speech): string {
  const title = speech.text('quarterly.title', { quarter: sayQuarter(speech, input.quarter) });
  const sections = [
    summary(input, speech), timeSection(input, speech), ...dimensions.map((dimension) => dimensionSection(input, speech, dimension)), pairsSection(input, speech), endingsSection(input, speech), lessons(input, speech), adjustments(input, speech),
    briefings(input, speech), analyses(input, speech), method(input, speech),
  ];
  return `<!doctype html>
<html lang="${speech.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>${escapeHtml(`${title}, ${input.agency}`)}</title>
<style>${reportStyle}</style>
</head>
<body>
${html`<header>
<h1>${title}</h1>
<p class="agency">${speech.text('quarterly.agency', { agency: input.agency })}</p>
<p class="note">${sayMonths(speech, input.quarter)}</p>
</header>
<main>
${raw(sections.map(({ text }) => text).join('\n'))}
</main>`.text}
</body>
</html>
`;
}
