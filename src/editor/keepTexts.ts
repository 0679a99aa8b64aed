import * as vscode from 'vscode';
import { nodeDisk } from '../journal/disk.ts';
import { pipelineName } from '../workspace/labTexts.ts';
import type { ToKeep } from '../workspace/snapshots.ts';
import { DisposableStore } from './disposables.ts';
import type { Grader } from './grader.ts';
import type { Lab } from './lab.ts';
import type { Labs } from './labs.ts';
import type { Timelines } from './timelines.ts';

/** Notes in the timeline what a pipeline was: at every save, after every graded run, and when its lab is opened. */
export function keepTexts(labs: Labs, grader: Grader, timelines: Timelines): DisposableStore {
  const store = new DisposableStore();
  const note = (lab: Lab, bytes: Uint8Array, item: Omit<ToKeep, 'files'>): void =>
    void timelines.of(lab).note({ ...item, files: new Map([[pipelineName, bytes]]) });

  /** What a crash kept from being noted, or another program wrote. */
  const noteFound = async (lab: Lab): Promise<void> => {
    const bytes = await nodeDisk.read(lab.pipeline.fsPath).catch(() => undefined);
    if (bytes) note(lab, bytes, { why: 'found' });
  };
  const known = new WeakSet<Lab>();
  const noteNew = (): void => {
    for (const lab of labs.all) {
      if (!known.has(lab)) void noteFound(lab);
      known.add(lab);
    }
  };
  noteNew();
  store.add(labs.onDidChangeList(noteNew));
  // Another program's work is read by an editor that isn't dirty. One that is typed in says so only a moment later, so
  // it is the file that is looked at.
  const noteClean = (document: vscode.TextDocument): void => {
    const lab = document.isDirty ? undefined : labs.byPipeline(document.uri);
    if (lab) void noteFound(lab);
  };
  store.add(vscode.workspace.onDidOpenTextDocument(noteClean));
  store.add(
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      noteClean(document);
    }),
  );
  store.add(
    vscode.workspace.onDidSaveTextDocument((document) => {
      const lab = labs.byPipeline(document.uri);
      if (lab) note(lab, Buffer.from(document.getText()), { why: 'saved' });
    }),
  );
  store.add(
    grader.onDidFinish(({ lab, text, outcome }) => {
      // A known system is no task: its runs have no score.
      if (outcome.kind !== 'verdict' || !lab.files.lab.scored) return;
      const { score, passed } = outcome.verdict;
      note(lab, Buffer.from(text), { why: 'graded', run: { score, passed } });
    }),
  );
  return store;
}
