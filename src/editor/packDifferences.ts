import * as vscode from 'vscode';
import type { PackFiles } from '../packs/folder.ts';
import type { OpenedLabpack } from '../packs/labpack/openLabpack.ts';
import { learnerSees } from '../packs/learnerSees.ts';

const scheme = 'groundloop-pack';

/** What learners see anyway, and the code that they are asked to trust. */
const canBeShown = (path: string): boolean => learnerSees(path) || /^labs\/[^/]+\/measures\.ts$/.test(path);

/** What an update of a pack changes of what learners see, file by file, as VS Code shows changes. The texts are read-only. */
export class PackDifferences implements vscode.Disposable {
  /** By the hashes of the two packs that were compared last. */
  #files: ReadonlyMap<string, PackFiles> = new Map();
  readonly #provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: ({ authority, path }) =>
      (canBeShown(path.slice(1)) ? this.#files.get(authority)?.get(path.slice(1)) : undefined) ?? '',
  });

  async show(before: OpenedLabpack, next: OpenedLabpack): Promise<void> {
    this.#files = new Map([before, next].map(({ pack, files }) => [pack.hash, files]));
    const uri = ({ pack, files }: OpenedLabpack, path: string): vscode.Uri | undefined =>
      files.has(path) ? vscode.Uri.from({ scheme, authority: pack.hash, path: `/${path}` }) : undefined;
    const paths = [...new Set([...before.files.keys(), ...next.files.keys()])].sort();
    const changed = paths.filter((path) => before.files.get(path) !== next.files.get(path));
    const shown = changed.filter(canBeShown);
    const hidden = changed.length - shown.length;
    const versions = vscode.l10n.t('{0}: {1} to {2}', next.pack.title, before.pack.version, next.pack.version);
    const title =
      hidden === 0 ? versions : vscode.l10n.t('{0} (without answers and solutions: {1} more files)', versions, hidden);
    const rows = shown.map((path) => [uri(next, path) ?? uri(before, path), uri(before, path), uri(next, path)]);
    await vscode.commands.executeCommand('vscode.changes', title, rows);
  }

  dispose(): void {
    this.#provider.dispose();
  }
}
