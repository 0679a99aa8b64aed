import { log, pow } from '../simulation/exactMath.ts';
import { requireNumber, requireShare, requireWhole } from './parameters.ts';

/** A reward model refreshed with a mix of labels by AI and by people, and how it values one flattering feature. */
export interface RewardRefresh {
  /** a, how far one refresh moves the model towards its labels. */
  readonly rate: number;
  /** f, share of labels by AI, which uses the present reward model. */
  readonly aiShare: number;
  /** δ, how much more the AI labeller likes the feature than the reward model does; from −10 to 10. */
  readonly selfPreference: number;
  /** h, what people think of it; from −10 to 10. */
  readonly humanValue: number;
}

/** 80 % AI labels, as in M7 Lab 4. */
export const COURSE_REFRESH: RewardRefresh = { rate: 0.5, aiShare: 0.8, selfPreference: 0.15, humanValue: 0 };

/** @throws ParameterError with the path and what is permitted */
export function requireRefresh({ rate, aiShare, selfPreference, humanValue }: RewardRefresh): void {
  requireShare('rewardDrift.rate', rate);
  requireShare('rewardDrift.aiShare', aiShare);
  requireNumber('rewardDrift.selfPreference', selfPreference, -10, 10);
  requireNumber('rewardDrift.humanValue', humanValue, -10, 10);
}

/** w' = (1 − a) w + a [f (w + δ) + (1 − f) h]: the feature's weight after one refresh. */
export function refresh({ rate, aiShare, selfPreference, humanValue }: RewardRefresh, weight: number): number {
  return (1 - rate) * weight + rate * (aiShare * (weight + selfPreference) + (1 - aiShare) * humanValue);
}

/**
 * The weight by refresh; index 0 is the start.
 * @param refreshes from 0 to 100 000
 * @throws ParameterError with the path and what is permitted
 */
export function runRewardDrift(settings: RewardRefresh, start: number, refreshes: number): Float64Array {
  requireRefresh(settings);
  requireNumber('rewardDrift.start', start, -1000, 1000);
  requireWhole('rewardDrift.refreshes', refreshes, 0, 100_000);
  const weights = new Float64Array(refreshes + 1);
  weights[0] = start;
  for (let t = 1; t <= refreshes; t++) weights[t] = refresh(settings, weights[t - 1]!);
  return weights;
}

/** w* = h + δ f/(1 − f); without people there is none (simulation.md §1.o). */
export function settledWeight({ aiShare, selfPreference, humanValue }: RewardRefresh): number | undefined {
  return aiShare >= 1 ? undefined : humanValue + (selfPreference * aiShare) / (1 - aiShare);
}

/** w_t = w* + (w_0 − w*) (1 − a (1 − f))^t; w_0 + a δ t without people. */
export function expectedWeight(settings: RewardRefresh, start: number, t: number): number {
  const settled = settledWeight(settings);
  if (settled === undefined) return start + settings.rate * settings.selfPreference * t;
  const left = t === 0 ? 1 : pow(1 - settings.rate * (1 - settings.aiShare), t);
  return settled + (start - settled) * left;
}

/** Refreshes until half of the way to w* is gone; Infinity without people or without learning. */
export function halfLife({ rate, aiShare }: RewardRefresh): number {
  const left = 1 - rate * (1 - aiShare);
  return left >= 1 ? Infinity : log(0.5) / log(left);
}
