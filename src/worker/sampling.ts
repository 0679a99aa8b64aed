import type { Span } from '../core/base/result.ts';
import type { Position } from '../core/grading/program.ts';
import type { Loop, Places } from './compiled.ts';
import { LINES_BEFORE } from './stacks.ts';

/** Of Node's report what is read here; an old Node may not have it. */
interface Report {
  readonly workers?: readonly { readonly javascriptStack?: { readonly stack?: readonly string[] } }[];
}

/**
 * Where the guest thread is right now, busy as it is: Node's diagnostic report interrupts it and writes down its stack.
 * Blocks for as long as the guest is inside one built-in operation.
 */
export function sampleGuest(places: Places): Span | undefined {
  const report = process.report.getReport() as Report;
  const stack = report.workers?.[0]?.javascriptStack?.stack ?? [];
  // Evaluated code has no file name in a report: only the learner's frames look like this.
  const frames = stack.flatMap((frame): Position[] => {
    const [, line, column] = /\(:(\d+):(\d+)\)$/.exec(frame) ?? [];
    return line && column ? [{ line: Number(line) - LINES_BEFORE, column: Number(column) }] : [];
  });
  for (const at of frames) {
    const around = places.loops.filter((loop) => contains(loop, at));
    const loop = around.find(({ bounded }) => !bounded) ?? around[0];
    if (loop) return loop.head;
  }
  return undefined;
}

function contains({ all }: Loop, { line, column }: Position): boolean {
  const afterStart = line > all.line || (line === all.line && column >= all.column);
  const beforeEnd = line < all.endLine || (line === all.endLine && column < all.endColumn);
  return afterStart && beforeEnd;
}
