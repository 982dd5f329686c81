import { keptFields } from '../../reporting/index.js';
import type { Answer } from '../answer.js';
import { droppedFields } from '../identity-gate.js';
import type { Locale } from '../locales.js';
import type { Renderer } from '../render.js';
import type { Texts } from '../texts.js';

/** The cards that answer a message or an installation. */
export interface ChatCards {
  help(locale: Locale, lead?: 'unknown' | 'longText' | 'noDialog'): Answer;
  welcome(locale: Locale): Answer;
  kept(locale: Locale): Answer;
  /** A short answer to a coordinator's command. */
  note(locale: Locale, what: 'set' | 'setCommand' | 'inChannel' | 'notForYou' | 'released' | 'releaseBusy'): Answer;
  /** A dialog's page that says why there is no other one. */
  refusal(locale: Locale, code: 'NM-NOT-FOUND' | 'NM-TOO-MANY-FORMS'): Answer;
}

export function createChatCards(renderer: Renderer, texts: Texts, contact: string): ChatCards {
  return {
    help: (locale, lead) => ({
      kind: 'message',
      card: renderer.render('help', locale, {
        lead: lead === undefined ? '' : texts.text(locale, `help.${lead}`),
        urgent: lead === 'longText',
      }),
    }),
    welcome: (locale) => ({
      kind: 'message',
      card: renderer.render('welcome', locale, { contactLine: contact && texts.text(locale, 'welcome.contact', { contact }) }),
    }),
    kept: (locale) => ({ kind: 'message', card: renderer.render('kept', locale, keptData(texts, locale)) }),
    note: (locale, what) => ({
      kind: 'message',
      card: renderer.render('message', locale, { title: texts.text(locale, `digest.${what === 'set' ? 'title' : 'noteTitle'}`), text: texts.text(locale, `digest.${what}`), codeLine: '' }),
    }),
    refusal: (locale, code) => ({
      kind: 'dialog',
      title: texts.text(locale, 'errors.title'),
      card: renderer.render('message', locale, {
        title: texts.text(locale, 'errors.title'),
        text: code === 'NM-NOT-FOUND' ? `${texts.text(locale, `errors.${code}`)} ${texts.text(locale, 'errors.elsewhere')}` : texts.text(locale, `errors.${code}`),
        codeLine: texts.text(locale, 'errors.code', { code }),
      }),
    }),
  };
}

/** What is kept comes from the stored schema, what is dropped from the gate: neither list is written by hand. */
function keptData(texts: Texts, locale: Locale): Record<string, unknown> {
  const kept = keptFields().map(({ path, holds }) => {
    const field = path.split('.').at(-1) ?? path;
    const { sort, ...bounds } = holds;
    return {
      title: texts.text(locale, path.includes('.') ? `short.${field}` : `kept.more.${field}`),
      value: texts.text(locale, `kept.holds.${sort}`, bounds),
    };
  });
  return { kept, dropped: droppedFields.map((field) => ({ title: texts.text(locale, `kept.dropped.${field}`) })) };
}
