import fc from 'fast-check';
import { z } from 'zod';

type Node = Readonly<Record<string, unknown>>;

/**
 * What a schema permits, at the ends of its ranges: every number at one of them, somewhere near, or left to its default.
 * Refinements aren't known here, so some of it is refused.
 */
export const cornersOf = (schema: z.ZodType): fc.Arbitrary<unknown> =>
  cornersIn(z.toJSONSchema(schema, { io: 'input' }));

function cornersIn(node: Node): fc.Arbitrary<unknown> {
  const among = node['anyOf'] ?? node['oneOf'];
  if (Array.isArray(among)) return fc.oneof(...among.map((part: Node) => cornersIn(part)));
  if (node['const'] !== undefined) return fc.constant(node['const']);
  if (Array.isArray(node['enum'])) return fc.constantFrom(...(node['enum'] as unknown[]));
  switch (node['type']) {
    case 'object': {
      const parts = Object.entries((node['properties'] ?? {}) as Readonly<Record<string, Node>>);
      const known = Object.fromEntries(parts.map(([name, part]) => [name, cornersIn(part)]));
      return fc.record(known, { requiredKeys: (node['required'] ?? []) as string[] });
    }
    case 'array':
      return fc.array(cornersIn(node['items'] as Node), {
        minLength: Number(node['minItems'] ?? 0),
        maxLength: Math.min(3, Number(node['maxItems'] ?? 3)),
      });
    case 'integer':
    case 'number': {
      const whole = node['type'] === 'integer';
      const least = Number(node['minimum'] ?? Number(node['exclusiveMinimum']) + 1);
      const most = Number(node['maximum']);
      const between = whole ? fc.integer({ min: least, max: most }) : fc.double({ min: least, max: most, noNaN: true });
      return fc.oneof({ weight: 3, arbitrary: fc.constantFrom(least, most) }, { weight: 1, arbitrary: between });
    }
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'string':
      return fc.constantFrom('overt', 'hidden', 'late');
    default:
      throw new Error(`No corners of ${JSON.stringify(node)}`);
  }
}
