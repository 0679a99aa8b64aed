import { z } from 'zod';

/** A number's limits in a schema. */
interface Bounds {
  readonly whole: boolean;
  readonly least: number;
  readonly most: number;
}

type Node = Readonly<Record<string, unknown>>;

/**
 * The range that a schema permits for the number at a path and that `value` isn't in, such as "a whole number from 20 to
 * 2000"; undefined where there is none with two ends.
 */
export function permittedRange(schema: z.ZodType, path: readonly PropertyKey[], value: unknown): string | undefined {
  let nodes = alternatives(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  for (const key of path) nodes = nodes.flatMap((node) => alternatives(childOf(node, key)));
  const bounds = nodes.flatMap(boundsOf).find((some) => !isWithin(some, value));
  if (!bounds) return undefined;
  return `a ${bounds.whole ? 'whole ' : ''}number from ${bounds.least} to ${bounds.most}`;
}

const isWithin = ({ whole, least, most }: Bounds, value: unknown): boolean =>
  typeof value === 'number' && value >= least && value <= most && (!whole || Number.isInteger(value));

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** A node, or what it may be one of. */
function alternatives(value: unknown): Node[] {
  if (!isNode(value)) return [];
  const among = value['anyOf'] ?? value['oneOf'];
  return Array.isArray(among) ? among.flatMap(alternatives) : [value];
}

function childOf(node: Node, key: PropertyKey): unknown {
  if (typeof key === 'number') return node['items'];
  const properties = node['properties'];
  return isNode(properties) && Object.hasOwn(properties, key) ? properties[String(key)] : node['additionalProperties'];
}

/** None where a number has no upper or no lower end that an author would care for. */
function boundsOf({ type, minimum, exclusiveMinimum, maximum }: Node): Bounds[] {
  const whole = type === 'integer';
  const least = whole && typeof exclusiveMinimum === 'number' ? exclusiveMinimum + 1 : minimum;
  if (typeof least !== 'number' || typeof maximum !== 'number') return [];
  return Math.max(-least, maximum) < Number.MAX_SAFE_INTEGER ? [{ whole, least, most: maximum }] : [];
}
