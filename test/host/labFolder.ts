import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as vscode from 'vscode';
import type { Result } from '../../src/core/base/result.ts';
import type { Shown } from '../../src/extension.ts';
import { until } from './until.ts';

/** A lab made for one suite in the folder of this window, and gone after it. */
export interface LabFolder {
  readonly shown: Shown;
  readonly folder: string;
  readonly pipeline: vscode.Uri;
  readonly skeleton: string;
  /** Puts a text on the screen; it isn't saved. */
  type(text: string): Promise<vscode.TextDocument>;
  remove(): Promise<void>;
}

/** `within` is a folder in the window's, or another one altogether. */
export async function makeLab(labId: string, within = ''): Promise<LabFolder> {
  const extension = vscode.extensions.getExtension<Shown>('groundloop.groundloop');
  assert.ok(extension);
  const shown = await extension.activate();
  const root = resolve(vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? assert.fail('no folder is open'), within);
  const folder = join(root, labId);
  const pipeline = vscode.Uri.file(join(folder, 'pipeline.ts'));
  await vscode.workspace.getConfiguration('files').update('autoSave', 'off', vscode.ConfigurationTarget.Global);
  const made = await vscode.commands.executeCommand<Result<string>>('groundloop.startLab', {
    lab: labId,
    folder: root,
  });
  assert.deepEqual(made, { ok: true, value: folder });
  return {
    shown,
    folder,
    pipeline,
    skeleton: await readFile(pipeline.fsPath, 'utf8'),
    async type(text) {
      const document = await vscode.workspace.openTextDocument(pipeline);
      // Where a lab was made again in a place, VS Code may still be reading the file, and then refuses edits.
      await until(() => {
        const edit = new vscode.WorkspaceEdit();
        const all = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
        edit.replace(pipeline, all, text);
        return vscode.workspace.applyEdit(edit);
      });
      return document;
    },
    async remove() {
      const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === pipeline.toString());
      if (document?.isDirty) await document.save();
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      // By itself, because VS Code tells of a folder that goes, and not of what was in it.
      await rm(join(folder, '.groundloop', 'lab.json'));
      // Folders made one in another, and quickly, VS Code doesn't always watch: whoever asks for the lab finds it gone.
      await vscode.commands.executeCommand('groundloop.openReport', { folder });
      await until(() => ![...shown.tests.items].some(([, item]) => item.uri?.fsPath === pipeline.fsPath));
      await rm(folder, { recursive: true });
    },
  };
}
