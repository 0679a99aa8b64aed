import { basename } from 'node:path';
import * as vscode from 'vscode';
import { succeed, type Result } from '../core/base/result.ts';
import { pipelineName } from '../workspace/createLab.ts';
import type { Lab } from './lab.ts';
import type { Labs } from './labs.ts';
import { offerRepair, type RepairParts } from './repairLab.ts';

export interface ChooseParts extends RepairParts {
  /** The lab of the panel the learner is looking at. */
  readonly panelLab: () => Lab | undefined;
}

/** The lab a command is about: the one named, else the one looked at, else the only one, else the learner's choice. */
export async function chooseOpenLab(parts: ChooseParts, folder: string | undefined): Promise<Lab | undefined> {
  const { labs, notices } = parts;
  const looked = folder === undefined ? await lookedAt(parts) : await labs.open(folder);
  if (looked) return looked.ok ? looked.value : offerRepair(parts, looked.problem);
  // Where a pipeline is looked at that can't run, another lab's run would be no answer.
  if (!isVirtualPipeline()) {
    if (labs.all.length === 0) await labs.discover();
    const [only, ...others] = labs.all;
    const [problem] = labs.broken.values();
    if (only) return others.length === 0 ? only : pickOpenLab(labs);
    if (problem) return offerRepair(parts, problem);
  }
  void notices.info(
    isVirtualPipeline() || isVirtualWindow()
      ? vscode.l10n.t(
          'This folder is not on a disk that Groundloop can read, so no lab in it can run. Lessons and quizzes work; "Groundloop: Start Lab…" makes a lab on the disk.',
        )
      : vscode.l10n.t('No lab is open in this window. "Groundloop: Start Lab…" makes one.'),
  );
  return undefined;
}

const isVirtual = ({ scheme }: vscode.Uri): boolean =>
  scheme !== 'file' && vscode.workspace.fs.isWritableFileSystem(scheme) !== undefined;

/** Whether the learner looks at a pipeline in a virtual folder. */
function isVirtualPipeline(): boolean {
  const looked = vscode.window.activeTextEditor?.document.uri;
  return looked !== undefined && basename(looked.path) === pipelineName && isVirtual(looked);
}

function isVirtualWindow(): boolean {
  const { workspaceFolders = [] } = vscode.workspace;
  return workspaceFolders.length > 0 && workspaceFolders.every(({ uri }) => isVirtual(uri));
}

async function lookedAt({ labs, panelLab }: ChooseParts): Promise<Result<Lab> | undefined> {
  const shown = panelLab();
  if (shown) return succeed(shown);
  const editor = vscode.window.activeTextEditor?.document.uri;
  return editor && (await labs.of(editor));
}

async function pickOpenLab(labs: Labs): Promise<Lab | undefined> {
  const items = labs.all.map((lab) => ({
    label: lab.title,
    description: vscode.workspace.asRelativePath(lab.folder),
    lab,
  }));
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Which lab?') }))?.lab;
}
