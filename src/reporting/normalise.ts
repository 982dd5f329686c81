/**
 * Free text as it is kept: line ends made one, control characters and lone surrogates taken out, spaces at the ends trimmed.
 * Scripts, emoji and line breaks stay as they were typed. Applying it twice changes nothing.
 */
export function normaliseText(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFEFF\uFFFE\uFFFF]/g, '')
    .toWellFormed()
    .trim();
}
