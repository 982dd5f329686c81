import { createHash } from 'node:crypto';
import { detect, hints, type Kind, redact, type Terms } from '../deidentify/index.js';
import type { PartName } from './report.js';

/** The free texts of each part, in the order of the card. */
export const textFields = {
  what: ['narrative'],
  circumstances: [],
  why: ['lessons', 'suggestedChange'],
  choices: [],
} as const satisfies Record<PartName, readonly string[]>;
export type TextField = (typeof textFields)[PartName][number];

export interface Found {
  /** The piece of the person's own text. */
  text: string;
  kind: Kind;
  /** `redact`: taken out in the suggestion. `check`: left for the person to look at. */
  tier: 'redact' | 'check';
}

/** One text in which something could identify a person. A suggestion, never a verdict. */
export interface Examined {
  field: TextField;
  suggestion: string;
  found: Found[];
  /** Pieces that may point to one person without naming anyone. */
  hints: string[];
}

/** Words that were looked at and kept as they are, by their fingerprint, so that nobody is asked twice about the same ones. */
export type Kept = Partial<Record<TextField, string | undefined>>;

/** Looks through the free texts of a part; texts without findings, and those kept before, are left out. */
export function examine(part: PartName, values: object, kept: Kept, terms?: Terms): Examined[] {
  return textFields[part].flatMap((field: TextField): Examined[] => {
    const text = (values as Record<string, unknown>)[field];
    if (typeof text !== 'string' || text === '' || kept[field] === fingerprint(text)) return [];
    const findings = detect(text, terms);
    const pointers = hints(text);
    if (findings.length === 0 && pointers.length === 0) return [];
    return [{
      field,
      suggestion: redact(text, findings.filter(({ tier }) => tier === 'redact')),
      found: findings.map(({ start, end, kind, tier }) => ({ text: text.slice(start, end), kind, tier })),
      hints: pointers.map(({ start, end }) => text.slice(start, end)),
    }];
  });
}

/** The fingerprints of a part's texts as they are now. */
export function keptOf(part: PartName, values: object): Kept {
  return Object.fromEntries(textFields[part].flatMap((field: TextField) => {
    const text = (values as Record<string, unknown>)[field];
    return typeof text === 'string' && text !== '' ? [[field, fingerprint(text)]] : [];
  }));
}

function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 11);
}
