import * as vscode from 'vscode';
import type { Span } from '../core/base/result.ts';

/** Our spans count from 1, VS Code's ranges from 0; both ends are exclusive. */
export const rangeOf = ({ line, column, endLine, endColumn }: Span): vscode.Range =>
  new vscode.Range(line - 1, column - 1, endLine - 1, endColumn - 1);

export const spanOf = ({ start, end }: vscode.Range): Span => ({
  line: start.line + 1,
  column: start.character + 1,
  endLine: end.line + 1,
  endColumn: end.character + 1,
});
