import * as vscode from 'vscode';
import { commandIds } from './commandIds.ts';
import type { Lab } from './lab.ts';
import type { Notices } from './notices.ts';

/** Says what needs a run first: a save makes one, and where it doesn't, a button. */
export async function offerRun(lab: Lab, notices: Notices, words: { toSave: string; toRun: string }): Promise<void> {
  if (vscode.workspace.getConfiguration('groundloop', lab.pipeline).get<boolean>('gradeOnSave', true)) {
    void notices.info(words.toSave);
    return;
  }
  const run = vscode.l10n.t('Simulate and Grade');
  if ((await notices.info(words.toRun, run)) !== run) return;
  await vscode.commands.executeCommand(commandIds.simulateAndGrade, { folder: lab.folder.fsPath });
}
