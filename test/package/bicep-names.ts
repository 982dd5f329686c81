import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { at, type Bicep, lineOf, type Node, nodesOf, parseBicep, propertiesOf } from './bicep.js';

/** Functions of Bicep that the templates may use; a new one is added when it is looked up in Bicep's reference. */
const functions = new Set([
  'cidrSubnet', 'concat', 'description', 'empty', 'environment', 'guid', 'items', 'json', 'loadJsonContent', 'maxLength', 'minLength', 'minValue',
  'maxValue', 'allowed', 'batchSize', 'replace', 'resourceGroup', 'secure', 'subscriptionResourceId', 'tenant', 'union', 'uniqueString',
]);

/** Broken syntax, names that nothing declares, declarations that nothing uses, modules called with wrong parameters, files that are not there. */
export function nameProblems(bicep: Bicep, file: string): string[] {
  return [...syntax(bicep), ...unknown(bicep), ...unused(bicep), ...modules(bicep, dirname(file)), ...loaded(bicep, dirname(file))];
}

function syntax({ root }: Bicep): string[] {
  return [...nodesOf(root)].filter((node) => node.isError || node.isMissing).map((node) => `line ${lineOf(node)}: broken syntax`);
}

function declaredIn({ params, variables, resources, modules: calls }: Bicep): Map<string, Node> {
  const blocks = [...resources, ...calls].map(([name, { node }]): [string, Node] => [name, node]);
  return new Map([...params, ...variables, ...blocks]);
}

/** Identifiers that stand for a value: no property names, no types, no names of declarations, no named functions. */
function usesIn({ root }: Bicep): Node[] {
  return [...nodesOf(root)].filter((node) => {
    const parent = node.parent;
    if (node.type !== 'identifier' || !parent) return false;
    if (parent.type === 'object_property') return !parent.namedChildren[0]?.equals(node);
    if (parent.type.endsWith('_declaration')) return !parent.namedChildren[0]?.equals(node);
    if (parent.type === 'for_statement') return !isLoopVariable(parent, node);
    return parent.type !== 'call_expression' || !parent.childForFieldName('function')?.equals(node);
  });
}

function isLoopVariable(loop: Node, node: Node): boolean {
  return loop.childForFieldName('initializer')?.equals(node) ?? false;
}

function inLoops(node: Node): string[] {
  if (!node.parent) return [];
  return [...inLoops(node.parent), ...(node.parent.type === 'for_statement' ? [node.parent.childForFieldName('initializer')?.text ?? ''] : [])];
}

function unknown(bicep: Bicep): string[] {
  const declared = declaredIn(bicep);
  const names = usesIn(bicep).filter((node) => !declared.has(node.text) && !inLoops(node).includes(node.text));
  const calls = [...nodesOf(bicep.root)].filter(({ type }) => type === 'call_expression').map((call) => call.childForFieldName('function'));
  const strange = calls.filter((name) => name?.type === 'identifier' && !functions.has(name.text)) as Node[];
  return [...names, ...strange].map((node) => `line ${lineOf(node)}: nothing declares ${node.text}`);
}

function unused(bicep: Bicep): string[] {
  const used = new Set(usesIn(bicep).map(({ text }) => text));
  return [...bicep.params, ...bicep.variables].filter(([name]) => !used.has(name)).map(([name, node]) => `line ${lineOf(node)}: nothing uses ${name}`);
}

function modules(bicep: Bicep, folder: string): string[] {
  const calls = [...bicep.modules].flatMap(([name, { node, what, body }]) => {
    const file = join(folder, what);
    if (!existsSync(file)) return [`line ${lineOf(node)}: there is no ${what}`];
    const called = parseBicep(readFileSync(file, 'utf8'));
    return [...paramProblems(called, at(body, 'params')), ...outputProblems(bicep, name, called)].map((problem) => `line ${lineOf(node)}: ${what}: ${problem}`);
  });
  return calls;
}

/** What is wrong with the values given to a template's parameters. */
export function paramProblems({ params }: Bicep, given: Node | ReadonlyMap<string, Node> | undefined): string[] {
  const values: ReadonlyMap<string, Node> = given === undefined ? new Map() : given instanceof Map ? given : propertiesOf(given as Node);
  const strange = [...values.keys()].filter((name) => !params.has(name)).map((name) => `it has no parameter ${name}`);
  const missing = [...params].filter(([name, node]) => !hasDefault(node) && !values.has(name)).map(([name]) => `${name} is missing`);
  const wrong = [...params].filter(([name, node]) => misfits(values.get(name), node)).map(([name]) => `${name} is of a wrong kind`);
  return [...strange, ...missing, ...wrong];
}

function hasDefault(param: Node): boolean {
  return param.children.some((child) => child?.type === '=');
}

const kinds: Record<string, string> = { string: 'string', number: 'int', boolean: 'bool', array: 'array', object: 'object' };

function misfits(value: Node | undefined, param: Node): boolean {
  const kind = value === undefined ? undefined : kinds[value.type];
  const type = param.namedChildren.find((child) => child.type === 'type' || child.type.endsWith('type'))?.text ?? '';
  return kind !== undefined && kind !== (type.endsWith('[]') ? 'array' : type);
}

function outputProblems({ root }: Bicep, module: string, { outputs }: Bicep): string[] {
  const used = [...root.text.matchAll(new RegExp(`\\b${module}!?\\.outputs\\.(\\w+)`, 'g'))].map((match) => match[1] as string);
  return used.filter((name) => !outputs.has(name)).map((name) => `it has no output ${name}`);
}

function loaded({ root }: Bicep, folder: string): string[] {
  const files = [...root.text.matchAll(/loadJsonContent\('([^']+)'\)/g)].map((match) => match[1] as string);
  return files.filter((file) => !existsSync(join(folder, file))).map((file) => `there is no ${file}`);
}
