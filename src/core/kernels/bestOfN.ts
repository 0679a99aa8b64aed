import { exp, log, pow } from '../simulation/exactMath.ts';
import { streamKey, uniform } from '../simulation/random.ts';
import { normalQuantile } from './normal.ts';
import { requireSeed, requireShare, requireWhole } from './parameters.ts';
import { KERNEL_STREAM } from './streams.ts';

const MAX_CANDIDATES = 1_000_000;

/** The best of n candidates by a standard normal score. */
export interface BestOfN {
  /** Its score. */
  readonly score: number;
  /** Where it lies in the distribution of one candidate, in (0, 1). */
  readonly rank: number;
}

/**
 * Picks the best of n.
 * @param n whole, from 1 to 1 000 000
 * @throws ParameterError with the path and what is permitted
 */
export function bestOfNormals(n: number, seed: number): BestOfN {
  requireWhole('bestOfN.n', n, 1, MAX_CANDIDATES);
  requireSeed('bestOfN.seed', seed);
  const candidates = streamKey(seed, 0, KERNEL_STREAM.candidate);
  let rank = 0;
  for (let i = 0; i < n; i++) rank = Math.max(rank, uniform(candidates, i));
  return { score: normalQuantile(rank), rank };
}

/**
 * KL divergence, in nats, of best-of-n from its base: ln n − (n − 1)/n. Exact for continuous scores, an upper bound with
 * ties (Beirami et al., arXiv:2401.01879).
 */
export function bestOfNDivergence(n: number): number {
  return log(n) - (n - 1) / n;
}

/** ln of the density ratio, best-of-n to base, at a rank u: ln n + (n − 1) ln u. Its mean is the divergence. */
export function bestOfNLogRatio(n: number, rank: number): number {
  return log(n) + (n - 1) * log(rank);
}

/** The exact divergence, in nats, when the score is only pass or fail and a share p passes. */
export function binaryDivergence(n: number, p: number): number {
  requireWhole('bestOfN.n', n, 1, MAX_CANDIDATES);
  requireShare('bestOfN.pass', p);
  const q = 1 - pow(1 - p, n);
  const term = (a: number, b: number): number => (a <= 0 ? 0 : a * log(a / b));
  return term(q, p) + term(1 - q, 1 - p);
}

const STEP = 0.02;
const EDGE = 9;

/** What was computed before: figures that move ask for the same few n again and again. */
const maxima = new Map<number, Moments>();

interface Moments {
  readonly mean: number;
  readonly square: number;
}

/** E max and E max² of n standard normals, by quadrature over the density of the maximum, n φ(x) Φ(x)^(n−1). */
export function normalMaximum(n: number): Moments {
  requireWhole('bestOfN.n', n, 1, MAX_CANDIDATES);
  const known = maxima.get(n) ?? integrated(n);
  maxima.set(n, known);
  return known;
}

function integrated(n: number): Moments {
  let mean = 0;
  let square = 0;
  let below = 0;
  for (let x = -EDGE; x < EDGE; x += STEP) {
    // Simpson's rule moves Φ to the next node; the sum over nodes is exact to rounding for so smooth a density.
    below += (STEP / 6) * (density(x) + 4 * density(x + STEP / 2) + density(x + STEP));
    const at = x + STEP;
    const mass = STEP * n * density(at) * pow(below, n - 1);
    mean += at * mass;
    square += at * at * mass;
  }
  return { mean, square };
}

function density(x: number): number {
  return 0.3989422804014327 * exp((-x * x) / 2);
}
