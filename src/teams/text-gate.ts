import { createHash } from 'node:crypto';
import { assess, detect, redact, type Terms } from '../deidentify/index.js';
import type { PageField, PageSection } from './page.js';
import { excerpt, plain } from './render.js';
import type { Locale } from './locales.js';
import type { Texts } from './texts.js';

/** What the detectors say of the texts of a staff form: before a text is kept that others will read. */
export interface GateResult {
  /** Whether all may be kept: nothing is found, or each finding was answered with an explicit yes. */
  clear: boolean;
  /** One tick box for each thing found that has no yes yet, or had one: "keep it". */
  questions: PageField[];
  /** Wording that policy 4.2.2 keeps out, by field, in words. It cannot be kept by a tick. */
  problems: Record<string, string>;
}

/**
 * Looks through texts that staff wrote (field to text). `inputs` holds the ticks: one explicit yes for each finding, which stays good for
 * the same words only. `tone` looks for wording that blames, threatens or ridicules as well.
 */
export function gateTexts(texts: Texts, locale: Locale, written: Record<string, string>, inputs: Record<string, unknown>, terms: Terms | undefined, tone: boolean): GateResult {
  const result: GateResult = { clear: true, questions: [], problems: {} };
  const asked = new Set<string>();
  for (const [field, text] of Object.entries(written)) {
    for (const { start, end, kind, tier } of detect(text, terms)) {
      if (tier !== 'redact') continue;
      const piece = text.slice(start, end);
      const id = tickOf(kind, piece);
      if (asked.has(id)) continue;
      asked.add(id);
      const kept = inputs[id] === 'true';
      if (!kept) result.clear = false;
      result.questions.push({ id, sort: 'toggle', value: kept ? 'true' : 'false', label: texts.text(locale, 'gate.keep', { piece: plain(excerpt(piece, 40)), kind: texts.text(locale, `words.kinds.${kind}`) }) });
    }
    const [worst] = tone ? assess(text) : [];
    if (worst) {
      result.clear = false;
      result.problems[field] = texts.text(locale, `gate.tone.${worst.rule}`, { piece: plain(excerpt(text.slice(worst.start, worst.end), 40)) });
    }
  }
  return result;
}

/** The questions of the detectors as a part of a page, beside the fields that they are about; no part where there are none. */
export function gateSection(texts: Texts, locale: Locale, questions: PageField[]): PageSection[] {
  return questions.length === 0 ? [] : [{ heading: texts.text(locale, 'gate.title'), style: 'warning', lines: [texts.text(locale, 'gate.intro')], fields: questions }];
}

/** The same texts with everything taken out that has no yes. */
export function takeOut(written: Record<string, string>, inputs: Record<string, unknown>, terms: Terms | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(written).map(([field, text]) => {
    const open = detect(text, terms).filter(({ tier, kind, start, end }) => tier === 'redact' && inputs[tickOf(kind, text.slice(start, end))] !== 'true');
    return [field, redact(text, open)];
  }));
}

function tickOf(kind: string, piece: string): string {
  return `keep_${createHash('sha256').update(`${kind}:${piece}`).digest('hex').slice(0, 12)}`;
}
