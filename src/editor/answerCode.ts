import * as vscode from 'vscode';
import type { Lab } from './lab.ts';

const scheme = 'groundloop-answer';
/** As many as anybody has open at once. */
const KEPT = 20;

/** Code of answers, read-only beside the learner's pipeline: kept as long as the window is open. */
export class AnswerCode implements vscode.Disposable {
  readonly #kept = new Map<string, string>();
  #count = 0;
  readonly #provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: ({ path }) =>
      this.#kept.get(path) ?? vscode.l10n.t('This code was of an earlier session. Ask for it again.'),
  });

  async compare(lab: Lab, code: string): Promise<void> {
    const path = `/${++this.#count}/answer.ts`;
    this.#kept.set(path, code);
    for (const old of [...this.#kept.keys()].slice(0, -KEPT)) this.#kept.delete(old);
    const uri = vscode.Uri.from({ scheme, path });
    await vscode.commands.executeCommand('vscode.diff', uri, lab.pipeline, vscode.l10n.t('Answer ↔ my pipeline'));
  }

  dispose(): void {
    this.#provider.dispose();
  }
}
