import { type Html, html, raw } from '../base/index.js';

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
