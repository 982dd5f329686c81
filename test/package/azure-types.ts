import { readFileSync } from 'node:fs';

/** Properties by name and type; `!` after a name: required, the name `*`: any further one. A type is a name of `types`, a basic type, a literal, several with ` | `, or one with `[]`. */
export type ObjectType = Record<string, string>;
/** One of several shapes, told apart by the property `by`. */
export interface ChoiceType { by: string; of: Record<string, ObjectType> }
export type AzureType = ObjectType | ChoiceType;

/** What Azure takes for a resource type at an API version, by `Namespace/type@version`. Read-only properties are left out. */
export type AzureTypes = Record<string, { body: ObjectType; types: Record<string, AzureType> }>;

export function isChoice(type: AzureType): type is ChoiceType {
  return typeof type['of'] === 'object';
}

/** From Bicep's type library (see `make-azure-types.ts`); `azure-types-more.json` by hand from azure-mgmt-monitor 7.0.0 and Azure CLI 2.91.0. */
export function readAzureTypes(): AzureTypes {
  return { ...read('azure-types.json'), ...read('azure-types-more.json') };
}

function read(file: string): AzureTypes {
  return JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as AzureTypes;
}
