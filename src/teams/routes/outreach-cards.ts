import type { Answer } from '../answer.js';
import type { Locale } from '../locales.js';
import { type PageAction, renderPage } from '../page.js';
import type { Card, Renderer } from '../render.js';
import type { Texts } from '../texts.js';

/** Cards that invite: to report (policy 4.2.4), and to know how (5.2). They are addressed to nobody. */
export interface OutreachCards {
  /** `inviteToReport`: what will be put into the conversation, and the button that does it. */
  openInvite(locale: Locale): Answer;
  owns(data: Record<string, unknown>): boolean;
  invite(locale: Locale): Answer;
  awareness(locale: Locale): Card;
}

export function createOutreachCards(renderer: Renderer, texts: Texts, contact: string): OutreachCards {
  const opens = (locale: Locale, label: string, dialog: string, style: PageAction['style'] = 'default'): PageAction =>
    ({ title: texts.text(locale, label), style, data: { msteams: { type: 'task/fetch' }, nearMiss: { open: dialog } }, inputs: 'none' });
  const card = (locale: Locale) => renderPage(renderer, locale, {
    title: texts.text(locale, 'invite.title'),
    sections: [{ lines: ['one', 'two', 'three'].map((line) => texts.text(locale, `invite.${line}`)) }],
    actions: [opens(locale, 'help.report', 'reportNearMiss', 'positive')],
  });
  return {
    openInvite: (locale) => ({
      kind: 'dialog', title: texts.text(locale, 'invite.dialog'),
      card: renderPage(renderer, locale, {
        title: texts.text(locale, 'invite.dialog'), intro: texts.text(locale, 'invite.hint'),
        sections: [{ style: 'emphasis', heading: texts.text(locale, 'invite.title'), lines: ['one', 'two', 'three'].map((line) => texts.text(locale, `invite.${line}`)) }],
        actions: [{ title: texts.text(locale, 'invite.action'), style: 'positive', data: { nearMiss: { step: 'invite' } } }],
      }),
    }),
    owns: ({ nearMiss }) => (nearMiss as { step?: unknown } | undefined)?.step === 'invite',
    invite: (locale) => ({ kind: 'insert', card: card(locale) }),
    awareness: (locale) => renderPage(renderer, locale, {
      title: texts.text(locale, 'awareness.title'), intro: texts.text(locale, 'awareness.intro'),
      sections: [
        { lines: ['one', 'two', 'three'].map((line) => `• ${texts.text(locale, `awareness.${line}`)}`) },
        ...(contact === '' ? [] : [{ lines: [texts.text(locale, 'welcome.contact', { contact })] }]),
      ],
      actions: [opens(locale, 'help.report', 'reportNearMiss', 'positive'), opens(locale, 'practice.open', 'practice')],
    }),
  };
}
