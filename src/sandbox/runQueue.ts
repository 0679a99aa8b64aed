import type { Outcome } from './sandbox.ts';

/** Keeps runs of the same thing apart: a newer one cancels the older, waits until it is gone, and so the last one wins. */
export class RunQueue {
  readonly #newest = new Map<string, { readonly abort: AbortController; readonly done: Promise<unknown> }>();

  /** Starts a run, after the one before it under the same key has been cancelled. */
  run(key: string, signal: AbortSignal, start: (signal: AbortSignal) => Promise<Outcome>): Promise<Outcome> {
    const before = this.#newest.get(key);
    const abort = new AbortController();
    before?.abort.abort();
    const done = this.#after(before?.done, AbortSignal.any([signal, abort.signal]), start);
    const entry = { abort, done: done.catch(() => undefined) };
    this.#newest.set(key, entry);
    void entry.done.then(() => {
      if (this.#newest.get(key) === entry) this.#newest.delete(key);
    });
    return done;
  }

  /** Cancels the run under a key, if there is one. */
  cancel(key: string): void {
    this.#newest.get(key)?.abort.abort();
  }

  async #after(
    before: Promise<unknown> | undefined,
    signal: AbortSignal,
    start: (signal: AbortSignal) => Promise<Outcome>,
  ): Promise<Outcome> {
    await before;
    return signal.aborted ? { kind: 'cancelled' } : start(signal);
  }
}
