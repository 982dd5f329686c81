import { z } from 'zod';
import type { Kind } from '../store/index.js';
import type { Quarter } from './months.js';
import { type QuarterTables, quarterTablesSchema } from './tables.js';

export interface Publication {
  /** The quarter. */
  id: Quarter;
  tables: Omit<QuarterTables, 'pairs'>;
  /** `factor callType n`, by semicolons. As objects they would take more time than all the rest, whenever somebody looks at the trends, where they are not shown. */
  pairs: string;
}

/** What was published, by quarter. Created once and never replaced. */
export const publicationsKind: Kind<Publication> = {
  name: 'publications',
  version: 2,
  schema: z.strictObject({ id: z.string(), tables: quarterTablesSchema.omit({ pairs: true }), pairs: z.string() }),
  partitionOf: () => 'publications',
  indexed: [],
  lifts: {
    1: (old) => {
      const { id, tables } = old as { id: string; tables: QuarterTables };
      return publication(id, tables);
    },
  },
};

export function publication(id: Quarter, { pairs, ...tables }: QuarterTables): Publication {
  return { id, tables, pairs: pairs.map(({ factor, callType, n }) => `${factor} ${callType} ${n}`).join(';') };
}

/** The tables as they were published. */
export function tablesOf({ tables, pairs }: Publication): QuarterTables {
  return { ...tables, get pairs() { return readPairs(pairs); } };
}

function readPairs(text: string): QuarterTables['pairs'] {
  return text.split(';').flatMap((pair) => {
    const [factor, callType, n] = pair.split(' ');
    return factor && callType && n ? [{ factor, callType, n: Number(n) }] : [];
  });
}
