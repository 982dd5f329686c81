import { mostCounted } from '../../review/index.js';
import type { Card, Renderer } from '../render.js';
import type { Locale } from '../locales.js';
import { renderPage } from '../page.js';
import type { Texts } from '../texts.js';
import type { DeskCounts } from './desk/desk.js';

/** U+2007, as wide as a digit: numbers of any size take the same room. */
const figureSpace = '\u2007';

const lines = ['open', 'secondReading', 'answers', 'thoughts', 'handOvers', 'overdue', 'unreachable', 'uncertain', 'expiring', 'late'] as const satisfies readonly (keyof DeskCounts)[];

/** The counts as facts, each as long as any other, and no more than three digits long: the digest has the same lines and the same length whether nothing waits or much. */
function countFacts(texts: Texts, locale: Locale, counts: DeskCounts): { title: string; value: string }[] {
  return lines.map((key) => ({ title: texts.text(locale, `desk.counts.${key}`), value: String(Math.min(counts[key], mostCounted)).padStart(3, figureSpace) }));
}

export function digestCard(renderer: Renderer, texts: Texts, locale: Locale, counts: DeskCounts): Card {
  return renderPage(renderer, locale, { title: texts.text(locale, 'digest.title'), sections: [{ facts: countFacts(texts, locale, counts) }, { lines: [{ text: texts.text(locale, 'digest.hint'), subtle: true }] }] });
}

/** `desk`, written in a chat: the counts, and the way into the dialog, where cases are read. A chat message never holds a narrative. */
export function deskCard(renderer: Renderer, texts: Texts, locale: Locale, counts: DeskCounts): Card {
  return renderPage(renderer, locale, {
    title: texts.text(locale, 'desk.title'), intro: texts.text(locale, 'desk.chatIntro'), sections: [{ facts: countFacts(texts, locale, counts) }],
    actions: [{ title: texts.text(locale, 'desk.open'), style: 'positive', data: { msteams: { type: 'task/fetch' }, nearMiss: { open: 'coordinatorDesk' } }, inputs: 'none' }],
  });
}
