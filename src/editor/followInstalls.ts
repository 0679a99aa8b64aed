import * as vscode from 'vscode';
import type { InstalledPacks } from '../packs/installed/installedPacks.ts';

/** Calls `changed` where another window installed or removed a pack while the learner was there. */
export function followInstalls(
  installed: InstalledPacks,
  changed: () => void,
  windowState: vscode.Event<Pick<vscode.WindowState, 'focused'>> = vscode.window.onDidChangeWindowState,
): vscode.Disposable {
  const inUse = async (): Promise<string> =>
    (await installed.records()).map(({ id, hash }) => `${id} ${hash}`).join('\n');
  let before: Promise<string> | undefined;
  return windowState(({ focused }) => {
    if (!focused) before = inUse();
    else if (before) {
      void Promise.all([before, inUse()]).then(([left, found]) => {
        if (left !== found) changed();
      });
    }
  });
}
