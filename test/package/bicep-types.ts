import { type AzureType, type AzureTypes, isChoice, type ObjectType } from './azure-types.js';
import { type Bicep, lineOf, type Node, outcomes, propertiesOf } from './bicep.js';

/** Properties that Bicep adds to each resource. */
const ofBicep: ObjectType = { parent: 'any', scope: 'any', dependsOn: 'any' };

/** What Azure would refuse of a template's resources: unknown and missing properties, literals of a wrong kind or none of the choices. */
export function typeProblems(bicep: Bicep, azure: AzureTypes): string[] {
  return [...bicep.resources.values()].flatMap(({ node, what, body }) => {
    const known = azure[what];
    if (known === undefined) return [`line ${lineOf(node)}: nothing is known here of ${what}`];
    return new Walk(known.types).object(body, { ...known.body, ...ofBicep });
  });
}

class Walk {
  constructor(private readonly types: Record<string, AzureType>) {}

  object(node: Node, shape: ObjectType): string[] {
    const given = propertiesOf(node);
    const required = Object.keys(shape).filter((key) => key.endsWith('!')).map((key) => key.slice(0, -1));
    const missing = required.filter((name) => !given.has(name)).map((name) => `line ${lineOf(node)}: ${name} is missing`);
    const wrong = [...given].flatMap(([name, value]) => {
      const type = shape[name] ?? shape[`${name}!`] ?? shape['*'];
      return type === undefined ? [`line ${lineOf(value)}: ${name} is not a property here`] : this.value(name, value, type);
    });
    return [...missing, ...wrong];
  }

  value(name: string, node: Node, type: string): string[] {
    return outcomes(node).flatMap((outcome) => this.one(name, outcome, type));
  }

  one(name: string, node: Node, type: string): string[] {
    const wrong = [`line ${lineOf(node)}: ${name} is not ${type}`];
    if (type === 'any' || type === 'object') return [];
    if (node.type === 'array') {
      return type.endsWith('[]') ? node.namedChildren.filter((item) => item.type !== 'comment').flatMap((item) => this.value(name, item, type.slice(0, -2))) : wrong;
    }
    if (node.type === 'for_statement') return type.endsWith('[]') ? this.value(name, node.namedChildren.at(-1) as Node, type.slice(0, -2)) : wrong;
    const named = this.types[type];
    if (node.type === 'object') return named === undefined ? wrong : this.shaped(node, named);
    if (node.type === 'string') return isText(type, node) && named === undefined ? [] : wrong;
    if (node.type === 'number') return type === 'int' ? [] : wrong;
    if (node.type === 'boolean') return type === 'bool' ? [] : wrong;
    // A name or a call: what it comes to is not known before it is deployed.
    return [];
  }

  shaped(node: Node, type: AzureType): string[] {
    if (!isChoice(type)) return this.object(node, type);
    const choice = propertiesOf(node).get(type.by)?.text.slice(1, -1) ?? '';
    const shape = type.of[choice];
    return shape === undefined ? [`line ${lineOf(node)}: ${type.by} is none of ${Object.keys(type.of).join(', ')}`] : this.object(node, shape);
  }
}

/** A text fits `string`, and a list of literals if it is one of them, even where Azure leaves the list open: nothing here is newer than it. */
function isText(type: string, node: Node): boolean {
  const choices = type.split(' | ').filter((one) => one !== 'string');
  if (type === 'int' || type === 'bool' || type.endsWith('[]')) return false;
  return choices.length === 0 || node.text.includes('${') || choices.includes(node.text.slice(1, -1));
}
