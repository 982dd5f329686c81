import { createHash } from 'node:crypto';
import { z } from 'zod';
import { createOnce, type Kind, type Store } from '../store/index.js';

/** Longest texts of an analysis, in UTF-16 code units. */
export const analysisLimits = { title: 120, text: 2_000, link: 500, period: 40 } as const;

/** An analysis that the agency received from the national system (policy 5.3). */
export interface Analysis {
  id: string;
  title: string;
  text: string;
  link?: string | undefined;
  /** As its sender calls it: "2026", "Q3 2026". */
  period: string;
  /** The month in which it was filed. */
  month: string;
}

export const analysesKind: Kind<Analysis> = {
  name: 'analyses',
  version: 1,
  schema: z.strictObject({
    id: z.string(), title: z.string().min(1).max(analysisLimits.title), text: z.string().max(analysisLimits.text), link: z.string().max(analysisLimits.link).optional(),
    period: z.string().min(1).max(analysisLimits.period), month: z.string().regex(/^\d{4}-\d{2}$/),
  }),
  partitionOf: () => 'analyses',
  indexed: ['month'],
};

/** Files an analysis; false where the same one is there. */
export async function fileAnalysis(store: Store, content: Omit<Analysis, 'id'>): Promise<boolean> {
  const id = createHash('sha256').update(`${content.title}\n${content.period}`.toLowerCase()).digest('base64url').slice(0, 24);
  return await createOnce(store, analysesKind, { ...content, id }) !== undefined;
}

/** Analyses, the latest first; a handful a year. */
export async function listAnalyses(store: Store): Promise<Analysis[]> {
  return (await store.list(analysesKind, 'analyses', { orderBy: 'month', descending: true, limit: 200 })).items.map(({ doc }) => doc);
}
