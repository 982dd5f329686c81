import { z } from 'zod';
import type { Kind } from '../store/index.js';
import { type CaseFacts, type CaseRef, caseFactsSchema } from './facts.js';

/**
 * What the counts of its month hold of a case, and what is on its way there. Beside every month's tally there is one such document
 * for each of its cases, so that a change can be taken back out again and is counted once however often it is tried.
 */
export interface CountedCase {
  /** The case's id. */
  id: string;
  month: string;
  /** The facts that are in the tally; absent where the case is not counted. */
  counted?: CaseFacts | undefined;
  /** A change on its way into the tally; `facts` absent where the case is to be taken out. */
  next?: { token: string; facts?: CaseFacts | undefined } | undefined;
  /** Tokens of those who said that they are about to change the case. */
  announced: string[];
  /** Something above is still to be done; by this field it is found after a crash. */
  unsettled: boolean;
}

const facts = caseFactsSchema.optional();

export const countedKind: Kind<CountedCase> = {
  name: 'counted',
  version: 1,
  schema: z.strictObject({
    id: z.string(),
    month: z.string(),
    counted: facts,
    next: z.strictObject({ token: z.string(), facts }).optional(),
    announced: z.array(z.string()),
    unsettled: z.boolean(),
  }),
  partitionOf: ({ month }) => month,
  indexed: ['unsettled'],
};

export type Parts = Pick<CountedCase, 'counted' | 'next' | 'announced'>;

/** The document with its flag as it must be. Absent facts are left out, as the store does. */
export function countedCase({ caseId, month }: CaseRef, { counted, next, announced }: Parts): CountedCase {
  return {
    id: caseId,
    month,
    ...(counted === undefined ? {} : { counted }),
    ...(next === undefined ? {} : { next: { token: next.token, ...(next.facts === undefined ? {} : { facts: next.facts }) } }),
    announced,
    unsettled: next !== undefined || announced.length > 0,
  };
}

/** Checks facts and brings their lists into one order, so that equal facts have equal text. */
export function normalFacts(given: CaseFacts): CaseFacts {
  const parsed = caseFactsSchema.parse(given);
  return { ...parsed, preventedBy: [...parsed.preventedBy].sort(), factors: [...parsed.factors].sort(), equipment: [...parsed.equipment].sort() };
}

export function sameFacts(a: CaseFacts | undefined, b: CaseFacts | undefined): boolean {
  return textOf(a) === textOf(b);
}

function textOf(facts: CaseFacts | undefined): string {
  return facts === undefined ? '' : JSON.stringify(Object.entries(facts).filter(([, value]) => value !== undefined).sort(([x], [y]) => (x < y ? -1 : 1)));
}
