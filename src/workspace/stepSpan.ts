import type { Span } from '../core/base/result.ts';

const stepDeclaration = /^[ \t]*export\s+(?:(?:async\s+)?function\s*\*?|const|let|var)\s+step\b.*$/m;

/** The line that exports `step`, for whatever has no better place; the first line where there is none. */
export function stepSpan(source: string): Span {
  const match = stepDeclaration.exec(source);
  const before = source.slice(0, match?.index ?? 0);
  const line = before.split('\n').length;
  const text = (match?.[0] ?? source.split('\n', 1)[0] ?? '').trimEnd();
  const indent = text.length - text.trimStart().length;
  return { line, column: indent + 1, endLine: line, endColumn: Math.max(text.length, indent + 1) + 1 };
}
