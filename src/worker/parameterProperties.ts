import type { FunctionExpression, Pattern, Program } from 'acorn';
import { full } from 'acorn-walk';

/** Text to be put into a program: at an offset of the text without it. */
export interface Insertion {
  readonly offset: number;
  readonly text: string;
}

/**
 * What `constructor(private readonly g: Generation)` does beyond naming a parameter: `this.g = g`, at the start of the
 * constructor, or after its call of `super`.
 * @param properties where the names of such parameters start
 */
export function propertyAssignments(program: Program, properties: ReadonlySet<number>): Insertion[] {
  const insertions: Insertion[] = [];
  if (properties.size === 0) return insertions;
  full(program, (node) => {
    if (node.type !== 'MethodDefinition' || node.kind !== 'constructor') return;
    const names = node.value.params.flatMap((param) => nameOf(param, properties) ?? []);
    if (names.length === 0) return;
    insertions.push({ offset: placeIn(node.value), text: names.map((name) => `;this.${name} = ${name};`).join('') });
  });
  return insertions.sort((a, b) => a.offset - b.offset);
}

export function insert(text: string, insertions: readonly Insertion[]): string {
  let out = '';
  let from = 0;
  for (const { offset, text: more } of insertions) {
    out += text.slice(from, offset) + more;
    from = offset;
  }
  return out + text.slice(from);
}

function nameOf(param: Pattern, properties: ReadonlySet<number>): string | undefined {
  if (!properties.has(param.start)) return undefined;
  const target = param.type === 'AssignmentPattern' ? param.left : param;
  return target.type === 'Identifier' ? target.name : undefined;
}

/** After the call of `super` where there is one: before it there is no `this`. */
function placeIn({ body }: FunctionExpression): number {
  const call = body.body.find(
    (statement) =>
      statement.type === 'ExpressionStatement' &&
      statement.expression.type === 'CallExpression' &&
      statement.expression.callee.type === 'Super',
  );
  return call?.end ?? body.start + 1;
}
