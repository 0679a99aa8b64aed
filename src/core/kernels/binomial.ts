import { exp, log } from '../simulation/exactMath.ts';
import { uniform } from '../simulation/random.ts';
import { requireShare } from './parameters.ts';

const HALF_LN_TWO_PI = 0.9189385332046727;

/** ln 0! … ln 9!; from 10 on Stirling's series is exact to 1e-10. */
const SMALL = new Float64Array(10);
for (let n = 2; n < SMALL.length; n++) SMALL[n] = SMALL[n - 1]! + log(n);

/** ln n! of a whole n ≥ 0. */
export function logFactorial(n: number): number {
  if (n < SMALL.length) return SMALL[n]!;
  const z = 1 / (n * n);
  return (n + 0.5) * log(n) - n + HALF_LN_TWO_PI + (1 / 12 - z * (1 / 360 - z / 1260)) / n;
}

/**
 * How many of n independent events with probability p happen: by inversion when few do, by BTRS (Hörmann 1993) otherwise.
 * Exact, and constant time; its uniforms are the events 0, 1, … under `key`.
 * @param n whole, from 0 to 1e9
 * @param p share
 * @throws ParameterError if p is none: the rejection would never end
 */
export function binomial(key: number, n: number, p: number): number {
  requireShare('binomial.p', p);
  if (p > 0.5) return n - atMostHalf(key, n, 1 - p);
  return atMostHalf(key, n, p);
}

function atMostHalf(key: number, n: number, p: number): number {
  if (n === 0 || p <= 0) return 0;
  return n * p < 10 ? byInversion(uniform(key, 0), n, p) : byRejection(key, n, p);
}

function byInversion(u: number, n: number, p: number): number {
  const odds = p / (1 - p);
  let mass = exp(n * log(1 - p));
  let k = 0;
  while (u > mass && k < n) {
    u -= mass;
    k++;
    mass *= ((n + 1) / k - 1) * odds;
  }
  return k;
}

function byRejection(key: number, n: number, p: number): number {
  const sd = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * sd;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const accept = 0.92 - 4.2 / b;
  const alpha = (2.83 + 5.1 / b) * sd;
  const mode = Math.floor((n + 1) * p);
  const logOdds = log(p / (1 - p));
  const peak = logFactorial(mode) + logFactorial(n - mode);
  for (let event = 0; ; event += 2) {
    const u = uniform(key, event) - 0.5;
    const v = uniform(key, event + 1);
    const distance = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / distance + b) * u + n * p + 0.5);
    if (distance >= 0.07 && v <= accept) return k;
    if (k < 0 || k > n) continue;
    const bound = peak - logFactorial(k) - logFactorial(n - k) + (k - mode) * logOdds;
    if (log((v * alpha) / (a / (distance * distance) + b)) <= bound) return k;
  }
}
