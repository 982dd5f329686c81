import type { SqlQuerySpec } from '@azure/cosmos';
import type { Plan } from './documents.js';

/** One page of one partition, and one document more, which tells whether another page follows. */
export function listSpec(partition: string, plan: Plan): SqlQuerySpec {
  const parameters: { name: string; value: string | number | boolean }[] = [];
  const bind = (value: string | number | boolean) => {
    parameters.push({ name: `@p${parameters.length}`, value });
    return `@p${parameters.length - 1}`;
  };
  const conditions = [`c.pk = ${bind(partition)}`, ...plan.filters.map(([field, value]) => `c.${field} = ${bind(value)}`)];
  const beyond = plan.descending ? '<' : '>';
  if (plan.bookmark && plan.order !== undefined) {
    const value = bind(plan.bookmark.value ?? '');
    const id = bind(plan.bookmark.id);
    conditions.push(`(c.${plan.order} ${beyond} ${value} OR (c.${plan.order} = ${value} AND c.id ${beyond} ${id}))`);
  } else if (plan.bookmark) {
    conditions.push(`c.id ${beyond} ${bind(plan.bookmark.id)}`);
  }
  const way = plan.descending ? 'DESC' : 'ASC';
  const order = plan.order === undefined ? `c.id ${way}` : `c.${plan.order} ${way}, c.id ${way}`;
  return { query: `SELECT TOP ${plan.limit + 1} * FROM c WHERE ${conditions.join(' AND ')} ORDER BY ${order}`, parameters };
}
