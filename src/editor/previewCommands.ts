import * as vscode from 'vscode';
import { askForTrust } from './askForTrust.ts';
import { commandIds, contextKeys } from './commandIds.ts';
import type { CourseTree } from './courseTree.ts';
import { lookAgain, type InstallParts } from './installPack.ts';
import { previewArgs, type PackPreview } from './packPreview.ts';

export interface PreviewParts extends Pick<InstallParts, 'course' | 'labs' | 'panels' | 'notices'> {
  readonly packPreview: PackPreview;
}

/** The commands for authors who look at their pack while they write it. */
export function previewCommands({ packPreview, notices }: PreviewParts) {
  return {
    /** How many problems the pack has. */
    [commandIds.previewPack]: async (args: unknown): Promise<number | undefined> => {
      if (!vscode.workspace.isTrusted) {
        askForTrust(notices);
        return undefined;
      }
      const problems = await packPreview.start(
        previewArgs.parse(args instanceof vscode.Uri ? { folder: args.fsPath } : args).folder,
      );
      if (problems === undefined) return undefined;
      if (packPreview.pack) await vscode.commands.executeCommand(commandIds.showCourse);
      if (problems > 0) await vscode.commands.executeCommand('workbench.actions.view.problems');
      return problems;
    },
    [commandIds.stopPreview]: () => {
      packPreview.stop();
    },
  };
}

/** Keeps what is open up with the pack that is previewed, and says in the course view that one is. */
export function showPreviews(parts: PreviewParts, tree: CourseTree): vscode.Disposable {
  return parts.packPreview.onDidChange(() => {
    const { pack } = parts.packPreview;
    tree.view.description = pack?.title ?? '';
    void vscode.commands.executeCommand('setContext', contextKeys.previewing, pack !== undefined);
    lookAgain(parts).catch((error: unknown) => {
      parts.notices.fault(vscode.l10n.t('Preview Pack'), error);
    });
  });
}
