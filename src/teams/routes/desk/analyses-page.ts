import { DateTime } from 'luxon';
import { type Analysis, analysisLimits, fileAnalysis, listAnalyses } from '../../../library/index.js';
import { normaliseText } from '../../../reporting/index.js';
import type { StaffLedger } from '../../../review/index.js';
import type { Store } from '../../../store/index.js';
import type { Page, PageField } from '../../page.js';
import type { DeskPage, Kit, Visit } from './kit.js';
import { gateSection } from '../../text-gate.js';

const fields = ['title', 'period', 'text', 'link'] as const;
const mostShown = 10;

/** Filing what the national system sends (policy 5.3): it shows in the library and in the quarterly report. */
export function analysisPages(kit: Kit, store: Store, staff: StaffLedger): Record<string, DeskPage> {
  const { t, go } = kit;

  async function form({ locale, typed }: Visit, problems: Record<string, string> = {}, questions: PageField[] = [], notice = ''): Promise<Page> {
    const known = await listAnalyses(store);
    const field = (id: (typeof fields)[number]): PageField => ({
      id, sort: 'text', label: t(locale, `analysis.fields.${id}`), max: analysisLimits[id], multiline: id === 'text', value: typed[id] ?? '', problem: problems[id] ?? '',
      ...(id === 'title' || id === 'period' ? { required: true, error: kit.texts.text(locale, 'problems.required') } : {}),
    });
    return {
      title: t(locale, 'analysis.title'), intro: t(locale, 'analysis.intro'), noticeStyle: notice === '' ? 'attention' : 'good', notice: notice || (Object.keys(problems).length > 0 || questions.length > 0 ? kit.texts.text(locale, 'report.problem') : ''),
      sections: [
        ...gateSection(kit.texts, locale, questions), { fields: fields.map(field) },
        ...(known.length === 0 ? [] : [{ heading: t(locale, 'analysis.known'), separator: true, quotes: known.slice(0, mostShown).map(({ title, period }) => ({ text: `${title} · ${period}` })) }]),
      ],
      actions: [go(locale, 'analysis.save', { to: 'analysis.save' }, { style: 'positive', inputs: 'auto' }), go(locale, 'back', { to: 'home' })],
    };
  }

  return {
    analyses: (visit) => form({ ...visit, typed: {} }),
    'analysis.save': async (visit) => {
      const { locale, typed } = visit;
      const [title, period, text, link] = fields.map((id) => normaliseText(typed[id] ?? '').trim()) as [string, string, string, string];
      const problems: Record<string, string> = {};
      for (const [id, value] of Object.entries({ title, period, text, link })) if (value.length > analysisLimits[id as (typeof fields)[number]]) problems[id] = kit.texts.text(locale, 'problems.too-long');
      if (title === '') problems['title'] = kit.texts.text(locale, 'problems.required');
      if (period === '') problems['period'] = kit.texts.text(locale, 'problems.required');
      if (link !== '' && (!URL.canParse(link) || !/^https?:$/.test(new URL(link).protocol))) problems['link'] = t(locale, 'import.problems.link');
      const gate = kit.gate(visit, { title, text });
      if (Object.keys(problems).length > 0 || !gate.clear) return form(visit, { ...gate.problems, ...problems }, gate.questions);
      const analysis: Omit<Analysis, 'id'> = { title, period, text, month: DateTime.fromMillis(kit.clock.now(), { zone: kit.zone }).toFormat('yyyy-MM'), ...(link === '' ? {} : { link }) };
      const filed = await fileAnalysis(store, analysis);
      if (filed) await staff.note('coordinator', 'analysis-filed', title);
      return form({ ...visit, typed: {} }, {}, [], t(locale, filed ? 'analysis.filed' : 'import.known'));
    },
  };
}
