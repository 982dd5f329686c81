import { html, type Html, nothing, raw } from '../base/index.js';
import type { Briefing, Shift } from '../briefing/index.js';
import { monthName } from './dates.js';
import type { Locale } from './locales.js';
import type { BriefingContent } from './routes/briefing-card.js';
import type { Texts } from './texts.js';

const style = `
  body { font: 12pt/1.45 Georgia, serif; color: #111; background: #fff; max-width: 44rem; margin: 2rem auto; padding: 0 1.5rem; }
  h1 { font-size: 1.5rem; margin: .2rem 0 1rem; } h2 { font-size: 1.2rem; margin: 1.2rem 0 .4rem; border-top: 2px solid #111; padding-top: .6rem; }
  h3 { font: bold .85rem/1.3 system-ui, sans-serif; margin: .8rem 0 .1rem; } p, ul { margin: .2rem 0; } li { margin: .15rem 0; }
  .agency, .foot { font: .9rem system-ui, sans-serif; color: #444; } .foot { margin-top: .8rem; } .rules { border: 1px solid #111; padding: .3rem .9rem .6rem; margin-top: 1.2rem; break-inside: avoid; }
  @page { margin: 16mm; } @media print { body { margin: 0; padding: 0; max-width: none; font-size: 11pt; } h2, h3 { break-after: avoid; } }
`;

/** The roll-call sheet: one page to read from or to print, in the agency's name. It needs nothing from elsewhere, no script, no login. */
export function briefingSheet(texts: Texts, locale: Locale, agency: string, shift: Shift, briefing: Briefing, content: BriefingContent): string {
  const t = (key: string) => texts.text(locale, `briefing.${key}`);
  const title = `${t('title')} · ${monthName(locale, briefing.month)}`;
  const list = (items: readonly string[]) => html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
  const topics = content.topics.map(({ parts: [head, ...rest], questions }) => html`<section><h2>${head?.text ?? ''}</h2>
${rest.map(({ label, text }) => html`<h3>${label}</h3><p>${paragraph(text)}</p>`)}
${questions.length === 0 ? nothing : html`<h3>${t('discuss')}</h3>${list(questions)}`}</section>`);
  return html`<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${title}</title>
<style>${raw(style)}</style></head><body>
<header><p class="agency">${[agency, shift.name].filter((part) => part !== '').join(' · ')}</p><h1>${title}</h1></header>
<main>${topics}
${content.changes.length === 0 ? nothing : html`<section><h2>${t('changed')}</h2>${list(content.changes)}</section>`}
<section class="rules"><h3>${t('rules.title')}</h3>${list(content.rules)}</section></main>
<p class="foot">${t('sheet.foot')}</p>
</body></html>
`.text;
}

function paragraph(text: string): Html {
  return raw(text.split('\n').map((line) => html`${line}`.text).join('<br>'));
}
