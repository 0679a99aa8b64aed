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
   * @param answer non-negative weight per cell; not copied
   * @throws Error for a weight that is no finite number from 0: which would draw what nobody can say
   */
  constructor(fact: Float64Array, answer: Float64Array) {
    const facts = fact.length;
    this.#cumulative = new Float64Array(facts);
    let total = 0;
    for (let q = 0; q < facts; q++) {
      requireWeight('fact', q, fact[q]!);
      total += fact[q]!;
      this.#cumulative[q] = total;
    }
    this.total = total;
    const cumulative = this.#cumulative;
    const guide = this.#guide;
    for (let m = 0, q = 0; m < GUIDE; m++) {
      const x = (m / GUIDE) * total;
      while (cumulative[q]! <= x && q < facts - 1) q++;
      guide[m] = q;
    }
    for (let cell = 0; cell < answer.length; cell++) requireWeight('answer', cell, answer[cell]!);
    this.#answer = answer;
  }

  /** The cell at (u, w), both uniform in (0, 1): u chooses the fact, w the answer. */
  cell(u: number, w: number): number {
    const x = u * this.total;
    let q = this.#guide[Math.floor(u * GUIDE)]!;
    while (this.#cumulative[q]! <= x) q++;
    const base = q * VARIANTS;
    const answer = this.#answer;
    const upTo0 = answer[base]!;
    const upTo1 = upTo0 + answer[base + 1]!;
    const upTo2 = upTo1 + answer[base + 2]!;
    const y = w * (upTo2 + answer[base + 3]!);
    return base + (y < upTo0 ? 0 : y < upTo1 ? 1 : y < upTo2 ? 2 : 3);
  }
}

function requireWeight(of: string, index: number, weight: number): void {
  if (weight >= 0 && weight < Infinity) return;
  throw new Error(`The weight of ${of} ${index} is ${weight}; a weight is a finite number from 0.`);
}
