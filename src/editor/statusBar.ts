import * as vscode from 'vscode';
import { runStatus, type RunStatus } from '../workspace/labRun.ts';
import { commandIds } from './commandIds.ts';
import { DisposableStore } from './disposables.ts';
import type { Lab } from './lab.ts';
import type { Labs } from './labs.ts';

/** Where the lab in the active editor stands; a run that goes on elsewhere is shown too. */
export function showStatusBar(labs: Labs): DisposableStore {
  const store = new DisposableStore();
  const item = store.add(vscode.window.createStatusBarItem('groundloop.status', vscode.StatusBarAlignment.Left, 10));
  item.name = 'Groundloop';

  const show = (): void => {
    const active = vscode.window.activeTextEditor?.document.uri;
    const lab = labs.all.find((other) => other.run.running) ?? (active && labs.byPipeline(active)) ?? labs.all[0];
    if (!lab) {
      item.hide();
      return;
    }
    const status = runStatus(lab.run);
    item.text = textOf(status);
    item.tooltip = tooltipOf(lab, status);
    item.accessibilityInformation = { label: `Groundloop: ${item.text.replace(/\$\([^)]*\)\s*/g, '')}` };
    item.command = {
      title: '',
      command: status.kind === 'running' ? commandIds.cancelRun : commandIds.openReport,
      arguments: [{ folder: lab.folder.fsPath }],
    };
    item.show();
  };

  store.add(labs.onDidChangeLab(show));
  store.add(labs.onDidChangeList(show));
  store.add(vscode.window.onDidChangeActiveTextEditor(show));
  return store;
}

function textOf(status: RunStatus): string {
  switch (status.kind) {
    case 'never':
      return `$(beaker) ${vscode.l10n.t('Not run yet')}`;
    case 'running':
      return status.seedsMax === 0
        ? `$(loading~spin) ${vscode.l10n.t('Simulating…')}`
        : `$(loading~spin) ${vscode.l10n.t('Seed {0} of {1}', status.seedsDone, status.seedsMax)}`;
    case 'edited':
      return `$(edit) ${vscode.l10n.t('Edited since the last run')}`;
    case 'fault':
      return `$(error) ${vscode.l10n.t('The run stopped')}`;
    case 'passed':
      return `$(pass) ${vscode.l10n.t('Passed: {0} / 100', Math.round(status.score))}`;
    case 'not-yet':
      return `$(circle-large-outline) ${
        status.flaws === 1 ? vscode.l10n.t('Not yet: 1 flaw') : vscode.l10n.t('Not yet: {0} flaws', status.flaws)
      }`;
    case 'not-graded':
      return `$(library) ${
        status.flaws === 1 ? vscode.l10n.t('Found: 1 flaw') : vscode.l10n.t('Found: {0} flaws', status.flaws)
      }`;
  }
}

function tooltipOf(lab: Lab, status: RunStatus): string {
  const hint = status.kind === 'running' ? vscode.l10n.t('Click to cancel') : vscode.l10n.t('Click to open the report');
  const score = status.kind === 'not-yet' ? ` · ${Math.round(status.score)} / 100` : '';
  return `${lab.title}${score}\n${hint}`;
}
