import { streamKey } from '../simulation/random.ts';
import { binomial } from './binomial.ts';
import { requireSeed, requireShare, requireWhole } from './parameters.ts';
import { KERNEL_STREAM } from './streams.ts';

/** A loop that matters only through one share: of correct answers, of a belief, of sound reasoning. */
export interface ShareLoop {
  /** The share at the beginning. */
  readonly start: number;
  /** N, items kept a generation, from 1 to 1e9. */
  readonly items: number;
  /** From 0 to 100 000. */
  readonly generations: number;
}

/** @throws ParameterError with the path under `path` and what is permitted */
export function requireShareLoop(path: string, { start, items, generations }: ShareLoop, seed: number): void {
  requireShare(`${path}.start`, start);
  requireWhole(`${path}.items`, items, 1, 1e9);
  requireWhole(`${path}.generations`, generations, 0, 100_000);
  requireSeed(`${path}.seed`, seed);
}

/**
 * The share by generation, index 0 the start: each generation keeps N items, each of them independently with the chance
 * that `next` gives.
 * @param next the expected share after a generation that began with a share
 */
export function runShares(
  { start, items, generations }: ShareLoop,
  next: (share: number) => number,
  seed: number,
): Float64Array {
  const shares = new Float64Array(generations + 1);
  shares[0] = start;
  for (let t = 1; t <= generations; t++) {
    shares[t] = binomial(streamKey(seed, t, KERNEL_STREAM.kept), items, Math.min(1, next(shares[t - 1]!))) / items;
  }
  return shares;
}
