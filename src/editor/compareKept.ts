import * as vscode from 'vscode';
import type { Kept } from '../core/course/timeline.ts';
import { nodeDisk } from '../journal/disk.ts';
import { pipelineName } from '../workspace/labTexts.ts';
import { hashBytes } from '../workspace/textPool.ts';
import { keptUri } from './keptDocuments.ts';
import { whenKept, whyKept } from './keptWords.ts';
import type { Lab } from './lab.ts';

/** Shows what has changed since something was kept: the pipeline, or every file that differs where there are several. */
export async function compareKept(lab: Lab, kept: Kept): Promise<void> {
  const title = vscode.l10n.t('{0} ({1}) ↔ now', whenKept(kept), whyKept(kept));
  const pairs = await Promise.all(
    kept.files.map(async ({ path, hash }) => {
      const file = vscode.Uri.joinPath(lab.folder, ...path.split('/'));
      const bytes = await nodeDisk.read(file.fsPath).catch(() => undefined);
      const same = bytes !== undefined && hashBytes(bytes) === hash;
      return { path, same, file, before: keptUri(lab, path, kept), now: bytes ? file : keptUri(lab, path, undefined) };
    }),
  );
  const changed = pairs.filter(({ same }) => !same);
  if (changed.length > 1) {
    const resources = changed.map(({ file, before, now }) => [file, before, now]);
    await vscode.commands.executeCommand('vscode.changes', title, resources);
    return;
  }
  const pair = changed[0] ?? pairs.find(({ path }) => path === pipelineName) ?? pairs[0];
  if (!pair) return;
  await vscode.commands.executeCommand('vscode.diff', pair.before, pair.now, `${pair.path}: ${title}`);
}
