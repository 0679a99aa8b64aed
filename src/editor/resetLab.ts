import * as vscode from 'vscode';
import { z } from 'zod';
import { succeed, type Result } from '../core/base/result.ts';
import { differing, type Change } from '../workspace/changeFiles.ts';
import { resetLab } from '../workspace/resetLab.ts';
import { changeProblem } from './changeWords.ts';
import type { Lab } from './lab.ts';
import { labDesk } from './labDesk.ts';
import type { Notices } from './notices.ts';
import { restore } from './restoreKept.ts';
import type { Timelines } from './timelines.ts';
import { givenNow, note } from './updateLab.ts';

/** With `sure`, nothing is asked. */
export const resetArgs = z.object({ folder: z.string().optional(), sure: z.boolean().default(false) }).prefault({});

export interface ResetParts {
  readonly timelines: Timelines;
  readonly notices: Notices;
  /** `dist/groundloop.d.ts`. */
  readonly types: vscode.Uri;
}

/** Puts the pack's files back, if the learner is sure; undefined if not. */
export async function askAndReset(parts: ResetParts, lab: Lab, sure: boolean): Promise<Result<Change> | undefined> {
  const { notices, timelines } = parts;
  const texts = await givenNow(parts, lab);
  const desk = labDesk(lab.folder);
  const changes = await differing(desk, new Map([...texts].map(([path, text]) => [path, Buffer.from(text)])));
  if (!changes.ok) return told(notices, changes);
  if (changes.value.length === 0) {
    void notices.info(vscode.l10n.t('“{0}” is as it was at the start: there is nothing to reset.', lab.title));
    return succeed({ changed: [], kept: [] });
  }
  if (!sure && !(await isSure(lab, changes.value))) return undefined;
  const reset = await resetLab(desk, timelines.of(lab), texts);
  if (!reset.ok) return told(notices, reset);
  await note(parts, lab, texts);
  void offerUndo(parts, lab, reset.value).catch((error: unknown) => {
    notices.fault(vscode.l10n.t('Undoing the reset'), error);
  });
  return reset;
}

async function isSure(lab: Lab, changes: readonly string[]): Promise<boolean> {
  const reset = vscode.l10n.t('Reset');
  const detail = [
    vscode.l10n.t('Put back as at the start: {0}.', changes.join(', ')),
    vscode.l10n.t(
      'What is there now is kept, unsaved text too: “Groundloop: Show Timeline” brings it back. Files you added and your progress stay as they are.',
    ),
  ].join('\n\n');
  const question = vscode.l10n.t('Reset “{0}”?', lab.title);
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, reset)) === reset;
}

async function offerUndo({ notices, timelines }: ResetParts, lab: Lab, { kept }: Change): Promise<void> {
  const undo = vscode.l10n.t('Undo');
  const before = kept.at(-1);
  const message = vscode.l10n.t('Reset. What you had is in the timeline.');
  const chosen = await notices.info(message, ...(before ? [undo] : []));
  if (chosen === undo && before) await restore({ notices, timelines }, lab, before);
}

function told(notices: Notices, result: Extract<Result<Change>, { ok: false }>): Result<never> {
  void notices.problem(changeProblem(result.problem));
  return result;
}
