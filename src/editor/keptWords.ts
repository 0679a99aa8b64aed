import * as vscode from 'vscode';
import type { Kept } from '../core/course/timeline.ts';

/** When something was kept, as people say it. */
export function whenKept({ at }: Kept): string {
  return new Intl.DateTimeFormat(vscode.env.language, { dateStyle: 'medium', timeStyle: 'medium' }).format(
    new Date(at),
  );
}

/** How long ago that was, as people say it: what was kept one after the other is told apart at a glance. */
export function agoKept({ at }: Kept): string {
  const seconds = Math.max(0, Math.floor((Date.now() - Date.parse(at)) / 1000));
  const [unit, length] = units.find((one) => seconds >= one[1]) ?? (['second', 1] as const);
  const words = new Intl.RelativeTimeFormat(vscode.env.language, { numeric: 'auto' });
  return words.format(-Math.floor(seconds / length), unit);
}

const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

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
