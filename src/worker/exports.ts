import { say } from '../core/base/say.ts';
import type { AnyNode, ArrowFunctionExpression, FunctionDeclaration, FunctionExpression, Program } from 'acorn';
import { type Entry, ENTRIES } from '../core/course/entries.ts';
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

/** The exported function that the lab asks for: its local name, where that stands, and the function where it can be seen. */
export interface EntryPoint {
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

/** Finds the exported function that the lab asks for, or says what stands in its place. */
export function findEntry(
  program: Program,
  exports: Exports,
  { name, signature, answers }: Entry,
  text: SourceText,
): Result<EntryPoint, Fault> {
  const exported = exports.names.get(name);
  const how = say('Write export function {signature} { … } and return {answers}.', { signature, answers });
  const refuse = (message: string, at: Range | undefined, hint = how): Result<never, Fault> => {
    const first = /\S/.exec(text.text)?.index ?? 0;
    const where = at ? text.span(at.start, at.end) : text.span(first, text.lineEnd(first));
    return fail({ kind: 'contract', message, hint, where });
  };
  if (!exported) {
    const byDefault = program.body.find((node) => node.type === 'ExportDefaultDeclaration');
    if (byDefault) {
      const at = { start: byDefault.start, end: byDefault.declaration.start };
      return refuse(say('{name} is exported by name here, not as the default.', { name }), at);
    }
    const local = functionNamed(program, name);
    if (local) return refuse(say("{name} isn't exported.", { name }), local.at, say('Write export in front of it.'));
    const other = Object.values(ENTRIES).find((entry) => exports.names.has(entry.name));
    if (other) {
      return refuse(
        say('This file exports {other}, but this lab asks for {name}.', { other: other.name, name }),
        exports.names.get(other.name)?.at,
      );
    }
    return refuse(say('This file exports no {name}.', { name }), undefined);
  }
  const node = functionNamed(program, exported.local)?.node;
  if (node?.async) {
    return refuse(
      say("{name} can't be async: everything it is given answers at once.", { name }),
      exported.at,
      say('Leave out async and await.'),
    );
  }
  if (node?.generator)
    return refuse(say("{name} can't be a generator: it returns {answers}.", { name, answers }), exported.at);
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
