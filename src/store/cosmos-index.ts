import type { ContainerRequest } from '@azure/cosmos';
import type { AnyKind } from './port.js';

/** The container of a kind: partitioned by `/pk`, indexing only what is filtered or ordered by. One source for code and infrastructure. */
export function containerDefinition(kind: AnyKind): ContainerRequest {
  return {
    id: kind.name,
    partitionKey: { paths: ['/pk'] },
    indexingPolicy: {
      indexingMode: 'consistent',
      includedPaths: ['pk', 'id', ...kind.indexed].map((field) => ({ path: `/${field.replaceAll('.', '/')}/?` })),
      excludedPaths: [{ path: '/*' }],
      compositeIndexes: [...kind.indexed.map((field) => [field]), ...(kind.ordered ?? [])].flatMap((fields) => (['ascending', 'descending'] as const)
        .map((order) => [...fields, 'id'].map((field) => ({ path: `/${field.replaceAll('.', '/')}`, order })))),
    },
  };
}
