import * as vscode from 'vscode';
import { runStatus } from '../workspace/labRun.ts';
import { contextKeys } from './commandIds.ts';
import { DisposableStore } from './disposables.ts';
import type { Labs } from './labs.ts';

/** Keeps the context keys true that `when` clauses rely on. */
export function keepContexts(labs: Labs): DisposableStore {
  const store = new DisposableStore();
  const known = new Map<string, boolean>();
  const set = (key: string, value: boolean): void => {
    if (known.get(key) === value) return;
    known.set(key, value);
    void vscode.commands.executeCommand('setContext', key, value);
  };
  const update = (): void => {
    const active = vscode.window.activeTextEditor?.document.uri;
    set(contextKeys.hasLab, labs.all.length + labs.broken.size > 0);
    set(
      contextKeys.running,
      labs.all.some((lab) => lab.run.running),
    );
    set(
      contextKeys.hasVerdict,
      labs.all.some((lab) => lab.run.verdict !== null),
    );
    const lab = active && labs.byPipeline(active);
    set(contextKeys.labEditor, lab !== undefined);
    set(contextKeys.passed, lab !== undefined && runStatus(lab.run).kind === 'passed');
  };
  store.add(labs.onDidChangeLab(update));
  store.add(labs.onDidChangeList(update));
  store.add(vscode.window.onDidChangeActiveTextEditor(update));
  return store;
}
