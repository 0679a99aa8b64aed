import { VARIANTS } from './world.ts';

const GUIDE = 512;

/**
 * Inverse-CDF sampling with a guide table (Chen & Asau 1974): constant expected time, and monotone in u, so that runs
 * which share u stay coupled after a small change of the weights. An alias table would destroy that coupling.
 */
export class Sampler {
  /** Sum of the fact weights; 0 when there is nothing to draw. */
  readonly total: number;
  readonly #cumulative: Float64Array;
  readonly #guide = new Int32Array(GUIDE);
  readonly #answer: Float64Array;

  /**
   * @param fact non-negative weight per fact
   * @param answer non-negative weight per cell
   */
  constructor(fact: Float64Array, answer: Float64Array) {
    const facts = fact.length;
    this.#cumulative = new Float64Array(facts);
    let total = 0;
    for (let q = 0; q < facts; q++) {
      total += fact[q]!;
      this.#cumulative[q] = total;
    }
    this.total = total;
    for (let m = 0, q = 0; m < GUIDE; m++) {
      const x = (m / GUIDE) * total;
      while (this.#cumulative[q]! <= x && q < facts - 1) q++;
      this.#guide[m] = q;
    }
    this.#answer = new Float64Array(answer.length);
    for (let base = 0; base < answer.length; base += VARIANTS) {
      let sum = 0;
      for (let v = 0; v < VARIANTS; v++) {
        sum += answer[base + v]!;
        this.#answer[base + v] = sum;
      }
    }
  }

  /** The cell at (u, w), both uniform in (0, 1): u chooses the fact, w the answer. */
  cell(u: number, w: number): number {
    const x = u * this.total;
    let q = this.#guide[Math.floor(u * GUIDE)]!;
    while (this.#cumulative[q]! <= x) q++;
    const base = q * VARIANTS;
    const answer = this.#answer;
    const y = w * answer[base + 3]!;
    return base + (y < answer[base]! ? 0 : y < answer[base + 1]! ? 1 : y < answer[base + 2]! ? 2 : 3);
  }
}
