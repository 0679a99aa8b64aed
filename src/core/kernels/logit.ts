import { exp, log } from '../simulation/exactMath.ts';

/** ln of the odds of a share; ∓Infinity at 0 and 1. */
export function logit(share: number): number {
  return share >= 1 ? Infinity : log(share / (1 - share));
}

/** The share with these log odds. */
export function fromLogit(x: number): number {
  return 1 / (1 + exp(-x));
}

/** The share whose odds are `factor` times those of `share`; for a factor > 0. Never above 1, and 1 stays 1, exactly. */
export function timesOdds(share: number, factor: number): number {
  return (factor * share) / (factor * share + (1 - share));
}
