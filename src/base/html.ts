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
