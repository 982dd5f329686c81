import { readFileSync } from 'node:fs';
import { Template } from 'adaptivecards-templating';
import type { Locale } from './locales.js';
import type { Texts } from './texts.js';

/** An Adaptive Card, ready to be sent. */
export type Card = Record<string, unknown>;

export type CardName =
  | 'report-what' | 'report-circumstances' | 'report-why' | 'report-choices' | 'report-words' | 'report-review' | 'report-sent'
  | 'help' | 'welcome' | 'kept' | 'message' | 'page';

export interface Renderer {
  /** Fills a template of `cards/` with data; the locale's texts are bound as `t`. People's own text belongs into inputs and TextRuns only: a TextBlock would read it as Markdown. */
  render(name: CardName, locale: Locale, data: Record<string, unknown>): Card;
}

/** Templates are parsed once, at their first use. Paths are fixed names of ours: nothing of a request becomes a path. */
export function createRenderer(cardsFolder: URL, texts: Texts): Renderer {
  const templates = new Map<CardName, Template>();
  const templateOf = (name: CardName) => {
    let template = templates.get(name);
    if (!template) {
      template = new Template(JSON.parse(readFileSync(new URL(`${name}.json`, cardsFolder), 'utf8')));
      templates.set(name, template);
    }
    return template;
  };
  return {
    render: (name, locale, data) => templateOf(name).expand({ $root: { ...data, t: texts.tree(locale) } }) as Card,
  };
}

/** People's text where a client may read Markdown, in titles and labels: what could be markup is left out. */
export function plain(text: string): string {
  return text.replace(/[*_[\]#`~<>|\\]/g, ' ').replace(/\{\{/g, '{ {').replace(/\s+/g, ' ').trim();
}

/**
 * The beginning of people's text for a TextRun, which knows no Markdown; the client's date macros (`{{DATE(…)}}`) are made inert.
 * Inputs take text as it is.
 */
export function excerpt(text: string, most = 400): string {
  const short = [...text.slice(0, most * 2)].slice(0, most).join('');
  return `${short}${short.length < text.length ? ' …' : ''}`.replace(/\{\{/g, '{\u200B{');
}
