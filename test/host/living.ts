import { queryObjects } from 'node:v8';
import * as vscode from 'vscode';

/** Objects that stay where someone forgot to let go of them, after the garbage has been collected. */
export interface Living {
  /** What has an event: every panel, lab and store has one. */
  readonly emitters: number;
  /** What VS Code gave to be let go of: listeners, watchers, commands. */
  readonly disposables: number;
  readonly panels: number;
}

let panelClass: (new () => unknown) | undefined;

export function countLiving(): Living {
  return {
    emitters: queryObjects(vscode.EventEmitter, { format: 'count' }),
    disposables: queryObjects(vscode.Disposable, { format: 'count' }),
    panels: queryObjects((panelClass ??= classOfPanels()), { format: 'count' }),
  };
}

/** VS Code doesn't name it. */
function classOfPanels(): new () => unknown {
  const panel = vscode.window.createWebviewPanel('groundloop.probe', 'Probe', vscode.ViewColumn.Active);
  panel.dispose();
  return panel.constructor as new () => unknown;
}
