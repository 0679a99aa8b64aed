/** How far a batch is, on standard error: one line that is written over where somebody watches, else a line now and then. */
export class DeskProgress {
  readonly #total: number;
  readonly #start = performance.now();
  #done = 0;
  #said = performance.now();

  constructor(total: number) {
    this.#total = total;
  }

  step(): void {
    this.#done += 1;
    const now = performance.now();
    const last = this.#done === this.#total;
    const watched = process.stderr.isTTY;
    if (!last && now - this.#said < (watched ? 100 : 30_000)) return;
    this.#said = now;
    const rate = this.#done / Math.max(0.001, (now - this.#start) / 1000);
    const rest = last ? '' : `, about ${inMinutes((this.#total - this.#done) / rate)} more`;
    const line = `${this.#done} of ${this.#total} graded, ${rate.toFixed(1)} a second${rest}`;
    process.stderr.write(watched ? `\r\u001B[K${line}${last ? '\n' : ''}` : `${line}\n`);
  }
}

const inMinutes = (seconds: number): string =>
  seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
