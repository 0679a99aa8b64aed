import * as vscode from 'vscode';
import type { Kept } from '../core/course/timeline.ts';

/** When something was kept, as people say it. */
export function whenKept({ at }: Kept): string {
  return new Intl.DateTimeFormat(vscode.env.language, { dateStyle: 'medium', timeStyle: 'medium' }).format(
    new Date(at),
  );
}

/** Why it was kept, with the score of the run if there was one. */
export function whyKept(kept: Kept): string {
  const why = reasonOf(kept);
  return kept.unsaved ? vscode.l10n.t('{0} (not saved)', why) : why;
}

function reasonOf({ why, run }: Kept): string {
  switch (why) {
    case 'graded': {
      const score = Math.round(run?.score ?? 0);
      return run?.passed ? vscode.l10n.t('Passed: {0} / 100', score) : vscode.l10n.t('Graded: {0} / 100', score);
    }
    case 'saved':
      return vscode.l10n.t('Saved');
    case 'found':
      return vscode.l10n.t('Found on the disk');
    case 'reset':
      return vscode.l10n.t('Before a reset');
    case 'restore':
      return vscode.l10n.t('Before a restore');
    case 'repair':
      return vscode.l10n.t('Before a repair');
    case 'apply':
      return vscode.l10n.t('Before a suggestion was applied');
    case 'update':
      return vscode.l10n.t('Before an update of the lab');
    default:
      return vscode.l10n.t('Kept');
  }
}
