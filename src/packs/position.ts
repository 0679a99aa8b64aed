import type { Problem } from '../core/base/result.ts';

/** A problem at a place in a file of the pack. Lines and columns count from 1. */
export function problemAt(code: string, message: string, file: string, line?: number, column = 1): Problem {
  if (line === undefined) return { code, message, where: { file } };
  return { code, message, where: { file, line, column, endLine: line, endColumn: column + 1 } };
}

/** `file:line:col message`, as compilers write it, so that editors can jump there. */
export function formatProblem(problem: Problem): string {
  const { file, line, column } = problem.where ?? {};
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  return place === '' ? problem.message : `${place} ${problem.message}`;
}

/** In the order of the files, and within one from top to bottom. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const key = (p: Problem): string => p.where?.file ?? '';
  return [...problems].sort(
    (a, b) =>
      (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0) ||
      (a.where?.line ?? 0) - (b.where?.line ?? 0) ||
      (a.where?.column ?? 0) - (b.where?.column ?? 0),
  );
}
