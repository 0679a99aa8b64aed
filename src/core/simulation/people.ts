import { exp } from './exactMath.ts';
import type { Preset } from './preset.ts';
import { STREAM, streamKey, uniform } from './random.ts';

const DIFFICULTY_SEED = 77;

/** Difficulty of each of `n` facts, 0 easy … 1 hard: the same for every seed, and independent of rank. */
export function difficulties(n: number): Float64Array {
  const key = streamKey(DIFFICULTY_SEED, 0, STREAM.difficulty);
  return Float64Array.from({ length: n }, (_, q) => uniform(key, q));
}

/** How often people meet each of `n` facts, ∝ 1/rank; the shares add up to 1. */
export function frequencies(n: number): Float64Array {
  let total = 0;
  for (let q = 0; q < n; q++) total += 1 / (q + 1);
  return Float64Array.from({ length: n }, (_, q) => 1 / (q + 1) / total);
}

/** P(people answer a fact of this difficulty rightly). */
export const rightShare = ({ skill, difficulty }: Pick<Preset['people'], 'skill' | 'difficulty'>, d: number): number =>
  1 / (1 + exp(difficulty * d - skill));
