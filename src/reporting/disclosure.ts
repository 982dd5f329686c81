import { z } from 'zod';
import { reportSchema } from './stored-report.js';

/** One field of a stored report: its path in the schema and what it can hold. */
export interface KeptField {
  /** For example `what.narrative`; the words are the locale keys `kept.<path>`. */
  path: string;
  holds: { sort: 'text'; limit: number } | { sort: 'one'; of: number } | { sort: 'some'; of: number } | { sort: 'yes-no' } | { sort: 'month' } | { sort: 'hash' };
}

interface JsonSchema {
  type?: string;
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  enum?: unknown[];
  anyOf?: JsonSchema[];
  maxLength?: number;
}

/** What a stored report holds, read off the schema itself, so that it cannot say less than the truth. */
export function keptFields(): KeptField[] {
  const json = z.toJSONSchema(reportSchema, { io: 'output', unrepresentable: 'any' }) as JsonSchema;
  return walk(json, []);
}

function walk(schema: JsonSchema, path: string[]): KeptField[] {
  if (schema.properties) return Object.entries(schema.properties).flatMap(([name, inner]) => walk(inner, [...path, name]));
  return [{ path: path.join('.'), holds: holdsOf(schema) }];
}

function holdsOf(schema: JsonSchema): KeptField['holds'] {
  if (schema.anyOf) return { sort: 'month' };
  if (schema.enum) return { sort: 'one', of: schema.enum.length };
  if (schema.type === 'boolean') return { sort: 'yes-no' };
  if (schema.items?.enum) return { sort: 'some', of: schema.items.enum.length };
  if (schema.type === 'string' && schema.maxLength !== undefined) return { sort: 'text', limit: schema.maxLength };
  if (schema.type === 'string') return { sort: 'hash' };
  throw new Error('a kind of field that the disclosure does not know');
}
