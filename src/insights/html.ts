/** HTML that is safe to put into a page. Only `html` and `raw` make it. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = Html | string | number | readonly Html[];

/** A template whose values are escaped, unless they are Html themselves. */
export function html(pieces: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(pieces.map((piece, i) => `${i === 0 ? '' : textOf(parts[i - 1] as Part)}${piece}`).join(''));
}

/** Text of our own making that is HTML already: a style sheet, a drawn chart. */
export function raw(text: string): Html {
  return new Html(text);
}

export const nothing = new Html('');

export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&#39;');
}

function textOf(part: Part): string {
  if (part instanceof Html) return part.text;
  return typeof part === 'object' ? part.map(({ text }) => text).join('\n') : escapeHtml(String(part));
}

/** A cell that reaches over several columns. */
export interface Wide {
  text: string;
  columns: number;
}

/** A longer table may go on on the next page, a shorter one is kept together. */
const mostRowsTogether = 8;

export interface TableLook {
  /** Columns that hold numbers, from 1. */
  numbers?: readonly number[];
  /** The caption is seen too, not only read to who cannot see: where the heading above says something else. */
  captionSeen?: boolean;
}

/** A table with a caption, a header for each column and one for each row. */
export function table(caption: string, columns: readonly string[], rows: readonly (readonly (string | Wide)[])[], { numbers = [], captionSeen = false }: TableLook = {}): Html {
  const kind = (column: number) => raw(numbers.includes(column) ? ' class="number"' : '');
  const cell = (given: string | Wide, column: number) => {
    if (typeof given !== 'string') return html`<td${kind(column)} colspan="${given.columns}">${given.text}</td>`;
    return column === 0 ? html`<th scope="row">${given}</th>` : html`<td${kind(column)}>${given}</td>`;
  };
  const drawn = html`<table${raw(rows.length > mostRowsTogether ? '' : ' class="together"')}>
<caption>${captionSeen ? caption : html`<span class="unseen">${caption}</span>`}</caption>
<thead><tr>${columns.map((column, i) => html`<th scope="col"${kind(i)}>${column}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => html`<tr>${row.map(cell)}</tr>`)}
</tbody>
</table>`;
  // On a narrow screen it is moved sideways, also with keys.
  return columns.length > 2 ? html`<div class="sideways" role="region" aria-label="${caption}" tabindex="0">${drawn}</div>` : drawn;
}
