import { options, type OptionList } from '../../../reporting/index.js';
import type { Casework, CaseFacts, StaffLedger } from '../../../review/index.js';
import type { Page, PageField } from '../../page.js';
import type { DeskPage, Kit } from './kit.js';

const lists = ['callType', 'harmAverted', 'preventedBy', 'factors', 'equipment', 'couldHaveBeen', 'recurrence'] as const satisfies readonly OptionList[];
const several: ReadonlySet<string> = new Set(['preventedBy', 'factors', 'equipment']);
const mostFactors = 5;

/** Putting a case into the form's own lists, severity and recurrence among them. */
export function classifyPages(kit: Kit, casework: Casework, staff: StaffLedger): Record<string, DeskPage> {
  const { t, go } = kit;
  const valuesOf = ({ circumstances, why }: CaseFacts): Record<string, string> => Object.fromEntries(lists.map((list) => {
    const value = list === 'callType' ? circumstances.callType : why[list];
    return [list, value === undefined ? '' : typeof value === 'string' ? value : value.join(',')];
  }));

  function form(locale: 'en' | 'es', id: string, etag: string, codename: string, values: Record<string, string>, notice = ''): Page {
    return {
      kicker: codename, title: t(locale, 'classify.title'), intro: t(locale, 'classify.intro'), notice,
      sections: [{
        fields: lists.map((list): PageField => ({
          id: list, sort: 'choice', several: several.has(list), label: kit.texts.text(locale, `short.${list}`), value: values[list] ?? '', placeholder: kit.texts.text(locale, 'report.choose'),
          choices: options[list].map((value) => ({ value, title: kit.texts.text(locale, `options.${list}.${value}`) })),
        })),
      }],
      actions: [go(locale, 'classify.save', { to: 'classify.save', id, etag }, { style: 'positive', inputs: 'auto' }), go(locale, 'back', { to: 'case', id, etag })],
    };
  }

  return {
    classify: async ({ locale, mark: { id = '' } }) => {
      const opened = await casework.read(id);
      return opened ? form(locale, id, opened.etag, opened.doc.codename, valuesOf(opened.doc.facts)) : { title: t(locale, 'case.gone'), actions: [go(locale, 'back', { to: 'home' })] };
    },
    'classify.save': async ({ locale, mark: { id = '', etag = '' }, typed }) => {
      const opened = await casework.read(id);
      if (!opened) return { title: t(locale, 'case.gone'), actions: [go(locale, 'back', { to: 'home' })] };
      if (opened.etag !== etag) return form(locale, id, opened.etag, opened.doc.codename, typed, t(locale, 'conflict'));
      await casework.classify(id, etag, changed(opened.doc.facts, typed));
      await staff.note('coordinator', 'classified', opened.doc.codename);
      const now = await casework.read(id);
      return {
        kicker: opened.doc.codename, title: t(locale, 'classify.done'),
        actions: [go(locale, 'classify.onward', { to: 'case', id, etag: now?.etag }, { style: 'positive' }), go(locale, 'back', { to: 'home' })],
      };
    },
  };
}

/** Only what is in the lists is taken. */
function changed(facts: CaseFacts, typed: Record<string, string>): CaseFacts {
  const one = <L extends OptionList>(list: L) => (options[list] as readonly string[]).find((value) => value === typed[list]) as (typeof options)[L][number] | undefined;
  const some = <L extends OptionList>(list: L) => {
    const chosen = new Set((typed[list] ?? '').split(','));
    const found = (options[list] as readonly string[]).filter((value) => chosen.has(value)) as (typeof options)[L][number][];
    return found.length === 0 ? undefined : found;
  };
  return {
    ...facts,
    circumstances: { ...facts.circumstances, callType: one('callType') },
    why: {
      ...facts.why, harmAverted: one('harmAverted'), preventedBy: some('preventedBy'), factors: some('factors')?.slice(0, mostFactors), equipment: some('equipment'),
      couldHaveBeen: one('couldHaveBeen'), recurrence: one('recurrence'),
    },
  };
}
