import type { JSONValue, SqlQuerySpec } from '@azure/cosmos';
import type { Plan } from './documents.js';

interface Conditions {
  parameters: { name: string; value: JSONValue }[];
  /** Adds a value and gives the name that stands for it. */
  bind: (value: string | number | boolean) => string;
  conditions: string[];
}

/** One page of one partition, and one document more, which tells whether another page follows. */
export function listSpec(partition: string, plan: Plan): SqlQuerySpec {
  const { parameters, bind, conditions } = conditionsOf(partition, plan);
  const beyond = plan.descending ? '<' : '>';
  if (plan.bookmark && plan.order !== undefined) {
    const value = bind(plan.bookmark.value ?? '');
    const id = bind(plan.bookmark.id);
    conditions.push(`(c.${plan.order} ${beyond} ${value} OR (c.${plan.order} = ${value} AND c.id ${beyond} ${id}))`);
  } else if (plan.bookmark) {
    conditions.push(`c.id ${beyond} ${bind(plan.bookmark.id)}`);
  }
  const way = plan.descending ? 'DESC' : 'ASC';
  const order = [...orderOf(plan), 'id'].map((field) => `c.${field} ${way}`).join(', ');
  return { query: `SELECT TOP ${plan.limit + 1} * FROM c WHERE ${conditions.join(' AND ')} ORDER BY ${order}`, parameters };
}

/** How many documents a list without pages would have. */
export function countSpec(partition: string, plan: Plan): SqlQuerySpec {
  const { parameters, conditions } = conditionsOf(partition, plan);
  return { query: `SELECT VALUE COUNT(1) FROM c WHERE ${conditions.join(' AND ')}`, parameters };
}

/** Where an index of several fields fits the list, the order begins with the filtered ones: it changes nothing, and lets the service use that index. */
function orderOf({ index, order }: Plan): readonly string[] {
  if (index !== undefined && index.length > 1) return index;
  return order === undefined ? [] : [order];
}

/** Partition and filters. */
function conditionsOf(partition: string, plan: Plan): Conditions {
  const parameters: Conditions['parameters'] = [];
  const bind: Conditions['bind'] = (value) => {
    parameters.push({ name: `@p${parameters.length}`, value });
    return `@p${parameters.length - 1}`;
  };
  const conditions = [`c.pk = ${bind(partition)}`, ...plan.filters.map(([field, value]) => `c.${field} = ${bind(value)}`)];
  return { parameters, bind, conditions };
}
