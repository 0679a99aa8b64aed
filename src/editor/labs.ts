import { basename, dirname } from 'node:path';
import * as vscode from 'vscode';
import type { Problem, Result } from '../core/base/result.ts';
import { fail, succeed } from '../core/base/result.ts';
import type { PackLibrary } from '../packs/library.ts';
import { pipelineName } from '../workspace/createLab.ts';
import { findLabFolder } from '../workspace/findLab.ts';
import { readManifest } from '../workspace/labManifest.ts';
import type { RunMemory } from '../workspace/runMemory.ts';
import { DisposableStore } from './disposables.ts';
import { Lab } from './lab.ts';

const manifests = '**/.groundloop/lab.json';

/** The labs in this window's folders, and those whose manifest doesn't let them open. The one used last comes first. */
export class Labs implements vscode.Disposable {
  readonly #library: PackLibrary;
  readonly #memory: RunMemory;
  readonly #store = new DisposableStore();
  readonly #listChanged = this.#store.add(new vscode.EventEmitter<void>());
  readonly #labChanged = this.#store.add(new vscode.EventEmitter<Lab>());
  readonly #broken = new Map<string, Problem>();
  #labs: readonly Lab[] = [];
  #loading: Promise<unknown> = Promise.resolve();
  readonly onDidChangeList = this.#listChanged.event;
  /** A lab's run changed. */
  readonly onDidChangeLab = this.#labChanged.event;

  constructor(library: PackLibrary, memory: RunMemory) {
    this.#library = library;
    this.#memory = memory;
    const watcher = this.#store.add(vscode.workspace.createFileSystemWatcher(manifests));
    const reload = (uri: vscode.Uri): void => void this.open(labFolder(uri));
    this.#store.add(watcher.onDidCreate(reload));
    this.#store.add(watcher.onDidChange(reload));
    this.#store.add(watcher.onDidDelete(reload));
    // Of a folder that goes, VS Code tells by itself, and not of what was in it.
    const removals = this.#store.add(vscode.workspace.createFileSystemWatcher('**', true, true));
    this.#store.add(
      removals.onDidDelete((uri) => {
        if (this.#isAbove(uri)) void this.discover();
      }),
    );
    // Not everything that goes is told of. Who comes back may have removed something elsewhere.
    this.#store.add(
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) for (const { folder } of this.#labs) void this.open(folder.fsPath);
      }),
    );
    this.#store.add(
      vscode.workspace.onDidChangeWorkspaceFolders(({ removed }) => {
        if (removed.length > 0) this.#forgetRemoved();
        void this.discover();
      }),
    );
    this.#store.add(vscode.workspace.onDidOpenTextDocument((document) => void this.#opened(document)));
    this.#store.add(vscode.workspace.onDidChangeTextDocument(({ document }) => void this.#see(document)));
    // Edits may have been discarded.
    this.#store.add(vscode.workspace.onDidCloseTextDocument((document) => void this.#see(document)));
    this.#store.add({
      dispose: () => {
        for (const lab of this.#labs) lab.dispose();
      },
    });
  }

  get all(): readonly Lab[] {
    return this.#labs;
  }

  /** Lab folders that can't be opened, by path, and why. */
  get broken(): ReadonlyMap<string, Problem> {
    return this.#broken;
  }

  /** Finds the labs in this window's folders, and of the pipelines that are open. */
  async discover(): Promise<void> {
    const found = await vscode.workspace.findFiles(manifests, '**/node_modules/**');
    const onDisk = found.filter((uri) => uri.scheme === 'file').map((uri) => labFolder(uri));
    const known = this.#labs.map((lab) => lab.folder.fsPath);
    for (const folder of new Set([...onDisk, ...known, ...this.#broken.keys()])) await this.open(folder);
    for (const document of vscode.workspace.textDocuments) await this.#opened(document);
  }

  /** Opens the lab in a folder, or says why not; what was known of its runs is kept. */
  open(folder: string): Promise<Result<Lab>> {
    const opened = this.#loading.then(() => this.#open(folder));
    this.#loading = opened.catch(() => undefined);
    return opened;
  }

  /** The lab a file belongs to; undefined if to none, a problem where its folder can't be opened. */
  async of(uri: vscode.Uri): Promise<Result<Lab> | undefined> {
    if (uri.scheme !== 'file') return undefined;
    const folder = await findLabFolder(dirname(uri.fsPath));
    if (folder === undefined) return undefined;
    const lab = this.#at(folder);
    return lab ? succeed(lab) : this.open(folder);
  }

  /** The lab whose pipeline this is, among those that are open. */
  byPipeline(uri: vscode.Uri): Lab | undefined {
    return this.#labs.find((lab) => lab.isPipeline(uri));
  }

  /** The lab in whose folder a file is, among those that are open. */
  holding(uri: vscode.Uri): Lab | undefined {
    return this.#labs.find((lab) => uri.toString().startsWith(`${lab.folder.toString()}/`));
  }

  /** The folder used last that holds this lab. */
  byKey(key: string): Lab | undefined {
    return this.#labs.find((lab) => lab.key === key);
  }

  /** The learner turned to this lab. */
  use(lab: Lab): void {
    if (this.#labs[0] !== lab) this.#labs = [lab, ...this.#labs.filter((other) => other !== lab)];
  }

  dispose(): void {
    this.#store.dispose();
  }

  async #open(folder: string): Promise<Result<Lab>> {
    const read = await this.#read(folder);
    const before = this.#at(folder);
    if (before && read.ok && read.value.files === before.files) return succeed(before);
    const broken = read.ok || read.problem.code === 'lab.none' ? undefined : read.problem;
    // Who listens may ask for the lab again: no news, no event.
    if (!read.ok && !before && this.#broken.get(folder)?.message === broken?.message) return read;
    if (broken) this.#broken.set(folder, broken);
    else this.#broken.delete(folder);
    this.#labs = this.#labs.filter((lab) => lab !== before);
    before?.dispose();
    if (read.ok) {
      const lab = new Lab(vscode.Uri.file(folder), read.value.pack, read.value.files);
      lab.onDidChange(() => {
        this.#labChanged.fire(lab);
      });
      this.#labs = [...this.#labs, lab];
      const kept = await this.#memory.recall({ folder, key: lab.key }, lab.pack.hash);
      if (kept) lab.runs.recall(kept);
      await lab.see();
      this.#listChanged.fire();
      return succeed(lab);
    }
    this.#listChanged.fire();
    return read;
  }

  async #read(folder: string) {
    const manifest = await readManifest(folder);
    if (!manifest.ok) return manifest;
    const { pack, lab } = manifest.value;
    const known = await this.#library.lab(`${pack}/${lab}`);
    if (known) return succeed(known);
    return fail({
      code: 'lab.unknown',
      message: vscode.l10n.t('The lab in {0} is "{1}" of the pack "{2}", which is not installed.', folder, lab, pack),
    });
  }

  /** A lab may be shown that is in none of this window's folders. */
  async #opened(document: vscode.TextDocument): Promise<void> {
    const known = this.byPipeline(document.uri);
    if (known) await known.see();
    else if (basename(document.uri.path) === pipelineName) await this.of(document.uri);
  }

  /** Lets go of what is in none of this window's folders any more, and not on the screen. */
  #forgetRemoved(): void {
    const isHere = (folder: string): boolean =>
      vscode.workspace.getWorkspaceFolder(vscode.Uri.file(folder)) !== undefined;
    const isOpen = (lab: Lab): boolean => vscode.workspace.textDocuments.some(({ uri }) => lab.isPipeline(uri));
    const gone = this.#labs.filter((lab) => !isHere(lab.folder.fsPath) && !isOpen(lab));
    this.#labs = this.#labs.filter((lab) => !gone.includes(lab));
    for (const lab of gone) lab.dispose();
    for (const folder of [...this.#broken.keys()]) if (!isHere(folder)) this.#broken.delete(folder);
    this.#listChanged.fire();
  }

  async #see(document: vscode.TextDocument): Promise<void> {
    await this.byPipeline(document.uri)?.see();
  }

  /** Whether a lab is in this folder, or is it: gone now, or elsewhere under another name. */
  #isAbove(uri: vscode.Uri): boolean {
    const folders = [...this.#labs.map(({ folder }) => folder.fsPath), ...this.#broken.keys()];
    return folders.some((folder) => `${vscode.Uri.file(folder).toString()}/`.startsWith(`${uri.toString()}/`));
  }

  #at(folder: string): Lab | undefined {
    const path = vscode.Uri.file(folder).fsPath;
    return this.#labs.find((lab) => lab.folder.fsPath === path);
  }
}

const labFolder = (manifest: vscode.Uri): string => dirname(dirname(manifest.fsPath));
