import { basename, dirname } from 'node:path';
import * as vscode from 'vscode';
import type { Problem } from '../core/base/result.ts';
import type { PackLibrary } from '../packs/library.ts';
import { cannotWrite } from '../workspace/createLab.ts';
import { writeManifest } from '../workspace/labManifest.ts';
import type { Lab } from './lab.ts';
import type { Labs } from './labs.ts';
import type { Notices } from './notices.ts';
import { manifestFor, pickLab } from './pickLab.ts';

export interface RepairParts {
  readonly labs: Labs;
  readonly library: PackLibrary;
  readonly notices: Notices;
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
export async function repairLab({ labs, library, notices }: RepairParts, folder: string): Promise<Lab | undefined> {
  const lab = (await library.lab(basename(folder))) ?? (await pickLab(library));
  if (!lab) return undefined;
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
