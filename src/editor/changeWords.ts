import * as vscode from 'vscode';
import type { Problem } from '../core/base/result.ts';

/** Why files of a lab were not changed, and what to do: what the workspace knows, in the learner's words. */
export function changeProblem({ code, message, where }: Problem): Problem {
  const file = where?.file ?? '';
  const reason = message;
  switch (code) {
    case 'snapshot.unwritable':
      return {
        code,
        message: vscode.l10n.t(
          'Nothing was changed, because your text could not be kept first in {0}: {1}. Free some space there or make it writable, then try again.',
          file,
          reason,
        ),
      };
    case 'snapshot.unreadable':
      return { code, message: vscode.l10n.t('The timeline in {0} can’t be read: {1}.', file, reason) };
    case 'snapshot.damaged':
      return {
        code,
        message: vscode.l10n.t('Nothing was changed: {0} can’t be brought back, because {1}.', file, reason),
      };
    case 'lab.cannot-write':
      return {
        code,
        message: vscode.l10n.t(
          '{0} can’t be written: {1}. What was there is in the timeline; try again when the file can be written.',
          file,
          reason,
        ),
      };
    case 'lab.cannot-read':
      return { code, message: vscode.l10n.t('Nothing was changed: {0} can’t be read: {1}.', file, reason) };
    default:
      return { code, message: reason };
  }
}
