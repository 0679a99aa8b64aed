import { basename, dirname } from 'node:path';
import * as vscode from 'vscode';
import type { Problem } from '../core/base/result.ts';
import { progressKey } from '../core/course/progress.ts';
import type { PackLibrary } from '../packs/library.ts';
import { cannotWrite } from '../workspace/createLab.ts';
import { manifestPath, writeManifest } from '../workspace/labManifest.ts';
import { keepFiles } from '../workspace/changeFiles.ts';
import { pipelineName } from '../workspace/labTexts.ts';
import type { Lab } from './lab.ts';
import { labDesk } from './labDesk.ts';
import type { Labs } from './labs.ts';
import type { Notices } from './notices.ts';
import { manifestFor, pickLab } from './pickLab.ts';
import type { Timelines } from './timelines.ts';

export interface RepairParts {
  readonly labs: Labs;
  readonly library: PackLibrary;
  readonly notices: Notices;
  readonly timelines: Timelines;
}

/** Says what is wrong with a lab folder, and mends it if the learner agrees and it can be. */
export async function offerRepair(parts: RepairParts, problem: Problem): Promise<Lab | undefined> {
  const file = problem.where?.file;
  if (problem.code !== 'lab.damaged' || file === undefined) {
    void parts.notices.problem(problem);
    return undefined;
  }
  const repair = vscode.l10n.t('Repair');
  const chosen = await parts.notices.problem(problem, repair);
  return chosen === repair ? repairLab(parts, dirname(dirname(file))) : undefined;
}

/** Writes a damaged manifest anew, and nothing else: folders are named after their lab, or the learner says which it is. */
export async function repairLab(parts: RepairParts, folder: string): Promise<Lab | undefined> {
  const { labs, library, notices } = parts;
  const lab = (await library.lab(basename(folder))) ?? (await pickLab(library));
  if (!lab) return undefined;
  await keepBefore(parts, folder, progressKey(lab.pack.id, lab.files.lab.id));
  try {
    await writeManifest(folder, manifestFor(lab));
  } catch (error) {
    void notices.problem(cannotWrite(folder, error));
    return undefined;
  }
  const opened = await labs.open(folder);
  if (opened.ok) return opened.value;
  void notices.problem(opened.problem);
  return undefined;
}

/** The pipeline isn't touched: where it can't be kept, that is no reason to leave the lab broken. */
async function keepBefore({ timelines, notices }: RepairParts, folder: string, key: string): Promise<void> {
  const uri = vscode.Uri.file(folder);
  const paths = [pipelineName, manifestPath.replaceAll('\\', '/')];
  const kept = await keepFiles(labDesk(uri), timelines.of({ folder: uri, key }), 'repair', paths);
  if (!kept.ok) notices.log.warn(`${kept.problem.code}: ${kept.problem.message}`);
}
