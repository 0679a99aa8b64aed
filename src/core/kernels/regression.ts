import { streamKey, subKey } from '../simulation/random.ts';
import { chiSquare } from './gaussian.ts';
import { normal } from './normal.ts';
import { requireNumber, requireSeed, requireShare, requireWhole } from './parameters.ts';
import { KERNEL_STREAM } from './streams.ts';

/** Least squares refitted to labels of the last fit, always on the same rows. */
export interface RegressionParameters {
  /** d, features, independent N(0, 1); from 1 to 100. */
  readonly dimensions: number;
  /** T, rows of one generation, from d + 2 to 100 000. */
  readonly rows: number;
  /** σ of the labels' noise, from 0 to 1000. */
  readonly noise: number;
  /** From 0 to 10 000. */
  readonly generations: number;
  /** Whether a fit learns from the last generation's labels or from all of them. */
  readonly data: 'replace' | 'accumulate';
}

/**
 * Test error (beyond the noise) by generation, |ŵ − w|²; index 0 is the truth, 0. With the design X fixed, the error of
 * one fit is N(0, σ² (XᵀX)⁻¹), and XᵀX = A Aᵀ is Wishart, so A is drawn at once (Bartlett 1933) and X never.
 * @throws ParameterError with the path and what is permitted
 */
export function runRegression(parameters: RegressionParameters, seed: number): Float64Array {
  const { dimensions, rows, noise, generations, data } = parameters;
  requireWhole('regression.dimensions', dimensions, 1, 100);
  requireWhole('regression.rows', rows, dimensions + 2, 100_000);
  requireNumber('regression.noise', noise, 0, 1000);
  requireWhole('regression.generations', generations, 0, 10_000);
  requireSeed('regression.seed', seed);
  const root = wishartRoot(dimensions, rows, streamKey(seed, 0, KERNEL_STREAM.design));
  const testError = new Float64Array(generations + 1);
  const fit = new Float64Array(dimensions);
  const sum = new Float64Array(dimensions);
  for (let t = 1; t <= generations; t++) {
    const error = solveTransposed(root, dimensions, streamKey(seed, t, KERNEL_STREAM.noise));
    for (let i = 0; i < dimensions; i++) {
      const labels = fit[i]! + noise * error[i]!;
      sum[i]! += labels;
      fit[i] = data === 'replace' ? labels : sum[i]! / t;
      testError[t]! += fit[i]! ** 2;
    }
  }
  return testError;
}

/** Lower-triangular A, by rows: χ of T − i degrees of freedom on the diagonal, N(0, 1) below it. */
function wishartRoot(d: number, rows: number, key: number): Float64Array {
  const root = new Float64Array(d * d);
  for (let i = 0; i < d; i++) {
    root[i * d + i] = Math.sqrt(chiSquare(subKey(key, i), rows - i));
    for (let j = 0; j < i; j++) root[i * d + j] = normal(subKey(key, d + i), j);
  }
  return root;
}

/** x with Aᵀ x = z, z standard normal: x has covariance (A Aᵀ)⁻¹. */
function solveTransposed(root: Float64Array, d: number, key: number): Float64Array {
  const x = new Float64Array(d);
  for (let i = d - 1; i >= 0; i--) {
    let rest = normal(key, i);
    for (let k = i + 1; k < d; k++) rest -= root[k * d + i]! * x[k]!;
    x[i] = rest / root[i * d + i]!;
  }
  return x;
}

/**
 * E test error at generation n: n σ²d/(T − d − 1) when replacing, σ²d/(T − d − 1) Σ_{i≤n} 1/i² when accumulating, which
 * stays below π²/6 (Gerstgrasser et al. 2024, arXiv:2404.01413).
 */
export function expectedTestError(
  { dimensions, rows, noise, data }: Omit<RegressionParameters, 'generations'>,
  n: number,
): number {
  const once = (noise * noise * dimensions) / (rows - dimensions - 1);
  if (data === 'replace') return n * once;
  let sum = 0;
  for (let i = 1; i <= n; i++) sum += 1 / (i * i);
  return once * sum;
}

/** A mean re-estimated from fresh real and from synthetic samples. */
export interface MeanWeighting {
  /** n_r, fresh real samples a generation, from 1 to 1e9. */
  readonly real: number;
  /** n_s, samples of the last estimate, from 1 to 1e9. */
  readonly synthetic: number;
  /** Weight of the real samples' mean; n_r / (n_r + n_s) is "unweighted". */
  readonly weight: number;
  /** From 0 to 100 000. */
  readonly generations: number;
}

/** The estimate by generation, in σ; index 0 is the truth, 0. */
export function runMeanWeighting({ real, synthetic, weight, generations }: MeanWeighting, seed: number): Float64Array {
  requireWhole('weighting.real', real, 1, 1e9);
  requireWhole('weighting.synthetic', synthetic, 1, 1e9);
  requireShare('weighting.weight', weight);
  requireWhole('weighting.generations', generations, 0, 100_000);
  requireSeed('weighting.seed', seed);
  const estimate = new Float64Array(generations + 1);
  for (let t = 1; t <= generations; t++) {
    const fresh = normal(streamKey(seed, t, KERNEL_STREAM.freshMean), 0) / Math.sqrt(real);
    const own = estimate[t - 1]! + normal(streamKey(seed, t, KERNEL_STREAM.mean), 0) / Math.sqrt(synthetic);
    estimate[t] = weight * fresh + (1 - weight) * own;
  }
  return estimate;
}

/**
 * Where the estimate's variance settles, in σ²: [w²/n_r + (1 − w)²/n_s] / [1 − (1 − w)²]. With n_r = n_s it is least at
 * w = 1/φ = .618 (He, Xu & Cheng, arXiv:2502.18049); unweighted it is 1/(n_r (1 + b)), b = n_s/(n_r + n_s).
 * @param weight in (0, 1]
 */
export function settledVariance({ real, synthetic, weight }: Omit<MeanWeighting, 'generations'>): number {
  const own = 1 - weight;
  return ((weight * weight) / real + (own * own) / synthetic) / (1 - own * own);
}
