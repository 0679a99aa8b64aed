import { log, pow } from '../simulation/exactMath.ts';
import { streamKey, subKey } from '../simulation/random.ts';
import { binomial } from './binomial.ts';
import { ParameterError, requireNumber, requireSeed, requireShare, requireWhole } from './parameters.ts';
import { requireShareLoop, runShares, type ShareLoop } from './shares.ts';
import { KERNEL_STREAM } from './streams.ts';

/** "Agrees with people 94 % of the time", ten iterations on: what that does depends on which 6 % it gets wrong. */
export const NINETY_FOUR = { agreement: 0.94, miss: 0.05, falseAccept: 0.0517241 } as const;

/**
 * Labels inherited from the last iteration's labels, each flipped with the same chance, either way: the share right.
 * @param flip share of labels flipped in each iteration
 * @throws ParameterError with the path and what is permitted
 */
export function runInheritedLabels(loop: ShareLoop, flip: number, seed: number): Float64Array {
  requireShareLoop('inheritedLabels', loop, seed);
  requireShare('inheritedLabels.flip', flip);
  return runShares(loop, (right) => right * (1 - flip) + (1 - right) * flip, seed);
}

/** ½ + (c_0 − ½)(1 − 2ε)^t: labels become coin flips (simulation.md §1.i). */
export function expectedInheritedRight(start: number, flip: number, t: number): number {
  let kept = 1;
  for (let k = 0; k < t; k++) kept *= 1 - 2 * flip;
  return 0.5 + (start - 0.5) * kept;
}

/** Shares of what a policy writes: good, plainly bad, and an exploit: bad, and liked by the reward model. */
export interface RewardClasses {
  readonly good: number;
  readonly bad: number;
  readonly exploit: number;
}

/** The world of §1.i: one item in a hundred exploits the reward model. */
export const EXPLOIT_START: RewardClasses = { good: 0.7, bad: 0.29, exploit: 0.01 };

/** A loop that keeps what a reward model with a systematic error likes. */
export interface SystematicError {
  readonly start: RewardClasses;
  /** Share of good items that the reward model misses; below 1. */
  readonly miss: number;
  /** Share of plainly bad items that it passes. */
  readonly falseAccept: number;
  /** How much more than a good item an exploit is kept, w_e/w_g, from 0 to 100. */
  readonly preference: number;
  /** N, items kept a generation, from 1 to 1e9. */
  readonly items: number;
  /** From 0 to 10 000. */
  readonly generations: number;
}

/** Shares by generation; index 0 is the start. */
export interface SystematicErrorRun {
  readonly good: Float64Array;
  readonly bad: Float64Array;
  readonly exploit: Float64Array;
}

function requireSystematicError(error: Omit<SystematicError, 'items' | 'generations'>): void {
  const { start, miss, falseAccept, preference } = error;
  for (const kind of ['good', 'bad', 'exploit'] as const) requireShare(`rewardErrors.start.${kind}`, start[kind]);
  const total = start.good + start.bad + start.exploit;
  if (Math.abs(total - 1) > 1e-9) throw new ParameterError('rewardErrors.start', `${total} in all`, 'sum of 1');
  requireNumber('rewardErrors.miss', miss, 0, 0.999);
  requireShare('rewardErrors.falseAccept', falseAccept);
  requireNumber('rewardErrors.preference', preference, 0, 100);
  if (weightedSum(start, keepWeights(error)) === 0) {
    throw new ParameterError('rewardErrors', 'a reward model that keeps nothing', 'reward model that keeps something');
  }
}

const weightedSum = (shares: RewardClasses, weights: RewardClasses): number =>
  shares.good * weights.good + shares.bad * weights.bad + shares.exploit * weights.exploit;

function keepWeights({ miss, falseAccept, preference }: Omit<SystematicError, 'items' | 'generations'>): RewardClasses {
  return { good: 1 - miss, bad: falseAccept, exploit: (1 - miss) * preference };
}

/** @throws ParameterError with the path and what is permitted */
export function runSystematicError(error: SystematicError, seed: number): SystematicErrorRun {
  requireSystematicError(error);
  requireWhole('rewardErrors.items', error.items, 1, 1e9);
  requireWhole('rewardErrors.generations', error.generations, 0, 10_000);
  requireSeed('rewardErrors.seed', seed);
  const { items: n, generations } = error;
  const run = {
    good: new Float64Array(generations + 1),
    bad: new Float64Array(generations + 1),
    exploit: new Float64Array(generations + 1),
  };
  const weights = keepWeights(error);
  let now = error.start;
  for (let t = 0; t <= generations; t++) {
    if (t > 0) {
      const key = streamKey(seed, t, KERNEL_STREAM.kept);
      const total = weightedSum(now, weights);
      // A policy that only writes what is never kept has nothing to learn from, and stays.
      if (total > 0) {
        const good = (now.good * weights.good) / total;
        const exploit = (now.exploit * weights.exploit) / total;
        const goods = binomial(subKey(key, 0), n, good);
        const exploits = binomial(subKey(key, 1), n - goods, good >= 1 ? 0 : Math.min(1, exploit / (1 - good)));
        now = { good: goods / n, exploit: exploits / n, bad: (n - goods - exploits) / n };
      }
    }
    run.good[t] = now.good;
    run.bad[t] = now.bad;
    run.exploit[t] = now.exploit;
  }
  return run;
}

/** Shares after t iterations without sampling noise: each class grows by its weight (simulation.md §1.i). */
export function expectedClasses(error: Omit<SystematicError, 'items' | 'generations'>, t: number): RewardClasses {
  requireSystematicError(error);
  const weights = keepWeights(error);
  let { good, bad, exploit } = error.start;
  for (let k = 0; k < t; k++) {
    good *= weights.good;
    bad *= weights.bad;
    exploit *= weights.exploit;
    const total = good + bad + exploit;
    good /= total;
    bad /= total;
    exploit /= total;
  }
  return { good, bad, exploit };
}

/** How often the reward model agrees with people on such items: it is wrong about every exploit. */
export function agreementOn({ good, bad }: RewardClasses, miss: number, falseAccept: number): number {
  return good * (1 - miss) + bad * (1 - falseAccept);
}

/** Share of such items that the reward model accepts. */
export function acceptedOf({ good, bad, exploit }: RewardClasses, miss: number, falseAccept: number): number {
  return good * (1 - miss) + bad * falseAccept + exploit;
}

/**
 * The first iteration by which a person who looks at `audited` items of every iteration has met an exploit with the given
 * chance: 1 − Π (1 − s_j)^a; undefined within `iterations`.
 */
export function detectedBy(
  error: Omit<SystematicError, 'items' | 'generations'>,
  audited: number,
  { chance = 0.95, iterations = 10 }: { chance?: number; iterations?: number } = {},
): number | undefined {
  requireWhole('rewardErrors.audited', audited, 0, 1e9);
  requireNumber('rewardErrors.chance', chance, 0, 0.999999);
  let logMissed = 0;
  for (let t = 1; t <= iterations; t++) {
    const unseen = 1 - expectedClasses(error, t).exploit;
    if (audited > 0) logMissed += audited * log(unseen);
    if (logMissed <= log(1 - chance)) return t;
  }
  return undefined;
}

/** The answer everybody gives: agreement^t. */
export function naiveCompounding(agreement: number, t: number): number {
  return pow(agreement, t);
}
