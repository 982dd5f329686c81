import { AppError } from '../base/index.js';
import type { Month, Quarter } from './months.js';
import type { QuarterTables } from './tables.js';

/** Everything that a quarterly report is made of. Texts are plain, as people typed them; they are escaped where they are shown. */
export interface QuarterInput {
  agency: string;
  quarter: Quarter;
  /** Published tables, oldest first: those of this quarter last, and those of up to seven quarters before it. */
  tables: readonly QuarterTables[];
  /** Lessons published in the quarter. */
  lessons: readonly { title: string; month: Month; factors: readonly string[] }[];
  adjustments: readonly ReportedAdjustment[];
  /** A line for each month: briefings that were due, held and missed, over all shifts. */
  briefings: readonly { month: Month; due: number; held: number; missed: number }[];
  /** Analyses received from the national system (policy 5.3). */
  analyses: readonly { title: string; text: string; link?: string; period: string }[];
}

export interface ReportedAdjustment {
  kind: 'training' | 'equipment' | 'policy';
  /** What is to be changed, in short. */
  title: string;
  /** A role, never a person. */
  owner: string;
  state: 'proposed' | 'accepted' | 'in-progress' | 'done' | 'declined';
  due?: Month;
  overdue: boolean;
  whatWeChanged?: string;
}

/** The tables of the report's own quarter. Throws where they are not the last of those given: then it is not published. */
export function ownTables({ tables, quarter }: QuarterInput): QuarterTables {
  const own = tables.at(-1);
  if (own?.quarter !== quarter) throw new AppError('NM-NOT-FOUND');
  return own;
}
