import { createRequire } from 'node:module';
import { join } from 'node:path';

interface Collection {
  documents: { _parent: Collection };
}
interface Collections {
  _data: Map<string, Collection>;
  replace(data: unknown, original: { _rid: string }): unknown;
}

/**
 * The stand-in makes a container anew when its index is changed, and its documents are gone. The service changes an index in place:
 * so does the stand-in after this.
 */
export function keepDocuments(): void {
  const { prototype } = (createRequire(join(process.cwd(), 'package.json'))('@vercel/cosmosdb-server/lib/account/collections.js') as { default: { prototype: Collections } }).default;
  const { replace } = prototype;
  if (replace.name === 'replaceAndKeep') return;
  prototype.replace = function replaceAndKeep(data, original) {
    const before = this._data.get(original._rid);
    const answer = replace.call(this, data, original);
    const after = this._data.get(original._rid);
    if (before && after) {
      after.documents = before.documents;
      after.documents._parent = after;
    }
    return answer;
  };
}
