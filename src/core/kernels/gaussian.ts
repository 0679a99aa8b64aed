import { log, pow } from '../simulation/exactMath.ts';
import { streamKey, uniform } from '../simulation/random.ts';
import { normal, normalQuantile } from './normal.ts';
import { requireSeed, requireShare, requireWhole } from './parameters.ts';
import { KERNEL_STREAM } from './streams.ts';

/** What the next Gaussian is fitted to: n samples of the last one; everything so far; or partly fresh real samples. */
export type GaussianData =
  | { readonly kind: 'replace'; readonly estimator: 'MLE' | 'unbiased' }
  /** Maximum likelihood on all generations' samples; the first n are real. */
  | { readonly kind: 'accumulate' }
  /** Maximum likelihood on exactly `share` · n real samples (rounded) and the rest from the last fit. */
  | { readonly kind: 'fresh'; readonly share: number };

/** N(0, 1) refitted generation after generation. */
export interface GaussianParameters {
  /** n, samples a generation, from 2 to 1 000 000. */
  readonly items: number;
  /** From 0 to 100 000. */
  readonly generations: number;
  readonly data: GaussianData;
}

/** The fits by generation; index 0 is the truth, mean 0 and variance 1. */
export interface GaussianRun {
  readonly mean: Float64Array;
  readonly variance: Float64Array;
}

/** A sample that nobody needs point by point: its size, mean and sum of squared deviations from that mean. */
interface Sufficient {
  readonly n: number;
  readonly mean: number;
  readonly squares: number;
}

/**
 * Draws sufficient statistics instead of points: the mean is normal, the squared deviations are χ², and they are
 * independent.
 * @throws ParameterError with the path and what is permitted
 */
export function runGaussian({ items, generations, data }: GaussianParameters, seed: number): GaussianRun {
  requireWhole('gaussian.items', items, 2, 1_000_000);
  requireWhole('gaussian.generations', generations, 0, 100_000);
  if (data.kind === 'fresh') requireShare('gaussian.data.share', data.share);
  requireSeed('gaussian.seed', seed);
  const mean = new Float64Array(generations + 1);
  const variance = new Float64Array(generations + 1);
  variance[0] = 1;
  const real = data.kind === 'fresh' ? Math.round(data.share * items) : 0;
  const divisor = data.kind === 'replace' && data.estimator === 'unbiased' ? items - 1 : items;
  let all: Sufficient = { n: 0, mean: 0, squares: 0 };
  for (let t = 1; t <= generations; t++) {
    const { mean: meanStream, spread } = KERNEL_STREAM;
    let sample = draw(items - real, mean[t - 1]!, variance[t - 1]!, seed, t, meanStream, spread);
    if (real > 0) {
      sample = pooled(draw(real, 0, 1, seed, t, KERNEL_STREAM.freshMean, KERNEL_STREAM.freshSpread), sample);
    }
    if (data.kind === 'accumulate') {
      all = pooled(all, sample);
      mean[t] = all.mean;
      variance[t] = all.squares / all.n;
    } else {
      mean[t] = sample.mean;
      variance[t] = sample.squares / divisor;
    }
  }
  return { mean, variance };
}

function draw(
  n: number,
  mean: number,
  variance: number,
  seed: number,
  t: number,
  meanStream: number,
  spreadStream: number,
): Sufficient {
  if (n === 0) return { n, mean: 0, squares: 0 };
  return {
    n,
    mean: mean + Math.sqrt(variance / n) * normal(streamKey(seed, t, meanStream), 0),
    squares: n === 1 ? 0 : variance * chiSquare(streamKey(seed, t, spreadStream), n - 1),
  };
}

function pooled(a: Sufficient, b: Sufficient): Sufficient {
  if (a.n === 0) return b;
  if (b.n === 0) return a;
  const n = a.n + b.n;
  const apart = b.mean - a.mean;
  return {
    n,
    mean: (a.n * a.mean + b.n * b.mean) / n,
    squares: a.squares + b.squares + (apart * apart * a.n * b.n) / n,
  };
}

/**
 * A χ² draw: twice a gamma draw of Marsaglia & Tsang 2000. Its uniforms are the events 0, 1, … under `key`.
 * @param freedom degrees of freedom, whole, ≥ 1
 */
export function chiSquare(key: number, freedom: number): number {
  if (freedom === 1) return normal(key, 0) ** 2;
  const d = freedom / 2 - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (let event = 0; ; event += 2) {
    const x = normalQuantile(uniform(key, event));
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    const u = uniform(key, event + 1);
    const square = x * x;
    if (u < 1 - 0.0331 * square * square) return 2 * d * v;
    if (log(u) < 0.5 * square + d * (1 - v + log(v))) return 2 * d * v;
  }
}

/** W2² of a fit to the truth N(0, 1): μ² + (σ − 1)². */
export function squaredWasserstein(mean: number, variance: number): number {
  return mean * mean + (Math.sqrt(variance) - 1) ** 2;
}

// Closed forms of simulation.md §1.b, derived there; leading orders as in Shumailov et al. 2024.

/** Γ(n/2) / Γ((n − 1)/2), from g(2) = 1/√π and g(n + 1) g(n) = (n − 1)/2. */
function gammaRatio(n: number): number {
  let g = 0.5641895835477563;
  for (let k = 2; k < n; k++) g = (k - 1) / 2 / g;
  return g;
}

/** c4 = E s / σ of n samples with the unbiased variance. */
export function c4(n: number): number {
  return Math.sqrt(2 / (n - 1)) * gammaRatio(n);
}

/** b_n = E s / σ of n samples with the maximum-likelihood variance. */
export function mleShrinkage(n: number): number {
  return Math.sqrt(2 / n) * gammaRatio(n);
}

/** E σ²_t of the maximum-likelihood refit: (1 − 1/n)^t. What it loses, E μ²_t gains: their sum stays 1. */
export function expectedVarianceMle(n: number, t: number): number {
  return pow(1 - 1 / n, t);
}

/** E W2²_t of the maximum-likelihood refit: 2 (1 − b_n^t). */
export function expectedWassersteinMle(n: number, t: number): number {
  return 2 * (1 - pow(mleShrinkage(n), t));
}

/** E W2²_t of the unbiased refit: t/n + 2 (1 − c4^t); to leading order 3t/(2n) (Shumailov et al. 2024). */
export function expectedWassersteinUnbiased(n: number, t: number): number {
  return t / n + 2 * (1 - pow(c4(n), t));
}

/** E σ_t of the unbiased refit: c4^t, though E σ²_t stays 1 for ever. */
export function expectedSdUnbiased(n: number, t: number): number {
  return pow(c4(n), t);
}

/** E ln σ²_t of the unbiased refit: t [ψ((n − 1)/2) + ln(2/(n − 1))]. */
export function expectedLogVarianceUnbiased(n: number, t: number): number {
  return t * (digamma((n - 1) / 2) + log(2 / (n - 1)));
}

function digamma(x: number): number {
  let sum = 0;
  while (x < 10) {
    sum -= 1 / x;
    x++;
  }
  const z = 1 / (x * x);
  return sum + log(x) - 0.5 / x - z * (1 / 12 - z * (1 / 120 - z * (1 / 252 - z / 240)));
}

/** E σ²_t when everything is kept: Π (1 − 1/(n j²)), j = 1 … t. */
export function expectedVarianceAccumulate(n: number, t: number): number {
  let product = 1;
  for (let j = 1; j <= t; j++) product *= 1 - 1 / (n * j * j);
  return product;
}

/** Where that product ends: sin(x)/x at x = π/√n (Euler). */
export function accumulateLimit(n: number): number {
  const square = (Math.PI * Math.PI) / n;
  let term = 1;
  let sum = 1;
  for (let k = 2; k < 30; k += 2) {
    term *= -square / (k * (k + 1));
    sum += term;
  }
  return sum;
}

/** E σ²_t and E μ²_t with a share m of fresh real samples and maximum likelihood; the two recursions of §1.b. */
export function expectedMomentsFresh(n: number, m: number, t: number): { variance: number; squaredMean: number } {
  let v = 1;
  let u = 0;
  for (let k = 0; k < t; k++) {
    const mixed = m + (1 - m) * v;
    v = (1 - 1 / n) * mixed + m * (1 - m) * u;
    u = (1 - m) * (1 - m) * u + mixed / n;
  }
  return { variance: v, squaredMean: u };
}
