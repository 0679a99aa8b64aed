import type { Span } from '../core/base/result.ts';
import { ENTRIES } from '../core/course/entries.ts';

const names = Object.values(ENTRIES).map(({ name }) => name);
const declaration = new RegExp(
  `^[ \\t]*export\\s+(?:(?:async\\s+)?function\\s*\\*?|const|let|var)\\s+(?:${names.join('|')})\\b.*$`,
  'm',
);

/** The line that exports `step` or what else a lab asks for, for whatever has no better place; else the first line. */
export function stepSpan(source: string): Span {
  const match = declaration.exec(source);
  const before = source.slice(0, match?.index ?? 0);
  const line = before.split('\n').length;
  const text = (match?.[0] ?? source.split('\n', 1)[0] ?? '').trimEnd();
  const indent = text.length - text.trimStart().length;
  return { line, column: indent + 1, endLine: line, endColumn: Math.max(text.length, indent + 1) + 1 };
}
