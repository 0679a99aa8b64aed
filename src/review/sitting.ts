import type { Pack } from '../core/course/pack.ts';
import type { Progress, ProgressEvent } from '../core/course/progress.ts';
import type { ReviewView, WebviewMessage } from '../protocol/webview.ts';
import { cardsOf, reviewDay, type ReviewDay } from './cards.ts';
import { reviewView, type ReviewWords, type ShownCard } from './reviewView.ts';

/** What a review is about, as it is at a moment. */
export interface Moment {
  readonly packs: readonly Pack[];
  readonly progress: Progress;
  readonly now: Date;
  readonly perDay: number;
}

type Answer = Extract<WebviewMessage, { type: 'reviewAnswer' }>;
type Reviewed = Omit<Extract<ProgressEvent, { type: 'review-answered' }>, 'at'>;

/** One page of a review, from when it is opened to when it is closed: which card is on it. */
export class Sitting {
  #shown: ShownCard | null = null;
  #answered = 0;

  /** The pack of the card that is on the page. */
  get pack(): Pack | undefined {
    return this.#shown?.card.pack;
  }

  view(moment: Moment, words: ReviewWords): ReviewView {
    const { packs, progress, now, perDay } = moment;
    const day = reviewDay(packs, progress, now, perDay);
    if (!this.#isAnswered) this.#shown = next(this.#shown, day);
    return reviewView(this.#shown, day, this.#answered, this.#back(moment), now, words);
  }

  /** What to write down; undefined for an answer to what is no longer asked, from a page that is a moment behind. */
  answer({ card, question, option }: Answer): Reviewed | undefined {
    const shown = this.#shown;
    if (shown?.chosen !== null || card !== shown.card.key || question !== shown.card.question.id) return undefined;
    if (!shown.card.question.options.some(({ id }) => id === option)) return undefined;
    this.#shown = { card: shown.card, chosen: option };
    this.#answered++;
    return { type: 'review-answered', card, question: shown.card.ref, option };
  }

  /** Leaves the card that was answered; false where none was. */
  goOn(): boolean {
    if (!this.#isAnswered) return false;
    this.#shown = null;
    return true;
  }

  /** A question stays on the page with its answer until the learner goes on. */
  get #isAnswered(): boolean {
    return this.#shown !== null && this.#shown.chosen !== null;
  }

  /** When the card that was just answered comes back. */
  #back({ progress, now }: Moment): Date | null {
    const { card, chosen } = this.#shown ?? {};
    if (!card || chosen === null) return null;
    return cardsOf(card.pack, progress, now).find(({ key }) => key === card.key)?.due ?? null;
  }
}

/** The open card while it is still due, or else the first that is: another window may have answered it. */
function next(shown: ShownCard | null, { due }: ReviewDay): ShownCard | null {
  const card = due.find(({ key }) => key === shown?.card.key) ?? due[0];
  return card ? { card, chosen: null } : null;
}
