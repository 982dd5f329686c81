import type { Digest } from '../../review/index.js';
import type { Card, Renderer } from '../render.js';
import type { Locale } from '../locales.js';
import type { Texts } from '../texts.js';

/** U+2007, as wide as a digit: numbers of any size take the same room. */
const figureSpace = '\u2007';

/** The digest's card: the same lines and the same length whether nothing waits or much. */
export function digestCard(renderer: Renderer, texts: Texts, locale: Locale, { open }: Digest): Card {
  return renderer.render('digest', locale, { openLine: texts.text(locale, 'digest.open', { count: String(open).padStart(3, figureSpace) }) });
}
