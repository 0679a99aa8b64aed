import * as vscode from 'vscode';
import { GRADER_VERSION } from '../core/grading/version.ts';
import { RunHistory, withRun } from '../workspace/runHistory.ts';
import { timelineFolder } from '../workspace/timelineFolder.ts';
import { DisposableStore } from './disposables.ts';
import type { Grader } from './grader.ts';
import type { Lab } from './lab.ts';
import type { Labs } from './labs.ts';
import type { Notices } from './notices.ts';

export interface KeepRunsParts {
  readonly labs: Labs;
  readonly grader: Grader;
  readonly notices: Notices;
  /** Where the runs are kept, a file for each lab folder. */
  readonly root: vscode.Uri;
}

/** Keeps the runs of each lab over a restart: its verdict comes back, and newer runs are drawn before older ones. */
export function keepRuns({ labs, grader, notices, root }: KeepRunsParts): DisposableStore {
  const store = new DisposableStore();
  const histories = new WeakMap<Lab, RunHistory>();
  const historyOf = (lab: Lab): RunHistory => {
    const known = histories.get(lab);
    if (known) return known;
    const made = new RunHistory(`${timelineFolder(root.fsPath, lab.folder.fsPath, lab.key)}.json`);
    histories.set(lab, made);
    return made;
  };
  const restore = async (lab: Lab): Promise<void> => {
    const found = await historyOf(lab).read();
    // What another pack or grader found says nothing of this one; its curves still compare.
    const { verdict } = found.last ?? {};
    const holds = verdict?.pack.hash === lab.pack.hash && verdict.grader.version === GRADER_VERSION;
    lab.restore(holds ? found : { ...found, last: null });
  };
  const restoreNew = (): void => {
    for (const lab of labs.all) if (!histories.has(lab)) void restore(lab);
  };
  store.add(labs.onDidChangeList(restoreNew));
  store.add(
    grader.onDidFinish(({ lab, text, outcome }) => {
      if (outcome.kind !== 'verdict') return;
      lab.keep(withRun(lab.kept, text, outcome.verdict));
      historyOf(lab)
        .write(lab.kept)
        .catch((error: unknown) => {
          notices.log.warn(`The run could not be kept for later: ${String(error)}`);
        });
    }),
  );
  restoreNew();
  return store;
}
