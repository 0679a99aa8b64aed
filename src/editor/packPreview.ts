import { basename, dirname, join, relative } from 'node:path';
import * as vscode from 'vscode';
import { z } from 'zod';
import type { Problem } from '../core/base/result.ts';
import type { Pack } from '../core/course/pack.ts';
import { checkFiles } from '../packs/checkFiles.ts';
import { outlineFile } from '../packs/crossChecks.ts';
import { readFolder } from '../packs/folder.ts';
import { localise } from '../packs/localise.ts';
import { watchFolders } from '../packs/watchFolders.ts';
import { diagnosticSource } from './diagnostics.ts';
import { DisposableStore } from './disposables.ts';
import type { Notices } from './notices.ts';
import { rangeOf } from './ranges.ts';

/** `folder` is the pack's; with it, nothing is asked. */
export const previewArgs = z.object({ folder: z.string().optional() }).prefault({});

/**
 * A pack in the author's folder, shown as learners will see it, with nothing installed. It is read again at every change; what
 * is wrong with it stands in Problems, and meanwhile the last version that can be read stays.
 */
export class PackPreview implements vscode.Disposable {
  readonly #notices: Notices;
  readonly #store = new DisposableStore();
  readonly #problems = this.#store.add(vscode.languages.createDiagnosticCollection('groundloop-pack'));
  readonly #changed = this.#store.add(new vscode.EventEmitter<void>());
  #watching: DisposableStore | undefined;
  #pack: Pack | undefined;
  #reads = 0;
  readonly onDidChange = this.#changed.event;

  constructor(notices: Notices) {
    this.#notices = notices;
  }

  /** What is previewed; it takes the place of an installed pack of that id. */
  get pack(): Pack | undefined {
    return this.#pack;
  }

  /** @returns how many problems the pack has; undefined where the learner left */
  async start(asked: string | undefined): Promise<number | undefined> {
    const folder = asked ?? (await choosePackFolder(this.#notices));
    if (folder === undefined) return undefined;
    this.stop();
    const watching = new DisposableStore();
    this.#watching = watching;
    const stop = new AbortController();
    watching.add({
      dispose: () => {
        stop.abort();
      },
    });
    return this.#follow(folder, watching, stop.signal);
  }

  /** Resolves with what the first look finds. VS Code's own watcher misses what is in folders that were made in a row. */
  #follow(folder: string, watching: DisposableStore, signal: AbortSignal): Promise<number | undefined> {
    return new Promise((resolve) => {
      const look = async (): Promise<void> => {
        try {
          resolve(await this.#read(folder, watching));
        } catch (error) {
          this.#notices.fault(vscode.l10n.t('Preview Pack'), error);
        }
      };
      void watchFolders([folder], look, signal).then(async (watched) => {
        if (!watched) await look();
        resolve(undefined);
      });
    });
  }

  stop(): void {
    this.#watching?.dispose();
    this.#watching = undefined;
    this.#problems.clear();
    if (!this.#pack) return;
    this.#pack = undefined;
    this.#changed.fire();
  }

  dispose(): void {
    this.#watching?.dispose();
    this.#store.dispose();
  }

  async #read(folder: string, watching: DisposableStore): Promise<number> {
    const read = ++this.#reads;
    const files = await readFolder(folder);
    const checked = files.ok ? checkFiles(files.value) : undefined;
    // It was stopped, another one was chosen, or it is being read anew.
    if (this.#watching !== watching || read !== this.#reads) return 0;
    const problems = !files.ok ? files.problem : checked?.ok ? checked.value.problems : (checked?.problem ?? []);
    this.#show(folder, problems);
    if (checked?.ok && checked.value.pack.hash !== this.#pack?.hash) {
      const local = localise(checked.value.pack, vscode.env.language);
      this.#pack = { ...local, title: vscode.l10n.t('{0} (preview)', local.title) };
      this.#changed.fire();
    }
    return problems.length;
  }

  #show(folder: string, problems: readonly Problem[]): void {
    const byFile = new Map<string, vscode.Diagnostic[]>();
    for (const { code, message, where } of problems) {
      const file = where?.file === undefined || where.file === folder ? outlineFile : where.file;
      const { line = 1, column = 1 } = where ?? {};
      const span = { line, column, endLine: where?.endLine ?? line, endColumn: where?.endColumn ?? column + 1 };
      const diagnostic = new vscode.Diagnostic(rangeOf(span), message, vscode.DiagnosticSeverity.Error);
      diagnostic.source = diagnosticSource;
      diagnostic.code = code;
      byFile.set(file, [...(byFile.get(file) ?? []), diagnostic]);
    }
    this.#problems.clear();
    for (const [file, list] of byFile) this.#problems.set(vscode.Uri.file(join(folder, file)), list);
  }
}

/** The pack that is looked at, else the only one in the window's folders, else the author's choice. */
async function choosePackFolder(notices: Notices): Promise<string | undefined> {
  const found = await vscode.workspace.findFiles(`**/${outlineFile}`, '**/node_modules/**');
  const folders = found.filter(({ scheme }) => scheme === 'file').map(({ fsPath }) => dirname(fsPath));
  const looked = vscode.window.activeTextEditor?.document.uri.fsPath ?? '';
  const [first, ...others] = folders;
  if (first === undefined) {
    void notices.info(vscode.l10n.t('No folder of this window holds a pack: a pack has a {0}.', outlineFile));
    return undefined;
  }
  const around = folders.find((folder) => looked !== '' && !relative(folder, looked).startsWith('..'));
  if (around !== undefined || others.length === 0) return around ?? first;
  const items = folders.map((folder) => ({ label: basename(folder), description: folder, folder }));
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Which pack?') }))?.folder;
}
