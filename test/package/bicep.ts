import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Language, type Node, Parser } from 'web-tree-sitter';

export type { Node } from 'web-tree-sitter';

/** A template taken apart: what it declares, by name. */
export interface Bicep {
  root: Node;
  params: Map<string, Node>;
  variables: Map<string, Node>;
  resources: Map<string, Declared>;
  modules: Map<string, Declared>;
  outputs: Map<string, Node>;
}

/** A resource or a module: `what` is the text in quotes (type and version, or file); `body` its properties. */
export interface Declared { node: Node; what: string; body: Node }

let parser: Parser | undefined;

/** Reads the grammar (compiled to WebAssembly, in the npm package); to be awaited once before the rest. */
export async function loadGrammar(): Promise<void> {
  await Parser.init();
  const file = createRequire(__filename).resolve('tree-sitter-bicep/tree-sitter-bicep.wasm');
  parser = new Parser().setLanguage(await Language.load(readFileSync(file)));
}

export function parseBicep(text: string): Bicep {
  const root = parser?.parse(text)?.rootNode;
  if (!root) throw new Error('the grammar is not loaded');
  const of = (type: string) => root.namedChildren.filter((node) => node.type === type);
  const named = (type: string) => new Map(of(type).map((node) => [nameOf(node), node]));
  const declared = (type: string) => new Map(of(type).map((node) => [nameOf(node), declaredOf(node)]));
  return {
    root,
    params: named('parameter_declaration'),
    variables: named('variable_declaration'),
    outputs: named('output_declaration'),
    resources: declared('resource_declaration'),
    modules: declared('module_declaration'),
  };
}

/** A parameter file: the grammar does not know `param name = value`, which means what `var` does. */
export function parseBicepParam(text: string): Bicep & { using: string } {
  const using = /^using '([^']+)'$/m.exec(text)?.[1] ?? '';
  return { ...parseBicep(text.replace(/^using .*$/m, '').replace(/^param (\w+) =/gm, 'var $1 =')), using };
}

function nameOf(declaration: Node): string {
  return declaration.namedChildren.find(({ type }) => type === 'identifier')?.text ?? '';
}

function declaredOf(node: Node): Declared {
  const what = node.namedChildren.find(({ type }) => type === 'string')?.text.slice(1, -1) ?? '';
  return { node, what, body: bodyOf(node.namedChildren.at(-1) as Node) };
}

/** The object behind `if (…)` and `[for … : …]`. */
function bodyOf(node: Node): Node {
  return node.type === 'if_statement' || node.type === 'for_statement' ? bodyOf(node.namedChildren.at(-1) as Node) : node;
}

/** The properties of an object by name; a name with `${` in it is `*`. */
export function propertiesOf(object: Node): Map<string, Node> {
  return new Map(object.namedChildren.filter(({ type }) => type === 'object_property').map((property) => {
    const [key, value] = [property.namedChildren[0] as Node, property.namedChildren.at(-1) as Node];
    const name = key.type === 'string' ? key.text.slice(1, -1) : key.text;
    return [name.includes('${') ? '*' : name, value];
  }));
}

/** The value at a path of names, or undefined. */
export function at(object: Node | undefined, ...path: string[]): Node | undefined {
  return path.reduce<Node | undefined>((node, name) => (node === undefined ? undefined : propertiesOf(node).get(name)), object);
}

/** Every value that an expression can come to: both sides of `? :`, the body of a loop, itself. */
export function outcomes(node: Node): Node[] {
  if (node.type === 'ternary_expression') {
    return [node.childForFieldName('consequence'), node.childForFieldName('alternative')].flatMap((side) => (side ? outcomes(side) : []));
  }
  return node.type === 'parenthesized_expression' ? outcomes(node.namedChildren[0] as Node) : [node];
}

/** All nodes below and including one. */
export function* nodesOf(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children) if (child) yield* nodesOf(child);
}

export function lineOf(node: Node): number {
  return node.startPosition.row + 1;
}
