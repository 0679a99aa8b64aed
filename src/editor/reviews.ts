import * as vscode from 'vscode';
import type { Pack } from '../core/course/pack.ts';
import { cardsOf, reviewDay, type ReviewDay } from '../review/cards.ts';
import { reviewView, type ReviewWords, type ShownCard } from '../review/reviewView.ts';
import type { PackLibrary } from '../packs/library.ts';
import type { ReviewView, WebviewMessage } from '../protocol/webview.ts';
import { pageSubject, type PanelSubject } from './panelSubject.ts';
import type { ProgressStore } from './progressStore.ts';

const reviewKey = 'review:';

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
export class Reviews {
  readonly #library: PackLibrary;
  readonly #progress: ProgressStore;
  #packs: readonly Pack[] = [];
  #shown: ShownCard | null = null;
  /** Since the page was opened. */
  #answered = 0;

  constructor(library: PackLibrary, progress: ProgressStore) {
    this.#library = library;
    this.#progress = progress;
  }

  /** The page, for a panel; undefined where there is no pack. */
  async subject(): Promise<PanelSubject | undefined> {
    await this.#progress.ready;
    this.#packs = (await this.#library.contents()).packs;
    const [first] = this.#packs;
    this.#answered = 0;
    this.#shown = null;
    return (
      first &&
      pageSubject(first, reviewKey, words().title, {
        kind: 'review',
        view: () => this.#view(),
        pack: () => this.#shown?.card.pack ?? first,
        receive: (message) => {
          this.#receive(message);
        },
      })
    );
  }

  /** The page again after a restart. */
  async subjectOfKey(key: string): Promise<PanelSubject | undefined> {
    return key === reviewKey ? this.subject() : undefined;
  }

  #day(now: Date): ReviewDay {
    return reviewDay(this.#packs, this.#progress.current, now, cardsPerDay());
  }

  #view(): ReviewView {
    const now = new Date();
    const day = this.#day(now);
    if (!this.#isAnswered) this.#shown = next(this.#shown, day);
    return reviewView(this.#shown, day, this.#answered, this.#back(), now, words());
  }

  /** When the card that was just answered comes back. */
  #back(): Date | null {
    const { card, chosen } = this.#shown ?? {};
    if (!card || chosen === null) return null;
    return cardsOf(card.pack, this.#progress.current).find(({ key }) => key === card.key)?.due ?? null;
  }

  /** The question on the screen stays there with its answer until the learner goes on. */
  get #isAnswered(): boolean {
    return this.#shown !== null && this.#shown.chosen !== null;
  }

  #receive(message: WebviewMessage): void {
    const shown = this.#shown;
    if (message.type === 'reviewNext' && this.#isAnswered) {
      this.#shown = null;
      this.#progress.touch();
    }
    if (message.type !== 'reviewAnswer' || shown?.chosen !== null) return;
    const { card } = shown;
    const option = card.question.options.find(({ id }) => id === message.option);
    // A page that is a moment behind may answer what is no longer asked.
    if (message.question !== card.question.id || !option) return;
    this.#shown = { card, chosen: option.id };
    this.#answered++;
    this.#progress.record({ type: 'review-answered', card: card.key, question: card.ref, option: option.id });
  }
}

/** The open card while it is still due, or else the first that is: another window may have answered it. */
function next(shown: ShownCard | null, { due }: ReviewDay): ShownCard | null {
  const card = due.find(({ key }) => key === shown?.card.key) ?? due[0];
  return card ? { card, chosen: null } : null;
}
