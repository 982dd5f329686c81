import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../base/index.js';

/** Pages that can be opened by a link without a login: a briefing's sheet, a table as CSV, a quarterly report. */
export type PageKind = 'sheet' | 'coverage' | 'record' | 'quarterly' | 'quarterly-csv' | 'quarterly-json' | 'quarterly-pdf';

/**
 * Links that cannot be guessed and expire. The link itself holds what it opens and until when, under a keyed hash: nothing is stored, and
 * nothing is told apart between a wrong, a foreign and an expired one.
 */
export interface Links {
  /** `what` says which one, in letters, digits, `:` and `-`. */
  make(kind: PageKind, what: string): string;
  /** What a token opens, or undefined. */
  read(token: string): { kind: PageKind; what: string } | undefined;
}

export const linkDays = 7;

/** What of a link a dialog is opened by. */
export function tokenOf(link: string): string {
  return link.split('/pages/').at(-1) ?? '';
}

/** `publicUrl` is where browsers reach the bot; a function, since the local profile learns its port when it listens. */
export function createLinks(key: Buffer, clock: Clock, publicUrl: () => string): Links {
  const hash = (text: string) => createHmac('sha256', key).update(`link:${text}`).digest();
  return {
    make(kind, what) {
      // Whole days: two links to one thing on one day are the same link.
      const until = Math.ceil(clock.now() / 86_400_000) + linkDays;
      const text = `${kind}.${until}.${what}`;
      return `${publicUrl().replace(/\/+$/, '')}/pages/${Buffer.from(text).toString('base64url')}.${hash(text).toString('base64url')}`;
    },
    read(token) {
      const [encoded = '', proof = ''] = token.slice(0, 600).split('.');
      const text = Buffer.from(encoded, 'base64url').toString();
      const given = Buffer.from(proof, 'base64url');
      const right = hash(text);
      if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
      const [kind = '', until = '', ...what] = text.split('.');
      return Number(until) * 86_400_000 >= clock.now() ? { kind: kind as PageKind, what: what.join('.') } : undefined;
    },
  };
}
