import * as vscode from 'vscode';
import { knownSystems } from '../packs/knownSystems.ts';
import { outlineOf, type Outline } from '../packs/outline.ts';
import type { LibraryContents, PackLibrary } from '../packs/library.ts';
import { contextKeys } from './commandIds.ts';
import { DisposableStore } from './disposables.ts';
import type { Notices } from './notices.ts';
import { reviewDay } from '../review/cards.ts';
import { cardsPerDay } from './reviews.ts';
import type { ProgressStore } from './progressStore.ts';

export interface CourseParts {
  readonly library: PackLibrary;
  readonly progress: ProgressStore;
  readonly notices: Notices;
  /** `ExtensionContext.globalState`. */
  readonly memory: vscode.Memento;
}

/** Set once the learner opened anything of the course. */
const begunKey = 'groundloop.begun';

/** The course as the learner has it now. No pack is read before someone asks for it. */
export class Course implements vscode.Disposable {
  readonly #parts: CourseParts;
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new vscode.EventEmitter<void>());
  #outline: Promise<Outline> | undefined;
  /** What the log was last told the problems of. */
  #told: LibraryContents | undefined;
  readonly onDidChange = this.#changed.event;
  /** The node that was opened last, by whatever way: a quiz is shown in its lesson, and is still a row of its own. */
  opened: string | undefined;

  constructor(parts: CourseParts) {
    this.#parts = parts;
    this.#store.add(
      parts.progress.onDidChange(() => {
        this.#forget();
      }),
    );
    // What is due changes with the day, too: who comes back to the window sees it.
    this.#store.add(
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) this.#forget();
      }),
    );
    this.#store.add(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('groundloop.review')) this.#forget();
      }),
    );
  }

  /** Everything there is to learn, and how far the learner is. */
  outline(): Promise<Outline> {
    return (this.#outline ??= this.#read());
  }

  /** Nothing was opened or done yet: a first step helps more than a list of everything. */
  get isNew(): boolean {
    return this.#parts.progress.current.latest === null && this.#parts.memory.get(begunKey) !== true;
  }

  /** The learner has found the way in. */
  begin(): void {
    if (!this.isNew) return;
    void this.#parts.memory.update(begunKey, true);
    this.#forget();
  }

  /** Reads the packs again. */
  refresh(): void {
    this.#parts.library.reload();
    this.#forget();
  }

  dispose(): void {
    this.#store.dispose();
  }

  /** Who never asked has nothing to be told. */
  #forget(): void {
    if (!this.#outline) return;
    this.#outline = undefined;
    this.#changed.fire();
  }

  async #read(): Promise<Outline> {
    const { library, progress, notices } = this.#parts;
    const contents = await library.contents();
    const { packs, problems } = contents;
    await progress.ready;
    for (const { code, message, where } of contents === this.#told ? [] : problems) {
      notices.log.warn(`${code}: ${where?.file ?? ''} ${message}`);
    }
    this.#told = contents;
    void vscode.commands.executeCommand('setContext', contextKeys.noPack, packs.length === 0);
    void vscode.commands.executeCommand('setContext', contextKeys.newLearner, packs.length > 0 && this.isNew);
    const { due } = reviewDay(packs, progress.current, new Date(), cardsPerDay());
    return outlineOf(packs, progress.current, knownSystems, due.length);
  }
}
