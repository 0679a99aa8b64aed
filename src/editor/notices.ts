import * as vscode from 'vscode';
import type { Problem } from '../core/base/result.ts';
import { commandIds } from './commandIds.ts';
import { plainText } from './plainText.ts';

/** How Groundloop speaks up. What a learner's code does is never told here: that is what diagnostics are for. */
export class Notices {
  readonly log: vscode.LogOutputChannel;

  constructor(log: vscode.LogOutputChannel) {
    this.log = log;
  }

  /** A failure of our own: what was tried, the cause, and a way to look further. Never waits for the reader. */
  fault(doing: string, error: unknown): void {
    const cause = error instanceof Error ? error.message : String(error);
    this.log.error(doing, error instanceof Error ? (error.stack ?? cause) : cause);
    const showLog = vscode.l10n.t('Show Log');
    const report = vscode.l10n.t('Report');
    const message = vscode.l10n.t('Groundloop: {0} did not work: {1}', doing, cause);
    void vscode.window.showErrorMessage(plainText(message), showLog, report).then((chosen) => {
      if (chosen === showLog) this.log.show();
      if (chosen === report) void vscode.commands.executeCommand(commandIds.reportProblem);
    });
  }

  /** Something expected went wrong. Resolves to the button chosen. */
  problem<T extends string>(problem: Problem, ...buttons: T[]): Thenable<T | undefined> {
    this.log.warn(`${problem.code}: ${problem.message}`);
    return vscode.window.showWarningMessage(plainText(vscode.l10n.t('Groundloop: {0}', problem.message)), ...buttons);
  }

  info<T extends string>(message: string, ...buttons: T[]): Thenable<T | undefined> {
    return vscode.window.showInformationMessage(plainText(message), ...buttons);
  }
}
