import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { findLabFolder } from '../workspace/findLab.ts';

/** Where a new lab's folder goes: into this window, into a folder at home, or elsewhere; undefined if the learner left. */
export async function chooseParent(): Promise<string | undefined> {
  const here = await Promise.all(
    (vscode.workspace.workspaceFolders ?? [])
      .filter(({ uri }) => uri.scheme === 'file')
      .map(async ({ name, uri }) => {
        const parent = await outsideLabs(uri.fsPath);
        const label = parent !== uri.fsPath ? vscode.l10n.t('Beside "{0}"', name) : vscode.l10n.t('In "{0}"', name);
        return { label: `$(folder) ${label}`, description: parent, parent };
      }),
  );
  const home = join(homedir(), 'groundloop');
  const elsewhere = { label: `$(folder-opened) ${vscode.l10n.t('Choose Another Folder…')}` };
  const chosen = await vscode.window.showQuickPick<vscode.QuickPickItem & { parent?: string }>(
    [...here, { label: `$(home) ${vscode.l10n.t('In my home folder')}`, description: home, parent: home }, elsewhere],
    { placeHolder: vscode.l10n.t('Where should the lab’s folder be made?') },
  );
  return chosen === elsewhere ? browse() : chosen?.parent;
}

async function browse(): Promise<string | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    title: vscode.l10n.t('The lab gets a folder of its own in here'),
    openLabel: vscode.l10n.t('Make the Lab Here'),
  });
  const folder = chosen?.[0]?.fsPath;
  return folder === undefined ? undefined : outsideLabs(folder);
}

/** Labs don't nest: in a lab, damaged or not, the new one goes beside it. */
async function outsideLabs(folder: string): Promise<string> {
  const lab = await findLabFolder(folder);
  return lab === undefined ? folder : dirname(lab);
}
