import type { CallExpression, NewExpression, Node, Program } from 'acorn';
import { base, full, recursive } from 'acorn-walk';
import type { Span } from '../core/base/result.ts';
import type { Position } from '../core/grading/program.ts';
import type { Loop, Places } from './compiled.ts';
import type { EntryPoint, FunctionNode } from './exports.ts';
import type { Insertion } from './parameterProperties.ts';
import type { SourceText } from './sourceText.ts';

/** The key of a place in `Places.spots`. */
export const placeKey = ({ line, column }: Position): string => `${line}:${column}`;

/** Collects the places of a module that messages point at. */
export function findPlaces(
  program: Program,
  entry: EntryPoint,
  text: SourceText,
  insertions: readonly Insertion[],
): Places {
  const spots = new Map<string, Span>();
  const reads = new Map<string, Span>();
  const loops: Loop[] = [];
  const bareThrows: Span[] = [];
  /** The key of an offset as V8 reports it: what was put in before it on its line moves it on. */
  const keyOf = (offset: number): string => {
    const { line, column } = text.position(offset);
    const moved = insertions.filter((put) => put.offset <= offset && text.position(put.offset).line === line);
    return placeKey({ line, column: moved.reduce((sum, put) => sum + put.text.length, column) });
  };
  const spanOf = (node: Node): Span => text.span(node.start, node.end);
  full(program, (visited) => {
    const node = visited;
    switch (node.type) {
      case 'CallExpression':
      case 'NewExpression':
        spots.set(keyOf(reportedAt(node)), spanOf(node));
        break;
      case 'MemberExpression':
        reads.set(keyOf(node.property.start), spanOf(node));
        break;
      case 'AssignmentExpression':
        // A refused assignment is reported at its operator.
        spots.set(keyOf(text.skipSpace(node.left.end)), spanOf(node));
        break;
      case 'WhileStatement':
      case 'DoWhileStatement':
      case 'ForStatement':
      case 'ForInStatement':
      case 'ForOfStatement': {
        const bounded = node.type === 'ForOfStatement' || node.type === 'ForInStatement';
        const head = node.type === 'DoWhileStatement' ? node.start + 2 : node.body.start;
        const end = text.text.slice(0, head).trimEnd().length;
        loops.push({ all: spanOf(node), head: text.span(node.start, end), bounded });
        break;
      }
      case 'ThrowStatement':
        if (node.argument.type !== 'NewExpression') bareThrows.push(spanOf(node));
        break;
    }
  });
  const last = entry.node && lastReturn(entry.node);
  return {
    entry: text.span(entry.at.start, entry.at.end),
    lastReturn: last && spanOf(last),
    spots,
    reads,
    bareThrows,
    loops,
  };
}

/** Where V8 says a call happens: at the method's name, or where the callee starts. */
function reportedAt(call: CallExpression | NewExpression): number {
  if (call.type === 'NewExpression') return call.start;
  const { callee } = call;
  return callee.type === 'MemberExpression' && !callee.computed ? callee.property.start : callee.start;
}

/** The last `return` of a function itself, not of functions inside it. */
function lastReturn(node: FunctionNode): Node | undefined {
  if (node.type === 'ArrowFunctionExpression' && node.expression) return node.body;
  let last: Node | undefined;
  recursive(
    node.body,
    undefined,
    {
      Function: () => undefined,
      ReturnStatement: (found) => {
        last = found;
      },
    },
    base,
  );
  return last;
}
