import { createHash } from 'node:crypto';
import { canonical } from './documents.js';
import type { RawDocument } from './port.js';

/** What a kind holds, so that two stores can be compared. */
export interface KindSum {
  kind: string;
  count: number;
  /** SHA-256 over the digests of all documents in their own order: says nothing about where or when one was written. */
  sha256: string;
}

/** Sums up the documents of one kind, in whatever order they come. Partition, id, version and content count; the etag does not. */
export function sumOf(kind: string, documents: Iterable<Omit<RawDocument, 'kind' | 'etag'>>): KindSum {
  const digests: string[] = [];
  for (const { partition, id, version, body } of documents) digests.push(createHash('sha256').update(canonical([partition, id, version, body])).digest('hex'));
  return { kind, count: digests.length, sha256: createHash('sha256').update(digests.sort().join()).digest('hex') };
}

/** The kinds in which two stores differ. One that is empty and one that is not there are the same. */
export function differences(one: readonly KindSum[], other: readonly KindSum[]): string[] {
  const sums = [one, other].map((list) => new Map(list.filter(({ count }) => count > 0).map(({ kind, sha256 }) => [kind, sha256])));
  const [a, b] = sums as [Map<string, string>, Map<string, string>];
  return [...new Set([...a.keys(), ...b.keys()])].filter((kind) => a.get(kind) !== b.get(kind)).sort();
}
