import * as vscode from 'vscode';
import type { Result } from '../core/base/result.ts';
import type { Kept } from '../core/course/timeline.ts';
import type { Change } from '../workspace/changeFiles.ts';
import { forgetGivenSince } from '../workspace/given.ts';
import { restoreKept } from '../workspace/resetLab.ts';
import { changeProblem } from './changeWords.ts';
import { whenKept } from './keptWords.ts';
import type { Lab } from './lab.ts';
import { labDesk } from './labDesk.ts';
import type { Notices } from './notices.ts';
import type { Timelines } from './timelines.ts';

export interface RestoreParts {
  readonly timelines: Timelines;
  readonly notices: Notices;
}

/** Puts files back as they were kept, and says how to undo that. */
export async function restore(parts: RestoreParts, lab: Lab, kept: Kept): Promise<Result<Change>> {
  const { notices, timelines } = parts;
  const restored = await restoreKept(labDesk(lab.folder), timelines.of(lab), kept);
  if (!restored.ok) {
    void notices.problem(changeProblem(restored.problem));
    return restored;
  }
  await forgetGivenSince(lab.folder.fsPath, kept.at).catch((error: unknown) => {
    notices.log.warn(`lab.given: ${lab.folder.fsPath}: ${String(error)}`);
  });
  const before = restored.value.kept.at(-1);
  if (restored.value.changed.length === 0) {
    void notices.info(vscode.l10n.t('“{0}” is as it was then: there is nothing to restore.', lab.title));
    return restored;
  }
  const undo = vscode.l10n.t('Undo');
  void notices
    .info(
      vscode.l10n.t('“{0}” is as it was {1}. What this replaced is in the timeline too.', lab.title, whenKept(kept)),
      ...(before ? [undo] : []),
    )
    .then((chosen) => (chosen === undo && before ? restore(parts, lab, before) : undefined))
    .then(undefined, (error: unknown) => {
      notices.fault(vscode.l10n.t('Undoing the restore'), error);
    });
  return restored;
}
