/** Commands of Azure CLI that docs/deploy.md uses, with the options that `az … --help` of version 2.91.0 was seen to list. `az` itself is no part of the tests. */
export const azCommands: Readonly<Record<string, readonly string[]>> = {
  'bicep install': [],
  'group create': ['name', 'location'],
  'deployment group create': ['resource-group', 'name', 'parameters'],
  'deployment group what-if': ['resource-group', 'name', 'parameters'],
  'deployment group show': ['resource-group', 'name', 'query', 'output'],
  'ad signed-in-user show': ['query', 'output'],
  'keyvault show': ['name', 'query', 'output'],
  'keyvault secret set': ['vault-name', 'name', 'file', 'output'],
  'keyvault secret show': ['vault-name', 'name', 'query', 'output'],
  'role assignment create': ['role', 'assignee-object-id', 'assignee-principal-type', 'scope'],
  'role assignment delete': ['role', 'assignee', 'scope'],
  'acr build': ['registry', 'image'],
  'containerapp logs show': ['resource-group', 'name'],
};
