import * as vscode from 'vscode';
import type { Progress } from '../core/course/progress.ts';
import { contextKeys } from './commandIds.ts';
import { DisposableStore } from './disposables.ts';
import type { ProgressStore } from './progressStore.ts';

/** Long enough to be seen. */
const momentMs = 1_000;

/**
 * Sets context keys for a moment when the learner has done something, so that the walkthrough ticks it off. VS Code never
 * ticks off what holds already when it first looks at the walkthrough, so a key may not stay true.
 */
export function keepLearnerContexts(progress: ProgressStore): DisposableStore {
  const store = new DisposableStore();
  const timers = new Set<NodeJS.Timeout>();
  let before = countsOf(progress.current);

  const pulse = (key: string): void => {
    void vscode.commands.executeCommand('setContext', key, true);
    const timer = setTimeout(() => {
      timers.delete(timer);
      void vscode.commands.executeCommand('setContext', key, false);
    }, momentMs);
    timers.add(timer);
  };

  store.add(
    progress.onDidChange(() => {
      const now = countsOf(progress.current);
      if (now.answers > before.answers) pulse(contextKeys.justAnswered);
      if (now.labs > before.labs) pulse(contextKeys.justStartedLab);
      if (now.runs > before.runs) pulse(contextKeys.justRanLab);
      before = now;
    }),
  );
  store.add({
    dispose: () => {
      timers.forEach(clearTimeout);
    },
  });
  return store;
}

function countsOf({ lessons, labs }: Progress): { answers: number; labs: number; runs: number } {
  const started = Object.values(labs).filter((lab) => lab.started);
  return {
    answers: Object.values(lessons).reduce((sum, { answers }) => sum + Object.keys(answers).length, 0),
    labs: started.length,
    runs: started.reduce((sum, { runs }) => sum + runs, 0),
  };
}
