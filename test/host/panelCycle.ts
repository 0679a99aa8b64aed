import * as vscode from 'vscode';
import type { Shown } from '../../src/extension.ts';
import { until } from './until.ts';

/** Hears every panel's page ask for its state, until it is told to stop. VS Code shows no other extension's pages. */
export function watchPages(): { readonly asked: () => number; readonly stop: () => void } {
  const { createWebviewPanel } = vscode.window;
  let asked = 0;
  const listening = (...args: Parameters<typeof createWebviewPanel>): vscode.WebviewPanel => {
    const panel = createWebviewPanel.apply(vscode.window, args);
    panel.webview.onDidReceiveMessage(({ type }: { type: string }) => {
      if (type === 'ready') asked++;
    });
    return panel;
  };
  Object.assign(vscode.window, { createWebviewPanel: listening });
  return { asked: () => asked, stop: () => Object.assign(vscode.window, { createWebviewPanel }) };
}

/** Opens a panel by a command, waits for its page, and closes it; how long the page took to ask, in milliseconds. */
export async function openAndClose(shown: Shown, command: string, args?: unknown): Promise<number> {
  const pages = watchPages();
  try {
    const start = performance.now();
    await vscode.commands.executeCommand(command, args);
    await until(() => pages.asked() > 0);
    const took = performance.now() - start;
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await until(() => shown.panels().length === 0);
    return took;
  } finally {
    pages.stop();
  }
}
