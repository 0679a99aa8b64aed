import { writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { nodeDisk } from '../journal/disk.ts';
import type { Desk } from '../workspace/changeFiles.ts';
import { fileText } from '../workspace/fileText.ts';

/** For VS Code to read what another program wrote. */
const patienceMs = 3000;

/** A lab folder with VS Code's editors on it. */
export function labDesk(folder: vscode.Uri): Desk {
  const uriOf = (path: string): vscode.Uri => vscode.Uri.joinPath(folder, ...path.split('/'));
  const openAt = (path: string): vscode.TextDocument | undefined => {
    const uri = uriOf(path).toString();
    return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
  };
  const read = (path: string): Promise<Buffer | undefined> => nodeDisk.read(uriOf(path).fsPath);
  return {
    unsaved(path) {
      const document = openAt(path);
      return document?.isDirty ? document.getText() : undefined;
    },
    read,
    /** What is open is changed through its editor, so that Undo works and nothing is asked. */
    async write(path, bytes) {
      const document = openAt(path);
      if (document) await catchUp(document, await read(path));
      if (document && (await saveIn(document, fileText(bytes)))) return;
      const file = uriOf(path).fsPath;
      await nodeDisk.makeFolderOf(file);
      await writeFile(file, bytes);
      if (document && !document.isClosed) await readAgain(document);
    },
  };
}

/** Where another program wrote the file, VS Code reads it a moment later, and refuses to save what is typed before. */
async function catchUp(document: vscode.TextDocument, onDisk: Uint8Array | undefined): Promise<void> {
  if (!onDisk) return;
  const isBehind = (): boolean => !document.isDirty && !document.isClosed && document.getText() !== fileText(onDisk);
  for (let waited = 0; waited < patienceMs && isBehind(); waited += 50) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** False where the editor refused, or had nothing to do though the file may differ by a byte order mark. */
async function saveIn(document: vscode.TextDocument, text: string): Promise<boolean> {
  if (document.getText() !== text) {
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
    if (!(await vscode.workspace.applyEdit(edit))) return false;
  }
  return document.isDirty && (await document.save());
}

/** An editor that would not save shows what is on the disk now. */
async function readAgain(document: vscode.TextDocument): Promise<void> {
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('workbench.action.files.revert');
}
