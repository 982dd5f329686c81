import type { Mailboxes, Standing } from '../../mailbox/index.js';
import type { Answer } from '../answer.js';
import type { Locale } from '../locales.js';
import type { Renderer } from '../render.js';
import type { Texts } from '../texts.js';

export interface CheckDialog {
  open(locale: Locale): Answer;
  /** Whether a submit is from this dialog's card. */
  owns(data: Record<string, unknown>): boolean;
  submit(locale: Locale, data: Record<string, unknown>, overLimit: boolean): Promise<Answer>;
}

/** "Check my report". Whatever receipt is typed, the page has the same parts; only one sentence differs. */
export function createCheckDialog(mailboxes: Pick<Mailboxes, 'standing'>, renderer: Renderer, texts: Texts): CheckDialog {
  const page = (locale: Locale, typed = '', standing?: Standing | 'too-many'): Answer => ({
    kind: 'dialog',
    title: texts.text(locale, 'check.title'),
    card: renderer.render('check', locale, { typed, standing: standing === undefined ? '' : texts.text(locale, `check.standing.${standing}`) }),
  });
  return {
    open: (locale) => page(locale),
    owns: ({ nearMiss }) => (nearMiss as { step?: unknown } | undefined)?.step === 'check',
    async submit(locale, data, overLimit) {
      const typed = typeof data['receipt'] === 'string' ? data['receipt'].slice(0, 60).toWellFormed() : '';
      return page(locale, typed, overLimit ? 'too-many' : await mailboxes.standing(typed));
    },
  };
}
