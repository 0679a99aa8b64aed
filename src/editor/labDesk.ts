import { writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { nodeDisk } from '../journal/disk.ts';
import type { Desk } from '../workspace/changeFiles.ts';

/** For VS Code to notice that a file changed. */
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
    /**
     * What is open is changed through its editor, so that Undo works and nothing is asked. But where another program
     * wrote the file and the editor hasn't read it again yet, saving would be refused: VS Code reads what we write.
     */
    async write(path, bytes) {
      const document = openAt(path);
      const isBehind =
        document && !document.isDirty && textOf((await read(path)) ?? Buffer.alloc(0)) !== document.getText();
      if (document && !isBehind && (await saveIn(document, textOf(bytes)))) return;
      const file = uriOf(path).fsPath;
      await nodeDisk.makeFolderOf(file);
      await writeFile(file, bytes);
      if (document) await readAgain(document, textOf(bytes));
    },
  };
}

const textOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('utf8')
    .replace(/^\uFEFF/, '');

/** False where the editor refused, or had nothing to do though the file may differ by a byte order mark. */
async function saveIn(document: vscode.TextDocument, text: string): Promise<boolean> {
  if (document.getText() !== text) {
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
    if (!(await vscode.workspace.applyEdit(edit))) return false;
  }
  return document.isDirty && (await document.save());
}

/**
 * VS Code reads a file again by itself, but some time later, and whoever types before that could not save. An editor with
 * unsaved text has to be told.
 */
async function readAgain(document: vscode.TextDocument, text: string): Promise<void> {
  const isThere = (): boolean => !document.isDirty && document.getText() === text;
  for (let waited = 0; waited < patienceMs && !isThere() && !document.isDirty && !document.isClosed; waited += 50) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  if (isThere() || document.isClosed) return;
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('workbench.action.files.revert');
}
