import type { Card, Renderer } from './render.js';
import type { Locale } from './locales.js';

/** A button. `execute` answers in place on a chat card, `submit` within a dialog or, with `open`, to open one. */
export interface PageAction {
  title: string;
  sort?: 'execute' | 'submit' | 'url';
  style?: 'default' | 'positive' | 'destructive';
  verb?: string;
  data?: Record<string, unknown>;
  url?: string;
  /** `none` for buttons that need nothing filled in. */
  inputs?: 'auto' | 'none';
}

export interface PageField {
  id: string;
  label: string;
  sort: 'text' | 'choice' | 'people' | 'toggle' | 'date' | 'time';
  value?: string;
  /** What is wrong with it, in words. */
  problem?: string;
  hint?: string;
  required?: boolean;
  /** Said by the client where a required field is empty. */
  error?: string;
  multiline?: boolean;
  /** Characters of a text; the latest day of a date. */
  max?: number | string;
  min?: string;
  choices?: { title: string; value: string }[];
  several?: boolean;
  look?: 'compact' | 'expanded';
  placeholder?: string;
}

export interface TableCell {
  text: string;
  style?: 'default' | 'emphasis' | 'good' | 'attention' | 'warning' | 'accent';
}

/** A part of a page. `lines`, `facts` and `heading` are our own words; what people wrote goes into `quotes` and table cells, where nothing is Markdown. */
export interface PageSection {
  heading?: string;
  style?: 'default' | 'emphasis' | 'good' | 'attention' | 'warning' | 'accent';
  separator?: boolean;
  lines?: (string | { text: string; subtle: boolean })[];
  /** `strong`: the title of what follows. */
  quotes?: { label?: string; text: string; strong?: boolean }[];
  facts?: { title: string; value: string }[];
  /** The first row is the head. */
  table?: { widths: number[]; rows: TableCell[][] };
  fields?: PageField[];
  actions?: PageAction[];
}

export interface Page {
  /** A small line over the title: which step, which case. */
  kicker?: string;
  title: string;
  intro?: string;
  notice?: string;
  /** `good` where the notice says that something went well; `attention` else. */
  noticeStyle?: 'good' | 'attention';
  sections?: PageSection[];
  actions?: PageAction[];
}

/** Teams draws no more buttons than this in a row of them, and leaves out the rest. */
const mostInSet = 6;

/** Draws a page of sections: the one look of everything but the report's own form. Nothing is left unset, since a template shows an unset value's name. */
export function renderPage(renderer: Renderer, locale: Locale, { kicker = '', title, intro = '', notice = '', noticeStyle = 'attention', sections = [], actions = [] }: Page): Card {
  return renderer.render('page', locale, { kicker, title, intro, notice, noticeStyle, sections: sections.map(sectionData).filter((section) => !section.empty), actions: actions.map(actionData) });
}

function sectionData({ heading = '', style = 'default', separator = false, lines = [], quotes = [], facts = [], table, fields = [], actions = [] }: PageSection) {
  return {
    heading, style, separator, facts,
    bleed: style !== 'default',
    lines: lines.map((line) => (typeof line === 'string' ? { text: line, subtle: false } : line)),
    quotes: quotes.map(({ label = '', text, strong = false }) => ({ label, text: inert(text), weight: strong ? 'bolder' : 'default', size: strong ? 'medium' : 'default' })),
    columns: (table?.widths ?? []).map((width) => ({ width })),
    rows: (table?.rows ?? []).map((cells, row) => ({
      cells: cells.map((cell) => ({ text: breakable(inert(cell.text)), style: cell.style ?? 'default', weight: row === 0 ? 'bolder' : 'default' })),
    })),
    fields: fields.map(fieldData),
    sets: setsOf(actions),
    empty: [heading, ...lines, ...quotes, ...facts, ...(table?.rows ?? []), ...fields, ...actions].every((part) => part === ''),
  };
}

function setsOf(actions: PageAction[]): { actions: ReturnType<typeof actionData>[] }[] {
  const sets = Array.from({ length: Math.ceil(actions.length / mostInSet) }, (_, set) => actions.slice(set * mostInSet, (set + 1) * mostInSet));
  return sets.map((set) => ({ actions: set.map(actionData) }));
}

function fieldData(field: PageField) {
  const { id, label, sort, value = '', problem = '', hint = '', required = false, error = '', multiline = false, max = 200, min = '', choices = [] } = field;
  const { several = false, look = 'compact', placeholder = '' } = field;
  return { id, label, sort, value, problem, hint, required, error, multiline, max, min, choices, several, look, placeholder };
}

function actionData({ title, sort = 'submit', style = 'default', verb = '', data = {}, url = '', inputs = 'auto' }: PageAction) {
  return { title, sort, style, verb, data, url, inputs };
}

/** The client's date macros are made inert. */
function inert(text: string): string {
  return text.replace(/\{\{/g, '{\u200B{');
}

/** A column on a phone is narrower than some words: these may break. */
function breakable(text: string): string {
  return text.replace(/\p{L}{9,}/gu, (word) => word.replace(/(.{6})(?=.{3})/gsu, '$1\u00AD'));
}
