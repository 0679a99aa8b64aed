import { pow } from '../simulation/exactMath.ts';
import { requireShare } from './parameters.ts';
import { requireShareLoop, runShares, type ShareLoop } from './shares.ts';
import { requireVerifier, settledRight, type Verifier } from './verifierFilter.ts';

/**
 * A self-taught reasoner: keeps what reached the right answer and learns from it (Zelikman et al. 2022). `start` is the
 * share of sound reasoning among its rationales.
 */
export interface StarLoop extends ShareLoop {
  /** g, chance that unsound reasoning reaches the right answer. */
  readonly luck: number;
  /** h, chance that a hint (rationalisation) turns what is still wrong into a right answer, unsoundly. */
  readonly hints: number;
  /** η, chance that sound reasoning turns unsound when it is learned. */
  readonly forgetting: number;
  /** Checks the reasoning too; without it the answer alone decides. */
  readonly check?: Verifier;
}

/**
 * The share of sound reasoning by generation; index 0 is the start. What the filter keeps has the right answer, always;
 * whether the reasoning is sound it can't see.
 * @throws ParameterError with the path and what is permitted
 */
export function runStar(loop: StarLoop, seed: number): Float64Array {
  requireShareLoop('star', loop, seed);
  requireShare('star.luck', loop.luck);
  requireShare('star.hints', loop.hints);
  requireShare('star.forgetting', loop.forgetting);
  if (loop.check) requireVerifier('star.check', loop.check);
  return runShares(loop, (s) => nextSound(loop, s), seed);
}

/** The expected share of sound reasoning after a generation: s' = (1 − η) s / (s + (1 − s)(g + (1 − g) h)). */
export function nextSound(loop: Omit<StarLoop, keyof ShareLoop>, s: number): number {
  return s === 0 ? 0 : ((1 - loop.forgetting) * s) / (s + (1 - s) * keptUnsound(loop));
}

/**
 * How much less often unsound reasoning is kept than sound: g + (1 − g) h, times φ/τ of a check of the reasoning. Odds of
 * soundness grow by its inverse (RL-STaR, arXiv:2410.23912; simulation.md §1.m).
 */
function keptUnsound({ luck, hints, check }: Pick<StarLoop, 'luck' | 'hints' | 'check'>): number {
  const right = luck + (1 - luck) * hints;
  return check ? (right * check.falsePositive) / check.truePositive : right;
}

/** s_t without forgetting: odds(s_t) = odds(s_0) / (g + (1 − g) h)^t. */
export function expectedSound(loop: Pick<StarLoop, 'start' | 'luck' | 'hints' | 'check'>, t: number): number {
  if (loop.start === 0 || t === 0) return loop.start;
  return loop.start / (loop.start + (1 - loop.start) * pow(keptUnsound(loop), t));
}

/** Share of right answers before the filter and without hints: s + (1 − s) g. */
export function answerAccuracy(sound: number, luck: number): number {
  return sound + (1 - sound) * luck;
}

/** Where s settles: 1 − ηL/(L − 1) if L (1 − η) > 1, else 0; L = 1/(g + (1 − g) h). */
export function settledSound(loop: Pick<StarLoop, 'luck' | 'hints' | 'forgetting' | 'check'>): number {
  return settledRight(1 / keptUnsound(loop), loop.forgetting);
}
