import type { Random } from '../../base/index.js';
import type { Terms } from '../../deidentify/index.js';
import { type Intake, normaliseText, noteLimit, showCode } from '../../reporting/index.js';
import type { Answer } from '../answer.js';
import type { Locale } from '../locales.js';
import { type Page, renderPage } from '../page.js';
import type { Renderer } from '../render.js';
import { type GateResult, gateSection, gateTexts } from '../text-gate.js';
import type { Texts } from '../texts.js';

export interface AskDialog {
  open(locale: Locale): Answer;
  owns(data: Record<string, unknown>): boolean;
  submit(locale: Locale, data: Record<string, unknown>, overLimit: boolean): Promise<Answer>;
}

/** "Ask the coordinator" (policy 4.1.4): who that is, and a question without a name, with a receipt of its own. */
export function createAskDialog(intake: Pick<Intake, 'send'>, renderer: Renderer, texts: Texts, random: Random, contact: string, terms?: Terms): AskDialog {
  const t = (locale: Locale, key: string, values?: Record<string, string | number>) => texts.text(locale, `ask.${key}`, values);
  const dialog = (locale: Locale, page: Page): Answer => ({ kind: 'dialog', title: t(locale, 'title'), card: renderPage(renderer, locale, page) });

  function form(locale: Locale, formKey: string, question = '', problem = '', gate?: GateResult): Answer {
    return dialog(locale, {
      title: t(locale, 'title'), notice: problem === '' && gate === undefined ? '' : texts.text(locale, 'report.problem'), intro: contact === '' ? t(locale, 'intro') : t(locale, 'introContact', { contact }),
      sections: [
        ...gateSection(texts, locale, gate?.questions ?? []),
        { fields: [{ id: 'question', sort: 'text', multiline: true, max: noteLimit, label: t(locale, 'field'), hint: t(locale, 'hint'), required: true, error: texts.text(locale, 'problems.required'), value: question, problem }] },
      ],
      actions: [{ title: t(locale, 'send'), style: 'positive', data: { nearMiss: { step: 'ask', to: 'send', form: { key: formKey } } } }],
    });
  }

  return {
    open: (locale) => form(locale, random.bytes(16).toString('base64url')),
    owns: ({ nearMiss }) => (nearMiss as { step?: unknown } | undefined)?.step === 'ask',
    async submit(locale, data, overLimit) {
      const { form: known } = data['nearMiss'] as { form?: { key?: unknown } };
      const formKey = typeof known?.key === 'string' ? known.key.slice(0, 40) : random.bytes(16).toString('base64url');
      const question = normaliseText(typeof data['question'] === 'string' ? data['question'] : '').slice(0, noteLimit);
      if (overLimit) return form(locale, formKey, question, texts.text(locale, 'errors.NM-TOO-MANY-FORMS'));
      if (question === '') return form(locale, formKey, '', texts.text(locale, 'problems.required'));
      const gate = gateTexts(texts, locale, { question }, data, terms, false);
      if (!gate.clear) return form(locale, formKey, question, '', gate);
      const sent = await intake.send(formKey, { type: 'question', text: question });
      if (sent === 'own-receipt' || sent === 'mistyped') return form(locale, formKey, question, texts.text(locale, 'problems.own-receipt'));
      return dialog(locale, {
        title: t(locale, 'sentTitle'), intro: t(locale, 'sentText'),
        sections: [{ heading: texts.text(locale, 'report.sent.receiptLabel'), style: 'emphasis', quotes: [{ text: showCode(sent.receipt ?? ''), strong: true }], lines: [t(locale, 'receiptHint')] }],
      });
    },
  };
}
