/** Rows as comma-separated values (RFC 4180), with a byte order mark, so that spreadsheets read UTF-8. No cell can become a formula. */
export function csvFile(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

/** Quoted, and with an apostrophe before what a spreadsheet would take for a formula. */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
