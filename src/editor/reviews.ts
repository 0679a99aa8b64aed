import * as vscode from 'vscode';
import type { Pack } from '../core/course/pack.ts';
import type { PackLibrary } from '../packs/library.ts';
import type { WebviewMessage } from '../protocol/webview.ts';
import type { ReviewWords } from '../review/reviewView.ts';
import { Sitting, type Moment } from '../review/sitting.ts';
import { DisposableStore } from './disposables.ts';
import { pageSubject, type PanelSubject } from './panelSubject.ts';
import type { ProgressStore } from './progressStore.ts';

/** Names the panel of the review. */
export const reviewKey = 'review:';

/** Cards that may be asked in a day, from the settings; 0: none. */
export function cardsPerDay(): number {
  const wanted = vscode.workspace.getConfiguration('groundloop').get('review.perDay', 10);
  return Number.isInteger(wanted) ? Math.min(100, Math.max(0, wanted)) : 10;
}

const words = (): ReviewWords => ({
  title: vscode.l10n.t('Review'),
  inDays: (days) => new Intl.RelativeTimeFormat(vscode.env.language, { numeric: 'auto' }).format(days, 'day'),
});

/** What was missed comes back: the page that asks it again. What is due is computed from the progress, never stored. */
export class Reviews implements vscode.Disposable {
  readonly #library: PackLibrary;
  readonly #progress: ProgressStore;
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new vscode.EventEmitter<void>());
  /** What the page shows changed, and no event of the progress says so. */
  readonly onDidChange = this.#changed.event;
  #packs: readonly Pack[] = [];

  constructor(library: PackLibrary, progress: ProgressStore) {
    this.#library = library;
    this.#progress = progress;
    // A page that was left open over night.
    this.#store.add(
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) this.#changed.fire();
      }),
    );
    this.#store.add(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('groundloop.review')) this.#changed.fire();
      }),
    );
  }

  /** The page, for a panel; undefined where there is no pack. An open one asks from the packs as they are now. */
  async subject(): Promise<PanelSubject | undefined> {
    await this.#progress.ready;
    this.#packs = (await this.#library.contents()).packs;
    const [first] = this.#packs;
    const sitting = new Sitting();
    return (
      first &&
      pageSubject(first, reviewKey, words().title, {
        kind: 'review',
        view: () => sitting.view(this.#moment(), words()),
        pack: () => sitting.pack ?? first,
        receive: (message) => {
          this.#receive(sitting, message);
        },
      })
    );
  }

  /** The page again after a restart. */
  async subjectOfKey(key: string): Promise<PanelSubject | undefined> {
    return key === reviewKey ? this.subject() : undefined;
  }

  /** The same, where only the panel's title is known. */
  async subjectOfTitle(title: string): Promise<PanelSubject | undefined> {
    return title === words().title ? this.subject() : undefined;
  }

  dispose(): void {
    this.#store.dispose();
  }

  #moment(): Moment {
    return { packs: this.#packs, progress: this.#progress.current, now: new Date(), perDay: cardsPerDay() };
  }

  #receive(sitting: Sitting, message: WebviewMessage): void {
    if (message.type === 'reviewNext' && sitting.goOn()) this.#changed.fire();
    if (message.type !== 'reviewAnswer') return;
    const reviewed = sitting.answer(message);
    if (reviewed) this.#progress.record(reviewed);
  }
}
