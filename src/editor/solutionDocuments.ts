import * as vscode from 'vscode';
import { labProgress } from '../core/course/progress.ts';
import type { PackLibrary } from '../packs/library.ts';
import { DisposableStore } from './disposables.ts';
import type { Lab } from './lab.ts';
import type { ProgressStore } from './progressStore.ts';

const scheme = 'groundloop-solution';

export const solutionUri = (lab: Lab, name: string): vscode.Uri =>
  vscode.Uri.from({ scheme, path: `/${lab.key}/${name}` });

/** Reference solutions, read-only: of labs that are passed, whoever asks for the address. */
export function provideSolutions(library: PackLibrary, progress: ProgressStore): DisposableStore {
  const store = new DisposableStore();
  const changed = store.add(new vscode.EventEmitter<vscode.Uri>());
  /** After a restart, an editor may come before the learner's progress. */
  const refused = new Map<string, vscode.Uri>();
  store.add(
    progress.onDidChange(() => {
      for (const [address, uri] of refused) {
        refused.delete(address);
        changed.fire(uri);
      }
    }),
  );
  store.add(
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      async provideTextDocumentContent(uri) {
        const [, pack = '', lab = '', name = ''] = uri.path.split('/');
        const key = `${pack}/${lab}`;
        if (labProgress(progress.current, key).passed) {
          return (await library.lab(key))?.files.solutions.get(name) ?? vscode.l10n.t('There is no such solution.');
        }
        refused.set(uri.toString(), uri);
        return vscode.l10n.t('This solution opens when the lab is passed.');
      },
    }),
  );
  return store;
}
