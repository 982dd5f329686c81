import { type Briefing, readBriefing, readShift, type Shift } from '../../briefing/index.js';
import type { Store } from '../../store/index.js';
import type { Answer } from '../answer.js';
import type { Links } from '../links.js';
import type { Locale } from '../locales.js';
import { renderPage } from '../page.js';
import type { Renderer } from '../render.js';
import { briefingSheet } from '../sheet.js';
import type { Texts } from '../texts.js';
import type { BriefingCards, BriefingContent } from './briefing-card.js';

export interface SheetDeps {
  store: Store;
  links: Pick<Links, 'read'>;
  renderer: Renderer;
  texts: Texts;
  cards: Pick<BriefingCards, 'sheet'>;
  content: (briefing: Briefing) => Promise<BriefingContent>;
  agency: { name: string };
  /** The agency's language: a sheet is read out to all. */
  locale: Locale;
}

/** The roll-call sheet, on paper and in a dialog, with the same text. Its link's token is all that it takes. */
export interface Sheets {
  /** In a dialog; where the token opens nothing any more, what to do about it. */
  open(locale: Locale, token: string): Promise<Answer>;
  /** To print: a whole HTML document. */
  print(token: string): Promise<string | undefined>;
}

export function createSheets({ store, links, renderer, texts, cards, content, agency, locale: common }: SheetDeps): Sheets {
  async function behind(token: string): Promise<[Shift, Briefing, BriefingContent] | undefined> {
    const opened = links.read(token);
    if (opened?.kind !== 'sheet') return undefined;
    const [shiftId = '', month = ''] = opened.what.split(':');
    const [shift, stored] = [await readShift(store, shiftId), await readBriefing(store, shiftId, month)];
    return shift && stored && [shift, stored.doc, await content(stored.doc)];
  }

  return {
    async open(locale, token) {
      const found = await behind(token);
      const title = texts.text(locale, 'briefing.actions.sheet');
      if (found !== undefined) return { kind: 'dialog', title, card: cards.sheet(...found) };
      return { kind: 'dialog', title, card: renderPage(renderer, locale, { title, intro: texts.text(locale, 'briefing.sheet.gone') }) };
    },
    async print(token) {
      const found = await behind(token);
      return found && briefingSheet(texts, common, agency.name, ...found);
    },
  };
}
