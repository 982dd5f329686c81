import type { Labelled } from './scoring.js';

interface Written { text: string; spans: { start: number; end: number; type?: string; kind?: string }[]; ignore?: Labelled['ignore'] }

/** Reads JSON lines `{text, spans: [{start, end, kind}], ignore?}`; `type` is read as `kind`. */
export function readLines(content: string): Labelled[] {
  return content.split('\n').filter(Boolean).map((line) => {
    const { text, spans, ignore } = JSON.parse(line) as Written;
    return { text, spans: spans.map(({ start, end, kind, type }) => ({ start, end, type: kind ?? type ?? '' })), ignore: ignore ?? [] };
  });
}

/**
 * Reads labelled texts: one text per block, blocks parted by a line of three dashes; `{{kind|words}}` labels words.
 * A block may begin with `@ word word`: tags such as `clean`, `lower`, `es`; `held` marks a text held back from tuning.
 */
export function readMarkup(content: string): (Labelled & { tags: string[] })[] {
  return content.split(/^---$/m).map((block) => block.trim()).filter((block) => block !== '').map(readBlock);
}

function readBlock(block: string): Labelled & { tags: string[] } {
  const tagged = /^@ (.*)\n/.exec(block);
  const source = tagged === null ? block : block.slice(tagged[0].length);
  const spans: Labelled['spans'] = [];
  let text = '';
  let at = 0;
  for (const match of source.matchAll(/\{\{([a-z-]+)\|([^{}]*)\}\}/g)) {
    text += source.slice(at, match.index);
    spans.push({ start: text.length, end: text.length + (match[2] ?? '').length, type: match[1] ?? '' });
    text += match[2] ?? '';
    at = match.index + match[0].length;
  }
  text += source.slice(at);
  return { text, spans, tags: tagged?.[1]?.trim().split(/\s+/) ?? [] };
}

/** The same texts all in small letters, or all in capitals; a letter whose other case has another length stays, so that the offsets hold. */
export function recased(texts: readonly Labelled[], to: 'lower' | 'upper'): Labelled[] {
  const change = (letter: string): string => (to === 'upper' ? letter.toUpperCase() : letter.toLowerCase());
  return texts.map((item) => ({ ...item, text: item.text.split('').map((unit) => (change(unit).length === 1 ? change(unit) : unit)).join('') }));
}
