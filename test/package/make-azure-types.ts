import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type AzureType, type AzureTypes, isChoice, type ObjectType } from './azure-types.js';

/**
 * Writes `azure-types.json`: what Azure accepts for each resource type that `infra/` uses, in Bicep's own words. They come from
 * Microsoft's `azmcp` (`npm install @azure/mcp@2.0.5` in a folder of its own), which carries Bicep's type library and needs no network:
 *
 *     npx tsx test/package/make-azure-types.ts PATH/TO/azmcp
 *
 * To be run when a template uses another resource type, or another object inside one: what no template names is left out, as
 * Azure's types are large. Types that azmcp 2.0.5 does not hold are in `azure-types-more.json`.
 */
const azmcp = process.argv[2];
if (azmcp === undefined) throw new Error('name the azmcp program');

interface BicepProperty { name: string; type: string; flags?: string }
interface BicepType {
  $type: 'Resource' | 'Object' | 'DiscriminatedObject' | 'ResourceInstanceFunction';
  name: string;
  bodyType?: BicepType;
  properties?: BicepProperty[];
  additionalPropertiesType?: string;
  baseProperties?: BicepProperty[];
  elements?: BicepType[];
  discriminator?: string;
}

function typesOf(resource: string): BicepType[] {
  const out = execFileSync(azmcp as string, ['bicepschema', 'get', '--resource-type', resource], {
    env: { ...process.env, AZURE_MCP_COLLECT_TELEMETRY: 'false', DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' }, maxBuffer: 1 << 26,
  });
  return (JSON.parse(out.toString()) as { results: { BicepSchemaResult: BicepType[] } }).results.BicepSchemaResult;
}

/** Read-only properties are left out, so that setting one is an error; `!` marks what is required. */
function objectOf(properties: BicepProperty[] = [], more?: string): ObjectType {
  const kept = properties.filter(({ flags = '' }) => !flags.includes('ReadOnly'));
  const entries = kept.map(({ name, type, flags = '' }) => [flags.includes('Required') ? `${name}!` : name, type]);
  return Object.fromEntries(more === undefined ? entries : [...entries, ['*', more]]) as ObjectType;
}

function convert(type: BicepType): AzureType {
  if (type.$type !== 'DiscriminatedObject') return objectOf(type.properties, type.additionalPropertiesType);
  const by = type.discriminator as string;
  const one = (element: BicepType) => element.properties?.find(({ name }) => name === by)?.type as string;
  return { by, of: Object.fromEntries((type.elements ?? []).map((element) => [one(element), objectOf([...type.baseProperties ?? [], ...element.properties ?? []])])) };
}

function namesIn(type: AzureType): string[] {
  const shapes = isChoice(type) ? Object.values(type.of) : [type];
  const texts = shapes.flatMap((shape) => Object.values(shape));
  return texts.flatMap((text) => text.split(' | ')).map((name) => name.replace(/(\[\])+$/, ''));
}

/** Without properties that hold objects and that no template names. */
function pruned(shape: ObjectType, all: Map<string, AzureType>): ObjectType {
  const isObject = (text: string) => text.split(' | ').some((one) => all.has(one.replace(/(\[\])+$/, '')));
  return Object.fromEntries(Object.entries(shape).filter(([name, text]) => name === '*' || !isObject(text) || words.has(name.replace('!', ''))));
}

function prunedType(type: AzureType, all: Map<string, AzureType>): AzureType {
  if (!isChoice(type)) return pruned(type, all);
  return { by: type.by, of: Object.fromEntries(Object.entries(type.of).filter(([name]) => words.has(name)).map(([name, shape]) => [name, pruned(shape, all)])) };
}

function reachable(body: ObjectType, all: Map<string, AzureType>): Record<string, AzureType> {
  const found: Record<string, AzureType> = {};
  const queue = namesIn(body);
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    const type = all.get(name);
    if (type === undefined || name in found) continue;
    found[name] = prunedType(type, all);
    queue.push(...namesIn(found[name] as AzureType));
  }
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const here = fileURLToPath(new URL('.', import.meta.url));
const infra = join(here, '../../infra');
const bicep = readdirSync(infra, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.bicep'));
const text = bicep.map((file) => readFileSync(join(infra, file), 'utf8')).join('\n');
const used = new Set([...text.matchAll(/^resource \S+ '([^@']+)@/gm)].map((match) => match[1] as string));
const words = new Set(text.match(/[A-Za-z0-9]+/g));
const byHand = Object.keys(JSON.parse(readFileSync(join(here, 'azure-types-more.json'), 'utf8')) as AzureTypes).map((name) => name.split('@')[0]);

const out: AzureTypes = {};
for (const resource of [...used].sort().filter((name) => !byHand.includes(name))) {
  const types = typesOf(resource);
  const root = types.find(({ $type }) => $type === 'Resource') as BicepType;
  const all = new Map(types.filter(({ $type }) => $type !== 'Resource').map((type) => [type.name, convert(type)]));
  const body = pruned(convert(root.bodyType as BicepType) as ObjectType, all);
  out[root.name] = { body, types: reachable(body, all) };
}
writeFileSync(join(here, 'azure-types.json'), `${JSON.stringify(out, null, 1)}\n`);
