const retryAfterMs = 15_000;

/** Tries something again after a while: a full disk may have room by then. Keeps no process alive. */
export class Retry {
  readonly #work: () => unknown;
  #timer: NodeJS.Timeout | undefined;
  #disposed = false;

  constructor(work: () => unknown) {
    this.#work = work;
  }

  later(): void {
    clearTimeout(this.#timer);
    if (this.#disposed) return;
    this.#timer = setTimeout(this.#work, retryAfterMs);
    this.#timer.unref();
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
  }
}
