import { type AnyNode, type CallExpression, type Expression, type MemberExpression, parse, type Program } from 'acorn';
import { ancestor, full } from 'acorn-walk';
import { insert, propertyAssignments } from '../../src/worker/parameterProperties.ts';
import { stripTypes } from '../../src/worker/stripTypes.ts';

/** One edit of a sound program. */
export interface Mutant {
  readonly operator: Operator;
  /** The text edited, and what stands there instead. */
  readonly from: string;
  readonly to: string;
  readonly line: number;
  /** The whole program, without types. */
  readonly code: string;
  /**
   * What the edit must come to where it changes what is trained on: a flaw that must be found, `sound` where the grader must
   * not mind, undefined where the edit alone doesn't tell.
   */
  readonly expected: string | undefined;
}

export const operators = [
  'drop-filter',
  'negate-predicate',
  'predicate-true',
  'predicate-false',
  'off-by-one',
  'times-ten',
  'tenth',
  'model-for-people',
  'thumbs-for-verifier',
  'judge-for-verifier',
  'drop-plus-argument',
  'cold-sampling',
] as const;
export type Operator = (typeof operators)[number];

/** Numbers from here on are sizes, of which one more or less means nothing. */
const SIZE = 20;

/** All mutants of a program, in the order of its text. */
export function mutantsOf(typescript: string): Mutant[] {
  const stripped = stripTypes(typescript);
  if (!stripped.ok) throw new Error(stripped.problem.message);
  const { code, properties } = stripped.value;
  const program = parse(code, { ecmaVersion: 'latest', sourceType: 'module' });
  return new Mutator(insert(code, propertyAssignments(program, properties))).mutants;
}

class Mutator {
  readonly mutants: Mutant[] = [];
  readonly #code: string;
  readonly #program: Program;
  /** Initial values, by the name of the variable: to see where a batch comes from. */
  readonly #values = new Map<string, AnyNode>();

  constructor(code: string) {
    this.#code = code;
    this.#program = parse(code, { ecmaVersion: 'latest', sourceType: 'module' });
    full(this.#program, (visited) => {
      const node = visited;
      if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init) {
        this.#values.set(node.id.name, node.init);
      }
    });
    ancestor(this.#program, {
      CallExpression: (node) => {
        this.#call(node);
      },
      MemberExpression: (node, _, ancestors) => {
        const parent = ancestors.at(-2);
        this.#verifier(node, parent?.type === 'CallExpression' && parent.callee === node ? parent : undefined);
      },
      Literal: (node) => {
        if (typeof node.value === 'number') this.#number(node, node.value);
      },
    });
  }

  #call(call: CallExpression): void {
    const method = methodOf(call);
    if (method === undefined) return;
    const first = call.arguments[0];
    if (method.name === 'filter' && first && first.type !== 'SpreadElement') this.#filter(call, method.of, first);
    if (method.name === 'plus' && call.arguments.length > 0) this.#plus(call);
    const owner = this.#text(method.of);
    if (method.name === 'draw' && /\bhuman$/.test(owner)) {
      const sampled = `${owner.replace(/human$/, 'model')}.sample(${call.arguments.map((node) => this.#text(node)).join()})`;
      // Topics of people aren't options of the model.
      if (call.arguments.length === 1) {
        this.#edit('model-for-people', call, sampled, this.#count(/\bhuman\.draw\b/g) === 1 ? 'F04' : undefined);
      }
    }
    if (method.name === 'sample' && call.arguments.length === 1 && first) {
      const cold = `${this.#text(call.callee)}(${this.#text(first)}, { temperature: 0.6 })`;
      this.#edit('cold-sampling', call, cold, this.#count(/\bmodel\s*\.sample\b/g) === 1 ? 'F06' : undefined);
    }
  }

  #filter(call: CallExpression, batch: AnyNode, predicate: Expression): void {
    const says = this.#text(predicate);
    const checks = says.includes('verifier.check');
    const lone = checks && this.#loneVerifier();
    this.#edit('drop-filter', call, this.#text(batch), this.#withoutVerifier(checks));
    this.#edit('predicate-true', predicate, '() => true', this.#withoutVerifier(checks));
    this.#edit(
      'predicate-false',
      predicate,
      '() => false',
      lone && this.#count(/\bmodel\s*\.sample\b/g) === 1 ? 'F08' : undefined,
    );
    if (predicate.type === 'ArrowFunctionExpression' && predicate.body.type !== 'BlockStatement') {
      this.#edit('negate-predicate', predicate.body, `!(${this.#text(predicate.body)})`, lone ? 'F01' : undefined);
    } else {
      this.#edit('negate-predicate', predicate, `(...all) => !(${says})(...all)`, lone ? 'F01' : undefined);
    }
  }

  /** The flaw a program has whose only question to the verifier goes away. */
  #withoutVerifier(asksIt: boolean): string | undefined {
    if (!asksIt || this.#count(/verifier\.check/g) !== 1) return undefined;
    if (this.#code.includes('tests.pass')) return 'F12';
    if (this.#code.includes('users.thumbs')) return 'F13';
    return 'F01';
  }

  #loneVerifier(): boolean {
    return this.#count(/verifier\.check/g) === 1 && !/tests\.pass|users\.thumbs/.test(this.#code);
  }

  #verifier(node: MemberExpression, call: CallExpression | undefined): void {
    const text = this.#text(node);
    if (!/\bverifier\.check$/.test(text)) return;
    const g = text.replace(/verifier\.check$/, '');
    const lone = this.#loneVerifier();
    this.#edit('thumbs-for-verifier', node, `${g}users.thumbs`, lone ? 'F13' : undefined);
    const asked = call?.arguments.map((each) => this.#text(each)).join() ?? 'item';
    const judged = `${g}model.judge(${asked}) > 0.5`;
    this.#edit(
      'judge-for-verifier',
      call ?? node,
      call ? `(${judged})` : `(item) => ${judged}`,
      lone ? 'F02' : undefined,
    );
  }

  #plus(call: CallExpression): void {
    for (const [i, dropped] of call.arguments.entries()) {
      const rest = call.arguments.filter((_, at) => at !== i).map((node) => this.#text(node));
      const to = `${this.#text(call.callee)}(${rest.join(', ')})`;
      this.#edit('drop-plus-argument', call, to, this.#expectedWithout(dropped));
    }
  }

  /** What a program comes to that doesn't learn a part: known where that is all of people's, or all of the model's. */
  #expectedWithout(part: AnyNode): string | undefined {
    const sources = this.#sourcesOf(part, new Set());
    if (sources.size !== 1) return undefined;
    if (sources.has('human') && this.#count(/\bhuman\.draw\b/g) === 1) return 'F04';
    if (sources.has('model') && this.#count(/\bmodel\s*\.sample\b/g) === 1) return 'F08';
    return undefined;
  }

  /** The services that an expression's items come from, through variables; `bank` where it can't be seen. */
  #sourcesOf(part: AnyNode, seen: Set<string>): Set<'human' | 'model' | 'bank'> {
    const found = new Set<'human' | 'model' | 'bank'>();
    const text = this.#text(part);
    if (/\bhuman\.draw\b/.test(text)) found.add('human');
    if (/\bmodel\s*\.sample\b/.test(text)) found.add('model');
    if (/\bbank\b/.test(text)) found.add('bank');
    full(part, (visited) => {
      const node = visited;
      if (node.type !== 'Identifier' || seen.has(node.name)) return;
      const value = this.#values.get(node.name);
      seen.add(node.name);
      if (value) for (const source of this.#sourcesOf(value, seen)) found.add(source);
    });
    return found;
  }

  #number(node: AnyNode, value: number): void {
    if (!Number.isInteger(value)) return;
    this.#edit('off-by-one', node, String(value + 1), value >= SIZE ? 'sound' : undefined);
    if (value < SIZE) return;
    this.#edit('times-ten', node, String(value * 10), undefined);
    this.#edit('tenth', node, String(Math.round(value / 10)), undefined);
  }

  #edit(operator: Operator, node: { start: number; end: number }, to: string, expected: string | undefined): void {
    const code = this.#code.slice(0, node.start) + to + this.#code.slice(node.end);
    const line = this.#code.slice(0, node.start).split('\n').length;
    this.mutants.push({ operator, from: this.#code.slice(node.start, node.end), to, line, code, expected });
  }

  #text(node: { start: number; end: number }): string {
    return this.#code.slice(node.start, node.end);
  }

  #count(pattern: RegExp): number {
    return this.#code.match(pattern)?.length ?? 0;
  }
}

/** `of.name(…)`, or undefined for other calls. */
function methodOf({ callee }: CallExpression): { of: AnyNode; name: string } | undefined {
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier' || callee.computed) return undefined;
  return { of: callee.object, name: callee.property.name };
}
