import { pow } from '../simulation/exactMath.ts';
import { ParameterError, requireNumber, requireWhole } from './parameters.ts';

const GUIDE = 1024;
const MAX_CATEGORIES = 100_000;

/** Inverse-CDF draws of a category with a guide table (Chen & Asau 1974), monotone in u. */
export class Categorical {
  readonly #cumulative: Float64Array;
  readonly #guide = new Int32Array(GUIDE);
  readonly #total: number;

  /** @param weights non-negative, not all 0; they need not sum to 1 */
  constructor(weights: Float64Array) {
    this.#cumulative = new Float64Array(weights.length);
    let total = 0;
    for (let i = 0; i < weights.length; i++) this.#cumulative[i] = total += weights[i]!;
    this.#total = total;
    for (let m = 0, i = 0; m < GUIDE; m++) {
      while (this.#cumulative[i]! <= (m / GUIDE) * total) i++;
      this.#guide[m] = i;
    }
  }

  /** The category at u, uniform in (0, 1). */
  at(u: number): number {
    const x = u * this.#total;
    let i = this.#guide[Math.floor(u * GUIDE)]!;
    while (this.#cumulative[i]! <= x) i++;
    return i;
  }
}

/** Shares ∝ 1/rank^s of `categories` categories, the commonest first. */
export function zipf(categories: number, s: number): Float64Array {
  requireWhole('zipf.categories', categories, 1, MAX_CATEGORIES);
  requireNumber('zipf.exponent', s, 0, 10);
  return normalised(Float64Array.from({ length: categories }, (_, i) => pow(i + 1, -s)));
}

/**
 * A checked copy that sums to 1.
 * @throws ParameterError unless there are 1 to 100 000 finite, non-negative weights with a positive sum
 */
export function frequenciesOf(path: string, weights: ArrayLike<number>): Float64Array {
  requireWhole(`${path}.length`, weights.length, 1, MAX_CATEGORIES);
  const copy = Float64Array.from(weights);
  copy.forEach((weight, i) => {
    requireNumber(`${path}[${i}]`, weight, 0, 1e12);
  });
  if (!copy.some((weight) => weight > 0)) throw new ParameterError(path, 'all 0', 'list with a positive weight');
  return normalised(copy);
}

/** F = Σ p²: the chance that two draws are the same. 1 − F is the heterozygosity. */
export function homozygosity(frequencies: Float64Array): number {
  return frequencies.reduce((sum, p) => sum + p * p, 0);
}

function normalised(weights: Float64Array): Float64Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}
