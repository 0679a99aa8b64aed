import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { LabFiles, Pack } from '../core/course/pack.ts';
import { progressKey } from '../core/course/progress.ts';
import { pipelineName } from '../workspace/createLab.ts';
import { fileText } from '../workspace/fileText.ts';
import type { LabRun } from '../workspace/labRun.ts';
import { RunKeeper } from '../workspace/runKeeper.ts';
import { DisposableStore } from './disposables.ts';

/** A lab folder that is open in this window, and what is known of its pipeline. */
export class Lab implements vscode.Disposable {
  readonly folder: vscode.Uri;
  readonly pipeline: vscode.Uri;
  readonly pack: Pack;
  readonly files: LabFiles;
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new vscode.EventEmitter<void>());
  readonly onDidChange = this.#changed.event;
  readonly runs: RunKeeper;

  constructor(folder: vscode.Uri, pack: Pack, files: LabFiles) {
    this.folder = folder;
    this.pipeline = vscode.Uri.joinPath(folder, pipelineName);
    this.pack = pack;
    this.files = files;
    const screen = (): string | undefined =>
      vscode.workspace.textDocuments.find((open) => this.isPipeline(open.uri))?.getText();
    const disk = async (): Promise<string> => fileText(await readFile(this.pipeline.fsPath));
    this.runs = new RunKeeper({ screen, disk }, () => {
      this.#changed.fire();
    });
    const watcher = this.#store.add(
      vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, pipelineName)),
    );
    this.#store.add(watcher.onDidChange(() => void this.see()));
    this.#store.add(watcher.onDidCreate(() => void this.see()));
  }

  /** The key of this lab in the learner's progress. */
  get key(): string {
    return progressKey(this.pack.id, this.files.lab.id);
  }

  get title(): string {
    return this.files.lab.title;
  }

  get run(): LabRun {
    return this.runs.run;
  }

  /** Names the folder among those that are open. */
  get place(): string {
    return this.folder.toString();
  }

  isPipeline(uri: vscode.Uri): boolean {
    return uri.toString() === this.pipeline.toString();
  }

  /** The pipeline as it is on the screen, or on disk where it isn't open. Throws where it can't be read. */
  source(): Promise<string> {
    return this.runs.source();
  }

  /** Takes note of the text as it is now, so that no verdict about another one passes for current. */
  see(): Promise<void> {
    return this.runs.see();
  }

  dispose(): void {
    this.#store.dispose();
  }
}
