import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { containersJson } from '../../infra/make-containers.js';
import { readConfig, settingsSchema } from '../../src/config.js';
import { makePoolKey, publicOf } from '../../src/reporting/index.js';
import { readAzureTypes } from './azure-types.js';
import { at, type Bicep, loadGrammar, type Node, nodesOf, parseBicep, parseBicepParam, propertiesOf } from './bicep.js';
import { nameProblems, paramProblems } from './bicep-names.js';
import { typeProblems } from './bicep-types.js';

const infra = join(__dirname, '../../infra');
const files = ['main.bicep', ...readdirSync(join(infra, 'modules')).map((name) => `modules/${name}`)];
const textOf = (file: string) => readFileSync(join(infra, file), 'utf8');
const azure = readAzureTypes();

function problemsOf(file: string, text = textOf(file)): string[] {
  const bicep = parseBicep(text);
  return [...nameProblems(bicep, join(infra, file)), ...typeProblems(bicep, azure)];
}

beforeAll(loadGrammar);

describe('The templates for Azure', () => {
  test.each(files)('%s: nothing that Bicep’s grammar and Azure’s types refuse', (file) => {
    expect(problemsOf(file)).toEqual([]);
  });

  test.each([
    ['broken syntax', 'modules/store.bicep', 'disableLocalAuth: true', 'disableLocalAuth true', /broken syntax/],
    ['a name that nothing declares', 'modules/app.bicep', 'workspaceId: workspaceId', 'workspaceId: workspace', /nothing declares workspace/],
    ['a function that there is not', 'modules/vault.bicep', 'guid(vault.id', 'newGuid(vault.id', /nothing declares newGuid/],
    ['a parameter that nothing uses', 'modules/bot.bicep', 'endpoint: \'https://${domain}/api/messages\'', 'endpoint: \'https://bot.example.gov/api/messages\'', /nothing uses domain/],
    ['a property that Azure does not know', 'modules/store.bicep', 'disableLocalAuth: true', 'disableLocalAuthentication: true', /disableLocalAuthentication is not a property/],
    ['a read-only property', 'modules/bot.bicep', 'isStreamingSupported: false', 'provisioningState: \'Succeeded\'', /provisioningState is not a property/],
    ['a choice that Azure does not offer', 'modules/bot.bicep', '\'UserAssignedMSI\'', '\'ManagedIdentity\'', /msaAppType is not/],
    ['a text where a number belongs', 'modules/app.bicep', 'targetPort: 3978', 'targetPort: \'3978\'', /targetPort is not int/],
    ['a required property left out', 'modules/alerts.bicep', 'emailAddress: email', '', /emailAddress is missing/],
    ['an unknown backup policy', 'modules/store.bicep', 'type: \'Periodic\'', 'type: \'Hourly\'', /type is none of/],
    ['a resource type that was not looked up', 'modules/logs.bicep', 'workspaces@2025-02-01', 'workspaces@1999-01-01', /nothing is known/],
    ['a module’s parameter left out', 'main.bicep', 'replicas: replicas\n    zoneRedundant', 'zoneRedundant', /replicas is missing/],
    ['a module’s parameter of a wrong kind', 'main.bicep', 'image: \'${registry.outputs.server}/${image}\'', 'image: 1', /image is of a wrong kind/],
    ['a module that is not there', 'main.bicep', 'modules/bot.bicep', 'modules/robot.bicep', /there is no modules\/robot/],
    ['an output that a module does not have', 'main.bicep', 'vault.outputs.uri', 'vault.outputs.address', /no output address/],
  ])('%s is found', (_what, file, from, to, problem) => {
    expect(textOf(file)).toContain(from);
    expect(problemsOf(file, textOf(file).replace(from, to)).join('\n')).toMatch(problem);
  });

  test('the example of parameters gives what main.bicep asks for, and nothing else', () => {
    const example = parseBicepParam(textOf('main.bicepparam'));
    expect(example.using).toBe('./main.bicep');
    const values = new Map([...example.variables].map(([name, node]) => [name, node.namedChildren.at(-1) as Node]));
    expect(paramProblems(parseBicep(textOf('main.bicep')), values)).toEqual([]);
  });
});

describe('Cosmos DB as the templates make it', () => {
  test('has the containers and indexes that the bot’s code uses (if not: npm run infra:containers)', () => {
    expect(textOf('containers.json')).toBe(containersJson());
  });

  test('knows no keys, lets the bot’s identity in only, and gives it no change feed', () => {
    const store = parseBicep(textOf('modules/store.bicep'));
    const account = at(store.resources.get('account')?.body, 'properties');
    expect(at(account, 'disableLocalAuth')?.text).toBe('true');
    expect(at(account, 'publicNetworkAccess')?.text).toBe('empty(adminAddresses) ? \'Disabled\' : \'Enabled\'');
    const role = store.resources.get('role')?.body.text ?? '';
    expect(role).toContain('items/replace');
    expect(role).not.toMatch(/hangeFeed|\/\*'/);
    expect(textOf('modules/store.bicep')).not.toMatch(/listKeys|listConnectionStrings|00000000-0000-0000-0000-00000000000[12]/);
  });

  test('is backed up by days, not by seconds', () => {
    expect(at(parseBicep(textOf('modules/store.bicep')).resources.get('account')?.body, 'properties', 'backupPolicy', 'type')?.text).toBe('\'Periodic\'');
  });
});

/** Everything that a diagnostic setting sends away, as `resource: category`. */
function logged(bicep: Bicep): string[] {
  return [...bicep.resources.values()].filter(({ what }) => what.startsWith('Microsoft.Insights/diagnosticSettings@')).flatMap(({ body }) => {
    const entries = [...(at(body, 'properties', 'logs')?.namedChildren ?? []), ...(at(body, 'properties', 'metrics')?.namedChildren ?? [])];
    return entries.map((entry) => `${at(body, 'scope')?.text}: ${at(entry, 'category')?.text ?? at(entry, 'categoryGroup')?.text}`);
  });
}

const mayBeLogged = ['vault: \'AuditEvent\'', 'environmentOfApp: \'ContainerAppConsoleLogs\'', 'environmentOfApp: \'ContainerAppSystemLogs\''];
const writesDownCallers = /Microsoft\.(Insights\/components|Cdn|Network\/(frontDoors|applicationGateways|networkWatchers)|ApiManagement|Web\/sites)\b|developerAppInsight/i;

describe('Nobody who uses the bot is written down by Azure', () => {
  test('diagnostic settings send the process’s own lines and who read the vault, nothing else', () => {
    expect(files.flatMap((file) => logged(parseBicep(textOf(file)))).sort()).toEqual([...mayBeLogged].sort());
  });

  test('no Application Insights, Front Door, gateway or web app, which log each request', () => {
    for (const file of files) expect(textOf(file)).not.toMatch(writesDownCallers);
  });

  test('a setting that would log the store’s requests is found', () => {
    const planted = textOf('modules/vault.bicep').replace('\'AuditEvent\'', '\'DataPlaneRequests\'');
    expect(logged(parseBicep(planted))).not.toEqual([mayBeLogged[0]]);
    expect('resource x \'Microsoft.Insights/components@2020-02-02\'').toMatch(writesDownCallers);
  });

  test('alerts count, and look at no requests', () => {
    const queries = [...textOf('modules/alerts.bicep').matchAll(/query: '([^']+)'/g)].map((match) => match[1] as string);
    expect(queries).toHaveLength(2);
    for (const query of queries) expect(query).toMatch(/\| summarize failures = count\(\)$/);
    expect([...textOf('modules/alerts.bicep').matchAll(/metric: '([^']+)'/g)].map((match) => match[1])).toEqual(['RestartCount', 'Replicas']);
  });
});

describe('The container app', () => {
  const app = () => parseBicep(textOf('modules/app.bicep'));
  const namesIn = (variable: string) => [...propertiesOf(app().variables.get(variable)?.namedChildren.at(-1) as Node).keys()];

  test('is given settings that exist, and they are a whole configuration', () => {
    const id = '00000000-0000-4000-8000-000000000001';
    const key = makePoolKey();
    const values: Record<string, string> = {
      MICROSOFT_APP_ID: id, MICROSOFT_APP_TYPE: 'UserAssignedMSI', MICROSOFT_APP_TENANT_ID: id, TENANT_IDS: id, COORDINATORS: id, COORDINATOR_CONTACT: '',
      COSMOS_ENDPOINT: 'https://x.documents.azure.com:443/', COSMOS_DATABASE: 'near-miss', AGENCY_NAME: 'Example PD', AGENCY_ORI: '', AGENCY_TIME_ZONE: 'America/Phoenix',
      AGENCY_TERMS_FILE: '', PUBLIC_URL: 'https://near-miss.example.azurecontainerapps.io', RECEIPT_KEY: Buffer.alloc(32, 1).toString('base64'), POOL_PUBLIC_JWK: JSON.stringify(publicOf(key)), POOL_PRIVATE_JWK: JSON.stringify(key),
    };
    expect([...namesIn('settings'), ...namesIn('secretSettings')].sort()).toEqual(Object.keys(values).sort());
    for (const name of Object.keys(values)) expect(Object.keys(settingsSchema.shape)).toContain(name);
    expect(readConfig(values)).toMatchObject({ profile: 'teams', app: { type: 'UserAssignedMSI' }, cosmos: { database: 'near-miss' } });
  });

  test('gets every secret by reference from the vault, none by value', () => {
    expect(namesIn('secretSettings')).toEqual(['RECEIPT_KEY', 'POOL_PUBLIC_JWK', 'POOL_PRIVATE_JWK']);
    const secrets = at(app().resources.get('app')?.body, 'properties', 'configuration', 'secrets')?.text ?? '';
    expect(secrets).toContain('keyVaultUrl: \'${vaultUri}secrets/${secret}\'');
    expect(secrets).not.toMatch(/\bvalue:/);
    for (const file of files) expect(textOf(file)).not.toMatch(/MICROSOFT_APP_PASSWORD|COSMOS_KEY|listKeys/);
  });

  test('runs twice or more, and is asked for paths that the bot answers on its port', () => {
    expect(textOf('main.bicep')).toMatch(/@minValue\(2\)\n@maxValue\(10\)\nparam replicas int = 2/);
    const container = at(app().resources.get('app')?.body, 'properties', 'template', 'containers')?.namedChildren[0];
    const probes = [...nodesOf(at(container, 'probes') as Node)].filter((node) => node.type === 'object' && at(node, 'httpGet') !== undefined);
    expect(probes.map((node) => [at(node, 'type')?.text, at(node, 'httpGet', 'path')?.text, at(node, 'httpGet', 'port')?.text])).toEqual([
      ['\'Startup\'', '\'/healthz\'', '3978'], ['\'Liveness\'', '\'/healthz\'', '3978'], ['\'Readiness\'', '\'/readyz\'', '3978'],
    ]);
    expect(readConfig({}).port).toBe(3978);
  });
});
