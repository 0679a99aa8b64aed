import { writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { nodeDisk } from '../journal/disk.ts';
import type { Desk } from '../workspace/changeFiles.ts';

/** A lab folder with VS Code's editors on it. What is open is changed through its editor: Undo works, and nothing is asked. */
export function labDesk(folder: vscode.Uri): Desk {
  const uriOf = (path: string): vscode.Uri => vscode.Uri.joinPath(folder, ...path.split('/'));
  const openAt = (path: string): vscode.TextDocument | undefined => {
    const uri = uriOf(path).toString();
    return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
  };
  return {
    unsaved(path) {
      const document = openAt(path);
      return document?.isDirty ? document.getText() : undefined;
    },
    read: (path) => nodeDisk.read(uriOf(path).fsPath),
    async write(path, bytes) {
      const file = uriOf(path).fsPath;
      const document = openAt(path);
      if (document && (await showIn(document, Buffer.from(bytes).toString('utf8')))) return;
      await nodeDisk.makeFolderOf(file);
      await writeFile(file, bytes);
    },
  };
}

/** False where the editor had nothing to do, though the file may differ: a byte order mark, or another program's work. */
async function showIn(document: vscode.TextDocument, text: string): Promise<boolean> {
  const shown = text.replace(/^\uFEFF/, '');
  if (document.getText() !== shown) {
    const edit = new vscode.WorkspaceEdit();
    const end = document.lineAt(document.lineCount - 1).rangeIncludingLineBreak.end;
    edit.replace(document.uri, new vscode.Range(new vscode.Position(0, 0), end), shown);
    if (!(await vscode.workspace.applyEdit(edit))) throw new Error(vscode.l10n.t('its editor can’t be changed'));
  }
  if (!document.isDirty) return false;
  if (!(await document.save())) throw new Error(vscode.l10n.t('its editor can’t be saved'));
  return true;
}
