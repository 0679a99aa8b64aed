import type { Token } from 'markdown-it';
import type { Problem } from '../core/base/result.ts';
import { blockKind, blockKinds, figureKind } from './markdown.ts';
import { problemAt } from './position.ts';

/** Blocks (`::: case` … `:::`) of an unknown kind, never closed, or closed without being open. Lines in code don't count. */
export function checkBlocks(
  file: string,
  lines: readonly string[],
  firstLine: number,
  tokens: readonly Token[],
): Problem[] {
  const problems: Problem[] = [];
  const report = (line: number, code: string, message: string): void => {
    problems.push(problemAt(code, message, file, firstLine + line));
  };
  const notClosed = (line: number): void => {
    report(line, 'lesson.unclosed-block', 'This block is never closed. End it with a line `:::`.');
  };
  const inCode = (line: number): boolean =>
    tokens.some(
      ({ type, map }) => (type === 'fence' || type === 'code_block') && map && line >= map[0] && line < map[1],
    );

  let open: number | undefined;
  lines.forEach((text, line) => {
    const marker = /^ {0,3}:{3,}(.*)$/.exec(text);
    if (!marker || inCode(line)) return;
    const kind = blockKind(marker[1] ?? '');
    if (kind === '') {
      if (open === undefined) report(line, 'lesson.block', 'There is no block to close here.');
      open = undefined;
      return;
    }
    if (open !== undefined) notClosed(open);
    open = line;
    const kinds: readonly string[] = [...blockKinds, figureKind];
    if (!kinds.includes(kind)) {
      const known = kinds.map((k) => `\`${k}\``).join(', ');
      report(line, 'lesson.block', `There is no block called \`${kind}\`; there are ${known}.`);
    }
  });
  if (open !== undefined) notClosed(open);
  return problems;
}
