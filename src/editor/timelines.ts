import * as vscode from 'vscode';
import { Snapshots } from '../workspace/snapshots.ts';
import { timelineFolder } from '../workspace/timelineFolder.ts';
import { DisposableStore } from './disposables.ts';
import type { Notices } from './notices.ts';

/** The timelines of the labs in this window, in the extension's own storage. */
export class Timelines implements vscode.Disposable {
  readonly #root: vscode.Uri;
  readonly #notices: Notices;
  readonly #store = new DisposableStore();
  readonly #open = new Map<string, Snapshots>();

  constructor(root: vscode.Uri, notices: Notices) {
    this.#root = root;
    this.#notices = notices;
  }

  /** That of a lab folder; `key` is the lab's in the learner's progress. */
  of({ folder, key }: { readonly folder: vscode.Uri; readonly key: string }): Snapshots {
    const path = timelineFolder(this.#root.fsPath, folder.fsPath, key);
    const known = this.#open.get(path);
    if (known) return known;
    const snapshots = this.#store.add(
      new Snapshots(path, {
        onTrouble: ({ code, message, where }) => {
          const told = vscode.l10n.t(
            'Copies of your texts can’t be kept in {0}: {1}. They stay in memory and are written as soon as that works, so keep this window open until then.',
            where?.file ?? path,
            message,
          );
          void this.#notices.problem({ code, message: told });
        },
      }),
    );
    this.#open.set(path, snapshots);
    return snapshots;
  }

  dispose(): void {
    this.#store.dispose();
  }
}
