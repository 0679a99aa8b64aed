export interface News {
  /** Says that there is news. */
  readonly tell: () => void;
  /** What somebody still has to come for; undefined where all is known. */
  readonly waiting: () => string | undefined;
}

/** The first pause before news is told again; each pause is twice the one before it. */
const FIRST_PAUSE = 500;
/** Whoever hasn't come after two minutes won't. */
const LONGEST_PAUSE = 64_000;

/**
 * Tells of news once, and again as long as nobody has come for it. VS Code waits a moment before it asks for what is new,
 * and forgets about it where the editor loses the focus in that moment. Telling it starts the wait anew, so the pauses
 * grow: one of them is longer than any wait.
 */
export class Reminder {
  readonly #news: News;
  #told: string | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(news: News) {
    this.#news = news;
  }

  /** To be called whenever there may be news. */
  look(): void {
    const waiting = this.#news.waiting();
    if (waiting === undefined || waiting !== this.#told) this.#remind(waiting, FIRST_PAUSE);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  #remind(waiting: string | undefined, pause: number): void {
    clearTimeout(this.#timer);
    this.#told = waiting;
    if (waiting === undefined) return;
    this.#news.tell();
    if (pause > LONGEST_PAUSE) return;
    this.#timer = setTimeout(() => {
      this.#remind(this.#news.waiting(), 2 * pause);
    }, pause);
  }
}
