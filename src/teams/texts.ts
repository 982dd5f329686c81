import { readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { type Locale, locales } from './locales.js';

/** A tree of texts as the locale file has it; cards bind to it as `t`. */
export interface TextTree {
  [key: string]: string | TextTree;
}

export interface Texts {
  /** One text by its dotted key, ICU placeholders filled in. Fails on a key that is not there: a test sees to it that none is missing. */
  text(locale: Locale, key: string, values?: Record<string, string | number>): string;
  tree(locale: Locale): TextTree;
}

/** Reads `cards/locales/*.json` once; messages with placeholders are compiled at their first use. */
export function loadTexts(cardsFolder: URL): Texts {
  const trees = Object.fromEntries(locales.map((locale) =>
    [locale, JSON.parse(readFileSync(new URL(`locales/${locale}.json`, cardsFolder), 'utf8')) as TextTree])) as Record<Locale, TextTree>;
  const compiled = new Map<string, IntlMessageFormat>();
  return {
    text(locale, key, values) {
      const message = lookUp(trees[locale], key);
      if (values === undefined) return message;
      const name = `${locale}:${key}`;
      let format = compiled.get(name);
      if (!format) {
        format = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true });
        compiled.set(name, format);
      }
      return String(format.format(values));
    },
    tree: (locale) => trees[locale],
  };
}

function lookUp(tree: TextTree, key: string): string {
  let node: string | TextTree | undefined = tree;
  for (const part of key.split('.')) node = typeof node === 'object' ? node[part] : undefined;
  if (typeof node !== 'string') throw new Error(`no text for ${key}`);
  return node;
}
