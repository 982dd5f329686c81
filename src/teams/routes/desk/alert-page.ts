import { createHash } from 'node:crypto';
import { codeOf, type Log } from '../../../base/index.js';
import { alertsKind, listShifts } from '../../../briefing/index.js';
import { normaliseText } from '../../../reporting/index.js';
import { type Casework, casesKind, type StaffLedger } from '../../../review/index.js';
import { createOnce, type Store } from '../../../store/index.js';
import { type Page, type PageField, renderPage } from '../../page.js';
import type { Renderer } from '../../render.js';
import type { Locale } from '../../locales.js';
import type { SendQueue } from '../../send-queue.js';
import type { DeskPage, Kit, Visit } from './kit.js';
import { gateSection } from '../../text-gate.js';

export interface AlertPageDeps {
  kit: Kit;
  store: Store;
  casework: Casework;
  staff: StaffLedger;
  queue: SendQueue;
  renderer: Renderer;
  log: Log;
  /** The agency's language: what is posted is for all. */
  locale: Locale;
}

/** An urgent hazard: a card to all shifts at once, after the same checks as a lesson. */
export function alertPages({ kit, store, casework, staff, queue, renderer, log, locale: common }: AlertPageDeps): Record<string, DeskPage> {
  const { t, go } = kit;

  async function form({ locale, mark, typed }: Visit, problem = '', questions: PageField[] = []): Promise<Page> {
    return {
      kicker: (await store.read(casesKind, 'cases', mark.id ?? ''))?.doc.codename ?? '', title: t(locale, 'alert.title'), intro: t(locale, 'alert.intro'),
      sections: [
        ...gateSection(kit.texts, locale, questions),
        { fields: [{ id: 'alert', sort: 'text', multiline: true, max: 600, label: t(locale, 'alert.field'), required: true, error: kit.texts.text(locale, 'problems.required'), value: typed['alert'] ?? '', problem }] },
      ],
      actions: [go(locale, 'alert.action', { ...mark, to: 'alert.send' }, { style: 'destructive', inputs: 'auto' }), go(locale, 'back', { ...mark, to: 'more' })],
    };
  }

  /** The same text once for each shift, whoever presses how often: the entry is written before the message goes. */
  async function send(caseId: string, text: string, shifts: Awaited<ReturnType<typeof listShifts>>): Promise<void> {
    const card = renderPage(renderer, common, { title: t(common, 'alert.card'), sections: [{ style: 'attention', quotes: [{ text }] }, { lines: [t(common, 'alert.cardHint')] }] });
    const which = createHash('sha256').update(text).digest('base64url').slice(0, 16);
    for (const { id, place } of shifts) {
      if (await createOnce(store, alertsKind, { id: `${caseId}:${id}:${which}` }) !== undefined) await queue.start(place, card);
    }
  }

  return {
    alert: async (visit) => form({ ...visit, typed: {} }),
    'alert.send': async (visit) => {
      const { locale, mark: { id = '' }, typed } = visit;
      const text = normaliseText(typed['alert'] ?? '');
      const opened = await casework.read(id);
      const gate = kit.gate(visit, { alert: text });
      if (text === '' || !gate.clear || !opened) return form(visit, text === '' ? kit.texts.text(locale, 'problems.required') : gate.problems['alert'] ?? '', gate.questions);
      const shifts = (await listShifts(store)).filter(({ state }) => state !== 'unreachable');
      await staff.note('coordinator', 'alerted', opened.doc.codename);
      void send(id, text, shifts).catch((error: unknown) => { log.error('send-failed', { code: codeOf(error) }); });
      return { title: t(locale, 'alert.sending', { count: shifts.length }), actions: [go(locale, 'back', { to: 'case', id })] };
    },
  };
}
