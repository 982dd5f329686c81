import { AppError } from '../../../base/index.js';
import { detect, hints } from '../../../deidentify/index.js';
import { letterIdOf, type Threads, writeTo } from '../../../mailbox/index.js';
import type { Store } from '../../../store/index.js';
import { type Case, type Casework, casesKind, type CaseTexts, closeReasons, type OpenedCase, type StaffLedger, weeksWaiting } from '../../../review/index.js';
import type { Page, PageField, PageSection } from '../../page.js';
import { excerpt } from '../../render.js';
import type { Locale } from '../../locales.js';
import type { DeskPage, Kit, Mark, Visit } from './kit.js';
import { gateSection } from '../../text-gate.js';

export interface CasePageDeps {
  kit: Kit;
  store: Store;
  casework: Casework;
  threads: Threads;
  staff: StaffLedger;
}

const mostFindings = 15;

/** Reading a case and the small steps from it: merge, split, ask, close. Narratives are shown in dialogs only. */
export function casePages({ kit, store, casework, threads, staff }: CasePageDeps): Record<string, DeskPage> {
  const { t, go, option } = kit;

  async function show(visit: Visit, id: string, notice = ''): Promise<Page> {
    const { locale } = visit;
    const opened = await casework.read(id);
    if (opened === undefined) return { title: t(locale, 'case.gone'), actions: [go(locale, 'back', { to: 'home' })] };
    const { doc, etag, texts, draft, members } = opened;
    const mark = { id, etag };
    const waiting = doc.state === 'open' || doc.state === 'second-reading';
    return {
      kicker: t(locale, 'case.kicker', { weeks: weeksWaiting(doc, kit.clock.now(), kit.zone) }),
      title: doc.codename, notice, noticeStyle: 'good',
      intro: t(locale, `case.states.${doc.state}`),
      sections: [
        ...(waiting && doc.facts.choices.urgent ? [{ heading: t(locale, 'case.urgent'), style: 'attention' as const }] : []),
        ...wordsOf(locale, texts), ...findingsOf(locale, [texts, ...members.map((member) => member.texts)]),
        ...members.flatMap((member) => memberOf(locale, member, waiting)),
        ...await lettersOf(locale, [doc, ...members.map((member) => member.doc)]),
        { heading: t(locale, 'case.answers'), facts: factsOf(locale, doc) },
      ],
      actions: !waiting ? [go(locale, 'back', { to: 'home' })] : [
        doc.state === 'second-reading' ? go(locale, 'case.actions.read', { to: 'preview', ...mark }, { style: 'positive' })
          : go(locale, draft === undefined ? 'case.actions.write' : 'case.actions.goOn', { to: 'draft', ...mark }, { style: 'positive' }),
        go(locale, 'case.actions.classify', { to: 'classify', ...mark }), go(locale, 'case.actions.more', { to: 'more', ...mark }), go(locale, 'back', { to: 'home' }),
      ],
    };
  }

  function wordsOf(locale: Locale, texts: CaseTexts | undefined): PageSection[] {
    if (texts === undefined) return [{ lines: [t(locale, 'case.destroyed')] }];
    const quote = (field: keyof CaseTexts) => (texts[field] ? [{ label: kit.texts.text(locale, `short.${field}`), text: texts[field] }] : []);
    return [{ quotes: [...quote('narrative'), ...quote('lessons'), ...quote('suggestedChange')] }];
  }

  function findingsOf(locale: Locale, all: (CaseTexts | undefined)[]): PageSection[] {
    const words = all.flatMap((texts) => (texts ? [texts.narrative, texts.lessons, texts.suggestedChange] : [])).filter((text): text is string => !!text);
    const found = words.flatMap((text) => [
      ...detect(text, kit.terms).map(({ start, end, kind }) => `${excerpt(text.slice(start, end), 60)} — ${kit.texts.text(locale, `words.kinds.${kind}`)}`),
      ...hints(text).map(({ start, end }) => `${excerpt(text.slice(start, end), 80)} — ${t(locale, 'case.hint')}`),
    ]);
    const list = [...new Set(found)];
    if (list.length === 0) return [];
    return [{
      heading: t(locale, 'case.found'), style: 'warning', quotes: list.slice(0, mostFindings).map((text) => ({ text: `• ${text}` })),
      lines: list.length > mostFindings ? [kit.texts.text(locale, 'words.more', { count: list.length - mostFindings })] : [],
    }];
  }

  function memberOf(locale: Locale, { doc, texts }: OpenedCase['members'][number], waiting: boolean): PageSection[] {
    const head: PageSection = { heading: t(locale, 'case.member', { codename: doc.codename }), separator: true };
    return waiting ? [head, ...wordsOf(locale, texts), { actions: [go(locale, 'case.actions.split', { to: 'split', id: doc.id })] }] : [head];
  }

  async function lettersOf(locale: Locale, cases: Case[]): Promise<PageSection[]> {
    const all = (await Promise.all(cases.map(({ id }) => threads.read(id)))).flatMap((thread) => (thread ? [thread] : []));
    return all.filter(({ letters }) => letters.length > 0).map(({ id, letters, waiting }): PageSection => ({
      heading: t(locale, 'case.letters'), style: 'emphasis', quotes: letters.map(({ from, text }) => ({ label: t(locale, `letters.${from}`), text })),
      actions: waiting === 'coordinator' ? [go(locale, 'case.actions.rest', { to: 'rest', id })] : [],
    }));
  }

  function factsOf(locale: Locale, { facts: { relation, circumstances, why, choices } }: Case) {
    const lists: [string, string, string | readonly string[] | undefined][] = [
      ['relation', 'relation', relation], ['callType', 'callType', circumstances.callType], ['dayKind', 'dayKind', circumstances.dayKind],
      ['quarter', 'quarter', circumstances.quarter], ['assignment', 'assignment', circumstances.assignment], ['officersOnScene', 'officersOnScene', circumstances.officersOnScene],
      ['surroundings', 'surroundings', circumstances.surroundings], ['subjects', 'subjects', circumstances.subjects], ['subjectWith', 'subjectWith', circumstances.subjectWith],
      ['harmAverted', 'harmAverted', why.harmAverted], ['preventedBy', 'preventedBy', why.preventedBy], ['factors', 'factors', why.factors], ['equipment', 'equipment', why.equipment],
      ['equipmentFailed', 'equipmentFailed', why.equipmentFailed], ['couldHaveBeen', 'couldHaveBeen', why.couldHaveBeen], ['recurrence', 'recurrence', why.recurrence],
    ];
    const yesNo = (value: boolean) => kit.texts.text(locale, `report.${value ? 'yes' : 'no'}`);
    return [
      ...lists.filter(([, , value]) => value !== undefined && value.length > 0).map(([field, list, value]) => ({ title: kit.texts.text(locale, `short.${field}`), value: option(locale, list, value) })),
      { title: kit.texts.text(locale, 'short.discuss'), value: yesNo(choices.discuss) }, { title: kit.texts.text(locale, 'short.handOver'), value: yesNo(choices.handOver) },
    ];
  }

  async function merge({ locale, mark: { id = '', etag }, typed }: Visit): Promise<Page> {
    const opened = await casework.read(id);
    const named = await casework.byCodename(codenameOf(typed['find']));
    const searched = named === undefined || named.id === id || named.state !== 'open' ? [] : [{ doc: named, why: 'codename' as const }];
    const found = [...searched, ...(opened ? await casework.candidates(opened.doc) : []).filter(({ doc }) => doc.id !== named?.id)];
    return {
      kicker: opened?.doc.codename ?? '', title: t(locale, 'merge.title'), intro: t(locale, found.length === 0 ? 'merge.none' : 'merge.intro'),
      sections: [...await Promise.all(found.slice(0, 8).map(async ({ doc, why }): Promise<PageSection> => ({
        heading: `${doc.codename} · ${t(locale, `merge.why.${why}`)}`, separator: true,
        quotes: [{ text: excerpt((await casework.read(doc.id))?.texts?.narrative ?? '', 300) }],
        actions: [go(locale, 'merge.action', { to: 'merge.do', id, etag: doc.id })],
      }))), {
        separator: true, fields: [{ id: 'find', sort: 'text', label: t(locale, 'cases.find'), value: typed['find'] ?? '', max: 60 }],
        actions: [go(locale, 'cases.search', { to: 'merge', id, etag }, { inputs: 'auto' })],
      }],
      actions: [go(locale, 'back', { to: 'more', id, etag })],
    };
  }

  return {
    case: (visit) => show(visit, visit.mark.id ?? ''),
    more: async ({ locale, mark }) => ({
      kicker: await codenameFor(mark), title: t(locale, 'more.title'), intro: t(locale, 'more.intro'),
      sections: [{ actions: (['ask', 'merge', 'alert', 'adjust.fromCase', 'close'] as const).map((to) => go(locale, `more.${to}`, { ...mark, to })) }],
      actions: [go(locale, 'back', { ...mark, to: 'case' })],
    }),
    merge,
    'merge.do': async (visit) => {
      const { id = '', etag: other = '' } = visit.mark;
      await casework.merge(id, other);
      await staff.note('coordinator', 'merged', (await casework.read(id))?.doc.codename ?? '');
      return show(visit, id, t(visit.locale, 'merge.done'));
    },
    split: async (visit) => {
      await casework.split(visit.mark.id ?? '');
      await staff.note('coordinator', 'split', (await casework.read(visit.mark.id ?? ''))?.doc.codename ?? '');
      return show(visit, visit.mark.id ?? '', t(visit.locale, 'merge.split'));
    },
    rest: async (visit) => {
      await threads.rest(visit.mark.id ?? '');
      const opened = await casework.read(visit.mark.id ?? '');
      return show(visit, opened?.doc.mergedInto ?? visit.mark.id ?? '');
    },
    ask: ({ locale, mark, typed }) => askForm(locale, mark, typed['question'] ?? '', '', []),
    'ask.do': async (visit) => {
      const { locale, mark: { id = '', etag }, typed } = visit;
      const question = (typed['question'] ?? '').trim();
      const gate = kit.gate(visit, { question });
      if (question === '' || !gate.clear) {
        return askForm(locale, { id, etag }, question, question === '' ? kit.texts.text(locale, 'problems.required') : gate.problems['question'] ?? '', gate.questions);
      }
      const opened = await casework.read(id);
      // Every reporter of the incident is asked, each in a conversation of their own.
      for (const { id: ref } of [opened?.doc, ...(opened?.members ?? []).map(({ doc }) => doc)].filter((doc): doc is Case => doc !== undefined)) {
        const asked = await writeTo(store, threads, 'case', ref, letterIdOf(question, await threads.read(ref)), { from: 'coordinator', text: question });
        if (!asked) throw new AppError('NM-STORE-STALE');
      }
      await staff.note('coordinator', 'asked', opened?.doc.codename ?? '');
      return show(visit, id, t(locale, 'ask.done'));
    },
    close: ({ locale, mark }) => closeForm(locale, mark),
    'close.do': async (visit) => {
      const { locale, mark: { id = '', etag = '' }, typed } = visit;
      const reason = closeReasons.slice(0, 3).find((each) => each === typed['reason']);
      if (reason === undefined) return closeForm(locale, { id, etag }, kit.texts.text(locale, 'problems.required'));
      const codename = (await casework.read(id))?.doc.codename ?? '';
      await casework.close(id, etag, reason);
      await staff.note('coordinator', 'closed', codename);
      return show(visit, id);
    },
  };

  async function codenameFor({ id = '' }: Partial<Mark>): Promise<string> {
    return (await store.read(casesKind, 'cases', id))?.doc.codename ?? '';
  }

  async function closeForm(locale: Locale, mark: Partial<Mark>, problem = ''): Promise<Page> {
    const choices = closeReasons.slice(0, 3).map((value) => ({ value, title: kit.texts.text(locale, `check.closed.${value}`) }));
    return {
      kicker: await codenameFor(mark), title: t(locale, 'close.title'), intro: t(locale, 'close.intro'),
      sections: [{ fields: [{ id: 'reason', sort: 'choice', look: 'expanded', label: t(locale, 'close.reason'), required: true, error: kit.texts.text(locale, 'problems.required'), problem, choices }] }],
      actions: [go(locale, 'close.action', { ...mark, to: 'close.do' }, { style: 'destructive', inputs: 'auto' }), go(locale, 'back', { ...mark, to: 'more' })],
    };
  }

  async function askForm(locale: Locale, mark: Partial<Mark>, question: string, problem: string, questions: PageField[]): Promise<Page> {
    return {
      kicker: await codenameFor(mark), title: t(locale, 'ask.title'), intro: t(locale, 'ask.intro'),
      sections: [
        ...gateSection(kit.texts, locale, questions),
        { fields: [{ id: 'question', sort: 'text', multiline: true, max: 1_000, label: t(locale, 'ask.field'), required: true, error: kit.texts.text(locale, 'problems.required'), value: question, problem }] },
      ],
      actions: [go(locale, 'ask.action', { ...mark, to: 'ask.do' }, { style: 'positive', inputs: 'auto' }), go(locale, 'back', { ...mark, to: 'more' })],
    };
  }
}

/** A codename as somebody types it: cases and spaces forgiven. */
export function codenameOf(typed = ''): string {
  return typed.trim().toLowerCase().replace(/[^a-z]+/g, '-').slice(0, 60) || '-';
}
