import type { AnyNode, ArrowFunctionExpression, FunctionDeclaration, FunctionExpression, Program } from 'acorn';
import { fail, type Result, succeed } from '../core/base/result.ts';
import type { Fault } from '../core/grading/verdict.ts';
import type { SourceText } from './sourceText.ts';

interface Range {
  readonly start: number;
  readonly end: number;
}

export interface Exports {
  /** Exported name → its local name, and where the export says it. */
  readonly names: ReadonlyMap<string, { readonly local: string; readonly at: Range }>;
  /** What must go for the module to run as a function body, in order: imports and the word `export`. */
  readonly keywords: readonly Range[];
}

export type FunctionNode = FunctionDeclaration | FunctionExpression | ArrowFunctionExpression;

/** The exported step: its local name, where that stands, and the function where it can be seen. */
export interface Step {
  readonly local: string;
  readonly at: Range;
  readonly node: FunctionNode | undefined;
}

/** Reads what a module exports. */
export function findExports(program: Program): Exports {
  const names = new Map<string, { local: string; at: Range }>();
  const keywords: Range[] = [];
  for (const node of program.body) {
    if (node.type === 'ImportDeclaration') keywords.push(node);
    if (node.type !== 'ExportNamedDeclaration') continue;
    const { declaration } = node;
    keywords.push({ start: node.start, end: declaration ? declaration.start : node.end });
    for (const id of declaration ? declaredIn(declaration) : []) names.set(id.name, { local: id.name, at: id });
    for (const { exported, local } of node.specifiers) {
      if (exported.type === 'Identifier' && local.type === 'Identifier') {
        names.set(exported.name, { local: local.name, at: local });
      }
    }
  }
  return { names, keywords };
}

function declaredIn(node: AnyNode): readonly { readonly name: string; readonly start: number; readonly end: number }[] {
  if (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') return node.id ? [node.id] : [];
  if (node.type !== 'VariableDeclaration') return [];
  return node.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id] : []));
}

const HOW = 'Write export function step(g, memory) { … } and return what to train on.';

/** Finds the exported step, or says what stands in its place. */
export function findStep(program: Program, exports: Exports, text: SourceText): Result<Step, Fault> {
  const exported = exports.names.get('step');
  const refuse = (message: string, at: Range | undefined, hint = HOW): Result<never, Fault> => {
    const first = /\S/.exec(text.text)?.index ?? 0;
    const where = at ? text.span(at.start, at.end) : text.span(first, text.lineEnd(first));
    return fail({ kind: 'contract', message, hint, where });
  };
  if (!exported) {
    const byDefault = program.body.find((node) => node.type === 'ExportDefaultDeclaration');
    if (byDefault) {
      const at = { start: byDefault.start, end: byDefault.declaration.start };
      return refuse('step is exported by name here, not as the default.', at);
    }
    const local = functionNamed(program, 'step');
    if (local) return refuse("step isn't exported.", local.at, 'Write export in front of it.');
    return refuse('This file exports no step.', undefined);
  }
  const node = functionNamed(program, exported.local)?.node;
  if (node?.async) {
    return refuse("step can't be async: everything on g answers at once.", exported.at, 'Leave out async and await.');
  }
  if (node?.generator) return refuse("step can't be a generator: it returns one batch.", exported.at);
  return succeed({ local: exported.local, at: exported.at, node });
}

/** A function of the module's top level, by its name. */
function functionNamed(program: Program, name: string): { node: FunctionNode; at: Range } | undefined {
  for (const statement of program.body) {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declared?.type === 'FunctionDeclaration' && declared.id.name === name) {
      return { node: declared, at: declared.id };
    }
    if (declared?.type !== 'VariableDeclaration') continue;
    for (const { id, init } of declared.declarations) {
      const isFunction = init?.type === 'FunctionExpression' || init?.type === 'ArrowFunctionExpression';
      if (isFunction && id.type === 'Identifier' && id.name === name) return { node: init, at: id };
    }
  }
  return undefined;
}
