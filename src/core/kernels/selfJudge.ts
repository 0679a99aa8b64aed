import { exp, pow } from '../simulation/exactMath.ts';
import { fromLogit, logit, timesOdds } from './logit.ts';
import { requireNumber, requireWhole, ParameterError } from './parameters.ts';
import { requireShareLoop, runShares, type ShareLoop } from './shares.ts';

/** How a model judges its own work, when one of two variants of an answer has a share. */
export type SelfJudgement =
  /** Keeps everything: nothing is expected to change (Taori & Hashimoto 2022, arXiv:2209.03942). */
  | { readonly kind: 'none' }
  /** p' ∝ p^(1 + γ): prefers what it finds likely, or samples at temperature 1/(1 + γ). γ from 0 to 10. */
  | { readonly kind: 'sharpening'; readonly gamma: number }
  /** The majority of k samples; k odd, from 1 to 99. */
  | { readonly kind: 'vote'; readonly voters: number }
  /** Log odds of being kept, in favour of the variant; from −10 to 10. */
  | { readonly kind: 'bias'; readonly bias: number }
  /** The best of k samples by a Bradley–Terry judge with reward r for the variant (Ferbach et al. 2024). k to 10 000. */
  | { readonly kind: 'curation'; readonly among: number; readonly reward: number };

/** @throws ParameterError with the path and what is permitted */
export function requireJudgement(judge: SelfJudgement): void {
  switch (judge.kind) {
    case 'none':
      return;
    case 'sharpening':
      requireNumber('selfJudge.gamma', judge.gamma, 0, 10);
      return;
    case 'vote':
      requireWhole('selfJudge.voters', judge.voters, 1, 99);
      if (judge.voters % 2 === 0) throw new ParameterError('selfJudge.voters', judge.voters, 'odd number from 1 to 99');
      return;
    case 'bias':
      requireNumber('selfJudge.bias', judge.bias, -10, 10);
      return;
    case 'curation':
      requireWhole('selfJudge.among', judge.among, 1, 10_000);
      requireNumber('selfJudge.reward', judge.reward, -10, 10);
  }
}

/**
 * The share of the variant by generation; index 0 is the start.
 * @throws ParameterError with the path and what is permitted
 */
export function runSelfJudge(loop: ShareLoop, judge: SelfJudgement, seed: number): Float64Array {
  requireShareLoop('selfJudge', loop, seed);
  requireJudgement(judge);
  return runShares(loop, (share) => judged(judge, share), seed);
}

/** The expected share after one judgement. */
export function judged(judge: SelfJudgement, share: number): number {
  if (share <= 0 || share >= 1) return share;
  switch (judge.kind) {
    case 'none':
      return share;
    case 'sharpening':
      return fromLogit((1 + judge.gamma) * logit(share));
    case 'vote':
      return majority(judge.voters, share);
    case 'bias':
      return timesOdds(share, exp(judge.bias));
    case 'curation':
      return curated(judge.among, exp(judge.reward), share);
  }
}

/** The expected share without sampling noise after t generations. */
export function judgedTimes(judge: SelfJudgement, start: number, t: number): number {
  let share = start;
  for (let k = 0; k < t; k++) share = judged(judge, share);
  return share;
}

/** P(Bin(k, c) > k/2) */
function majority(voters: number, c: number): number {
  let sum = 0;
  for (let j = (voters + 1) / 2; j <= voters; j++) sum += binomialMass(voters, j, c);
  return sum;
}

/** How fast a vote moves a share away from ½: k C(k − 1, (k − 1)/2) / 2^(k − 1). */
export function voteSlope(voters: number): number {
  const half = (voters - 1) / 2;
  return voters * binomialMass(voters - 1, half, 0.5);
}

function binomialMass(n: number, k: number, p: number): number {
  let mass = 1;
  for (let i = 1; i <= k; i++) mass *= ((n - k + i) / i) * p;
  return mass * pow(1 - p, n - k);
}

/** E[j e^r / (j e^r + k − j)] over j ~ Bin(k, c): the chance that a sample of the variant is picked. */
function curated(among: number, weight: number, c: number): number {
  let sum = 0;
  let mass = pow(1 - c, among);
  let mode = 0;
  if (mass < 1e-300) {
    // Begin near the mode, where the mass isn't 0 in floating point.
    mode = Math.min(among, Math.floor((among + 1) * c));
    mass = 1;
  }
  let total = 0;
  const add = (j: number, m: number): void => {
    total += m;
    sum += (m * j * weight) / (j * weight + among - j);
  };
  add(mode, mass);
  for (let j = mode, m = mass; j < among; j++) add(j + 1, (m *= ((among - j) / (j + 1)) * (c / (1 - c))));
  for (let j = mode, m = mass; j > 0; j--) add(j - 1, (m *= (j / (among - j + 1)) * ((1 - c) / c)));
  return sum / total;
}
