import * as vscode from 'vscode';
import type { MarkerWords, Side } from '../workspace/mergeTexts.ts';
import type { FileUpdate } from '../workspace/updateLab.ts';
import type { Lab } from './lab.ts';

/** What stands at the markers of a conflict. */
export const markerWords = ({ pack }: Lab): MarkerWords => ({
  mine: vscode.l10n.t('yours'),
  next: `${pack.id} ${pack.version}`,
});

/** The files in words, those that both changed marked. */
export const updatedFiles = (updates: readonly FileUpdate[]): string =>
  updates
    .map(({ path, kind }) => (kind === 'conflict' ? vscode.l10n.t('{0} (both changed the same lines)', path) : path))
    .join(', ');

export interface SideItem extends vscode.QuickPickItem {
  readonly side: Side | undefined;
}

/** What can be done with an update that the learner is looking at. */
export function sideItems(updates: readonly FileUpdate[]): readonly SideItem[] {
  const kept = vscode.l10n.t('What is there now is kept in the timeline');
  const leave = {
    label: vscode.l10n.t('Leave everything as it is'),
    detail: vscode.l10n.t('“Groundloop: Update Lab…” asks again'),
    side: undefined,
  };
  if (updates.every(({ kind }) => kind !== 'conflict')) {
    return [{ label: vscode.l10n.t('Update'), detail: kept, side: 'mine' }, leave];
  }
  return [
    {
      label: vscode.l10n.t('Update, and keep my lines where both changed'),
      detail: kept,
      side: 'mine',
    },
    {
      label: vscode.l10n.t('Update, and take the new lines where both changed'),
      detail: kept,
      side: 'next',
    },
    {
      label: vscode.l10n.t('Write both with markers'),
      detail: vscode.l10n.t('You choose in the editor, line by line; until then the file can’t run'),
      side: 'both',
    },
    leave,
  ];
}
