import type { ContainerDefinition } from '@azure/cosmos';
import type { AnyKind } from './port.js';

/** The container of a kind: partitioned by `/pk`, indexing only what is filtered or ordered by. One source for code and infrastructure. */
export function containerDefinition(kind: AnyKind): ContainerDefinition & { id: string } {
  return {
    id: kind.name,
    partitionKey: { paths: ['/pk'] },
    indexingPolicy: {
      indexingMode: 'consistent',
      includedPaths: ['pk', 'id', 'v', ...kind.indexed].map((field) => ({ path: `/${field.replaceAll('.', '/')}/?` })),
      excludedPaths: [{ path: '/*' }],
      compositeIndexes: [...kind.indexed.map((field) => [field]), ...(kind.ordered ?? [])].flatMap((fields) => (['ascending', 'descending'] as const)
        .map((order) => [...fields, 'id'].map((field) => ({ path: `/${field.replaceAll('.', '/')}`, order })))),
    },
  };
}

/**
 * What an existing container's index lacks of a definition, as paths. More than the definition asks for is no fault: a later version may
 * have put it there. The service adds entries of its own and writes defaults out.
 */
export function missingIndexes(actual: Pick<ContainerDefinition, 'indexingPolicy'> | undefined, wanted: Pick<ContainerDefinition, 'indexingPolicy'>): string[] {
  const paths = (of: typeof actual) => of?.indexingPolicy?.includedPaths?.map(({ path }) => path) ?? [];
  const composites = (of: typeof actual) => of?.indexingPolicy?.compositeIndexes?.map((parts) =>
    parts.map(({ path, order }) => `${path} ${order ?? 'ascending'}`).join(', ')) ?? [];
  const there = new Set([...paths(actual), ...composites(actual)]);
  const all = paths(actual).includes('/*');
  return [...paths(wanted).filter((path) => !all && !there.has(path)), ...composites(wanted).filter((parts) => !there.has(parts))];
}
