import * as vscode from 'vscode';
import type { Deeds } from '../assistant/briefing.ts';
import { labProgress } from '../core/course/progress.ts';
import { withSettings } from '../core/course/settings.ts';
import type { Fault } from '../core/grading/verdict.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { nextHint } from '../workspace/hints.ts';
import { flagged } from '../workspace/labRun.ts';
import { gradeRequest } from './gradeRequest.ts';
import type { Lab } from './lab.ts';
import type { ProgressStore } from './progressStore.ts';

export interface DeedsParts {
  readonly progress: ProgressStore;
  /** Made when the first run needs it. */
  readonly sandbox: () => Sandbox;
}

/** What an answer about a lab may do beside words. Nothing here writes to the learner's folder. */
export const deedsIn = (lab: Lab, { progress, sandbox }: DeedsParts): Deeds => ({
  nextHint(flaw) {
    const found = lab.run.verdict ? flagged(lab.run.verdict.verdict) : [];
    const wanted = flaw === undefined ? found : found.filter((id) => id === flaw);
    const hint = nextHint(lab.files.lab, labProgress(progress.current, lab.key), wanted);
    const text = hint && lab.files.lab.hints[hint.flaw]?.[hint.number - 1];
    if (!hint || text === undefined) return Promise.resolve(undefined);
    progress.record({ type: 'hint-taken', lab: lab.key, flaw: hint.flaw });
    return Promise.resolve({ ...hint, text });
  },

  async simulate(change, signal) {
    // What runs is the learner's code, and what an assistant asks for is no reason to trust it.
    if (!vscode.workspace.isTrusted) {
      return notRun(vscode.l10n.t('Nothing was run: this folder is not trusted yet.'));
    }
    const world = withSettings(lab.files.lab.world, change);
    if (!world.ok) return notRun(world.problem);
    const changed = { pack: lab.pack, files: { ...lab.files, lab: { ...lab.files.lab, world: world.value } } };
    const outcome = await sandbox().run(gradeRequest(changed, await lab.source()), {}, signal);
    switch (outcome.kind) {
      case 'verdict':
        return outcome.verdict;
      case 'fault':
        return outcome.fault;
      case 'cancelled':
        return notRun(vscode.l10n.t('The run was stopped.'));
    }
  },
});

const notRun = (message: string): Fault => ({ kind: 'internal', message });
