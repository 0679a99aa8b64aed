/**
 * Event-keyed randomness: a draw is a pure function of (seed, generation, stream, event), not the next value of a
 * stream. Two runs that differ in one service share every other draw, so "no effect" is an exact zero (common random
 * numbers; Buffalo, Pearson & Klein 2026, arXiv:2603.11084). Integer arithmetic only: the same on every engine.
 */

/** What a draw decides. New streams go at the end: the numbers are part of every recorded verdict. */
export const STREAM = {
  difficulty: 0,
  question: 1,
  answer: 2,
  humanQuestion: 3,
  humanAnswer: 4,
  verifier: 5,
  users: 6,
  tests: 7,
  audit: 8,
  coin: 9,
  selfNoise: 10,
  dye: 11,
  learner: 12,
  choice: 13,
  names: 14,
  exam: 15,
  rewardNoise: 16,
  web: 17,
  detector: 18,
  critic: 19,
  hint: 20,
  steps: 21,
  review: 22,
  webPerson: 23,
  webPersonAnswer: 24,
  stepCheck: 25,
  harm: 26,
  behaviour: 27,
} as const;

/** A 32-bit finaliser with full avalanche (lowbias32-type constants). */
export function mix32(h: number): number {
  h ^= h >>> 16;
  h = Math.imul(h, 0x21f0aaad);
  h ^= h >>> 15;
  h = Math.imul(h, 0xd35a2d97);
  return h ^ (h >>> 15);
}

/** The 32-bit key of one stream in one generation of one seed. */
export function streamKey(seed: number, generation: number, stream: number): number {
  const a = mix32(seed ^ 0x9e3779b9);
  const b = mix32(a ^ Math.imul(generation + 1, 0x85ebca6b));
  return mix32(b ^ Math.imul(stream + 1, 0xc2b2ae35));
}

/** A key derived from a key, for example one per call within a stream. */
export function subKey(key: number, index: number): number {
  return mix32(key ^ Math.imul(index + 1, 0x9e3779b1));
}

/** The draw of event `index` under `key`: 32 uniform bits as an unsigned integer. */
export function bits(key: number, index: number): number {
  let h = key ^ Math.imul(index + 1, 0x9e3779b1);
  h ^= h >>> 16;
  h = Math.imul(h, 0x21f0aaad);
  h ^= h >>> 15;
  h = Math.imul((h + key) | 0, 0xd35a2d97);
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  h ^= h >>> 16;
  return h >>> 0;
}

/** Uniform in (0, 1) with 32-bit resolution. */
export function uniform(key: number, index: number): number {
  return (bits(key, index) + 0.5) * 2.3283064365386963e-10;
}

/** A permutation of 0 … n−1 (Fisher–Yates). */
export function permutation(key: number, n: number): Int32Array {
  const out = Int32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(uniform(key, i) * (i + 1));
    const swapped = out[i]!;
    out[i] = out[j]!;
    out[j] = swapped;
  }
  return out;
}
