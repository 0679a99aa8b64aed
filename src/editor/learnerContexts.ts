import * as vscode from 'vscode';
import { contextKeys } from './commandIds.ts';
import type { Disposable } from './disposables.ts';
import type { ProgressStore } from './progressStore.ts';

/** Keeps the context keys true by which the walkthrough sees what the learner has done. */
export function keepLearnerContexts(progress: ProgressStore): Disposable {
  const set = new Set<string>();
  const update = (): void => {
    const lessons = Object.values(progress.current.lessons);
    const labs = Object.values(progress.current.labs);
    const done = {
      [contextKeys.hasAnswered]: lessons.some(({ answers }) => Object.keys(answers).length > 0),
      [contextKeys.hasStartedLab]: labs.some(({ started }) => started),
      [contextKeys.hasRunLab]: labs.some(({ runs }) => runs > 0),
    };
    for (const [key, value] of Object.entries(done)) {
      // Once done, done: starting a quiz over takes nothing back.
      if (!value || set.has(key)) continue;
      set.add(key);
      void vscode.commands.executeCommand('setContext', key, true);
    }
  };
  return progress.onDidChange(update);
}
