import { readLesson } from '../../../library/index.js';
import { type Casework, type HandOverField, handOverFields, nextCases, type StaffLedger } from '../../../review/index.js';
import type { Store } from '../../../store/index.js';
import type { PageSection } from '../../page.js';
import type { Locale } from '../../locales.js';
import type { DeskPage, Kit } from './kit.js';

/** Passing published cases on to LEO Near Miss (policy 4.1): laid out by the national form's sections, to be copied field by field. */
export function handOverPages(kit: Kit, store: Store, casework: Casework, staff: StaffLedger, ori: string | undefined): Record<string, DeskPage> {
  const { t, go } = kit;

  function words(locale: Locale, { text, list, values = [], key }: HandOverField): string {
    return key === 'month' && text === 'earlier' ? kit.texts.text(locale, 'options.month.earlier') : text ?? kit.option(locale, list ?? '', values);
  }

  return {
    handOvers: async ({ locale }) => {
      const due = (await nextCases(store, { state: 'published', handOver: 'due' }, 30)).map(({ doc }) => doc);
      return {
        title: t(locale, 'handOver.title'), intro: t(locale, due.length === 0 ? 'handOver.none' : 'handOver.intro'),
        sections: [{ actions: due.slice(0, 12).map(({ id, codename }) => ({ ...go(locale, 'back', { to: 'handOver', id }), title: codename })) }],
        actions: [go(locale, 'back', { to: 'home' })],
      };
    },
    handOver: async ({ locale, mark: { id = '' } }) => {
      const opened = await casework.read(id);
      const lesson = opened?.doc.lessonId === undefined ? undefined : await readLesson(store, opened.doc.lessonId);
      if (!opened || !lesson || opened.doc.handOver === 'no') return { title: t(locale, 'case.gone'), actions: [go(locale, 'back', { to: 'handOvers' })] };
      const fields = handOverFields(opened.doc, lesson, ori);
      const sections = [...new Set(fields.map(({ section }) => section))].map((section): PageSection => ({
        heading: t(locale, `handOver.sections.${section}`), separator: true,
        quotes: fields.filter((field) => field.section === section).map((field) => ({ label: t(locale, `handOver.fields.${field.key}`), text: words(locale, field) })),
      }));
      return {
        kicker: opened.doc.codename, title: t(locale, 'handOver.one'), intro: t(locale, 'handOver.copy'),
        sections: [{ actions: [{ title: t(locale, 'handOver.open'), sort: 'url', url: 'https://www.leonearmiss.org/' }] }, ...sections],
        actions: [
          ...(opened.doc.handOver === 'due' ? [go(locale, 'handOver.done', { to: 'handOver.done', id, etag: opened.etag }, { style: 'positive' })] : []),
          go(locale, 'back', { to: 'handOvers' }),
        ],
      };
    },
    'handOver.done': async ({ locale, mark: { id = '', etag = '' } }) => {
      await casework.handedOver(id, etag);
      await staff.note('coordinator', 'handed-over', (await casework.read(id))?.doc.codename ?? '');
      return { title: t(locale, 'handOver.thanks'), actions: [go(locale, 'back', { to: 'handOvers' })] };
    },
  };
}
