import { writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { errorCode } from '../journal/disk.ts';
import { cannotWrite } from '../workspace/createLab.ts';
import { commandIds } from './commandIds.ts';
import type { Lab } from './lab.ts';
import type { Notices } from './notices.ts';

/** Shows a lab's pipeline on the left. False where it can't be read, and the learner didn't have it put back. */
export async function showPipeline(lab: Lab, notices: Notices, at?: vscode.Position): Promise<boolean> {
  try {
    await lab.source();
  } catch (error) {
    if (!(await offerSkeleton(lab, notices, error))) return false;
  }
  await vscode.window.showTextDocument(lab.pipeline, {
    viewColumn: vscode.ViewColumn.One,
    preview: false,
    ...(at ? { selection: new vscode.Range(at, at) } : {}),
  });
  return true;
}

/** Says why the pipeline can't be read and, where it is missing, puts the skeleton back if the learner agrees. */
export async function offerSkeleton(lab: Lab, notices: Notices, error: unknown): Promise<boolean> {
  const file = lab.pipeline.fsPath;
  if (errorCode(error) !== 'ENOENT') {
    const cause = error instanceof Error ? error.message : String(error);
    void notices.problem({ code: 'lab.no-pipeline', message: vscode.l10n.t('{0} can’t be read: {1}', file, cause) });
    return false;
  }
  const putBack = vscode.l10n.t('Put the Skeleton Back');
  const message = vscode.l10n.t('{0} is missing: it was moved, renamed or deleted.', file);
  const timeline = vscode.l10n.t('Show Timeline');
  const chosen = await notices.problem({ code: 'lab.no-pipeline', message }, putBack, timeline);
  if (chosen === timeline) await vscode.commands.executeCommand(commandIds.showTimeline, { folder: lab.folder.fsPath });
  if (chosen !== putBack) return false;
  try {
    // Never over a file that came back meanwhile.
    await writeFile(file, lab.files.skeleton, { flag: 'wx' });
  } catch (failed) {
    if (errorCode(failed) !== 'EEXIST') {
      void notices.problem(cannotWrite(lab.folder.fsPath, failed));
      return false;
    }
  }
  return true;
}
