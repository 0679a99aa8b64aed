import * as vscode from 'vscode';
import { labProgress } from '../core/course/progress.ts';
import { runStatus, type RunStatus } from '../workspace/labRun.ts';
import { commandIds } from './commandIds.ts';
import { type Disposable, DisposableStore } from './disposables.ts';
import type { Lab } from './lab.ts';
import type { Labs } from './labs.ts';
import type { ProgressStore } from './progressStore.ts';

export interface StatusBar extends Disposable {
  /** What it says, without its icon; empty while it is hidden. */
  readonly text: () => string;
}

/** Where the lab in the active editor stands; a run that goes on elsewhere is shown too. */
export function showStatusBar(labs: Labs, progress: ProgressStore): StatusBar {
  const store = new DisposableStore();
  const item = store.add(vscode.window.createStatusBarItem('groundloop.status', vscode.StatusBarAlignment.Left, 10));
  item.name = 'Groundloop';
  let text = '';

  const show = (): void => {
    const active = vscode.window.activeTextEditor?.document.uri;
    const lab = labs.all.find((other) => other.run.running) ?? (active && labs.byPipeline(active)) ?? labs.all[0];
    text = '';
    if (!lab) {
      item.hide();
      return;
    }
    const status = runStatus(lab.run);
    item.text = textOf(status);
    item.tooltip = tooltipOf(lab, status, progress);
    text = item.text.replace(/\$\([^)]*\)\s*/g, '');
    item.accessibilityInformation = { label: `Groundloop: ${text}` };
    item.command = {
      title: '',
      command: status.kind === 'running' ? commandIds.cancelRun : commandIds.openReport,
      arguments: [{ folder: lab.folder.fsPath }],
    };
    item.show();
  };

  store.add(labs.onDidChangeLab(show));
  store.add(labs.onDidChangeList(show));
  store.add(progress.onDidChange(show));
  store.add(vscode.window.onDidChangeActiveTextEditor(show));
  return {
    text: () => text,
    dispose: () => {
      store.dispose();
    },
  };
}

function textOf(status: RunStatus): string {
  switch (status.kind) {
    case 'never':
      return `$(beaker) ${vscode.l10n.t('Not run yet')}`;
    case 'running':
      return status.seedsMax === 0
        ? `$(loading~spin) ${vscode.l10n.t('Simulating… (cancel)')}`
        : `$(loading~spin) ${vscode.l10n.t('Simulation {0} of {1} (cancel)', status.seedsDone, status.seedsMax)}`;
    case 'edited':
      return status.score === null
        ? `$(edit) ${vscode.l10n.t('Edited since the last run')}`
        : `$(edit) ${vscode.l10n.t('Edited since the last run: {0} / 100', Math.round(status.score))}`;
    case 'fault':
      return `$(error) ${vscode.l10n.t('The run stopped')}`;
    case 'passed':
      return `$(pass) ${vscode.l10n.t('Passed: {0} / 100', Math.round(status.score))}`;
    case 'not-yet':
      if (status.flaws === 0) {
        return `$(circle-large-outline) ${vscode.l10n.t('Not yet: {0} / 100', Math.round(status.score))}`;
      }
      return `$(circle-large-outline) ${
        status.flaws === 1
          ? vscode.l10n.t('Not yet: 1 flaw · {0} / 100', Math.round(status.score))
          : vscode.l10n.t('Not yet: {0} flaws · {1} / 100', status.flaws, Math.round(status.score))
      }`;
    case 'not-graded':
      return `$(library) ${
        status.flaws === 1 ? vscode.l10n.t('Found: 1 flaw') : vscode.l10n.t('Found: {0} flaws', status.flaws)
      }`;
  }
}

/** The lab, the best that was reached in it, and what a click does. */
function tooltipOf(lab: Lab, status: RunStatus, progress: ProgressStore): string {
  const { bestScore, passed } = labProgress(progress.current, lab.key);
  const best = bestScore === null ? undefined : Math.round(bestScore);
  return [
    lab.title,
    ...(best === undefined
      ? []
      : [
          passed
            ? vscode.l10n.t('Best so far: {0} / 100, passed', best)
            : vscode.l10n.t('Best so far: {0} / 100', best),
        ]),
    status.kind === 'running' ? vscode.l10n.t('Click to cancel') : vscode.l10n.t('Click to open the report'),
  ].join('\n');
}
