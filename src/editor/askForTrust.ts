import * as vscode from 'vscode';
import type { Notices } from './notices.ts';

/** Says why nothing runs in a folder that isn't trusted, and leads to where that is decided. Never waits for the reader. */
export function askForTrust(notices: Notices): void {
  const manage = vscode.l10n.t('Manage Trust');
  const message = vscode.l10n.t(
    'Groundloop runs your pipeline on this machine, so it asks you to trust this folder first. Reading and quizzes work without.',
  );
  void notices.info(message, manage).then((chosen) => {
    if (chosen === manage) void vscode.commands.executeCommand('workbench.trust.manage');
  });
}
