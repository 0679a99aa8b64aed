import * as vscode from 'vscode';
import { z } from 'zod';
import type { Result } from '../core/base/result.ts';
import type { Progress, ProgressEvent } from '../core/course/progress.ts';
import type { ForeignEvent } from '../core/course/progressFile.ts';
import { ProgressJournal } from '../journal/progressJournal.ts';
import { DisposableStore } from './disposables.ts';
import type { Notices } from './notices.ts';

/** The damaged lines the learner was told of: once is enough. */
const toldKey = 'groundloop.damagedLines';
const toldSchema = z.array(z.string()).catch([]);

type WithoutTime<E> = E extends ProgressEvent ? Omit<E, 'at'> : never;

/** The learner's progress as VS Code events. */
export class ProgressStore implements vscode.Disposable {
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new vscode.EventEmitter<void>());
  readonly #journal: ProgressJournal;
  readonly onDidChange = this.#changed.event;
  /** Settled once what was there has been read, or could not be: before that, `current` knows nothing. */
  readonly ready: Promise<void>;

  /** `memory` outlives the window: `ExtensionContext.globalState`. */
  constructor(file: vscode.Uri, notices: Notices, memory: vscode.Memento) {
    this.#journal = this.#store.add(
      new ProgressJournal(file.fsPath, {
        onChange: () => {
          this.#changed.fire();
        },
        onProblem: (problem, places) => {
          const told = toldSchema.parse(memory.get(toldKey));
          const news = places.filter((place) => !told.includes(place));
          if (places.length > 0 && news.length === 0) {
            notices.log.warn(`${problem.code}: ${problem.message}`);
            return;
          }
          if (news.length > 0) void memory.update(toldKey, [...told, ...news]);
          void notices.problem(problem);
        },
      }),
    );
    this.#store.add(
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) void this.#journal.refresh();
      }),
    );
    this.ready = this.#journal.open();
  }

  get current(): Progress {
    return this.#journal.progress;
  }

  /** Takes what the learner did, now. */
  record(event: WithoutTime<ProgressEvent>): void {
    void this.#journal.append({ ...event, at: new Date().toISOString() });
  }

  /** Everything as a file's text. */
  export(): Promise<Result<string>> {
    return this.#journal.export(new Date().toISOString());
  }

  /** Takes what isn't there yet; how many events that were. */
  import(events: readonly ForeignEvent[]): Promise<Result<number>> {
    return this.#journal.import(events, new Date().toISOString());
  }

  dispose(): void {
    this.#store.dispose();
  }
}
