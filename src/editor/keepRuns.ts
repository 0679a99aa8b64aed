import * as vscode from 'vscode';
import type { RunMemory } from '../workspace/runMemory.ts';
import type { Disposable } from './disposables.ts';
import type { Grader } from './grader.ts';
import type { Notices } from './notices.ts';

/** Keeps what every graded run came to, so that a report and its ghosts are there after a restart. */
export function keepRuns(grader: Grader, memory: RunMemory, notices: Notices): Disposable {
  return grader.onDidFinish(({ lab, outcome }) => {
    if (outcome.kind !== 'verdict') return;
    memory.keep({ folder: lab.folder.fsPath, key: lab.key }, lab.run).catch((error: unknown) => {
      // The learner loses nothing that another run doesn't bring back: no message.
      notices.log.warn(vscode.l10n.t('Keeping the last run of {0}', lab.title), error);
    });
  });
}
