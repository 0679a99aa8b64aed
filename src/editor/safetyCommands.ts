import * as vscode from 'vscode';
import { chooseOpenLab, type ChooseParts } from './chooseOpenLab.ts';
import { commandIds } from './commandIds.ts';
import { compareSolution, solutionArgs, type SolutionParts } from './compareSolution.ts';
import { exportLab, submissionArgs, type SubmissionParts } from './exportSubmission.ts';
import { fromRow, type RowParts } from './labOfRow.ts';
import { askAndReset, resetArgs, type ResetParts } from './resetLab.ts';
import { showTimeline, timelineArgs } from './showTimeline.ts';
import { exportProgress, importProgress, transferArgs } from './transferProgress.ts';
import { updateArgs, updateLab, type UpdateParts } from './updateLab.ts';

/** What keeps a learner's work safe, and what only a passed lab opens. */
export function safetyCommands(
  parts: ChooseParts & ResetParts & RowParts & SolutionParts & SubmissionParts & UpdateParts,
) {
  return {
    [commandIds.showTimeline]: fromRow(parts, async (given) => {
      const args = timelineArgs.parse(orNothing(given));
      const lab = await chooseOpenLab(parts, args.folder);
      if (lab) await showTimeline(parts, lab, args);
    }),
    [commandIds.resetLab]: fromRow(parts, async (given) => {
      const args = resetArgs.parse(orNothing(given));
      const lab = await chooseOpenLab(parts, args.folder);
      return lab && askAndReset(parts, lab, args.sure);
    }),
    [commandIds.updateLab]: fromRow(parts, async (given) => {
      const args = updateArgs.parse(orNothing(given));
      const lab = await chooseOpenLab(parts, args.folder);
      return lab && updateLab(parts, lab, args.side);
    }),
    [commandIds.compareWithSolution]: fromRow(parts, async (given) => {
      const args = solutionArgs.parse(orNothing(given));
      const lab = await chooseOpenLab(parts, args.folder);
      return lab ? compareSolution(parts, lab, args.solution) : false;
    }),
    [commandIds.exportSubmission]: fromRow(parts, async (given) => {
      const args = submissionArgs.parse(orNothing(given));
      const lab = await chooseOpenLab(parts, args.folder);
      return lab && exportLab(parts, lab, args);
    }),
    [commandIds.exportProgress]: (given: unknown) => exportProgress(parts, transferArgs.parse(orNothing(given)).file),
    [commandIds.importProgress]: (given: unknown) => importProgress(parts, transferArgs.parse(orNothing(given)).file),
  };
}

/** Editor title buttons and keys pass a `Uri`: they mean what is looked at. */
const orNothing = (args: unknown): unknown => (args instanceof vscode.Uri ? undefined : args);
