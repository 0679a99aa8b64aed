import type { Span } from '../../src/core/base/result.ts';

/** The text a span covers. */
export function textAt(source: string, span: Span | undefined): string | undefined {
  if (!span) return undefined;
  const lines = source.split('\n');
  const offset = (line: number, column: number): number =>
    lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
  return source.slice(offset(span.line, span.column), offset(span.endLine, span.endColumn));
}
