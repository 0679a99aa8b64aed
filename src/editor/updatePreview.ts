import * as vscode from 'vscode';
import type { FileUpdate } from '../workspace/updateLab.ts';
import { DisposableStore } from './disposables.ts';
import type { Lab } from './lab.ts';
import { markerWords } from './updateWords.ts';

const scheme = 'groundloop-update';

/** What an update would make of a lab's files, beside what they are, conflicts between markers. Read-only: nothing is written by looking. */
export class UpdatePreview implements vscode.Disposable {
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new vscode.EventEmitter<vscode.Uri>());
  readonly #texts = new Map<string, string>();

  constructor() {
    this.#store.add(
      vscode.workspace.registerTextDocumentContentProvider(scheme, {
        onDidChange: this.#changed.event,
        provideTextDocumentContent: (uri) => this.#texts.get(uri.toString()) ?? '',
      }),
    );
  }

  async show(lab: Lab, updates: readonly FileUpdate[]): Promise<void> {
    const title = vscode.l10n.t('“{0}”: yours ↔ updated', lab.title);
    const rows = updates.map((update) => {
      const file = vscode.Uri.joinPath(lab.folder, ...update.path.split('/'));
      const preview = file.with({ scheme });
      this.#texts.set(preview.toString(), update.text('both', markerWords(lab)));
      this.#changed.fire(preview);
      return { file, before: update.kind === 'added' ? undefined : file, preview };
    });
    const [first, ...others] = rows;
    if (first?.before && others.length === 0) {
      await vscode.commands.executeCommand('vscode.diff', first.before, first.preview, title);
    } else {
      const resources = rows.map(({ file, before, preview }) => [file, before, preview]);
      await vscode.commands.executeCommand('vscode.changes', title, resources);
    }
  }

  /** Closes what was shown: it is no longer what would become of the files. */
  async hide(): Promise<void> {
    const shown = vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(({ input }) => input instanceof vscode.TabInputTextDiff && input.modified.scheme === scheme);
    await vscode.window.tabGroups.close(shown, true);
  }

  dispose(): void {
    this.#store.dispose();
  }
}
