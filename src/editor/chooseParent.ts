import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { readManifest } from '../workspace/labManifest.ts';

/** Where a new lab's folder goes: into this window, into a folder at home, or elsewhere; undefined if the learner left. */
export async function chooseParent(): Promise<string | undefined> {
  const here = await Promise.all(
    (vscode.workspace.workspaceFolders ?? [])
      .filter(({ uri }) => uri.scheme === 'file')
      .map(async ({ name, uri }) => {
        // Labs don't nest: where a lab is what is open, the new one goes beside it.
        const isLab = (await readManifest(uri.fsPath)).ok;
        const parent = isLab ? dirname(uri.fsPath) : uri.fsPath;
        const label = isLab ? vscode.l10n.t('Beside "{0}"', name) : vscode.l10n.t('In "{0}"', name);
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
  return chosen?.[0]?.fsPath;
}
